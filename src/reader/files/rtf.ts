/**
 * A Rich Text file (.rtf), as Word, LibreOffice and WordPad write it, as a paper. Own code: the packages for it keep
 * neither cells nor the names of fonts, or are given up.
 */
import type { Block, Paper } from '../paper.js'
import { MAX_TEXT, type Run } from './composer.js'
import { type Paragraph, paperOfFlow } from './flow.js'
import { codeOfFont } from './legacy.js'
import { ReaderRefusal } from './refusal.js'
import { type RtfToken, rtfTokens } from './rtf-tokens.js'
import { TableBuilder } from './table-builder.js'

const MAX_DEPTH = 1000
const MAX_PARAGRAPHS = 200_000
const MAX_CELLS = 200
const MAX_FONTS = 5000

/** Groups whose text is not printed. Those that begin with \* are left out too unless they stand in `STARRED`. */
const UNPRINTED = new Set(
  'colortbl stylesheet info pict listtable listoverridetable revtbl rsidtbl themedata datastore xe tc rxe txe nonesttables filetbl objdata fldinst upr'.split(
    ' ',
  ),
)
const STARRED = new Set([
  'shpinst',
  'footnote',
  'ud',
  'nesttableprops',
  'listtext',
  'pntext',
  'fldrslt',
  'fonttbl',
  'shptxt',
])

/** Code pages of the character sets of fonts. */
const CODE_PAGES: Record<number, string> = {
  0: 'windows-1252',
  77: 'macintosh',
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gbk',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  186: 'windows-1257',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
}
const SYMBOL = 2
const DEFAULT_SET = 1

const LETTERS: Record<string, string> = {
  tab: '\t',
  line: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
}
const ALIGN: Record<string, Block['align']> = { ql: 'left', qc: 'center', qr: 'right', qj: 'justify', qd: 'justify' }

interface Font {
  name: string
  set: number
}

/** Where paragraphs are put: the body, a header, a note, a text box. */
interface Sink {
  paragraphs: Paragraph[]
  runs: Run[]
  label: string
  table?: TableBuilder
  /** Text boxes anchored in the open paragraph. */
  boxes: Paragraph[]
}

type Destination = 'text' | 'nothing' | 'fonts' | 'label' | 'shape'

interface Group {
  destination: Destination
  sink: Sink
  /** What the group is, where something has to be done at its end. */
  ends?: 'note' | 'margin' | 'box'
  bold: boolean
  italic: boolean
  caps: boolean
  hidden: boolean
  font: number
  align: Block['align']
  inTable: boolean
  depth: number
  /** In a text that is given twice, for older and newer programs: what it is a part of. */
  twice?: Destination
  /** Characters that stand behind a Unicode letter for older programs. */
  fallback: number
}

/** A Rich Text file as a paper. Nothing in it is opened or run. */
export function readRtf(bytes: Buffer): Paper {
  const reader = new RtfReader()
  for (const token of rtfTokens(bytes)) reader.take(token)
  return paperOfFlow('rtf', reader.flow())
}

const newSink = (): Sink => ({ paragraphs: [], runs: [], label: '', boxes: [] })

class RtfReader {
  private readonly body = newSink()
  private readonly margins: Paragraph[] = []
  private readonly notes: Paragraph[] = []
  private readonly fonts = new Map<number, Font>()
  private readonly stack: Group[] = []
  private group: Group = {
    destination: 'text',
    sink: this.body,
    bold: false,
    italic: false,
    caps: false,
    hidden: false,
    font: 0,
    align: undefined,
    inTable: false,
    depth: 1,
    fallback: 1,
  }
  private defaultPage = 'windows-1252'
  private defaultFont = 0
  /** The sign \* came just before: the next word names a group that older programs leave out. */
  private starred = false
  private first = false
  /** Characters still to be passed over behind a Unicode letter. */
  private passing = 0
  private pending: number[] = []
  private edges: number[] = []
  private joined: boolean[] = []
  private joinNext = false
  private tables = 0
  private count = 0
  private length = 0

  flow(): { margins: Paragraph[]; body: Paragraph[]; notes: Paragraph[] } {
    this.endSink(this.body)
    return { margins: this.margins, body: this.body.paragraphs, notes: this.notes }
  }

  take(token: RtfToken): void {
    if (token.kind === 'byte') return this.takeByte(token.byte)
    this.flush()
    if (token.kind === 'open') {
      if (this.stack.length >= MAX_DEPTH) throw new ReaderRefusal('rtf-broken', { reason: 'too-deep' })
      this.stack.push(this.group)
      this.group = { ...this.group, ends: undefined }
      this.first = true
      this.starred = false
      this.passing = 0
      return
    }
    if (token.kind === 'close') return this.closeGroup()
    if (token.kind === 'sign') return this.takeSign(token.sign)
    this.takeWord(token.name, token.value)
    this.first = false
    this.starred = false
  }

