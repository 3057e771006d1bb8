/** Place and date of the letterhead: "Hà Nội, ngày 05 tháng 01 năm 2020"; a posting date only where there is no other. */
import type { Found } from '../reading.js'
import { measured } from '../sureness-table.js'
import { firstDayIn, isoDate } from './dates.js'
import { isUpper } from './capitals.js'
import { cut, join, rangeOf, type Line, type Piece } from './lines.js'

export interface PlaceDate {
  place: Found<string> | null
  date: Found<string> | null
  /** The date, or the first day of the month or year that a draft prints with its day left blank. */
  about: string | null
  /** A line of the form was there, though its day may be blank. */
  printed: boolean
}

const DATE = /,\s?ngày\s?(\d{0,2})\s?(?:\.{1,10}|…)?\s?tháng\s?(\d{0,2})\s?(?:\.{1,10}|…)?\s?năm\s?(\d{4})?/iu

/** The place before the comma: words with capitals, nothing in capitals only. */
function placeIn(piece: Piece, comma: number): Piece | null {
  const place = cut(piece, 0, comma)
  return place.text.length >= 2 && place.text.length <= 45 && /^\p{Lu}/u.test(place.text) && !/[:;]/u.test(place.text)
    ? place
    : null
}

/** A line whose date or place is broken over lines of the same cell: "Thành phố Hồ Chí / Minh, ngày 28 / tháng 11 …". */
function spread(lines: Line[], i: number, line: Line): Piece {
  if (!/, ngày/u.test(line.text) || line.text.length > 90) return line
  let out: Piece = line
  const before = lines[i - 1]
  if (
    before &&
    !line.gap &&
    before.cell === line.cell &&
    line.cell &&
    /^\p{Lu}\p{Ll}+(?: \p{L}+)*$/u.test(before.text) &&
    !isUpper(before.text)
  )
    out = join(before, out)
  for (let k = i + 1; k < Math.min(lines.length, i + 3) && !DATE_END.test(out.text); k++) {
    if (lines[k]!.gap) break
    out = join(out, lines[k]!)
  }
  return out
}

const DATE_END = /năm\s?\d{4}/u

/** Reads the letterhead's line. */
export function placeAndDateOf(lines: Line[]): PlaceDate {
  for (const [i, first] of lines.entries()) {
    const line = spread(lines, i, first)
    const match = DATE.exec(line.text)
    if (!match || match.index > 48) continue
    const place = placeIn(line, match.index)
    if (!place) continue
    const date = isoDate(Number(match[3] ?? 0), Number(match[2] || 0), Number(match[1] || 0))
    const piece = cut(line, match.index + 1, match.index + match[0].length)
    return {
      place: { value: place.text, span: rangeOf(place), ...measured('place', 'letterhead') },
      date: date ? { value: date, span: rangeOf(piece), ...measured('date', 'letterhead') } : null,
      about: date ?? isoDate(Number(match[3] ?? 0), Number(match[2] || 1), 1),
      printed: true,
    }
  }
  return { place: null, date: null, about: null, printed: false }
}

/** A line that is a site's stamp of time: "17/06/2019 14:15", "Ngày đăng 05/03/2019 | 10:59", "(07/10/2020)" at its end. */
const POSTED =
  /^(?:Ngày đăng|Đăng ngày|Cập nhật|Đăng lúc|Thứ \p{L}+,)?[\s:|,-]{0,4}(?:\d{1,2}:\d{2}(?::\d{2})?[\s|,-]{0,4})?\d{1,2}\/\d{1,2}\/\d{4}/u
const POSTED_AT_END = /\((\d{1,2}\/\d{1,2}\/\d{4})\)\s*$/u

/** The site's posting date in the head, for a text that has no date of its own. */
export function postingDateOf(lines: Piece[]): Found<string> | null {
  for (const line of lines) {
    const stamped = POSTED.test(line.text) || POSTED_AT_END.test(line.text) || /Ngày đăng\s?:/u.test(line.text)
    if (!stamped || line.text.length > 120) continue
    const from = POSTED_AT_END.exec(line.text)?.index ?? Math.max(0, line.text.indexOf('Ngày đăng'))
    const day = firstDayIn(line.text, from)
    if (day)
      return { value: day.first, span: rangeOf(cut(line, day.start, day.end)), ...measured('date', 'posting-date') }
  }
  return null
}
