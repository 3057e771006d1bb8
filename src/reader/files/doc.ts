/**
 * An old Word file (.doc, Word 97 to 2003; MS-DOC) as a paper. Own code: the one package that reads such files gives the
 * words alone, and the rules need bold, alignment and cells, the older codes the names of the fonts.
 */
import type { Paper } from '../paper.js'
import type { Run } from './composer.js'
import { docNumbering } from './doc-lists.js'
import { type PropertyRun, PropertyRuns, piecesOf, type TextPiece, textOfPiece } from './doc-pieces.js'
import {
  type DocFace,
  type DocParagraph,
  DocStyles,
  eachChange,
  fontNames,
  withFace,
  withParagraph,
} from './doc-properties.js'
import { type Flow, type Paragraph, paperOfFlow } from './flow.js'
import { codeOfFont } from './legacy.js'
import type { Numbering } from './numbering.js'
import { CompoundFile } from './ole.js'
import { isOutOfMemory, ReaderRefusal } from './refusal.js'
import { TableBuilder } from './table-builder.js'

const MAX_PARAGRAPHS = 200_000
const NOTHING = Buffer.alloc(0)

/** Pairs of place and length in the table stream, by their number in the file's head. */
const PART = { styles: 1, faces: 12, paragraphs: 13, fonts: 15, pieces: 33, lists: 73, listUses: 74 }

/** Text of one face. */
interface Stretch {
  text: string
  changes: Buffer
}

/** Open fields, the outermost first, and which part of them is being read. */
type FieldState = ('code' | 'result')[]

const broken = (reason: string): ReaderRefusal => new ReaderRefusal('doc-broken', { reason })

/** A .doc as a paper. Nothing outside the file is opened, nothing in it is run. */
export function readDoc(bytes: Buffer): Paper {
  try {
    return paperOfFlow('doc', new DocReader(bytes).flow())
  } catch (error) {
    if (error instanceof ReaderRefusal || isOutOfMemory(error)) throw error
    // A place beyond the end of what is there.
    if (error instanceof RangeError) throw new ReaderRefusal('doc-broken', { reason: 'place' })
    throw error
  }
}

class DocReader {
  private readonly main: Buffer
  private readonly data: Buffer | null
  private readonly pieces: TextPiece[]
  private readonly faces: PropertyRuns
  private readonly properties: PropertyRuns
  private readonly styles: DocStyles
  private readonly fonts: (string | undefined)[]
  private readonly numbering: Numbering
  private tables = 0
  private paragraphs = 0

  constructor(bytes: Buffer) {
    const file = new CompoundFile(bytes)
    const main = file.stream('WordDocument')
    if (!main || main.length < 0x1aa || main.readUInt16LE(0) !== 0xa5ec) throw broken('no-document')
    const flags = main.readUInt16LE(10)
    if (flags & 0x100) throw new ReaderRefusal('doc-encrypted')
    if (main.readUInt16LE(2) < 0xc1) throw new ReaderRefusal('doc-too-old')
    const table = file.stream(flags & 0x200 ? '1Table' : '0Table')
    if (!table) throw broken('no-table')
    this.main = main
    this.data = file.stream('Data')
    const part = (number: number): Buffer => {
      const [at, length] = this.placeOf(number)
      if (at + length > table.length) throw broken('table')
      return table.subarray(at, at + length)
    }
    this.pieces = piecesOf(part(PART.pieces))
    this.faces = new PropertyRuns(main, part(PART.faces), 'characters')
    this.properties = new PropertyRuns(main, part(PART.paragraphs), 'paragraphs')
    this.styles = new DocStyles(part(PART.styles))
    this.fonts = fontNames(part(PART.fonts)).map((name) => (codeOfFont(name) ? name : undefined))
    this.numbering = docNumbering(table, ...this.placeOf(PART.lists), part(PART.listUses))
  }

  private placeOf(number: number): [at: number, length: number] {
    const at = 0x9a + number * 8
    // The head of the oldest of these files ends before the newer parts.
    if (number * 2 >= this.main.readUInt16LE(0x98) * 2 || at + 8 > this.main.length) return [0, 0]
    return [this.main.readUInt32LE(at), this.main.readUInt32LE(at + 4)]
  }

  /** The stories of the file, which lie behind each other in the text. */
  flow(): Flow {
    const lengths = [0x4c, 0x50, 0x54, 0x58, 0x5c, 0x60, 0x64, 0x68].map((at) => this.main.readUInt32LE(at))
    let start = 0
    const [body, notes, margins, , , endnotes, boxes, marginBoxes] = lengths.map((length, i) => {
      const from = start
      start += length
      // Comments (4) and the old macro story (3) are not printed.
      return i === 3 || i === 4 ? [] : this.story(from, start)
    }) as Paragraph[][]
    return {
      margins: [...margins!, ...marginBoxes!],
      boxes: boxes!,
      body: body!,
      // Word numbers the two kinds apart; most documents have but one.
      notes: [...numbered(notes!), ...numbered(endnotes!)],
    }
  }

