/** Why a file was not read. Codes are stable: they are stored, translated by the screen, and named in the manual. */

export const READER_REFUSAL_CODES = [
  /** Nothing in it: zero bytes. */
  'file-empty',
  /** The name says one kind, the bytes another. `detail`: `said`, `is`. */
  'wrong-extension',
  /** A kind that this program does not read. `detail`: `kind` names it where known, `is` what the bytes are. */
  'unsupported-kind',
  /** The file, a part of it, or its text is larger than a dispatch can be. */
  'too-large',
  /** More pages than `detail.limit`. */
  'too-many-pages',
  /** More orders than `detail.limit`: no dispatch gives so many, and no person could check them. */
  'too-many-orders',
  /** Readable, but there are no words in it. */
  'no-text',
  'text-not-unicode',
  'docx-broken',
  'docx-encrypted',
  /** An old Word file that is damaged. */
  'doc-broken',
  'doc-encrypted',
  /** Made by Word 95 or older. */
  'doc-too-old',
  'rtf-broken',
  'html-broken',
  /** An exchange package that is damaged, or has no envelope. */
  'edxml-broken',
  /** A package with nothing attached, such as a notice of status. */
  'edxml-no-document',
  /** Nothing attached can be read. `detail.kind`: what the first is, or why not. */
  'edxml-unreadable',
  /** A list that is to be read row by row is neither .xlsx nor .csv. `detail`: `said`, `is`. */
  'not-a-table',
  'table-broken',
  'table-encrypted',
  /** No cell with anything in it. */
  'table-empty',
  /** `detail.what` (rows, columns, cell, characters) of which there is more than `detail.limit`. */
  'table-too-large',
  /** A calendar that is to be read is no .ics. */
  'not-a-calendar',
  'calendar-broken',
  /** No event in it. */
  'calendar-empty',
  /** More events than `detail.limit`. */
  'calendar-too-large',
  /** A part grows far beyond its packed size. */
  'zip-bomb',
  /** XML with a document type or entities, which no office program writes. */
  'xml-entity',
  'pdf-broken',
  'pdf-encrypted',
  /** A photo that is cut off or damaged. */
  'picture-broken',
  /** A photo of more pixels than a camera makes. `detail.megapixels`, `detail.limit`. */
  'picture-too-large',
  /** Carries a stamp of secrecy. `detail.stamp`. */
  'secret-document',
  'out-of-time',
  'out-of-memory',
  /** The reader itself failed, with no better known cause. */
  'reader-failed',
] as const

export type ReaderRefusalCode = (typeof READER_REFUSAL_CODES)[number]

/** A file that is not read, with the reason as a code. The message is for logs only and holds no text of the file. */
export class ReaderRefusal extends Error {
  override readonly name = 'ReaderRefusal'
  readonly code: ReaderRefusalCode
  readonly detail?: Record<string, string | number>

  constructor(code: ReaderRefusalCode, detail?: Record<string, string | number>) {
    super(detail ? `${code} ${JSON.stringify(detail)}` : code)
    this.code = code
    if (detail) this.detail = detail
  }
}

/** True for failures that mean "this process had no more memory", whatever the library made of them on the way. */
export function isOutOfMemory(error: unknown): boolean {
  const message = error instanceof Error ? `${error.name} ${error.message}` : String(error)
  return /allocation failed|out of memory|Invalid (typed )?array (buffer )?length|Invalid string length|could not allocate|ENOMEM/i.test(
    message,
  )
}
