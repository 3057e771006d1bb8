/** Parts of units a page at a time, and late parts counted by unit. */
import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../../platform/context.js'
import { CLOSED, OPEN } from '../rules.js'
import { type WorkDbRow, workRows } from './work.js'

/** Where a page ended; `at` null: behind the last part with a date. */
export interface PartPlace {
  at: string | null
  id: string
}

export interface PartFilter {
  unitIds: string[]
  view: 'open' | 'closed'
  state: string | null
  time: 'late' | 'soon' | 'later' | 'none' | null
  role: string | null
  documentId: string | null
  now: Date
  /** The last day that counts as soon. */
  soonUntil: string
}

const list = (values: readonly string[]) => sql.join(values.map((value) => sql.lit(value)))
const CLOSED_STATES = list(CLOSED)
const OPEN_STATES = list(OPEN)
/** As text in microseconds, for the place of a page: a Date has only milliseconds. */
const exact = (column: 'due_at' | 'state_since') =>
  sql<string | null>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

function conditionsOf(tenantId: string, filter: PartFilter): RawBuilder<unknown>[] {
  const { unitIds, view, state, time, role, documentId, now, soonUntil } = filter
  const all = [sql`tenant_id = ${tenantId}`]
  all.push(unitIds.length === 1 ? sql`organisation_id = ${unitIds[0]}` : sql`organisation_id = any(${unitIds}::uuid[])`)
  // The words of the partial indexes, so that the planner knows them again.
  all.push(view === 'open' ? sql`state not in (${CLOSED_STATES})` : sql`state in (${CLOSED_STATES})`)
  if (state) all.push(sql`state = ${state}`)
  if (role) all.push(sql`role = ${role}`)
  if (documentId) all.push(sql`document_id = ${documentId}`)
  if (time) all.push(sql`state in (${OPEN_STATES})`)
  if (time === 'late') all.push(sql`due_at <= ${now}`)
  if (time === 'soon') all.push(sql`due_at > ${now} and last_day <= ${soonUntil}`)
  if (time === 'later') all.push(sql`due_at > ${now} and last_day > ${soonUntil}`)
  if (time === 'none') all.push(sql`due_at is null`)
  return all
}

const and = (conditions: RawBuilder<unknown>[]) => sql.join(conditions, sql` and `)

/** The rows of one page with their places, in order. Parts with a date come before those without. */
export async function selectPartPage(
  db: Db,
  tenantId: string,
  filter: PartFilter,
  after: PartPlace | null,
  limit: number,
): Promise<(WorkDbRow & PartPlace)[]> {
  const all = conditionsOf(tenantId, filter)
  const most = sql.lit(limit) // so that the planner knows how little a page is
  const beyond = (column: 'due_at' | 'state_since', sign: '>' | '<') =>
    after?.at ? [sql`(${sql.ref(column)}, id) ${sql.raw(sign)} (${after.at}::timestamptz, ${after.id}::uuid)`] : []
  if (filter.view === 'closed') {
    const page = sql<PartPlace>`(select id, ${exact('state_since')} as at from assignment
      where ${and([...all, ...beyond('state_since', '<')])} order by state_since desc, id desc limit ${most})`
    return rowsOn(db, tenantId, page).orderBy('page.at', 'desc').orderBy('page.id', 'desc').execute()
  }
  // Two pieces of one index, the second read only where the first does not fill the page.
  const dated = sql`(select id, ${exact('due_at')} as at from assignment
    where ${and([...all, sql`due_at is not null`, ...beyond('due_at', '>')])} order by due_at, id limit ${most})`
  const undatedFrom = after && after.at === null ? [sql`id > ${after.id}::uuid`] : []
  const undated = sql`(select id, null as at from assignment
    where ${and([...all, sql`due_at is null`, ...undatedFrom])} order by id limit ${most})`
  const pieces = after && after.at === null ? undated : sql`${dated} union all ${undated}`
  const page = sql<PartPlace>`(select * from (${pieces}) piece limit ${most})`
  return rowsOn(db, tenantId, page)
    .orderBy('page.at', (order) => order.asc().nullsLast())
    .orderBy('page.id')
    .execute()
}

const rowsOn = (db: Db, tenantId: string, page: RawBuilder<PartPlace>) =>
  workRows(db, tenantId)
    .innerJoin(page.as('page'), (join) => join.onRef('page.id', '=', 'p.id'))
    .select('page.at')

export async function countPartPage(db: Db, tenantId: string, filter: PartFilter): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from assignment where ${and(conditionsOf(tenantId, filter))}`.execute(db)
  return rows[0]?.n ?? 0
}

export interface LateCount {
  organisation_id: string
  late: number
  since: Date
}

/**
 * Parts by unit that are past the deadline as ordered, and on time only by what was granted; pieces that units gave to units below
 * are left out. The condition has the words of the partial index.
 */
export async function selectExtendedCounts(
  db: Db,
  tenantId: string,
  now: Date,
): Promise<{ organisation_id: string; extended: number }[]> {
  const { rows } = await sql<{ organisation_id: string; extended: number }>`
    select organisation_id, count(*)::int as extended from assignment
    where tenant_id = ${tenantId} and ordered_due_at <= ${now} and due_at > ${now} and due_at > ordered_due_at
      and state in (${OPEN_STATES}) and assigner_id is null
    group by organisation_id`.execute(db)
  return rows
}

/** Late parts by unit, the most first; pieces that units gave to units below are the units' own business. */
export async function selectLateCounts(db: Db, tenantId: string, now: Date): Promise<LateCount[]> {
  const { rows } = await sql<LateCount>`
    select organisation_id, count(*)::int as late, min(due_at) as since from assignment
    where tenant_id = ${tenantId} and due_at <= ${now} and state in (${OPEN_STATES}) and assigner_id is null
    group by organisation_id order by late desc, organisation_id`.execute(db)
  return rows
}
