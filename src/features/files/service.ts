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

/** Opens the file in the limited child process. Refuses what cannot be read (`ReaderRefusal`) or carries a stamp. */
async function open(tools: DoorTools, upload: Upload): Promise<Inspection> {
  const inspection = await tools.reader.inspect(upload.path, upload.name)
  if (inspection.secrecy) throw new Refused('secret-document', 422)
  return inspection
}

/**
 * Looks at a dispatch at the door: its kind, a stamp of secrecy, its head. Refused with 413, 415 or 422 where it is no
 * kind that can be read, and with `secret-document` where it is stamped (Law on the protection of state secrets).
 */
export async function inspectDispatch(tools: DoorTools, upload: Upload): Promise<Inspection> {
  try {
    return await open(tools, upload)
  } catch (error) {
    if (!(error instanceof ReaderRefusal)) throw error
    throw new Refused(error.code, STATUS[error.code] ?? 422, { ...error.detail })
  }
}

/** Kinds, as the reader calls them, of which it sees the stamp. */
const READABLE = new Set(['docx', 'doc', 'pdf', 'txt', 'rtf', 'html', 'edxml'])

/**
 * Looks at a file that is only kept, such as evidence: any kind is taken, also one that cannot be read; but one that
 * can be read and is stamped secret is refused like a dispatch.
 */
export async function inspectEnclosure(tools: DoorTools, upload: Upload): Promise<null> {
  if (upload.size === 0) throw invalid('file-empty')
  const unreadable = (error: unknown): ReaderRefusal => {
    if (error instanceof ReaderRefusal) return error
    throw error
  }
  const refusal = await open(tools, upload).then(() => null, unreadable)
  // Under a wrong name it is looked at by what it is: another extension, or none, must not carry a stamp past the door.
  const is = refusal?.code === 'wrong-extension' ? refusal.detail?.is : refusal?.detail?.kind
  if (is && READABLE.has(String(is))) await open(tools, { ...upload, name: `x.${is}` }).catch(unreadable)
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
