/** Tables whose cells a copy has set on lines of their own: "TT / Nội dung / Cơ quan chủ trì / Thời gian / 1 / …". */
import type { CellPlace } from '../paper.js'
import { columnOf } from './table-headings.js'

export interface LooseLine {
  text: string
  cell?: CellPlace
}

const NUMBER_HEAD = /^(?:TT|STT|Stt|Số TT)$/u
const ROW = /^(?:\d{1,3}|[IVX]{1,5}|[A-H])[.)]?$/u
const STOP = /^(?:Nơi nhận|TM\.|T\/M|KT\.|K\/T|PHỤ LỤC|Phụ lục|Ghi chú:|\(?Kèm theo)/u
const MAX_COLUMNS = 9
const MAX_HEADING = 60

/** True where the line goes on with the cell before it. */
const goesOn = (before: string, text: string): boolean => /^\p{Ll}/u.test(text) || /(?:,| và| của| các)$/u.test(before)

interface Head {
  columns: number
  /** Index of the first line of the first row. */
  body: number
}

/** The headings that begin at line `start`, each line marked with its column; null where they are none. */
function readHead(lines: LooseLine[], start: number, table: number): Head | null {
  const marked: [number, number][] = [[start, 0]]
  const names: string[] = ['TT']
  let i = start + 1
  for (; i < lines.length && names.length <= MAX_COLUMNS; i++) {
    const text = lines[i]!.text.trim()
    if (text === '') continue
    if (ROW.test(text)) break
    if (text.length > MAX_HEADING || lines[i]!.cell) return null
    if (names.length > 1 && goesOn(names.at(-1)!, text)) names[names.length - 1] += ` ${text}`
    else names.push(text)
    marked.push([i, names.length - 1])
  }
  const kinds = new Set(names.map(columnOf))
  if (names.length < 3 || !kinds.has('task') || !(kinds.has('lead') || kinds.has('time'))) return null
  for (const [line, column] of marked) lines[line]!.cell = { table, row: 0, column, span: 1 }
  return { columns: names.length, body: i }
}

/** Indices of the filled lines of the row that begins at `start`; ends before the next row or a stop. */
function rowLines(lines: LooseLine[], start: number, columns: number): number[] {
  const out: number[] = []
  for (let i = start + 1; i < lines.length; i++) {
    const text = lines[i]!.text.trim()
    if (text === '') continue
    if (ROW.test(text) || STOP.test(text) || lines[i]!.cell) break
    if (out.length >= columns * 8) break
    out.push(i)
  }
  return out
}

/** Groups lines to cells; where there are more than the row has columns, the first ones belong to the task. */
function groupCells(lines: LooseLine[], indices: number[], columns: number): number[][] {
  const groups: number[][] = []
  for (const i of indices) {
    const open = groups.at(-1)
    if (open && goesOn(lines[open.at(-1)!]!.text.trim(), lines[i]!.text.trim())) open.push(i)
    else groups.push([i])
  }
  const extra = groups.length - (columns - 1)
  return extra > 0 ? [groups.slice(0, extra + 1).flat(), ...groups.slice(extra + 1)] : groups
}

/** Marks the lines of loose tables with their cells; answers the number of the last table. */
export function markLooseTables(lines: LooseLine[], tables: number): number {
  let table = tables
  for (let i = 0; i < lines.length; i++) {
    if (lines[i]!.cell || !NUMBER_HEAD.test(lines[i]!.text.trim())) continue
    const head = readHead(lines, i, table + 1)
    if (!head) continue
    table++
    let at = head.body
    for (let row = 1; at < lines.length && ROW.test(lines[at]!.text.trim()); row++) {
      const indices = rowLines(lines, at, head.columns)
      lines[at]!.cell = { table, row, column: 0, span: 1 }
      const groups = groupCells(lines, indices, head.columns)
      for (const [k, group] of groups.entries())
        for (const line of group) lines[line]!.cell = { table, row, column: k + 1, span: 1 }
      at = (indices.at(-1) ?? at) + 1
      while (at < lines.length && lines[at]!.text.trim() === '') at++
    }
    i = at - 1
  }
  return table
}
