/** Groups of organisations and their members over time. */
import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { GroupMemberTable, OrganisationGroupTable } from '../../../platform/database/schema.js'

export interface GroupRow {
  id: string
  name: string
  aliases: string[]
  member_ids: string[]
}

/** Groups with those of their members that exist on a day. */
export async function selectGroups(db: Db, tenantId: string, on: string): Promise<GroupRow[]> {
  return db
    .selectFrom('organisation_group as g')
    .leftJoin('group_member as m', (join) =>
      join
        .onRef('m.tenant_id', '=', 'g.tenant_id')
        .onRef('m.group_id', '=', 'g.id')
        .on('m.valid_from', '<=', on)
        .on((eb) => eb.or([eb('m.valid_to', 'is', null), eb('m.valid_to', '>', on)]))
        .on((eb) =>
          eb.exists(
            eb
              .selectFrom('organisation as o')
              .whereRef('o.tenant_id', '=', 'm.tenant_id')
              .whereRef('o.id', '=', 'm.organisation_id')
              .where('o.valid_from', '<=', on)
              .where((is) => is.or([is('o.valid_to', 'is', null), is('o.valid_to', '>', on)]))
              .select('o.id'),
          ),
        ),
    )
    .where('g.tenant_id', '=', tenantId)
    .select([
      'g.id',
      'g.name',
      'g.aliases',
      sql<
        string[]
      >`coalesce(array_agg(m.organisation_id order by m.organisation_id) filter (where m.organisation_id is not null), '{}')`.as(
        'member_ids',
      ),
    ])
    .groupBy(['g.tenant_id', 'g.id', 'g.name', 'g.aliases', 'g.created_at'])
    .orderBy('g.created_at')
    .execute()
}

export async function insertGroup(db: Db, row: Insertable<OrganisationGroupTable>): Promise<void> {
  await db.insertInto('organisation_group').values(row).execute()
}

export async function insertMembers(db: Db, rows: Insertable<GroupMemberTable>[]): Promise<void> {
  if (rows.length)
    await db
      .insertInto('group_member')
      .values(rows)
      .onConflict((c) =>
        c.columns(['tenant_id', 'group_id', 'organisation_id', 'valid_from']).doUpdateSet({ valid_to: null }),
      )
      .execute()
}

/** Membership of those that are no longer in the list ends on a day; one that began on that day is taken out. */
export async function endMembers(
  db: Db,
  tenantId: string,
  groupId: string,
  leaving: string[],
  on: string,
): Promise<void> {
  if (!leaving.length) return
  await db
    .deleteFrom('group_member')
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', groupId)
    .where('organisation_id', 'in', leaving)
    .where('valid_from', '=', on)
    .execute()
  await db
    .updateTable('group_member')
    .set({ valid_to: on })
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', groupId)
    .where('organisation_id', 'in', leaving)
    .where('valid_to', 'is', null)
    .execute()
}

export async function renameGroup(db: Db, tenantId: string, groupId: string, name: string): Promise<number> {
  const result = await db
    .updateTable('organisation_group')
    .set({ name })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', groupId)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
