/** Makes files for tests, well formed and hostile, from nothing: no file of unknown origin has to lie in the repository. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import zlib, { crc32 } from 'node:zlib'

export interface ZipEntry {
  name: string
  data: Buffer | string
  /** Packed bytes, size and sum given from outside: for parts too large to be built in memory, or lying headers. */
  packed?: { bytes: Buffer; size: number; crc: number }
  stored?: boolean
}

/** A zip archive of these entries, written as told and not checked. */
export function zip(entries: ZipEntry[]): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name, 'utf8')
    const data = Buffer.from(entry.data)
    const packed = entry.packed ?? {
      bytes: entry.stored ? data : zlib.deflateRawSync(data),
      size: data.length,
      crc: crc32(data),
    }
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x800, 2)
    facts.writeUInt16LE(entry.stored ? 0 : 8, 4)
    facts.writeUInt32LE(packed.crc, 10)
    facts.writeUInt32LE(packed.bytes.length, 14)
    facts.writeUInt32LE(packed.size, 18)
    facts.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), facts, name, packed.bytes])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), facts.subarray(0, 24), Buffer.alloc(2), tail, name]),
    )
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length & 0xffff, 8)
  end.writeUInt16LE(entries.length & 0xffff, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

/** `word/document.xml` around a body. */
export function documentXml(body: string, prolog = ''): string {
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${prolog}<w:document xmlns:w="${WORD}" ` +
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" ' +
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" ' +
    `xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><w:body>${body}</w:body></w:document>`
  )
}

export interface DocxParts {
  body?: string
  /** Where the package says that its body is. */
  main?: string
  prolog?: string
  /** Other parts by name; `@` stands for the Word namespace declaration. */
  parts?: Record<string, string>
  entries?: ZipEntry[]
}

/** A .docx of a body and further parts. */
export function docx({ body, main = 'word/document.xml', prolog, parts = {}, entries = [] }: DocxParts): Buffer {
  const all: ZipEntry[] = [
    {
      name: '_rels/.rels',
      data:
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" ' +
        `Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="${main}"/></Relationships>`,
    },
  ]
  if (body !== undefined) all.push({ name: main, data: documentXml(body, prolog) })
  for (const [name, xml] of Object.entries(parts)) all.push({ name, data: xml.replaceAll('@', `xmlns:w="${WORD}"`) })
  return zip([...all, ...entries])
}

/** A paragraph of plain text. */
export function p(text: string, properties = ''): string {
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
}

/** A raw deflate stream of a start, `megabytes` of blanks and an end, with size and sum; little is held at a time. */
export async function packedBlanks(
  start: string,
  megabytes: number,
  end: string,
): Promise<{ bytes: Buffer; size: number; crc: number }> {
  const packer = zlib.createDeflateRaw({ level: 9 })
  const chunks: Buffer[] = []
  packer.on('data', (chunk: Buffer) => chunks.push(chunk))
  const block = Buffer.alloc(1024 * 1024, 0x20)
  let crc = 0
  let size = 0
  const feed = async (data: Buffer): Promise<void> => {
    crc = crc32(data, crc)
    size += data.length
    if (!packer.write(data)) await new Promise((go) => packer.once('drain', go))
  }
  await feed(Buffer.from(start))
  for (let i = 0; i < megabytes; i++) await feed(block)
  await feed(Buffer.from(end))
  const done = new Promise((go) => packer.once('end', go))
  packer.end()
  await done
  return { bytes: Buffer.concat(chunks), size, crc }
}

/** A PDF of numbered objects, the first of them the catalog. */
export function pdf(objects: (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = parts[0]!.length
  const write = (data: string | Buffer): void => {
    const bytes = Buffer.isBuffer(data) ? data : Buffer.from(data, 'latin1')
    parts.push(bytes)
    length += bytes.length
  }
  for (const [i, object] of objects.entries()) {
    offsets.push(length)
    write(`${i + 1} 0 obj\n`)
    write(object)
    write('\nendobj\n')
  }
  const start = length
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`)
  for (const offset of offsets) write(`${String(offset).padStart(10, '0')} 00000 n \n`)
  write(`trailer\n<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF`)
  return Buffer.concat(parts)
}

