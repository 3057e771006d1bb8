/** Periods of recurring tasks are opened: at issue, when their day comes, and when the one before is accepted. */
import { dayOf, endOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Period } from '../../../kernel/recurrence.js'
import type { Context, Db, OpenContext } from '../../../platform/context.js'
import { record, recordAs, type NewEvent } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { beginning, holdersOf, isPeriodDone, keptPeriod, mustChangeRecurrence } from '../rules.js'
import * as store from '../store/index.js'

/** What a turn of the house works with. */
export interface PeriodHouse {
  db: Db
  now(): Date
  inTransaction<T>(work: (db: Db, touch: OpenContext['touch']) => Promise<T>): Promise<T>
  contextOf(db: Db, touch: OpenContext['touch'], tenantId: string, accountId: string): Promise<Context>
}

/** A period as a row, and how the deadline of its parts reads. */
export const occurrenceOf = (
  ctx: Pick<Context, 'now'>,
  tenantId: string,
  taskId: string,
  period: Period,
): Parameters<typeof store.insertOccurrence>[1] & { id: string; due_at: Date } => ({
  tenant_id: tenantId,
  id: newId(),
  task_id: taskId,
  period: period.index,
  from_day: period.from,
  until_day: period.until,
  last_day: period.lastDay,
  due_at: endOf(period.lastDay),
  opened_at: ctx.now,
})

/** Tells of what the program did by itself as of what a person does. */
async function recordOpened(ctx: Context, byProgram: boolean, events: NewEvent[]): Promise<void> {
  if (!byProgram) return record(ctx, ...events)
  const { tenantId } = ctx.actor
  const eventIds = (await recordAs(ctx, tenantId, null, events)).slice(1)
  if (eventIds.length) await ctx.enqueue('tell', { tenantId, eventIds }, `tell:${eventIds[0]}`)
}

/** Opens the next period for those who have the last one. The recurrence is locked; a period that is there is not opened twice. */
async function openNext(ctx: Context, recurrence: store.RecurrenceRow, byProgram: boolean): Promise<boolean> {
  const { tenant_id: tenantId, task_id: taskId, rule } = recurrence
  const [last] = await store.selectOccurrences(ctx.db, tenantId, taskId)
  const parts = await store.selectAssignments(ctx.db, tenantId, taskId)
  const documentId = parts[0]?.document_id
  const holders = last ? holdersOf(parts, last.id) : []
  const following = keptPeriod(rule, recurrence.next_period + 1, ctx.calendar, ctx.settings)
  const goOn = { next_period: following.index, next_from: following.from }
  // Nobody has it any more: every unit's part was taken back.
  if (!documentId || !holders.length) {
    await store.updateRecurrence(ctx.db, tenantId, taskId, goOn)
    return false
  }
  const period = keptPeriod(rule, recurrence.next_period, ctx.calendar, ctx.settings)
  const row = occurrenceOf(ctx, tenantId, taskId, period)
  if (!(await store.insertOccurrence(ctx.db, row))) return false
  await store.updateRecurrence(ctx.db, tenantId, taskId, goOn)
  const rows = holders.map((holder) => ({
    tenant_id: tenantId,
    id: newId(),
    task_id: taskId,
    document_id: documentId,
    occurrence_id: row.id,
    organisation_id: holder.organisation_id,
    role: holder.role,
    part: holder.part,
    state: 'issued' as const,
    due_at: row.due_at,
    last_day: row.last_day,
    ordered_due_at: row.due_at,
    ordered_last_day: row.last_day,
    state_since: ctx.now,
    created_at: ctx.now,
  }))
  await store.insertAssignments(ctx.db, rows)
  await recordOpened(ctx, byProgram, [
    {
      operation: 'openPeriod',
      documentId,
      taskId,
      data: { period: row.period, from: row.from_day, until: row.until_day, lastDay: row.last_day },
    },
    ...rows.map((part) => ({
      operation: 'issueAssignment',
      documentId,
      taskId,
      assignmentId: part.id,
      organisationId: part.organisation_id,
      data: { role: part.role, period: row.period },
    })),
  ])
  return true
}

/** More periods than this are not opened at one go: what was off for years is looked at by a person. */
const AT_ONCE = 60

