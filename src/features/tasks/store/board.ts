/** The tracking boards: dispatches that were issued, their tasks and parts. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'
import { ENDED } from '../rules.js'
import type { AssignmentRow, TaskRow } from './parts.js'

export interface PartCounts {
  document_id: string
  parts: number
  done: number
  late: number
  to_review: number
}

/** `unitIds` null: the parts of all units. */
export async function selectPartCounts(
  db: Db,
  tenantId: string,
  documentIds: string[],
  unitIds: string[] | null,
  now: Date,
): Promise<PartCounts[]> {
  if (!documentIds.length || unitIds?.length === 0) return []
  return (
    db
      .selectFrom('assignment')
      .$if(unitIds !== null, (query) => query.where('organisation_id', 'in', unitIds ?? []))
      .where('tenant_id', '=', tenantId)
      .where('document_id', 'in', documentIds)
      // pieces that units gave to units below are the units' own business
      .$if(unitIds === null, (query) => query.where('assigner_id', 'is', null))
      .where('state', 'not in', [...ENDED])
      .select([
        'document_id',
        sql<number>`count(*)::int`.as('parts'),
        sql<number>`(count(*) filter (where state = 'accepted'))::int`.as('done'),
        sql<number>`(count(*) filter (where due_at <= ${now} and state in ('issued', 'acknowledged', 'in_progress', 'returned', 'reopened')))::int`.as(
          'late',
        ),
        sql<number>`(count(*) filter (where state = 'submitted'))::int`.as('to_review'),
      ])
      .groupBy('document_id')
      .execute()
  )
}

export interface BoardDocument {
  id: string
  number: string | null
  kind: string | null
  subject: string | null
  issued_on: string | null
  issuer: string | null
}

export async function selectIssuedDocuments(db: Db, tenantId: string, limit: number): Promise<BoardDocument[]> {
  return db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'issued')
    .select(['id', 'number', 'kind', 'subject', 'issued_on', 'issuer'])
    .orderBy('issued_at', 'desc')
    .limit(limit)
    .execute()
}

export async function selectIssuedDocument(db: Db, tenantId: string, id: string): Promise<BoardDocument | undefined> {
  return db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'issued')
    .select(['id', 'number', 'kind', 'subject', 'issued_on', 'issuer'])
    .executeTakeFirst()
}

export async function selectTasksOf(
  db: Db,
  tenantId: string,
  documentId: string,
): Promise<Pick<TaskRow, 'id' | 'number' | 'path' | 'title' | 'deadline' | 'last_day' | 'working_days_given'>[]> {
  return db
    .selectFrom('task')
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .select(['id', 'number', 'path', 'title', 'deadline', 'last_day', 'working_days_given'])
    .orderBy('number')
    .execute()
}

export async function selectPartsOf(db: Db, tenantId: string, documentId: string): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .where('assigner_id', 'is', null)
    .where('state', 'not in', [...ENDED])
    .selectAll()
    .orderBy('id')
    .execute()
}
