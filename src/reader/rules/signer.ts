/** Who signed: authority ("TM. ỦY BAN NHÂN DÂN"), office ("CHỦ TỊCH"), name. */
import { lengthWithout } from './ends.js'
import type { Found } from '../reading.js'
import { measured } from '../sureness-table.js'
import { cut, joinAll, rangeOf, type Line, type Piece } from './lines.js'
import { AUTHORITY, isPersonName } from './signature-words.js'
import { TITLES } from './words.js'

export interface Signer {
  authority: Found<string> | null
  title: Found<string> | null
  name: Found<string> | null
}

/** A glued or spaced run: capitals, then a name: "PHÓ CHỦ TỊCHNguyễn …", "THỦ TƯỚNG Nguyễn …". */
function nameStart(text: string): number {
  for (const match of text.matchAll(/\p{Lu}\p{Ll}+/gu)) {
    const rest = text.slice(match.index).replace(/^\(?đã ký\)?\s*/iu, '')
    if (isPersonName(rest)) return text.length - rest.length
  }
  return -1
}

const SIGNED = /\s*[([]?\s?(?:đã ký|Đã ký|ĐÃ KÝ|Đã kí)(?: và đóng dấu)?\s?[)\]]?\s*/u
const TITLE_WORDS = new RegExp(`(?:PHÓ |QUYỀN )?(?:${TITLES.join('|')})`, 'gu')

/** Places in a run of capitals at which an office begins, offices inside names of bodies ("BAN BÍ THƯ") left out. */
function titleStarts(text: string): number[] {
  return [...text.matchAll(TITLE_WORDS)]
    .filter((match) => !/BAN $|, $/u.test(text.slice(0, match.index)))
    .map((match) => match.index)
}

/** One run "KT. CHỦ TỊCH PHÓ CHỦ TỊCH" as authority and office. */
function splitRun(run: Piece): { authority: Piece | null; title: Piece | null } {
  const lead = AUTHORITY.exec(run.text)
  if (!lead) return { authority: null, title: run }
  const collective = /^(?:TM|T\/M)/u.test(run.text)
  const second = /\s(?:KT|K\/T|TL|T\/L|TUQ)\.?\s/u.exec(run.text)
  const from = second ? second.index + second[0].length : collective ? 0 : lead[0].length
  const starts = titleStarts(run.text).filter((at) => at >= from)
  const at = collective && !second ? starts[0] : starts.find((start) => start > from)
  if (at === undefined || at === 0) return { authority: run, title: null }
  return { authority: cut(run, 0, at), title: cut(run, at) }
}

const glue = (pieces: Piece[]): Piece | null => (pieces.length === 0 ? null : joinAll(pieces))

function foundText(piece: Piece | null): Found<string> | null {
  if (!piece) return null
  const value = piece.text.slice(0, lengthWithout(piece.text, ' .,;:"“”*')).replace(/^[\s"“”*]+/u, '')
  return value === '' ? null : { value, span: rangeOf(piece), ...measured('signer', 'signature') }
}

interface Parts {
  authority: Piece[]
  title: Piece[]
  name: Piece | null
}

/** Sorts one line of a signature into the parts. */
function takeLine(parts: Parts, line: Piece): void {
  const clean = cut(line, 0, line.text.search(SIGNED) > 0 ? line.text.search(SIGNED) : line.text.length)
  const at = nameStart(line.text)
  const capitals = at > 0 ? cut(clean, 0, Math.min(at, clean.text.length)) : at === 0 ? null : clean
  if (at >= 0) parts.name ??= cut(line, at)
  if (!capitals || !/\p{Lu}{2}/u.test(capitals.text)) return
  const { authority, title } = splitRun(capitals)
  if (authority) parts.authority.push(authority)
  if (!title) return
  const goesOn =
    parts.authority.length > 0 && parts.title.length === 0 && !authority && titleStarts(title.text)[0] !== 0
  if (goesOn) parts.authority.push(title)
  else if (parts.name === null || at > 0) parts.title.push(title)
}

/** Most lines that a signature takes. */
const SIGNATURE_LINES = 40

/** The signer from the lines of the signature. */
export function signerOf(lines: Line[]): Signer {
  const parts: Parts = { authority: [], title: [], name: null }
  for (const line of lines.slice(0, SIGNATURE_LINES)) {
    if (parts.name) break
    takeLine(parts, line)
  }
  if (parts.title.length === 0 && parts.authority.length === 0) return { authority: null, title: null, name: null }
  return {
    authority: foundText(glue(parts.authority)),
    title: foundText(glue(parts.title)),
    name: foundText(parts.name),
  }
}
