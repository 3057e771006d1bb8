/** Days as they stand in files: what a row says, by its column of kinds or by its words. */
import { dayOfCell, proposeColumns } from '../../../kernel/columns.js'
import { FIRST_YEAR, LAST_YEAR, yearOf } from '../../../kernel/calendar.js'
import type { HolidayCode } from '../../../kernel/holidays.js'
import { fold, searchWords } from '../../../kernel/text.js'
import { words } from '../../../kernel/words/index.js'
import type { Basis } from '../contract.js'
import type { Problem } from './check.js'

/** What a row may be: a holiday, a day on which one is made up, a day off or on of a swap, a day off of the office. */
export type DayKind = HolidayCode | `${HolidayCode}-made-up` | 'made-up' | 'swap' | 'swap-on' | 'office'

export interface DayRow {
  /** Row of a table or number of an event, for people to find it. */
  line: number
  /** The day as it is written. */
  said: string
  /** ISO, or null where it is none. */
  day: string | null
  /** Whether it says that the office works; null where it does not say. */
  working: boolean | null
  kind: DayKind | null
  text: string
  basis: Basis | null
  /** The file itself says that nobody has decided it. */
  unverified: boolean
  problem: Problem | null
}

const key = (text: string): string => searchWords(text).join(' ')
const KINDS = new Map(Object.entries(words.calendar.files.kinds).map(([code, name]) => [key(name), code as DayKind]))

/** Words by which other calendars name days, the more telling first. */
const TELLING: [RegExp, DayKind][] = [
  [/\b(?:lam bu|di lam bu|lam viec bu|working day|make up work)/, 'swap-on'],
  [/\bhoan doi/, 'swap'],
  [/\bnghi bu|\bday off for|\bin lieu/, 'made-up'],
  [/\btet duong lich|\bnew year s day|\bnew years day|\binternational new year/, 'new-year'],
  [/\btet nguyen dan|\btet am lich|\bnghi tet\b|\blunar new year|\bvietnamese new year|^tet$/, 'tet'],
  [/\bquoc khanh|\bnational day|\bindependence day/, 'national'],
  [/\bgio to|\bhung vuong|\bhung kings/, 'hung-kings'],
  [/\bgiai phong mien nam|\bngay chien thang|\bthong nhat dat nuoc|\breunification|\bliberation day/, 'liberation'],
  [/\bquoc te lao dong|\blabou?r day/, 'labour'],
]

/** The kind that words name: as our own files write it, or as people do. */
export function kindOfWords(text: string): DayKind | null {
  const words = key(text)
  return KINDS.get(words) ?? TELLING.find(([telling]) => telling.test(words))?.[1] ?? null
}

const ON = new Set(['lam viec', 'di lam', 'lam bu', 'on', 'working'])
const OFF = new Set(['nghi', 'ngay nghi', 'off', 'holiday'])

function stateOf(cell: string): boolean | null {
  const said = key(cell)
  if (ON.has(said)) return true
  return OFF.has(said) ? false : null
}

/** Columns of a table of days, by the words of its header. */
const COLUMNS = {
  day: ['ngày', 'ngày nghỉ', 'date', 'day'],
  state: ['tình trạng', 'trạng thái', 'nghỉ hay làm việc', 'state'],
  kind: ['loại', 'loại ngày', 'kind'],
  text: ['nội dung', 'tên', 'tên ngày', 'lý do', 'dịp', 'summary', 'name'],
  number: ['số văn bản', 'số ký hiệu', 'số quyết định'],
  date: ['ngày văn bản', 'ngày ban hành', 'ngày quyết định'],
  issuer: ['cơ quan quyết định', 'người quyết định', 'cơ quan ban hành', 'nơi ban hành'],
  note: ['ghi chú', 'note'],
}

export type Columns = Record<keyof typeof COLUMNS, number | null>

/** Null where no column holds days. */
export function columnsOf(header: readonly string[]): Columns | null {
  const columns = proposeColumns(header, COLUMNS)
  return columns.day === null ? null : columns
}

const UNVERIFIED = fold(words.calendar.files.unverified)

/** A mark of our own before what a spreadsheet would take for a formula. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@＝＋－＠])/, '')

export function rowOfCells(columns: Columns, line: number, cells: readonly string[]): DayRow {
  const cell = (column: keyof Columns): string => {
    const at = columns[column]
    return at === null ? '' : plain(cells[at] ?? '').slice(0, 300)
  }
  const text = cell('text')
  const state = stateOf(cell('state'))
  const [number, date, issuer] = [cell('number'), dayOfCell(cell('date')), cell('issuer')]
  return checked({
    line,
    said: cell('day'),
    day: dayOfCell(cell('day')),
    working: state,
    kind: kindOfWords(cell('kind')) ?? kindOfWords(text),
    text,
    basis: number && date && issuer ? { number: number.slice(0, 100), date, issuer: issuer.slice(0, 200) } : null,
    unverified: fold(`${cell('note')} ${text}`).includes(UNVERIFIED),
    problem: state === null && cell('state') ? { code: 'row-state', detail: { said: cell('state') } } : null,
  })
}

/** Before the name of a swap, on the day on which it is worked. */
const WORKS = words.calendar.files.works('')

interface FileEvent {
  number: number
  days: string[]
  problem: string | null
  summary: string
  categories: string[]
  tentative: boolean
}

export function rowsOfEvent(event: FileEvent): DayRow[] {
  const kind = event.categories.map(kindOfWords).find((one) => one !== null) ?? kindOfWords(event.summary)
  const row = (day: string | null): DayRow =>
    checked({
      line: event.number,
      said: day ?? '',
      day,
      working: null,
      kind,
      text: event.summary.startsWith(WORKS) ? event.summary.slice(WORKS.length) : event.summary,
      basis: null,
      unverified: event.tentative,
      problem: event.problem ? { code: `event-${event.problem}`, detail: {} } : null,
    })
  return event.days.length ? event.days.map(row) : [row(null)]
}

function checked(row: DayRow): DayRow {
  if (row.problem) return row
  if (row.day === null) return { ...row, problem: { code: 'row-day', detail: { said: row.said } } }
  const year = yearOf(row.day)
  const far = year <= FIRST_YEAR || year >= LAST_YEAR
  return far ? { ...row, day: null, problem: { code: 'day-out-of-range', detail: {} } } : row
}
