import { SaxesParser, type SaxesTagNS } from 'saxes'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { isOutOfMemory, ReaderRefusal } from './refusal.js'

/** Limits of an office package; far above what a dispatch needs, far below what hurts. */
export const ZIP_LIMITS = {
  entries: 2000,
  /** Unpacked bytes of one part that is read. */
  entryBytes: 50 * 1024 * 1024,
  /** Unpacked bytes of all parts by their headers, and of all parts that are read by count. */
  allBytes: 200 * 1024 * 1024,
  /** Growth allowed for a part above `ratioFrom`; small repetitive XML packs better than this and is harmless. */
  ratio: 200,
  ratioFrom: 10 * 1024 * 1024,
  /** Nesting of elements. */
  depth: 256,
} as const

export type XmlTag = SaxesTagNS

/** Attribute by its local name, whatever its prefix. */
export function attribute(tag: XmlTag, local: string): string | undefined {
  for (const value of Object.values(tag.attributes)) if (value.local === local) return value.value
  return undefined
}

export interface XmlHandlers {
  open(tag: XmlTag): void
  close(tag: XmlTag): void
  text(text: string): void
}

/** An office package held in memory, of which single parts are unpacked as a stream straight into an XML reader. */
export class OfficePackage {
  private readBytesSoFar = 0
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: Map<string, Entry>,
  ) {}

  /** Reads the directory and checks it against the limits; nothing is unpacked yet and nothing is ever written. */
  static async open(bytes: Buffer): Promise<OfficePackage> {
    const entries = new Map<string, Entry>()
    let zip: ZipFile
    let declared = 0
    try {
      zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
      if (zip.entryCount > ZIP_LIMITS.entries) throw new ReaderRefusal('zip-bomb', { entries: zip.entryCount })
      let count = 0
      for await (const entry of zip.eachEntry()) {
        count += 1
        declared += entry.uncompressedSize
        if (count > ZIP_LIMITS.entries) throw new ReaderRefusal('zip-bomb', { entries: count })
        if (declared > ZIP_LIMITS.allBytes) throw new ReaderRefusal('zip-bomb', { bytes: declared })
        // Two parts of one name are read differently by different programs: what was checked is not what is shown.
        if (entries.has(entry.fileName)) throw new ReaderRefusal('docx-broken', { reason: 'double-entry' })
        entries.set(entry.fileName, entry)
      }
    } catch (error) {
      throw asBroken(error)
    }
    return new OfficePackage(zip, entries)
  }

  has(name: string): boolean {
    return this.entries.has(name)
  }

  names(): string[] {
    return [...this.entries.keys()]
  }

  /** One part whole; undefined where it is not there. */
  async readBytes(name: string): Promise<Buffer | undefined> {
    const entry = this.entries.get(name)
    if (!entry) return undefined
    const chunks: Buffer[] = []
    try {
      for await (const chunk of this.unpacked(entry)) chunks.push(chunk)
    } catch (error) {
      throw asBroken(error)
    }
    return Buffer.concat(chunks)
  }

  /** Unpacks a part, counting. */
  private async *unpacked(entry: Entry): AsyncGenerator<Buffer> {
    checkGrowth(entry.uncompressedSize, entry.compressedSize)
    if (entry.isEncrypted()) throw new ReaderRefusal('docx-encrypted')
    const stream = await this.zip.openReadStreamPromise(entry)
    let size = 0
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      this.readBytesSoFar += chunk.length
      checkGrowth(size, entry.compressedSize)
      if (this.readBytesSoFar > ZIP_LIMITS.allBytes) throw new ReaderRefusal('zip-bomb', { bytes: this.readBytesSoFar })
      yield chunk
    }
  }

  /** Streams one part through the XML reader. A part that is not there is passed over; returns whether it was. */
  async readXml(name: string, handlers: XmlHandlers): Promise<boolean> {
    const entry = this.entries.get(name)
    if (!entry) return false
    const parser = xmlParser(handlers)
    try {
      let decoder: InstanceType<typeof TextDecoder> | undefined
      for await (const chunk of this.unpacked(entry)) {
        decoder ??= new TextDecoder(xmlEncoding(chunk), { fatal: true })
        parser.write(decoder.decode(chunk, { stream: true }))
      }
      parser.write(decoder?.decode() ?? '').close()
    } catch (error) {
      throw asBroken(error)
    }
    return true
  }
}

function checkGrowth(size: number, packed: number): void {
  if (size > ZIP_LIMITS.entryBytes) throw new ReaderRefusal('zip-bomb', { bytes: size })
  if (size > ZIP_LIMITS.ratioFrom && size / Math.max(1, packed) > ZIP_LIMITS.ratio) {
    throw new ReaderRefusal('zip-bomb', { ratio: Math.round(size / Math.max(1, packed)) })
  }
}

function xmlEncoding(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function xmlParser(handlers: XmlHandlers): SaxesParser<{ xmlns: true; position: false }> {
  const parser = new SaxesParser({ xmlns: true, position: false })
  let depth = 0
  parser.on('doctype', () => {
    throw new ReaderRefusal('xml-entity')
  })
  parser.on('error', (error) => {
    // Without a doctype the only entities are the five of XML; any other is an attempt or damage.
    throw new ReaderRefusal(/entity/i.test(error.message) ? 'xml-entity' : 'docx-broken', { reason: 'xml' })
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > ZIP_LIMITS.depth) throw new ReaderRefusal('docx-broken', { reason: 'too-deep' })
    handlers.open(tag)
  })
  parser.on('closetag', (tag) => {
    depth -= 1
    handlers.close(tag)
  })
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  return parser
}

function asBroken(error: unknown): Error {
  if (error instanceof ReaderRefusal) return error
  if (isOutOfMemory(error)) return error as Error
  const message = error instanceof Error ? error.message : ''
  // A part that unpacks to more than its header says was made to pass a size check.
  if (/too many bytes in the stream/.test(message)) return new ReaderRefusal('zip-bomb', { reason: 'size-header' })
  return new ReaderRefusal('docx-broken', { reason: 'zip' })
}
