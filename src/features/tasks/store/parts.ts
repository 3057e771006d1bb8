/** Tasks and the part that each organisation has in one. */
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { AssignmentTable, TaskTable } from '../../../platform/database/schema.js'
import { CLOSED } from '../rules.js'

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

/** A task's row, locked: two changes of one task come one after the other. */
export async function lockTask(
  db: Db,
  tenantId: string,
  id: string,
): Promise<{ id: string; document_id: string } | undefined> {
  return db
    .selectFrom('task')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select(['id', 'document_id'])
    .forUpdate()
    .executeTakeFirst()
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

export async function selectAssignment(db: Db, tenantId: string, id: string): Promise<AssignmentRow | undefined> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

/** Parts of a dispatch, or of some of its tasks, that are not over, locked in the order in which they were made. */
export async function lockUnfinished(
  db: Db,
  tenantId: string,
  documentId: string,
  taskIds: readonly string[] | null,
): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .where('state', 'not in', [...CLOSED])
    .$if(taskIds !== null, (query) => query.where('task_id', 'in', taskIds ?? []))
    .selectAll()
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The pieces that a part was divided into, locked. */
export async function lockPieces(db: Db, tenantId: string, id: string): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('under_id', '=', id)
    .selectAll()
    .orderBy('id')
    .forUpdate()
    .execute()
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
      't.expanded_on',
      't.expanded_groups',
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

/** Who has a part that went over to successors, and who gave it to them; none where it did not. */
export async function selectHeirs(
  db: Db,
  tenantId: string,
  assignmentId: string,
): Promise<{ organisation_id: string; assigner_id: string | null }[]> {
  const { rows } = await sql<{ organisation_id: string; assigner_id: string | null }>`
    with recursive heir as (
      select id, organisation_id, assigner_id from assignment where tenant_id = ${tenantId} and inherited_from = ${assignmentId}
      union
      select a.id, a.organisation_id, a.assigner_id from assignment a join heir on a.inherited_from = heir.id where a.tenant_id = ${tenantId}
    ) select organisation_id, assigner_id from heir`.execute(db)
  return rows
}

/** Pieces of a part that are not over become pieces of another, given by another unit; answers them as they were. */
export async function movePieces(
  db: Db,
  tenantId: string,
  partId: string,
  to: { partId: string; organisationId: string },
): Promise<AssignmentRow[]> {
  return db
    .updateTable('assignment')
    .set({ under_id: to.partId, assigner_id: to.organisationId })
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('under_id', '=', partId)
    .where('state', 'not in', ['accepted', 'withdrawn', 'cancelled', 'handed_on', 'transferred'])
    .returningAll()
    .execute()
}

/** The pieces that a part was divided into. */
export async function selectPieces(
  db: Db,
  tenantId: string,
  id: string,
): Promise<Pick<AssignmentRow, 'id' | 'state'>[]> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('under_id', '=', id)
    .select(['id', 'state'])
    .execute()
}

export async function selectAssignmentsById(db: Db, tenantId: string, ids: string[]): Promise<AssignmentRow[]> {
  if (!ids.length) return []
  return db.selectFrom('assignment').where('tenant_id', '=', tenantId).where('id', 'in', ids).selectAll().execute()
}

/** Whether who gave the part has reminded of it since an instant. */
export async function isRemindedSince(
  db: Db,
  part: Pick<AssignmentRow, 'tenant_id' | 'id' | 'task_id'>,
  since: Date,
): Promise<boolean> {
  const found = await db
    .selectFrom('event')
    .where('tenant_id', '=', part.tenant_id)
    .where('task_id', '=', part.task_id)
    .where('assignment_id', '=', part.id)
    .where('operation', '=', 'remindPart')
    .where('at', '>=', since)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
