/** Documents named in running text: "Công văn số 231-CV/BLK, ngày 12/11/2026 của Báo Lam Khê". */
import { dayAt, firstDayIn } from './dates.js'
import { cut, type Piece } from './lines.js'
import { numberLength, tidyNumber } from './number.js'

export interface Citation {
  kind: string
  number: string | null
  date: string | null
  issuer: Piece | null
  start: number
  end: number
}

const KIND =
  /(?<!\p{L})(?:Nghị quyết|Quyết định|Chỉ thị|Kết luận|Quy định|Quy chế|Công văn|Kế hoạch|Hướng dẫn|Thông báo|Thông tư(?: liên tịch)?|Nghị định|Chương trình(?: phối hợp)?|Đề án|Tờ trình|Báo cáo|Công điện|Luật|Bộ luật|Pháp lệnh|Thông tri|Văn bản|Điều lệ|Hiến pháp)(?!\p{L})/giu

/** Words that end an issuer behind "của". */
const ISSUER_END =
  /[,;:]| (?:về|ban hành|phê duyệt|V\/v|v\/v|đã|có|tại|quy định|hướng dẫn|tổ chức|thực hiện|triển khai|theo|số|sửa đổi|thông qua|Phê duyệt|và Đề cương|trong|thành lập|kèm|để|gửi|đến|nhằm|yêu cầu|đề nghị)(?= )|\.(?= |$)|\(|$/u

/** The issuer that begins at `at`. */
function issuerAt(piece: Piece, at: number): Piece | null {
  const rest = piece.text.slice(at, at + 200)
  const end = ISSUER_END.exec(rest)?.index ?? 0
  const issuer = cut(piece, at, at + end)
  return issuer.text.length > 2 && /^\p{Lu}|^các /u.test(issuer.text) ? issuer : null
}

/** A name that a comma or "và" goes on: "Ban Tổ chức Trung ương và Ban Tuyên giáo Trung ương" is kept as it is. */
function skipBlank(text: string, at: number): number {
  let i = at
  while (text[i] === ' ' || text[i] === ',') i++
  return i
}

/** Number behind the kind: "số 5-CV/X", "71-KH/ĐUK", "số 2265". */
function numberAt(text: string, at: number): { value: string; end: number } | null {
  const cue = /^\s?(?:hướng dẫn |chỉ đạo )?(?:số|sổ)?\s?:?\s?/iu.exec(text.slice(at, at + 20))!
  const from = at + cue[0].length
  const length = numberLength(text, from)
  if (length > 0) return { value: tidyNumber(text.slice(from, from + length)), end: from + length }
  const bare = /số\s?:?\s?$/iu.test(cue[0]) ? /^\d{1,5}(?![\d/.-])/u.exec(text.slice(from, from + 8)) : null
  return bare ? { value: bare[0], end: from + bare[0].length } : null
}

/** Reads one citation whose kind begins at `start`. */
function citationAt(piece: Piece, start: number, kind: string): Citation | null {
  const { text } = piece
  const behind = start + kind.length
  const number = numberAt(text, behind)
  let end = number?.end ?? behind
  const law = /^(?:bộ )?luật|^hiến pháp|^pháp lệnh/iu.test(kind)
  const dateFrom = skipBlank(text, end)
  let date = number || /^ngày/iu.test(text.slice(dateFrom, dateFrom + 4)) ? dayAt(text, dateFrom, null) : null
  if (!date && law) {
    const stop = text.slice(behind, behind + 200).search(/[;]/u)
    const limit = text.slice(0, behind + (stop < 0 ? 200 : stop))
    const later = firstDayIn(limit, behind)
    date = later
  }
  if (date) end = date.end
  if (!number && !date) return null
  const of = /^,?\s?(?:của|giữa) /u.exec(text.slice(end, end + 8))
  const issuer = of ? issuerAt(piece, end + of[0].length) : null
  if (issuer) end = end + of![0].length + issuer.text.length
  return { kind, number: number?.value ?? null, date: date?.first ?? null, issuer, start, end }
}

/** All documents that a piece names, in order. */
export function citationsIn(piece: Piece): Citation[] {
  const out: Citation[] = []
  let from = 0
  for (const match of piece.text.matchAll(KIND)) {
    if (match.index < from) continue
    const citation = citationAt(piece, match.index, match[0])
    if (!citation) continue
    out.push(citation)
    from = citation.end
  }
  return out
}
