/**
 * An exchange package (edXML) as the paper of the main document in it. The envelope comes as plain XML with the files in
 * it, as a zip with the files beside it, or as a MIME message with the files behind it.
 */
import PostalMime from 'postal-mime'
import type { Paper } from '../paper.js'
import { secrecyOf } from '../read.js'
import { type Attachment, type Envelope, readEnvelope } from './edxml-envelope.js'
import { kindOf } from './kind.js'
import { ReaderRefusal, type ReaderRefusalCode } from './refusal.js'
import { OfficePackage } from './zip.js'

/** Bytes of all attachments together. */
const MAX_BYTES = 64 * 1024 * 1024
const MAX_XML = 90 * 1024 * 1024
const MAX_FILES = 50
/** How far into a text its own number stands. */
const HEAD = 3000

/** What is wrong with the whole package where one attachment is so: it was made to hurt. */
const HOSTILE: ReadonlySet<ReaderRefusalCode> = new Set(['zip-bomb', 'xml-entity', 'too-large', 'out-of-memory'])

interface File {
  name: string
  id: string
  description: string
  bytes: Buffer
}

/** Opens one attachment through the same door as any file. */
export type OpenInside = (bytes: Buffer, name: string) => Promise<Paper>

/** A package as a paper: text and blocks are those of the main document, `package` says what the envelope declares. */
export async function readEdxml(bytes: Buffer, open: OpenInside): Promise<Paper> {
  const { envelope, files } = await unpack(bytes)
  if (files.length === 0) throw new ReaderRefusal('edxml-no-document')
  const read: { file: File; paper: Paper }[] = []
  let secrecy: string | null = null
  let refused: ReaderRefusal | undefined
  for (const file of files) {
    try {
      const paper = await open(file.bytes, await nameOf(file))
      secrecy ??= secrecyOf(paper)
      read.push({ file, paper })
    } catch (error) {
      if (!(error instanceof ReaderRefusal) || HOSTILE.has(error.code)) throw error
      refused ??= error
    }
  }
  const main = mainOf(read, envelope)
  if (!main) {
    const kind = refused?.detail?.kind ?? refused?.code ?? 'unknown'
    throw new ReaderRefusal('edxml-unreadable', { kind })
  }
  const { paper, file } = main
  const facts = { attachment: file.name.slice(0, 200), inside: paper.format, declared: envelope.declared, secrecy }
  return { ...paper, format: 'edxml', package: facts }
}

/** The document that the header speaks of: the one that prints its number, else the one named by it, else the first. */
function mainOf(read: { file: File; paper: Paper }[], { code }: Envelope): { file: File; paper: Paper } | undefined {
  const number = letters(code.number + code.notation)
  const prints = read.filter(({ paper }) => number.length > 2 && letters(paper.text.slice(0, HEAD)).includes(number))
  const named = read.filter(({ file }) => number.length > 2 && letters(file.name + file.description).includes(number))
  return prints[0] ?? named[0] ?? read[0]
}

const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** A name with an extension: where the package gives none, that of what the bytes are. */
async function nameOf(file: File): Promise<string> {
  return /\.[a-z0-9]{2,5}$/i.test(file.name) ? file.name : `${file.name}.${await kindOf(file.bytes)}`
}

async function unpack(bytes: Buffer): Promise<{ envelope: Envelope; files: File[] }> {
  if (bytes.toString('latin1', 0, 2) === 'PK') return unpackZip(bytes)
  const head = bytes.toString('latin1', 0, 4096).trimStart()
  if (!/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*</.test(head)) return unpackMime(bytes)
  const envelope = readEnvelope(textOf(bytes))
  return { envelope, files: filesOf(envelope, () => undefined) }
}

function textOf(bytes: Buffer): string {
  if (bytes.length > MAX_XML) throw new ReaderRefusal('too-large', { what: 'file', limit: MAX_XML })
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new ReaderRefusal('edxml-broken', { reason: 'encoding' })
  }
}

const isEnvelope = (name: string): boolean => /\.(edxml|xml)$/i.test(name)

