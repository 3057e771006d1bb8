/** The parts of a document: head, addressees, body, foot (Nơi nhận and signature), annexes. */
import { startsWithBody } from './bodies.js'
import { isUpper } from './capitals.js'
import { pieceOf, type Line, type Paragraph, type Piece } from './lines.js'
import { markerOf, type MarkerStyle } from './numbering.js'
import type { Paper } from '../paper.js'
import { kindAtStart } from './kind-words.js'
import { isSignatureLine } from './signature-words.js'

export interface Regions {
  /** Pieces of the head: lines, those in two columns by blanks taken apart. */
  head: Line[]
  /** Lines behind "Kính gửi:" (or "… điện:"), the cue's own line first. */
  recipients: Line[]
  body: Paragraph[]
  /** Lines of the foot, "Nơi nhận:" and the signature. */
  foot: Line[]
  /** Paragraphs of the body that open an annex. */
  annexes: ReadonlySet<Paragraph>
}

export const TO = /^(?:Kính (?:gửi|trình)|KÍNH GỬI)\s?:?/u
/** "THỦ TƯỚNG CHÍNH PHỦ điện:" of a công điện. */
export const WIRES_TO = /(?:^| )(?:điện|ĐIỆN)\s?:\s*$/u
const SUBJECT = /^(?:V\/v|V\/V|v\/v|V\.v|Về việc|VỀ VIỆC|VỀ )/u

/** Words that begin the first sentence of a body. */
const GROUND =
  /^(?:[-–] ?)?(?:Căn cứ|Thực hiện|Thi hành|Xét|Theo (?:đề nghị|Công văn|công văn|Kế hoạch|chỉ đạo|chương trình)|Tiếp theo|Tiếp tục thực hiện|Nhằm|Để|Ngày \d|Trong |Vừa qua|Thời gian qua|Hiện nay|Qua |Sau khi|Được sự|Nhân dịp|Năm \d|Thể hiện|Nội dung thông báo)/u

/** Numberings with which a body may begin. */
const NUMBERED = new Set<MarkerStyle>(['roman', 'number', 'article', 'capital', 'part', 'decimal'])

/** "…, Văn phòng Tỉnh ủy thông báo các nhiệm vụ được giao như sau:" */
const LEADS_IN = /\p{Ll} (?:như sau|sau đây|sau)\s?:$/u

/** True where a paragraph begins the body. */
function beginsBody(paragraph: Paragraph): boolean {
  const { text } = paragraph
  if (SUBJECT.test(text)) return false
  const marker = markerOf(text)
  const numbered = marker !== null && NUMBERED.has(marker.style)
  if (isUpper(text)) return numbered
  if (paragraph.cell) return false
  if ((GROUND.test(text) && text.length > 40) || numbered) return true
  if (text.length > 40 && LEADS_IN.test(text)) return true
  if (kindAtStart(text) || /^\p{L}+(?: \p{L}+)? số \d/u.test(text)) return text.length > 500
  return text.length > 150 && (/[.:;]$/u.test(text) || text.length > 300)
}

const PLACE_DATE = /, ngày\s{0,3}\d{0,2}\s{0,3}tháng/u

/** "Ủy ban nhân dân xã yêu cầu các thôn thực hiện các nội dung sau:" — short, but the sentence that the body's list hangs on. */
function isLeadIn(paragraph: Paragraph | undefined): boolean {
  if (!paragraph || paragraph.cell || !paragraph.text.endsWith(':')) return false
  return /\p{Ll}/u.test(paragraph.text) && startsWithBody(paragraph.text)
}

/** Most paragraphs that the head of a short text takes. */
const SHORT_HEAD = 15

/** Where no paragraph begins a body by its words: behind the last line that can only be the head's. */
function headEnd(paragraphs: Paragraph[]): number {
  const last = paragraphs
    .slice(0, SHORT_HEAD)
    .findLastIndex(
      ({ text }) =>
        isUpper(text) ||
        /^(?:Số\s?:?\s?[\d-]|Độc lập)/u.test(text) ||
        SUBJECT.test(text) ||
        PLACE_DATE.test(text.slice(0, 90)),
    )
  return Math.min(paragraphs.length, Math.max(1, last + 1))
}

