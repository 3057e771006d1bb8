/** What a change of the organisations writes, and how it is taken back. The caller holds the structure's lock. */
import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { GroupMemberTable, OrganisationRelationTable } from '../../../platform/database/schema.js'
import type { RelationRow } from './relations.js'

export async function setUnitEnd(db: Db, tenantId: string, ids: string[], validTo: string | null): Promise<void> {
  if (ids.length)
    await db
      .updateTable('organisation')
      .set({ valid_to: validTo })
      .where('tenant_id', '=', tenantId)
      .where('id', 'in', ids)
      .execute()
}

export async function setNameEnd(
  db: Db,
  tenantId: string,
  organisationId: string,
  validFrom: string,
  validTo: string | null,
): Promise<void> {
  await db
    .updateTable('organisation_name')
    .set({ valid_to: validTo })
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('valid_from', '=', validFrom)
    .execute()
}

export async function deleteName(db: Db, tenantId: string, organisationId: string, validFrom: string): Promise<void> {
  await db
    .deleteFrom('organisation_name')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('valid_from', '=', validFrom)
    .execute()
}

export async function setRelationEnd(db: Db, tenantId: string, id: string, validTo: string | null): Promise<void> {
  await db
    .updateTable('organisation_relation')
    .set({ valid_to: validTo })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** Takes relations out and answers them whole. */
export async function takeRelations(db: Db, tenantId: string, ids: string[]): Promise<RelationRow[]> {
  if (!ids.length) return []
  return db
    .deleteFrom('organisation_relation')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .returningAll()
    .execute()
}

export async function putRelationsBack(db: Db, rows: RelationRow[]): Promise<void> {
  if (rows.length)
    await db
      .insertInto('organisation_relation')
      .values(
        rows.map((row): Insertable<OrganisationRelationTable> => ({
          ...row,
          basis: row.basis && JSON.stringify(row.basis),
        })),
      )
      .execute()
}

export interface MemberRow {
  group_id: string
  organisation_id: string
  valid_from: string
  valid_to: string | null
}

/** Memberships of bodies that hold on a day. */
export async function selectMemberships(
  db: Db,
  tenantId: string,
  organisationIds: string[],
  on: string,
): Promise<MemberRow[]> {
  if (!organisationIds.length) return []
  return db
    .selectFrom('group_member')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', 'in', organisationIds)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .select(['group_id', 'organisation_id', 'valid_from', 'valid_to'])
    .orderBy('group_id')
    .execute()
}

export async function setMemberEnd(
  db: Db,
  tenantId: string,
  row: Pick<MemberRow, 'group_id' | 'organisation_id' | 'valid_from'>,
  validTo: string | null,
): Promise<void> {
  await db
    .updateTable('group_member')
    .set({ valid_to: validTo })
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', row.group_id)
    .where('organisation_id', '=', row.organisation_id)
    .where('valid_from', '=', row.valid_from)
    .execute()
}

/** Puts bodies into groups from a day on; who is in one already then stays as it is. Answers who was put in. */
export async function beginMembers(db: Db, rows: Insertable<GroupMemberTable>[]): Promise<MemberRow[]> {
  const begun: MemberRow[] = []
  for (const row of rows) {
    const there = await db
      .selectFrom('group_member')
      .where('tenant_id', '=', row.tenant_id)
      .where('group_id', '=', row.group_id)
      .where('organisation_id', '=', row.organisation_id)
      .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', row.valid_from)]))
      .select('group_id')
      .executeTakeFirst()
    if (there) continue
    begun.push(
      ...(await db
        .insertInto('group_member')
        .values(row)
        .returning(['group_id', 'organisation_id', 'valid_from', 'valid_to'])
        .execute()),
    )
  }
  return begun
}

/** A membership as it was before it ended, or was taken out. */
export async function putMemberBack(db: Db, tenantId: string, row: MemberRow): Promise<void> {
  await db
    .insertInto('group_member')
    .values({ tenant_id: tenantId, ...row })
    .onConflict((c) =>
      c.columns(['tenant_id', 'group_id', 'organisation_id', 'valid_from']).doUpdateSet({ valid_to: row.valid_to }),
    )
    .execute()
}

export async function deleteMember(
  db: Db,
  tenantId: string,
  row: Pick<MemberRow, 'group_id' | 'organisation_id' | 'valid_from'>,
): Promise<void> {
  await db
    .deleteFrom('group_member')
    .where('tenant_id', '=', tenantId)
    .where('group_id', '=', row.group_id)
    .where('organisation_id', '=', row.organisation_id)
    .where('valid_from', '=', row.valid_from)
    .execute()
}

/** Takes out a body that began by a change which is taken back. */
export async function deleteUnit(db: Db, tenantId: string, id: string): Promise<void> {
  await db.deleteFrom('organisation_name').where('tenant_id', '=', tenantId).where('organisation_id', '=', id).execute()
  await db.deleteFrom('organisation').where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/**
 * Whether anything stands on a body beside its own name: accounts, roles, parts of tasks, whatever a feature keeps. The database
 * knows every table that points at organisations, also those that are to come.
 */
export async function isUsed(db: Db, tenantId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.conrelid::regclass::text as "table", a.attname as "column"
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
    where c.contype = 'f' and c.confrelid = 'organisation'::regclass
      and c.conrelid not in ('organisation_name'::regclass, 'succession_body'::regclass)`.execute(db)
  for (const { table, column } of rows) {
    const found = await sql`select 1 from ${sql.table(table)}
      where tenant_id = ${tenantId} and ${sql.ref(column)} = ${id} limit 1`.execute(db)
    if (found.rows.length) return true
  }
  return false
}

/** Whether a later change, or one entered later for the same day, stands on one of the bodies. */
export async function isBuiltUpon(
  db: Db,
  tenantId: string,
  succession: { id: string; entered_at: Date },
  organisationIds: string[],
): Promise<boolean> {
  if (!organisationIds.length) return false
  const row = await db
    .selectFrom('succession_body as b')
    .innerJoin('succession as s', (join) =>
      join.onRef('s.tenant_id', '=', 'b.tenant_id').onRef('s.id', '=', 'b.succession_id'),
    )
    .where('b.tenant_id', '=', tenantId)
    .where('s.cancelled_at', 'is', null)
    // Of two that were entered at one instant the ids, made by time, tell which came later.
    .where((eb) =>
      eb.or([
        eb('s.entered_at', '>', succession.entered_at),
        eb.and([eb('s.entered_at', '=', succession.entered_at), eb('s.id', '>', succession.id)]),
      ]),
    )
    .where('b.organisation_id', 'in', organisationIds)
    .select(sql<number>`1`.as('one'))
    .executeTakeFirst()
  return row !== undefined
}
