/** When an order is to be done: the words of a clause, or of a column, to a bound and a date (domain rules §2.4). */
import type { DeadlineBound, ReadDeadline } from '../reading.js'
import { bareYearAt, dateAt, dayAt, periodAt, type ReadDate } from './dates.js'

export interface FoundDeadline {
  start: number
  end: number
  read: ReadDeadline
}

type Reader = (text: string, match: RegExpExecArray, year: number | null) => FoundDeadline | null

interface Rule {
  pattern: RegExp
  read: Reader
}

function found(
  text: string,
  start: number,
  end: number,
  bound: DeadlineBound,
  date: string | null,
  more: { time?: string; dates?: [string, string] } = {},
): FoundDeadline {
  return { start, end, read: { text: text.slice(start, end).trim(), bound, date, ...more } }
}

const AND_AFTER = /\s?(?:,\s)?và\s(?:các|những)?\s?(?:năm\s)?(?:tiếp theo|sau|về sau)/iuy
const MONTHLY = /\s?(?:hằng|hàng)\s(?:tháng|quý|năm|tuần)/iuy

const sticky = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match ? match[0].length : 0
}

/** "16h00", "10 giờ 30" before a date. */
const CLOCK = /(\d{1,2})\s?(?:h|g|giờ)\s?(\d{2})?(?:\sphút)?,?\s/iuy

function clockAt(text: string, at: number): { time: string; end: number } | null {
  CLOCK.lastIndex = at
  const match = CLOCK.exec(text)
  return match ? { time: `${match[1]!.padStart(2, '0')}:${match[2] ?? '00'}`, end: at + match[0].length } : null
}

/** A date behind a cue, a clock before it read as well; "ngày 15 hằng tháng" recurs. */
function boundBy(bound: DeadlineBound): Reader {
  return (text, match, year) => {
    const clock = clockAt(text, match.index + match[0].length)
    const at = clock?.end ?? match.index + match[0].length
    const monthly = /^(?:ngày\s)?\d{1,2}\s(?:hằng|hàng)\s(?:tháng|quý|năm)/iu.exec(text.slice(at, at + 40))
    if (monthly) return found(text, match.index, at + monthly[0].length, 'recurring', null)
    const date = dateAt(text, at, year)
    if (!date) return null
    const yearly = date.yearPrinted ? 0 : sticky(MONTHLY, text, date.end)
    if (yearly > 0) return found(text, match.index, date.end + yearly, 'recurring', null)
    const after = date.unit === 'day' || bound !== 'by' ? 0 : sticky(AND_AFTER, text, date.end)
    if (after > 0) return found(text, match.index, date.end + after, 'from', date.first)
    const last = bound === 'before' && date.unit !== 'day' ? date.first : bound === 'from' ? date.first : date.last
    return found(text, match.index, date.end, bound, last, clock ? { time: clock.time } : {})
  }
}

/** The second day of "từ ngày … đến …": a full date, or the day in brackets where the end is an event. */
function endOfRange(text: string, from: number, year: number | null): ReadDate | null {
  const window = text.slice(0, from + 90)
  const to = /\s?(?:[-–]|đến|tới)\s?(?:hết\s|khi\s|cuối\s|buổi\s)?/iuy
  to.lastIndex = from
  const cue = to.exec(window)
  if (!cue) return null
  const at = from + cue[0].length
  const direct =
    dateAt(window, at, year) ??
    dayAt(window, at + (/^(?:sáng|chiều|tối)\s/u.exec(window.slice(at))?.[0].length ?? 0), year)
  if (direct) return direct
  const bracket = window.indexOf('(', at)
  if (bracket < 0 || window.slice(at, bracket).includes(';')) return null
  const inside = dayAt(window, bracket + 1, year)
  return inside && window[inside.end] === ')' ? { ...inside, end: inside.end + 1 } : null
}

