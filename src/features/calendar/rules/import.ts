/** From the days of a file to decisions: what is known already, what would be entered, and which rows say what cannot be. */
import { daysBetween } from '../../../kernel/days.js'
import { workCalendar, yearOf, type DecisionContent, type WorkCalendar } from '../../../kernel/calendar.js'
import { HOLIDAYS, type DecidedHoliday, type HolidayCode } from '../../../kernel/holidays.js'
import type { Basis } from '../contract.js'
import { inOrder, problemsOf, type NamedDecision, type Problem } from './check.js'
import type { DayRow } from './day-file.js'

/** What becomes of a row. */
export interface PlannedRow {
  line: number
  day: string | null
  text: string
  /** known: the calendar says so already · off, on: a decision of the plan says so · problem */
  outcome: 'known' | 'off' | 'on' | 'problem'
  problem: Problem | null
}

export interface PlannedDecision {
  /** As the file has it; '' where it names none for all its days. */
  title: string
  content: DecisionContent
  basis: Basis | null
}

export interface Plan {
  rows: PlannedRow[]
  decisions: PlannedDecision[]
}

/** Two sets of days without regard to order. */
const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.toSorted().join() === b.toSorted().join()

const basisKey = ({ basis }: DayRow): string => JSON.stringify(basis)

function grouped<T>(rows: readonly T[], key: (row: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row])
  return [...groups.values()]
}

/** A row that has a day. */
type Dated = DayRow & { day: string }

class Planner {
  readonly outcomes = new Map<DayRow, Pick<PlannedRow, 'outcome' | 'problem'>>()
  readonly decisions: PlannedDecision[] = []
  readonly #known: NamedDecision[]
  #calendar: WorkCalendar

  constructor(before: readonly NamedDecision[]) {
    this.#known = [...before]
    this.#calendar = workCalendar(before)
  }

  known(rows: readonly DayRow[]): void {
    for (const row of rows) this.outcomes.set(row, { outcome: 'known', problem: null })
  }

  refuse(row: DayRow, problem: Problem): void {
    this.outcomes.set(row, { outcome: 'problem', problem })
  }

