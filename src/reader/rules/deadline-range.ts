/** Times from one day to another: "từ ngày 13 đến hết ngày 15 tháng 5 năm 2019", "trong các ngày 15, 16, 17/8/2026". */
import { dateAt, dayAt, isoDate, type Issued, type ReadDate } from './dates.js'
import { AND_AFTER, found, sticky, type FoundDeadline, type TimeReader } from './deadline-found.js'

/** Characters behind the first day in which the second one must stand. */
const REACH = 90

/** The second day of "từ ngày … đến …": a full date, or the day in brackets where the end is an event. */
function endOfRange(text: string, from: number, issued: Issued): ReadDate | null {
  const window = text.slice(0, from + REACH)
  const to = /\s?(?:[-–]|đến|tới)\s?(?:hết\s|khi\s|buổi\s)?(?:cuối\s(?!năm))?(?:sáng\s|chiều\s|tối\s)?/iuy
  const width = sticky(to, window, from)
  if (width === 0) return null
  const at = from + width
  const direct = dateAt(window, at, issued)
  if (direct) return direct
  const bracket = window.indexOf('(', at)
  if (bracket < 0 || window.slice(at, bracket).includes(';')) return null
  const inside = dayAt(window, bracket + 1, issued)
  return inside && window[inside.end] === ')' ? { ...inside, end: inside.end + 1 } : null
}

/** First day of a range whose month or year stands with the second; a month behind that of the end is of the year before. */
function partialStart(text: string, at: number, end: ReadDate): string | null {
  const match = /^(?:ngày\s|tháng\s)?(\d{1,2})(?:\s?[/.]\s?(\d{1,2}))?(?![\d/])/iu.exec(text.slice(at, at + 16))
  if (!match) return null
  const year = Number(end.last.slice(0, 4))
  const endMonth = Number(end.last.slice(5, 7))
  const isMonth = /^tháng/iu.test(match[0])
  const month = isMonth ? Number(match[1]) : Number(match[2] ?? endMonth)
  return isoDate(month > endMonth ? year - 1 : year, month, isMonth ? 1 : Number(match[1]))
}

/** Where the "đến" or the dash of a range stands behind its first day, a weekday in brackets passed over. */
function behindFirst(text: string, at: number): number {
  const skipped = /^\s?\([^()]{0,20}\)/u.exec(text.slice(at, at + 40))
  return at + (skipped?.[0].length ?? 0)
}

/** The year after, for a range over the turn of the year whose end has no year of its own. */
const nextYear = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`

/** The range of a first day and an end, or null where the two make none. */
function rangeFrom(
  text: string,
  at: number,
  full: ReadDate | null,
  end: ReadDate,
): { first: string; last: string } | null {
  const own = full && (full.yearPrinted || !end.yearPrinted) ? full.first : null
  const first = own ?? partialStart(text, at, end) ?? full?.first
  if (!first) return null
  const last = first > end.last && !end.yearPrinted ? nextYear(end.last) : end.last
  return first <= last ? { first, last } : null
}

/** "từ ngày 23/3-29/3/2020", "từ tháng 8 đến tháng 12/2026", "từ năm 2027 trở đi", "… từ ngày 01/4/2027" as a clause's last words. */
export const readRange: TimeReader = (text, match, issued) => {
  const at = match.index + match[0].length
  const full = dateAt(text, at, issued)
  const spread = /^(?:ngày\s|tháng\s)?\d{1,2}(?:\s?[/.]\s?\d{1,2})?/iu.exec(text.slice(at, at + 16))
  for (const from of [full?.end, spread ? at + spread[0].length : undefined]) {
    if (from === undefined) continue
    const end = endOfRange(text, behindFirst(text, from), issued)
    const range = end && rangeFrom(text, at, from === full?.end ? full : null, end)
    if (!end || !range) continue
    const after = sticky(AND_AFTER, text, end.end) || sticky(/\svà\stiếp\stheo/iuy, text, end.end)
    return found(text, match.index, end.end + after, 'range', range.last, { dates: [range.first, range.last] })
  }
  if (!full) return null
  const onward = sticky(/\s?(?:trở\sđi|trở\slại\sđây)/iuy, text, full.end) || sticky(AND_AFTER, text, full.end)
  if (onward > 0) return found(text, match.index, full.end + onward, 'from', full.first)
  const closes = /^\s?(?:[.;)]|$)/u.test(text.slice(full.end, full.end + 2))
  return closes && issued !== null && full.first >= issued
    ? found(text, match.index, full.end, 'from', full.first)
    : null
}

const LISTED =
  /(\d{1,2})((?:,\s?|\s?[-–]\s?|\svà\s)\d{1,2}){0,5}?(?:,\s?|\s?[-–]\s?|\svà\s)(?=\d{1,2}(?:\s?\/|\stháng))/iuy

/** "tháng 3 - tháng 5/2027", "quý I đến quý IV/2027": periods of one year joined by a dash or "đến". */
export function periodRange(text: string, start: number, at: number, date: ReadDate): FoundDeadline | null {
  if (
    !/^(?:tháng|quý)\s\S{1,4}\s?(?:[-–]|đến)/iu.test(text.slice(at, at + 20)) ||
    date.first.slice(5, 7) === date.last.slice(5, 7)
  )
    return null
  return found(text, start, date.end, 'range', date.last, { dates: [date.first, date.last] })
}

/** "… lần đầu ngày 20/3/2027": a day without a cue that ends a clause, on or after the day of issue. */
export const readLastDay: TimeReader = (text, match, issued) => {
  const day = dayAt(text, match.index, issued)
  if (!day || issued === null || !day.yearPrinted || day.first < issued) return null
  return /^\s?(?:[.;)]|$)|^,? (?:trong giờ|trong buổi|tại|với quy mô|quy mô)(?= )/u.test(
    text.slice(day.end, day.end + 12),
  )
    ? found(text, match.index, day.end, 'on', day.last)
    : null
}

/** "05 - 30/7/2027" in a column. */
export function dayRange(text: string, at: number, issued: Issued): FoundDeadline | null {
  const width = sticky(/(?:ngày\s)?\d{1,2}(?:\s?\/\s?\d{1,2})?\s?[-–]\s?(?=\d{1,2}\s?\/\s?\d)/iuy, text, at)
  const last = width > 0 ? dayAt(text, at + width, issued) : null
  const first = last && partialStart(text, at, last)
  return first && first < last.last
    ? found(text, at, last.end, 'range', last.last, { dates: [first, last.last] })
    : null
}

/** "trong các ngày 15, 16, 17/8/2026": the days of one month, behind the cue. */
export const readDays: TimeReader = (text, match, issued): FoundDeadline | null => {
  const at = match.index + match[0].length
  const width = sticky(LISTED, text, at)
  const last = width > 0 ? dayAt(text, at + width, issued) : null
  const first = last && partialStart(text, at, last)
  return first && first <= last.last
    ? found(text, match.index, last.end, 'range', last.last, { dates: [first, last.last] })
    : null
}
