/** Cells of a spreadsheet as text: what a person sees in them, as far as it is needed to read a list. */

/** Formats of SpreadsheetML that show a day or a time, by their built-in numbers. */
const isBuiltInDate = (format: number): boolean =>
  (format >= 14 && format <= 22) ||
  (format >= 27 && format <= 36) ||
  (format >= 45 && format <= 47) ||
  (format >= 50 && format <= 58)

/** Whether a format's code shows a day or a time: letters of dates outside quotes, brackets and escapes. */
const isDateCode = (code: string): boolean =>
  /[dmyhs]/i.test(
    code
      .slice(0, 200)
      .replace(/"[^"]*"/g, '')
      .replace(/\[[^\]]*\]/g, '')
      .replace(/\\./g, '')
      .replace(/general/i, ''),
  )

export function isDateFormat(format: number, codes: ReadonlyMap<number, string>): boolean {
  const code = codes.get(format)
  return code === undefined ? isBuiltInDate(format) : isDateCode(code)
}

const DAY = 86_400_000
const MOST_DAYS = 2_958_465 // 31 December 9999

/**
 * A serial number as day and time: days since the end of 1899 (the day that never was, 29 February 1900, has the number
 * 60), or since 1 January 1904 in files that say so.
 */
export function serialDay(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > MOST_DAYS) return null
  const whole = Math.floor(serial + 1e-6)
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, whole > 60 ? 30 : 31)
  const day = new Date(start + whole * DAY).toISOString().slice(0, 10)
  const minutes = Math.round((serial - whole) * 1440)
  if (minutes <= 0) return day
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return whole === 0 && !from1904 ? time : `${day} ${time}`
}

/** `1.1000000000000001` → `1.1`: fifteen figures, as spreadsheets show them. */
export function plainNumber(value: string): string {
  const number = Number(value)
  if (!Number.isFinite(number) || value === '') return value
  if (/^-?\d{1,15}$/.test(value)) return value
  const shown = String(Number(number.toPrecision(15)))
  return /e/i.test(shown) ? value : shown
}

/** `BC12` → 54, counted from 0; null for what is no place. */
export function columnOf(place: string): number | null {
  const letters = /^\$?([A-Z]{1,3})\$?\d{0,7}$/.exec(place)?.[1]
  if (!letters) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
