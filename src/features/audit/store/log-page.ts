/** Rows of the log as people read them. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'

/** The last row of a page; `at` in microseconds. */
export interface LogPlace {
  at: string
  id: string
}

export interface LogFilter {
  /** Included. */
  from: Date | null
  /** Not included. */
  until: Date | null
  operation: string | null
  unitId: string | null
  after: LogPlace | null
  limit: number
}

export interface LogDbRow {
  id: string
  seq: number | null
  at: string
  operation: string
  title: string | null
  organisation: string | null
  unit: string | null
}

/** The name that an organisation had on the day of the event. */
const nameThen = (organisation: string) => sql`left join lateral (
  select n.short_name from organisation_name n
  where n.tenant_id = e.tenant_id and n.organisation_id = ${sql.ref(organisation)}
    and n.valid_from <= (e.at at time zone 'Asia/Ho_Chi_Minh')::date
  order by n.valid_from desc limit 1)`

/** Newest first. The page is found by an index before names are looked up. */
export async function selectLogRows(db: Db, tenantId: string, filter: LogFilter): Promise<LogDbRow[]> {
  const conditions = [sql`tenant_id = ${tenantId}`]
  if (filter.from) conditions.push(sql`at >= ${filter.from}`)
  if (filter.until) conditions.push(sql`at < ${filter.until}`)
  if (filter.operation) conditions.push(sql`operation = ${filter.operation}`)
  if (filter.unitId) conditions.push(sql`organisation_id = ${filter.unitId}`)
  if (filter.after) conditions.push(sql`(at, id) < (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)`)
  const { rows } = await sql<LogDbRow>`
    with e as (
      select * from event where ${sql.join(conditions, sql` and `)} order by at desc, id desc limit ${filter.limit}
    )
    select e.id, c.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.operation,
      a.title, ao.short_name as organisation, u.short_name as unit
    from e
    left join event_chain c on c.tenant_id = e.tenant_id and c.event_id = e.id
    left join account a on a.tenant_id = e.tenant_id and a.id = e.account_id
    ${nameThen('a.organisation_id')} ao on true
    ${nameThen('e.organisation_id')} u on true
    order by e.at desc, e.id desc`.execute(db)
  return rows
}

/** The last time that somebody had the chain read. */
export async function selectLastCheck(
  db: Db,
  tenantId: string,
): Promise<{ at: Date; data: Record<string, unknown>; title: string | null } | null> {
  const row = await db
    .selectFrom('event as e')
    .leftJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'e.tenant_id').onRef('a.id', '=', 'e.account_id'),
    )
    .where('e.tenant_id', '=', tenantId)
    .where('e.operation', '=', 'checkLog')
    .select(['e.at', 'e.data', 'a.title'])
    .orderBy('e.at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
