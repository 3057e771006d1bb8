/** The name of a period: "tháng 12/2026" where it is one of the calendar, else its days. */
import { addDays } from '../../../../kernel/calendar.js'
import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'

const say = words.taskTime.periods
const QUARTERS = ['I', 'II', 'III', 'IV']

export function periodLabel({ from, until }: { from: string; until: string }): string {
  const [year, month] = from.split('-').map(Number) as [number, number]
  const next = addDays(until, 1)
  if (!from.endsWith('-01') || !next.endsWith('-01')) return say.span(formatDay(from), formatDay(until))
  const [endYear, endMonth] = next.split('-').map(Number) as [number, number]
  const months = (endYear - year) * 12 + endMonth - month
  if (months === 1) return say.month(month, year)
  if (months === 3 && month % 3 === 1) return say.quarter(QUARTERS[(month - 1) / 3] ?? '', year)
  if (months === 6 && month % 6 === 1) return say.half(month === 1 ? 1 : 2, year)
  if (months === 12 && month === 1) return say.year(year)
  return say.span(formatDay(from), formatDay(until))
}
