/** From a paper and the marks on it to what is drawn: parts (paragraphs, tables), and runs of characters in each block. */
import type { BlockView, PaperView, SpanView } from '../../contract.js'

export type MarkKind = 'sentence' | 'action' | 'deadline' | 'gap' | 'focus' | 'found'

/** A range of the paper's text that is set apart, and the order that it belongs to. */
export interface Mark extends SpanView {
  kind: MarkKind
  orderId: string | null
}

/** A run of characters of one block over which nothing changes: neither emphasis, doubt nor marks. */
export interface Segment extends SpanView {
  text: string
  bold: boolean
  italic: boolean
  /** Recognised from a picture, and not surely. */
  doubtful: boolean
  marks: Mark[]
}

export const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length &&
  a.every((mark, i) => {
    const other = b[i] as Mark
    return (
      mark.start === other.start && mark.end === other.end && mark.kind === other.kind && mark.orderId === other.orderId
    )
  })

/** The runs of a block, in order; they cover it without gaps and do not overlap. */
export function segmentsOf(text: string, block: BlockView, marks: readonly Mark[]): Segment[] {
  const runs = (block.emphasis ?? []).filter((run) => run.end > block.start && run.start < block.end)
  const doubts = (block.doubtful ?? []).filter((word) => word.end > block.start && word.start < block.end)
  const own = marks.filter((mark) => mark.end > block.start && mark.start < block.end)
  const cuts = new Set([block.start, block.end])
  for (const { start, end } of [...runs, ...doubts, ...own]) {
    if (start > block.start) cuts.add(start)
    if (end < block.end) cuts.add(end)
  }
  const at = [...cuts].sort((a, b) => a - b)
  return at.slice(1).map((end, i) => {
    const start = at[i] as number
    const over = <T extends SpanView>(list: readonly T[]): T[] => list.filter((m) => m.start <= start && m.end >= end)
    const emphasis = over(runs)
    return {
      start,
      end,
      text: text.slice(start, end),
      bold: emphasis.some((run) => run.bold),
      italic: emphasis.some((run) => run.italic),
      doubtful: over(doubts).length > 0,
      marks: over(own),
    }
  })
}

/** The marks that touch each block, by index of the block. Blocks come in order; one pass for a paper of any length. */
export function marksByBlock(blocks: readonly BlockView[], marks: readonly Mark[]): Map<number, Mark[]> {
  const byBlock = new Map<number, Mark[]>()
  for (const mark of marks) {
    for (let i = firstEndingAfter(blocks, mark.start); i < blocks.length; i++) {
      const block = blocks[i] as BlockView
      if (block.start >= mark.end) break
      const list = byBlock.get(i)
      if (list) list.push(mark)
      else byBlock.set(i, [mark])
    }
  }
  return byBlock
}

/** Whether any word of the paper was recognised from a picture and may be wrong. */
export const hasDoubts = (paper: PaperView): boolean => paper.blocks.some((block) => (block.doubtful?.length ?? 0) > 0)

/** Index of the first block that ends after a position. */
export function firstEndingAfter(blocks: readonly BlockView[], position: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle] as BlockView).end > position) high = middle
    else low = middle + 1
  }
  return low
}

export interface TableCell {
  /** Indices of the blocks in the cell; none where the row leaves a place empty. */
  blocks: number[]
  column: number
  span: number
  /** Whether lines are drawn around it. */
  ruled: boolean
}

export type PaperPart =
  | { kind: 'paragraph'; blocks: number[]; page: number | null }
  | { kind: 'table'; rows: TableCell[][]; page: number | null; bare: boolean }

/** Where the file does not say, the letterhead and the foot of an official paper are known by these words: they have no lines. */
const LAYOUT_WORDS = /CỘNG H[ÒO]|ĐẢNG CỘNG SẢN|Nơi nhận|T\/?M[. ]|K\/?T[. ]|TL[. ]|Độc lập|ĐOÀN TNCS/u
const LAYOUT_COLUMNS = 3
const LAYOUT_ROWS = 8

