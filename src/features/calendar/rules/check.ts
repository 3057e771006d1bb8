/** Whether a decision about days fits the law, the week and the other decisions of the office. */
import {
  addDays,
  isDay,
  workCalendar,
  yearOf,
  type Decision,
  type DecisionContent,
  type WorkCalendar,
} from '../../../kernel/calendar.js'
import { DECIDED_HOLIDAYS, tetOf, type DecidedHoliday } from '../../../kernel/holidays.js'

/** What does not fit: a stable code, and what its sentence needs. */
export interface Problem {
  code: string
  detail: Record<string, unknown>
}

/** A decision as it stands in the calendar, with its name for sentences. */
export interface NamedDecision extends Decision {
  title: string
}

const problem = (code: string, detail: Record<string, unknown> = {}): Problem => ({ code, detail })

/** Every day that a decision names, as it stands there. */
export function daysOf(content: DecisionContent): string[] {
  switch (content.kind) {
    case 'swap':
      return [...content.off, ...content.on]
    case 'weekdays':
    case 'annual':
      return []
    default:
      return content.days
  }
}

type Content<K extends DecisionContent['kind']> = Extract<DecisionContent, { kind: K }>

const titleOf = (others: readonly NamedDecision[], fits: (content: DecisionContent) => boolean): string | undefined =>
  others.find(({ content }) => fits(content))?.title

/** The day that the holiday is about: it cannot be left out. */
const heart = (holiday: DecidedHoliday, year: number): string => (holiday === 'tet' ? tetOf(year) : `${year}-09-02`)

function checkHoliday(content: Content<'holiday'>, others: readonly NamedDecision[]): Problem[] {
  const { holiday, year } = content
  const before = titleOf(others, (one) => one.kind === 'holiday' && one.holiday === holiday && one.year === year)
  if (before) return [problem('holiday-decided', { holiday, year, title: before })]
  const needed = DECIDED_HOLIDAYS[holiday]
  if (content.days.length !== needed) return [problem('holiday-day-count', { holiday, needed })]
  const days = content.days.toSorted()
  if (!days.includes(heart(holiday, year))) return [problem('holiday-without-heart', { day: heart(holiday, year) })]
  const apart = days.find((day, at) => at > 0 && day !== addDays(days[at - 1] as string, 1))
  return apart ? [problem('holiday-days-apart', { day: apart })] : []
}

function checkCompensation(content: Content<'compensation'>, others: readonly NamedDecision[]): Problem[] {
  const { holiday, year } = content
  const before = titleOf(others, (one) => one.kind === 'compensation' && one.holiday === holiday && one.year === year)
  if (before) return [problem('made-up-decided', { title: before })]
  // The calendar without any day for this holiday: its usual days must not count against its decided ones.
  const calendar = workCalendar([...others, { id: '', content: { ...content, days: [] } }])
  const lost = calendar.holidays(year).filter((one) => one.code === holiday && calendar.isWeeklyDayOff(one.day))
  if (!lost.length) return [problem('nothing-to-make-up', { holiday, year })]
  if (content.days.length > lost.length) return [problem('made-up-too-many', { most: lost.length })]
  return content.days.flatMap((day) => mustWork(calendar, day))
}

const mustWork = (calendar: WorkCalendar, day: string): Problem[] =>
  calendar.isWorkingDay(day) ? [] : [problem('already-off', { day, reason: calendar.reason(day) })]

function mustRest(calendar: WorkCalendar, day: string): Problem[] {
  const reason = calendar.reason(day)
  if (reason === null) return [problem('already-working', { day })]
  return reason === 'weekend' ? [] : [problem('works-on-holiday', { day, reason })]
}

function checkSwap(content: Content<'swap'>, calendar: WorkCalendar): Problem[] {
  return [
    ...(content.off.length === content.on.length ? [] : [problem('swap-uneven')]),
    ...content.off.flatMap((day) => mustWork(calendar, day)),
    ...content.on.flatMap((day) => mustRest(calendar, day)),
  ]
}

function checkWeek(content: Content<'weekdays'>, others: readonly NamedDecision[]): Problem[] {
  const before = titleOf(others, (one) => one.kind === 'weekdays' && one.from === content.from)
  if (before) return [problem('week-decided', { title: before, day: content.from })]
  return new Set(content.weekdays).size < content.weekdays.length ? [problem('day-twice', {})] : []
}

/** Dates that are holidays of every year already. */
const FIXED = new Set(['01-01', '04-30', '05-01', '09-02'])

function checkAnnual(content: Content<'annual'>, others: readonly NamedDecision[]): Problem[] {
  // A date of every year: 2023 has no 29 February.
  if (!isDay(`2023-${content.date}`)) return [problem('no-yearly-date')]
  if (FIXED.has(content.date)) return [problem('annual-by-law')]
  const before = titleOf(others, (one) => one.kind === 'annual' && one.date === content.date)
  return before ? [problem('annual-decided', { title: before })] : []
}

/** What does not fit of a decision beside the others of the office; none: it may be entered. */
export function problemsOf(content: DecisionContent, others: readonly NamedDecision[]): Problem[] {
  const days = daysOf(content)
  const twice = days.find((day, at) => days.indexOf(day) < at)
  if (twice) return [problem('day-twice', { day: twice })]
  for (const { title, content: other } of others) {
    const both =
      other.kind === 'holiday' && content.kind === 'holiday'
        ? undefined
        : daysOf(other).find((day) => days.includes(day))
    if (both) return [problem('day-decided', { day: both, title })]
  }
  const calendar = workCalendar(others)
  switch (content.kind) {
    case 'holiday':
      return checkHoliday(content, others)
    case 'compensation':
      return checkCompensation(content, others)
    case 'swap':
      return checkSwap(content, calendar)
    case 'office':
      return content.days.flatMap((day) => mustWork(calendar, day))
    case 'weekdays':
      return checkWeek(content, others)
    case 'annual':
      return checkAnnual(content, others)
  }
}

/** Other decisions that fitted before a change and do not after it ("the office works on a day that is now a holiday"). */
export function clashesOf(before: readonly NamedDecision[], after: readonly NamedDecision[]): NamedDecision[] {
  const without = (all: readonly NamedDecision[], id: string): NamedDecision[] => all.filter((one) => one.id !== id)
  return after.filter(({ id, content }) => {
    const known = before.some((one) => one.id === id && one.content === content)
    return (
      known && !problemsOf(content, without(before, id)).length && problemsOf(content, without(after, id)).length > 0
    )
  })
}

/** The days of a decision in order, as they are kept. */
export function inOrder(content: DecisionContent): DecisionContent {
  switch (content.kind) {
    case 'swap':
      return { ...content, off: content.off.toSorted(), on: content.on.toSorted() }
    case 'weekdays':
      return { ...content, weekdays: content.weekdays.toSorted((a, b) => a - b) }
    case 'annual':
      return content
    default:
      return { ...content, days: content.days.toSorted() }
  }
}

/** True where a decision has to do with a year. */
export function concernsYear(content: DecisionContent, year: number): boolean {
  if (content.kind === 'weekdays' || content.kind === 'annual') return yearOf(content.from) <= year
  return ('year' in content && content.year === year) || daysOf(content).some((day) => yearOf(day) === year)
}