/** A PDF stream object. */
export function stream(data: string | Buffer, dictionary = ''): Buffer {
  const bytes = Buffer.isBuffer(data) ? data : Buffer.from(data, 'latin1')
  return Buffer.concat([
    Buffer.from(`<</Length ${bytes.length}${dictionary}>>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream', 'latin1'),
  ])
}

/** A text drawn at a place: every letter half as wide as the type is high, so that places can be reckoned. */
export interface Drawn {
  x: number
  /** From the lower edge of the page, as PDF has it. */
  y: number
  text: string
  size?: number
  bold?: boolean
}

/** Drawing operations of a text in Unicode. */
export function draw({ x, y, text, size = 14, bold = false }: Drawn): string {
  return `BT /${bold ? 'B' : 'R'} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj ET\n`
}

/** Text in the two-byte code of the fonts of `textPdf`. */
export function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

/** Three objects, the first of them with this number: a font of two-byte codes that is not embedded. */
function font(name: string, id: number): string[] {
  return [
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${id + 1} 0 R]/ToUnicode 3 0 R>>`,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/DW 500/W[768[0] 769[0] 770[0] 771[0] 774[0] 777[0] 795[0] 803[0]]/FontDescriptor ${id + 2} 0 R>>`,
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>`,
  ]
}

/** A PDF of A4 pages, each given by its drawing operations. */
export function textPdf(pages: string[], extra = ''): Buffer {
  const map =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def 1 begincodespacerange <0000> <FFFF> endcodespacerange ' +
    '100 beginbfrange\n' +
    Array.from({ length: 100 }, (_, i) => {
      const high = i.toString(16).padStart(2, '0')
      return `<${high}00> <${high}FF> <${high}00>\n`
    }).join('') +
    'endbfrange endcmap end end'
  const first = 10
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')
  return pdf([
    `<</Type/Catalog/Pages 2 0 R${extra}>>`,
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}/MediaBox[0 0 595 842]/Resources<</Font<</R 4 0 R/B 7 0 R>>>>>>`,
    stream(map),
    ...font('AAAAAA+Times-Roman', 4),
    ...font('AAAAAB+Times-Bold', 7),
    ...pages.flatMap((page, i) => [
      `<</Type/Page/Parent 2 0 R/Contents ${first + i * 2 + 1} 0 R>>`,
      stream(zlib.deflateSync(Buffer.from(page, 'latin1')), '/Filter/FlateDecode'),
    ]),
  ])
}

/** A folder for the files of one test file. */
export function folder(): { put(name: string, data: Buffer | string): string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'dondoc-hostile-'))
  return {
    put(name, data) {
      const file = join(path, name)
      writeFileSync(file, data)
      return file
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

/** Files that are not part of this repository; tests that use them run only where they are. */
export const SAMPLES = resolve(import.meta.dirname, '../../../shared/samples')
export const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus/text')
export const hasSamples = existsSync(SAMPLES) && existsSync(CORPUS)

export interface Watch {
  /** Most memory that a child held, in kB; ends the watch. */
  stop(): number | null
  /** Processor time of all children so far, those that have ended too, in ms. */
  processorMs(): number | null
}

/** The kernel's unit of processor time. */
const TICK_MS = 10

/**
 * Watches the children of this process and notes the most memory that one of them held, and their processor time (Linux;
 * elsewhere null). The kernel keeps the peak itself, so looking twenty times a second misses only the last moment.
 */
export function watchChildren(): Watch {
  if (process.platform !== 'linux') return { stop: () => null, processorMs: () => null }
  let peak = 0
  const used = new Map<string, number>()
  const look = (): void => {
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8')
        if (!new RegExp(`^PPid:\\s+${process.pid}$`, 'm').test(status)) continue
        peak = Math.max(peak, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0))
        // Behind the name in brackets: the 12th and 13th field are the time in the program and in the kernel.
        const fields = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
        used.set(name, (Number(fields[11]) + Number(fields[12])) * TICK_MS)
      } catch {
        // Ended between the two looks.
      }
    }
  }
  const timer = setInterval(look, 50)
  return {
    stop() {
      look()
      clearInterval(timer)
      return peak
    },
    processorMs() {
      look()
      return [...used.values()].reduce((sum, ms) => sum + ms, 0)
    },
  }
}
