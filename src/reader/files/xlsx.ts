import { TABLE_LIMITS, type Table } from '../table.js'
import { ReaderRefusal } from './refusal.js'
import { TableRows } from './table-rows.js'
import { columnOf, isDateFormat, plainNumber, serialDay } from './xlsx-cells.js'
import { attribute, OfficePackage, type XmlHandlers, type XmlTag } from './zip.js'

/**
 * The first sheet of a spreadsheet in which something stands, as rows of text: values as they were last computed, no
 * formula, no macro, nothing from outside the file. What a sheet says of its own size is not believed.
 */
export async function readXlsx(bytes: Buffer): Promise<Table> {
  try {
    const pack = await OfficePackage.open(bytes)
    const book = await readBook(pack)
    const strings = await readStrings(pack, book.strings)
    const dates = await readDateStyles(pack, book.styles)
    const shown = book.sheets.filter((sheet) => !sheet.hidden)
    for (const sheet of shown) {
      const reader = new SheetReader(strings, dates, book.from1904)
      await pack.readXml(sheet.part, reader)
      if (reader.empty) continue
      const others = shown.filter((one) => one !== sheet).map((one) => one.name)
      return { sheet: sheet.name, others: others.slice(0, 50), rows: reader.rows.all() }
    }
    throw new ReaderRefusal('table-empty')
  } catch (error) {
    throw asTable(error)
  }
}

/** The package reader speaks of Word. */
function asTable(error: unknown): unknown {
  if (!(error instanceof ReaderRefusal)) return error
  if (error.code === 'docx-broken') return new ReaderRefusal('table-broken', error.detail)
  if (error.code === 'docx-encrypted') return new ReaderRefusal('table-encrypted')
  return error
}

interface Sheet {
  name: string
  part: string
  hidden: boolean
}

interface Book {
  sheets: Sheet[]
  strings: string | null
  styles: string | null
  from1904: boolean
}

const watch = (open: (tag: XmlTag) => void): XmlHandlers => ({ open, close: () => {}, text: () => {} })

