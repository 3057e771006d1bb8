/** Where a text that has lost its letterhead says what it is: "(Trích thông báo số …)", "Thông báo số … của … V/v …". */
import { citationsIn, type Citation } from './citations.js'
import { cut, type Piece } from './lines.js'

export interface OwnDocument {
  number: { value: string; piece: Piece }
  date: { value: string; piece: Piece } | null
  issuer: Piece | null
  subject: Piece | null
}

/** Cues before the citation of the document itself. */
const NOTES = /^\(?(?:Trích|Nguồn:?(?: Từ)?|Kèm theo|Ban hành kèm theo|Theo)\s/u

function own(piece: Piece, citation: Citation): OwnDocument | null {
  if (!citation.number) return null
  const at = cut(piece, citation.start, citation.end)
  const subject = /^[\s,]*(?:v\/v|về việc)\s/iu.exec(piece.text.slice(citation.end))
  return {
    number: { value: citation.number, piece: at },
    date: citation.date ? { value: citation.date, piece: at } : null,
    issuer: citation.issuer,
    subject: subject ? firstSentence(cut(piece, citation.end + subject[0].length)) : null,
  }
}

function firstSentence(piece: Piece): Piece {
  const stop = /\.(?:\s|$)/u.exec(piece.text)
  return stop ? cut(piece, 0, stop.index) : piece
}

/** A note in brackets that names the document: "(Nguồn: Từ Công văn số 1150/UBND-VP ngày 22/04/2021)". */
function fromNote(paragraphs: Piece[]): OwnDocument | null {
  for (const paragraph of paragraphs) {
    if (!paragraph.text.startsWith('(') || !NOTES.test(paragraph.text)) continue
    const citation = citationsIn(paragraph)[0]
    const found = citation && citation.start < 40 ? own(paragraph, citation) : null
    if (found) return found
  }
  return null
}

/** A line of the head that begins with the document's own citation. */
function fromHead(head: Piece[]): OwnDocument | null {
  for (const line of head) {
    const citation = citationsIn(line)[0]
    if (citation?.start === 0 && citation.date && citation.number) return own(line, citation)
  }
  return null
}

/** "Thực hiện …, Ban X đã ban hành công văn số 118-CV/Y ngày … v/v …". */
function fromTelling(paragraphs: Piece[]): OwnDocument | null {
  for (const paragraph of paragraphs.slice(0, 3)) {
    const match =
      /^(?:Thực hiện|Căn cứ) .{10,200}, ([\p{Lu}][^,;]{4,80}) (?:đã )?ban hành (?=(?:Công văn|công văn|Kế hoạch|kế hoạch|Hướng dẫn|Thông báo) số)/u.exec(
        paragraph.text.slice(0, 400),
      )
    if (!match) continue
    const citation = citationsIn(cut(paragraph, match[0].length))[0]
    const found = citation ? own(cut(paragraph, match[0].length), citation) : null
    if (found) {
      const start = match[0].lastIndexOf(`, ${match[1]}`) + 2
      return { ...found, issuer: cut(paragraph, start, start + match[1]!.length) }
    }
  }
  return null
}

/** What the text says of itself, or null. */
export function ownDocumentOf(head: Piece[], body: Piece[], foot: Piece[]): OwnDocument | null {
  return fromHead(head) ?? fromNote([...body, ...foot, ...head]) ?? fromTelling(body)
}
