/** Days as ISO strings at UTC+7 (Asia/Ho_Chi_Minh has no summer time), and the instants at which they begin and end. */
import { isoOfJulian, julianDay } from './lunar.js'

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

/** Days from one to another: 0 for the same, negative backwards. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY
}

/** 1 = Monday … 7 = Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

export const yearOf = (day: string): number => Number(day.slice(0, 4))

/** True for a real day written as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  return isoOfJulian(julianDay(Number(match[1]), Number(match[2]), Number(match[3]))) === text
}
