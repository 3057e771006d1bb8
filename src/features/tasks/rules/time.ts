/** Where a part stands in time: computed, never stored. */
import { dayOf, workingDaysBetween, type WorkCalendar } from '../../../kernel/calendar.js'
import type { AssignmentState, TimeStateView } from '../contract.js'

/** Working days before the last day from which on a part counts as due soon. */
export const SOON_DAYS = 3

export interface PartInTime {
  state: AssignmentState
  due_at: Date | null
  last_day: string | null
  submitted_at: Date | null
}

/**
 * Where a part stands in time; computed, never stored. On time is measured at submission: the time that a review takes is not
 * charged to the unit. A returned part is measured by the clock again.
 */
export function timeStateOf(part: PartInTime, now: Date, calendar: WorkCalendar): TimeStateView {
  const { state, due_at: dueAt, last_day: lastDay, submitted_at: submittedAt } = part
  if (state === 'withdrawn' || state === 'handed_on') return { code: 'none', workingDays: null }
  const handedIn = (state === 'submitted' || state === 'accepted') && submittedAt !== null
  if (!dueAt || !lastDay) return { code: handedIn ? 'done' : 'none', workingDays: null }
  if (handedIn) {
    const late = submittedAt >= dueAt
    return late
      ? { code: 'done-late', workingDays: lateBy(calendar, lastDay, dayOf(submittedAt)) }
      : { code: 'done-on-time', workingDays: null }
  }
  const today = dayOf(now)
  if (now >= dueAt) return { code: 'late', workingDays: lateBy(calendar, lastDay, today) }
  if (today === lastDay) return { code: 'today', workingDays: 0 }
  const left = workingDaysBetween(calendar, today, lastDay)
  return { code: left <= SOON_DAYS ? 'soon' : 'ahead', workingDays: left }
}

/** Working days late; a deadline missed over days off alone, or within the last day itself, is late by none of them and still late. */
const lateBy = (calendar: WorkCalendar, lastDay: string, on: string): number =>
  Math.max(0, workingDaysBetween(calendar, lastDay, on))

/** True, false, or null where there is no date: frozen with the submission. */
export function onTimeAt(dueAt: Date | null, submittedAt: Date): boolean | null {
  return dueAt ? submittedAt < dueAt : null
}
