/** The words of a recurring or relative time as a rule that a calendar can follow (domain rules §2.4). */
import type { Recurrence, Term } from '../reading.js'

const NUMBERS: Record<string, number> = { một: 1, hai: 2, ba: 3, bốn: 4, năm: 5, sáu: 6, bảy: 7, mười: 10 }
const numberOf = (text: string): number => NUMBERS[text.toLowerCase()] ?? Number(text)

const UNITS: Record<string, Recurrence['unit']> = {
  ngày: 'day',
  tuần: 'week',
  tháng: 'month',
  quý: 'quarter',
  năm: 'year',
}
const WEEKDAYS: Record<string, number> = {
  hai: 1,
  ba: 2,
  tư: 3,
  năm: 4,
  sáu: 5,
  bảy: 6,
  '2': 1,
  '3': 2,
  '4': 3,
  '5': 4,
  '6': 5,
  '7': 6,
}

const EVERY = /(?:hằng|hàng|mỗi)\s(ngày|tuần|tháng|quý|năm)/iu
const COUNTED = /(?<!\d)(\d{1,2}|một|hai|ba|sáu)\s(ngày|tuần|tháng|quý|năm)(?!\p{L})/iu
const BARE = /định kỳ\s(?:vào\s)?(tuần|tháng|quý|năm)(?!\p{L})/iu
const QUARTER_END = /(?:cuối|đầu)\s(?:của\s)?(?:mỗi\s)?quý/iu
const NEXT_MONTH = /ngày\s\d{1,2}\s(?:của\s)?tháng\s(?:sau|kế tiếp|liền kề|tiếp theo|liền sau)/iu
const PERIOD_AFTER = /tháng\sđầu\s(?:của\s)?(?:mỗi\s)?(?:quý|kỳ)\s(?:sau|kế tiếp|liền kề|tiếp theo|liền sau)/iu
const PERIOD_START = /(?:tháng\s)?đầu\s(?:của\s)?(?:mỗi\s)?(?:quý|kỳ)/iu
const DAY_AND_MONTH = /ngày\s(\d{1,2})(?:\s?[/-]\s?|\stháng\s)(\d{1,2})(?!\d)/iu
const DAY = /ngày\s(\d{1,2})(?![\d/-])/iu
const MONTH = /(?<!\p{L})tháng\s(\d{1,2})(?!\d)/iu
const WEEKDAY = /(?:thứ\s(hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s(nhật))/iu

/** How long the period is: "hằng quý", "6 tháng", "tháng cuối quý". */
function periodOf(words: string): Pick<Recurrence, 'count' | 'unit'> | null {
  if (NEXT_MONTH.test(words)) return { count: 1, unit: 'month' }
  if (QUARTER_END.test(words)) return { count: 1, unit: 'quarter' }
  const every = EVERY.exec(words)
  const counted = COUNTED.exec(words.replace(/(?:ngày|tháng)\s\d{1,2}(?:\s?\/\s?\d{1,2})?/giu, ''))
  if (counted && (!every || counted.index < every.index))
    return { count: numberOf(counted[1]!), unit: UNITS[counted[2]!.toLowerCase()]! }
  const unit = every?.[1] ?? BARE.exec(words)?.[1]
  return unit ? { count: 1, unit: UNITS[unit.toLowerCase()]! } : null
}

/** The rule of words such as "trước ngày 15 hằng tháng"; null for "thường xuyên", which has no period. */
export function recurrenceOf(words: string): Recurrence | null {
  const period = periodOf(words)
  if (!period) return null
  const rule: Recurrence = { ...period }
  const both = DAY_AND_MONTH.exec(words)
  const day = both ?? DAY.exec(words)
  const month = both?.[2] ?? MONTH.exec(words)?.[1]
  const weekday = WEEKDAY.exec(words)
  if (day) rule.day = Number(day[1])
  else if (weekday && rule.unit === 'week') rule.day = weekday[2] ? 7 : WEEKDAYS[weekday[1]!.toLowerCase()]!
  if (month && rule.unit === 'year') rule.month = Number(month)
  const at = NEXT_MONTH.test(words) || PERIOD_AFTER.test(words) ? 'next' : PERIOD_START.test(words) ? 'first' : null
  if (at) rule.at = at
  if (rule.day !== undefined && /(?<!\p{L})trước(?!\p{L})/iu.test(words)) rule.before = true
  return rule
}

const LENGTH = /(?<!\d)(\d{1,3})\s(ngày|giờ|tuần|tháng|năm)(\slàm\sviệc)?(?!\p{L})/iu
const TERM_UNITS: Record<string, Term['unit']> = {
  ngày: 'day',
  giờ: 'hour',
  tuần: 'week',
  tháng: 'month',
  năm: 'year',
}
const BEFORE_EVENT = /(?<!\p{L})trước\s(?:khi|ngày|thời điểm|lúc)\s(?!\d)/iu
const EVENT =
  /(?:kể từ|tính từ|từ|sau|trước)\s(?:khi\s|ngày\s|thời điểm\s|lúc\s)?(?!\d)(.{2,120}?)(?:\s(?:ít nhất|tối thiểu|chậm nhất)?\s?\d{1,3}\s(?:ngày|giờ|tuần|tháng)(?:\slàm\sviệc)?)?$/iu

const SAME_DAY = /^trong\sngày\s(?!\d)(.{2,80})$/iu
const AS_SOON_AS = /(?:ngay\skhi|khi\sđã|sau\skhi)\s(.{2,120})$/iu

/** The rule of words such as "trong 5 ngày làm việc kể từ ngày nhận được văn bản". */
export function termOf(words: string): Term {
  const sameDay = SAME_DAY.exec(words)
  if (sameDay) return { count: 0, unit: 'day', side: 'after', event: sameDay[1]!.trim() }
  const length = LENGTH.exec(words)
  const event = EVENT.exec(words.replace(/^(?:trong|sau)\s(?:thời\shạn\s)?(?=\d)/iu, ''))
  const unit = length ? TERM_UNITS[length[2]!.toLowerCase()]! : null
  return {
    count: length ? Number(length[1]) : null,
    unit: unit === 'day' && length?.[3] ? 'working-day' : unit,
    side: BEFORE_EVENT.test(words) ? 'before' : 'after',
    event: (event ?? (length ? null : AS_SOON_AS.exec(words)))?.[1]?.trim() ?? null,
  }
}
