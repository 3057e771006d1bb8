/**
 * An official paper that is to go out, as data: what it says, not how it looks. How it looks is a `FormatProfile`; both
 * together become a .docx or a PDF. Knows no database and no web.
 */

/** One piece of the body, in order. */
export type PaperBlock =
  /** A paragraph of the text. */
  | { kind: 'text'; text: string }
  /** A heading within the text ("1. Hội Phụ nữ thành phố"). */
  | { kind: 'heading'; text: string }
  | { kind: 'table'; columns: PaperColumn[]; rows: string[][] }

export interface PaperColumn {
  title: string
  /** Share of the width of the text, of 100 in all. */
  share: number
  align: 'left' | 'center'
}

export interface OutgoingPaper {
  /** Title of the file, for its properties: "Công văn số 12-CV/VPTU". */
  title: string
  /** The body above the issuing one, where the letterhead names it. */
  superior: string | null
  issuer: string
  /** The line with number and symbol, as `numberLine` writes it. */
  number: string
  /** What it is about, after "V/v"; one line of the letterhead, or several. */
  subject: string
  place: string
  /** ISO day; null leaves day and month open, to be written in by hand. */
  date: string | null
  /** Year that stands there while the date is open. */
  year: number
  addressees: string[]
  body: PaperBlock[]
  signer: PaperSigner
  /** "Nơi nhận", without the last line. */
  copies: string[]
  /** The last line of "Nơi nhận", as `filedLine` writes it. */
  filed: string
}

export interface PaperSigner {
  /** "T/M BAN THƯỜNG VỤ", "TL. CHỦ TỊCH"; null where the head signs for himself. */
  authority: string | null
  post: string
  /** Null leaves it open. */
  name: string | null
}
