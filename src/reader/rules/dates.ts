/** Dates as offices write them, read to ISO. Every pattern is anchored at a position (sticky) and scans no further. */

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

const DAY =
  /(?:ngày\s)?(\d{1,2})(?:\s?[/.-]\s?|\stháng\s?)(\d{1,2})(?!\d)(?:(?:\s?[/.-]\s?|\s?,?\snăm\s?)(\d{4})(?!\d))?/iuy
const MONTH = /tháng\s(\d{1,2})(?!\d)(?:,\s?(\d{1,2}))?(?:\s?[/-]\s?|\s?,?\snăm\s)?((?<=[\s/-])\d{4}(?!\d))?/iuy
const QUARTER = /quý\s(IV|III|II|I|[1-4])(?![\p{L}\d])(?:\s?[/-]\s?|\s?,?\snăm\s)?((?<=[\s/-])\d{4}(?!\d))?/iuy
const HALF = /6\stháng\s(đầu|cuối)\snăm(?:\s(\d{4}))?/iuy
const YEAR = /(?:cuối\s)?năm\s(\d{4})(?!\d|\s?[-–]\s?\d{4})/iuy
const BARE_YEAR = /(\d{4})(?![\d/])/y

const QUARTERS: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4, '1': 1, '2': 2, '3': 3, '4': 4 }

function runAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

function period(
  year: number,
  from: number,
  to: number,
  unit: ReadDate['unit'],
  end: number,
  yearPrinted: boolean,
): ReadDate | null {
  const first = isoDate(year, from, 1)
  const last = isoDate(year, to, to >= 1 && to <= 12 ? lastDayOf(year, to) : 0)
  return first && last ? { first, last, unit, end, yearPrinted } : null
}

/** A day that begins at `at`: "ngày 5/4/2024", "05 tháng 4 năm 2024", "30/11" (the year of the document). */
export function dayAt(text: string, at: number, year: number | null): ReadDate | null {
  const match = runAt(DAY, text, at)
  if (!match) return null
  const printed = match[3] ? Number(match[3]) : null
  const of = printed ?? year
  const date = of === null ? null : isoDate(of, Number(match[2]), Number(match[1]))
  return date
    ? { first: date, last: date, unit: 'day', end: at + match[0].length, yearPrinted: printed !== null }
    : null
}

/** A month, quarter, half year or year that begins at `at`. */
export function periodAt(text: string, at: number, year: number | null): ReadDate | null {
  const month = runAt(MONTH, text, at)
  if (month) {
    const of = month[3] ? Number(month[3]) : year
    const from = Number(month[1])
    const to = month[2] ? Number(month[2]) : from
    return of === null ? null : period(of, from, to, 'month', at + month[0].trimEnd().length, month[3] !== undefined)
  }
  const quarter = runAt(QUARTER, text, at)
  if (quarter) {
    const of = quarter[2] ? Number(quarter[2]) : year
    const n = QUARTERS[quarter[1]!.toLowerCase()] ?? 1
    return of === null
      ? null
      : period(of, n * 3 - 2, n * 3, 'quarter', at + quarter[0].trimEnd().length, quarter[2] !== undefined)
  }
  const half = runAt(HALF, text, at)
  if (half) {
    const of = half[2] ? Number(half[2]) : year
    const from = half[1]!.toLowerCase() === 'đầu' ? 1 : 7
    return of === null ? null : period(of, from, from + 5, 'quarter', at + half[0].length, half[2] !== undefined)
  }
  const whole = runAt(YEAR, text, at)
  return whole ? period(Number(whole[1]), 1, 12, 'year', at + whole[0].length, true) : null
}

/** A day or a period at `at`. */
export function dateAt(text: string, at: number, year: number | null): ReadDate | null {
  return periodAt(text, at, year) ?? dayAt(text, at, year)
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
