/** Times with a day that can be computed: a cue ("trước", "chậm nhất", "xong trong" …) and a date or a period behind it. */
import type { DeadlineBound } from '../reading.js'
import { beforeDate } from './clock.js'
import { dateAt, dayAt, type ReadDate } from './dates.js'
import { AND_AFTER, found, sticky, type TimeReader, type TimeRule } from './deadline-found.js'
import { periodRange, readDays, readLastDay, readRange } from './deadline-range.js'
import { recurringDayEnd } from './deadline-recurring.js'

const YEARLY = /\s?(?:(?:,|\svà)\s?(?:ngày\s)?\d{1,2}\s?\/\s?\d{1,2}\s?){0,3}(?:hằng|hàng|mỗi)\snăm/iuy

/** The day that a bound means: "trước tháng 9" ends before its first day, "từ" begins with it. */
function dayOf(date: ReadDate, bound: DeadlineBound): string {
  return (bound === 'before' && date.unit !== 'day') || bound === 'from' ? date.first : date.last
}

/** A date behind a cue, a clock and a weekday before it read as well; "ngày 15 hằng tháng" recurs. */
function boundBy(bound: DeadlineBound): TimeReader {
  return (text, match, issued) => {
    const behind = match.index + match[0].length
    const { time, at, bracket } = beforeDate(text, behind)
    const again = Math.max(recurringDayEnd(text, behind), recurringDayEnd(text, at))
    if (again > 0) return found(text, match.index, again, 'recurring', null)
    const date = dateAt(text, at, issued)
    if (!date) return null
    const range = bound === 'before' ? null : periodRange(text, match.index, at, date)
    if (range) return range
    const yearly = date.yearPrinted ? 0 : sticky(YEARLY, text, date.end)
    if (yearly > 0) return found(text, match.index, date.end + yearly, 'recurring', null)
    const after = date.unit === 'day' || bound !== 'by' ? 0 : sticky(AND_AFTER, text, date.end)
    if (after > 0) return found(text, match.index, date.end + after, 'from', date.first)
    const end = date.end + (bracket && text[date.end] === ')' ? 1 : 0)
    return found(text, match.index, end, bound, dayOf(date, bound), time ? { time } : {})
  }
}

/** Furthest bracket behind a feast, and the longest. */
const NEAR = 80

/** "trong ngày Lễ … (…, tức ngày 31/3/2012)". */
const readFeast: TimeReader = (text, match, issued) => {
  const near = text.slice(match.index, match.index + 2 * NEAR)
  const bracket = near.indexOf('(')
  const close = near.indexOf(')', bracket)
  if (bracket < 0 || bracket > NEAR || close < 0 || close - bracket > NEAR) return null
  const cue = near.slice(bracket, close).search(/ngày \d{1,2}\/\d{1,2}\/\d{4}/u)
  const day = cue < 0 ? null : dayAt(text, match.index + bracket + cue, issued)
  return day ? found(text, match.index, match.index + close + 1, 'on', day.last) : null
}

/** What a date, a clock or a weekday begins with. */
const DATE_AHEAD = String.raw`(?=\d|ngày|tháng|quý|năm \d|cuối năm|thứ |chủ nhật|hằng|hàng|mỗi|các ngày)`
const WORK = 'hoàn thành|xong|kết thúc|thực hiện|triển khai|tổ chức|kéo dài|duy trì|áp dụng|đăng ký|tiếp nhận'

/** Dated times; of several the last one counts. */
export const DATED: TimeRule[] = [
  {
    pattern: new RegExp(`(?:(?:chậm nhất|muộn nhất)(?: là)? |là )?(?<!\\p{L})trước ${DATE_AHEAD}`, 'giu'),
    read: boundBy('before'),
  },
  {
    pattern: new RegExp(
      `(?:chậm nhất|muộn nhất|không muộn hơn|không chậm hơn|không quá|hạn cuối(?: cùng)?|hạn chót)(?: là)?:?(?: vào| đến| trong| từ)?(?: hết)? ${DATE_AHEAD}`,
      'giu',
    ),
    read: boundBy('by'),
  },
  {
    pattern: new RegExp(
      `(?<!\\p{L})(?:thời hạn|hạn|thời gian)(?: (?:gửi|nộp|báo cáo|trả lời|hoàn thành|thực hiện|xong|cuối|gửi báo cáo|đăng ký)){0,2}(?: là:?|:) (?:đến |vào |trong )?(?:hết )?${DATE_AHEAD}`,
      'giu',
    ),
    read: boundBy('by'),
  },
  {
    pattern: /(?:(?:xong|hoàn thành|kết thúc) )?(?:đến )?hết (?=ngày|tháng|quý|năm \d|\d{1,2}[/h.])/giu,
    read: boundBy('by'),
  },
  {
    pattern: new RegExp(
      `(?:(?:từ nay|kể từ nay|từ đây|bắt đầu từ nay)(?: cho)?|(?<!\\p{L})(?:${WORK})) (?:đến|tới) (?:hết (?=năm)|(?:hết )?(?!năm)${DATE_AHEAD})`,
      'giu',
    ),
    read: boundBy('by'),
  },
  {
    pattern: /(?:xong|hoàn thành)(?: trong| vào| đến)? (?=ngày \d|tháng \d|quý|năm \d|cuối năm|\d{1,2}\/)/giu,
    read: boundBy('by'),
  },
  {
    pattern:
      /(?<=tại (?:kỳ|cuộc|phiên|buổi) (?:sinh hoạt|họp|giao ban|làm việc)(?: (?!tháng|quý)\p{L}{2,6}){0,3} )(?=tháng \d|quý [IV1-4])/giu,
    read: boundBy('by'),
  },
  {
    pattern:
      /(?<=^|[,;] |; )(?:đến|tới) (?=(?:ngày|tháng|cuối tháng) [^,;]{1,25}? (?:hoàn thành|phải|xong)(?!\p{L}))/giu,
    read: boundBy('by'),
  },
  { pattern: /trong (?=tháng \d|quý [IV1-4]|năm \d{4}|6 tháng)/giu, read: boundBy('by') },
  { pattern: /(?:vào|đến) (?=cuối năm)/giu, read: boundBy('by') },
  { pattern: /vào (?:cuối )?(?=năm \d{4}|tháng \d|quý [IV1-4])/giu, read: boundBy('by') },
  {
    pattern: /(?:vào|ngay trong|trong)(?: buổi)?(?: sáng| chiều| tối)?(?: thứ \p{L}{2,4},?)? (?=ngày \d)/giu,
    read: boundBy('on'),
  },
  { pattern: /vào(?: buổi)?(?: sáng| chiều| tối)? (?=thứ |chủ nhật)/giu, read: boundBy('on') },
  { pattern: /vào (?:lúc )?(?=\d{1,2}\s?(?:h|giờ|g\d))/giu, read: boundBy('on') },
  { pattern: /(?:trong|vào)(?: (?:\d{1,2}|hai|ba|bốn))?(?: các)? ngày (?=\d)/giu, read: readDays },
  {
    pattern: /(?:bắt đầu )?(?:kể )?từ (?:buổi )?(?:sáng |chiều )?(?=ngày|tháng|năm \d|quý|\d{1,2}\/)/giu,
    read: readRange,
  },
  { pattern: /trong ngày \p{Lu}/gu, read: readFeast },
  { pattern: /(?<!\p{L})ngày (?=\d)/giu, read: readLastDay },
]
