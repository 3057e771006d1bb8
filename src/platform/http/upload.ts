/** One file and its fields out of a multipart body, streamed to disk. A body that breaks off leaves nothing behind. */
import path from 'node:path'
import type { FastifyRequest } from 'fastify'
import { invalid, Refused } from '../../kernel/errors.js'
import { nfc, wellFormed } from '../../kernel/text.js'
import type { Upload } from '../context.js'
import type { FileStore } from '../files.js'

/**
 * The last part of a name, without control characters and without marks that turn the writing round ("…cod.exe" shown as
 * "…exe.doc"); what is left of a hostile name is only ever shown.
 */
export function plainFileName(given: string): string {
  const base = path.basename(nfc(given).replaceAll('\\', '/'))
  const shown = base.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim()
  return wellFormed([...shown].slice(0, 200).join('')) || 'khong-ten'
}

/** What the parser says, which has no codes. */
const MALFORMED = /unexpected end of multipart data$|^Multipart: Boundary not found$/i

export async function receiveUpload(
  request: FastifyRequest,
  files: FileStore,
  limit: number,
): Promise<{ upload: Upload; fields: Record<string, string> }> {
  if (!request.isMultipart()) throw invalid('file-needed')
  await files.demandRoom(limit)
  const fields: Record<string, string> = {}
  let upload: Upload | null = null
  try {
    for await (const part of request.parts({
      limits: { fileSize: limit + 1, files: 1, fields: 20, parts: 21, fieldSize: 10_000 },
    })) {
      if (part.type === 'field') {
        if (typeof part.value === 'string') fields[part.fieldname] = part.value
        continue
      }
      if (part.filename.includes('\u0000')) throw invalid('nul-character')
      const incoming = await files.receive(part.file, limit)
      upload = { ...incoming, name: plainFileName(part.filename), mediaType: part.mimetype.slice(0, 100) }
    }
  } catch (error) {
    if (upload) await files.discard(upload)
    // A body that breaks off, or that is no multipart: the sender's, not ours.
    if (request.raw.destroyed || MALFORMED.test((error as Error).message)) throw new Refused('invalid-upload', 400)
    throw error
  }
  if (!upload) throw invalid('file-needed')
  return { upload, fields }
}