/** First day of a range whose month or year stands with the second: "từ ngày 13 đến hết ngày 15 tháng 5 năm 2019". */
function partialStart(text: string, at: number, end: ReadDate): string | null {
  const match = /^(?:ngày\s|tháng\s)?(\d{1,2})(?:\s?[/.]\s?(\d{1,2}))?(?![\d/])/iu.exec(text.slice(at, at + 16))
  if (!match) return null
  const [year, month] = end.last.split('-')
  if (/^tháng/iu.test(match[0])) return `${year}-${match[1]!.padStart(2, '0')}-01`
  return `${year}-${(match[2] ?? month!).padStart(2, '0')}-${match[1]!.padStart(2, '0')}`
}

/** Where the "đến" or the dash of a range stands behind its first day, a weekday in brackets passed over. */
function behindFirst(text: string, at: number): number {
  const rest = text.slice(at, at + 40)
  const skipped = /^\s?\([^()]{0,20}\)/u.exec(rest)
  return at + (skipped?.[0].length ?? 0)
}

const readRange: Reader = (text, match, year) => {
  const at = match.index + match[0].length
  const full = dateAt(text, at, year)
  const spread = /^(?:ngày\s|tháng\s)?\d{1,2}(?:\s?[/.]\s?\d{1,2})?/iu.exec(text.slice(at, at + 16))
  for (const from of [full?.end, spread ? at + spread[0].length : undefined]) {
    if (from === undefined) continue
    const end = endOfRange(text, behindFirst(text, from), year)
    if (!end) continue
    const whole = full && from === full.end && (full.yearPrinted || end.yearPrinted)
    const start = whole && full.yearPrinted ? full.first : (partialStart(text, at, end) ?? full?.first)
    if (!start || start > end.last) continue
    const after = sticky(AND_AFTER, text, end.end) || sticky(/\svà\stiếp\stheo/iuy, text, end.end)
    return found(text, match.index, end.end + after, 'range', end.last, { dates: [start, end.last] })
  }
  if (!full) return null
  const onward = sticky(/\s?(?:trở\sđi|trở\slại\sđây)/iuy, text, full.end) || sticky(AND_AFTER, text, full.end)
  return onward > 0 ? found(text, match.index, full.end + onward, 'from', full.first) : null
}

/** "trong ngày Lễ … (…, tức ngày 31/3/2012)". */
const readFeast: Reader = (text, match, year) => {
  const bracket = text.indexOf('(', match.index)
  if (bracket < 0 || bracket - match.index > 80) return null
  const close = text.indexOf(')', bracket)
  if (close < 0 || close - bracket > 80) return null
  const cue = text.slice(bracket, close).search(/ngày \d{1,2}\/\d{1,2}\/\d{4}/u)
  const day = cue < 0 ? null : dayAt(text, bracket + cue, year)
  return day ? found(text, match.index, close + 1, 'on', day.last) : null
}

/** The words as they are: a bound without a date. */
function plain(bound: 'recurring' | 'relative'): Reader {
  return (text, match) => found(text, match.index, match.index + match[0].trimEnd().length, bound, null)
}

/** Ground words before which "thường xuyên" and "hằng năm" are no time of this order. */
const NOT_A_TIME = '(?<!chi |giáo dục |kinh phí |ngân sách |vốn |trực |cơ quan )'

