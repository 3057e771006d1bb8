import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Block, CellPlace, Paper, PaperFormat, Sheet } from '../paper.js'
import { PaperComposer } from './composer.js'
import { getDocument, PDF_DATA } from './pdf-library.js'
import {
  type Columns,
  letterhead,
  type Line,
  linesOf,
  runsOf,
  segmentsOf,
  sidesOf,
  signatureFoot,
  textOf,
} from './pdf-lines.js'
import { goesOn, type Grid, type GridCell, tablesOf } from './pdf-tables.js'
import type { Word } from './pdf-word.js'
import { type PageWords, wordsOfPage } from './pdf-words.js'
import { isOutOfMemory, ReaderRefusal } from './refusal.js'
import { type HowToRecognise, recognisePicture, recogniseScanned } from './scanned-file.js'
import type { ScannedPage } from './scanned-page.js'
import { isStamp } from './stamps.js'

export const MAX_PAGES = 500
/** Parts of the height in which page numbers and running lines stand. */
const TOP_MARGIN = 0.08
const BOTTOM_MARGIN = 0.935
/** Gap in type sizes that parts the columns of a table. */
const TABLE_GAP = 1.5
/** Parts of the type size that letters reach above and below their base line. */
const ABOVE_LINE = 0.9
const BELOW_LINE = 0.25

interface ReadPage extends Omit<PageWords, 'letters' | 'blanks' | 'hidden'> {
  /** Text outside ruled tables. */
  lines: Line[]
  grids: Grid[]
  /** Whether blanks are drawn in this file, or only seen as gaps. */
  blanksDrawn: boolean
  /** True where the letters were recognised from a picture. */
  recognised: boolean
}

/**
 * A PDF as a paper, one block a line. Pages with a text layer are read from it, the others are recognised. Scripts,
 * links and attachments in it are not looked at.
 */
export async function readPdf(bytes: Buffer, how: HowToRecognise = {}): Promise<Paper> {
  const written = await readWritten(bytes)
  const recognised = await recogniseScanned(bytes, written, how)
  const readAsWritten = written.filter((_, i) => !recognised.has(i))
  const letters = readAsWritten.reduce((sum, page) => sum + page.letters, 0)
  const blanks = readAsWritten.reduce((sum, page) => sum + page.blanks, 0)
  const blanksDrawn = blanks > letters * 0.1
  return composePages(
    'pdf',
    written.map((page, i) => asReadPage(recognised.get(i) ?? page, blanksDrawn)),
  )
}

/** A photo of one page as a paper. */
export async function readPicture(bytes: Buffer, how: HowToRecognise = {}): Promise<Paper> {
  return composePages('image', [asReadPage(await recognisePicture(bytes, how), true)])
}

async function readWritten(bytes: Buffer): Promise<PageWords[]> {
  const pdf = await openPdf(bytes)
  try {
    if (pdf.numPages > MAX_PAGES) throw new ReaderRefusal('too-many-pages', { pages: pdf.numPages, limit: MAX_PAGES })
    return await readPages(pdf)
  } finally {
    await pdf.loadingTask.destroy()
  }
}

function asReadPage(page: PageWords | ScannedPage, blanksDrawn: boolean): ReadPage {
  const inside = page.words.filter((w) => w.right > 0 && w.left < page.width && w.y > 0 && w.y < page.height + w.size)
  const recognised = !('hidden' in page)
  const { grids, rest } = tablesOf(page.rules, inside)
  return {
    ...page,
    words: inside,
    lines: linesOf(rest),
    grids,
    blanksDrawn: recognised || blanksDrawn,
    recognised,
  }
}

function composePages(format: PaperFormat, pages: ReadPage[]): Paper {
  dropRunningLines(pages)
  const composer = new PaperComposer()
  const tables: Tables = { next: 0 }
  for (const [i, page] of pages.entries()) composePage(composer, page, i + 1, tables)
  const sheets = pages.map(({ points, recognised }): Sheet => ({ ...points, recognised }))
  return { ...composer.finish(format, pages.length), sheets }
}

