/** Absences with the posts that they are about. */
import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { AbsenceTable } from '../../../platform/database/schema.js'

export interface AbsenceRow {
  id: string
  account_id: string
  substitute_id: string
  from_day: string
  until_day: string
  note: string | null
  made_by: string
  ended_at: Date | null
  absent_title: string
  absent_organisation: string
  substitute_title: string
  substitute_organisation: string
  ended_title: string | null
  roles: number
}

const rows = (db: Db, tenantId: string) =>
  db
    .selectFrom('absence as b')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'b.tenant_id').onRef('a.id', '=', 'b.account_id'),
    )
    .innerJoin('account as s', (join) =>
      join.onRef('s.tenant_id', '=', 'b.tenant_id').onRef('s.id', '=', 'b.substitute_id'),
    )
    .leftJoin('account as e', (join) => join.onRef('e.tenant_id', '=', 'b.tenant_id').onRef('e.id', '=', 'b.ended_by'))
    .where('b.tenant_id', '=', tenantId)
    .select([
      'b.id',
      'b.account_id',
      'b.substitute_id',
      'b.from_day',
      'b.until_day',
      'b.note',
      'b.made_by',
      'b.ended_at',
      'a.title as absent_title',
      'a.organisation_id as absent_organisation',
      's.title as substitute_title',
      's.organisation_id as substitute_organisation',
      'e.title as ended_title',
      sql<number>`(select count(*)::int from absence_grant g where g.tenant_id = b.tenant_id and g.absence_id = b.id)`.as(
        'roles',
      ),
    ])

/** Absences of an account, and those in which it stands in, the newest first. */
export const selectAbout = (db: Db, tenantId: string, accountId: string): Promise<AbsenceRow[]> =>
  rows(db, tenantId)
    .where((eb) => eb.or([eb('b.account_id', '=', accountId), eb('b.substitute_id', '=', accountId)]))
    .orderBy('b.from_day', 'desc')
    .orderBy('b.id', 'desc')
    .limit(100)
    .execute()

export const selectAbsence = (db: Db, tenantId: string, id: string): Promise<AbsenceRow | undefined> =>
  rows(db, tenantId).where('b.id', '=', id).executeTakeFirst()

export async function insertAbsence(db: Db, row: Insertable<AbsenceTable>, grantIds: string[]): Promise<void> {
  await db.insertInto('absence').values(row).execute()
  if (grantIds.length)
    await db
      .insertInto('absence_grant')
      .values(grantIds.map((id) => ({ tenant_id: row.tenant_id, absence_id: row.id, grant_id: id })))
      .execute()
}

export async function endAbsence(
  db: Db,
  tenantId: string,
  id: string,
  set: { ended_by: string; ended_at: Date },
): Promise<void> {
  await db.updateTable('absence').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** Grants that an account holds in somebody else's place, or that an absence brought. */
export async function selectBorrowed(db: Db, tenantId: string, accountId: string): Promise<Set<string>> {
  const found = await db
    .selectFrom('absence_grant as g')
    .innerJoin('absence as b', (join) =>
      join.onRef('b.tenant_id', '=', 'g.tenant_id').onRef('b.id', '=', 'g.absence_id'),
    )
    .where('g.tenant_id', '=', tenantId)
    .where('b.substitute_id', '=', accountId)
    .select('g.grant_id')
    .execute()
  return new Set(found.map((row) => row.grant_id))
}

export async function selectGrantsOf(db: Db, tenantId: string, absenceId: string): Promise<string[]> {
  const found = await db
    .selectFrom('absence_grant')
    .where('tenant_id', '=', tenantId)
    .where('absence_id', '=', absenceId)
    .select('grant_id')
    .execute()
  return found.map((row) => row.grant_id)
}

export interface PostRow {
  id: string
  title: string
  organisation_id: string
  suspended: boolean
}

/** Accounts of a unit, or all of the office; suspended ones only where they are asked for by id. */
export async function selectPosts(
  db: Db,
  tenantId: string,
  filter: { ids: string[]; lock?: boolean } | { organisationId: string | null },
): Promise<PostRow[]> {
  let query = db
    .selectFrom('account')
    .where('tenant_id', '=', tenantId)
    .select(['id', 'title', 'organisation_id', 'suspended'])
    .orderBy('title')
  if ('ids' in filter) {
    query = query.where('id', 'in', filter.ids)
    // Two namings about one post come one after the other.
    if (filter.lock) query = query.forUpdate()
  } else {
    query = query.where('suspended', '=', false)
    if (filter.organisationId) query = query.where('organisation_id', '=', filter.organisationId)
  }
  return query.execute()
}
