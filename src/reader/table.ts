/** A table (.xlsx, .csv) as rows of text. What its columns mean is the caller's business. */

export interface TableRow {
  /** As the spreadsheet numbers it, counted from 1; in a .csv the line on which the row begins. */
  number: number
  /** Trimmed; empty cells at the end are left out. Days are ISO: `2026-11-25`, with a time `2026-11-25 14:30`. */
  cells: string[]
}

export interface Table {
  /** The sheet that was read; null for a .csv. */
  sheet: string | null
  /** Other sheets with a name that are not hidden; they were not read. */
  others: string[]
  /** Rows in which something stands, in order. */
  rows: TableRow[]
}

/** More than any office's list, far less than what would trouble the machine. */
export const TABLE_LIMITS = {
  /** Bytes of the file. */
  bytes: 20 * 1024 * 1024,
  /** Rows in which something stands. */
  rows: 10_000,
  columns: 100,
  /** Characters of one cell. */
  cell: 5_000,
  /** Characters of all cells. */
  characters: 20_000_000,
} as const