async function openPdf(bytes: Buffer): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      ...PDF_DATA,
      cMapPacked: true,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      enableXfa: false,
      // Pictures hold no text for us: each larger than one pixel is passed over instead of unpacked.
      maxImageSize: 1,
      useWasm: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      verbosity: 0,
    }).promise
  } catch (error) {
    throw asRefusal(error)
  }
}

async function readPages(pdf: PDFDocumentProxy): Promise<PageWords[]> {
  const pages: PageWords[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number)
      pages.push(await wordsOfPage(page))
      page.cleanup()
    } catch (error) {
      // A page that cannot be read may hold orders: better no reading than one with a hole.
      throw asRefusal(error, number)
    }
  }
  return pages
}

function asRefusal(error: unknown, page?: number): Error {
  if (error instanceof ReaderRefusal) return error
  if (isOutOfMemory(error)) return new ReaderRefusal('out-of-memory')
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  if (name === 'PasswordException' || /encrypt|password/i.test(message)) return new ReaderRefusal('pdf-encrypted')
  return new ReaderRefusal('pdf-broken', page === undefined ? undefined : { page })
}

/** Takes out page numbers, and lines that stand at the edge of most pages. */
function dropRunningLines(pages: ReadPage[]): void {
  const keyOf = (line: Line, page: ReadPage): string =>
    textOf(line.words, page.blanksDrawn).replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()
  const isMargin = (line: Line, page: ReadPage): boolean =>
    line.y < page.height * TOP_MARGIN || line.y > page.height * BOTTOM_MARGIN
  const seen = new Map<string, number>()
  for (const page of pages) {
    const keys = new Set(page.lines.filter((line) => isMargin(line, page)).map((line) => keyOf(line, page)))
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1)
  }
  for (const page of pages) {
    page.lines = page.lines.filter((line, i) => {
      if (!isMargin(line, page)) return true
      const text = textOf(line.words, page.blanksDrawn).trim()
      const outermost = i === 0 || i === page.lines.length - 1
      if (outermost && /^([-–—]\s*)?(trang\s*)?\d{1,4}(\s*\/\s*\d{1,4})?(\s*[-–—])?$/i.test(text)) return false
      return (seen.get(keyOf(line, page)) ?? 0) < Math.max(3, pages.length / 2) || isStamp(text)
    })
  }
}

type Add = (words: Word[], align: Block['align'], cell?: CellPlace) => void

interface Tables {
  /** Number of the next table of the paper. */
  next: number
  /** A table that ended the page before, and may go on. */
  open?: { grid: Grid; table: number; rows: number; heading: string }
}

function composePage(composer: PaperComposer, page: ReadPage, number: number, tables: Tables): void {
  const { lines, blanksDrawn } = page
  const left = percentile(
    lines.map((l) => l.left),
    0.05,
  )
  const right = percentile(
    lines.map((l) => l.right),
    0.95,
  )
  const add: Add = (words, align, cell) => {
    composer.add(runsOf(words, blanksDrawn), { page: number, align, cell, box: boxOf(words, page) })
  }
  for (const text of new Set(page.turned)) if (isStamp(text)) composer.add([{ text }], { page: number })

  const regions = [number === 1 ? letterhead(lines, page.height, blanksDrawn) : null, signatureFoot(lines, blanksDrawn)]
  const grids = [...page.grids]
  let i = 0
  while (i < lines.length) {
    const line = lines[i]!
    while (grids[0] && grids[0].ys[0]! < line.y) addGrid(grids.shift()!, blanksDrawn, tables, add)
    tables.open = undefined
    const region = regions.find((r) => r && r.from <= i && i < r.to)
    if (region) {
      addColumns(lines.slice(i, region.to), region, tables.next++, add)
      i = region.to
      continue
    }
    if (isRowOfTable(lines, i)) for (const words of segmentsOf(line, TABLE_GAP)) add(words, undefined)
    else add(line.words, alignOf(line, left, right))
    i += 1
  }
  for (const grid of grids) addGrid(grid, blanksDrawn, tables, add)
}

