/** What the formats of running text (Word, RTF, HTML) have in common, from paragraphs to a paper. */
import { fold, squash } from '../../kernel/text.js'
import type { CellPlace, Paper, PaperFormat } from '../paper.js'
import { type BlockFacts, PaperComposer, type Run } from './composer.js'
import { unicodeRuns } from './legacy.js'
import { isStamp } from './stamps.js'

export interface Paragraph {
  runs: Run[]
  facts: BlockFacts
}

export interface Flow {
  /** Headers and footers: only their stamps are taken, to the front; page numbers and file names are no part of the text. */
  margins?: Paragraph[]
  /** Text boxes of which is not known where they lie: stamps go to the front, the rest to the end. */
  boxes?: Paragraph[]
  body: Paragraph[]
  notes?: Paragraph[]
}

/** The paper of a document: older codes brought into Unicode, letterheads read column by column. */
export function paperOfFlow(format: PaperFormat, flow: Flow): Paper {
  const { margins = [], boxes = [], body, notes = [] } = flow
  const all = [...margins, ...boxes, ...body, ...notes]
  const runs = unicodeRuns(all.map((paragraph) => paragraph.runs))
  const read = all.map((paragraph, i) => ({ runs: runs[i]!, facts: paragraph.facts }))
  const part = (from: number, length: number): Paragraph[] => read.slice(from, from + length)
  const loose = part(margins.length, boxes.length)

  const composer = new PaperComposer()
  const stamps = new Map<string, Paragraph>()
  for (const paragraph of [...part(0, margins.length), ...loose]) {
    const text = textOf(paragraph)
    if (isStamp(text)) stamps.set(text, { runs: paragraph.runs, facts: { align: paragraph.facts.align } })
  }
  for (const stamp of stamps.values()) composer.add(stamp.runs, stamp.facts)
  const main = part(margins.length + boxes.length, body.length)
  for (const paragraph of columnsInOrder(main)) composer.add(paragraph.runs, paragraph.facts)
  for (const paragraph of loose) if (!isStamp(textOf(paragraph))) composer.add(paragraph.runs, paragraph.facts)
  const from = margins.length + boxes.length + body.length
  for (const note of part(from, notes.length)) composer.add(note.runs, note.facts)
  return composer.finish(format, null)
}

function textOf(paragraph: Paragraph): string {
  return squash(paragraph.runs.map((run) => run.text).join(''))
}

const MOTTO = /cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap *- *tu do/
const RECIPIENTS = /^noi nhan *:?$|^noi nhan *:/

/**
 * Letterheads and signatures stand in borderless tables of two columns. They are read column by column (office and
 * number, then motto and date), however many rows the typist made; all other tables stay row by row.
 */
function columnsInOrder(paragraphs: Paragraph[]): Paragraph[] {
  const result: Paragraph[] = []
  let i = 0
  while (i < paragraphs.length) {
    const number = paragraphs[i]!.facts.cell?.table
    if (number === undefined) {
      result.push(paragraphs[i++]!)
      continue
    }
    let end = i
    while (end < paragraphs.length && paragraphs[end]!.facts.cell?.table === number) end += 1
    result.push(...inColumns(paragraphs.slice(i, end)))
    i = end
  }
  return result
}

function inColumns(table: Paragraph[]): Paragraph[] {
  const cellOf = (p: Paragraph): CellPlace => p.facts.cell!
  const cells = new Set(table.map((p) => `${cellOf(p).row}/${cellOf(p).column}`))
  const rows = new Set(table.map((p) => cellOf(p).row))
  if (rows.size === 1 || cells.size > rows.size * 2) return table
  let border: number | undefined
  for (const paragraph of table) {
    const text = fold(textOf(paragraph))
    const { column, span } = cellOf(paragraph)
    if (MOTTO.test(text) && column > 0) border = column
    else if (RECIPIENTS.test(text)) border = column + span
    if (border !== undefined) break
  }
  if (border === undefined) return table
  const edge = border
  if (table.some((p) => cellOf(p).column < edge && cellOf(p).column + cellOf(p).span > edge)) return table
  return [...table.filter((p) => cellOf(p).column < edge), ...table.filter((p) => cellOf(p).column >= edge)]
}
