/** Dates as offices write them, read to ISO. Every pattern is anchored at a position (sticky) and scans no further. */

/** Day of issue of the document (ISO), from which a date without a year takes its year; null where it is not known. */
export type Issued = string | null

export interface ReadDate {
  /** First and last day that the words name; the same for a day. */
  first: string
  last: string
  unit: 'day' | 'month' | 'quarter' | 'year'
  /** Past the last character. */
  end: number
  /** False where the year was not printed but taken from the document. */
  yearPrinted: boolean
}

const pad = (n: number): string => String(n).padStart(2, '0')
const lastDayOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** ISO date, or null where there is no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2200 || month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month)) return null
  return `${year}-${pad(month)}-${pad(day)}`
}

/** Months that a month without a year may lie before the document's own; what lies further back is meant for next year. */
const LOOKS_BACK = 4

/** Year of a month that is printed without one: the document's; in December "trước ngày 15/01" is next January. */
export function yearOf(month: number, issued: Issued): number | null {
  if (issued === null) return null
  const year = Number(issued.slice(0, 4))
  return Number(issued.slice(5, 7)) - month > LOOKS_BACK ? year + 1 : year
}

const DAY =
  /(?:(?:ngày\s)?(?:mùng\s|mồng\s)?)(\d{1,2})(?:\s?[/.-]\s?|\stháng\s?)(\d{1,2})(?!\d)(?:(?:\s?[/.-]\s?|\s?,?\snăm\s?)(\d{4})(?!\d))?/iuy
/** "3/4 số hộ", "5-7 ngày": no day of a month. */
const SHARE = /\s?(?:ngày|tháng|năm|tuần|giờ|số|tổng|dân|diện|hộ|xã|phường|thôn|lần|km|m|%)(?!\p{L})/iuy
const MONTH =
  /tháng\s(\d{1,2})(?!\d)(?:(?:,\s?|\s?[-–]\s?|\svà\s|\sđến\s)(?:tháng\s(\d{1,2})(?!\d)|(\d{1,2})(?=\s?[/-]\s?\d{4}|\s?,?\snăm\s\d{4}|\s?[.;)]|\s?$)))?(?:\s?[/-]\s?|\s?,?\snăm\s)?((?<=[\s/-])\d{4}(?!\d))?/iuy
const QUARTER =
  /quý\s(IV|III|II|I|[1-4])(?![\p{L}\d])(?:(?:,\s?|\s?[-–]\s?|\svà\s|\sđến\s)(?:quý\s)?(IV|III|II|I|[1-4])(?![\p{L}\d]))?(?:\s?[/-]\s?|\s?,?\snăm\s)?((?<=[\s/-])\d{4}(?!\d))?/iuy
const HALF = /6\stháng\s(đầu|cuối)\snăm(?:\s(\d{4}))?/iuy
const YEAR = /năm\s(\d{4})(?!\d|\s?[-–]\s?\d{4})/iuy
const YEAR_END = /cuối\snăm(?:\s(\d{4})(?!\d))?(?!\s?học)/iuy
const BARE_YEAR = /(\d{4})(?![\d/])/y

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }
const quarterOf = (text: string): number => QUARTERS[text.toLowerCase()] ?? 1

function runAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function period(
  year: number | null,
  from: number,
  to: number,
  unit: ReadDate['unit'],
  end: number,
  yearPrinted: boolean,
): ReadDate | null {
  if (year === null) return null
  const first = isoDate(year, from, 1)
  const last = isoDate(year, to, to >= 1 && to <= 12 ? lastDayOf(year, to) : 0)
  return first && last && first <= last ? { first, last, unit, end, yearPrinted } : null
}

/** A day that begins at `at`: "ngày 5/4/2024", "05 tháng 4 năm 2024", "30/11" (the year from the document). */
export function dayAt(text: string, at: number, issued: Issued): ReadDate | null {
  const match = runAt(DAY, text, at)
  if (!match) return null
  const end = at + match[0].length
  const printed = match[3] ? Number(match[3]) : null
  if (printed === null && !/^ngày/iu.test(match[0]) && runAt(SHARE, text, end)) return null
  const of = printed ?? yearOf(Number(match[2]), issued)
  const date = of === null ? null : isoDate(of, Number(match[2]), Number(match[1]))
  return date ? { first: date, last: date, unit: 'day', end, yearPrinted: printed !== null } : null
}

function monthAt(text: string, at: number, issued: Issued): ReadDate | null {
  const match = runAt(MONTH, text, at)
  if (!match) return null
  const from = Number(match[1])
  const to = Number(match[2] ?? match[3] ?? from)
  const of = match[4] ? Number(match[4]) : yearOf(to, issued)
  return period(of, from, to, 'month', at + match[0].trimEnd().length, match[4] !== undefined)
}

function quarterAt(text: string, at: number, issued: Issued): ReadDate | null {
  const match = runAt(QUARTER, text, at)
  if (!match) return null
  const from = quarterOf(match[1]!) * 3 - 2
  const to = quarterOf(match[2] ?? match[1]!) * 3
  const of = match[3] ? Number(match[3]) : yearOf(to, issued)
  return period(of, from, to, 'quarter', at + match[0].trimEnd().length, match[3] !== undefined)
}

function halfAt(text: string, at: number, issued: Issued): ReadDate | null {
  const match = runAt(HALF, text, at)
  if (!match) return null
  const from = match[1]!.toLowerCase() === 'đầu' ? 1 : 7
  const of = match[2] ? Number(match[2]) : yearOf(from + 5, issued)
  return period(of, from, from + 5, 'quarter', at + match[0].length, match[2] !== undefined)
}

/** "cuối năm 2026", "cuối năm": its last day. */
function yearEndAt(text: string, at: number, issued: Issued): ReadDate | null {
  const match = runAt(YEAR_END, text, at)
  if (!match) return null
  const of = match[1] ? Number(match[1]) : yearOf(12, issued)
  const day = of === null ? null : isoDate(of, 12, 31)
  return day === null
    ? null
    : { first: day, last: day, unit: 'day', end: at + match[0].length, yearPrinted: match[1] !== undefined }
}

/** A month, quarter, half year or year that begins at `at`. */
export function periodAt(text: string, at: number, issued: Issued): ReadDate | null {
  const part = monthAt(text, at, issued) ?? quarterAt(text, at, issued) ?? halfAt(text, at, issued)
  if (part) return part
  const end = yearEndAt(text, at, issued)
  if (end) return end
  const whole = runAt(YEAR, text, at)
  return whole ? period(Number(whole[1]), 1, 12, 'year', at + whole[0].length, true) : null
}

/** A day or a period at `at`. */
export function dateAt(text: string, at: number, issued: Issued): ReadDate | null {
  return periodAt(text, at, issued) ?? dayAt(text, at, issued)
}

/** A year that stands alone: "2025". Only for columns and labelled lines. */
export function bareYearAt(text: string, at: number): ReadDate | null {
  const match = runAt(BARE_YEAR, text, at)
  return match ? period(Number(match[1]), 1, 12, 'year', at + match[0].length, true) : null
}

/** First full date (with its year) in `text` from `from` on. */
export function firstDayIn(text: string, from = 0): (ReadDate & { start: number }) | null {
  for (const match of text.slice(from).matchAll(/(?<![\d/])(?:ngày\s)?\d{1,2}(?=\s?[/.-]\s?\d|\stháng)/giu)) {
    const at = from + match.index
    const day = dayAt(text, at, null)
    if (day) return { ...day, start: at }
  }
  return null
}
