import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type { AssignmentTable, EvidenceTable, SubmissionTable, TaskTable } from '../../platform/database/schema.js'

export type AssignmentRow = Selectable<AssignmentTable>
export type TaskRow = Omit<Selectable<TaskTable>, 'search' | 'search_text'>

const inSlices = async <T>(rows: T[], size: number, write: (slice: T[]) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < rows.length; at += size) await write(rows.slice(at, at + size))
}

export async function insertTasks(db: Db, rows: Insertable<TaskTable>[]): Promise<void> {
  await inSlices(rows, 200, (slice) => db.insertInto('task').values(slice).execute())
}

export async function insertAssignments(db: Db, rows: Insertable<AssignmentTable>[]): Promise<void> {
  await inSlices(rows, 500, (slice) => db.insertInto('assignment').values(slice).execute())
}

/** The part's row, locked: two steps on one part come one after the other. */
export async function lockAssignment(db: Db, tenantId: string, id: string): Promise<AssignmentRow | undefined> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

export async function updateAssignment(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<AssignmentTable>,
): Promise<number> {
  const row = await db
    .updateTable('assignment')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export type TaskWithDocument = TaskRow & {
  document_number: string | null
  document_kind: string | null
  document_subject: string | null
  document_date: string | null
  document_issuer: string | null
  issued_title: string
  of_number: number
}

export async function selectTask(db: Db, tenantId: string, id: string): Promise<TaskWithDocument | undefined> {
  return db
    .selectFrom('task as t')
    .innerJoin('document as d', (join) =>
      join.onRef('d.tenant_id', '=', 't.tenant_id').onRef('d.id', '=', 't.document_id'),
    )
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 't.tenant_id').onRef('a.id', '=', 't.issued_by'),
    )
    .where('t.tenant_id', '=', tenantId)
    .where('t.id', '=', id)
    .select([
      't.tenant_id',
      't.id',
      't.document_id',
      't.order_id',
      't.number',
      't.path',
      't.title',
      't.action',
      't.quote',
      't.span',
      't.product',
      't.report_to',
      't.conditional',
      't.deadline',
      't.last_day',
      't.due_at',
      't.working_days_given',
      't.confirmed_by',
      't.issued_by',
      't.issued_at',
      'd.number as document_number',
      'd.kind as document_kind',
      'd.subject as document_subject',
      'd.issued_on as document_date',
      'd.issuer as document_issuer',
      'a.title as issued_title',
      sql<number>`(select count(*)::int from task o where o.tenant_id = t.tenant_id and o.document_id = t.document_id)`.as(
        'of_number',
      ),
    ])
    .executeTakeFirst()
}

export async function selectAssignments(db: Db, tenantId: string, taskId: string): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', taskId)
    .selectAll()
    .orderBy('role', 'desc')
    .orderBy('part')
    .orderBy('id')
    .execute()
}

export type SubmissionRow = Selectable<SubmissionTable> & { submitted_title: string; decided_title: string | null }

export async function selectSubmissions(db: Db, tenantId: string, assignmentIds: string[]): Promise<SubmissionRow[]> {
  if (!assignmentIds.length) return []
  return db
    .selectFrom('submission as s')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.submitted_by'),
    )
    .leftJoin('account as r', (join) =>
      join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.id', '=', 's.decided_by'),
    )
    .where('s.tenant_id', '=', tenantId)
    .where('s.assignment_id', 'in', assignmentIds)
    .selectAll('s')
    .select(['a.title as submitted_title', 'r.title as decided_title'])
    .orderBy('s.nth', 'desc')
    .execute()
}

export type EvidenceRow = Selectable<EvidenceTable> & { size: number | null; media_type: string | null }

export async function selectEvidence(db: Db, tenantId: string, submissionIds: string[]): Promise<EvidenceRow[]> {
  if (!submissionIds.length) return []
  return db
    .selectFrom('evidence as e')
    .leftJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'e.tenant_id').onRef('f.id', '=', 'e.file_id'),
    )
    .where('e.tenant_id', '=', tenantId)
    .where('e.submission_id', 'in', submissionIds)
    .selectAll('e')
    .select(['f.size', 'f.media_type'])
    .orderBy('e.id')
    .execute()
}

