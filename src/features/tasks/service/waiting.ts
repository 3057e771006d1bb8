/** Tasks that sleep until an event or a condition: woken by who directs, or by the end of the task that is their event. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { workingDaysAvailable } from '../../../kernel/deadline.js'
import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import {
  type Deadline,
  deadlineFrom,
  fallsAsleep,
  liesAhead,
  mustBeAwaited,
  mustHaveHappened,
  wakes,
  type WaitingDeadline,
} from '../rules.js'
import * as store from '../store/index.js'
import { enter } from './ledger.js'
import { beginPeriods } from './occurrences.js'
import { because, saved } from './part.js'

interface Waiting {
  task: store.TaskWithDocument
  wait: store.WaitRow
  deadline: WaitingDeadline | null
}

async function waiting(ctx: Context, taskId: string): Promise<Waiting> {
  const { tenantId } = ctx.actor
  const task = await store.selectTask(ctx.db, tenantId, taskId)
  const wait = task && (await store.lockWait(ctx.db, tenantId, taskId))
  if (!task || !wait) throw notFound('task')
  return { task, wait, deadline: task.deadline as WaitingDeadline | null }
}

export async function countEventDay(
  ctx: Context,
  input: InputOf<typeof contract.countEventDay>,
): Promise<OutputOf<typeof contract.countEventDay>> {
  const task = await store.selectTask(ctx.db, ctx.actor.tenantId, input.id)
  if (!task) throw notFound('task')
  const deadline = task.deadline as WaitingDeadline | null
  const lastDay = deadlineFrom(deadline, input.day, ctx.calendar, ctx.settings)?.lastDay ?? task.last_day
  return {
    lastDay,
    dayOff: lastDay && ctx.calendar.reason(lastDay),
    workingDays: lastDay ? workingDaysAvailable(ctx.calendar, dayOf(ctx.now), lastDay) : null,
  }
}

export async function wakeTask(
  ctx: Context,
  input: InputOf<typeof contract.wakeTask>,
): Promise<OutputOf<typeof contract.wakeTask>> {
  const found = await waiting(ctx, input.id)
  mustBeAwaited(found.wait, input.version, input.day, liesAhead(found.deadline), ctx.now)
  return wake(ctx, found, input.day, input.reason, null)
}

/** @param by the task whose end was the event, or null where a person said so */
async function wake(
  ctx: Context,
  { task, wait, deadline }: Waiting,
  day: string,
  reason: string,
  by: string | null,
): Promise<{ lastDay: string | null; parts: number }> {
  const { tenantId, accountId } = ctx.actor
  const counted = deadlineFrom(deadline, day, ctx.calendar, ctx.settings)
  await store.updateWait(ctx.db, tenantId, task.id, {
    happened_on: day,
    reason: reason || null,
    decided_by: accountId,
    decided_at: ctx.now,
  })
  const lastDay = counted ? counted.lastDay : task.last_day
  if (task.working_days_given === null || counted) {
    const given = lastDay ? workingDaysAvailable(ctx.calendar, dayOf(ctx.now), lastDay) : null
    await store.updateTaskDay(ctx.db, tenantId, task.id, {
      last_day: lastDay,
      due_at: counted ? counted.dueAt : task.due_at,
      working_days_given: given,
    })
  }
  await record(ctx, {
    operation: 'wakeTask',
    documentId: task.document_id,
    taskId: task.id,
    data: { kind: wait.kind, day, reason: reason || null, lastDay, ...(by ? { after: by } : {}) },
  })
  const sleeping = (await store.lockParts(ctx.db, tenantId, task.id)).filter((part) => wakes(part.state))
  const begun = await beginPeriods(ctx, task.id, sleeping, day)
  for (const part of sleeping) {
    const period = begun.get(part.id)
    const dates = period
      ? { ...period, ordered_last_day: period.last_day, ordered_due_at: period.due_at }
      : counted && part.assigner_id === null && part.own_day === null
        ? await dated(ctx, part, counted)
        : {}
    await saved(ctx, part, 'wakePart', { state: 'issued', ...dates, ...because(ctx, null) }, { day, lastDay })
  }
  return { lastDay, parts: sleeping.length }
}

/** What was ordered has a day now. Where it had one already, from an earlier waking, that one stays and the ledger gets the new. */
async function dated(
  ctx: Context,
  part: store.AssignmentRow,
  counted: Deadline,
): Promise<Parameters<typeof store.updateAssignment>[3]> {
  const { lastDay, dueAt } = counted
  if (part.ordered_last_day === null)
    return { ordered_last_day: lastDay, ordered_due_at: dueAt, last_day: lastDay, due_at: dueAt }
  if (part.last_day === lastDay) return {}
  return enter(ctx, part, 'corrected', counted, '')
}

export async function sleepTask(
  ctx: Context,
  input: InputOf<typeof contract.sleepTask>,
): Promise<OutputOf<typeof contract.sleepTask>> {
  const { tenantId, accountId } = ctx.actor
  const { task, wait } = await waiting(ctx, input.id)
  mustHaveHappened(wait, input.version)
  await store.updateWait(ctx.db, tenantId, task.id, {
    happened_on: null,
    reason: input.reason,
    decided_by: accountId,
    decided_at: ctx.now,
  })
  await record(ctx, {
    operation: 'sleepTask',
    documentId: task.document_id,
    taskId: task.id,
    data: { kind: wait.kind, reason: input.reason },
  })
  const open = (await store.lockParts(ctx.db, tenantId, task.id)).filter((part) => fallsAsleep(part.state))
  for (const part of open)
    await saved(ctx, part, 'sleepPart', { state: 'dormant', ...because(ctx, input.reason) }, { reason: input.reason })
  return { parts: open.length }
}

/** The last lead of a task was accepted: what slept until its end begins, with today as the day of its event. */
export async function wakeFollowers(ctx: Context, part: { task_id: string; document_id: string }): Promise<void> {
  const { tenantId } = ctx.actor
  const sleepers = await store.selectSleepers(ctx.db, tenantId, part.task_id)
  if (!sleepers.length) return
  const place = (await store.selectPlaces(ctx.db, tenantId, part.document_id)).find(({ id }) => id === part.task_id)
  if (!place || place.leads === 0 || place.accepted < place.leads) return
  for (const { task_id: taskId } of sleepers) {
    const found = await waiting(ctx, taskId)
    if (found.wait.happened_on === null) await wake(ctx, found, dayOf(ctx.now), '', part.task_id)
  }
}
