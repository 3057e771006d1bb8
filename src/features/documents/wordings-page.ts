/** docs/calendar.md: every wording of a deadline as the reader reads it and the calendar computes it, and the holidays by law. */
import { addDays, weekday, workCalendar, workingDaysBetween, type WorkCalendar } from '../../kernel/calendar.js'
import { computeDeadline, workingDaysAvailable, type DeadlineWords } from '../../kernel/deadline.js'
import { lunarToSolar } from '../../kernel/lunar.js'
import { DEFAULT_SETTINGS } from '../../kernel/office-settings.js'
import { periodAt } from '../../kernel/recurrence.js'
import { lastDayOfTerm } from '../../kernel/term.js'
import { WORDING_TABLE, wordingOf, type WordingBasis } from '../../kernel/wordings.js'
import { words } from '../../kernel/words/index.js'
import { readPassage } from '../../reader/passage.js'

const SIGNED = '2026-11-24'
const GIVEN = '2026-11-25'
/** A day for events, so that the table has something to compute. */
const EVENT = '2026-12-10'
const FIRST = 2024
const LAST = 2031

const BASIS: Record<WordingBasis, string> = {
  words: 'the words',
  'civil-code': 'the words; a last day off: `rollDirection` (Bộ luật Dân sự 2015, art. 147–148)',
  office: 'an office convention',
  none: 'no day can be computed',
}

const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const said = (day: string): string => `${NAMES[weekday(day) - 1]} ${day}`

/** An example as the program reads it. */
export function readExample(example: string): DeadlineWords {
  const found = readPassage(example, { start: 0, end: example.length }, 2026).deadline?.value
  if (!found) throw new Error(`no deadline is read in “${example}”`)
  return found
}

/** What the table says of an example: the last day, or what there is instead. */
export function computedSaid(deadline: DeadlineWords, calendar: WorkCalendar): string {
  const found = computeDeadline(deadline, calendar, DEFAULT_SETTINGS, { signedOn: SIGNED, givenOn: GIVEN })
  if (found.lastDay) {
    const days = workingDaysAvailable(calendar, GIVEN, found.lastDay)
    const off = found.workingDayBefore ? `, a day off: ${said(found.workingDayBefore)} is proposed` : ''
    return `${said(found.lastDay)}${deadline.time ? `, ${deadline.time}` : ''} (${days} working days)${off}`
  }
  if (found.rule === 'awaits-event')
    return `sleeps; event on ${said(EVENT)}: ${said(lastDayOfTerm(deadline.term, EVENT, calendar, DEFAULT_SETTINGS))}`
  if (found.period && deadline.every) {
    const next = periodAt(deadline.every, found.period.index + 1, DEFAULT_SETTINGS)
    return `each period its own: ${said(found.period.lastDay)}, then ${said(next.lastDay)}`
  }
  return found.rule === 'no-end' ? 'a beginning, no end' : 'none: the person who checks is asked'
}

function wordings(calendar: WorkCalendar): string[] {
  return WORDING_TABLE.map(({ example, basis }) => {
    const deadline = readExample(example)
    const name = words.deadlines.name[wordingOf(deadline)]
    return `| ${name} | ${example} | ${deadline.text} | ${computedSaid(deadline, calendar)} | ${BASIS[basis]} |`
  })
}

function holidays(calendar: WorkCalendar): string[] {
  const rows: string[] = []
  for (let year = FIRST; year <= LAST; year++) {
    const days = new Map<string, string[]>()
    for (const { day, code } of calendar.holidays(year)) days.set(code, [...(days.get(code) ?? []), said(day)])
    const madeUp: string[] = []
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
      if (calendar.reason(day)?.endsWith('-made-up')) madeUp.push(said(day))
    const named = [...days].map(([code, on]) => `${code}: ${on.join(', ')}`).join('<br>')
    const working = workingDaysBetween(calendar, `${year - 1}-12-31`, `${year}-12-31`)
    rows.push(`| ${year} | ${named} | ${madeUp.join('<br>') || '—'} | ${working} |`)
  }
  return rows
}

function vectors(): string[] {
  const rows: string[] = []
  for (let year = FIRST; year <= LAST; year++)
    rows.push(`| ${year} | ${said(lunarToSolar(1, 1, year))} | ${said(lunarToSolar(10, 3, year))} |`)
  return rows
}

/** The page, in Markdown. */
export function drawCalendar(): string {
  const calendar = workCalendar()
  return [
    '# Deadlines and days off',
    '',
    'Drawn by `npm run calendar-doc` from `src/kernel/wordings.ts`, the reader and the calendar; a test compares. Decision 0007 says why.',
    '',
    '## How a deadline is worded, and what is computed',
    '',
    `Every example is read by the reader and computed with the usual conventions, for a dispatch signed on ${said(SIGNED)} and given on`,
    `${said(GIVEN)}; events are taken to happen on ${said(EVENT)}. A day that was ordered is never moved.`,
    '',
    '| wording | example | what is read | last day on time | rests on |',
    '| --- | --- | --- | --- | --- |',
    ...wordings(calendar),
    '',
    'Conventions of the office (`/quy-uoc`, each dated and logged, never backwards): `beforeIncludesDay` (“trước ngày X” with or without X),',
    '`rollDirection` (a last day that the office itself computes and that is off), `afterEventDays` (after “ngay sau khi …”), `defaultTermDays`',
    '(proposed where an order names no deadline), `periodFromDay` (where a reporting period begins; 15 is how NĐ 09/2019/NĐ-CP art. 12 is',
    'read, which was not verified), `soonDays`.',
    '',
    '## Holidays by law',
    '',
    'Bộ luật Lao động 2019, art. 112, with the usual days where they are decided every year (Tết, the second day of Quốc khánh); the',
    'office’s decisions take their place. A holiday on a weekly day off is made up on the next working day.',
    '',
    '| year | holidays | made up on | working days |',
    '| --- | --- | --- | --- |',
    ...holidays(calendar),
    '',
    '## Lunar days at UTC+7',
    '',
    '| year | Tết (1/1) | Giỗ Tổ (10/3) |',
    '| --- | --- | --- |',
    ...vectors(),
    '',
  ].join('\n')
}
