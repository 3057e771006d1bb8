/** Where a part stands in time: computed, never stored. */
import { addDays, addWorkingDays, dayOf, workingDaysBetween, type WorkCalendar } from '../../../kernel/calendar.js'
import type { AssignmentState, TimeStateView } from '../contract.js'
import { hasEnded, STANDING } from './steps.js'

/** The last day that counts as soon on a day, by the office's `soonDays`: the days off after the last working day among them are too. */
export const soonUntil = (calendar: WorkCalendar, today: string, soonDays: number): string =>
  addDays(addWorkingDays(calendar, today, soonDays + 1), -1)

export interface PartInTime {
  state: AssignmentState
  due_at: Date | null
  last_day: string | null
  submitted_at: Date | null
}

const isHandedIn = (part: Pick<PartInTime, 'state' | 'submitted_at'>): boolean =>
  (part.state === 'submitted' || part.state === 'accepted') && part.submitted_at !== null

/**
 * Where a part stands in time, by the deadline that holds now (the ordered one, or the extended). On time is measured at
 * submission: the time that a review takes is not charged to the unit. A returned or reopened part is measured by the clock again;
 * while a part sleeps, is paused or suspended, its clock stands. `soonDays`: with so many working days left or fewer it is due soon.
 */
export function timeStateOf(part: PartInTime, now: Date, calendar: WorkCalendar, soonDays: number): TimeStateView {
  const { state, due_at: dueAt, last_day: lastDay, submitted_at: submittedAt } = part
  if (hasEnded(state)) return { code: 'none', workingDays: null }
  if (STANDING.includes(state)) return { code: 'stopped', workingDays: null }
  const handedIn = isHandedIn(part)
  if (!dueAt || !lastDay) return { code: handedIn ? 'done' : 'none', workingDays: null }
  if (handedIn && submittedAt) {
    const late = submittedAt >= dueAt
    return late
      ? { code: 'done-late', workingDays: lateBy(calendar, lastDay, dayOf(submittedAt)) }
      : { code: 'done-on-time', workingDays: null }
  }
  const today = dayOf(now)
  if (now >= dueAt) return { code: 'late', workingDays: lateBy(calendar, lastDay, today) }
  if (today === lastDay) return { code: 'today', workingDays: 0 }
  const left = workingDaysBetween(calendar, today, lastDay)
  return { code: left <= soonDays ? 'soon' : 'ahead', workingDays: left }
}

/** Working days late; a deadline missed over days off alone, or within the last day itself, is late by none of them and still late. */
const lateBy = (calendar: WorkCalendar, lastDay: string, on: string): number =>
  Math.max(0, workingDaysBetween(calendar, lastDay, on))

/** True, false, or null where there is no date: frozen with the submission. */
export function onTimeAt(dueAt: Date | null, submittedAt: Date): boolean | null {
  return dueAt ? submittedAt < dueAt : null
}

/** What was handed in, measured against the deadline as ordered, whatever was granted afterwards; null where there is nothing to measure. */
export function onTimeAsOrdered(part: {
  state: AssignmentState
  submitted_at: Date | null
  ordered_due_at: Date | null
}): boolean | null {
  return isHandedIn(part) && part.submitted_at ? onTimeAt(part.ordered_due_at, part.submitted_at) : null
}