/** A piece of evidence with its file and the part that it belongs to. */
export async function selectEvidenceFile(
  db: Db,
  tenantId: string,
  id: string,
): Promise<
  | {
      organisation_id: string
      submission_id: string | null
      sha256: string
      name: string
      size: number
      media_type: string
    }
  | undefined
> {
  return db
    .selectFrom('evidence as e')
    .innerJoin('assignment as p', (join) =>
      join.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.id', '=', 'e.assignment_id'),
    )
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'e.tenant_id').onRef('f.id', '=', 'e.file_id'),
    )
    .where('e.tenant_id', '=', tenantId)
    .where('e.id', '=', id)
    .select(['p.organisation_id', 'e.submission_id', 'f.sha256', 'f.name', 'f.size', 'f.media_type'])
    .executeTakeFirst()
}

export async function insertEvidence(db: Db, rows: Insertable<EvidenceTable>[]): Promise<void> {
  if (rows.length) await db.insertInto('evidence').values(rows).execute()
}

/** Puts waiting files under a submission; answers how many were the part's own and still waiting. */
export async function attachEvidence(
  db: Db,
  tenantId: string,
  assignmentId: string,
  submissionId: string,
  ids: string[],
): Promise<number> {
  if (!ids.length) return 0
  const result = await db
    .updateTable('evidence')
    .set({ submission_id: submissionId })
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', '=', assignmentId)
    .where('submission_id', 'is', null)
    .where('id', 'in', ids)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

export async function selectSubmission(
  db: Db,
  tenantId: string,
  id: string,
): Promise<Selectable<SubmissionTable> | undefined> {
  return db
    .selectFrom('submission')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

export async function insertSubmission(db: Db, row: Omit<Insertable<SubmissionTable>, 'nth'>): Promise<void> {
  const { nth } = await db
    .selectFrom('submission')
    .where('tenant_id', '=', row.tenant_id)
    .where('assignment_id', '=', row.assignment_id)
    .select((eb) => eb(eb.fn.coalesce(eb.fn.max('nth'), sql<number>`0`), '+', 1).as('nth'))
    .executeTakeFirstOrThrow()
  await db
    .insertInto('submission')
    .values({ ...row, nth })
    .execute()
}

/** Decides the newest submission of a part. */
export async function decideSubmission(
  db: Db,
  tenantId: string,
  assignmentId: string,
  set: { decision: 'accept' | 'return'; decision_reason: string | null; decided_by: string; decided_at: Date },
): Promise<void> {
  const newest = db
    .selectFrom('submission')
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', '=', assignmentId)
    .select((eb) => eb.fn.max('nth').as('nth'))
  await db
    .updateTable('submission')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', '=', assignmentId)
    .where('nth', '=', newest)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
}

/* The home page */

export type WorkDbRow = Pick<
  AssignmentRow,
  | 'id'
  | 'task_id'
  | 'document_id'
  | 'organisation_id'
  | 'role'
  | 'state'
  | 'due_at'
  | 'last_day'
  | 'submitted_at'
  | 'reason'
  | 'reason_at'
  | 'version'
> & {
  title: string
  path: string
  deadline: unknown
  working_days_given: number | null
  document_number: string | null
  document_kind: string | null
  document_issuer: string | null
  reason_title: string | null
}

const workRows = (db: Db, tenantId: string) =>
  db
    .selectFrom('assignment as p')
    .innerJoin('task as t', (join) => join.onRef('t.tenant_id', '=', 'p.tenant_id').onRef('t.id', '=', 'p.task_id'))
    .innerJoin('document as d', (join) =>
      join.onRef('d.tenant_id', '=', 'p.tenant_id').onRef('d.id', '=', 'p.document_id'),
    )
    .leftJoin('account as r', (join) => join.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.id', '=', 'p.reason_by'))
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
      'p.submitted_at',
      'p.reason',
      'p.reason_at',
      'p.version',
      't.title',
      't.path',
      't.deadline',
      't.working_days_given',
      'd.number as document_number',
      'd.kind as document_kind',
      'd.issuer as document_issuer',
      'r.title as reason_title',
    ])

export type OpenPart = Pick<AssignmentRow, 'id' | 'state' | 'due_at' | 'last_day' | 'submitted_at'>

/** All open parts of units, the earliest deadline first: as much as is needed to count them. */
export async function selectOpenParts(db: Db, tenantId: string, unitIds: string[]): Promise<OpenPart[]> {
  if (!unitIds.length) return []
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', 'in', unitIds)
    .where('state', 'not in', ['accepted', 'withdrawn', 'handed_on'])
    .select(['id', 'state', 'due_at', 'last_day', 'submitted_at'])
    .orderBy(sql`due_at asc nulls last`)
    .orderBy('id')
    .execute()
}

/** Parts by their ids, in no order. */
export async function selectParts(db: Db, tenantId: string, ids: string[]): Promise<WorkDbRow[]> {
  return ids.length ? workRows(db, tenantId).where('p.id', 'in', ids).execute() : []
}

/** Parts of units accepted last. */
export async function selectLastAccepted(
  db: Db,
  tenantId: string,
  unitIds: string[],
  limit: number,
): Promise<WorkDbRow[]> {
  if (!unitIds.length) return []
  return workRows(db, tenantId)
    .where('p.organisation_id', 'in', unitIds)
    .where('p.state', '=', 'accepted')
    .orderBy('p.accepted_at', 'desc')
    .limit(limit)
    .execute()
}

/** Parts of the whole office in a state that waits for somebody there, the longest waiting first. */
export async function selectWaitingParts(
  db: Db,
  tenantId: string,
  state: 'submitted' | 'disputed',
  limit: number,
): Promise<WorkDbRow[]> {
  return workRows(db, tenantId)
    .where('p.state', '=', state)
    .orderBy('p.submitted_at')
    .orderBy('p.id')
    .limit(limit)
    .execute()
}

/** Late parts of the whole office, the latest first. */
export async function selectLateParts(db: Db, tenantId: string, now: Date, limit: number): Promise<WorkDbRow[]> {
  return workRows(db, tenantId)
    .where('p.due_at', '<=', now)
    .where('p.state', 'in', ['issued', 'acknowledged', 'in_progress', 'returned'])
    .orderBy('p.due_at')
    .orderBy('p.id')
    .limit(limit)
    .execute()
}

export async function countParts(db: Db, tenantId: string, state: 'submitted' | 'disputed'): Promise<number> {
  const { n } = await db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', state)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export async function countLate(db: Db, tenantId: string, now: Date): Promise<number> {
  const { n } = await db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('due_at', '<=', now)
    .where('state', 'in', ['issued', 'acknowledged', 'in_progress', 'returned'])
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export interface WaitingDocument {
  id: string
  number: string | null
  kind: string | null
  issuer: string | null
  subject: string | null
  name: string
  orders: number
}

export async function countWaitingDocuments(db: Db, tenantId: string): Promise<number> {
  const { n } = await db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'read')
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Dispatches that are read and wait for a person, the longest waiting first. */
export async function selectWaitingDocuments(db: Db, tenantId: string, limit: number): Promise<WaitingDocument[]> {
  return db
    .selectFrom('document as d')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'd.tenant_id').onRef('f.id', '=', 'd.file_id'),
    )
    .where('d.tenant_id', '=', tenantId)
    .where('d.state', '=', 'read')
    .select([
      'd.id',
      'd.number',
      'd.kind',
      'd.issuer',
      'd.subject',
      'f.name',
      sql<number>`(select count(*)::int from reading_order o where o.tenant_id = d.tenant_id and o.document_id = d.id and o.state <> 'dropped')`.as(
        'orders',
      ),
    ])
    .orderBy('d.received_at')
    .limit(limit)
    .execute()
}

/* Boards */

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
  return db
    .selectFrom('assignment')
    .$if(unitIds !== null, (query) => query.where('organisation_id', 'in', unitIds ?? []))
    .where('tenant_id', '=', tenantId)
    .where('document_id', 'in', documentIds)
    .where('state', 'not in', ['withdrawn', 'handed_on'])
    .select([
      'document_id',
      sql<number>`count(*)::int`.as('parts'),
      sql<number>`(count(*) filter (where state = 'accepted'))::int`.as('done'),
      sql<number>`(count(*) filter (where due_at <= ${now} and state in ('issued', 'acknowledged', 'in_progress', 'returned')))::int`.as(
        'late',
      ),
      sql<number>`(count(*) filter (where state = 'submitted'))::int`.as('to_review'),
    ])
    .groupBy('document_id')
    .execute()
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
    .where('state', 'not in', ['withdrawn', 'handed_on'])
    .selectAll()
    .orderBy('id')
    .execute()
}
