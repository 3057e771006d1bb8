/** What tasks wait for, and what follows what. */
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { TaskLinkTable, TaskWaitTable } from '../../../platform/database/schema.js'
import { ENDED } from '../rules.js'
import type { AssignmentRow, TaskRow } from './parts.js'

export type WaitRow = Selectable<TaskWaitTable>
export type LinkRow = Selectable<TaskLinkTable>

export async function insertWaits(db: Db, rows: Insertable<TaskWaitTable>[]): Promise<void> {
  if (rows.length) await db.insertInto('task_wait').values(rows).execute()
}

export async function selectWait(
  db: Db,
  tenantId: string,
  taskId: string,
): Promise<(WaitRow & { decided_title: string | null }) | undefined> {
  return db
    .selectFrom('task_wait as w')
    .leftJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'w.tenant_id').onRef('a.id', '=', 'w.decided_by'),
    )
    .where('w.tenant_id', '=', tenantId)
    .where('w.task_id', '=', taskId)
    .selectAll('w')
    .select('a.title as decided_title')
    .executeTakeFirst()
}

/** What a task waits for, locked. */
export async function lockWait(db: Db, tenantId: string, taskId: string): Promise<WaitRow | undefined> {
  return db
    .selectFrom('task_wait')
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', taskId)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

export async function updateWait(
  db: Db,
  tenantId: string,
  taskId: string,
  set: Updateable<TaskWaitTable>,
): Promise<void> {
  await db
    .updateTable('task_wait')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', taskId)
    .execute()
}

/** The parts of a task that have not ended, pieces among them, locked in the order of their ids. */
export async function lockParts(db: Db, tenantId: string, taskId: string): Promise<AssignmentRow[]> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', taskId)
    .where('state', 'not in', [...ENDED])
    .selectAll()
    .orderBy('id')
    .forUpdate()
    .execute()
}

/** The day that a task's order came to, once its event has one. */
export async function updateTaskDay(
  db: Db,
  tenantId: string,
  taskId: string,
  set: Pick<TaskRow, 'last_day' | 'due_at' | 'working_days_given'>,
): Promise<void> {
  await db.updateTable('task').set(set).where('tenant_id', '=', tenantId).where('id', '=', taskId).execute()
}

/** All links of a dispatch. */
export async function selectLinks(db: Db, tenantId: string, documentId: string): Promise<LinkRow[]> {
  return db
    .selectFrom('task_link')
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .selectAll()
    .execute()
}

/** Links of a dispatch are set one after the other, so that no two close a circle between them. */
export async function lockLinks(db: Db, tenantId: string, documentId: string): Promise<void> {
  await db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', documentId)
    .select('id')
    .forUpdate()
    .execute()
}

export async function insertLink(db: Db, row: Insertable<TaskLinkTable>): Promise<void> {
  await db.insertInto('task_link').values(row).execute()
}

export async function deleteLink(db: Db, tenantId: string, taskId: string, afterId: string): Promise<boolean> {
  const result = await db
    .deleteFrom('task_link')
    .where('tenant_id', '=', tenantId)
    .where('task_id', '=', taskId)
    .where('after_id', '=', afterId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** Tasks that sleep until the end of this one. */
export async function selectSleepers(db: Db, tenantId: string, afterId: string): Promise<{ task_id: string }[]> {
  return db
    .selectFrom('task_link as l')
    .innerJoin('task_wait as w', (join) =>
      join.onRef('w.tenant_id', '=', 'l.tenant_id').onRef('w.task_id', '=', 'l.task_id'),
    )
    .where('l.tenant_id', '=', tenantId)
    .where('l.after_id', '=', afterId)
    .where('l.wakes', '=', true)
    .where('w.happened_on', 'is', null)
    .select('l.task_id')
    .orderBy('l.task_id')
    .execute()
}

export interface TaskPlace {
  id: string
  document_id: string
  number: number
  path: string
  title: string
  action: string
  /** The latest deadline that holds for a lead; null where one of them has none. */
  last_day: string | null
  /** Leads that live, and how many of them are accepted. */
  leads: number
  accepted: number
}

/** The tasks of a dispatch as far as their place in time goes. */
export async function selectPlaces(db: Db, tenantId: string, documentId: string): Promise<TaskPlace[]> {
  const { rows } = await sql<TaskPlace>`
    select t.id, t.document_id, t.number, t.path, t.title, t.action,
      case when bool_and(p.last_day is not null) then max(p.last_day) end as last_day,
      count(p.id)::int as leads, (count(p.id) filter (where p.state = 'accepted'))::int as accepted
    from task t
    left join assignment p on p.tenant_id = t.tenant_id and p.task_id = t.id and p.role = 'lead'
      and p.state not in ('withdrawn', 'cancelled', 'handed_on', 'transferred')
    where t.tenant_id = ${tenantId} and t.document_id = ${documentId}
    group by t.tenant_id, t.id order by t.number`.execute(db)
  return rows
}

/** Of tasks, those in which these units have or gave a part. */
export async function selectTasksWith(
  db: Db,
  tenantId: string,
  documentId: string,
  unitIds: string[],
): Promise<Set<string>> {
  if (!unitIds.length) return new Set()
  const rows = await db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .where('state', 'not in', ['withdrawn', 'handed_on'])
    .where((eb) => eb.or([eb('organisation_id', 'in', unitIds), eb('assigner_id', 'in', unitIds)]))
    .select('task_id')
    .distinct()
    .execute()
  return new Set(rows.map((row) => row.task_id))
}
