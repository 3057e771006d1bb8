/**
 * The sweep over due dates. Nothing is made in advance: at a moment it is asked which reminders apply, and what was not told yet
 * is told. So a changed deadline, a program that was off, a second server or a clock that jumped need no care of their own.
 */
import { dayOf } from '../../../kernel/calendar.js'
import { newId } from '../../../kernel/ids.js'
import { isMorningDue } from '../../../kernel/sending-times.js'
import { recordAs } from '../../audit/index.js'
import { OVERDUE_EVERY, windowsOf } from '../rules.js'
import * as store from '../store/index.js'
import { escalate } from './escalate.js'
import type { ReminderHouse, Turn } from './house.js'

/** Parts that are looked at together: what is in memory does not grow with the office. */
const SLICE = 2000
/** Between two mornings only what has just become overdue is looked for; the morning finds the rest. */
const JUST_NOW = 26 * 3_600_000

export interface Swept {
  due: number
  overdue: number
}

/** One turn for every office; another server that is at it is not waited for. */
export async function sweepAll(house: ReminderHouse): Promise<void> {
  for (const tenantId of await store.selectTenants(house.db)) {
    await sweep(house, tenantId)
    await escalate(house, tenantId)
  }
}

/** One turn for an office, in one transaction; null where another server has it. */
export async function sweep(house: ReminderHouse, tenantId: string): Promise<Swept | null> {
  const office = await house.officeOf(tenantId)
  return house.inTransaction(async (db, touch) => {
    if (!(await store.takeSweep(db, tenantId))) return null
    const turn: Turn = { ...office, db, touch, now: house.now(), tenantId }
    const morning = isMorningDue(turn.now, await store.selectMorning(db, tenantId), turn.calendar, turn.settings)
    const told = new Set<string>()
    const swept = { due: morning ? await remindComing(turn, told) : 0, overdue: await remindLate(turn, morning, told) }
    if (morning) await store.saveMorning(db, tenantId, dayOf(turn.now))
    if (swept.due + swept.overdue > 0) {
      await recordAs(turn, tenantId, null, [{ operation: 'remind', data: { ...swept } }])
      touch(tenantId, told)
    }
    return swept
  })
}

/** Parts whose last day is near: on working days, in the morning. */
const remindComing = (turn: Turn, told: Set<string>): Promise<number> => {
  const windows = windowsOf(dayOf(turn.now), turn.calendar, turn.settings.reminderDays)
  return slices(turn, 'due', told, (after) =>
    store.selectComing(turn.db, turn.tenantId, turn.now, windows, after, SLICE),
  )
}

/** Parts whose deadline has passed: at once, and after that weekly. */
const remindLate = (turn: Turn, morning: boolean, told: Set<string>): Promise<number> => {
  const { now } = turn
  const since = morning ? null : new Date(now.getTime() - JUST_NOW)
  const when = { now, today: dayOf(now), since, every: OVERDUE_EVERY }
  return slices(turn, 'overdue', told, (after) => store.selectLate(turn.db, turn.tenantId, when, after, SLICE))
}

/** Writes the notices of one slice after the other; answers how many were new. */
async function slices(
  turn: Turn,
  kind: 'due' | 'overdue',
  told: Set<string>,
  next: (after: store.After | null) => Promise<store.DuePart[]>,
): Promise<number> {
  let made = 0
  for (let after: store.After | null = null; ;) {
    const parts: store.DuePart[] = await next(after)
    made += (
      await store.insertNotices(
        turn.db,
        parts.flatMap((part) => noticesOf(turn, kind, part)),
      )
    ).size
    for (const part of parts) told.add(part.organisation_id)
    const last = parts.at(-1)
    if (!last || parts.length < SLICE) return made
    after = { dueAt: last.due_at, id: last.id }
  }
}

const noticesOf = ({ tenantId, now }: Turn, kind: 'due' | 'overdue', part: store.DuePart): store.NewNotice[] =>
  part.accounts.map((accountId) => ({
    tenant_id: tenantId,
    id: newId(),
    account_id: accountId,
    kind,
    audience: 'unit',
    because: part.role,
    organisation_id: part.organisation_id,
    document_id: part.document_id,
    task_id: part.task_id,
    assignment_id: part.id,
    operation: null,
    event_id: null,
    due_day: part.due_day,
    stage: part.stage,
    made_at: now,
    tell_at: now,
    read_at: null,
    letter_id: null,
  }))
