/** Assignment tables: the columns are recognised by their headings; one row is one task (corpus rules). */
import type { Issued } from './dates.js'
import { trimAction } from './action.js'
import { bodiesOf } from './body-lists.js'
import { clausesOf } from './clauses.js'
import { deadlineIn } from './deadline.js'
import { deadlineOfLabel } from './deadline-label.js'
import type { Draft, DraftDeadline } from './drafts.js'
import { cut, joinAll, type Paragraph, type Piece } from './lines.js'
import { orderOf } from './order-clause.js'
import type { Item } from './outline.js'
import { reportToOf } from './report-to.js'
import { columnOf, type Column } from './table-headings.js'

interface Cell {
  row: number
  column: number
  parts: Piece[]
  paragraph: Paragraph
}

export interface Table {
  rows: Map<number, Cell[]>
  columns: Map<Column, number>
  /** First row that is no heading. */
  first: number
}

/** The cells of every table, paragraphs of one cell together. */
function cellsByTable(paragraphs: Paragraph[]): Map<number, Map<number, Cell[]>> {
  const tables = new Map<number, Map<number, Cell[]>>()
  for (const paragraph of paragraphs) {
    const place = paragraph.cell
    if (!place) continue
    const rows = tables.get(place.table) ?? new Map<number, Cell[]>()
    tables.set(place.table, rows)
    const row = rows.get(place.row) ?? []
    rows.set(place.row, row)
    const open = row.find((cell) => cell.column === place.column)
    if (open) open.parts.push(paragraph)
    else row.push({ row: place.row, column: place.column, parts: [paragraph], paragraph })
  }
  return tables
}

const textOf = (cell: Cell | undefined): Piece | null => (cell ? joinAll(cell.parts) : null)

/** Rows of headings: those before the first row that begins with a number, at most three. */
function headingRows(rows: Map<number, Cell[]>): number[] {
  const out: number[] = []
  for (const [index, cells] of rows) {
    const first = cells[0]?.parts[0]?.text ?? ''
    if (out.length > 0 && (/^(?:\d|[IVXA-H][.)]?$|[IVX]+[.)]?$)/u.test(first) || !isHeadingRow(cells))) break
    if (!isHeadingRow(cells) || out.length === 3) break
    out.push(index)
  }
  return out
}

const isHeadingRow = (cells: Cell[]): boolean =>
  cells.some((cell) => columnOf(textOf(cell)!.text) !== null && textOf(cell)!.text.length < 90)

/** The table with its columns, or null where it assigns nothing. */
function assignmentTable(rows: Map<number, Cell[]>): Table | null {
  const headings = headingRows(rows)
  const columns = new Map<Column, number>()
  for (const row of headings) {
    for (const cell of rows.get(row) ?? []) {
      const column = columnOf(textOf(cell)!.text)
      if (column && (!columns.has(column) || row > headings[0]!)) columns.set(column, cell.column)
    }
  }
  if (!columns.has('task') || !(columns.has('lead') || columns.has('cooperating') || columns.has('time'))) return null
  return { rows, columns, first: (headings.at(-1) ?? -1) + 1 }
}

/** The assignment tables among the paragraphs. */
export function assignmentTablesIn(paragraphs: Paragraph[]): Table[] {
  return [...cellsByTable(paragraphs).values()].flatMap((rows) => assignmentTable(rows) ?? [])
}

/** The bodies of a cell; each of its paragraphs is a list. */
function bodiesIn(cell: Cell | undefined): Piece[] {
  return (cell?.parts ?? []).flatMap((part) => {
    const dash = /^[-–+•]\s*/u.exec(part.text)
    return bodiesOf(dash ? cut(part, dash[0].length) : part)
  })
}

interface Inherited {
  lead: Cell | undefined
  cooperating: Cell | undefined
  time: Cell | undefined
}

function timeOf(cell: Cell | undefined, issued: Issued): DraftDeadline | null {
  const piece = textOf(cell)
  const time = piece ? deadlineOfLabel(piece.text, issued, 'by') : null
  return piece && time ? { read: time.read, piece: cut(piece, 0, time.end) } : null
}

/** "Trong tháng 3/2027; phối hợp: Báo A": who is to cooperate, in a column of times. */
function namedWithTime(cell: Cell | undefined): Piece[] {
  const piece = textOf(cell)
  const cue = piece ? /phối hợp(?: với)?\s?:\s?/iu.exec(piece.text) : null
  return piece && cue ? bodiesOf(cut(piece, cue.index + cue[0].length)) : []
}

/** An item of the outline that stands for a row. */
function itemOfRow(cell: Cell, label: string): Item {
  return {
    paragraph: cell.paragraph,
    body: textOf(cell)!,
    style: 'number',
    label,
    path: label,
    parent: null,
    children: [],
  }
}

