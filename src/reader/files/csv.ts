import { parse } from 'csv-parse/sync'
import { TABLE_LIMITS, type Table } from '../table.js'
import { ReaderRefusal } from './refusal.js'
import { TableRows } from './table-rows.js'
import { decodeText } from './txt.js'

const DELIMITERS = [',', ';', '\t'] as const
/** Looked at to find out which delimiter a file uses. */
const SAMPLE_LINES = 20
const LONGEST_RECORD = 1_000_000
const MOST_CELLS = TABLE_LIMITS.rows * TABLE_LIMITS.columns

/** The one that stands in most of the first lines, outside quotes; Excel writes the one of the machine's language. */
function delimiterOf(text: string): string {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]))
  let quoted = false
  let lines = 0
  for (const character of text.slice(0, 100_000)) {
    if (character === '"') quoted = !quoted
    else if (!quoted && character === '\n' && (lines += 1) >= SAMPLE_LINES) break
    else if (!quoted && counts.has(character)) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? ','
}

/** A table of delimited text (RFC 4180, also with `;` or tabs), in the encodings of `decodeText`. */
export function readCsv(bytes: Buffer): Table {
  const text = decodeText(bytes)
  const delimiter = delimiterOf(text)
  // Before it is parsed, which takes time for every cell, empty ones too.
  if (text.split(delimiter).length > MOST_CELLS)
    throw new ReaderRefusal('table-too-large', { what: 'columns', limit: TABLE_LIMITS.columns })
  const rows = new TableRows()
  try {
    parse(text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: LONGEST_RECORD,
      onRecord: (record, { lines }) => {
        // `lines` counts to the end of the record
        const within = record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
        rows.add(lines - within, record)
        return null
      },
    })
  } catch (error) {
    if (error instanceof ReaderRefusal) throw error
    throw new ReaderRefusal('table-broken', { reason: 'csv' })
  }
  return { sheet: null, others: [], rows: rows.all() }
}
