/**
 * Work that comes again: the periods of "trước ngày 15 hằng tháng", "định kỳ hằng quý", "6 tháng một lần", each with its own last
 * day. A reporting period need not be a calendar month: NĐ 09/2019/NĐ-CP art. 12 closes the figures of a month on its 14th, so from
 * which day on a month's period counts is a convention of the office (`periodFromDay`).
 */
import { addDays, daysBetween, isDay } from './days.js'

export interface Recurrence {
  count: number
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year'
  /** Day of the month, or of the week (1 = Monday) where `unit` is a week. */
  day?: number | undefined
  /** Month of the year, where `unit` is a year. */
  month?: number | undefined
  /** "trước": that day itself is excluded. */
  before?: boolean | undefined
  /** In which month of the period the day lies where it is not the last: its first, or the one after it ("tháng sau"). */
  at?: 'first' | 'next' | undefined
}

export interface Period {
  /** Counts on without a gap; the same for every day of a period. */
  index: number
  from: string
  until: string
  /** The last day that counts as on time, before a day off is looked at. */
  lastDay: string
  /** The day that the words name, where they name one: such a day is never moved. */
  named: string | null
}

/** Months of a period: more than a year is planned by hand. */
const MOST_MONTHS = 12
const MOST_WEEKS = 26

const monthsOf = ({ count, unit }: Recurrence): number | null =>
  unit === 'month' ? count : unit === 'quarter' ? count * 3 : unit === 'year' ? count * 12 : null

/**
 * Whether periods can be counted by the rule: not "hằng ngày", which is work that never pauses, nor a first month without a day
 * ("đầu quý"), nor a day that no month has.
 */
export function isPeriodic(rule: Recurrence | null | undefined): rule is Recurrence {
  if (!rule || !Number.isInteger(rule.count) || rule.count < 1) return false
  if (rule.unit === 'week')
    return rule.count <= MOST_WEEKS && (rule.day === undefined || (rule.day >= 1 && rule.day <= 7))
  const months = monthsOf(rule)
  if (months === null || months > MOST_MONTHS) return false
  if (rule.day !== undefined && (rule.day < 1 || rule.day > 31)) return false
  if (rule.month !== undefined && (rule.month < 1 || rule.month > 12)) return false
  return !(rule.at !== undefined && rule.day === undefined)
}

/** A month as a number that counts on: 2026-01 is 2026 · 12. */
const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1

/** A day of a month; the last one where the month is shorter. */
function dayIn(month: number, day: number): string {
  const year = Math.floor(month / 12)
  const text = `${String(year).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  for (let at = day; at > 28; at--) {
    const found = `${text}-${String(at).padStart(2, '0')}`
    if (isDay(found)) return found
  }
  return `${text}-${String(Math.min(day, 28)).padStart(2, '0')}`
}

/** A Monday, from which weeks are counted. */
const FIRST_MONDAY = '1900-01-01'

/** Which conventions the office has for periods. */
export interface PeriodConventions {
  /** Day of the month before on which a month's period begins; 1: the calendar month itself. */
  periodFromDay: number
}

/** The first day of a month's period. */
const openingOf = (month: number, fromDay: number): string =>
  fromDay === 1 ? dayIn(month, 1) : dayIn(month - 1, fromDay)

/** The period of a number. */
export function periodAt(rule: Recurrence, index: number, { periodFromDay }: PeriodConventions): Period {
  const excluded = (named: string): string => (rule.before ? addDays(named, -1) : named)
  if (rule.unit === 'week') {
    const from = addDays(FIRST_MONDAY, index * rule.count * 7)
    const until = addDays(from, rule.count * 7 - 1)
    if (rule.day === undefined) return { index, from, until, lastDay: until, named: null }
    const named = addDays(until, rule.day - 7)
    return { index, from, until, lastDay: excluded(named), named }
  }
  const months = monthsOf(rule) ?? 1
  const first = index * months
  const last = first + months - 1
  const from = openingOf(first, periodFromDay)
  const until = addDays(openingOf(last + 1, periodFromDay), -1)
  const month =
    rule.unit === 'year' && rule.month !== undefined
      ? last - 11 + rule.month - 1
      : rule.at === 'first'
        ? first
        : rule.at === 'next'
          ? last + 1
          : last
  if (rule.day !== undefined) {
    const named = dayIn(month, rule.day)
    return { index, from, until, lastDay: excluded(named), named }
  }
  return { index, from, until, lastDay: rule.month === undefined ? until : dayIn(month, 31), named: null }
}

/** The number of the period in which a day lies. */
export function periodOf(rule: Recurrence, day: string, conventions: PeriodConventions): number {
  if (rule.unit === 'week') return Math.floor(daysBetween(FIRST_MONDAY, day) / (rule.count * 7))
  const { periodFromDay } = conventions
  const month = monthNumber(day) + (periodFromDay > 1 && Number(day.slice(8)) >= periodFromDay ? 1 : 0)
  return Math.floor(month / (monthsOf(rule) ?? 1))
}

/** The first period whose last day is not over on a day: the one with which work that is ordered on that day begins. */
export function firstPeriod(rule: Recurrence, day: string, conventions: PeriodConventions): Period {
  let index = periodOf(rule, day, conventions) - 1
  while (periodAt(rule, index, conventions).lastDay < day) index++
  return periodAt(rule, index, conventions)
}