/** The orders of one row. */
function rowDrafts(task: Cell, label: string, cells: Inherited, issued: Issued): Draft[] {
  const item = itemOfRow(task, label)
  const lead = bodiesIn(cells.lead)
  const cooperating = cells.cooperating ? bodiesIn(cells.cooperating) : namedWithTime(cells.time)
  const column = timeOf(cells.time, issued)
  const clauses = task.parts.flatMap((part) => clausesOf(withoutDash(part)))
  return clauses.flatMap((clause, i) => {
    const order = orderOf(clause)
    if (i > 0 && !order) return []
    const action = order?.action ?? clause
    const own = deadlineIn(action.text, issued)
    const deadline = column ?? (own ? { read: own.read, piece: cut(action, own.start, own.end) } : null)
    return {
      item,
      path: label,
      assignees: lead.length > 0 ? lead : (order?.assignees ?? []),
      cooperating: cooperating.length > 0 ? cooperating : (order?.cooperating ?? []),
      action: trimAction(action, own),
      deadline,
      reportTo: reportToOf(action),
      conditional: /\(nếu có\)/iu.test(clause.text),
      sentence: clause,
      rule: 'table-row',
    }
  })
}

function withoutDash(piece: Piece): Piece {
  const dash = /^[-–+•]\s*/u.exec(piece.text)
  return dash ? cut(piece, dash[0].length) : piece
}

/** The printed number of a row: "1.", "2.3", "a)"; a number at the start of the task where there is no column for it. */
function labelOf(number: Piece | null): string {
  const match = /^\(?((?:[IVX]+|[A-H]|\d{1,3})(?:\.\d{1,2})*|[a-zđ])[.)]?$/u.exec(number?.text.trim() ?? '')
  return match?.[1] ?? ''
}

/** The letter of a heading over rows: "A", "II". */
const groupOf = (number: Piece | null): string => /^([A-H]|[IVX]+)(?:[.)]?$|[.)] )/u.exec(number?.text ?? '')?.[1] ?? ''

/** The row's number behind that of the section in which the table stands. */
const pathOf = (section: string, label: string): string =>
  section === '' ? label : label === '' ? section : `${section}.${label}`

/** The section of the body in which a table stands: the last numbered item before it; none in an annex. */
export function sectionOfTable(table: Table, items: Item[], annexAt: number): string {
  const start = [...table.rows.values()][0]?.[0]?.paragraph.at[0] ?? 0
  if (start >= annexAt) return ''
  const before = items.findLast(
    (item) => (item.paragraph.at[0] ?? 0) < start && item.style !== 'dash' && item.style !== 'plus',
  )
  return before?.path ?? ''
}

/** The orders of a table; a row without body and time over its columns is a heading of rows. */
export function draftsOfTable(table: Table, issued: Issued, section = ''): Draft[] {
  const drafts: Draft[] = []
  let group = ''
  let above: Inherited = { lead: undefined, cooperating: undefined, time: undefined }
  for (const [index, row] of table.rows) {
    if (index < table.first) continue
    const at = (column: Column): Cell | undefined => row.find((cell) => cell.column === table.columns.get(column))
    const task = at('task')
    if (!task || textOf(task)!.text.length < 4) continue
    const own: Inherited = { lead: at('lead'), cooperating: at('cooperating'), time: at('time') }
    const filled = own.lead ?? own.cooperating ?? own.time
    if (!filled && isHeading(task, row)) {
      group = groupOf(textOf(row[0]))
      above = { lead: undefined, cooperating: undefined, time: undefined }
      continue
    }
    above = {
      lead: own.lead ?? above.lead,
      cooperating: own.cooperating ?? (own.lead ? undefined : above.cooperating),
      time: own.time ?? above.time,
    }
    drafts.push(
      ...rowDrafts(task, pathOf(pathOf(section, group), labelOf(textOf(at('number') ?? row[0]))), above, issued),
    )
  }
  return drafts
}

/** A row of one or two cells only, in bold, in capitals or numbered with Roman numerals. */
function isHeading(task: Cell, row: Cell[]): boolean {
  const text = textOf(task)!.text
  const number = row[0] === task ? '' : (textOf(row[0])?.text ?? '')
  return (
    row.length <= 2 &&
    (task.paragraph.bold || text === text.toUpperCase() || /^(?:[IVX]+|[A-H])[.)]?$/u.test(number) || text.length < 120)
  )
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Share of words that two texts have in common. */
function likeness(a: string[], b: string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const pool = new Map<string, number>()
  for (const word of a) pool.set(word, (pool.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of b) {
    const left = pool.get(word) ?? 0
    if (left > 0) shared++
    pool.set(word, left - 1)
  }
  return (2 * shared) / (a.length + b.length)
}

/** Orders of the body and of the tables: what a table breaks down is not counted again. */
export function withTableDrafts(body: Draft[], table: Draft[]): Draft[] {
  if (table.length === 0) return body
  const rows = table.map((draft) => wordsOf(draft.action.text))
  const kept = body.filter((draft) => {
    const words = wordsOf(draft.action.text)
    return !rows.some((row) => likeness(words, row) > 0.75)
  })
  return [...kept, ...table].sort((a, b) => (a.sentence.at[0] ?? 0) - (b.sentence.at[0] ?? 0))
}
