/** Plain text as a paper: one line one block; tables written with "|" become cells. */
import { nfc } from '../../kernel/text.js'
import type { Block, CellPlace, Emphasis, Paper } from '../paper.js'
import { stripEmphasis } from './emphasis.js'
import { unfoldFlatText } from './flat-text.js'
import { markLooseTables } from './loose-tables.js'

interface RawLine {
  text: string
  cell?: CellPlace
}

/** Longest text of a cell in a table whose bars stand alone on their lines. */
const CELL_LIMIT = 700
/** Most columns such a table may have. */
const COLUMN_LIMIT = 12

/** "|---|:--:|": the rule under the head row of a Markdown table. */
function isTableRule(line: string): boolean {
  return line.includes('-') && /^[\s|:-]+$/.test(line) && line.includes('|')
}

/** Cells of a Markdown row "| a | b |", or null where the line is none. */
function markdownCells(line: string): string[] | null {
  const bare = line.trim()
  if (bare.length < 5 || !bare.startsWith('|') || !bare.endsWith('|')) return null
  return bare
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
}

/** Index of the next line that is a lone "|", from `from` on; -1 where there is none. */
function nextBar(lines: string[], from: number): number {
  for (let i = from; i < lines.length; i++) if (lines[i]!.trim() === '|') return i
  return -1
}

/** Number of columns of the barred table that opens at line `open`: cells until the first "|" directly after a "|". */
function barredColumns(lines: string[], open: number): number {
  let columns = 0
  let bar = open
  while (columns <= COLUMN_LIMIT) {
    const close = nextBar(lines, bar + 1)
    if (close < 0) break
    if (lines.slice(bar + 1, close).join('\n').length > CELL_LIMIT) break
    columns++
    if (lines[close + 1]?.trim() === '|') return columns
    bar = close
  }
  return Math.min(columns, 2)
}

/** Reads one barred table; answers its lines and the index after it, or null where the bar opens no table. */
function readBarredTable(lines: string[], open: number, table: number): { out: RawLine[]; next: number } | null {
  const columns = barredColumns(lines, open)
  if (columns < 2) return null
  const out: RawLine[] = []
  let at = open
  for (let row = 0; lines[at]?.trim() === '|'; row++) {
    for (let column = 0; column < columns; column++) {
      const close = nextBar(lines, at + 1)
      if (close < 0) return { out: out.concat(lines.slice(at + 1).map((text) => ({ text }))), next: lines.length }
      const cell = { table, row, column, span: 1 }
      for (const text of lines.slice(at + 1, close)) out.push({ text, cell })
      at = close
    }
    at++
  }
  return { out, next: at }
}

/** A Markdown row as lines, one a cell. */
function rowLines(cells: string[], table: number, row: number): RawLine[] {
  return cells.map((text, column) => ({ text, cell: { table, row, column, span: 1 } }))
}

/** Lines with their cells: Markdown rows are taken apart, bars on lines of their own are taken out. */
function linesWithCells(lines: string[]): RawLine[] {
  const out: RawLine[] = []
  let table = 0
  let row = -1
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    if (row >= 0 && isTableRule(line)) continue
    const cells = isTableRule(line) ? null : markdownCells(line)
    if (cells) {
      if (row < 0) table++
      row++
      out.push(...rowLines(cells, table, row))
      continue
    }
    row = -1
    const barred = line.trim() === '|' ? readBarredTable(lines, i, table + 1) : null
    if (barred) {
      table++
      out.push(...barred.out)
      i = barred.next - 1
    } else if (line.trim() === '|') out.push({ text: '' })
    else out.push({ text: line })
  }
  markLooseTables(out, table)
  return out
}

/** Runs of emphasis cut to one block. */
function runsWithin(runs: Emphasis[], start: number, end: number): Emphasis[] {
  const inside: Emphasis[] = []
  for (const run of runs) {
    if (run.end <= start) continue
    if (run.start >= end) break
    inside.push({ ...run, start: Math.max(run.start, start), end: Math.min(run.end, end) })
  }
  return inside
}

/** A paper of a plain text: NFC, each line a block, emphasis marks taken out and kept as runs. */
export function paperOfText(source: string): Paper {
  const clean = nfc(source).replace(/\r\n?/g, '\n').split('\u0000').join('')
  const lines = linesWithCells(unfoldFlatText(clean.split('\n')))
  const { text, runs } = stripEmphasis(lines.map((line) => line.text).join('\n'))
  const blocks: Block[] = []
  let start = 0
  for (const [i, line] of text.split('\n').entries()) {
    const end = start + line.length
    const block: Block = { start, end }
    const cell = lines[i]?.cell
    if (cell) block.cell = cell

    const emphasis = runsWithin(runs, start, end)
    if (emphasis.length > 0) block.emphasis = emphasis
    blocks.push(block)
    start = end + 1
  }
  return { format: 'txt', text, blocks, pages: null }
}
