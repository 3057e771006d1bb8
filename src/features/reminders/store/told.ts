/** Events of which somebody is to be told, with the parts that they are about, and who is told. */
import { sql } from 'kysely'
import type { Role } from '../../../kernel/actor.js'
import type { Db } from '../../../platform/context.js'

export interface ToldEvent {
  id: string
  at: Date
  operation: string
  account_id: string | null
  organisation_id: string
  assignment_id: string | null
  task_id: string | null
  document_id: string | null
  role: 'lead' | 'cooperating' | 'under' | null
  /** The unit that gave a piece to the part's unit, and is told in the office's place; null: the office. */
  assigner_id: string | null
  state: string | null
  letter_id: string | null
}

/** Events by id, each with the part that it is about as it is now, or with its letter. */
export async function selectEvents(db: Db, tenantId: string, ids: string[]): Promise<ToldEvent[]> {
  const { rows } = await sql<ToldEvent>`
    select e.id, e.at, e.operation, e.account_id, coalesce(p.organisation_id, e.organisation_id) as organisation_id,
      p.id as assignment_id, p.task_id, p.document_id, p.role, p.assigner_id, p.state,
      case when p.id is null then (e.data ->> 'letterId')::uuid end as letter_id
    from event e
    left join assignment p on p.tenant_id = e.tenant_id and p.id = e.assignment_id
    where e.tenant_id = ${tenantId} and e.id = any(${ids}::uuid[])
      and (p.id is not null or (e.organisation_id is not null and e.data ->> 'letterId' is not null))
    order by e.id`.execute(db)
  return rows
}

/** Events from an id on whose operation is one of some: what a lost job would have told. */
export async function selectEventsSince(
  db: Db,
  tenantId: string,
  since: string,
  operations: string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('event')
    .where('tenant_id', '=', tenantId)
    .where('id', '>=', since)
    .where('operation', 'in', operations)
    .select('id')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

export interface Holder {
  account_id: string
  organisation_id: string
}

/** Accounts that hold one of some roles now, with the organisation they hold it on; suspended ones are left out. */
export async function selectHolders(
  db: Db,
  tenantId: string,
  now: Date,
  roles: string[],
  organisationIds: string[] | null,
): Promise<Holder[]> {
  let query = db
    .selectFrom('role_grant as g')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'g.tenant_id').onRef('a.id', '=', 'g.account_id').on('a.suspended', '=', false),
    )
    .where('g.tenant_id', '=', tenantId)
    .where('g.role', 'in', roles)
    .where('g.valid_from', '<=', now)
    .where((or) => or('g.valid_to', 'is', null).or('g.valid_to', '>', now))
    .select(['g.account_id', 'g.organisation_id'])
    .distinct()
  if (organisationIds) {
    if (!organisationIds.length) return []
    query = query.where('g.organisation_id', 'in', organisationIds)
  }
  return query.execute()
}

/** What an account holds now; null where it is suspended or not there. */
export async function selectGrants(
  db: Db,
  tenantId: string,
  accountId: string,
  now: Date,
): Promise<{ role: Role; organisationId: string }[] | null> {
  const account = await db
    .selectFrom('account')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', accountId)
    .where('suspended', '=', false)
    .select('id')
    .executeTakeFirst()
  if (!account) return null
  const rows = await db
    .selectFrom('role_grant')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('valid_from', '<=', now)
    .where((or) => or('valid_to', 'is', null).or('valid_to', '>', now))
    .select(['role', 'organisation_id'])
    .execute()
  return rows.map((row) => ({ role: row.role as Role, organisationId: row.organisation_id }))
}