  /** The paragraphs of one story. */
  private story(from: number, to: number): Paragraph[] {
    const result: Paragraph[] = []
    let table: TableBuilder | undefined
    let open: Stretch[] = []
    const field: FieldState = []
    const close = (mark: string, place: number): void => {
      const { paragraph, face } = this.paragraphAt(this.properties.at(place))
      const runs = open.flatMap((stretch) => this.runsOf(stretch, face, field))
      open = []
      const block: Paragraph = { runs, facts: { align: paragraph.align, label: this.labelOf(paragraph, runs) } }
      if (!paragraph.inTable) {
        if (table) for (const cell of table.finish()) result.push(cell)
        table = undefined
        result.push(block)
        return
      }
      table ??= new TableBuilder(this.tables++)
      const outermost = (paragraph.depth ?? 1) <= 1
      if (outermost && paragraph.rowEnd) return table.endRow(paragraph.row)
      table.add(block)
      if (outermost && mark === '\x07') table.endCell()
    }
    for (const { text, place, width, changes } of this.stretches(from, to)) {
      let start = 0
      for (const { index, 0: mark } of text.matchAll(/[\r\x07\f]/g)) {
        open.push({ text: text.slice(start, index), changes })
        if (++this.paragraphs > MAX_PARAGRAPHS) {
          throw new ReaderRefusal('too-large', { what: 'blocks', limit: MAX_PARAGRAPHS })
        }
        close(mark, place + index * width)
        start = index + 1
      }
      if (start < text.length) open.push({ text: text.slice(start), changes })
    }
    if (table) for (const cell of table.finish()) result.push(cell)
    if (open.length > 0) {
      result.push({
        runs: open.flatMap((stretch) => this.runsOf(stretch, this.styles.resolve(0).face, field)),
        facts: {},
      })
    }
    return result
  }

  /** The text from one character to another, cut where pieces or the faces of characters change. */
  private *stretches(from: number, to: number): Generator<Stretch & { place: number; width: number }> {
    for (const piece of this.pieces) {
      const end = Math.min(piece.end, to)
      const width = piece.wide ? 2 : 1
      for (let at = Math.max(piece.start, from); at < end;) {
        const place = piece.at + (at - piece.start) * width
        const run = this.faces.at(place)
        const until = Math.min(end, at + Math.max(1, Math.ceil((run.end - place) / width)))
        yield { text: textOfPiece(this.main, piece, at, until), place, width, changes: run.changes }
        at = until
      }
    }
  }

  /** What a stretch prints. */
  private runsOf({ text, changes }: Stretch, base: DocFace, field: FieldState): Run[] {
    let face = withFace(base, changes)
    if (face.style !== undefined) {
      let styled = base
      for (const change of this.styles.changesOf(face.style)) styled = withFace(styled, change)
      face = withFace(styled, changes)
    }
    let plain = ''
    for (const c of text) {
      if (c === '\x13') field.push('code')
      else if (c === '\x14') field.splice(-1, 1, 'result')
      else if (c === '\x15') field.pop()
      // Between its first and second mark a field holds what it is made of, not what it prints.
      else if (field.includes('code')) continue
      else if (c === '(' && face.symbol !== undefined) plain += String.fromCharCode(face.symbol)
      else if (c === '\v' || c === '\x0e') plain += '\n'
      else if (c === '\x1e') plain += '-'
      else if (c === '\x1f') plain += '\u00ad'
      else if (c >= ' ' || c === '\t') plain += c
    }
    if (!plain || face.hidden || face.deleted) return []
    const font = face.font === undefined ? undefined : this.fonts[face.font]
    return [{ text: plain, bold: face.bold, italic: face.italic, caps: face.caps, font }]
  }

  private labelOf(paragraph: DocParagraph, runs: Run[]): string | undefined {
    const list = paragraph.list ?? 0
    if (list <= 0 || list > 0x7fe || !runs.some((run) => run.text.trim())) return undefined
    return this.numbering.next(String(list), paragraph.level ?? 0)
  }

  private paragraphAt(run: PropertyRun): { paragraph: DocParagraph; face: DocFace } {
    const style = run.changes.length >= 2 ? run.changes.readUInt16LE(0) : 0
    const base = this.styles.resolve(style)
    let changes = run.changes.subarray(2)
    eachChange(changes, (code, operand) => {
      if (code === 0x6646 || code === 0x6645) changes = this.longChanges(operand.readUInt32LE(0))
    })
    return { paragraph: withParagraph(base.paragraph, changes), face: base.face }
  }

  /** Changes of a wide table, which do not fit into a page of properties. */
  private longChanges(at: number): Buffer {
    if (!this.data || at + 2 > this.data.length) return NOTHING
    return this.data.subarray(at + 2, at + 2 + this.data.readUInt16LE(at))
  }
}

/** Notes with their numbers: each begins with the mark that stands for it. */
function numbered(notes: Paragraph[]): Paragraph[] {
  return notes
    .filter((note) => note.runs.some((run) => run.text.trim()))
    .map((note, i) => ({ runs: note.runs, facts: { align: note.facts.align, label: String(i + 1) } }))
}
