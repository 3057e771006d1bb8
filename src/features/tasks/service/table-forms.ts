/** A table in the two forms in which it goes out; no cell of either is ever a formula (OWASP, CSV injection). */
import type { MadeFile } from '../../../platform/http/bind.js'

/** Text, a number, or an ISO day. */
export type Cell = string | number | { day: string }

/** Signs that XML cannot carry and that no text of ours needs. */
// oxlint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const clean = (text: string): string => text.replace(UNWRITABLE, ' ')

const written = (day: string): string => day.split('-').map(Number).reverse().join('/')

export async function csvOf(name: string, columns: readonly string[], rows: readonly Cell[][]): Promise<MadeFile> {
  const { stringify } = await import('csv-stringify/sync')
  const plain = rows.map((row) =>
    row.map((cell) =>
      typeof cell === 'object' ? written(cell.day) : typeof cell === 'number' ? String(cell) : clean(cell),
    ),
  )
  const table = stringify([[...columns], ...plain], {
    bom: true,
    quoted: true,
    quoted_empty: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
  return { bytes: Buffer.from(table), name: `${name}.csv`, mediaType: 'text/csv; charset=utf-8' }
}

/** Widths in characters: texts are wrapped, days and numbers fit. */
const widthOf = (rows: readonly Cell[][], at: number): number => {
  const longest = Math.max(
    ...rows.map((row) => {
      const cell = row[at] ?? ''
      return typeof cell === 'string' ? cell.length : 10
    }),
    8,
  )
  return Math.min(60, longest + 2)
}

export async function xlsxOf(
  name: string,
  sheet: string,
  columns: readonly string[],
  rows: readonly Cell[][],
): Promise<MadeFile> {
  const { default: writeExcel } = await import('write-excel-file/node')
  const head = columns.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true }))
  const body = rows.map((row) =>
    row.map((cell) => {
      if (typeof cell === 'object')
        return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' }
      if (typeof cell === 'number') return { value: cell, type: Number }
      return { value: clean(cell), type: String, wrap: true, alignVertical: 'top' as const }
    }),
  )
  const bytes = await writeExcel([head, ...body], {
    sheet,
    columns: columns.map((title, at) => ({ width: Math.max(widthOf(rows, at), Math.min(24, title.length + 2)) })),
    stickyRowsCount: 1,
  }).toBuffer()
  return {
    bytes,
    name: `${name}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }
}