async function unpackZip(bytes: Buffer): Promise<{ envelope: Envelope; files: File[] }> {
  const parts = new Map<string, Buffer>()
  let envelope: Envelope | undefined
  try {
    const pack = await OfficePackage.open(bytes)
    const names = pack.names().filter((name) => !name.endsWith('/'))
    if (names.length > MAX_FILES) throw new ReaderRefusal('too-large', { what: 'attachments', limit: MAX_FILES })
    for (const name of names.toSorted((a, b) => Number(isEnvelope(b)) - Number(isEnvelope(a)))) {
      const part = await pack.readBytes(name)
      if (!part) continue
      if (!envelope && isEnvelope(name)) envelope = readEnvelope(textOf(part))
      else parts.set(name.slice(name.lastIndexOf('/') + 1), part)
    }
  } catch (error) {
    if (error instanceof ReaderRefusal && error.code === 'docx-broken')
      throw new ReaderRefusal('edxml-broken', error.detail)
    throw error
  }
  if (!envelope) throw new ReaderRefusal('edxml-broken', { reason: 'no-envelope' })
  return { envelope, files: filesOf(envelope, ({ name, id }) => take(parts, name) ?? take(parts, id), parts) }
}

async function unpackMime(bytes: Buffer): Promise<{ envelope: Envelope; files: File[] }> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 16, attachmentEncoding: 'arraybuffer' }).catch(() => {
    throw new ReaderRefusal('edxml-broken', { reason: 'mime' })
  })
  if (mail.attachments.length > MAX_FILES) {
    throw new ReaderRefusal('too-large', { what: 'attachments', limit: MAX_FILES })
  }
  const parts = new Map<string, Buffer>()
  let envelope: Envelope | undefined
  for (const [i, { filename, contentId, mimeType, content }] of mail.attachments.entries()) {
    const part = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as ArrayBuffer)
    if (!envelope && (/xml/i.test(mimeType) || isEnvelope(filename ?? ''))) envelope = readEnvelope(textOf(part))
    else parts.set(contentId?.replace(/^<|>$/g, '') ?? filename ?? `part-${i}`, part)
  }
  if (!envelope) throw new ReaderRefusal('edxml-broken', { reason: 'no-envelope' })
  return { envelope, files: filesOf(envelope, ({ name, id }) => take(parts, id) ?? take(parts, name), parts) }
}

/** A part by its name, whatever the case; it is given once. */
function take(parts: Map<string, Buffer>, name: string): Buffer | undefined {
  const key = [...parts.keys()].find((k) => k === name || (name !== '' && k.toLowerCase() === name.toLowerCase()))
  if (key === undefined) return undefined
  const part = parts.get(key)
  parts.delete(key)
  return part
}

/** The attached files, those that the manifest names first and in its order. */
function filesOf(
  { manifest, attachments }: Envelope,
  beside: (item: Attachment) => Buffer | undefined,
  rest: ReadonlyMap<string, Buffer> = new Map(),
): File[] {
  const rank = (id: string): number => {
    const at = manifest.findIndex((item) => item.id !== '' && item.id === id)
    return at < 0 ? manifest.length : at
  }
  const described = (item: Attachment): Attachment => {
    const entry = manifest.find((other) => other.id !== '' && other.id === item.id)
    return { ...item, name: item.name || entry?.name || '', description: item.description || entry?.description || '' }
  }
  const listed = [
    ...attachments.map(described),
    ...manifest.filter((item) => !attachments.some((other) => other.id === item.id)),
  ].toSorted((a, b) => rank(a.id) - rank(b.id))
  const files: File[] = []
  let size = 0
  const keep = (name: string, item: Pick<Attachment, 'id' | 'description'>, bytes: Buffer | undefined): void => {
    if (!bytes || bytes.length === 0) return
    size += bytes.length
    if (size > MAX_BYTES) throw new ReaderRefusal('too-large', { what: 'attachments', limit: MAX_BYTES })
    files.push({ name, id: item.id, description: item.description, bytes })
  }
  for (const item of listed) {
    const name = item.name || item.id || 'attachment'
    keep(name, item, item.base64.trim() ? Buffer.from(item.base64, 'base64') : beside(item))
  }
  for (const [name, bytes] of rest) keep(name, { id: name, description: '' }, bytes)
  return files
}
