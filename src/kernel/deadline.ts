/**
 * From the words of a deadline to its last moment. The ordered words and date are kept for ever; what is computed from
 * them is shown beside them and never stored as truth about lateness. Rules: domain of Vietnamese offices, see
 * docs/decisions/0007-deadlines.md.
 */
import { addDays, endOf, startOf, workingDaysBetween, type WorkCalendar } from './calendar.js'

export const BOUNDS = ['before', 'by', 'on', 'from', 'range', 'recurring', 'relative'] as const
export type Bound = (typeof BOUNDS)[number]

export interface DeadlineWords {
  /** The words, as the document has them; '' when a person entered the date without words. */
  text: string
  bound: Bound
  /** ISO day of the last day named, null for recurring and relative. */
  date: string | null
  /** "HH:MM" where a time of day is named. */
  time?: string | null
  dates?: [string, string] | null
  /** "trước ngày X" read as including X, by a person's decision. */
  inclusive?: boolean
}

export interface ComputedDeadline {
  /** Last day on which the result is on time, or null where no date can be computed. */
  lastDay: string | null
  /** First instant that is too late, or null. */
  dueAt: Date | null
  /** By which rule. */
  rule: 'excluded-day' | 'included-day' | 'time-of-day' | 'not-computable' | 'no-end'
  /** Why `lastDay` is a day off ("weekend", holiday code …), or null. The date is not moved; the user is warned. */
  dayOff: string | null
}

/** "trước ngày X" excludes X (the literal reading); a time of day makes it that minute; everything else includes the day. */
export function computeDeadline(words: DeadlineWords | null, calendar: WorkCalendar): ComputedDeadline {
  const none = (rule: ComputedDeadline['rule']): ComputedDeadline => ({
    lastDay: null,
    dueAt: null,
    rule,
    dayOff: null,
  })
  if (!words || !words.date) return none('not-computable')
  if (words.bound === 'recurring' || words.bound === 'relative') return none('not-computable')
  if (words.bound === 'from') return none('no-end')
  if (words.time) {
    const [hour = 0, minute = 0] = words.time.split(':').map(Number)
    const dueAt = new Date(startOf(words.date).getTime() + (hour * 60 + minute) * 60_000)
    return { lastDay: words.date, dueAt, rule: 'time-of-day', dayOff: calendar.reason(words.date) }
  }
  const excluded = words.bound === 'before' && !words.inclusive
  const lastDay = excluded ? addDays(words.date, -1) : words.date
  return {
    lastDay,
    dueAt: endOf(lastDay),
    rule: excluded ? 'excluded-day' : 'included-day',
    dayOff: calendar.reason(lastDay),
  }
}

/** Working days that are really there after the day of issue, up to and with the last day. */
export function workingDaysAvailable(calendar: WorkCalendar, issuedOn: string, lastDay: string): number {
  return Math.max(0, workingDaysBetween(calendar, issuedOn, lastDay))
}
