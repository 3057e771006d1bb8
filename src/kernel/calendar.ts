/**
 * The working calendar of a Vietnamese office: the week, the holidays by law (holidays.ts), and what was decided for the office
 * (decisions: the days of Tết, compensation days, swapped days, days off of its own, its working weekdays).
 */
import { addDays, daysBetween, weekday, yearOf } from './days.js'
import { holidaysOf, type DecidedHoliday, type Holiday, type HolidayCode } from './holidays.js'

export { addDays, dayOf, endOf, FIRST_YEAR, isDay, LAST_YEAR, startOf, weekday, yearOf } from './days.js'

/** What a decision says about days. Days are ISO days. */
export type DecisionContent =
  /** The days of a holiday in a year, instead of the usual ones. */
  | { kind: 'holiday'; holiday: DecidedHoliday; year: number; days: string[] }
  /** The days on which a holiday of a year is made up, instead of the next working days. */
  | { kind: 'compensation'; holiday: HolidayCode; year: number; days: string[] }
  /** Working days that are off, and the days off on which the office works for them. */
  | { kind: 'swap'; off: string[]; on: string[] }
  /** Days off of this office alone. */
  | { kind: 'office'; days: string[] }
  /** The working weekdays (1 = Monday … 7) from a day on. */
  | { kind: 'weekdays'; from: string; weekdays: number[] }
  /** A holiday on the same date ("11-24") of every year, from a day on. */
  | { kind: 'annual'; from: string; date: string }
export type DecisionKind = DecisionContent['kind']

export interface Decision {
  id: string
  content: DecisionContent
}

/** Why a day is off: the holiday's code, `…-made-up`, `weekend`, or the kind of decision. */
export type OffReason = HolidayCode | `${HolidayCode}-made-up` | 'weekend' | 'swap' | 'office'

export interface AboutDay {
  working: boolean
  /** Why it is off, or `swap` for a weekly day off on which the office works; null for a plain working day. */
  reason: OffReason | null
  /** The decision behind it, where there is one. */
  decisionId: string | null
  /** Nobody has decided it yet: the usual day of a holiday that is decided every year. */
  unverified: boolean
}

export interface WorkCalendar {
  isWorkingDay(day: string): boolean
  /** Why the day is off, or null on a working day. */
  reason(day: string): OffReason | null
  about(day: string): AboutDay
  /** Holidays of a year, without the days on which they are made up. */
  holidays(year: number): readonly Holiday[]
  /** True where the week alone makes the day one off. */
  isWeeklyDayOff(day: string): boolean
}

const USUAL_WEEK: readonly number[] = [1, 2, 3, 4, 5]

/** The office's week: which weekdays it works on, by the last decision that holds on a day. */
function weekOf(decisions: readonly Decision[]): (day: string) => boolean {
  const rules = decisions
    .flatMap(({ content }) => (content.kind === 'weekdays' ? [content] : []))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  return (day) => {
    const rule = rules.findLast(({ from }) => from <= day)
    return !(rule?.weekdays ?? USUAL_WEEK).includes(weekday(day))
  }
}

/** Days that a decision puts on or off by name. */
function named(decisions: readonly Decision[]): Map<string, AboutDay> {
  const days = new Map<string, AboutDay>()
  const put = (id: string, list: readonly string[], working: boolean, reason: OffReason): void => {
    for (const day of list) days.set(day, { working, reason, decisionId: id, unverified: false })
  }
  for (const { id, content } of decisions) {
    if (content.kind === 'compensation') put(id, content.days, false, `${content.holiday}-made-up`)
    if (content.kind === 'office') put(id, content.days, false, 'office')
    if (content.kind === 'swap') {
      put(id, content.off, false, 'swap')
      put(id, content.on, true, 'swap')
    }
  }
  return days
}

function decidedDays(decisions: readonly Decision[]): (holiday: DecidedHoliday, year: number) => Holiday[] | null {
  return (holiday, year) => {
    for (const { id, content } of decisions) {
      if (content.kind !== 'holiday' || content.holiday !== holiday || content.year !== year) continue
      return content.days.map((day) => ({ day, code: holiday, decisionId: id, unverified: false }))
    }
    return null
  }
}

const addedIn = (decisions: readonly Decision[], year: number): Holiday[] =>
  decisions.flatMap(({ id, content }) => {
    if (content.kind !== 'annual') return []
    const day = `${year}-${content.date}`
    return day >= content.from ? [{ day, code: 'annual' as const, decisionId: id, unverified: false }] : []
  })