/** Paragraphs and tables of the paper; `page` is set on the part that begins a new page. */
export function partsOf(paper: PaperView): PaperPart[] {
  const parts: PaperPart[] = []
  const flow = (paper.package?.inside ?? paper.format) === 'pdf' ? joiner(paper) : () => false
  let page = paper.blocks[0]?.page ?? null
  let i = 0
  while (i < paper.blocks.length) {
    const block = paper.blocks[i] as BlockView
    const begins = block.page !== undefined && page !== null && block.page !== page ? block.page : null
    page = block.page ?? page
    const first = i++
    if (block.cell) {
      const { table } = block.cell
      while (paper.blocks[i]?.cell?.table === table) i++
      parts.push(tableOf(paper, first, i, begins))
    } else {
      while (i < paper.blocks.length && flow(i)) i++
      parts.push({ kind: 'paragraph', blocks: range(first, i), page: begins })
    }
  }
  return parts
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n)

function tableOf(paper: PaperView, from: number, to: number, page: number | null): PaperPart {
  const rows = new Map<number, TableCell[]>()
  const facts = new Set<boolean | undefined>()
  let columns = 0
  for (let i = from; i < to; i++) {
    const { row, column, span, ruled } = (paper.blocks[i] as Required<BlockView>).cell
    const cells = rows.get(row) ?? []
    rows.set(row, cells)
    const cell = cells.find((one) => one.column === column)
    if (cell) cell.blocks.push(i)
    else cells.push({ blocks: [i], column, span, ruled: ruled !== false })
    facts.add(ruled)
    columns = Math.max(columns, column + span)
  }
  const words = paper.text.slice((paper.blocks[from] as BlockView).start, (paper.blocks[to - 1] as BlockView).end)
  const bare = facts.has(undefined)
    ? columns <= LAYOUT_COLUMNS && rows.size <= LAYOUT_ROWS && LAYOUT_WORDS.test(words)
    : !facts.has(true)
  return { kind: 'table', rows: [...rows.values()].map((cells) => withGaps(cells, columns)), page, bare }
}

/** Places that a row leaves out (cells merged downwards, empty ones) stay places, so that what follows keeps its column. */
function withGaps(cells: TableCell[], columns: number): TableCell[] {
  const out: TableCell[] = []
  const ruled = cells.some((cell) => cell.ruled)
  let next = 0
  for (const cell of [...cells].sort((a, b) => a.column - b.column)) {
    if (cell.column > next) out.push({ blocks: [], column: next, span: cell.column - next, ruled })
    out.push(cell)
    next = Math.max(next, cell.column + cell.span)
  }
  if (next < columns) out.push({ blocks: [], column: next, span: columns - next, ruled })
  return out
}

const ITEM = /^\s*(?:[-–—+*•]|\d+(?:\.\d+)*[.)]|\(\d+\)|\p{L}\)|[IVXLC]+\.|Điều\s\d|Nơi nhận|Kính gửi)/u
const FULL = 0.8
const LEAST = 40

/** Lines of a PDF that run on: the line before is full and the next does not begin something new. Only for the eye. */
function joiner(paper: PaperView): (i: number) => boolean {
  const lengths = paper.blocks.filter((b) => !b.cell).map((b) => b.end - b.start)
  const width = [...lengths].sort((a, b) => a - b)[Math.floor(lengths.length * 0.9)] ?? 0
  return (i) => {
    const before = paper.blocks[i - 1] as BlockView
    const block = paper.blocks[i] as BlockView
    if (block.cell || before.cell || block.label || block.page !== before.page) return false
    if (isSetApart(before) || isSetApart(block)) return false
    if (before.end - before.start < Math.max(LEAST, width * FULL)) return false
    const line = paper.text.slice(block.start, block.end)
    if (ITEM.test(line)) return false
    return !(/[.:;]["”)]?\s*$/.test(paper.text.slice(before.start, before.end)) && /^\s*\p{Lu}/u.test(line))
  }
}

const isSetApart = (block: BlockView): boolean => block.align === 'center' || block.align === 'right'

/** Parts in bundles of which the browser draws only those near the screen. A new page begins a new bundle. */
export function bundlesOf(parts: readonly PaperPart[], size = 24): PaperPart[][] {
  const bundles: PaperPart[][] = []
  for (const part of parts) {
    const last = bundles.at(-1)
    if (!last || last.length >= size || part.page !== null) bundles.push([part])
    else last.push(part)
  }
  return bundles
}
