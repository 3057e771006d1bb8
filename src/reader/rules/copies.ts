/** "Nơi nhận:" — its items, and the lines of the signature that the layout mixes among them. */
import { lengthWithout } from './ends.js'
import type { Found } from '../reading.js'
import { measured } from '../sureness-table.js'
import { cut, join, rangeOf, type Line, type Piece } from './lines.js'
import { isUpper } from './capitals.js'
import { isPersonName, isSignatureLine } from './signature-words.js'

export interface Foot {
  copies: Found<string>[]
  signature: Line[]
}

const CUE = /^(?:Nơi nhận|NƠI NHẬN)\s?:?\s*/u
const DASH = /^[-–—−+•*]\s?/u

/** A line cut at the dashes that open a new item inside it: "A; - B;". */
function splitInside(line: Piece): Piece[] {
  const parts: Piece[] = []
  let from = 0
  for (const match of line.text.matchAll(/[;.,)] ?[-–] ?(?=[\p{Lu}"“])/gu)) {
    parts.push(cut(line, from, match.index + 1))
    from = match.index + 1
  }
  parts.push(cut(line, from))
  return parts.filter((part) => /[\p{L}\d]/u.test(part.text))
}

/** An item without its dash and its last mark. */
export function itemText(piece: Piece): Piece {
  const start = DASH.exec(piece.text)?.[0].length ?? 0
  const end = lengthWithout(piece.text, ' ;,:./')
  return cut(piece, start, Math.max(start, end))
}

/** The value of an item: a superscript mark before brackets becomes a blank. */
const valueOf = (text: string): string =>
  text
    .replace(/ ?\^ ?\(/g, ' (')
    .replace(/(?<=\p{Ll})\((?=\p{Lu})/gu, ' (')
    .trim()

export function foundItem(piece: Piece): Found<string> | null {
  const item = itemText(piece)
  const value = valueOf(item.text)
  return value === '' ? null : { value, span: rangeOf(item), ...measured('addressees', 'listed') }
}

/** True where a line belongs to the signature and not to the list. */
function isOfSignature(line: Line, list: Piece[]): boolean {
  if (DASH.test(line.text)) return false
  if (isSignatureLine(line.text)) return true
  if (isPersonName(line.text)) return list.length > 0
  return isUpper(line.text) && line.text.length > 3 && list.length === 0
    ? true
    : isUpper(line.text) && /\p{Lu}{2,} \p{Lu}{2,}/u.test(line.text)
}

/** "PHÓ CHỦ TỊCH" and the like end the list for good once a name has followed. */
const FURNITURE =
  /^(?:Cơ sở dữ liệu|Tải về|Tệp đính kèm|File đính kèm|Nguồn:|Đánh giá|Tin liên quan|\[\d+\]|_{3,}|Số lượt|Chia sẻ)/u

/** Items and signature of the foot. */
export function footOf(lines: Line[]): Foot {
  const list: Piece[] = []
  const signature: Line[] = []
  let listing = false
  for (const line of lines) {
    const cue = CUE.exec(line.text)
    const rest: Line = cue ? { ...line, ...cut(line, cue[0].length) } : line
    if (cue) listing = true
    if (rest.text === '') continue
    if (FURNITURE.test(rest.text)) break
    if (!listing || isOfSignature(rest, list)) signature.push(rest)
    else addToList(list, rest, signature.length)
  }
  return { copies: list.flatMap((item) => foundItem(item) ?? []), signature }
}

/** A line of the list: a new item, or the rest of the one before. */
function addToList(list: Piece[], line: Line, signed: number): void {
  const [first, ...more] = splitInside(line)
  if (!first) return
  const open = list.at(-1)
  const goesOn = open !== undefined && !DASH.test(first.text) && !/[;.]$/u.test(open.text)
  if (goesOn) list[list.length - 1] = join(open, first)
  else if (DASH.test(first.text) || signed === 0) list.push(first)
  else return
  list.push(...more)
}