/** The calendar of an office by its decisions; without any, the law's. */
export function workCalendar(decisions: readonly Decision[] = []): WorkCalendar {
  const isWeeklyDayOff = weekOf(decisions)
  const byName = named(decisions)
  const decided = decidedDays(decisions)
  const compensated = new Set(
    decisions.flatMap(({ content }) => (content.kind === 'compensation' ? [`${content.holiday} ${content.year}`] : [])),
  )
  const lists = new Map<number, Holiday[]>()
  const holidays = (year: number): Holiday[] => {
    const known = lists.get(year) ?? holidaysOf(year, decided, addedIn(decisions, year))
    lists.set(year, known)
    return known
  }
  const years = new Map<number, Map<string, AboutDay>>()
  const daysOff = (year: number): Map<string, AboutDay> => {
    const known = years.get(year) ?? madeUp(year)
    years.set(year, known)
    return known
  }
  /** Holidays of a year with the days on which they are made up; one of the end of December is made up in January. */
  const madeUp = (year: number): Map<string, AboutDay> => {
    const around = [year - 1, year, year + 1].flatMap(holidays)
    const days = new Map(around.map((holiday) => [holiday.day, off(holiday, holiday.code)]))
    for (const holiday of around) {
      if (!isWeeklyDayOff(holiday.day) || compensated.has(`${holiday.code} ${yearOf(holiday.day)}`)) continue
      let next = addDays(holiday.day, 1)
      // A day that a decision names is what the decision says, and makes up for nothing.
      while (days.has(next) || byName.has(next) || isWeeklyDayOff(next)) next = addDays(next, 1)
      days.set(next, off(holiday, `${holiday.code}-made-up`))
    }
    return days
  }
  const off = ({ decisionId, unverified }: Holiday, reason: OffReason): AboutDay => ({
    working: false,
    reason,
    decisionId,
    unverified,
  })
  const about = (day: string): AboutDay =>
    byName.get(day) ?? daysOff(yearOf(day)).get(day) ?? (isWeeklyDayOff(day) ? WEEKEND : WORKING)
  return {
    about,
    isWorkingDay: (day) => about(day).working,
    reason: (day) => {
      const { working, reason } = about(day)
      return working ? null : reason
    },
    holidays,
    isWeeklyDayOff,
  }
}

const WORKING: AboutDay = { working: true, reason: null, decisionId: null, unverified: false }
const WEEKEND: AboutDay = { working: false, reason: 'weekend', decisionId: null, unverified: false }

/** Working days in the open-closed interval (from, to]: what is left after `from` until the end of `to`. Negative when `to` lies before `from`. */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  if (to < from) return -workingDaysBetween(calendar, to, from)
  let n = workedUntil(calendar, to) - workedUntil(calendar, from)
  for (let year = yearOf(from); year < yearOf(to); year++) n += workedUntil(calendar, `${year}-12-31`)
  return n
}

/** Per calendar and year: working days up to and with each day. Calendars do not change, and there are few of them. */
const worked = new WeakMap<WorkCalendar, Map<number, Uint16Array>>()

/** Working days from 1 January up to and with a day. Counted once a year: a deadline may lie centuries off. */
function workedUntil(calendar: WorkCalendar, day: string): number {
  const years = worked.get(calendar) ?? new Map<number, Uint16Array>()
  worked.set(calendar, years)
  const first = `${day.slice(0, 4)}-01-01`
  let counts = years.get(yearOf(day))
  if (!counts) {
    counts = new Uint16Array(366)
    let n = 0
    for (let at = 0; at < counts.length; at++) {
      if (calendar.isWorkingDay(addDays(first, at))) n++
      counts[at] = n
    }
    years.set(yearOf(day), counts)
  }
  return counts[daysBetween(first, day)] ?? 0
}

/** The working day `n` working days after `day` (n ≥ 1). */
export function addWorkingDays(calendar: WorkCalendar, day: string, n: number): string {
  let at = day
  for (let left = n; left > 0;) {
    at = addDays(at, 1)
    if (calendar.isWorkingDay(at)) left--
  }
  return at
}

/** The last working day before a day, or the first one after it. */
export function nearestWorkingDay(calendar: WorkCalendar, day: string, direction: 'before' | 'after'): string {
  const step = direction === 'before' ? -1 : 1
  let at = addDays(day, step)
  while (!calendar.isWorkingDay(at)) at = addDays(at, step)
  return at
}
