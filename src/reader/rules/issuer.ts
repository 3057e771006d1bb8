/** The issuing body: lower line of the letterhead, else what the text says of itself, else the body that speaks. */
import type { Found } from '../reading.js'
import { measured, type Why } from '../sureness-table.js'
import { startsWithBody } from './bodies.js'
import { letterheadOf, tidyName } from './letterhead.js'
import { cut, rangeOf, type Line, type Piece } from './lines.js'
import { isUpper } from './capitals.js'
import { tokensOf } from './tokens.js'
import { verbBehindSubject } from './verbs.js'

const SPEAKS =
  /(?<=^|, |; |\. |: )([\p{Lu}][^,;.:()]{2,110}?) (?:(?:có ý kiến(?: chỉ đạo)?|đề nghị|yêu cầu|kính đề nghị|trân trọng đề nghị|chỉ đạo|thông báo|hướng dẫn|triển khai(?: đến)?|xây dựng [Kk]ế hoạch|ban hành [Kk]ế hoạch|kêu gọi|ban hành [Cc]hỉ thị|phát động|báo cáo)(?=[ :]))/gu

const CLOSING = /^([\p{Lu}][^,;.:()]{4,80}?) (?:xin )?(?:thông báo|trân trọng thông báo) (?:để|đến|tới)/u

function foundBody(piece: Piece, why: Why<'issuer'>): Found<string> {
  return { value: piece.text, span: rangeOf(piece), ...measured('issuer', why) }
}

/** Bodies that speak in a paragraph, in order. */
function speakersIn(paragraph: Piece): Piece[] {
  const out: Piece[] = []
  for (const match of paragraph.text.slice(0, 3000).matchAll(SPEAKS)) {
    const name = cut(paragraph, match.index, match.index + match[1]!.length)
    if (!startsWithBody(name.text) || /\s(?:đã|được|gửi|của các)(?:\s|$)/u.test(name.text)) continue
    if (verbBehindSubject(tokensOf(name.text), 0) > 0) continue
    out.push(name)
  }
  return out
}

/** The body that speaks first; a longer form of the same name later in the text is preferred. */
function speaker(body: Piece[]): Piece | null {
  const all = body.flatMap(speakersIn)
  const first = all[0]
  if (!first) return null
  return all.find((name) => name.text.startsWith(`${first.text} `)) ?? first
}

/** "Văn phòng Chính phủ thông báo để … biết, thực hiện". */
function closingSpeaker(body: Piece[]): Piece | null {
  for (const paragraph of body.slice(-6)) {
    const match = CLOSING.exec(paragraph.text)
    if (match && startsWithBody(match[1]!)) return cut(paragraph, 0, match[1]!.length)
  }
  return null
}

/** A body's bare name in capitals at the foot. */
function footName(lines: Piece[]): Piece | null {
  const last = lines.findLast((line) => isUpper(line.text) && line.text.length < 100)
  return last && letterheadOf([{ ...last, block: 0, gap: true, bold: false }]).length > 0 ? tidyName(last) : null
}

const COMMITTEES: Record<string, RegExp> = {
  TU: /Thành [uủ][yỷ]|Thành uỷ|Tỉnh [uủ][yỷ]|Tỉnh uỷ/gu,
  HU: /Huyện [uủ][yỷ]|Huyện uỷ/gu,
  QU: /Quận [uủ][yỷ]|Quận uỷ/gu,
  ThU: /Thị [uủ][yỷ]|Thị uỷ/gu,
}

/** A committee's letter without a letterhead: symbol "/TU", signed for its standing board, and the place of the date. */
function committeeOf(
  number: string | null,
  place: Found<string> | null,
  authority: string | null,
  body: Piece[],
): Found<string> | null {
  const pattern = COMMITTEES[number?.split('/').at(-1) ?? '']
  if (!pattern || !place || !authority || !/THƯỜNG VỤ|BAN CHẤP HÀNH|THƯỜNG TRỰC/u.test(authority)) return null
  const counts = new Map<string, number>()
  for (const paragraph of body)
    for (const [name] of paragraph.text.matchAll(pattern)) counts.set(name, (counts.get(name) ?? 0) + 1)
  const name = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
  if (!name) return null
  return {
    value: `${name} ${place.value.replace(/^(?:TP\.?|Thành phố|Tỉnh|Huyện|Quận|Thị xã|TX\.?) ?/u, '')}`,
    span: null,
    ...measured('issuer', 'committee-symbol'),
  }
}

export interface IssuerClues {
  head: Line[]
  body: Piece[]
  tail: Piece[]
  /** Addressees and foot. */
  around: Piece[]
  own: Piece | null
  number: string | null
  place: Found<string> | null
  authority: string | null
}

/** The issuing body. */
export function issuerOf(clues: IssuerClues): Found<string> | null {
  const letterhead = letterheadOf(clues.head).map(tidyName).at(-1)
  if (letterhead && isLetterhead(clues.head)) return foundBody(letterhead, 'letterhead')
  if (clues.own) return foundBody(clues.own, 'own-words')
  const committee = committeeOf(clues.number, clues.place, clues.authority, [...clues.body, ...clues.around])
  if (committee) return committee
  const foot = footName(clues.tail)
  if (foot) return foundBody(foot, 'name-at-foot')
  const spoken = closingSpeaker(clues.body) ?? speaker(clues.body)
  if (spoken) return foundBody(spoken, 'body-that-speaks')
  if (letterhead) return foundBody(letterhead, 'heading-in-capitals')
  const name = clues.head.map(tidyName).find(isBareName)
  return name ? foundBody(name, 'bare-name') : null
}

/** "Trung tâm Văn hóa xã Na Lam": a line of the head that is a body's name and nothing more. */
function isBareName(line: Piece): boolean {
  if (line.text.length > 120 || !/^\p{Lu}/u.test(line.text) || !startsWithBody(line.text)) return false
  return verbBehindSubject(tokensOf(line.text), 0) < 0 && !/[.:]$/u.test(line.text)
}

/** A real letterhead has the motto, a number, or a place and date beside it; a site's heading in capitals has not. */
function isLetterhead(head: Line[]): boolean {
  return head.some((line) =>
    /CỘNG H[OÒ][ÀA]|ĐẢNG CỘNG SẢN|ĐOÀN TNCS|Độc lập|^Số\s?:?\s?\d|, ngày .{0,12}tháng/u.test(line.text),
  )
}
