/**
 * The compound file (MS-CFB) that old Office files are: a small file system of sectors. Own code, because the package for
 * it follows a chain of sectors that bites its own tail until memory ends; here no chain is longer than the file.
 */
import { ReaderRefusal } from './refusal.js'

const FREE = 0xfffffffa
const NONE = 0xffffffff
const MINI = 64
const MAX_ENTRIES = 20_000

interface Entry {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  size: number
}

const broken = (reason: string): ReaderRefusal => new ReaderRefusal('doc-broken', { reason })

/** Streams of a compound file by name. Reading beyond the file is a RangeError, which the caller takes for damage. */
export class CompoundFile {
  private readonly sector: number
  private readonly fat: Uint32Array
  private readonly entries: Entry[] = []
  private readonly streams = new Map<string, Entry>()
  private readonly cutoff: number
  private mini: { fat: Uint32Array; data: Buffer } | undefined

  constructor(private readonly bytes: Buffer) {
    const shift = bytes.readUInt16LE(30)
    if ((shift !== 9 && shift !== 12) || bytes.readUInt16LE(32) !== 6) throw broken('sector-size')
    this.sector = 1 << shift
    this.cutoff = bytes.readUInt32LE(56)
    this.fat = this.readFat()
    this.readDirectory(this.chain(bytes.readUInt32LE(48), this.fat, this.bytes.length))
  }

  /** A stream at the top of the file; null where there is none of this name. */
  stream(name: string): Buffer | null {
    const entry = this.streams.get(name)
    if (!entry) return null
    if (entry.size > this.bytes.length) throw broken('stream-size')
    if (entry.size >= this.cutoff) return this.chain(entry.start, this.fat, entry.size)
    this.mini ??= this.readMini()
    const { fat, data } = this.mini
    const parts: Buffer[] = []
    for (let at = entry.start, left = entry.size; left > 0; left -= MINI) {
      if (at >= fat.length || (at + 1) * MINI > data.length) throw broken('mini-chain')
      parts.push(data.subarray(at * MINI, at * MINI + Math.min(MINI, left)))
      at = fat[at]!
    }
    return Buffer.concat(parts)
  }

  private sectorAt(index: number): Buffer {
    const start = (index + 1) * this.sector
    if (index >= FREE || start >= this.bytes.length) throw broken('sector')
    return this.bytes.subarray(start, start + this.sector)
  }

  private readFat(): Uint32Array {
    const most = Math.ceil(this.bytes.length / this.sector)
    const places: number[] = []
    const take = (from: Buffer, count: number, offset: number): void => {
      for (let i = 0; i < count; i++) {
        const place = from.readUInt32LE(offset + i * 4)
        if (place < FREE) places.push(place)
      }
    }
    take(this.bytes, 109, 76)
    let next = this.bytes.readUInt32LE(68)
    for (let turns = 0; next < FREE; turns++) {
      if (turns > most) throw broken('sector-list')
      const list = this.sectorAt(next)
      take(list, this.sector / 4 - 1, 0)
      next = list.readUInt32LE(this.sector - 4)
    }
    if (places.length > most) throw broken('sector-list')
    return numbersOf(places.map((place) => this.sectorAt(place)))
  }

  /** The sectors of a chain, up to `size` bytes. */
  private chain(start: number, fat: Uint32Array, size: number): Buffer {
    const parts: Buffer[] = []
    let length = 0
    const seen = new Set<number>()
    for (let at = start; at < FREE && length < size;) {
      if (seen.has(at)) throw broken('chain-in-a-circle')
      seen.add(at)
      const part = this.sectorAt(at)
      parts.push(part)
      length += part.length
      at = fat[at] ?? NONE
    }
    return Buffer.concat(parts).subarray(0, size)
  }

  private readDirectory(data: Buffer): void {
    const count = Math.floor(data.length / 128)
    if (count > MAX_ENTRIES) throw broken('directory')
    for (let i = 0; i < count; i++) {
      const raw = data.subarray(i * 128, i * 128 + 128)
      const letters = Math.min(64, raw.readUInt16LE(64))
      this.entries.push({
        name: raw.subarray(0, Math.max(0, letters - 2)).toString('utf16le'),
        type: raw[66]!,
        left: raw.readUInt32LE(68),
        right: raw.readUInt32LE(72),
        child: raw.readUInt32LE(76),
        start: raw.readUInt32LE(116),
        size: raw.readUInt32LE(120),
      })
    }
    // Only what lies at the top: documents embedded in the document have streams of the same names.
    const open = [this.entries[0]?.child ?? NONE]
    const seen = new Set<number>()
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const entry = this.entries[at]
      if (!entry || seen.has(at)) continue
      seen.add(at)
      if (entry.type === 2 && !this.streams.has(entry.name)) this.streams.set(entry.name, entry)
      open.push(entry.right, entry.left)
    }
  }

  private readMini(): { fat: Uint32Array; data: Buffer } {
    const root = this.entries[0]
    if (!root || root.size > this.bytes.length) throw broken('mini-stream')
    return {
      fat: numbersOf([this.chain(this.bytes.readUInt32LE(60), this.fat, this.bytes.length)]),
      data: this.chain(root.start, this.fat, root.size),
    }
  }
}

function numbersOf(parts: Buffer[]): Uint32Array {
  const whole = Buffer.concat(parts)
  const numbers = new Uint32Array(Math.floor(whole.length / 4))
  for (let i = 0; i < numbers.length; i++) numbers[i] = whole.readUInt32LE(i * 4)
  return numbers
}
