/** The links of the chain beside their events, as the database prints them. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { Head, Link, RowName } from '../chain.js'

export async function selectTenants(db: Db): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('tenant').select(['id', 'name']).orderBy('created_at').orderBy('id').execute()
}

export async function selectHead(db: Db, tenantId: string): Promise<Head | null> {
  const head = await db
    .selectFrom('event_chain_head')
    .where('tenant_id', '=', tenantId)
    .select(['seq', 'hash'])
    .executeTakeFirst()
  return head ?? null
}

const AT = sql<string>`to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

interface LinkRow {
  seq: number
  event_id: string
  previous: Buffer
  hash: Buffer
  id: string | null
  at: string
  account_id: string | null
  document_id: string | null
  task_id: string | null
  assignment_id: string | null
  organisation_id: string | null
  operation: string
  data: string
}

const linkOf = (tenantId: string, row: LinkRow): Link => ({
  seq: row.seq,
  eventId: row.event_id,
  previous: row.previous,
  hash: row.hash,
  event:
    row.id === null
      ? null
      : {
          tenantId,
          id: row.id,
          at: row.at,
          accountId: row.account_id,
          documentId: row.document_id,
          taskId: row.task_id,
          assignmentId: row.assignment_id,
          organisationId: row.organisation_id,
          operation: row.operation,
          data: row.data,
        },
})

const FETCHED = 1000

/**
 * All links of a tenant in the order of their numbers, in pieces. By a cursor, so that the order holds even where somebody
 * has taken the keys away and numbers stand twice. `db` must be a transaction.
 */
export async function* selectLinks(db: Db, tenantId: string): AsyncGenerator<Link[]> {
  await sql`declare log_links no scroll cursor for
    select c.seq, c.event_id, c.previous, c.hash, e.id, ${AT} as at, e.account_id, e.document_id, e.task_id,
      e.assignment_id, e.organisation_id, e.operation, e.data::text as data
    from event_chain c left join event e on e.tenant_id = c.tenant_id and e.id = c.event_id
    where c.tenant_id = ${tenantId}
    order by c.seq, c.event_id`.execute(db)
  for (;;) {
    const { rows } = await sql<LinkRow>`fetch ${sql.lit(FETCHED)} from log_links`.execute(db)
    if (rows.length) yield rows.map((row) => linkOf(tenantId, row))
    if (rows.length < FETCHED) break
  }
  await sql`close log_links`.execute(db)
}

/** The first event that no link knows. */
export async function selectUnlinked(db: Db, tenantId: string): Promise<RowName | null> {
  const { rows } = await sql<{ id: string; at: string; operation: string }>`
    select e.id, ${AT} as at, e.operation from event e
    where e.tenant_id = ${tenantId}
      and not exists (select from event_chain c where c.tenant_id = e.tenant_id and c.event_id = e.id)
    order by e.id limit 1`.execute(db)
  const [row] = rows
  return row ? { seq: null, eventId: row.id, at: row.at, operation: row.operation } : null
}
