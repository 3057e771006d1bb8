/** What a change of the calendar does to days and to deadlines that are open. */
import { addDays, workCalendar, workingDaysBetween, yearOf, type WorkCalendar } from '../../../kernel/calendar.js'
import type { ImpactView } from '../contract.js'
import { clashesOf, daysOf, type NamedDecision } from './check.js'

/** Open parts by their last day. */
export interface OpenDeadlines {
  lastDay: string
  parts: number
}

/** Days of both calendars that differ, between two days. */
function differing(
  before: WorkCalendar,
  after: WorkCalendar,
  from: string,
  to: string,
): { off: string[]; on: string[] } {
  const off: string[] = []
  const on: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const [was, is] = [before.isWorkingDay(day), after.isWorkingDay(day)]
    if (was !== is) (is ? on : off).push(day)
  }
  return { off, on }
}

/** The years in which days may differ: those of the days that are named, with a holiday's own year and what it makes up. */
function yearsOf(decisions: readonly NamedDecision[], today: string): [number, number] {
  const years = decisions.flatMap(({ content }) => {
    if (content.kind === 'weekdays' || content.kind === 'annual') return [yearOf(content.from), yearOf(today) + 1]
    return [...daysOf(content).map(yearOf), ...('year' in content ? [content.year] : [])]
  })
  return years.length ? [Math.min(...years), Math.max(...years)] : [1, 0]
}

/** Days that are named one by one; of more (another week, a holiday of every year) the first. */
const NAMED = 60

/**
 * What becomes of days and deadlines when the office's decisions change from `before` to `after`. Last days never move: a change
 * can only make one fall on a day off, and make the working days until it (or since it) fewer or more.
 */
export function impactOf(
  before: readonly NamedDecision[],
  after: readonly NamedDecision[],
  open: readonly OpenDeadlines[],
  today: string,
): ImpactView {
  const changed = [...before.filter((one) => !after.includes(one)), ...after.filter((one) => !before.includes(one))]
  const [was, is] = [workCalendar(before), workCalendar(after)]
  const [first, last] = yearsOf(changed, today)
  const days = first > last ? { off: [], on: [] } : differing(was, is, `${first - 1}-12-01`, `${last + 1}-01-31`)
  const deadlines = { open: 0, touched: 0, ontoDayOff: 0, offDayOff: 0, fewerDays: 0, moreDays: 0 }
  for (const { lastDay, parts } of open) {
    const onto = was.isWorkingDay(lastDay) && !is.isWorkingDay(lastDay)
    const offIt = !was.isWorkingDay(lastDay) && is.isWorkingDay(lastDay)
    const more = Math.abs(workingDaysBetween(is, today, lastDay)) - Math.abs(workingDaysBetween(was, today, lastDay))
    deadlines.open += parts
    if (onto) deadlines.ontoDayOff += parts
    if (offIt) deadlines.offDayOff += parts
    if (more < 0) deadlines.fewerDays += parts
    if (more > 0) deadlines.moreDays += parts
    if (onto || offIt || more !== 0) deadlines.touched += parts
  }
  return {
    off: days.off.slice(0, NAMED),
    on: days.on.slice(0, NAMED),
    deadlines,
    clashes: clashesOf(before, after).map(({ title }) => title),
  }
}
