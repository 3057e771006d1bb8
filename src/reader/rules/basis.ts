/** The documents on which a dispatch is grounded: "Căn cứ …", "Thực hiện …", "Theo đề nghị … tại …". */
import type { ReadBasis } from '../reading.js'
import { citationsIn, type Citation } from './citations.js'
import { dayAt } from './dates.js'
import { cut, rangeOf, type Paragraph, type Piece } from './lines.js'
import { markerOf } from './numbering.js'

const GROUND =
  /^(?:[-–] ?)?(?:Căn cứ|Thực hiện|Thi hành|Xét|Theo (?=đề nghị|Công văn|công văn|Kế hoạch|kế hoạch|Tờ trình|Quyết định|Thông báo|Hướng dẫn)|Tiếp theo|Tiếp tục thực hiện|Triển khai)/u

/** Words before a later document of the same sentence by which it too is a ground. */
const ALSO_GROUND = /(?:[,;]|theo|tại|kèm theo|và|căn cứ|thực hiện)\s(?:các )?$/iu
/** Words that turn what follows into the subject of the ground. */
const SUBJECT = /\s(?:về(?: việc)?|phê duyệt|ban hành(?! kèm)|thực hiện|triển khai|V\/v|v\/v|sơ kết|hướng dẫn)\s/iu

/** True where the document is a ground: the first one, one of a row, or one named as a source. */
function isGround(text: string, citation: Citation, before: Citation | null): boolean {
  if (!before) return true
  const between = text.slice(before.end, citation.start)
  if (/(?:theo|tại|kèm theo)\s(?:các )?$/iu.test(between)) return true
  if (/^luật|^bộ luật/iu.test(citation.kind) && /^[;,.]?\s?$/u.test(between)) return true
  return ALSO_GROUND.test(between) && !SUBJECT.test(` ${between}`)
    ? true
    : /,\s$/u.test(between) && !/\s(?:yêu cầu|đề nghị)\s/u.test(between)
}

/** The part of a paragraph that is ground: up to the clause in which the issuer speaks. */
function groundPart(paragraph: Piece): Piece {
  const end =
    /[,;.] (?=[\p{Lu}][^,;.]{4,90} (?:đề nghị|yêu cầu|thông báo|chỉ đạo|có ý kiến|hướng dẫn|triển khai|xây dựng kế hoạch|đã ban hành|ban hành|đã có|báo cáo)(?: |:))/u.exec(
      paragraph.text,
    )
  const named =
    end && !citationsIn(cut(paragraph, end.index + 1, end.index + 60))[0] ? end.index : paragraph.text.length
  return cut(paragraph, 0, named)
}

/** Issuer named before the number: "Theo đề nghị của Giám đốc Sở X tại Tờ trình số …". */
function issuerBefore(text: string, citation: Citation, piece: Piece): Piece | null {
  const match = /(?:đề nghị|ý kiến|báo cáo) của ([^;:]{3,120}) tại\s$/iu.exec(
    text.slice(Math.max(0, citation.start - 160), citation.start),
  )
  if (!match) return null
  const end = citation.start - ' tại '.length
  return cut(piece, end - match[1]!.length + 0, citation.start - 5)
}

function basisOf(piece: Piece, citation: Citation): ReadBasis {
  const issuer = citation.issuer ?? issuerBefore(piece.text, citation, piece)
  return {
    number: citation.number,
    date: citation.date,
    issuer: issuer?.text ?? null,
    span: rangeOf(cut(piece, citation.start, citation.end)),
  }
}

/** Grounds of one paragraph that begins with a word of ground. */
function groundsIn(paragraph: Piece): ReadBasis[] {
  const part = groundPart(paragraph)
  const out: ReadBasis[] = []
  let before: Citation | null = null
  for (const citation of citationsIn(part)) {
    if (isGround(part.text, citation, before)) out.push(basisOf(part, citation))
    before = citation
  }
  return out
}

/** "Ngày 16/7/2021, Ban X đã ban hành Công văn số 451-CV/Y …": told in the first sentence, where no ground is cited. */
function toldGround(paragraphs: Piece[]): ReadBasis[] {
  for (const paragraph of paragraphs.slice(0, 4)) {
    const match = /^Ngày (?=\d)/u.exec(paragraph.text)
    const day = match ? dayAt(paragraph.text, match[0].length, null) : null
    const told = day ? /^,? ([^,;]{3,90}?) đã (?:ban hành|có|gửi) /u.exec(paragraph.text.slice(day.end)) : null
    if (!day || !told) continue
    const from = day.end + told.index + told[0].length
    const citation = citationsIn(cut(paragraph, from, from + 80))[0]
    if (citation?.number) {
      return [
        {
          number: citation.number,
          date: day.first,
          issuer: told[1]!,
          span: rangeOf(cut(paragraph, 0, from + citation.end)),
        },
      ]
    }
  }
  return []
}

/** Splits a paragraph at ";" and "." where a new word of ground follows. */
function groundSentences(paragraph: Piece): Piece[] {
  const parts: Piece[] = []
  let from = 0
  for (const match of paragraph.text.matchAll(/[;.] (?=(?:- )?(?:Căn cứ|Xét|Theo đề nghị|Thực hiện) )/gu)) {
    parts.push(cut(paragraph, from, match.index))
    from = match.index + 2
  }
  parts.push(cut(paragraph, from))
  return parts
}

/** The grounds of a document; they stand before its first numbered item. */
export function basisOfDocument(body: Paragraph[], ownNumber: string | null): ReadBasis[] {
  const first = body.findIndex((p) =>
    ['number', 'roman', 'article', 'capital', 'part'].includes(markerOf(p.text)?.style ?? ''),
  )
  const preamble: Piece[] = body.slice(0, first < 0 ? body.length : first).flatMap(groundSentences)
  const grounds = preamble.filter((p) => GROUND.test(p.text)).flatMap(groundsIn)
  const all = grounds.length > 0 ? grounds : toldGround(preamble)
  const seen = new Set<string>()
  return all.filter((basis) => {
    const key = `${basis.number} ${basis.date}`
    if ((basis.number === null && basis.date === null) || seen.has(key) || basis.number === ownNumber) return false
    seen.add(key)
    return true
  })
}