/** Dated times; of several the last one counts. */
const DATED: Rule[] = [
  { pattern: /(?:chậm nhất )?(?:là )?trước (?=\d|ngày|tháng|quý|năm \d)/giu, read: boundBy('before') },
  {
    pattern:
      /(?:chậm nhất|muộn nhất|hạn cuối|hạn chót)(?: là)?:?(?: vào| đến| trong)?(?: hết)? (?=\d|ngày|tháng|quý|cuối|năm)/giu,
    read: boundBy('by'),
  },
  {
    pattern: /(?:(?:xong|hoàn thành|kết thúc) )?(?:đến )?hết (?=ngày|tháng|quý|năm \d|\d{1,2}[/h])/giu,
    read: boundBy('by'),
  },
  {
    pattern: /(?:xong|hoàn thành)(?: trong| vào| đến)? (?=ngày \d|tháng \d|quý|năm \d|\d{1,2}\/)/giu,
    read: boundBy('by'),
  },
  { pattern: /trong (?=tháng \d|quý [IV1-4]|năm \d{4}|6 tháng)/giu, read: boundBy('by') },
  { pattern: /vào (?:cuối )?(?=năm \d{4}|tháng \d|quý [IV1-4])/giu, read: boundBy('by') },
  { pattern: /(?:vào|trong)(?: buổi)?(?: sáng| chiều| tối)?(?: \S+ \S+,)? (?=ngày \d)/giu, read: boundBy('on') },
  { pattern: /vào (?:lúc )?(?=\d{1,2}\s?(?:h|giờ))/giu, read: boundBy('on') },
  {
    pattern: /(?:bắt đầu )?(?:kể )?từ (?:buổi )?(?:sáng |chiều )?(?=ngày|tháng|năm \d|quý|\d{1,2}\/)/giu,
    read: readRange,
  },
  { pattern: /trong ngày \p{Lu}/gu, read: readFeast },
]

const RELATIVE: Rule[] = [
  { pattern: /ngay sau khi [^,.;:()]{2,120}/giu, read: plain('relative') },
  { pattern: /khi đã [^,.;:()]{2,60}?(?= theo | của |[,.;:()]|$)/giu, read: plain('relative') },
  {
    pattern:
      /(?:trong )?(?:thời hạn |vòng )?(?:không quá |chậm nhất |tối đa )?\d{1,3} (?:ngày|giờ|tháng|tuần)(?: làm việc)?,? (?:kể từ|sau khi|từ khi|tính từ|sau ngày|trước khi|trước ngày (?=\p{L})) [^,.;:()]{2,120}/giu,
    read: plain('relative'),
  },
  { pattern: /theo lộ trình [^,.;:()]{2,60}|theo kế hoạch riêng/giu, read: plain('relative') },
  { pattern: /tại (?:cuộc họp|phiên họp|kỳ họp) [^,.;:()]{0,40}(?:tiếp theo|gần nhất)/giu, read: plain('relative') },
]

const RECURRING: Rule[] = [
  {
    pattern: new RegExp(`${NOT_A_TIME}thường xuyên(?:,? (?:và )?(?:định kỳ|đột xuất|liên tục))*`, 'giu'),
    read: plain('recurring'),
  },
  {
    pattern:
      /(?<!sinh hoạt |chi bộ |họp |khám )định kỳ(?: (?:hằng|hàng) (?:năm|quý|tháng|tuần|ngày)| \d{1,2} tháng| \d{1,2} (?:năm|tuần))*/giu,
    read: plain('recurring'),
  },
  { pattern: /tháng \d{1,2} (?:hằng|hàng) năm/giu, read: plain('recurring') },
  {
    pattern: /(?:vào )?(?:thứ \p{L}{2,4}|ngày \d{1,2}|chủ nhật) (?:hằng|hàng) (?:tuần|tháng)/giu,
    read: plain('recurring'),
  },
]

const REPEATED =
  /(?:hằng|hàng) (?:năm|quý|tháng|tuần)(?:,? (?:và )?(?:hằng|hàng|định|đột) (?:năm|quý|tháng|tuần|kỳ|xuất))*/giu
const HALF_YEARS = /6 tháng(?: đầu năm)?,? (?:và )?(?:1 năm|một năm|cả năm|(?:hằng |hàng )?năm)/giu

/** All times that a set of rules finds in `text`, in order. */
function timesOf(text: string, rules: Rule[], year: number | null): FoundDeadline[] {
  const out: FoundDeadline[] = []
  for (const { pattern, read } of rules) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      const time = read(text, match, year)
      if (time) out.push(time)
    }
  }
  return out.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** "hằng năm" only where the order itself recurs: at its start, or behind a word of reporting. */
