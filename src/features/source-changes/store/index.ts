/** Changes of dispatches with the parts that they have suspended. */
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { AssignmentTable, SourceChangePartTable, SourceChangeTable } from '../../../platform/database/schema.js'

export type ChangeRow = Selectable<SourceChangeTable> & {
  document_kind: string | null
  document_number: string | null
  document_date: string | null
  document_issuer: string | null
  by_kind: string | null
  by_document_number: string | null
  by_document_date: string | null
  by_document_issuer: string | null
  recorded_title: string
  taken_back_title: string | null
  parts: number
  open: number
}

/** Suspended, and nobody has decided it. */
const OPEN = sql<boolean>`c.decision is null and p.state = 'suspended'`

const parts = (only: 'all' | 'open') =>
  sql<number>`(select count(*)::int from source_change_part c join assignment p on p.tenant_id = c.tenant_id and p.id = c.assignment_id
    where c.tenant_id = s.tenant_id and c.change_id = s.id and p.assigner_id is null and c.decision is distinct from 'pass'
      ${only === 'open' ? sql`and ${OPEN}` : sql``})`

const changes = (db: Db, tenantId: string) =>
  db
    .selectFrom('source_change as s')
    .innerJoin('document as d', (join) =>
      join.onRef('d.tenant_id', '=', 's.tenant_id').onRef('d.id', '=', 's.document_id'),
    )
    .leftJoin('document as b', (join) =>
      join.onRef('b.tenant_id', '=', 's.tenant_id').onRef('b.id', '=', 's.by_document_id'),
    )
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.recorded_by'),
    )
    .leftJoin('account as t', (join) =>
      join.onRef('t.tenant_id', '=', 's.tenant_id').onRef('t.id', '=', 's.taken_back_by'),
    )
    .where('s.tenant_id', '=', tenantId)
    .selectAll('s')
    .select([
      'd.kind as document_kind',
      'd.number as document_number',
      'd.issued_on as document_date',
      'd.issuer as document_issuer',
      'b.kind as by_kind',
      'b.number as by_document_number',
      'b.issued_on as by_document_date',
      'b.issuer as by_document_issuer',
      'a.title as recorded_title',
      't.title as taken_back_title',
      parts('all').as('parts'),
      parts('open').as('open'),
    ])

/** Changes of a dispatch, the newest first. */
export const selectChangesOf = (db: Db, tenantId: string, documentId: string): Promise<ChangeRow[]> =>
  changes(db, tenantId).where('s.document_id', '=', documentId).orderBy('s.recorded_at', 'desc').execute()

/** Changes with parts that wait for a decision, the oldest first. */
export const selectOpenChanges = (db: Db, tenantId: string): Promise<ChangeRow[]> =>
  changes(db, tenantId)
    .where(
      's.id',
      'in',
      db
        .selectFrom('source_change_part as c')
        .innerJoin('assignment as p', (join) =>
          join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.assignment_id'),
        )
        .where('c.tenant_id', '=', tenantId)
        .where('p.assigner_id', 'is', null)
        .where(OPEN)
        .select('c.change_id'),
    )
    .orderBy('s.recorded_at')
    .execute()

export const selectChange = (db: Db, tenantId: string, id: string): Promise<ChangeRow | undefined> =>
  changes(db, tenantId).where('s.id', '=', id).executeTakeFirst()