/** One turn for every office: opens what has begun. Doing it twice opens nothing twice. */
export async function openDuePeriods(house: PeriodHouse): Promise<number> {
  const today = dayOf(house.now())
  let opened = 0
  for (const due of await store.selectDuePeriods(house.db, today))
    opened += await house.inTransaction(async (db, touch) => {
      const ctx = await house.contextOf(db, touch, due.tenant_id, due.issued_by)
      let n = 0
      for (let tries = 0; tries < AT_ONCE; tries++) {
        const recurrence = await store.lockRecurrence(db, due.tenant_id, due.task_id)
        if (!recurrence || recurrence.ended_at || recurrence.next_from > today) break
        if (await openNext(ctx, recurrence, true)) n++
      }
      return n
    })
  return opened
}

/** The last lead of the newest period was accepted: the next one is there to be worked on, before its day. */
export async function openAfter(ctx: Context, part: store.AssignmentRow): Promise<void> {
  if (!part.occurrence_id || part.role !== 'lead') return
  const recurrence = await store.lockRecurrence(ctx.db, part.tenant_id, part.task_id)
  if (!recurrence || recurrence.ended_at) return
  const [newest] = await store.selectOccurrences(ctx.db, part.tenant_id, part.task_id)
  if (newest?.id !== part.occurrence_id) return
  const parts = await store.selectAssignments(ctx.db, part.tenant_id, part.task_id)
  if (isPeriodDone(parts, part.occurrence_id)) await openNext(ctx, recurrence, false)
}

/**
 * The condition of a recurring task came true: its first period is the one of that day. Where it was on before, the period that was
 * interrupted goes on, and none is opened for the time in which it was off.
 */
export async function beginPeriods(
  ctx: Context,
  taskId: string,
  sleeping: store.AssignmentRow[],
  day: string,
): Promise<Map<string, Pick<store.AssignmentRow, 'occurrence_id' | 'last_day' | 'due_at'>>> {
  const { tenantId } = ctx.actor
  const attached = new Map<string, Pick<store.AssignmentRow, 'occurrence_id' | 'last_day' | 'due_at'>>()
  const recurrence = await store.lockRecurrence(ctx.db, tenantId, taskId)
  if (!recurrence) return attached
  const first = beginning(recurrence.rule, day, ctx.calendar, ctx.settings)
  const bare = sleeping.filter((part) => part.occurrence_id === null && part.assigner_id === null)
  if (bare.length) {
    const row = occurrenceOf(ctx, tenantId, taskId, first)
    await store.insertOccurrence(ctx.db, row)
    for (const part of bare)
      attached.set(part.id, { occurrence_id: row.id, last_day: row.last_day, due_at: row.due_at })
  }
  const next = keptPeriod(
    recurrence.rule,
    Math.max(recurrence.next_period, first.index + (bare.length ? 1 : 0)),
    ctx.calendar,
    ctx.settings,
  )
  await store.updateRecurrence(ctx.db, tenantId, taskId, { next_period: next.index, next_from: next.from })
  return attached
}

/** A recurring task never ends by itself: a person ends it, with a reason, and may let it go on. */
export async function changeRecurrence(
  ctx: Context,
  input: InputOf<typeof contract.changeRecurrence>,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const task = await store.selectTask(ctx.db, tenantId, input.id)
  const recurrence = task && (await store.lockRecurrence(ctx.db, tenantId, task.id))
  if (!task || !recurrence) throw notFound('task')
  mustChangeRecurrence(recurrence, input.version, input.ended)
  const today = dayOf(ctx.now)
  // Let go on, it begins with the period of today: none is opened for the time in which it was ended.
  const again = beginning(recurrence.rule, today, ctx.calendar, ctx.settings)
  const next = keptPeriod(recurrence.rule, Math.max(recurrence.next_period, again.index), ctx.calendar, ctx.settings)
  await store.updateRecurrence(ctx.db, tenantId, task.id, {
    ended_at: input.ended ? ctx.now : null,
    ended_by: input.ended ? accountId : null,
    reason: input.reason,
    version: recurrence.version + 1,
    ...(input.ended ? {} : { next_period: next.index, next_from: next.from }),
  })
  await record(ctx, {
    operation: 'changeRecurrence',
    documentId: task.document_id,
    taskId: task.id,
    data: { ended: input.ended, reason: input.reason },
  })
  return { ok: true }
}
