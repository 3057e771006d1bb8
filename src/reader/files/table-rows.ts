import { TABLE_LIMITS, type TableRow } from '../table.js'
import { ReaderRefusal } from './refusal.js'

/** Collects the rows of a table within its limits. */
export class TableRows {
  readonly #rows: TableRow[] = []
  #characters = 0

  /** @throws ReaderRefusal `table-too-large`, with what there is too much of and the limit */
  add(number: number, given: readonly (string | undefined)[]): void {
    const cells = Array.from(given, (cell) => cell?.replace(/\s+/g, ' ').trim() ?? '')
    while (cells.at(-1) === '') cells.pop()
    if (cells.length === 0) return
    this.#characters += cells.reduce((sum, cell) => sum + cell.length, 0)
    within('columns', cells.length)
    within('cell', Math.max(...cells.map((cell) => cell.length)))
    within('characters', this.#characters)
    within('rows', this.#rows.push({ number, cells }))
  }

  /** @throws ReaderRefusal `table-empty` where there is none */
  all(): TableRow[] {
    if (this.#rows.length === 0) throw new ReaderRefusal('table-empty')
    return this.#rows
  }
}

function within(what: 'rows' | 'columns' | 'cell' | 'characters', size: number): void {
  if (size > TABLE_LIMITS[what]) throw new ReaderRefusal('table-too-large', { what, limit: TABLE_LIMITS[what] })
}