/** The change's row, locked: two decisions about one change come one after the other. */
export async function lockChange(
  db: Db,
  tenantId: string,
  id: string,
): Promise<Selectable<SourceChangeTable> | undefined> {
  return db
    .selectFrom('source_change')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

export async function insertChange(db: Db, row: Insertable<SourceChangeTable>): Promise<void> {
  await db.insertInto('source_change').values(row).execute()
}

export async function updateChange(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<SourceChangeTable>,
): Promise<void> {
  await db.updateTable('source_change').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** The dispatch as far as a change needs it, locked: two changes of one dispatch come one after the other. */
export async function lockDocument(
  db: Db,
  tenantId: string,
  id: string,
): Promise<
  | {
      state: string
      kind: string | null
      number: string | null
      issued_on: string | null
      issuer: string | null
    }
  | undefined
> {
  return db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select(['state', 'kind', 'number', 'issued_on', 'issuer'])
    .forUpdate()
    .executeTakeFirst()
}

export interface TaskOf {
  id: string
  number: number
  title: string
  path: string
  last_day: string | null
  due_at: Date | null
  /** Units with a living part in it. */
  units: string[]
}

/** Tasks of a dispatch, none where it is not issued. */
export async function selectTasksOf(db: Db, tenantId: string, documentId: string): Promise<TaskOf[]> {
  const { rows } = await sql<TaskOf>`
    select t.id, t.number, t.title, t.path, t.last_day, t.due_at,
      (select coalesce(array_agg(p.organisation_id), '{}') from assignment p where p.tenant_id = t.tenant_id and p.task_id = t.id
        and p.state not in ('withdrawn', 'cancelled', 'handed_on', 'transferred')) as units
    from task t where t.tenant_id = ${tenantId} and t.document_id = ${documentId} order by t.number`.execute(db)
  return rows
}

export async function insertParts(db: Db, rows: Insertable<SourceChangePartTable>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto('source_change_part')
      .values(rows.slice(at, at + 500))
      .execute()
}

/** Undecided parts of earlier changes go over to a later one; answers how they stood at first. */
export async function passParts(
  db: Db,
  tenantId: string,
  assignmentIds: string[],
  set: { decided_by: string; decided_at: Date },
): Promise<Pick<Selectable<SourceChangePartTable>, 'assignment_id' | 'state_since' | 'standing_reason'>[]> {
  if (!assignmentIds.length) return []
  return db
    .updateTable('source_change_part')
    .set({ decision: 'pass', ...set })
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', 'in', assignmentIds)
    .where('decision', 'is', null)
    .returning(['assignment_id', 'state_since', 'standing_reason'])
    .execute()
}

export type ChangedPart = Pick<
  Selectable<SourceChangePartTable>,
  'assignment_id' | 'state_since' | 'standing_reason' | 'decision' | 'reason' | 'decided_at'
> &
  Pick<
    Selectable<AssignmentTable>,
    'task_id' | 'organisation_id' | 'role' | 'state' | 'suspended_from' | 'last_day' | 'version' | 'assigner_id'
  > & {
    suspended_since: Date
    decided_last_day: string | null
    decided_task_id: string | null
    decided_task_number: number | null
    decided_title: string | null
    task_number: number
    title: string
    path: string
    pieces: number
  }

/** All parts that a change has suspended, pieces among them, by task and unit. */
export async function selectParts(db: Db, tenantId: string, changeId: string): Promise<ChangedPart[]> {
  return db
    .selectFrom('source_change_part as c')
    .innerJoin('assignment as p', (join) =>
      join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.assignment_id'),
    )
    .innerJoin('task as t', (join) => join.onRef('t.tenant_id', '=', 'p.tenant_id').onRef('t.id', '=', 'p.task_id'))
    .leftJoin('task as n', (join) => join.onRef('n.tenant_id', '=', 'c.tenant_id').onRef('n.id', '=', 'c.task_id'))
    .leftJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'c.tenant_id').onRef('a.id', '=', 'c.decided_by'),
    )
    .where('c.tenant_id', '=', tenantId)
    .where('c.change_id', '=', changeId)
    .select([
      'c.assignment_id',
      'c.state_since',
      'c.standing_reason',
      'c.decision',
      'c.reason',
      'c.decided_at',
      'c.last_day as decided_last_day',
      'c.task_id as decided_task_id',
      'n.number as decided_task_number',
      'a.title as decided_title',
      'p.task_id',
      'p.organisation_id',
      'p.role',
      'p.state',
      'p.suspended_from',
      'p.state_since as suspended_since',
      'p.last_day',
      'p.version',
      'p.assigner_id',
      't.number as task_number',
      't.title',
      't.path',
      sql<number>`(select count(*)::int from assignment q where q.tenant_id = p.tenant_id and q.under_id = p.id
        and q.state not in ('accepted', 'withdrawn', 'cancelled', 'handed_on', 'transferred'))`.as('pieces'),
    ])
    .orderBy('t.number')
    .orderBy('p.role', 'desc')
    .orderBy('p.id')
    .execute()
}

export async function decidePart(
  db: Db,
  tenantId: string,
  changeId: string,
  assignmentId: string,
  set: Updateable<SourceChangePartTable>,
): Promise<void> {
  await db
    .updateTable('source_change_part')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('change_id', '=', changeId)
    .where('assignment_id', '=', assignmentId)
    .where('decision', 'is', null)
    .execute()
}

/** Pieces of a part that was decided have gone with it. */
export async function decidePieces(
  db: Db,
  tenantId: string,
  changeId: string,
  set: Updateable<SourceChangePartTable>,
): Promise<void> {
  await sql`
    update source_change_part c set decision = ${set.decision}, decided_by = ${set.decided_by}, decided_at = ${set.decided_at}
    from assignment p
    where p.tenant_id = c.tenant_id and p.id = c.assignment_id and c.tenant_id = ${tenantId} and c.change_id = ${changeId}
      and c.decision is null and p.assigner_id is not null and p.state <> 'suspended'`.execute(db)
}