  /** Takes rows as one decision, or says of each why not. */
  take(rows: readonly Dated[], given: DecisionContent): boolean {
    const content = inOrder(given)
    const problems = problemsOf(content, this.#known)
    if (problems.length) {
      for (const row of rows)
        this.refuse(row, problems.find(({ detail }) => detail['day'] === row.day) ?? (problems[0] as Problem))
      return false
    }
    const [first] = rows
    const title = first && rows.every((row) => row.text === first.text) ? first.text : ''
    this.decisions.push({ title, content, basis: first?.basis ?? null })
    this.#known.push({ id: `new ${this.decisions.length}`, title, content })
    this.#calendar = workCalendar(this.#known)
    for (const row of rows) this.outcomes.set(row, { outcome: workingOf(row) ? 'on' : 'off', problem: null })
    return true
  }

  get calendar(): WorkCalendar {
    return this.#calendar
  }
}

const workingOf = (row: DayRow): boolean => row.working ?? row.kind === 'swap-on'

function planHolidays(planner: Planner, rows: readonly Dated[]): void {
  for (const group of grouped(rows, (row) => `${row.kind} ${yearOf(row.day)}`)) {
    const [first] = group
    if (!first) continue
    const [holiday, year] = [first.kind as DecidedHoliday, yearOf(first.day)]
    const days = group.map((row) => row.day)
    const standing = planner.calendar.holidays(year).filter((one) => one.code === holiday)
    const decided = standing.some((one) => one.decisionId !== null)
    if (
      decided &&
      same(
        days,
        standing.map((one) => one.day),
      )
    )
      planner.known(group)
    else planner.take(group, { kind: 'holiday', holiday, year, days })
  }
}

/** The holiday that a day off may make up for: one on a weekly day off, the nearest, within two weeks. */
function madeUpFor(calendar: WorkCalendar, day: string): HolidayCode | null {
  const near = [...calendar.holidays(yearOf(day))]
    .filter((one) => calendar.isWeeklyDayOff(one.day) && Math.abs(daysBetween(one.day, day)) <= 14)
    .sort((a, b) => Math.abs(daysBetween(a.day, day)) - Math.abs(daysBetween(b.day, day)))
  return near[0]?.code ?? null
}

const named = (kind: string): HolidayCode | null =>
  [...HOLIDAYS, 'annual' as const].find((code) => kind === `${code}-made-up`) ?? null

function planMadeUp(planner: Planner, rows: readonly Dated[]): void {
  const holidayOf = (row: Dated): HolidayCode | null => named(row.kind ?? '') ?? madeUpFor(planner.calendar, row.day)
  for (const group of grouped(rows, (row) => `${holidayOf(row)} ${yearOf(row.day)}`)) {
    const [first] = group
    const holiday = first ? holidayOf(first) : null
    if (!first) continue
    if (holiday)
      planner.take(group, { kind: 'compensation', holiday, year: yearOf(first.day), days: group.map((row) => row.day) })
    else for (const row of group) planner.refuse(row, { code: 'row-made-up', detail: { day: row.day } })
  }
}

/** Swaps that the file names alike go together; what is left over is put together by its basis. */
function planSwaps(planner: Planner, rows: readonly Dated[]): void {
  const even = (group: readonly Dated[]): boolean => group.filter(workingOf).length * 2 === group.length
  const take = (group: readonly Dated[]): void => {
    const days = (on: boolean): string[] => group.filter((row) => workingOf(row) === on).map((row) => row.day)
    planner.take(group, { kind: 'swap', off: days(false), on: days(true) })
  }
  const alike = grouped(rows, (row) => `${row.text} ${basisKey(row)}`)
  for (const group of alike.filter(even)) take(group)
  for (const group of grouped(alike.filter((one) => !even(one)).flat(), (row) => `${yearOf(row.day)} ${basisKey(row)}`))
    take(group)
}

function planOffice(planner: Planner, rows: readonly Dated[]): void {
  for (const group of grouped(rows, (row) => `${row.text} ${basisKey(row)}`))
    planner.take(group, { kind: 'office', days: group.map((row) => row.day) })
}

const DECIDED = new Set<string | null>(['tet', 'national'])
const BY_LAW = new Set<string | null>([...HOLIDAYS, 'annual'])

/**
 * What a file would enter beside the decisions that stand. Days that the calendar has already change nothing; days that nobody has
 * decided there either are not made decisions here.
 */
export function planImport(rows: readonly DayRow[], before: readonly NamedDecision[]): Plan {
  const planner = new Planner(before)
  const dated = datedOnce(planner, rows)
  const isKnown = (row: Dated): boolean => planner.calendar.isWorkingDay(row.day) === workingOf(row)
  const isHoliday = (row: Dated): boolean => DECIDED.has(row.kind) && !workingOf(row)

  // Of a holiday that is decided as a whole, one undecided day makes all of them undecided.
  const holidayOf = (row: Dated): string => `${row.kind} ${yearOf(row.day)}`
  const undecided = new Set(dated.filter((row) => row.unverified).map(holidayOf))
  const isSure = (row: Dated): boolean => !(isHoliday(row) ? undecided.has(holidayOf(row)) : row.unverified)
  const sure = dated.filter(isSure)

  planHolidays(planner, sure.filter(isHoliday))
  const rest = sure.filter((row) => !isHoliday(row))
  planner.known(rest.filter(isKnown))
  const open = rest.filter((row) => !isKnown(row))
  for (const row of open.filter((one) => BY_LAW.has(one.kind)))
    planner.refuse(row, { code: 'row-no-holiday', detail: { day: row.day, holiday: row.kind } })
  const others = open.filter((row) => !BY_LAW.has(row.kind))
  const isSwap = (row: Dated): boolean => workingOf(row) || row.kind === 'swap'
  const isMadeUp = (row: Dated): boolean => !isSwap(row) && (row.kind?.endsWith('made-up') ?? false)
  planSwaps(planner, others.filter(isSwap))
  planMadeUp(planner, others.filter(isMadeUp))
  planOffice(
    planner,
    others.filter((row) => !isSwap(row) && !isMadeUp(row)),
  )
  for (const row of dated.filter((one) => !isSure(one)))
    if (isKnown(row)) planner.known([row])
    else planner.refuse(row, { code: 'row-unverified', detail: { day: row.day } })

  return {
    decisions: planner.decisions,
    rows: rows.map((row) => ({
      line: row.line,
      day: row.day,
      text: row.text || row.said,
      outcome: 'problem',
      problem: null,
      ...planner.outcomes.get(row),
    })),
  }
}

/** Rows that have a day, each day once; of all others it is said why they are none. */
function datedOnce(planner: Planner, rows: readonly DayRow[]): Dated[] {
  const seen = new Set<string>()
  return rows.filter((row): row is Dated => {
    if (row.problem) planner.refuse(row, row.problem)
    else if (row.day && seen.has(row.day)) planner.refuse(row, { code: 'day-twice', detail: { day: row.day } })
    else if (row.day) return seen.add(row.day) !== undefined
    return false
  })
}
