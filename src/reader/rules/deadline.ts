/** When an order is to be done: the words of a clause to a bound and a date (domain rules §2.4). */
import type { Issued } from './dates.js'
import { DATED } from './deadline-dated.js'
import { timesOf, type FoundDeadline } from './deadline-found.js'
import { RECURRING, repeatedTime } from './deadline-recurring.js'
import { RELATIVE } from './deadline-relative.js'
import { recurrenceOf, termOf } from './deadline-rule.js'

export type { FoundDeadline } from './deadline-found.js'

/** Longest text in which a time is looked for; what is longer is no clause and no cell. */
export const LIMIT = 4000

/** A time with the rule that its words give, where they give no day. */
export function withRule(time: FoundDeadline | null): FoundDeadline | null {
  if (!time || time.read.date !== null) return time
  const { text, bound } = time.read
  if (bound === 'relative') return { ...time, read: { ...time.read, term: termOf(text) } }
  const every = recurrenceOf(text)
  return every ? { ...time, read: { ...time.read, every } } : time
}

/** Times that no other one holds. */
function outermost(times: FoundDeadline[]): FoundDeadline[] {
  const out: FoundDeadline[] = []
  let reached = -1
  for (const time of times) {
    if (time.end <= reached) continue
    out.push(time)
    reached = time.end
  }
  return out
}

/** "Định kỳ 17h thứ Sáu hằng tuần": of several recurring times the first that says how often. */
function recurringTime(text: string, issued: Issued): FoundDeadline | undefined {
  const times = timesOf(text, RECURRING, issued)
  return times.find((time) => recurrenceOf(time.read.text) !== null) ?? times[0]
}

/** The deadline that a clause names: the last dated time, else a relative one, else a recurring one. */
export function deadlineIn(source: string, issued: Issued): FoundDeadline | null {
  const text = source.slice(0, LIMIT)
  const dated = outermost(timesOf(text, DATED, issued))
  const last = dated.findLast((time) => time.read.date !== null) ?? dated.at(-1)
  if (last) return withRule(last)
  return withRule(timesOf(text, RELATIVE, issued)[0] ?? recurringTime(text, issued) ?? repeatedTime(text))
}
