/**
 * Days and working days of a Vietnamese office. A day is an ISO string at UTC+7 (Asia/Ho_Chi_Minh has no summer time).
 * Holidays: Bộ luật Lao động 2019, art. 112 (1/1, Tết 5 days, Giỗ Tổ 10/3 lunar, 30/4, 1/5, Quốc khánh 2 days). A holiday that
 * falls on a weekly day off is made up on the next working day. Which five days of Tết, the second day of 2/9, and swapped
 * days are decided every year: `Exceptions` carries the decided days; without them the usual ones stand here, marked
 * "chưa thẩm định" in the settings.
 */
import { isoOfJulian, julianDay, lunarToSolar } from './lunar.js'

/** Years of the days that may be entered or read; what lies outside is a slip of the pen. */
export const FIRST_YEAR = 1900
export const LAST_YEAR = 2200

const DAY = 86_400_000
const OFFSET = 7 * 3_600_000

/** The day, at UTC+7, in which an instant lies. */
export function dayOf(instant: Date): string {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10)
}

/** The first instant of a day at UTC+7. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`)
}

/** The first instant after a day: everything before it is "hết ngày". */
export function endOf(day: string): Date {
  return new Date(startOf(day).getTime() + DAY)
}

export function addDays(day: string, n: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY).toISOString().slice(0, 10)
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export interface Exceptions {
  /** Days off by decision of the year, beside the weekly ones. */
  off?: readonly string[]
  /** Weekly days off on which the office works (swapped days). */
  on?: readonly string[]
}

export interface WorkCalendar {
  isWorkingDay(day: string): boolean
  /** Why the day is off: the holiday's code, "weekend", "decision", or null on a working day. */
  reason(day: string): string | null
}

/** Legal holidays of a year with their days made up, as day → code. */
export function holidaysOf(year: number): Map<string, string> {
  const days = new Map<string, string>()
  const tet = lunarToSolar(1, 1, year)
  const list: [string, string][] = [
    [`${year}-01-01`, 'new-year'],
    ...[-1, 0, 1, 2, 3].map((n): [string, string] => [addDays(tet, n), 'tet']),
    [lunarToSolar(10, 3, year), 'hung-kings'],
    [`${year}-04-30`, 'liberation'],
    [`${year}-05-01`, 'labour'],
    [`${year}-09-01`, 'national'],
    [`${year}-09-02`, 'national'],
  ]
  for (const [day, code] of list) days.set(day, code)
  for (const [day, code] of list) {
    if (weekday(day) < 6) continue
    let next = addDays(day, 1)
    while (weekday(next) > 5 || days.has(next)) next = addDays(next, 1)
    days.set(next, `${code}-made-up`)
  }
  return days
}

export function workCalendar(exceptions: Exceptions = {}): WorkCalendar {
  const off = new Set(exceptions.off)
  const on = new Set(exceptions.on)
  const years = new Map<number, Map<string, string>>()
  const holidays = (day: string): Map<string, string> => {
    const year = Number(day.slice(0, 4))
    const known = years.get(year)
    if (known) return known
    const made = holidaysOf(year)
    years.set(year, made)
    return made
  }
  const reason = (day: string): string | null => {
    if (on.has(day)) return null
    if (off.has(day)) return 'decision'
    const holiday = holidays(day).get(day)
    if (holiday) return holiday
    return weekday(day) > 5 ? 'weekend' : null
  }
  return { reason, isWorkingDay: (day) => reason(day) === null }
}

/** Working days in the open-closed interval (from, to]: what is left after `from` until the end of `to`. Negative when `to` lies before `from`. */
export function workingDaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  if (to < from) return -workingDaysBetween(calendar, to, from)
  let n = workedUntil(calendar, to) - workedUntil(calendar, from)
  for (let year = yearOf(from); year < yearOf(to); year++) n += workedUntil(calendar, `${year}-12-31`)
  return n
}

const yearOf = (day: string): number => Number(day.slice(0, 4))

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
  return counts[(Date.parse(day) - Date.parse(first)) / DAY] ?? 0
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

/** True for a real day written as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  return isoOfJulian(julianDay(Number(match[1]), Number(match[2]), Number(match[3]))) === text
}
