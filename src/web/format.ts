/** Days, times, sizes and deadlines as offices write them. All days are days at UTC+7. */
import type { TaskDeadlineView } from '../features/tasks/contract.js'
import { addDays, dayOf, weekday } from '../kernel/calendar.js'
import { words } from '../kernel/words/index.js'

/** `2026-11-05` → `5/11/2026` */
export function formatDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}/${month}/${year}`
}

/** `5/11`, for places where the year is plain. */
export function formatShortDay(day: string): string {
  const [, month, date] = day.split('-').map(Number)
  return `${date}/${month}`
}

export const formatWeekday = (day: string): string => words.shell.weekdays[weekday(day) - 1] ?? ''

/** `Thứ Tư, 25/11/2026` */
export const formatLongDay = (day: string): string => `${formatWeekday(day)}, ${formatDay(day)}`

const OFFSET = 7 * 3_600_000

/** `16:40` */
export function formatTime(instant: string): string {
  return new Date(Date.parse(instant) + OFFSET).toISOString().slice(11, 16)
}

export const dayOfInstant = (instant: string): string => dayOf(new Date(instant))

/** `25/11/2026, 16:40` */
export function formatInstant(instant: string): string {
  return `${formatDay(dayOfInstant(instant))}, ${formatTime(instant)}`
}

/** `hôm nay`, `hôm qua`, else the day. */
export function formatNear(instant: string, today: string): string {
  const day = dayOfInstant(instant)
  if (day === today) return words.shell.today
  if (day === addDays(today, -1)) return words.shell.yesterday
  return formatDay(day)
}

const NUMBER = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })
const EXACT = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 4 })

export const formatNumber = (value: number): string => NUMBER.format(value)

/** `1.234,5678`: all of a figure that was handed in. */
export const formatFigure = (value: number): string => EXACT.format(value)

/** `1,4 MB` */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${NUMBER.format(Math.round(bytes / 1024))} KB`
  return `${NUMBER.format(bytes / 1024 / 1024)} MB`
}

/** The deadline as ordered: `trước ngày 5/4/2024`, `hết ngày 29/3/2024`. */
export function formatDeadline(deadline: TaskDeadlineView | null): string {
  const say = words.tasks.deadline
  if (!deadline) return say.none
  if (deadline.bound === 'recurring') return deadline.text || say.recurring
  if (deadline.bound === 'relative') return deadline.text || say.relative
  if (!deadline.date) return deadline.text || say.none
  const day = formatDay(deadline.date)
  if (deadline.bound === 'before') return say.before(day)
  if (deadline.bound === 'on') return say.on(day)
  if (deadline.bound === 'from') return say.from(day)
  return say.by(day)
}

/** A number as people type it: `12`, `2,5`, `1.234.567`, `1 234,5`; NaN where it is none. */
export function parseNumber(typed: string): number {
  const plain = typed.replace(/\s/g, '')
  if (!/^-?[\d.,]+$/.test(plain)) return Number.NaN
  if (plain.includes(',')) return Number(plain.replaceAll('.', '').replace(',', '.'))
  return Number(/^-?\d{1,3}(\.\d{3})+$/.test(plain) ? plain.replaceAll('.', '') : plain)
}
