/**
 * Physical lines, and the paragraphs they make. Both are pieces: text with white space folded, and for every character
 * its position in `Paper.text`, so that whatever a rule finds in a piece is a range of the paper.
 */
import type { Block, CellPlace, Paper, PaperFormat, Range } from '../paper.js'
import { opensLine } from './openers.js'

export interface Piece {
  text: string
  /** Position in `Paper.text` of each character of `text`. */
  at: number[]
}

export interface Line extends Piece {
  /** Index of its block. */
  block: number
  /** An empty line stood before it. */
  gap: boolean
  /** Every letter of it is bold. */
  bold: boolean
  cell?: CellPlace
  /** Numbering that Word printed before it. */
  label?: string
}

export interface Paragraph extends Line {
  /** Index of the first and one past the last line. */
  first: number
  end: number
}

const isBlank = (char: string): boolean => char === ' ' || char === '\t' || char === '\n'

/** The part of `paper` between two positions as a piece. */
export function pieceOf(source: string, start: number, end: number): Piece {
  const at: number[] = []
  let text = ''
  let gap = -1
  for (let i = start; i < end; i++) {
    const char = source[i]!
    if (isBlank(char)) {
      if (gap < 0) gap = i
      continue
    }
    if (gap >= 0 && text !== '') {
      text += ' '
      at.push(gap)
    }
    gap = -1
    text += char
    at.push(i)
  }
  return { text, at }
}

/** Part of a piece, blanks at its ends left off. */
export function cut(piece: Piece, from: number, to = piece.text.length): Piece {
  let start = Math.max(0, from)
  let end = Math.min(to, piece.text.length)
  while (start < end && piece.text[start] === ' ') start++
  while (end > start && piece.text[end - 1] === ' ') end--
  return { text: piece.text.slice(start, end), at: piece.at.slice(start, end) }
}

/** Where a piece stands in the paper; null for an empty one. */
export function rangeOf(piece: Piece): Range | null {
  const first = piece.at[0]
  const last = piece.at.at(-1)
  return first === undefined || last === undefined ? null : { start: first, end: last + 1 }
}

/** Two pieces as one, a blank between. */
export function join(left: Piece, right: Piece): Piece {
  if (left.text === '') return right
  if (right.text === '') return left
  const gap = left.at.at(-1)! + 1
  return { text: `${left.text} ${right.text}`, at: [...left.at, gap, ...right.at] }
}

/** Pieces as one, a blank between each two. */
export function joinAll(pieces: Piece[]): Piece {
  const filled = pieces.filter((piece) => piece.text !== '')
  const at = filled.flatMap((piece, i) => (i === 0 ? piece.at : [filled[i - 1]!.at.at(-1)! + 1, ...piece.at]))
  return { text: filled.map((piece) => piece.text).join(' '), at }
}

/** True where bold runs cover every letter of the piece. */
function isBold(piece: Piece, block: Block): boolean {
  const bold = (block.emphasis ?? []).filter((run) => run.bold)
  if (bold.length === 0) return false
  let letters = 0
  for (const [i, char] of [...piece.text].entries()) {
    const place = piece.at[i]
    if (place === undefined || char.toLowerCase() === char.toUpperCase()) continue
    letters++
    if (!bold.some((run) => run.start <= place && place < run.end)) return false
  }
  return letters > 0
}

/** The format that laid the text out: of a package, that of the document in it. */
const layoutOf = (paper: Paper): PaperFormat => paper.package?.inside ?? paper.format

/** A page number that a PDF prints between two lines of text. */
function isPageNumber(paper: Paper, text: string): boolean {
  return layoutOf(paper) === 'pdf' && /^[-–]?\s?\d{1,3}\s?[-–]?$/.test(text)
}

/** The filled lines of a paper; soft breaks inside a block make lines of their own. */
export function linesOf(paper: Paper): Line[] {
  const lines: Line[] = []
  let gap = false
  for (const [index, block] of paper.blocks.entries()) {
    let start = block.start
    let label = block.label
    while (start <= block.end) {
      const next = paper.text.indexOf('\n', start)
      const end = next < 0 || next > block.end ? block.end : next
      const piece = pieceOf(paper.text, start, end)
      if (piece.text === '') gap = true
      else if (!isPageNumber(paper, piece.text)) {
        const line: Line = { ...piece, block: index, gap, bold: isBold(piece, block) }
        if (block.cell) line.cell = block.cell
        if (label) line.label = label
        label = undefined
        lines.push(line)
        gap = false
      }
      start = end + 1
    }
  }
  return lines
}

