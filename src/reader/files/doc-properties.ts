/** Properties of an old Word file (MS-DOC): lists of single changes ("sprm") and the styles and fonts they build on. */
import type { Block } from '../paper.js'
import { ReaderRefusal } from './refusal.js'

/** What of a character matters for reading; undefined means "as inherited". */
export interface DocFace {
  bold?: boolean
  italic?: boolean
  caps?: boolean
  hidden?: boolean
  deleted?: boolean
  /** Index of the font of letters beyond ASCII. */
  font?: number
  /** A sign of a symbol font in place of the character. */
  symbol?: number
  style?: number
}

/** What of a paragraph matters for reading. */
export interface DocParagraph {
  align?: Block['align']
  inTable?: boolean
  /** The mark that ends a row. */
  rowEnd?: boolean
  /** Depth of tables within tables. */
  depth?: number
  list?: number
  level?: number
  /** Left edges of the cells and the right edge of the row, in twips; cells joined to the one before. */
  row?: { edges: number[]; joined: boolean[] }
}

/** Calls `use` for every change of a list, with where its operand begins and how long it is. */
export function eachChange(list: Buffer, use: (code: number, operand: Buffer) => void): void {
  for (let at = 0; at + 2 < list.length;) {
    const code = list.readUInt16LE(at)
    at += 2
    const length = lengthOf(code, list, at)
    const from = code >> 13 === 6 ? at + (code === 0xd608 ? 2 : 1) : at
    if (length <= 0 || at + length > list.length) return
    use(code, list.subarray(from, at + length))
    at += length
  }
}

/** Bytes of the operand, those that give its length included. */
function lengthOf(code: number, list: Buffer, at: number): number {
  switch (code >> 13) {
    case 0:
    case 1:
      return 1
    case 3:
      return 4
    case 7:
      return 3
    case 6:
      // The rows of a table may be long; a list of tab stops may say 255 and mean "see inside", which no letter does.
      if (code === 0xd608) return at + 2 > list.length ? 0 : list.readUInt16LE(at) + 1
      return list[at]! + 1
    default:
      return 2
  }
}

/** A switch as a style chain reads it: off, on, as the style, against the style. */
function switched(value: number, inherited: boolean | undefined): boolean | undefined {
  if (value === 0x80) return inherited
  if (value === 0x81) return !inherited
  return value !== 0
}

/** A face with one list of changes laid over it. */
export function withFace(base: DocFace, list: Buffer): DocFace {
  const face: DocFace = { ...base }
  eachChange(list, (code, operand) => {
    if (code === 0x0835) face.bold = switched(operand[0]!, base.bold)
    else if (code === 0x0836) face.italic = switched(operand[0]!, base.italic)
    else if (code === 0x083b) face.caps = switched(operand[0]!, base.caps)
    else if (code === 0x083c) face.hidden = switched(operand[0]!, base.hidden)
    else if (code === 0x0800) face.deleted = operand[0] === 1
    else if (code === 0x4a51 || (code === 0x4a4f && face.font === base.font)) face.font = operand.readUInt16LE(0)
    else if (code === 0x6a09) face.symbol = operand.readUInt16LE(2)
    else if (code === 0x4a30) face.style = operand.readUInt16LE(0)
  })
  return face
}

const ALIGNS: Block['align'][] = ['left', 'center', 'right', 'justify', 'justify', 'justify']

/** A paragraph with one list of changes laid over it. */
export function withParagraph(base: DocParagraph, list: Buffer): DocParagraph {
  const result: DocParagraph = { ...base }
  eachChange(list, (code, operand) => {
    if (code === 0x2403 || code === 0x2461) result.align = ALIGNS[operand[0]!] ?? 'justify'
    else if (code === 0x2416) result.inTable = operand[0] === 1
    else if (code === 0x2417) result.rowEnd = operand[0] === 1
    else if (code === 0x6649) result.depth = operand.readInt32LE(0)
    else if (code === 0x260a) result.level = operand[0]!
    else if (code === 0x460b) result.list = operand.readInt16LE(0)
    else if (code === 0xd608) result.row = rowOf(operand)
  })
  return result
}

