/** Reads one passage that a person marked in a paper, with the same rules as the whole. */
import { deadlineIn } from './rules/deadline.js'
import { recurrenceOf, termOf } from './rules/deadline-rule.js'
import type { Range } from './paper.js'
import type { Found, ReadDeadline, Recurrence, Term } from './reading.js'

/** The deadline in a passage, with its span in the paper; `year` is the dispatch's, for dates that leave theirs out. */
export function readPassage(
  paperText: string,
  range: Range,
  year: number | null,
): { deadline: Found<ReadDeadline> | null } {
  const found = deadlineIn(paperText.slice(range.start, range.end), year === null ? null : `${year}-01-01`)
  if (!found) return { deadline: null }
  const { read: value, start, end } = found
  return { deadline: { value, span: { start: range.start + start, end: range.start + end }, sure: 0.8 } }
}

/** The rule of words that a person entered: the period of a recurring time, what a relative one counts from. */
export function readRule(text: string, bound: ReadDeadline['bound']): { every: Recurrence | null; term: Term | null } {
  return {
    every: bound === 'recurring' ? recurrenceOf(text) : null,
    term: bound === 'relative' ? termOf(text) : null,
  }
}
