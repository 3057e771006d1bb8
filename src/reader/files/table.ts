import { TABLE_LIMITS, type Table } from '../table.js'
import { kindOf } from './kind.js'
import { ReaderRefusal } from './refusal.js'

const TEXT = new Set(['csv', 'tsv', 'txt'])

/** Reads a table by what its bytes are; every failure is a `ReaderRefusal`. The extension must agree with the bytes. */
export async function tableOf(bytes: Buffer, fileName: string): Promise<Table> {
  if (bytes.length === 0) throw new ReaderRefusal('file-empty')
  if (bytes.length > TABLE_LIMITS.bytes)
    throw new ReaderRefusal('too-large', { what: 'file', limit: TABLE_LIMITS.bytes })
  const said = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const kind = await kindOf(bytes)
  if (said === 'xlsx') {
    if (kind === 'docx-encrypted') throw new ReaderRefusal('table-encrypted')
    if (kind === 'xlsx' || kind === 'zip') return (await import('./xlsx.js')).readXlsx(bytes)
    if (kind === 'unknown') throw new ReaderRefusal('table-broken', { reason: 'kind' })
    throw new ReaderRefusal('wrong-extension', { said, is: kind })
  }
  if (TEXT.has(said)) {
    // What is unknown may be text in an older code.
    if (kind === 'txt' || kind === 'unknown') return (await import('./csv.js')).readCsv(bytes)
    throw new ReaderRefusal('wrong-extension', { said, is: kind })
  }
  throw new ReaderRefusal('not-a-table', { said: said.slice(0, 16), is: kind })
}
