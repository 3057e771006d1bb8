/**
 * From the words of a deadline to its last moment. The ordered words and date are kept for ever; what is computed from
 * them is shown beside them and never stored as truth about lateness. Rules: domain of Vietnamese offices, see
 * docs/decisions/0007-deadlines.md; the table of wordings with examples is docs/calendar.md.
 */
import { addDays, endOf, nearestWorkingDay, startOf, workingDaysBetween, type WorkCalendar } from './calendar.js'
import { DEFAULT_SETTINGS, type OfficeSettings } from './office-settings.js'
import { firstPeriod, isPeriodic, type Period, type Recurrence } from './recurrence.js'
import { eventOf, lastDayOfTerm, rolled, type Term } from './term.js'

export const BOUNDS = ['before', 'by', 'on', 'from', 'range', 'recurring', 'relative'] as const
export type Bound = (typeof BOUNDS)[number]

export interface DeadlineWords {
  /** The words, as the document has them; '' when a person entered the date without words. */
  text: string
  bound: Bound
  /** ISO day of the last day named, null for recurring and relative. */
  date: string | null
  /** "HH:MM" where a time of day is named. */
  time?: string | null | undefined
  dates?: [string, string] | null | undefined
  /** "trước ngày X": true reads it as including X, false as excluding it, by a person's decision; null: as the office reads it. */
  inclusive?: boolean | null | undefined
  /** The period of a recurring one. */
  every?: Recurrence | null | undefined
  /** The count of a relative one. */
  term?: Term | null | undefined
}

export const DEADLINE_RULES = [
  'excluded-day',
  'included-day',
  'time-of-day',
  /** Counted from the day of the dispatch, or of its issue. */
  'term',
  /** Counted from an event that has not happened. */
  'awaits-event',
  /** Comes again: each period has its own last day. */
  'periods',
  'not-computable',
  'no-end',
] as const
export type DeadlineRule = (typeof DEADLINE_RULES)[number]

export interface ComputedDeadline {
  /** Last day on which the result is on time, or null where no date can be computed. */
  lastDay: string | null
  /** First instant that is too late, or null. */
  dueAt: Date | null
  /** By which rule. */
  rule: DeadlineRule
  /** Why `lastDay` is a day off ("weekend", holiday code …), or null. The date is not moved; the user is warned. */
  dayOff: string | null
  /** The working day before, where `lastDay` is a day off: proposed, never set. */
  workingDayBefore: string | null
  /** Of a recurring one: the period with which it begins. */
  period: Period | null
}

export type DeadlineConventions = Pick<
  OfficeSettings,
  'beforeIncludesDay' | 'rollDirection' | 'afterEventDays' | 'periodFromDay'
>

/** The days from which terms count. */
export interface IssueDays {
  /** Day of the dispatch; null where it has none. */
  signedOn: string | null
  /** Day on which the work is given. */
  givenOn: string
}

/** "trước ngày X" as it is read here: by a person's decision, else by the office's convention. */
export const readsInclusively = (
  words: Pick<DeadlineWords, 'inclusive'>,
  conventions: Pick<DeadlineConventions, 'beforeIncludesDay'>,
): boolean => words.inclusive ?? conventions.beforeIncludesDay

/**
 * "trước ngày X" excludes X (the literal reading, unless the office or a person decided otherwise); a time of day makes it that
 * minute; every other dated wording includes its day. A term of which the beginning is known is counted; what awaits an event, or comes
 * again, has no single day.
 */
export function computeDeadline(
  words: DeadlineWords | null,
  calendar: WorkCalendar,
  conventions: DeadlineConventions = DEFAULT_SETTINGS,
  days: IssueDays | null = null,
): ComputedDeadline {
  if (!words) return without('not-computable')
  if (words.bound === 'recurring') {
    if (!isPeriodic(words.every)) return without('not-computable')
    return days
      ? { ...without('periods'), period: periodFor(words, words.every, days.givenOn, calendar, conventions) }
      : without('periods')
  }
  if (words.bound === 'relative') {
    const event = eventOf(words.term)
    if (event === 'awaited') return without('awaits-event')
    if (event === 'none' || !days) return without('not-computable')
    const from = event === 'signed' ? (days.signedOn ?? days.givenOn) : days.givenOn
    return whole(lastDayOfTerm(words.term, from, calendar, conventions), 'term', calendar)
  }
  if (!words.date) return without('not-computable')
  if (words.bound === 'from') return without('no-end')
  if (words.time) {
    const [hour = 0, minute = 0] = words.time.split(':').map(Number)
    const dueAt = new Date(startOf(words.date).getTime() + (hour * 60 + minute) * 60_000)
    return { ...whole(words.date, 'time-of-day', calendar), dueAt }
  }
  const excluded = words.bound === 'before' && !readsInclusively(words, conventions)
  return excluded
    ? whole(addDays(words.date, -1), 'excluded-day', calendar)
    : whole(words.date, 'included-day', calendar)
}

const without = (rule: DeadlineRule): ComputedDeadline => ({
  lastDay: null,
  dueAt: null,
  rule,
  dayOff: null,
  workingDayBefore: null,
  period: null,
})

/** Until the end of a day. */
function whole(lastDay: string, rule: DeadlineRule, calendar: WorkCalendar): ComputedDeadline {
  const dayOff = calendar.reason(lastDay)
  return {
    lastDay,
    dueAt: endOf(lastDay),
    rule,
    dayOff,
    workingDayBefore: dayOff ? nearestWorkingDay(calendar, lastDay, 'before') : null,
    period: null,
  }
}

/** A period with the day that holds: one that the words name stays, one that is only the period's end is moved off a day off. */
export function settledPeriod(
  period: Period,
  calendar: WorkCalendar,
  { rollDirection }: Pick<DeadlineConventions, 'rollDirection'>,
): Period {
  return period.named ? period : { ...period, lastDay: rolled(period.lastDay, calendar, rollDirection) }
}

/** The rule of a recurring wording, with "trước ngày" read as the office or a person reads it. */
export const readRecurrence = (
  words: Pick<DeadlineWords, 'inclusive'>,
  every: Recurrence,
  conventions: Pick<DeadlineConventions, 'beforeIncludesDay'>,
): Recurrence => ({ ...every, before: every.before === true && !readsInclusively(words, conventions) })

function periodFor(
  words: DeadlineWords,
  every: Recurrence,
  day: string,
  calendar: WorkCalendar,
  conventions: DeadlineConventions,
): Period {
  return settledPeriod(firstPeriod(readRecurrence(words, every, conventions), day, conventions), calendar, conventions)
}

/** Working days that are really there after the day of issue, up to and with the last day. */
export function workingDaysAvailable(calendar: WorkCalendar, issuedOn: string, lastDay: string): number {
  return Math.max(0, workingDaysBetween(calendar, issuedOn, lastDay))
}
