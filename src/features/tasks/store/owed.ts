/** What units owe: open parts that are late or due soon. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { AssignmentRow, TaskRow } from './parts.js'

const OPEN = ['issued', 'acknowledged', 'in_progress', 'returned', 'reopened'] as const

export type OwedRow = Pick<
  AssignmentRow,
  | 'id'
  | 'task_id'
  | 'document_id'
  | 'organisation_id'
  | 'role'
  | 'state'
  | 'due_at'
  | 'last_day'
  | 'own_day'
  | 'submitted_at'
> &
  Pick<TaskRow, 'title' | 'path' | 'deadline'> & {
    document_kind: string | null
    document_number: string | null
    document_date: string | null
  }

const owedRows = (db: Db, tenantId: string) =>
  db
    .selectFrom('assignment as p')
    .innerJoin('task as t', (join) => join.onRef('t.tenant_id', '=', 'p.tenant_id').onRef('t.id', '=', 'p.task_id'))
    .innerJoin('document as d', (join) =>
      join.onRef('d.tenant_id', '=', 'p.tenant_id').onRef('d.id', '=', 'p.document_id'),
    )
    .where('p.tenant_id', '=', tenantId)
    .select([
      'p.id',
      'p.task_id',
      'p.document_id',
      'p.organisation_id',
      'p.role',
      'p.state',
      'p.due_at',
      'p.last_day',
      'p.own_day',
      'p.submitted_at',
      't.title',
      't.path',
      't.deadline',
      'd.kind as document_kind',
      'd.number as document_number',
      'd.issued_on as document_date',
    ])
    .orderBy('p.due_at')
    .orderBy('t.number')
    .orderBy('p.id')

/** Open parts of units with a deadline up to an instant, the earliest first; of one dispatch, or of all. */
export async function selectOwed(
  db: Db,
  tenantId: string,
  unitIds: string[],
  until: Date,
  documentId: string | null,
  limit: number,
): Promise<OwedRow[]> {
  if (!unitIds.length) return []
  let query = owedRows(db, tenantId)
    .where('p.organisation_id', 'in', unitIds)
    .where('p.state', 'in', OPEN)
    // pieces for units below are owed to the unit that gave them
    .where('p.assigner_id', 'is', null)
    .where('p.due_at', '<=', until)
  if (documentId) query = query.where('p.document_id', '=', documentId)
  return query.limit(limit).execute()
}

/** Parts by their ids, whatever their state is now. */
export async function selectOwedParts(db: Db, tenantId: string, ids: string[]): Promise<OwedRow[]> {
  return ids.length ? owedRows(db, tenantId).where('p.id', 'in', ids).execute() : []
}

export interface OwedCount {
  organisation_id: string
  late: number
  soon: number
  /** Last day of the part that is late the longest. */
  oldest: string | null
}

/** How much each unit owes. */
export async function countOwed(
  db: Db,
  tenantId: string,
  now: Date,
  until: Date,
  documentId: string | null,
): Promise<OwedCount[]> {
  let query = db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('state', 'in', OPEN)
    .where('assigner_id', 'is', null)
    .where('due_at', '<=', until)
  if (documentId) query = query.where('document_id', '=', documentId)
  return query
    .select([
      'organisation_id',
      sql<number>`(count(*) filter (where due_at <= ${now}))::int`.as('late'),
      sql<number>`(count(*) filter (where due_at > ${now}))::int`.as('soon'),
      sql<string | null>`min(last_day) filter (where due_at <= ${now})`.as('oldest'),
    ])
    .groupBy('organisation_id')
    .execute()
}
