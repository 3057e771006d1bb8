/** The trích yếu: behind "V/v", under the kind, under the number, else the title; without "V/v", "về việc" at its start. */
import { lengthWithout } from './ends.js'
import type { Found } from '../reading.js'
import { measured, type Why } from '../sureness-table.js'
import { isKindLine, kindAtStart } from './kind-words.js'
import { cut, join, rangeOf, type Line, type Piece } from './lines.js'
import { bodyHeadAt } from './bodies.js'
import { isUpper } from './capitals.js'
import { letterheadOf } from './letterhead.js'
import { tokensOf } from './tokens.js'
import { verbBehindSubject } from './verbs.js'

const LEAD = /^[\s"“]*(?:V\/v\.?|V\/V|v\/v|V\.v\.?|Về việc|về việc|VỀ VIỆC|Về(?= )|VỀ(?= ))\s*:?\s*/u
const CUE = /^(?:V\/v|V\/V|v\/v|V\.v\.|Về việc|VỀ VIỆC)/u
/** Lines of the head that are no part of a subject. */
const OTHER =
  /^(?:CỘNG H[OÒ]|CHỦ NGHĨA|Độc lập|ĐẢNG CỘNG|ĐOÀN TNCS|Số\s?:|Số -|Kính gửi|Kính trình|[-_*=]{2,}|\*+$|\(?Kèm theo|\(?Ban hành kèm|\(?kèm theo|Người ký|Nội dung|Tải về|Tác giả|\d+$|THỦ TƯỚNG CHÍNH PHỦ điện)/u
const PLACE_DATE = /^\p{Lu}[^,;]{1,40}, ngày\s{0,3}\d{0,2}\s{0,3}tháng/u
const STAMP = /^(?:Ngày đăng|Đăng ngày|Aa|Xem với)|^[\s:|,-]{0,4}(?:\d{1,2}:\d{2}[\s|,-]{0,4})?\d{1,2}\/\d{1,2}\/\d{4}/u

const isOther = (text: string): boolean =>
  OTHER.test(text) || PLACE_DATE.test(text) || STAMP.test(text) || isKindLine(text)

/** The lines from `from` on that make one subject. */
function gather(head: Line[], from: number, upper: boolean): Piece {
  let out: Piece = cut(head[from]!, 0)
  for (let i = from + 1; i < head.length; i++) {
    const line = head[i]!
    if (isOther(line.text) || CUE.test(line.text) || repeatsIssuer(head, i)) break
    if (isUpper(line.text) !== upper && line.text.length > 6) break
    if (line.cell?.column !== head[from]!.cell?.column || line.cell?.row !== head[from]!.cell?.row) break
    const lower = /^\p{Ll}/u.test(line.text)
    if (line.gap && !lower && !upper) break
    if (/[.;]$/u.test(out.text)) break
    out = join(out, line)
  }
  return out
}

function tidy(piece: Piece, why: Why<'subject'>): Found<string> | null {
  let out = piece
  const kind = kindAtStart(out.text)
  if (kind && kind.kind !== 'chương trình' && kind.kind !== 'đề án') out = cut(out, kind.length)
  const lead = LEAD.exec(out.text)
  if (lead) out = cut(out, lead[0].length)
  const dated = /\s?\(\d{1,2}\/\d{1,2}\/\d{4}\)$/u.exec(out.text)
  if (dated) out = cut(out, 0, dated.index)
  const end = lengthWithout(out.text, ' .,;:*-')
  out = cut(out, 0, end)
  return out.text.length < 4 ? null : { value: out.text, span: rangeOf(out), ...measured('subject', why) }
}

/** Behind "V/v". */
function behindCue(head: Line[]): Found<string> | null {
  const at = head.findIndex((line) => CUE.test(line.text))
  if (at < 0) return null
  return tidy(gather(head, at, isUpper(head[at]!.text.replace(CUE, ''))), 'behind-cue')
}

/** A body that the title of a decision repeats: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …", "BAN BÍ THƯ …". */
const REPEATED_ISSUER =
  /^(?:CHỦ TỊCH|BỘ TRƯỞNG|GIÁM ĐỐC|BAN (?:BÍ THƯ|THƯỜNG VỤ|CHẤP HÀNH)|HIỆU TRƯỞNG|THỦ TƯỚNG|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)/u

/** "CỦA BAN THƯỜNG VỤ …" under the kind: who issues it, no part of the subject. */
const OF_ISSUER =
  /^(?:CỦA|Của) (?:BAN|Ban|ỦY BAN|Ủy ban|CHỦ TỊCH|Chủ tịch|BỘ|HỘI|ĐẢNG|TỈNH|THÀNH|Tỉnh|Thành|Bộ|Hội|Đảng)/u

/** True where line `i` is that body: behind a gap, or the head's last line, with no name that is still open before it. */
function repeatsIssuer(head: Line[], i: number): boolean {
  if (!REPEATED_ISSUER.test(head[i]!.text)) return false
  return head[i]!.gap || (i === head.length - 1 && !/ (?:CỦA|VÀ|CHO|VỀ|DO|THUỘC|VỚI)$/u.test(head[i - 1]!.text))
}

/** Under the kind. */
function underKind(head: Line[]): Found<string> | null {
  const at = head.findIndex((line) => isKindLine(line.text))
  if (at < 0) return null
  const from = at + 1 + (OF_ISSUER.test(head[at + 1]?.text ?? '') ? 1 : 0)
  const next = head[from]
  if (!next || isOther(next.text) || REPEATED_ISSUER.test(next.text)) return null
  return tidy(gather(head, from, isUpper(next.text)), 'under-kind')
}

/** Under the number of a party letter. */
function underNumber(head: Line[]): Found<string> | null {
  const at = head.findIndex((line) => /^Số\s?:?\s?(?:\d|-)/u.test(line.text))
  if (at < 0) return null
  for (let i = at + 1; i < head.length; i++) {
    const { text } = head[i]!
    if (isOther(text) || isUpper(text)) continue
    return text.length > 12 ? tidy(gather(head, i, false), 'under-number') : null
  }
  return null
}

/** The title of a text that has no letterhead: its last line of six words or more. */
function title(head: Line[]): Found<string> | null {
  const lines = head.filter((line) => !isOther(line.text) && line.text.split(' ').length >= 6 && line.text.length < 300)
  const last = lines.at(-1)
  return last ? tidy(last, 'last-long-line') : null
}

/** "Trên đây là thông báo về việc …, đề nghị …". */
function closing(body: Piece[]): Found<string> | null {
  for (const paragraph of body.slice(-4)) {
    const match = /^Trên đây là [^,.;]{3,40}? về việc ([^;.]{8,300}?), (?:đề nghị|yêu cầu|kính)/u.exec(paragraph.text)
    if (!match) continue
    const start = match[0].indexOf(match[1]!)
    return tidy(cut(paragraph, start, start + match[1]!.length), 'closing-words')
  }
  return null
}

/** The subject of the document. */
export function subjectOf(head: Line[], own: Piece | null, body: Piece[], issuer: string | null): Found<string> | null {
  const found = behindCue(head) ?? underKind(head)
  if (found) return found
  if (own) return tidy(own, 'own-words')
  const number = head.findIndex((line) => /^Số\s?:?\s?[\d-]/u.test(line.text))
  const lines = head.filter(
    (line, i) => !namesBody(line.text, issuer) && !(i < number && letterheadOf([line]).length > 0),
  )
  return underNumber(lines) ?? title(lines) ?? closing(body)
}

/** The issuer's name, or another body's with no verb to it, is no subject. */
function namesBody(text: string, issuer: string | null): boolean {
  const name = text.toLowerCase()
  const own = issuer?.toLowerCase() ?? ''
  if (own !== '' && (own.includes(name) || (name.includes(own) && name.length < own.length + 30))) return true
  const tokens = tokensOf(text)
  if (bodyHeadAt(tokens, 0) === 0 || text.length > 140) return false
  return !isUpper(text) && verbBehindSubject(tokens, 0) < 0
}
