/** Periods of recurring tasks. */
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { OccurrenceTable, TaskRecurrenceTable } from '../../../platform/database/schema.js'

export type RecurrenceRow = Selectable<TaskRecurrenceTable>
export type OccurrenceRow = Selectable<OccurrenceTable>

export async function insertRecurrences(db: Db, rows: Insertable<TaskRecurrenceTable>[]): Promise<void> {
  if (rows.length) await db.insertInto('task_recurrence').values(rows).execute()
}

/** Opens a period; false where it is open already. */
export async function insertOccurrence(db: Db, row: Insertable<OccurrenceTable>): Promise<boolean> {
  const result = await db
    .insertInto('occurrence')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'task_id', 'period']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

export async function selectRecurrence(
  db: Db,
  tenantId: string,
  taskId: string,
): Promise<(RecurrenceRow & { ended_title: string | null }) | undefined> {
  return db
    .selectFrom('task_recurrence as r')
    .leftJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'r.tenant_id').onRef('a.id', '=', 'r.ended_by'))
    .where('r.tenant_id', '=', tenantId)
    .where('r.task_id', '=', taskId)
    .selectAll('r')
    .select('a.title as ended_title')
    .executeTakeFirst()
}

/** The recurrence of a task, locked: its periods are opened one after the other. */
export async function lockRecurrence(db: Db, tenantId: string, taskId: string): Promise<RecurrenceRow | undefined> {
  return db
    .selectFrom('task_recurrence')
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', taskId)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

export async function updateRecurrence(
  db: Db,
  tenantId: string,
  taskId: string,
  set: Updateable<TaskRecurrenceTable>,
): Promise<void> {
  await db
    .updateTable('task_recurrence')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', taskId)
    .execute()
}

export async function selectOccurrences(db: Db, tenantId: string, taskId: string): Promise<OccurrenceRow[]> {
  return db
    .selectFrom('occurrence')
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', taskId)
    .selectAll()
    .orderBy('period', 'desc')
    .execute()
}

/** The periods of all recurring tasks of a dispatch. */
export async function selectPeriodsOf(db: Db, tenantId: string, documentId: string): Promise<OccurrenceRow[]> {
  return db
    .selectFrom('occurrence as o')
    .innerJoin('task as t', (join) => join.onRef('t.tenant_id', '=', 'o.tenant_id').onRef('t.id', '=', 'o.task_id'))
    .where('o.tenant_id', '=', tenantId)
    .where('t.document_id', '=', documentId)
    .selectAll('o')
    .execute()
}

export interface DuePeriod {
  tenant_id: string
  task_id: string
  issued_by: string
}

/** Recurring tasks of all offices whose next period has begun; none that waits for its event or condition. */
export async function selectDuePeriods(db: Db, today: string): Promise<DuePeriod[]> {
  return db
    .selectFrom('task_recurrence as r')
    .innerJoin('task as t', (join) => join.onRef('t.tenant_id', '=', 'r.tenant_id').onRef('t.id', '=', 'r.task_id'))
    .where('r.ended_at', 'is', null)
    .where('r.next_from', '<=', today)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('task_wait as w')
            .whereRef('w.tenant_id', '=', 'r.tenant_id')
            .whereRef('w.task_id', '=', 'r.task_id')
            .where('w.happened_on', 'is', null)
            .select('w.task_id'),
        ),
      ),
    )
    .select(['r.tenant_id', 'r.task_id', 't.issued_by'])
    .execute()
}
