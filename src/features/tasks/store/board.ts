/** The tracking boards: dispatches that were issued, their tasks and parts. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'
import { ENDED, OPEN } from '../rules.js'
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

const OPEN_STATES = sql.join(OPEN.map((state) => sql.lit(state)))

/** Where a page of the list of boards ended: among those with late parts, or among the others. */
export type BoardPlace = { kind: 'late'; late: number; id: string } | { kind: 'rest'; at: string; id: string }

/** Issued dispatches with late parts, those with the most first; as a piece of a page behind a place. */
export async function selectLateDocuments(
  db: Db,
  tenantId: string,
  now: Date,
  after: { late: number; id: string } | null,
  limit: number,
): Promise<(BoardDocument & { late: number })[]> {
  const { rows } = await sql<BoardDocument & { late: number }>`
    with late as (
      select document_id, count(*)::int as late from assignment
      where tenant_id = ${tenantId} and due_at <= ${now} and state in (${OPEN_STATES}) and assigner_id is null
      group by document_id
    ), page as (
      select * from late where ${after ? sql`(late, document_id) < (${after.late}, ${after.id}::uuid)` : sql`true`}
      order by late desc, document_id desc limit ${limit}
    )
    select d.id, d.number, d.kind, d.subject, d.issued_on, d.issuer, page.late
    from page join document d on d.tenant_id = ${tenantId} and d.id = page.document_id
    order by page.late desc, d.id desc`.execute(db)
  return rows
}

/** Issued dispatches without late parts, the last issued first. */
export async function selectOtherDocuments(
  db: Db,
  tenantId: string,
  now: Date,
  after: { at: string; id: string } | null,
  limit: number,
): Promise<(BoardDocument & { at: string })[]> {
  const { rows } = await sql<BoardDocument & { at: string }>`
    select d.id, d.number, d.kind, d.subject, d.issued_on, d.issuer,
      to_char(d.issued_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from document d
    where d.tenant_id = ${tenantId} and d.state = 'issued'
      and ${after ? sql`(d.issued_at, d.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`}
      and not exists (
        select from assignment p
        where p.tenant_id = d.tenant_id and p.document_id = d.id and p.due_at <= ${now} and p.state in (${OPEN_STATES})
          and p.assigner_id is null)
    order by d.issued_at desc, d.id desc limit ${limit}`.execute(db)
  return rows
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

/** Parts of a dispatch that went over to successors: what those that live now go back to. */
export async function selectTransferred(db: Db, tenantId: string, documentId: string): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .where('state', '=', 'transferred')
    .selectAll()
    .execute()
}