  private closeGroup(): void {
    const { ends, sink } = this.group
    const before = this.stack.pop()
    if (!before) return
    this.passing = 0
    this.group = before
    if (!ends) return
    this.endSink(sink)
    if (ends === 'margin') this.margins.push(...sink.paragraphs)
    else if (ends === 'note') this.addNote(sink.paragraphs)
    else for (const box of sink.paragraphs) before.sink.boxes.push(box)
  }

  private addNote(paragraphs: Paragraph[]): void {
    const number = this.notes.filter((note) => note.facts.label).length + 1
    for (const [i, { runs, facts }] of paragraphs.filter((p) => p.runs.some((r) => r.text.trim())).entries()) {
      this.notes.push({ runs, facts: i === 0 ? { align: facts.align, label: String(number) } : { align: facts.align } })
    }
  }

  private takeSign(sign: string): void {
    if (sign === '*') this.starred = true
    else if (this.pass()) return
    else if (sign === '~') this.print(' ')
    else if (sign === '_') this.print('-')
    // No sign in Unicode, but a letter in an older code.
    else if (sign === '-') this.print('\u00ad')
    else if (sign === '\\' || sign === '{' || sign === '}') this.print(sign)
    else if (sign === '\n' || sign === '\r') this.endParagraph()
  }

  private takeByte(byte: number): void {
    this.first = false
    if (this.pass()) return
    this.pending.push(byte)
    if (this.pending.length > 65_536) this.flush()
  }

  private pass(): boolean {
    if (this.passing === 0) return false
    this.passing -= 1
    return true
  }

  /** Bytes in the code page of their font become text. */
  private flush(): void {
    if (this.pending.length === 0) return
    const bytes = Buffer.from(this.pending)
    this.pending = []
    if (this.group.destination === 'nothing' || this.group.destination === 'shape') return
    if (this.group.destination === 'fonts') return this.nameFont(bytes.toString('latin1'))
    const font = this.fonts.get(this.group.font)
    if (font?.set === SYMBOL && !codeOfFont(font.name)) {
      return this.print([...bytes].map((b) => String.fromCharCode(b < 0x20 ? b : 0xf000 + b)).join(''))
    }
    // Letters of an older code are bytes of Windows-1252, whatever character set their font claims.
    const page = font && codeOfFont(font.name) ? 'windows-1252' : this.pageOf(font)
    this.print(new TextDecoder(page).decode(bytes))
  }

  private pageOf(font: Font | undefined): string {
    if (!font || font.set === DEFAULT_SET) return this.defaultPage
    // Fonts of the plain set are written in the file's own code page.
    if (font.set === 0) return this.defaultPage
    return CODE_PAGES[font.set] ?? this.defaultPage
  }

  private nameFont(text: string): void {
    const font = this.fonts.get(this.group.font)
    if (font && font.name.length < 64) font.name += text.replace(/;.*$/s, '')
  }

  private print(text: string): void {
    const { destination, sink, hidden } = this.group
    if (hidden || text === '') return
    if (destination === 'label') {
      if (sink.label.length < 64) sink.label += text
      return
    }
    if (destination !== 'text') return
    this.length += text.length
    if (this.length > MAX_TEXT * 2) throw new ReaderRefusal('too-large', { what: 'text', limit: MAX_TEXT })
    const { bold, italic, caps } = this.group
    const name = this.fonts.get(this.group.font)?.name
    const font = codeOfFont(name) ? name : undefined
    const last = sink.runs.at(-1)
    if (last && last.bold === bold && last.italic === italic && last.caps === caps && last.font === font) {
      last.text += text
    } else sink.runs.push({ text, bold, italic, caps, font })
  }

  private takeWord(name: string, value: number | undefined): void {
    const { group } = this
    if (name === 'u') {
      this.passing = 0
      if (value !== undefined) this.print(String.fromCharCode(value & 0xffff))
      this.passing = group.fallback
      return
    }
    if (this.pass()) return
    if (this.first && this.opensDestination(name)) return
    if (group.destination === 'nothing') return
    if (group.destination === 'fonts') return this.fontWord(name, value)
    const on = value !== 0
    switch (name) {
      case 'ansicpg':
        this.defaultPage = pageOfNumber(value)
        return
      case 'deff':
        group.font = this.defaultFont = value ?? 0
        return
      case 'uc':
        group.fallback = Math.min(Math.max(value ?? 1, 0), 16)
        return
      case 'f':
        group.font = value ?? 0
        return
      case 'b':
        group.bold = on
        return
      case 'i':
        group.italic = on
        return
      case 'caps':
        group.caps = on
        return
      case 'v':
      case 'deleted':
        group.hidden = on
        return
      case 'plain':
        Object.assign(group, { bold: false, italic: false, caps: false, hidden: false, font: this.defaultFont })
        return
      default:
        if (LETTERS[name] !== undefined) this.print(LETTERS[name])
        else if (ALIGN[name]) group.align = ALIGN[name]
        else if (group.destination === 'text') this.paragraphWord(name, value)
    }
  }

