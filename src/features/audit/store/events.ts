import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { EventTable } from '../../../platform/database/schema.js'

export async function insertEvents(db: Db, rows: Insertable<EventTable>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto('event')
      .values(rows.slice(at, at + 500))
      .execute()
}

export interface EventRow {
  id: string
  at: Date
  operation: string
  assignment_id: string | null
  organisation_id: string | null
  data: Record<string, unknown>
  title: string | null
  actor_organisation_id: string | null
  /** Posts that were away and in whose place the account could act just then. */
  stands_for: string | null
}

/** Of an event's account: for whom it stood in, with roles that it had for that alone. Days are days at UTC+7. */
const STANDS_FOR = sql<string | null>`(
  select string_agg(away.title, ', ' order by away.title)
  from absence b join account away on away.tenant_id = b.tenant_id and away.id = b.account_id
  where b.tenant_id = event.tenant_id and b.substitute_id = event.account_id and b.made_at <= event.at
    and (event.at at time zone 'UTC' + interval '7 hours')::date between b.from_day and b.until_day
    and (b.ended_at is null or event.at < b.ended_at)
    and exists (select from absence_grant g where g.tenant_id = b.tenant_id and g.absence_id = b.id))`

/** Events of a task, newest first. */
export async function selectTaskEvents(db: Db, tenantId: string, taskId: string, limit: number): Promise<EventRow[]> {
  return db
    .selectFrom('event')
    .leftJoin('account', (join) =>
      join.onRef('account.tenant_id', '=', 'event.tenant_id').onRef('account.id', '=', 'event.account_id'),
    )
    .where('event.tenant_id', '=', tenantId)
    .where('event.task_id', '=', taskId)
    .select([
      'event.id',
      'event.at',
      'event.operation',
      'event.assignment_id',
      'event.organisation_id',
      'event.data',
      'account.title',
      'account.organisation_id as actor_organisation_id',
      STANDS_FOR.as('stands_for'),
    ])
    .orderBy('event.id', 'desc')
    .limit(limit)
    .execute()
}