function rowOf(operand: Buffer): DocParagraph['row'] {
  const cells = operand[0] ?? 0
  if (cells > 63 || operand.length < 1 + (cells + 1) * 2) return undefined
  const edges = Array.from({ length: cells + 1 }, (_, i) => operand.readInt16LE(1 + i * 2))
  const facts = 1 + (cells + 1) * 2
  const joined = Array.from({ length: cells }, (_, i) => {
    const at = facts + i * 20
    return at + 2 <= operand.length && (operand.readUInt16LE(at) & 2) !== 0
  })
  return { edges, joined }
}

interface Style {
  base: number
  paragraph: Buffer
  face: Buffer
}

const NOTHING = Buffer.alloc(0)
const NO_STYLE = 0xfff
const MAX_STYLES = 5000

/** Styles of a document with their inheritance resolved on asking. */
export class DocStyles {
  private readonly styles: (Style | undefined)[] = []
  private readonly known = new Map<number, { paragraph: DocParagraph; face: DocFace }>()
  private readonly font: number | undefined

  constructor(sheet: Buffer) {
    if (sheet.length < 20) return
    const head = sheet.readUInt16LE(0)
    const count = sheet.readUInt16LE(2)
    const fixed = sheet.readUInt16LE(4)
    if (count > MAX_STYLES) throw new ReaderRefusal('doc-broken', { reason: 'styles' })
    if (head >= 18) this.font = sheet.readUInt16LE(2 + 16)
    let at = 2 + head
    for (let i = 0; i < count && at + 2 <= sheet.length; i++) {
      const length = sheet.readUInt16LE(at)
      const raw = sheet.subarray(at + 2, at + 2 + length)
      this.styles.push(raw.length >= 10 ? styleOf(raw, fixed) : undefined)
      at += 2 + length
    }
  }

  /** What a paragraph or character of this style is like. */
  resolve(id: number): { paragraph: DocParagraph; face: DocFace } {
    const before = this.known.get(id)
    if (before) return before
    const chain: Style[] = []
    for (let at = id; at !== NO_STYLE && chain.length < 16;) {
      const style = this.styles[at]
      if (!style || chain.includes(style)) break
      chain.push(style)
      at = style.base
    }
    let paragraph: DocParagraph = {}
    let face: DocFace = { font: this.font }
    for (const style of chain.toReversed()) {
      paragraph = withParagraph(paragraph, style.paragraph)
      face = withFace(face, style.face)
    }
    const result = { paragraph, face }
    this.known.set(id, result)
    return result
  }

  /** The changes that a character style brings, its bases first. */
  changesOf(id: number): Buffer[] {
    const chain: Buffer[] = []
    for (let at = id; at !== NO_STYLE && chain.length < 16;) {
      const style = this.styles[at]
      if (!style) break
      chain.unshift(style.face)
      at = style.base
    }
    return chain
  }
}

function styleOf(raw: Buffer, fixed: number): Style {
  const kind = raw.readUInt16LE(2) & 0xf
  const base = raw.readUInt16LE(2) >> 4
  const parts: Buffer[] = []
  const count = raw.readUInt16LE(4) & 0xf
  // Behind the fixed part stands the name, counted in letters and closed by a zero.
  let at = fixed + (fixed % 2)
  at += at + 2 <= raw.length ? 2 + raw.readUInt16LE(at) * 2 + 2 : 0
  for (let i = 0; i < count && at + 2 <= raw.length; i++) {
    const length = raw.readUInt16LE(at)
    parts.push(raw.subarray(at + 2, at + 2 + length))
    at += 2 + length + (length % 2)
  }
  if (kind === 1) return { base, paragraph: parts[0]?.subarray(2) ?? NOTHING, face: parts[1] ?? NOTHING }
  if (kind === 2) return { base, paragraph: NOTHING, face: parts[0] ?? NOTHING }
  return { base, paragraph: NOTHING, face: NOTHING }
}

/** Names of the fonts, by index. */
export function fontNames(table: Buffer): string[] {
  const names: string[] = []
  if (table.length < 4) return names
  const count = table.readUInt16LE(0)
  let at = 4
  for (let i = 0; i < count && at < table.length; i++) {
    const length = table[at]! + 1
    const name = table.subarray(at + 40, at + length).toString('utf16le')
    names.push(/^[^\0]*/.exec(name)![0])
    at += length
  }
  return names
}
