/**
 * A *paper* is a document as the reader sees it: one flat text, and blocks that say how that text lay on the page.
 * Every position in the program is a character range of `Paper.text` (UTF-16 units, NFC), so that a span found by a
 * rule, shown on a screen and stored in a row is the same pair of numbers everywhere.
 */

/** Character range of `Paper.text`: `start` inclusive, `end` exclusive. */
export interface Range {
  start: number
  end: number
}

/** A run of characters set apart in the original (bold or italic). */
export interface Emphasis extends Range {
  bold?: boolean
  italic?: boolean
}

/** Where a block stands inside a table: blocks of one `table` number belong together, in reading order. */
export interface CellPlace {
  table: number
  row: number
  column: number
  /** Grid columns that the cell covers, at least 1. */
  span: number
  /** Whether lines are drawn around it; left out where the format does not say. */
  ruled?: boolean
}

/**
 * One paragraph (docx), one line (txt, PDF). Blocks come in reading order, do not overlap, and are separated in
 * `Paper.text` by exactly one "\n". A soft line break inside a paragraph is "\n" inside the block.
 */
export interface Block extends Range {
  /** 1-based page, where the format has pages. */
  page?: number
  /** Where the block lies on its page: left, top, right, bottom as shares of the page's width and height, 0…1. */
  box?: [left: number, top: number, right: number, bottom: number]
  /** Words that were recognised from a picture and may be wrong. */
  doubtful?: Range[]
  align?: 'left' | 'center' | 'right' | 'justify'
  cell?: CellPlace
  emphasis?: Emphasis[]
  /** Printed numbering that stands outside the text (Word's automatic lists): "1.", "a)", "-". Not part of `text`. */
  label?: string
}

export type PaperFormat = 'docx' | 'doc' | 'pdf' | 'txt' | 'rtf' | 'html' | 'edxml' | 'image'

/** A page as it lies on the table, for formats that have pages of a fixed size. */
export interface Sheet {
  /** Width and height in points (1/72 inch), or pixels for a photo; only their ratio matters. */
  width: number
  height: number
  /** True where the letters were recognised from a picture: dates and numbers on it are always looked at by a person. */
  recognised: boolean
}

/** What an exchange package says of the document in it: a second witness beside the text. Null where it says nothing. */
export interface Declared {
  number: string | null
  issuer: string | null
  /** ISO date. */
  date: string | null
  subject: string | null
  recipients: string[]
}

/** The package that a document came in (edXML). */
export interface PackageFacts {
  /** Name of the attachment whose text this is, and its format. */
  attachment: string
  inside: PaperFormat
  declared: Declared
  /** Stamp of secrecy on any of the attachments, as printed. */
  secrecy: string | null
}

export interface Paper {
  format: PaperFormat
  text: string
  blocks: Block[]
  /** Number of pages where the format has pages, else null. */
  pages: number | null
  /** One for every page, in order, where the pages have a fixed size (PDF, scans, photos). */
  sheets?: Sheet[]
  package?: PackageFacts
}
