import yauzl from 'yauzl'
import type { PaperFormat } from '../paper.js'
import { ReaderRefusal } from './refusal.js'

/** Kinds told apart by their bytes; those beside the formats are only recognised, to be refused by name. */
export type FileKind =
  | PaperFormat
  | 'docx-encrypted'
  | 'xls'
  | 'ppt'
  | 'ole'
  | 'xlsx'
  | 'pptx'
  | 'odt'
  | 'zip'
  | 'xml'
  | 'eml'
  | 'heic'
  | 'gif'
  | 'tiff'
  | 'webp'
  | 'bmp'
  | 'rar'
  | '7z'
  | 'gzip'
  | 'program'
  | 'unknown'

const SIGNATURES: [kind: FileKind, bytes: string][] = [
  ['rtf', '{\\rtf'],
  ['image', '\x89PNG\r\n\x1a\n'],
  ['image', '\xff\xd8\xff'],
  ['gif', 'GIF8'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['rar', 'Rar!\x1a\x07'],
  ['7z', "7z\xbc\xaf'\x1c"],
  ['gzip', '\x1f\x8b\x08'],
  ['program', '\x7fELF'],
]

/** What the bytes are, whatever the file is called. Looks at signatures and, in a zip, at the names of its entries. */
export async function kindOf(bytes: Buffer): Promise<FileKind> {
  const head = bytes.subarray(0, 4096).toString('latin1')
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return kindOfZip(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return kindOfOle(bytes)
  for (const [kind, signature] of SIGNATURES) if (head.startsWith(signature)) return kind
  // Some programs put a mail header or blanks before the mark; readers accept it within the first kilobyte.
  const pdf = head.slice(0, 1024).indexOf('%PDF-')
  if (pdf === 0 || (pdf > 0 && /startxref|%%EOF/.test(bytes.subarray(-1024).toString('latin1')))) return 'pdf'
  if (/^RIFF....WEBP/s.test(head)) return 'webp'
  if (/^BM....\0\0\0\0/s.test(head)) return 'bmp'
  if (/^....ftyp(hei|hev|mif|msf|avi[fs])/s.test(head)) return 'heic'
  if (head.startsWith('MZ') && head.includes('\0')) return 'program'
  return kindOfText(bytes, head)
}

/** The format that an extension promises. */
const PROMISED = new Map<string, PaperFormat>([
  ['docx', 'docx'],
  ['doc', 'doc'],
  ['rtf', 'rtf'],
  ['html', 'html'],
  ['htm', 'html'],
  ['edxml', 'edxml'],
  ['pdf', 'pdf'],
  ['txt', 'txt'],
  ['jpg', 'image'],
  ['jpeg', 'image'],
  ['png', 'image'],
])
const READ: ReadonlySet<string> = new Set(PROMISED.values())

/** What a damaged file may look like, by what it was meant to be; its own reader then names the damage. */
const DAMAGED: Partial<Record<PaperFormat, FileKind>> = { txt: 'unknown', docx: 'zip', doc: 'ole', edxml: 'zip' }

/** The format to read these bytes in, or the refusal that the person who sent the file can act on. */
export async function formatOf(bytes: Buffer, fileName: string): Promise<PaperFormat> {
  if (bytes.length === 0) throw new ReaderRefusal('file-empty')
  const said = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const kind = await kindOf(bytes)
  if (kind === 'docx-encrypted') throw new ReaderRefusal('docx-encrypted')
  // Packages also travel under the names of what they are made of.
  if (kind === 'edxml' && (said === 'xml' || said === 'zip')) return 'edxml'
  // Telephones and mail programs also send these under the name of another kind of picture.
  if (kind === 'heic') throw new ReaderRefusal('unsupported-kind', { kind })
  const promised = PROMISED.get(said)
  if (promised && (kind === promised || kind === DAMAGED[promised])) return promised
  // Plain text under a name of its own (.csv, .md, .log) is another kind, not a mistake.
  if (promised || (READ.has(kind) && kind !== 'txt')) {
    throw new ReaderRefusal('wrong-extension', { said: said.slice(0, 16), is: kind })
  }
  const unnamed = kind === 'unknown' || kind === 'txt'
  throw new ReaderRefusal('unsupported-kind', { kind: unnamed && said ? said.slice(0, 16) : kind, is: kind })
}

async function kindOfZip(bytes: Buffer): Promise<FileKind> {
  const names: string[] = []
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: false })
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName)
      if (names.length > 200) break
    }
  } catch {
    // A broken directory: judge by the names met so far and by the local headers.
  }
  const local = bytes.subarray(0, 65_536).toString('latin1')
  const has = (name: string): boolean => names.some((n) => n.startsWith(name)) || local.includes(name)
  if (has('word/')) return 'docx'
  if (has('xl/')) return 'xlsx'
  if (has('ppt/')) return 'pptx'
  if (has('mimetype') && has('content.xml')) return 'odt'
  return names.some((name) => /\.edxml$/i.test(name)) ? 'edxml' : 'zip'
}

function kindOfOle(bytes: Buffer): FileKind {
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) return 'docx-encrypted'
  if (has('WordDocument')) return 'doc'
  if (has('Workbook') || has('Book')) return 'xls'
  if (has('PowerPoint Document')) return 'ppt'
  return 'ole'
}

function kindOfText(bytes: Buffer, head: string): FileKind {
  const bom = /^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.exec(head)?.[0]
  if (bom && bom.length === 2)
    return isHtml(new TextDecoder(bom[0] === '\xff' ? 'utf-16le' : 'utf-16be').decode(bytes.subarray(0, 4096)))
      ? 'html'
      : 'txt'
  if (head.includes('\0') || bytes.includes(0)) return 'unknown'
  const start = head.slice(bom?.length ?? 0).trimStart()
  if (isHtml(start)) return 'html'
  if (isEdxml(start)) return 'edxml'
  if (/^<\?xml\b/i.test(start)) return /<html\b/i.test(start) ? 'html' : 'xml'
  if (/^(Received|Return-Path|Delivered-To|MIME-Version|Message-ID|X-[\w-]+): /i.test(start)) return 'eml'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'txt'
  } catch {
    return 'unknown'
  }
}

/** A page begins with its type or one of its outer elements; comments may go before. */
function isHtml(start: string): boolean {
  const bare = start.replace(/^(?:\s|\ufeff|<!--[^]{0,2000}?-->)+/, '')
  return /^<(!doctype\s+html|html|head|body|meta|title|div|table|p|h1|article|main)\b/i.test(bare)
}

/** An exchange package: its own element or name space, under XML, SOAP, or a message whose first part it is. */
function isEdxml(start: string): boolean {
  if (!/^</.test(start) && !/^(MIME-Version|Content-Type|Content-ID):/i.test(start)) return false
  return /<(?:[\w-]{1,30}:)?edXML|QCVN_102|type="?(?:text|application)\/edxml/i.test(start)
}