  private paragraphWord(name: string, value: number | undefined): void {
    const { group } = this
    switch (name) {
      case 'pard':
        Object.assign(group, { align: undefined, inTable: false, depth: 1 })
        return
      case 'intbl':
        group.inTable = true
        return
      case 'itap':
        group.depth = value ?? 1
        if (group.depth > 0) group.inTable = true
        return
      case 'par':
      case 'sect':
      case 'page':
        return this.endParagraph()
      case 'cell':
        return this.endParagraph('cell')
      case 'nestcell':
        return this.endParagraph('nested')
      case 'trowd':
        this.edges = []
        this.joined = []
        this.joinNext = false
        return
      case 'trleft':
        this.edges[0] = value ?? 0
        return
      case 'clmrg':
        this.joinNext = true
        return
      case 'cellx':
        // The left edge of a row goes without saying where it is the margin.
        this.edges[0] ??= 0
        if (this.edges.length <= MAX_CELLS) {
          this.edges.push(value ?? 0)
          this.joined.push(this.joinNext)
        }
        this.joinNext = false
        return
      case 'row':
        group.sink.table?.endRow({ edges: [...this.edges], joined: [...this.joined] })
    }
  }

  /** A word at the beginning of a group may say what kind of group it is. */
  private opensDestination(name: string): boolean {
    const { group, starred } = this
    if (name === 'ud' && group.twice) {
      group.destination = group.twice
      return true
    }
    if (group.destination === 'nothing') return false
    if (name === 'upr') group.twice = group.destination
    if (group.destination === 'fonts') {
      if (starred) group.destination = 'nothing'
      return starred
    }
    if (name === 'fonttbl') group.destination = 'fonts'
    else if (name === 'shpinst') group.destination = 'shape'
    else if (name === 'shptxt') this.openSink('box')
    else if (/^(header|footer)[lrf]?$/.test(name)) this.openSink('margin')
    else if (name === 'footnote') this.openSink('note')
    else if (name === 'listtext' || name === 'pntext') group.destination = 'label'
    else if (UNPRINTED.has(name) || (starred && !STARRED.has(name))) group.destination = 'nothing'
    else return false
    return true
  }

  private openSink(ends: Group['ends']): void {
    const { group } = this
    Object.assign(group, { destination: 'text', sink: newSink(), ends, inTable: false, depth: 1, align: undefined })
  }

  private fontWord(name: string, value: number | undefined): void {
    if (name === 'f' && this.fonts.size < MAX_FONTS) {
      this.group.font = value ?? 0
      this.fonts.set(this.group.font, { name: '', set: DEFAULT_SET })
    } else if (name === 'fcharset') {
      const font = this.fonts.get(this.group.font)
      if (font) font.set = value ?? 0
    }
  }

  private endParagraph(mark: 'paragraph' | 'cell' | 'nested' = 'paragraph'): void {
    const { group } = this
    if (group.destination !== 'text') return
    this.close(group.sink, group.align, group.inTable || mark === 'cell')
    if (mark === 'cell') group.sink.table?.endCell()
  }

  private close(sink: Sink, align: Block['align'], inTable: boolean): void {
    if (++this.count > MAX_PARAGRAPHS) throw new ReaderRefusal('too-large', { what: 'blocks', limit: MAX_PARAGRAPHS })
    const label = sink.label.trim() || undefined
    const own: Paragraph = { runs: sink.runs, facts: { align, label } }
    const blocks = [own, ...sink.boxes]
    sink.runs = []
    sink.boxes = []
    sink.label = ''
    if (inTable) {
      sink.table ??= new TableBuilder(this.tables++)
      for (const block of blocks) sink.table.add(block)
    } else {
      this.endTable(sink)
      sink.paragraphs.push(...blocks)
    }
  }

  private endTable(sink: Sink): void {
    if (sink.table) for (const cell of sink.table.finish()) sink.paragraphs.push(cell)
    sink.table = undefined
  }

  private endSink(sink: Sink): void {
    if (sink.runs.length > 0 || sink.boxes.length > 0) this.close(sink, this.group.align, false)
    this.endTable(sink)
  }
}

function pageOfNumber(value: number | undefined): string {
  if (value === 65001) return 'utf-8'
  const name = value === 932 ? 'shift_jis' : value === 936 ? 'gbk' : value === 874 ? 'windows-874' : `windows-${value}`
  try {
    return new TextDecoder(name).encoding
  } catch {
    return 'windows-1252'
  }
}
