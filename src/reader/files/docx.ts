import type { CellPlace, Paper } from '../paper.js'
import type { BlockFacts, Run } from './composer.js'
import { applyBorder, type Borders, isRuled } from './docx-borders.js'
import { docxNumbering } from './docx-numbering.js'
import { alignOf, applyFace, type Face, type ParagraphFacts, StyleSheet, wordName } from './docx-styles.js'
import { type Paragraph, paperOfFlow } from './flow.js'
import { codeOfFont } from './legacy.js'
import type { Numbering } from './numbering.js'
import { ReaderRefusal } from './refusal.js'
import { attribute, OfficePackage, type XmlHandlers, type XmlTag } from './zip.js'

const MATH = 'http://schemas.openxmlformats.org/officeDocument/2006/math'
const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006'
const MAX_PARAGRAPHS = 200_000

/** Elements whose content is not printed: struck out by revision, field codes, settings, phonetic guides. */
const UNPRINTED = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'delInstrText',
  'fldData',
  'sdtPr',
  'sectPr',
  'tblGrid',
  'rt',
])

interface OpenParagraph extends ParagraphFacts {
  runs: Run[]
  style?: string
  inProperties: boolean
  /** The end of the paragraph is struck out by revision: what follows runs on in the same paragraph. */
  runsOn: boolean
  /** Paragraphs of text boxes anchored in it. */
  boxes: Paragraph[]
  run: { face: Face; style?: string; inProperties: boolean; collecting: boolean }
}

interface OpenTable {
  number: number
  row: number
  column: number
  cell?: CellPlace
  /** Lines of the whole table; those of the row, where it makes an exception; those that a cell sets for itself. */
  borders: Borders
  rowBorders?: Borders
  cellBorders: Borders
  /** What an open list of borders sets. */
  setting?: Borders
}

/** Numbers that run through all parts of one document. */
interface Shared {
  styles: StyleSheet
  numbering: Numbering
  tables: number
}

/** Reads the blocks of one part: the body, a header, the notes. */
class PartReader implements XmlHandlers {
  readonly paragraphs: Paragraph[] = []
  /** Notes referred to, in order: "footnote 2". */
  readonly references: string[] = []
  /** Where the part is a list of notes: what belongs to which. */
  readonly notes = new Map<string, Paragraph[]>()
  /** Open paragraphs, the outermost first: those of text boxes stand inside another. */
  private readonly within: OpenParagraph[] = []
  private readonly tables: OpenTable[] = []
  private readonly alternatives: boolean[] = []
  private skipping = 0
  private carried: Run[] = []
  private note: Paragraph[] | undefined

  constructor(private readonly shared: Shared) {}

  open(tag: XmlTag): void {
    if (this.skipping > 0) {
      this.skipping += 1
      return
    }
    if (tag.uri === COMPATIBILITY) return this.openAlternative(tag)
    const paragraph = this.within.at(-1)
    if (tag.uri === MATH && tag.local === 't' && paragraph) {
      paragraph.run = { face: {}, inProperties: false, collecting: true }
      return
    }
    // Lettering drawn as a picture (water marks, stamps): the words are an attribute.
    if (tag.local === 'textpath') {
      const words = attribute(tag, 'string')
      if (words) (paragraph?.boxes ?? this.paragraphs).push({ runs: [{ text: words }], facts: {} })
      return
    }
    const name = wordName(tag)
    if (!name) return
    if (UNPRINTED.has(name) || name.endsWith('PrChange')) {
      if (name === 'del' && paragraph?.inProperties) paragraph.runsOn = true
      this.skipping = 1
      return
    }
    if (name === 'p') return this.openParagraph()
    if (this.openTablePart(name, tag) || !paragraph) return
    if (paragraph.inProperties) openParagraphProperty(paragraph, name, tag)
    else if (name === 'pPr') paragraph.inProperties = true
    else this.openRunPart(paragraph, name, tag)
  }

  close(tag: XmlTag): void {
    if (this.skipping > 0) {
      this.skipping -= 1
      return
    }
    if (tag.uri === COMPATIBILITY) {
      if (tag.local === 'AlternateContent') this.alternatives.pop()
      return
    }
    const paragraph = this.within.at(-1)
    if (tag.uri === MATH && tag.local === 't' && paragraph) paragraph.run.collecting = false
    const table = this.tables.at(-1)
    switch (wordName(tag)) {
      case 'p':
        return this.closeParagraph()
      case 'pPr':
        if (paragraph) paragraph.inProperties = false
        return
      case 'rPr':
        if (paragraph) paragraph.run.inProperties = false
        return
      case 't':
        if (paragraph) paragraph.run.collecting = false
        return
      case 'tc':
        if (table) table.column += table.cell?.span ?? 1
        if (table) table.cell = undefined
        return
      case 'tblBorders':
      case 'tcBorders':
        if (table?.cell) table.cell.ruled = isRuled(table.rowBorders ?? table.borders, table.cellBorders)
        if (table) table.setting = undefined
        return
      case 'tbl':
        this.tables.pop()
        return
      case 'footnote':
      case 'endnote':
        this.note = undefined
    }
  }

