/** Groups of organisations and their members over time. */
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { GroupMemberTable, GroupRuleTable, OrganisationGroupTable } from '../../../platform/database/schema.js'
import type { GroupRule } from '../rules.js'

export interface GroupRow {
  id: string
  name: string
  aliases: string[]
  /** Listed members; none where a rule holds. */
  member_ids: string[]
  rule: GroupRule | null
}

/** Groups with those of their listed members that exist on a day, or with the rule that holds on it. */
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
      sql<GroupRule | null>`(select r.rule from group_rule r where r.tenant_id = g.tenant_id and r.group_id = g.id
        and r.valid_from <= ${on} and (r.valid_to is null or r.valid_to > ${on}))`.as('rule'),
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

export async function updateGroup(
  db: Db,
  tenantId: string,
  groupId: string,
  set: { name: string; aliases: string[] },
): Promise<void> {
  await db
    .updateTable('organisation_group')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', groupId)
    .execute()
}

export async function selectGroup(
  db: Db,
  tenantId: string,
  groupId: string,
): Promise<{ id: string; name: string; aliases: string[] } | undefined> {
  return db
    .selectFrom('organisation_group')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', groupId)
    .select(['id', 'name', 'aliases'])
    .executeTakeFirst()
}

/** All memberships of a group, ever. */
export async function selectMembersOf(
  db: Db,
  tenantId: string,
  groupId: string,
): Promise<Selectable<GroupMemberTable>[]> {
  return db
    .selectFrom('group_member')
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', groupId)
    .selectAll()
    .orderBy('valid_from')
    .execute()
}

/** Rules of a group, or of all, ever. */
export async function selectRules(
  db: Db,
  tenantId: string,
  groupId: string | null,
): Promise<Selectable<GroupRuleTable>[]> {
  return db
    .selectFrom('group_rule')
    .where('tenant_id', '=', tenantId)
    .$if(groupId !== null, (query) => query.where('group_id', '=', groupId))
    .selectAll()
    .orderBy('valid_from')
    .execute()
}

/** A rule that begins on a day; one that began on that day is replaced. */
export async function beginRule(db: Db, row: Insertable<GroupRuleTable>): Promise<void> {
  await db
    .insertInto('group_rule')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['tenant_id', 'group_id', 'valid_from'])
        .doUpdateSet({ rule: row.rule, valid_to: row.valid_to ?? null }),
    )
    .execute()
}

/** The rule that holds on a day ends with it; one that began on that day is taken out. */
export async function endRule(db: Db, tenantId: string, groupId: string, on: string): Promise<void> {
  await db
    .deleteFrom('group_rule')
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', groupId)
    .where('valid_from', '=', on)
    .execute()
  await db
    .updateTable('group_rule')
    .set({ valid_to: on })
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', groupId)
    .where('valid_from', '<', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .execute()
}

export async function setRuleEnd(
  db: Db,
  tenantId: string,
  row: { groupId: string; validFrom: string },
  validTo: string | null,
): Promise<void> {
  await db
    .updateTable('group_rule')
    .set({ valid_to: validTo })
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', row.groupId)
    .where('valid_from', '=', row.validFrom)
    .execute()
}

export async function deleteRule(db: Db, tenantId: string, groupId: string, validFrom: string): Promise<void> {
  await db
    .deleteFrom('group_rule')
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', groupId)
    .where('valid_from', '=', validFrom)
    .execute()
}
