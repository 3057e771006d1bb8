/** Automatic lists of an old Word file (MS-DOC 2.9): PlfLst with its levels behind it, PlfLfo with what is overridden. */
import { type Level, type List, Numbering } from './numbering.js'

const FORMATS: Record<number, string> = {
  0: 'decimal',
  1: 'upperRoman',
  2: 'lowerRoman',
  3: 'upperLetter',
  4: 'lowerLetter',
  22: 'decimalZero',
  23: 'bullet',
  255: 'none',
}
const LABEL_LENGTH = 64
const MAX_LISTS = 10_000

/** The lists of `table` at `lists` (levels follow it there) and `uses`. Damage beyond the first level ends the reading of lists. */
export function docNumbering(table: Buffer, listsAt: number, listsLength: number, uses: Buffer): Numbering {
  const schemes = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  if (listsLength < 2 || uses.length < 4) return new Numbering(schemes, lists)
  const count = Math.min(MAX_LISTS, table.readUInt16LE(listsAt))
  let at = listsAt + listsLength
  for (let i = 0; i < count; i++) {
    const head = listsAt + 2 + i * 28
    const levels = new Map<number, Level>()
    schemes.set(String(table.readInt32LE(head)), levels)
    const simple = (table[head + 26]! & 1) !== 0
    for (let depth = 0; depth < (simple ? 1 : 9); depth++) {
      const read = levelAt(table, at)
      levels.set(depth, read.level)
      at = read.next
    }
  }
  readUses(uses, lists)
  return new Numbering(schemes, lists)
}

function levelAt(table: Buffer, at: number): { level: Level; next: number } {
  const flags = table[at + 5]!
  const text = at + 28 + table[at + 24]! + table[at + 25]!
  const length = table.readUInt16LE(text)
  const raw = table.subarray(text + 2, text + 2 + Math.min(length, LABEL_LENGTH) * 2).toString('utf16le')
  const level: Level = {
    start: table.readInt32LE(at),
    format: FORMATS[table[at + 4]!] ?? 'decimal',
    // A number's place holds the level whose number it is.
    text: raw.replace(/[\0-\x08]/g, (c) => `%${c.charCodeAt(0) + 1}`),
    legal: (flags & 4) !== 0,
    restart: (flags & 8) === 0,
  }
  return { level, next: text + 2 + length * 2 }
}

function readUses(uses: Buffer, lists: Map<string, List>): void {
  const count = Math.min(MAX_LISTS, uses.readUInt32LE(0))
  let at = 4 + count * 16
  for (let i = 0; i < count; i++) {
    const head = 4 + i * 16
    if (head + 16 > uses.length) return
    const list: List = { scheme: String(uses.readInt32LE(head)), levels: new Map(), starts: new Map() }
    lists.set(String(i + 1), list)
    const overrides = uses[head + 12]!
    if (at + 4 > uses.length) continue
    at += 4
    for (let n = 0; n < overrides && at + 8 <= uses.length; n++) {
      const flags = uses.readUInt32LE(at + 4)
      const depth = flags & 0xf
      if (flags & 0x10) list.starts.set(depth, uses.readInt32LE(at))
      at += 8
      if (flags & 0x20) {
        const read = levelAt(uses, at)
        list.levels.set(depth, read.level)
        if (flags & 0x10) list.starts.set(depth, read.level.start)
        at = read.next
      }
    }
  }
}
