/** A web page or a document saved as one (.html), as a paper: its main text. No program in it runs, nothing is fetched. */
import { Parser } from 'htmlparser2'
import type { Block, Paper } from '../paper.js'
import { MAX_TEXT, type Run } from './composer.js'
import { type Paragraph, paperOfFlow } from './flow.js'
import { type Attributes, faceWithin, type HtmlFace, PLAIN } from './html-style.js'
import { codeOfFont, codeOfText } from './legacy.js'
import { numberAs } from './numbering.js'
import { ReaderRefusal } from './refusal.js'
import { TableBuilder } from './table-builder.js'

const MAX_BYTES = 16 * 1024 * 1024
const MAX_DEPTH = 1000
const MAX_PARAGRAPHS = 200_000
const MAX_SPAN = 100
/** Steps of the grid that stand for columns. */
const STEP = 1000

const BLOCKS = new Set(
  'address article blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** Elements in which a line break is part of one paragraph. */
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th', 'caption'])
const LISTS: Record<string, string> = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }

interface Piece extends Paragraph {
  /** Number of the part of the page that says of itself that it is the main one; 0 for none. */
  main: number
  /** Characters, and how many of them lead elsewhere. */
  letters: number
  linked: number
}

interface OpenTable {
  builder: TableBuilder
  all: Piece[]
  row: { columns: number[]; right: number } | undefined
  /** Rows that cells from above still reach into, by column. */
  reaching: number[]
  cells: number
  /** It only arranges the page: another table stands in it. */
  arranges: boolean
}

interface Element {
  name: string
  face: HtmlFace
  main: number
  list?: { format: string; count: number }
  margin: boolean
}

/** A web page as a paper. */
export function readHtml(bytes: Buffer): Paper {
  if (bytes.length > MAX_BYTES) throw new ReaderRefusal('too-large', { what: 'file', limit: MAX_BYTES })
  const page = new Page()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes),
      onclosetag: (name) => page.close(name),
      ontext: (text) => page.text(text),
    },
    { decodeEntities: true },
  )
  parser.write(decode(bytes))
  parser.end()
  return paperOfFlow('html', page.flow())
}

/** The text of the file: by its mark, by what it declares, else by what fits. */
function decode(bytes: Buffer): string {
  const start = bytes.toString('latin1', 0, 4096)
  const declared =
    /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w-]{2,30})|^<\?xml[^>]{0,99}encoding=["']([\w-]{2,30})/i.exec(start)
  const mark = start.startsWith('\xff\xfe') ? 'utf-16le' : start.startsWith('\xfe\xff') ? 'utf-16be' : undefined
  const label = (mark ?? declared?.[1] ?? declared?.[2] ?? 'utf-8').toLowerCase()
  const claimed = label.startsWith('utf-16') && !mark ? 'utf-8' : label
  if (claimed !== 'x-user-defined') {
    try {
      return new TextDecoder(claimed, { fatal: true }).decode(bytes)
    } catch {
      // Not what it claims to be, or a code that is known to no standard.
    }
  }
  const plain = new TextDecoder('windows-1252').decode(bytes)
  return codeOfText(plain) ? plain : new TextDecoder('windows-1258').decode(bytes)
}

class Page {
  private readonly elements: Element[] = [{ name: '', face: PLAIN, main: 0, margin: false }]
  private readonly tables: OpenTable[] = []
  private readonly pieces: Piece[] = []
  private readonly margins: Paragraph[] = []
  private runs: Run[] = []
  private align: Block['align']
  private linked = 0
  private label: string | undefined
  private mains = 0
  private count = 0
  private length = 0
  private numbers = 0

  private get top(): Element {
    return this.elements.at(-1)!
  }