const TERMINAL = /[.;:!?…](?:["”')\]]{0,2})$/
/** Words that no paragraph ends with. */
const BROKEN_OFF = /(?:,|\s(?:số|ngày|tháng|năm|của|và|các|với|về|cho|tại|theo))$/u
const startsLower = (text: string): boolean => /^\p{Ll}/u.test(text)

/** Both stand in the same cell, or both in none. */
function sameCell(a: Line, b: Line): boolean {
  if (!a.cell || !b.cell) return a.cell === b.cell
  return a.cell.table === b.cell.table && a.cell.row === b.cell.row && a.cell.column === b.cell.column
}

/** A bare number or dash, whose text stands on the next line: "1.", "**3.**". */
const isBareMarker = (text: string): boolean => /^(?:(?:\d{1,2}|[IVX]{1,5}|[a-zđA-D])[.)]|Điều \d{1,3}\.?)$/.test(text)

/** Formats in which a block is a paragraph as its writer ended it. */
const WHOLE_PARAGRAPHS: ReadonlySet<PaperFormat> = new Set(['docx', 'doc', 'rtf', 'html'])

/** True where the text's lines are broken at a width and not at paragraphs. */
export function isWrapped(paper: Paper, lines: Line[]): boolean {
  if (WHOLE_PARAGRAPHS.has(layoutOf(paper))) return false
  let pairs = 0
  let broken = 0
  for (let i = 1; i < lines.length; i++) {
    const before = lines[i - 1]!
    const line = lines[i]!
    if (line.gap || !sameCell(before, line) || opensLine(line.text)) continue
    pairs++
    if ((startsLower(line.text) || BROKEN_OFF.test(before.text)) && !TERMINAL.test(before.text)) broken++
  }
  return broken >= 3 && broken / pairs >= 0.25
}

/** Whether `line` goes on with the paragraph that `before` ends. */
function continues(paper: PaperFormat, before: Line, line: Line, wrapped: boolean, width: number): boolean {
  if (!sameCell(before, line) || line.label) return false
  if (isBareMarker(before.text) && !line.gap) return true
  if (opensLine(line.text)) return false
  if (line.block === before.block) return true
  const ended = TERMINAL.test(before.text)
  if (line.gap) return startsLower(line.text) && !ended && before.text.length > 20 && !before.bold
  if (startsLower(line.text)) return !before.text.endsWith(':')
  if (!WHOLE_PARAGRAPHS.has(paper) && !before.bold && BROKEN_OFF.test(before.text)) return true
  if (!wrapped || (before.bold && !line.bold)) return false
  if (!ended) return true
  const nextWord = line.text.indexOf(' ') < 0 ? line.text.length : line.text.indexOf(' ')
  return before.text.length + 1 + nextWord > width
}

/** The usual width of a full line, as far as the text has a width. */
function widthOf(lines: Line[]): number {
  const lengths = lines.map((line) => line.text.length).filter((length) => length > 40)
  lengths.sort((x, y) => x - y)
  return (lengths[Math.floor(lengths.length * 0.75)] ?? 80) * 0.88
}

/** Lines joined to paragraphs. */
export function paragraphsOf(paper: Paper, lines: Line[]): Paragraph[] {
  const wrapped = isWrapped(paper, lines)
  const width = widthOf(lines)
  const paragraphs: Paragraph[] = []
  for (let i = 0; i < lines.length; i++) {
    const first = i
    while (i + 1 < lines.length && continues(layoutOf(paper), lines[i]!, lines[i + 1]!, wrapped, width)) i++
    const head = lines[first]!
    const tail = lines[i]!
    const piece = pieceOf(paper.text, head.at[0]!, tail.at.at(-1)! + 1)
    const bold = lines.slice(first, i + 1).every((line) => line.bold)
    paragraphs.push({ ...head, ...piece, bold, first, end: i + 1 })
  }
  return paragraphs
}