  text(text: string): void {
    const paragraph = this.within.at(-1)
    if (this.skipping === 0 && paragraph?.run.collecting) this.print(paragraph, text)
  }

  private openAlternative(tag: XmlTag): void {
    if (tag.local === 'AlternateContent') this.alternatives.push(false)
    else if (tag.local === 'Choice' || tag.local === 'Fallback') {
      // Both hold the same words, for newer and for older programs.
      if (this.alternatives.at(-1)) this.skipping = 1
      else this.alternatives.splice(-1, 1, true)
    }
  }

  private openParagraph(): void {
    this.within.push({
      runs: this.within.length === 0 ? this.carried.splice(0) : [],
      inProperties: false,
      runsOn: false,
      boxes: [],
      run: { face: {}, inProperties: false, collecting: false },
    })
  }

  private closeParagraph(): void {
    const paragraph = this.within.pop()
    if (!paragraph) return
    const { align, label, face } = this.factsOf(paragraph)
    const runs = paragraph.runs.map((run) => ({
      text: run.text,
      bold: run.bold ?? face.bold ?? false,
      italic: run.italic ?? face.italic ?? false,
      font: run.font,
      caps: run.caps,
    }))
    const outer = this.within.at(-1)
    if (paragraph.runsOn && !outer) {
      this.carried = runs
      for (const box of paragraph.boxes) this.push(box)
      return
    }
    const facts: BlockFacts = { align, label, cell: this.tables[0]?.cell }
    const own: Paragraph[] = runs.some((run) => run.text.trim()) ? [{ runs, facts }] : []
    for (const block of [...own, ...paragraph.boxes.map((box) => placed(box, facts.cell))]) {
      if (outer) outer.boxes.push(block)
      else this.push(block)
    }
  }

  private push(paragraph: Paragraph): void {
    const into = this.note ?? this.paragraphs
    if (into.length >= MAX_PARAGRAPHS) throw new ReaderRefusal('too-large', { what: 'blocks', limit: MAX_PARAGRAPHS })
    into.push(paragraph)
  }

  private factsOf(paragraph: OpenParagraph): { align: BlockFacts['align']; label?: string; face: Face } {
    const style = this.shared.styles.paragraph(paragraph.style)
    const list = paragraph.list ?? style.list
    const level = paragraph.level ?? (paragraph.list === undefined ? style.level : undefined) ?? 0
    const label = list === undefined ? undefined : this.shared.numbering.next(list, level)
    return { align: paragraph.align ?? style.align, label, face: style.face }
  }

  private openTablePart(name: string, tag: XmlTag): boolean {
    const table = this.tables.at(-1)
    const value = Math.min(1000, Math.max(0, Number(attribute(tag, 'val')) || 0))
    if (name === 'tbl') {
      const outer = this.tables.length === 0 ? this.shared.tables++ : this.tables[0]!.number
      const borders = { ...this.shared.styles.table(undefined) }
      this.tables.push({ number: outer, row: -1, column: 0, borders, cellBorders: {} })
    } else if (name === 'footnote' || name === 'endnote') {
      // Notes with a type are the lines that Word draws between text and notes.
      if ((attribute(tag, 'type') ?? 'normal') === 'normal') {
        this.note = []
        this.notes.set(`${name} ${attribute(tag, 'id')}`, this.note)
      } else this.skipping = 1
    } else if (!table) return false
    else if (table.setting) applyBorder(table.setting, name, tag)
    else if (name === 'tblStyle') table.borders = { ...this.shared.styles.table(attribute(tag, 'val')) }
    else if (name === 'tblBorders') {
      table.setting = table.row < 0 ? table.borders : (table.rowBorders = { ...table.borders })
    } else if (name === 'tcBorders') table.setting = table.cellBorders
    else if (name === 'tr') {
      table.row += 1
      table.column = 0
      table.rowBorders = undefined
    } else if (name === 'gridBefore') table.column = value
    else if (name === 'tc') {
      table.cellBorders = {}
      const ruled = isRuled(table.rowBorders ?? table.borders, table.cellBorders)
      table.cell = { table: table.number, row: table.row, column: table.column, span: 1, ruled }
    } else if (name === 'gridSpan' && table.cell) table.cell.span = Math.max(1, value)
    else return false
    return true
  }