  open(name: string, attributes: Attributes): void {
    if (this.elements.length > MAX_DEPTH) throw new ReaderRefusal('html-broken', { reason: 'too-deep' })
    if (name === 'br') return this.breakLine()
    const outer = this.top
    if (BLOCKS.has(name)) this.endParagraph()
    const face = faceWithin(outer.face, name, attributes)
    // Head and foot of a page; those of an article belong to it.
    if ((name === 'header' || name === 'footer') && outer.main === 0) face.hidden = true
    const margin = outer.margin || (name === 'div' && /^(header|footer)$/.test(attributes.title ?? ''))
    const element: Element = { name, face, main: outer.main, margin }
    if (outer.main === 0 && isMain(name, attributes)) element.main = ++this.mains
    if (name === 'ol' || name === 'ul') {
      const format = name === 'ul' ? 'bullet' : (LISTS[attributes.type ?? ''] ?? 'decimal')
      element.list = { format, count: (Number.parseInt(attributes.start ?? '', 10) || 1) - 1 }
    }
    this.elements.push(element)
    if (face.hidden) return
    if (name === 'li') this.countItem(attributes.value)
    else if (name === 'table') this.openTable()
    else if (name === 'tr') this.openRow()
    else if (name === 'td' || name === 'th') this.openCell(attributes)
  }

  close(name: string): void {
    if (name === 'br') return
    const element = this.elements.length > 1 ? this.elements.pop()! : undefined
    if (!element) return
    if (BLOCKS.has(name)) this.endParagraph(element)
    if (element.face.hidden) return
    if (name === 'td' || name === 'th') this.tables.at(-1)?.builder.endCell()
    else if (name === 'tr') this.closeRow()
    else if (name === 'table') this.closeTable()
  }

  text(source: string): void {
    const { face } = this.top
    if (face.hidden) return
    if (face.pre) {
      for (const [i, line] of source.split(/\r\n?|\n/).entries()) {
        if (i > 0) this.endParagraph()
        this.print(line)
      }
      return
    }
    let text = source.replace(/[ \t\r\n\f]+/g, ' ')
    const last = this.runs.at(-1)
    if (text.startsWith(' ') && (!last || /[ \n]$/.test(last.text))) text = text.slice(1)
    this.print(text)
  }

  private print(text: string): void {
    if (text === '') return
    const { face } = this.top
    this.length += text.length
    if (this.length > MAX_TEXT * 2) throw new ReaderRefusal('too-large', { what: 'text', limit: MAX_TEXT })
    if (this.runs.length === 0) this.align = face.align
    if (face.link) this.linked += text.trim().length
    const { bold, italic, caps } = face
    const font = codeOfFont(face.font) ? face.font : undefined
    const last = this.runs.at(-1)
    if (last && last.bold === bold && last.italic === italic && last.caps === caps && last.font === font) {
      last.text += text
    } else this.runs.push({ text, bold, italic, caps, font })
  }

  /** A break within a paragraph goes on with it, unless a sentence ends there or nothing says that it is one. */
  private breakLine(): void {
    if (this.top.face.hidden || this.runs.length === 0) return
    const inside = this.elements.findLast((element) => BLOCKS.has(element.name))
    const before = this.runs.at(-1)!.text.trimEnd()
    if (before.endsWith('\n') || /[.;:!?]$/.test(before) || !inside || !PARAGRAPHS.has(inside.name)) this.endParagraph()
    else this.print('\n')
  }

  private endParagraph(element = this.top): void {
    const { runs, align, label, linked } = this
    this.runs = []
    this.linked = 0
    const letters = runs.reduce((sum, run) => sum + run.text.trim().length, 0)
    if (letters === 0) return
    this.label = undefined
    if (++this.count > MAX_PARAGRAPHS) throw new ReaderRefusal('too-large', { what: 'blocks', limit: MAX_PARAGRAPHS })
    const piece: Piece = { runs, facts: { align, label }, main: element.main, letters, linked }
    if (element.margin) this.margins.push(piece)
    else this.put([piece])
  }

  private put(pieces: Piece[]): void {
    const table = this.tables.at(-1)
    for (const piece of pieces) {
      if (!table) this.pieces.push(piece)
      else {
        table.all.push(piece)
        table.builder.add(piece)
      }
    }
  }

