import type { Insertable } from 'kysely'
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
}

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
    ])
    .orderBy('event.id', 'desc')
    .limit(limit)
    .execute()
}
