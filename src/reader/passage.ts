/** Reads one passage that a person marked in a paper, with the same rules as the whole. */
import { deadlineIn } from './rules/deadline.js'
import type { Range } from './paper.js'
import type { Found, ReadDeadline } from './reading.js'

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
