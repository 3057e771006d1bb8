/** Where the text of an old Word file lies (MS-DOC 2.8, 2.9): pieces of it in any order, and properties by place in the file. */
import { MAX_TEXT } from './composer.js'
import { ReaderRefusal } from './refusal.js'

const PAGE = 512
const MAX_RUNS = 500_000
const CP1252 = new TextDecoder('windows-1252')
const NOTHING = Buffer.alloc(0)

const broken = (reason: string): ReaderRefusal => new ReaderRefusal('doc-broken', { reason })

/** A stretch of text that lies together: characters `start` to `end`, from byte `at`, one byte each or two. */
export interface TextPiece {
  start: number
  end: number
  at: number
  wide: boolean
}

/** The pieces of the text, from the table that says where they are. */
export function piecesOf(clx: Buffer): TextPiece[] {
  let at = 0
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1)
  if (clx[at] !== 2) throw broken('pieces')
  const count = Math.floor((clx.readUInt32LE(at + 1) - 4) / 12)
  const places = at + 5
  const facts = places + (count + 1) * 4
  if (count < 1 || facts + count * 8 > clx.length) throw broken('pieces')
  const pieces: TextPiece[] = []
  for (let i = 0; i < count; i++) {
    const start = clx.readUInt32LE(places + i * 4)
    const end = clx.readUInt32LE(places + i * 4 + 4)
    const place = clx.readUInt32LE(facts + i * 8 + 2)
    const wide = (place & 0x40000000) === 0
    if (end < start || (i > 0 && start !== pieces[i - 1]!.end)) throw broken('pieces')
    if (end > MAX_TEXT * 2) throw new ReaderRefusal('too-large', { what: 'text', limit: MAX_TEXT })
    pieces.push({ start, end, at: wide ? place & 0x3fffffff : (place & 0x3fffffff) >> 1, wide })
  }
  return pieces
}

/** Characters `from` to `to` of a piece. */
export function textOfPiece(main: Buffer, piece: TextPiece, from: number, to: number): string {
  const width = piece.wide ? 2 : 1
  const start = piece.at + (from - piece.start) * width
  const end = start + (to - from) * width
  if (end > main.length) throw broken('text-beyond-file')
  const bytes = main.subarray(start, end)
  return piece.wide ? bytes.toString('utf16le') : CP1252.decode(bytes)
}

/** Properties of the bytes `start` to `end`. */
export interface PropertyRun {
  start: number
  end: number
  changes: Buffer
}

/** Properties by place in the file, in order: of characters, or of paragraphs (two bytes of style number go before the changes). */
export class PropertyRuns {
  private readonly runs: PropertyRun[] = []

  /** `index` names the pages of 512 bytes of `main` that hold the runs. */
  constructor(main: Buffer, index: Buffer, kind: 'characters' | 'paragraphs') {
    const pages = Math.floor((index.length - 4) / 8)
    for (let i = 0; i < pages; i++) {
      const at = (index.readUInt32LE((pages + 1) * 4 + i * 4) & 0x3fffff) * PAGE
      if (at + PAGE > main.length) throw broken('property-page')
      this.readPage(main.subarray(at, at + PAGE), kind)
      if (this.runs.length > MAX_RUNS) throw new ReaderRefusal('too-large', { what: 'blocks', limit: MAX_RUNS })
    }
    // Damage may put pages out of order; the search below needs order.
    this.runs.sort((a, b) => a.start - b.start)
  }

  private readPage(page: Buffer, kind: 'characters' | 'paragraphs'): void {
    const count = page[PAGE - 1]!
    const width = kind === 'characters' ? 1 : 13
    if ((count + 1) * 4 + count * width > PAGE - 1) throw broken('property-page')
    for (let i = 0; i < count; i++) {
      const offset = page[(count + 1) * 4 + i * width]! * 2
      this.runs.push({
        start: page.readUInt32LE(i * 4),
        end: page.readUInt32LE(i * 4 + 4),
        changes: offset === 0 ? NOTHING : changesAt(page, offset, kind),
      })
    }
  }

  /** The run that holds the byte, or the gap before the next run. */
  at(place: number): PropertyRun {
    let low = 0
    let high = this.runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.runs[middle]!.start <= place) low = middle + 1
      else high = middle
    }
    const run = this.runs[low - 1]
    if (run && place < run.end) return run
    return { start: place, end: this.runs[low]?.start ?? Infinity, changes: NOTHING }
  }
}

function changesAt(page: Buffer, offset: number, kind: 'characters' | 'paragraphs'): Buffer {
  if (kind === 'characters') return page.subarray(offset + 1, offset + 1 + page[offset]!)
  const words = page[offset]!
  if (words !== 0) return page.subarray(offset + 1, offset + words * 2)
  return page.subarray(offset + 2, offset + 2 + page[offset + 1]! * 2)
}