/** Targets of a part's relationships by id, and by the end of their type. */
async function relationsOf(pack: OfficePackage, part: string): Promise<{ id: string; type: string; target: string }[]> {
  const at = part.lastIndexOf('/') + 1
  const found: { id: string; type: string; target: string }[] = []
  await pack.readXml(
    `${part.slice(0, at)}_rels/${part.slice(at)}.rels`,
    watch((tag) => {
      if (tag.local !== 'Relationship' || attribute(tag, 'TargetMode') === 'External') return
      const target = attribute(tag, 'Target') ?? ''
      found.push({
        id: attribute(tag, 'Id') ?? '',
        type: (attribute(tag, 'Type') ?? '').replace(/^.*\//, ''),
        // Names of parts only: nothing here is ever a path on a disk.
        target: target.startsWith('/') ? target.slice(1) : part.slice(0, at) + target,
      })
      if (found.length > 2000) throw new ReaderRefusal('table-broken', { reason: 'relations' })
    }),
  )
  return found
}

async function readBook(pack: OfficePackage): Promise<Book> {
  const [main] = (await relationsOf(pack, '')).filter((one) => one.type === 'officeDocument')
  const part = main && pack.has(main.target) ? main.target : 'xl/workbook.xml'
  const relations = await relationsOf(pack, part)
  const partOf = (type: string): string | null => relations.find((one) => one.type === type)?.target ?? null
  const sheets: Sheet[] = []
  let from1904 = false
  const there = await pack.readXml(
    part,
    watch((tag) => {
      if (tag.local === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '')
      if (tag.local !== 'sheet') return
      const id = Object.values(tag.attributes).find((value) => value.local === 'id' && value.prefix !== '')?.value
      const target = relations.find((one) => one.id === id && one.type === 'worksheet')?.target
      if (!target) return
      const name = (attribute(tag, 'name') ?? '').slice(0, 100)
      sheets.push({ name, part: target, hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible' })
    }),
  )
  if (!there) throw new ReaderRefusal('table-broken', { reason: 'no-workbook' })
  return { sheets, strings: partOf('sharedStrings'), styles: partOf('styles'), from1904 }
}

/** Texts that cells refer to by number. */
async function readStrings(pack: OfficePackage, part: string | null): Promise<string[]> {
  const strings: string[] = []
  if (part === null) return strings
  let text: string | null = null
  let collecting = false
  let phonetic = 0
  let characters = 0
  await pack.readXml(part, {
    open(tag) {
      if (tag.local === 'si') text = ''
      else if (tag.local === 'rPh') phonetic += 1
      else if (tag.local === 't') collecting = text !== null && phonetic === 0
    },
    close(tag) {
      if (tag.local === 'rPh') phonetic -= 1
      else if (tag.local === 't') collecting = false
      else if (tag.local === 'si' && text !== null) {
        strings.push(text)
        text = null
      }
    },
    text(piece) {
      if (!collecting) return
      characters += piece.length
      if (characters > TABLE_LIMITS.characters)
        throw new ReaderRefusal('table-too-large', { what: 'characters', limit: TABLE_LIMITS.characters })
      text += piece
    },
  })
  return strings
}

/** For each style of cells whether it shows numbers as days. */
async function readDateStyles(pack: OfficePackage, part: string | null): Promise<boolean[]> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  if (part !== null)
    await pack.readXml(part, {
      open(tag) {
        if (tag.local === 'numFmt') codes.set(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '')
        else if (tag.local === 'cellXfs') inCells = true
        else if (tag.local === 'xf' && inCells) formats.push(Number(attribute(tag, 'numFmtId') ?? 0))
      },
      close(tag) {
        if (tag.local === 'cellXfs') inCells = false
      },
      text() {},
    })
  return formats.map((format) => isDateFormat(format, codes))
}

const LAST_ROW = 1_048_576
const TRUTH: Record<string, string> = { '0': 'FALSE', '1': 'TRUE' }

class SheetReader implements XmlHandlers {
  readonly rows = new TableRows()
  empty = true
  #number = 0
  #cells: string[] = []
  #column = -1
  #type = 'n'
  #date = false
  #value = ''
  #collecting = false
  #phonetic = 0

  constructor(
    private readonly strings: readonly string[],
    private readonly dates: readonly boolean[],
    private readonly from1904: boolean,
  ) {}

  open(tag: XmlTag): void {
    if (tag.local === 'row') {
      const said = attribute(tag, 'r')
      this.#number = said === undefined ? this.#number + 1 : Number(said)
      if (!Number.isInteger(this.#number) || this.#number < 1 || this.#number > LAST_ROW)
        throw new ReaderRefusal('table-broken', { reason: 'row' })
      this.#cells = []
      this.#column = -1
    } else if (tag.local === 'c') {
      this.#column = columnOf(attribute(tag, 'r') ?? '') ?? this.#column + 1
      this.#type = attribute(tag, 't') ?? 'n'
      this.#date = this.dates[Number(attribute(tag, 's') ?? -1)] ?? false
      this.#value = ''
    } else if (tag.local === 'rPh') this.#phonetic += 1
    else if (tag.local === 'v' || tag.local === 't') this.#collecting = this.#phonetic === 0
  }

  text(piece: string): void {
    if (!this.#collecting) return
    this.#value += piece
    if (this.#value.length > TABLE_LIMITS.cell)
      throw new ReaderRefusal('table-too-large', { what: 'cell', limit: TABLE_LIMITS.cell })
  }

  close(tag: XmlTag): void {
    if (tag.local === 'v' || tag.local === 't') this.#collecting = false
    else if (tag.local === 'rPh') this.#phonetic -= 1
    else if (tag.local === 'c') this.#take(this.#shown())
    else if (tag.local === 'row' && this.#cells.length > 0) {
      this.empty = false
      this.rows.add(this.#number, this.#cells)
    }
  }

  #take(shown: string): void {
    if (shown.trim() === '') return
    // Before the place is filled: a cell in the last of 16,384 columns must not make a row of as many.
    if (this.#column >= TABLE_LIMITS.columns)
      throw new ReaderRefusal('table-too-large', { what: 'columns', limit: TABLE_LIMITS.columns })
    this.#cells[this.#column] = shown
  }

  #shown(): string {
    const value = this.#value
    if (this.#type === 's') return this.strings[Number(value)] ?? ''
    if (this.#type === 'b') return TRUTH[value] ?? value
    if (this.#type === 'd') return value.slice(0, 16).replace('T', ' ')
    if (this.#type === 'e') return ''
    if (this.#type !== 'n' || value === '') return value
    if (this.#date) return serialDay(Number(value), this.from1904) ?? value
    return plainNumber(value)
  }
}