  private countItem(value: string | undefined): void {
    const list = this.elements.findLast((element) => element.list)?.list
    if (!list) return
    list.count = Number.parseInt(value ?? '', 10) || list.count + 1
    // The page does not say what stands behind the number; offices write "1." and "a)".
    const behind = list.format.endsWith('Letter') ? ')' : '.'
    this.label = list.format === 'bullet' ? '•' : `${numberAs(list.count, list.format)}${behind}`
  }

  private openTable(): void {
    for (const table of this.tables) table.arranges = true
    this.tables.push({
      builder: new TableBuilder(this.numbers++),
      all: [],
      row: undefined,
      reaching: [],
      cells: 0,
      arranges: false,
    })
  }

  private openRow(): void {
    const table = this.tables.at(-1)
    if (table) table.row = { columns: [], right: 0 }
  }

  private openCell(attributes: Attributes): void {
    const table = this.tables.at(-1)
    if (!table) return
    table.row ??= { columns: [], right: 0 }
    table.cells += 1
    const { row } = table
    const span = spanOf(attributes.colspan)
    this.passReaching(table)
    row.columns.push(row.right)
    const down = spanOf(attributes.rowspan)
    for (let i = 0; i < span && row.right < MAX_SPAN * 10; i++, row.right++) table.reaching[row.right] = down
  }

  /** Columns that a cell of a row above covers are cells without words. */
  private passReaching({ builder, row, reaching }: OpenTable): void {
    while (row && (reaching[row.right] ?? 0) > 0) {
      row.columns.push(row.right)
      row.right += 1
      builder.endCell()
    }
  }

  private closeRow(): void {
    const table = this.tables.at(-1)
    if (!table?.row) return
    this.passReaching(table)
    const { columns, right } = table.row
    table.builder.endRow({ edges: [...columns, right].map((column) => column * STEP) })
    table.row = undefined
    table.reaching = table.reaching.map((rows) => Math.max(0, rows - 1))
  }

  private closeTable(): void {
    const table = this.tables.pop()
    if (!table) return
    const placed = table.arranges || table.cells < 2 ? undefined : table.builder.finish()
    this.put(placed ? table.all.map((piece, i) => ({ ...piece, facts: placed[i]?.facts ?? piece.facts })) : table.all)
  }

  flow(): { margins: Paragraph[]; body: Paragraph[] } {
    this.endParagraph()
    while (this.tables.length > 0) this.closeTable()
    return { margins: this.margins, body: mainOf(this.pieces) }
  }
}

const spanOf = (value: string | undefined): number =>
  Math.min(MAX_SPAN, Math.max(1, Number.parseInt(value ?? '', 10) || 1))

function isMain(name: string, attributes: Attributes): boolean {
  return name === 'main' || name === 'article' || attributes.role === 'main' || attributes.itemprop === 'articleBody'
}

/** The part of the page that holds most of the running text; lists of links around it are left out. */
function mainOf(pieces: Piece[]): Piece[] {
  const sizes = new Map<number, number>()
  let all = 0
  for (const { main, letters, linked } of pieces) {
    all += letters - linked
    sizes.set(main, (sizes.get(main) ?? 0) + letters - linked)
  }
  sizes.delete(0)
  const [best, size] = [...sizes].toSorted((a, b) => b[1] - a[1])[0] ?? [0, 0]
  if (best !== 0 && size >= all / 2) return pieces.filter((piece) => piece.main === best)
  const leadsAway = pieces.map(({ letters, linked }) => linked >= letters * 0.9)
  // Three in a row are a menu; one alone may be a document named in the text.
  return pieces.filter((_, i) => !isInRun(leadsAway, i))
}

function isInRun(flags: boolean[], at: number): boolean {
  if (!flags[at]) return false
  let from = at
  let to = at
  while (at - from < 3 && flags[from - 1]) from -= 1
  while (to - at < 3 && flags[to + 1]) to += 1
  return to - from >= 2
}
