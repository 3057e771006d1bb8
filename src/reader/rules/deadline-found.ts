/** What the rules of deadlines share: a time with its place in the text, and how a rule is run over a text. */
import type { DeadlineBound, ReadDeadline } from '../reading.js'
import type { Issued } from './dates.js'

export interface FoundDeadline {
  start: number
  end: number
  read: ReadDeadline
}

export type TimeReader = (text: string, match: RegExpExecArray, issued: Issued) => FoundDeadline | null

export interface TimeRule {
  pattern: RegExp
  read: TimeReader
}

export function found(
  text: string,
  start: number,
  end: number,
  bound: DeadlineBound,
  date: string | null,
  more: { time?: string; dates?: [string, string] } = {},
): FoundDeadline {
  return { start, end, read: { text: text.slice(start, end).trim(), bound, date, ...more } }
}

/** Length of what `pattern` (sticky) finds at `at`; 0 where it finds nothing. */
export function sticky(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match ? match[0].length : 0
}

/** The words as they are: a bound without a date. */
export function plain(bound: 'recurring' | 'relative'): TimeReader {
  return (text, match) => found(text, match.index, match.index + match[0].trimEnd().length, bound, null)
}

/** All times that a set of rules finds in `text`, in order. */
export function timesOf(text: string, rules: TimeRule[], issued: Issued): FoundDeadline[] {
  const out: FoundDeadline[] = []
  for (const { pattern, read } of rules) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const time = read(text, match, issued)
      if (time) out.push(time)
      if (match[0] === '') pattern.lastIndex++
    }
  }
  return out.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** "… và các năm tiếp theo" behind a period: it only begins then. */
export const AND_AFTER = /\s?(?:,\s)?và\s(?:các|những)?\s?(?:năm\s)?(?:tiếp theo|sau|về sau)/iuy