/** Index of the paragraph with which the body begins; where there is an address, behind its list. */
function bodyStart(paragraphs: Paragraph[]): { head: number; body: number } {
  const to = paragraphs.slice(0, 60).findIndex((p) => TO.test(p.text) || WIRES_TO.test(p.text))
  const first = paragraphs.findIndex(beginsBody)
  if (to >= 0 && (first < 0 || to <= first + 3)) return { head: to, body: endOfRecipients(paragraphs, to) }
  const start = first < 0 ? headEnd(paragraphs) : first - (isLeadIn(paragraphs[first - 1]) ? 1 : 0)
  return { head: start, body: start }
}

/** The first paragraph behind the list of addressees. */
function endOfRecipients(paragraphs: Paragraph[], to: number): number {
  let i = to + 1
  for (; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i]!
    const dash = markerOf(paragraph.text)?.style === 'dash'
    if (paragraph.text.length < 2 || PLACE_DATE.test(paragraph.text.slice(0, 90))) continue
    if (dash && !GROUND.test(paragraph.text)) continue
    const before = paragraphs[i - 1]!.text
    const listed =
      paragraph.cell !== undefined || before.endsWith(':') || before.endsWith(';') || (before.endsWith(',') && i > to)
    if (listed && paragraph.text.length < 160 && !GROUND.test(paragraph.text) && !markerOf(paragraph.text)) continue
    break
  }
  return i
}

const FOOT = /^(?:\*?Nơi nhận|NƠI NHẬN)\s?:?/u
const ANNEX =
  /^(?:PHỤ LỤC|Phụ lục(?: (?:\d{1,2}|[IVX]+|số \d+))?$|KẾ HOẠCH$|QUY CHẾ$|QUY ĐỊNH$|CHƯƠNG TRÌNH$|DANH MỤC|BẢNG PHÂN CÔNG|PHÂN CÔNG|ĐỀ ÁN$|ĐỀ CƯƠNG|BIỂU MẪU|Biểu mẫu|Mẫu số|MẪU)/u

/** Index of the first paragraph of the foot: "Nơi nhận:", or a signature without it. */
function footStart(paragraphs: Paragraph[], from: number): number {
  const copies = paragraphs.findIndex((p, i) => i >= from && FOOT.test(p.text))
  const signature = paragraphs.findIndex((p, i) => i >= from && isSignatureLine(p.text) && isUpper(p.text.slice(0, 30)))
  if (signature >= 0 && (copies < 0 || signature < copies)) {
    const close = copies < 0 || copies - signature <= 8
    if (close || paragraphs.length - signature < 12) return signature
  }
  if (copies >= 0) return copies
  return signature >= 0 ? signature : paragraphs.length
}

/** Index of the annex behind the foot, or the number of paragraphs. */
function annexStart(paragraphs: Paragraph[], foot: number): number {
  for (let i = foot + 1; i < paragraphs.length; i++) {
    const { text } = paragraphs[i]!
    if (ANNEX.test(text) && !text.endsWith(';')) return i
    if (i > foot + 1 && /^\(?(?:Kèm theo|Ban hành kèm theo)/u.test(text)) return i
  }
  return paragraphs.length
}

/** Lines in two columns that blanks keep apart, as two lines. */
function columnsOf(paper: Paper, lines: Line[]): Line[] {
  return lines.flatMap((line) => {
    const start = line.at[0]!
    const raw = paper.text.slice(start, line.at.at(-1)! + 1)
    const parts: Piece[] = []
    let from = 0
    for (const gap of raw.matchAll(/\s{3,}|\t+| \| ?/g)) {
      parts.push(pieceOf(paper.text, start + from, start + gap.index))
      from = gap.index + gap[0].length
    }
    parts.push(pieceOf(paper.text, start + from, start + raw.length))
    return parts.filter((part) => part.text !== '').map((part) => ({ ...line, ...part }))
  })
}

/** Takes a document apart. */
export function regionsOf(paper: Paper, lines: Line[], paragraphs: Paragraph[]): Regions {
  const { head, body } = bodyStart(paragraphs)
  const foot = footStart(paragraphs, body)
  const annex = annexStart(paragraphs, foot)
  const lineOf = (i: number): number => paragraphs[i]?.first ?? lines.length
  const inBody = paragraphs.slice(body, foot)
  const inAnnex = paragraphs.slice(annex)
  return {
    head: columnsOf(paper, lines.slice(0, lineOf(head))),
    recipients: lines.slice(lineOf(head), lineOf(body)),
    body: [...inBody, ...inAnnex],
    foot: columnsOf(paper, lines.slice(lineOf(foot), lineOf(annex))),
    annexes: new Set(inAnnex.filter((p, i) => i === 0 || ANNEX.test(p.text))),
  }
}
