/** Tasks that sleep until an event, or are off until a condition comes true. Pure. */
import { dayOf, endOf, type WorkCalendar } from '../../../kernel/calendar.js'
import { eventOf, lastDayOfTerm, type Term, type TermConventions } from '../../../kernel/term.js'
import { conflict, invalid } from '../../../kernel/errors.js'
import type { AssignmentState } from '../contract.js'
import { CONSEQUENCES, TRANSITIONS } from './steps.js'
import type { Deadline } from './extension.js'

export interface Wait {
  kind: 'event' | 'condition'
  happened_on: string | null
  version: number
}

/** A deadline as the task keeps it, as far as waiting goes. */
export interface WaitingDeadline {
  bound: string
  term?: Term | null | undefined
}

/** The deadline counts from the event: it has no day before that. */
export const countsFromEvent = (deadline: WaitingDeadline | null): boolean =>
  deadline?.bound === 'relative' && eventOf(deadline.term) === 'awaited'

/** What must be done before its event: the event's day is known beforehand. */
export const liesAhead = (deadline: WaitingDeadline | null): boolean =>
  countsFromEvent(deadline) && deadline?.term?.side === 'before'

/** The deadline that follows from the day of an event; null where it does not count from it, and stays what was ordered. */
export function deadlineFrom(
  deadline: WaitingDeadline | null,
  day: string,
  calendar: WorkCalendar,
  conventions: TermConventions,
): Deadline | null {
  if (!deadline || !countsFromEvent(deadline)) return null
  const lastDay = lastDayOfTerm(deadline.term, day, calendar, conventions)
  return { lastDay, dueAt: endOf(lastDay) }
}

/** Refuses what somebody else has decided meanwhile, what has happened already, and a day that is not there yet. */
export function mustBeAwaited(wait: Wait, version: number, day: string, ahead: boolean, now: Date): void {
  if (wait.version !== version) throw conflict('stale')
  if (wait.happened_on !== null) throw conflict('not-awaited')
  if (!ahead && day > dayOf(now)) throw invalid('event-ahead')
}

export function mustHaveHappened(wait: Wait, version: number): void {
  if (wait.version !== version) throw conflict('stale')
  if (wait.happened_on === null) throw conflict('awaited')
}

export const wakes = (state: AssignmentState): boolean => TRANSITIONS.wake.from.includes(state)
export const fallsAsleep = (state: AssignmentState): boolean => CONSEQUENCES.sleep.from.includes(state)
