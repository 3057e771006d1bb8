import { sql, type Insertable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type {
  GroupMemberTable,
  OrganisationGroupTable,
  OrganisationNameTable,
  OrganisationTable,
} from '../../platform/database/schema.js'

export interface OrganisationRow {
  id: string
  kind: string
  system: string
  parent_id: string | null
  name: string
  short_name: string
  symbol: string | null
  aliases: string[]
}

/** Organisations under the names that hold on a day. */
export async function selectOrganisations(db: Db, tenantId: string, on: string): Promise<OrganisationRow[]> {
  return db
    .selectFrom('organisation as o')
    .innerJoin('organisation_name as n', (join) =>
      join.onRef('n.tenant_id', '=', 'o.tenant_id').onRef('n.organisation_id', '=', 'o.id'),
    )
    .where('o.tenant_id', '=', tenantId)
    .where('n.valid_from', '<=', on)
    .where((eb) => eb.or([eb('n.valid_to', 'is', null), eb('n.valid_to', '>', on)]))
    .select(['o.id', 'o.kind', 'o.system', 'o.parent_id', 'n.name', 'n.short_name', 'n.symbol', 'n.aliases'])
    .orderBy('o.created_at')
    .orderBy('o.id')
    .execute()
}

export interface GroupRow {
  id: string
  name: string
  aliases: string[]
  member_ids: string[]
}

/** Groups with their members on a day. */
export async function selectGroups(db: Db, tenantId: string, on: string): Promise<GroupRow[]> {
  return db
    .selectFrom('organisation_group as g')
    .leftJoin('group_member as m', (join) =>
      join
        .onRef('m.tenant_id', '=', 'g.tenant_id')
        .onRef('m.group_id', '=', 'g.id')
        .on('m.valid_from', '<=', on)
        .on((eb) => eb.or([eb('m.valid_to', 'is', null), eb('m.valid_to', '>', on)])),
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

export async function insertOrganisation(
  db: Db,
  row: Insertable<OrganisationTable>,
  name: Insertable<OrganisationNameTable>,
): Promise<void> {
  await db.insertInto('organisation').values(row).execute()
  await db.insertInto('organisation_name').values(name).execute()
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
