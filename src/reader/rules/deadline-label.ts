/** The time of a column, or behind "Thời gian thực hiện:": the whole text is about time. */
import { dayRange, periodRange } from './deadline-range.js'
import { lengthWithout } from './ends.js'
import type { DeadlineBound } from '../reading.js'
import { bareYearAt, dayAt, periodAt, type Issued, type ReadDate } from './dates.js'
import { deadlineIn, LIMIT, withRule } from './deadline.js'
import { AND_AFTER, found, sticky, type FoundDeadline } from './deadline-found.js'

const OPEN_START = /(?:^|\s)(?:bắt đầu )?từ (?:ngày )?$/iu

/** "Từ ngày …" opens, "Ngày …" is a day, any other date in a column is the last day. */
function boundOfBare(text: string, at: number, date: ReadDate, bound: 'by' | 'on', opens: boolean): DeadlineBound {
  if (opens) return 'from'
  if (date.unit !== 'day') return 'by'
  return /^ngày/iu.test(text.slice(at, at + 5)) && at === 0 ? 'on' : bound
}

/** A date or period that stands without a cue. */
function bareTimes(text: string, issued: Issued, bound: 'by' | 'on'): FoundDeadline[] {
  const out: FoundDeadline[] = []
  for (const match of text.matchAll(
    /(?<![\p{L}\d/])(?:6 tháng (?:đầu|cuối)|ngày \d|tháng \d|quý [IV\d]|năm \d|cuối năm|\d{1,2}\s?[/.–-]\s?\d|\d{1,2} tháng \d|\d{4}(?!\d))/giu,
  )) {
    const at = match.index
    if ((out.at(-1)?.end ?? 0) > at) continue
    const days = dayRange(text, at, issued)
    if (days) {
      out.push(days)
      continue
    }
    const date = periodAt(text, at, issued) ?? dayAt(text, at, issued) ?? bareYearAt(text, at)
    if (!date) continue
    const range = periodRange(text, at, at, date)
    if (range) {
      out.push(range)
      continue
    }
    const after = date.unit === 'day' ? 0 : sticky(AND_AFTER, text, date.end)
    const opens = OPEN_START.test(text.slice(Math.max(0, at - 20), at))
    if (after > 0) out.push(found(text, at, date.end + after, 'from', date.first))
    else out.push(found(text, at, date.end, boundOfBare(text, at, date, bound, opens), opens ? date.first : date.last))
  }
  return out
}

/** The time of a column or a labelled line; the whole text is kept as its words. */
export function deadlineOfLabel(text: string, issued: Issued, bound: 'by' | 'on' = 'by'): FoundDeadline | null {
  const trimmed = text.slice(0, LIMIT).trim()
  const words = trimmed.slice(0, lengthWithout(trimmed, '.;,'))
  if (words === '') return null
  const whole = (time: FoundDeadline): FoundDeadline => ({
    ...time,
    start: 0,
    end: words.length,
    read: { ...time.read, text: words },
  })
  const cued = deadlineIn(words, issued)
  if (cued?.read.date) return whole(cued)
  const bare = bareTimes(words, issued, bound).at(-1)
  if (bare) return whole(bare)
  if (cued) return whole(cued)
  return withRule(undatedLabel(words))
}

/** Words of a column that give a period or an event and no day. */
function undatedLabel(words: string): FoundDeadline | null {
  if (/(?:^|\s)(?:hằng|hàng) (?:năm|quý|tháng|tuần|ngày)|6 tháng|định kỳ|thường xuyên|liên tục/iu.test(words))
    return found(words, 0, words.length, 'recurring', null)
  if (/^(?:ngay )?(?:sau )?khi |^sau |^theo |^trong |^kể từ|^\d{1,3} ngày/iu.test(words))
    return found(words, 0, words.length, 'relative', null)
  return null
}