  private openRunPart(paragraph: OpenParagraph, name: string, tag: XmlTag): void {
    const { run } = paragraph
    if (run.inProperties) {
      if (name === 'rStyle') run.style = attribute(tag, 'val')
      else applyFace(run.face, name, tag)
      return
    }
    switch (name) {
      case 'r':
        paragraph.run = { face: {}, inProperties: false, collecting: false }
        return
      case 'rPr':
        run.inProperties = true
        return
      case 't':
        run.collecting = true
        return
      case 'tab':
      case 'ptab':
        return this.print(paragraph, '\t')
      case 'br':
      case 'cr':
        return this.print(paragraph, '\n')
      case 'noBreakHyphen':
        return this.print(paragraph, '-')
      case 'softHyphen':
        // No sign in Unicode, but a letter in an older code.
        return this.print(paragraph, '\u00ad')
      case 'sym': {
        const code = Number.parseInt(attribute(tag, 'char') ?? '', 16)
        const font = paragraph.run.face.font
        run.face.font = attribute(tag, 'font') ?? font
        if (code > 0x1f && code < 0x10000) this.print(paragraph, String.fromCharCode(code))
        run.face.font = font
        return
      }
      case 'footnoteReference':
      case 'endnoteReference':
        this.references.push(`${name.replace('Reference', '')} ${attribute(tag, 'id')}`)
    }
  }

  private print(paragraph: OpenParagraph, text: string): void {
    const { face: own, style } = paragraph.run
    const base = this.shared.styles.paragraph(paragraph.style).face
    const face: Face = { ...(style === undefined ? undefined : this.shared.styles.character(style)), ...own }
    if (face.hidden ?? base.hidden) return
    const font = codeOfFont(face.font ?? base.font) ? (face.font ?? base.font) : undefined
    const caps = (face.caps ?? base.caps) || undefined
    const run = { text, bold: face.bold, italic: face.italic, font, caps }
    const last = paragraph.runs.at(-1)
    if (last && sameFace(last, run)) last.text += text
    else paragraph.runs.push(run)
  }
}

function sameFace(a: Run, b: Run): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.font === b.font && a.caps === b.caps
}

function openParagraphProperty(paragraph: OpenParagraph, name: string, tag: XmlTag): void {
  const value = attribute(tag, 'val')
  if (name === 'pStyle') paragraph.style = value
  else if (name === 'jc') paragraph.align = alignOf(value)
  else if (name === 'numId') paragraph.list = value
  else if (name === 'ilvl') paragraph.level = Number(value) || 0
}

function placed(paragraph: Paragraph, cell: CellPlace | undefined): Paragraph {
  return cell && !paragraph.facts.cell ? { ...paragraph, facts: { ...paragraph.facts, cell } } : paragraph
}

/** A Word document (.docx) as a paper. Nothing outside the file is opened, nothing in it is run. */
export async function readDocx(bytes: Buffer): Promise<Paper> {
  const pack = await OfficePackage.open(bytes)
  const main = await mainPart(pack)
  if (!pack.has(main)) throw new ReaderRefusal('docx-broken', { reason: 'no-document' })
  const shared: Shared = { styles: await StyleSheet.read(pack), numbering: await docxNumbering(pack), tables: 0 }
  const body = new PartReader(shared)
  await pack.readXml(main, body)

  return paperOfFlow('docx', {
    margins: await readMargins(pack, shared),
    body: body.paragraphs,
    notes: await readNotes(pack, shared, body.references),
  })
}

/** Where the body is: "word/document.xml" nearly always, but the package may say otherwise. */
async function mainPart(pack: OfficePackage): Promise<string> {
  let target: string | undefined
  await pack.readXml('_rels/.rels', {
    open: (tag) => {
      if (tag.local === 'Relationship' && attribute(tag, 'Type')?.endsWith('/officeDocument')) {
        target ??= attribute(tag, 'Target')?.replace(/^\//, '')
      }
    },
    close: () => {},
    text: () => {},
  })
  return target !== undefined && pack.has(target) ? target : 'word/document.xml'
}

/** The paragraphs of headers and footers. */
async function readMargins(pack: OfficePackage, shared: Shared): Promise<Paragraph[]> {
  const found: Paragraph[] = []
  for (const name of pack.names().filter((n) => /^word\/(header|footer)\d*\.xml$/.test(n))) {
    const part = new PartReader(shared)
    await pack.readXml(name, part)
    found.push(...part.paragraphs)
  }
  return found
}

/** Footnotes and endnotes that the body refers to, numbered in the order of reference, for the end of the paper. */
async function readNotes(pack: OfficePackage, shared: Shared, references: string[]): Promise<Paragraph[]> {
  if (references.length === 0) return []
  const part = new PartReader(shared)
  await pack.readXml('word/footnotes.xml', part)
  await pack.readXml('word/endnotes.xml', part)
  const result: Paragraph[] = []
  let number = 0
  for (const reference of new Set(references)) {
    number += 1
    for (const [i, paragraph] of (part.notes.get(reference) ?? []).entries()) {
      const { align } = paragraph.facts
      result.push({ runs: paragraph.runs, facts: i === 0 ? { align, label: String(number) } : { align } })
    }
  }
  return result
}