function repeatedTime(text: string): FoundDeadline | null {
  for (const match of text.matchAll(HALF_YEARS)) {
    return found(text, match.index, match.index + match[0].length, 'recurring', null)
  }
  for (const match of text.matchAll(REPEATED)) {
    const before = text.slice(0, match.index)
    const start = /^(?:[-–+]\s*)?$/.test(before) || /[(,;] ?$/.test(before)
    const report =
      /(?:báo cáo|kết quả|sơ kết|tổng kết|kiểm tra|đánh giá|tổ chức|rà soát|cập nhật)(?: \S+){0,4} $/iu.test(before)
    const noun =
      /(?:kế hoạch|nghị quyết|ngân sách|dự toán|các|chương trình|văn bản|hướng dẫn|5 năm và|thay thế) $/iu.test(before)
    if (start || (report && !noun)) return found(text, match.index, match.index + match[0].length, 'recurring', null)
  }
  return null
}

/** The deadline that a clause names: the last dated time, else a relative one, else a recurring one. */
export function deadlineIn(text: string, year: number | null): FoundDeadline | null {
  const dated = timesOf(text, DATED, year)
  const outer = dated.filter(
    (time) => !dated.some((other) => other !== time && other.start <= time.start && other.end >= time.end),
  )
  const last = (outer.length > 0 ? outer : dated).at(-1)
  if (last) return last
  return timesOf(text, RELATIVE, year)[0] ?? timesOf(text, RECURRING, year)[0] ?? repeatedTime(text)
}

const OPEN_START = /(?:^|\s)(?:bắt đầu )?từ (?:ngày )?$/iu

/** "Từ ngày …" opens, "Ngày …" is a day, any other date in a column is the last day. */
function boundOfBare(text: string, at: number, date: ReadDate, bound: 'by' | 'on'): DeadlineBound {
  if (OPEN_START.test(text.slice(0, at))) return 'from'
  if (date.unit !== 'day') return 'by'
  return /^ngày/iu.test(text.slice(at, at + 5)) && at === 0 ? 'on' : bound
}

/** A date or period that stands without a cue, in a column or behind "Thời gian thực hiện:". */
function bareTimes(text: string, year: number | null, bound: 'by' | 'on'): FoundDeadline[] {
  const out: FoundDeadline[] = []
  for (const match of text.matchAll(
    /(?<![\p{L}\d/])(?:ngày \d|tháng \d|quý [IV\d]|năm \d|\d{1,2}[/-]\d|\d{1,2} tháng \d|\d{4}(?!\d))/giu,
  )) {
    const at = match.index
    if (out.some((time) => time.end > at)) continue
    const date = periodAt(text, at, year) ?? dayAt(text, at, year) ?? bareYearAt(text, at)
    if (!date) continue
    const after = date.unit === 'day' ? 0 : sticky(AND_AFTER, text, date.end)
    if (after > 0) out.push(found(text, at, date.end + after, 'from', date.first))
    else
      out.push(
        found(
          text,
          at,
          date.end,
          boundOfBare(text, at, date, bound),
          OPEN_START.test(text.slice(0, at)) ? date.first : date.last,
        ),
      )
  }
  return out
}

/** The time of a column or a labelled line: the whole text is about time, and is kept whole as the words. */
export function deadlineOfLabel(text: string, year: number | null, bound: 'by' | 'on' = 'by'): FoundDeadline | null {
  const words = text.trim().replace(/[.;,]+$/u, '')
  if (words === '') return null
  const whole = (time: FoundDeadline): FoundDeadline => ({
    ...time,
    start: 0,
    end: words.length,
    read: { ...time.read, text: words },
  })
  const cued = deadlineIn(words, year)
  if (cued?.read.date) return whole(cued)
  const bare = bareTimes(words, year, bound).at(-1)
  if (bare) return whole(bare)
  if (cued) return whole(cued)
  if (/(?:^|\s)(?:hằng|hàng) (?:năm|quý|tháng|tuần)|6 tháng|định kỳ|thường xuyên|liên tục/iu.test(words))
    return found(words, 0, words.length, 'recurring', null)
  if (/^(?:ngay )?(?:sau )?khi |^sau |^theo |^trong |^kể từ|^\d{1,3} ngày/iu.test(words))
    return found(words, 0, words.length, 'relative', null)
  return null
}
