import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { workCalendar } from '../../kernel/calendar.js'
import { WORDING_TABLE, WORDINGS, wordingOf } from '../../kernel/wordings.js'
import { explainDeadline } from '../../web/explain-deadline.js'
import { words } from '../../kernel/words/index.js'
import { computedSaid, drawCalendar, readExample } from './wordings-page.js'

it('docs/calendar.md is what the table, the reader and the calendar say (npm run calendar-doc)', () => {
  const page = readFileSync(new URL('../../../docs/calendar.md', import.meta.url), 'utf8')
  expect(page).toBe(drawCalendar())
})

describe('the table of wordings', () => {
  it.each(WORDING_TABLE.map((row) => [row.example, row.code] as const))('%s is %s', (example, code) => {
    expect(wordingOf(readExample(example))).toBe(code)
  })
  it('has an example of every wording that the reader reads, and a sentence of each', () => {
    const shown = new Set<string>(WORDING_TABLE.map(({ code }) => code))
    // a bare day is read in tables alone; a vague time is an open point, not a deadline
    expect(WORDINGS.filter((code) => !shown.has(code))).toEqual(['on', 'vague'])
    for (const { example } of WORDING_TABLE) {
      const said = explainDeadline(readExample(example), { rule: 'included-day', lastDay: null, period: null })
      expect(said.length, example).toBeGreaterThan(10)
      expect(said, example).not.toMatch(/undefined|null|NaN/)
    }
  })
  it('says who read "trước ngày", and how', () => {
    const deadline = readExample('trước ngày 30/11/2026')
    const say = (rule: 'excluded-day' | 'included-day', by: 'words' | 'office' | 'person'): string =>
      explainDeadline(deadline, { rule, lastDay: null, period: null }, by)
    const { before } = words.deadlines
    expect(say('excluded-day', 'words')).toBe(before.words('30/11/2026'))
    expect(say('included-day', 'office')).toBe(before.office('30/11/2026'))
    expect(say('excluded-day', 'person')).toBe(before['person-out']('30/11/2026'))
    expect(say('included-day', 'person')).toBe(before['person-in']('30/11/2026'))
  })
  it('proposes the working day before a day off and leaves the order where it is', () => {
    expect(computedSaid(readExample('chậm nhất ngày 29/11/2026'), workCalendar())).toBe(
      'Sun 2026-11-29 (2 working days), a day off: Fri 2026-11-27 is proposed',
    )
  })
})