/** Where words lie on their page, as shares of its width and height. */
function boxOf(words: Word[], { ontoPage, points }: ReadPage): Block['box'] {
  const corners = words.flatMap((word) => {
    const [top, bottom] = [word.y - ABOVE_LINE * word.size, word.y + BELOW_LINE * word.size]
    return [
      ontoPage(word.left, top),
      ontoPage(word.right, top),
      ontoPage(word.left, bottom),
      ontoPage(word.right, bottom),
    ]
  })
  const share = (part: number): number => Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000
  const across = corners.map(([x]) => share(x / points.width))
  const down = corners.map(([, y]) => share(y / points.height))
  return [Math.min(...across), Math.min(...down), Math.max(...across), Math.max(...down)]
}

/** A ruled table, cell by cell. One that goes on from the page before keeps its number, and its heading comes once. */
function addGrid(grid: Grid, blanksDrawn: boolean, tables: Tables, add: Add): void {
  const { open } = tables
  const further = open !== undefined && goesOn(open.grid, grid) ? open : undefined
  const heading = textOfRow(grid.cells, 0, blanksDrawn)
  const repeated = further && heading === further.heading ? 1 : 0
  const table = further?.table ?? tables.next++
  const before = (further?.rows ?? 0) - repeated
  for (const { row, column, span, words } of grid.cells) {
    if (row < repeated) continue
    const cell = { table, row: before + row, column, span, ruled: true }
    for (const line of linesOf(words)) add(line.words, undefined, cell)
  }
  tables.open = { grid, table, rows: before + grid.ys.length - 1, heading: further?.heading ?? heading }
}

function textOfRow(cells: GridCell[], row: number, blanksDrawn: boolean): string {
  return cells
    .filter((cell) => cell.row === row)
    .map((cell) =>
      linesOf(cell.words)
        .map((line) => textOf(line.words, blanksDrawn))
        .join(' '),
    )
    .join('|')
}

/** Left column, then right column, as the two cells of a table that the writer most likely used. */
function addColumns(lines: Line[], region: Columns, table: number, add: Add): void {
  for (const side of [0, 1] as const) {
    const rows = lines.map((line) => sidesOf(line, region.border)[side]).filter((words) => words.length > 0)
    const middles = rows.map((words) => (words[0]!.left + Math.max(...words.map((w) => w.right))) / 2)
    const middle = percentile(middles, 0.5)
    const centred = middles.filter((m) => Math.abs(m - middle) < 4).length
    for (const [i, words] of rows.entries()) {
      const align = centred > 1 && Math.abs(middles[i]! - middle) < 4 ? 'center' : 'left'
      add(words, align, { table, row: 0, column: side, span: 1, ruled: false })
    }
  }
}

/** A line of several parts next to another such line with a gap at the same place. */
function isRowOfTable(lines: Line[], index: number): boolean {
  const gaps = gapsOf(lines[index]!)
  if (gaps.length === 0) return false
  return [lines[index - 1], lines[index + 1]].some(
    (near) =>
      near && gapsOf(near).some(([a, b]) => gaps.some(([c, d]) => Math.min(b, d) - Math.max(a, c) > 0.6 * near.size)),
  )
}

function gapsOf(line: Line): [number, number][] {
  const segments = segmentsOf(line, TABLE_GAP)
  return segments
    .slice(1)
    .map((words, i): [number, number] => [Math.max(...segments[i]!.map((w) => w.right)), words[0]!.left])
}

function alignOf(line: Line, left: number, right: number): Block['align'] {
  const before = line.left - left
  const after = right - line.right
  if (before > 2 * line.size && Math.abs(before - after) < 0.05 * (right - left)) return 'center'
  if (before > 0.4 * (right - left) && after < line.size) return 'right'
  if (after < 0.3 * line.size) return 'justify'
  return 'left'
}

function percentile(values: number[], part: number): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}
