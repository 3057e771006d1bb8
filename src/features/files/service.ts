/** A file that comes in, of whatever purpose: looked at before anything of it is stored, then kept under its SHA-256. */
import { Readable } from 'node:stream'
import { invalid, Refused } from '../../kernel/errors.js'
import { newId } from '../../kernel/ids.js'
import { words } from '../../kernel/words/index.js'
import type { Context, Db, Upload } from '../../platform/context.js'
import type { FileStore } from '../../platform/files.js'
import type { DoorTools } from '../../platform/http/bind.js'
import type { Inspection } from '../../platform/reading-room.js'
import { ReaderRefusal } from '../../reader/open.js'
import type { Table } from '../../reader/table.js'
import { deleteFiles, insertFile, keepFiles, replaceContent } from './store.js'

const NOTE_BYTES = 10_000

/** Refusals of the reader, as the status that they are over HTTP. */
const STATUS: Partial<Record<string, number>> = {
  'too-large': 413,
  'unsupported-kind': 415,
  'picture-too-large': 413,
  'wrong-extension': 415,
  'reader-failed': 500,
}

/** What the reader refuses, as what HTTP answers. Other errors go on as they are. */
export function refuseUnread(error: unknown): never {
  if (!(error instanceof ReaderRefusal)) throw error
  throw new Refused(error.code, STATUS[error.code] ?? 422, { ...error.detail })
}

/**
 * Looks at a dispatch at the door: its kind, a stamp of secrecy, its head. Refused with 413, 415 or 422 where it is no
 * kind that can be read, and with `secret-document` where it is stamped (Law on the protection of state secrets).
 */
export async function inspectDispatch(tools: DoorTools, upload: Upload): Promise<Inspection> {
  const inspection = await tools.reader.inspect(upload.path, upload.name, tools.signal).catch(refuseUnread)
  if (inspection.secrecy) throw new Refused('secret-document', 422)
  return inspection
}

/** A list that an office brings (.xlsx, .csv), as rows of text; read in the limited child, and not kept. */
export async function inspectTable(tools: DoorTools, upload: Upload): Promise<Table> {
  return tools.reader.table(upload.path, upload.name, tools.signal).catch(refuseUnread)
}

/** Kinds, as the reader calls them, of which it sees the stamp, with an extension under which it looks. */
const READABLE = new Map([
  ...['docx', 'doc', 'pdf', 'txt', 'rtf', 'html', 'edxml'].map((kind) => [kind, kind] as const),
  ['image', 'jpg'],
])

/** Refusals after which a file is kept all the same: no kind that is read, or nothing in it that could be a stamp. */
const KEPT = new Set(['unsupported-kind', 'wrong-extension', 'no-text', 'edxml-no-document'])

/**
 * Looks at a file that is only kept, such as evidence. Kinds that cannot be read are taken; one that can be read is
 * refused like a dispatch where it is stamped secret, and also where the look had to be given up (damaged, with a
 * password, too large, out of time or memory): what nobody has looked at may be stamped.
 */
export async function inspectEnclosure(tools: DoorTools, upload: Upload): Promise<null> {
  if (upload.size === 0) throw invalid('file-empty')
  const look = async (name: string): Promise<ReaderRefusal | null> => {
    const stamp = await tools.reader.stampOf(upload.path, name, tools.signal).catch((error: unknown) => {
      if (error instanceof ReaderRefusal && KEPT.has(error.code)) return error
      return refuseUnread(error)
    })
    if (typeof stamp === 'string') throw new Refused('secret-document', 422)
    return stamp
  }
  const refusal = await look(upload.name)
  // Under a wrong name, or one of its own, it is looked at by what it is: no name must carry a stamp past the door.
  const extension = READABLE.get(String(refusal?.detail?.is))
  if (extension) await look(`x.${extension}`)
  return null
}

/** Keeps the file and gives the id of its row. The same bytes are kept once, whoever brings them. */
export async function keepFile(ctx: Context, upload: Upload): Promise<string> {
  const id = newId()
  await keepFiles(ctx.db)
  await ctx.files.keep(upload)
  await insertFile(ctx.db, {
    tenant_id: ctx.actor.tenantId,
    id,
    sha256: upload.sha256,
    name: upload.name,
    size: upload.size,
    media_type: upload.mediaType,
    stored_by: ctx.actor.accountId,
    stored_at: ctx.now,
  })
  return id
}

/** Keeps a file that the program has made, and gives the id of its row. */
export async function keepMade(ctx: Context, name: string, mediaType: string, bytes: Buffer): Promise<string> {
  const made = await ctx.files.receive(Readable.from([bytes]), bytes.length)
  return keepFile(ctx, { ...made, name, mediaType })
}

/**
 * Removes the bytes of a file that should never have come in, wherever a row names them; the rows then name a note that
 * says so. The bytes go before the change is committed: rather a row without its file than a file that must not be.
 */
export async function eraseContent(db: Db, files: FileStore, sha256: string): Promise<void> {
  await keepFiles(db)
  const { name, text } = words.documents.erased
  const note = await files.receive(Readable.from([Buffer.from(text, 'utf8')]), NOTE_BYTES)
  await files.keep(note)
  await replaceContent(db, sha256, { sha256: note.sha256, name, size: note.size, media_type: 'text/plain' })
  await files.erase(sha256)
}

/** Forgets files that nothing names any more; their bytes go after the commit, where no other row has the same. */
export async function releaseFiles(ctx: Context, ids: string[]): Promise<void> {
  for (const sha256 of new Set(await deleteFiles(ctx.db, ctx.actor.tenantId, ids)))
    await ctx.enqueue('remove-file', { sha256 }, `remove-file:${sha256}`)
}
