/** From the rows of a spreadsheet to organisations, or to what is wrong with each row. */
import { dayOfCell, type Mapping } from '../../../kernel/columns.js'
import { searchWords } from '../../../kernel/text.js'
import type { ImportField, RowError } from '../contract.js'
import { loopIn } from './tree.js'

/** How headers of such lists are written. */
export const COLUMN_NAMES: Record<ImportField, readonly string[]> = {
  name: ['Tên đầy đủ', 'Tên cơ quan', 'Tên đơn vị', 'Cơ quan, đơn vị', 'Đơn vị', 'Tên'],
  shortName: ['Tên ngắn', 'Tên viết tắt', 'Tên gọi tắt'],
  symbol: ['Ký hiệu', 'Viết tắt'],
  identifier: ['Mã định danh', 'Mã đơn vị', 'Mã cơ quan', 'Mã'],
  parent: ['Đơn vị cấp trên', 'Trực thuộc', 'Cấp trên', 'Cơ quan chủ quản', 'Mã cấp trên'],
  kind: ['Loại', 'Loại đơn vị', 'Loại hình'],
  system: ['Hệ thống', 'Khối'],
  validFrom: ['Từ ngày', 'Ngày thành lập', 'Ngày bắt đầu', 'Hiệu lực từ'],
  aliases: ['Cách gọi khác', 'Tên khác'],
}

export interface ImportRow {
  number: number
  cells: readonly string[]
}

export interface KnownUnit {
  id: string
  name: string
  shortName: string
  symbol: string | null
  identifier: string | null
  validFrom: string
}

export interface PlannedUnit {
  row: number
  id: string
  name: string
  shortName: string
  symbol: string | null
  identifier: string | null
  aliases: string[]
  kind: string
  system: string
  parentId: string | null
  validFrom: string
}

export interface ImportPlan {
  units: PlannedUnit[]
  /** Rows of units that are there already, under the same name. */
  known: number
  errors: RowError[]
}

const LENGTH = { name: 200, shortName: 80, symbol: 40, identifier: 128 } as const
const key = (text: string): string => searchWords(text).join(' ')

/** What a kind is called in lists, beside its own name; folded, the longest first where one begins another. */
const KIND_WORDS: [string, string][] = [
  ['cap uy', 'committee'],
  ['van phong', 'office'],
  ['ban cua cap uy', 'board'],
  ['ban dang', 'board'],
  ['co quan nha nuoc', 'government'],
  ['co quan hanh chinh', 'government'],
  ['chinh quyen', 'government'],
  ['mat tran to quoc', 'front'],
  ['mat tran', 'front'],
  ['to chuc chinh tri xa hoi', 'mass'],
  ['doan the', 'mass'],
  ['chi bo dang bo', 'cell'],
  ['chi bo', 'cell'],
  ['dang bo', 'cell'],
  ['co quan bao chi', 'press'],
  ['bao chi', 'press'],
  ['khac', 'other'],
]
const SYSTEM_WORDS: [string, string][] = [
  ['dang', 'party'],
  ['nha nuoc', 'state'],
  ['chinh quyen', 'state'],
  ['mat tran doan the', 'front'],
  ['mat tran', 'front'],
  ['doan the', 'front'],
  ['bao chi', 'press'],
  ['khac', 'other'],
]

/** What a name begins with tells the kind, where the list does not. */
const BEGINNINGS: [RegExp, string][] = [
  [/^(?:tinh|thanh|huyen|quan|dang) uy\b/, 'committee'],
  [/^van phong\b/, 'office'],
  [/^(?:chi bo|dang bo)\b/, 'cell'],
  [/^(?:uy ban mat tran|ubmttq|mttq|mat tran)\b/, 'front'],
  [/^(?:hoi|lien doan|cong doan|doan thanh nien|tinh doan|thanh doan|huyen doan)\b/, 'mass'],
  [/^(?:bao|dai|tap chi|trung tam truyen thong)\b/, 'press'],
  [/^ban (?:to chuc|tuyen giao|dan van|noi chinh|xay dung dang)\b|^uy ban kiem tra\b/, 'board'],
  [/^(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|so|phong|chi cuc|cuc|thanh tra|cong an)\b/, 'government'],
]

const SYSTEM_OF: Record<string, string> = {
  committee: 'party',
  office: 'party',
  board: 'party',
  cell: 'party',
  government: 'state',
  front: 'front',
  mass: 'front',
  press: 'press',
  other: 'other',
}

const kindByName = (name: string): string => BEGINNINGS.find(([begins]) => begins.test(key(name)))?.[1] ?? 'other'

/** The word's meaning; undefined where it has none. */
const meaning = (cell: string, words: [string, string][]): string | undefined =>
  words.find(([word, value]) => key(cell) === word || key(cell) === value)?.[1]

interface Draft extends PlannedUnit {
  parentText: string
}

/**
 * The units of a list, or every error of every row. A row whose unit is there already under the same name is left out, so that a
 * list can be corrected and taken in again.
 * @param validFrom from when units exist whose row says nothing about it
 */
export function planImport(
  rows: readonly ImportRow[],
  mapping: Mapping<ImportField>,
  existing: readonly KnownUnit[],
  validFrom: string,
  newId: () => string,
): ImportPlan {
  const errors: RowError[] = []
  const wrong = (row: number, field: ImportField, code: string, value: string): void =>
    void errors.push({ row, field, code, value: value.slice(0, 100) })
  const cellOf = (row: ImportRow, field: ImportField): string => {
    const column = mapping[field]
    return column === null ? '' : (row.cells[column] ?? '').trim()
  }
  const byName = new Map(existing.map((unit) => [key(unit.name), unit]))
  const bySymbol = new Map(existing.flatMap((unit) => (unit.symbol ? [[key(unit.symbol), unit] as const] : [])))
  const byIdentifier = new Map(existing.flatMap((unit) => (unit.identifier ? [[unit.identifier, unit] as const] : [])))
  const rowOf = {
    name: new Map<string, number>(),
    symbol: new Map<string, number>(),
    identifier: new Map<string, number>(),
  }

  const drafts: Draft[] = []
  let known = 0
  for (const row of rows) {
    const name = cellOf(row, 'name')
    const said = {
      shortName: cellOf(row, 'shortName'),
      symbol: cellOf(row, 'symbol'),
      identifier: cellOf(row, 'identifier'),
    }
    if (!name) {
      wrong(row.number, 'name', 'name-missing', '')
      continue
    }
    for (const field of ['name', 'shortName', 'symbol', 'identifier'] as const) {
      const value = field === 'name' ? name : said[field]
      if (value.length > LENGTH[field]) wrong(row.number, field, 'too-long', value)
    }
    if (byName.has(key(name))) {
      known++
      continue
    }
    once(rowOf.name, key(name), row.number, () => wrong(row.number, 'name', 'name-twice', name))
    if (said.symbol) {
      if (bySymbol.has(key(said.symbol))) wrong(row.number, 'symbol', 'symbol-known', said.symbol)
      else
        once(rowOf.symbol, key(said.symbol), row.number, () => wrong(row.number, 'symbol', 'symbol-twice', said.symbol))
    }
    if (said.identifier) {
      if (byIdentifier.has(said.identifier)) wrong(row.number, 'identifier', 'identifier-known', said.identifier)
      else
        once(rowOf.identifier, said.identifier, row.number, () =>
          wrong(row.number, 'identifier', 'identifier-twice', said.identifier),
        )
    }
    const kindCell = cellOf(row, 'kind')
    const kind = kindCell ? meaning(kindCell, KIND_WORDS) : kindByName(name)
    if (!kind) wrong(row.number, 'kind', 'unknown-kind', kindCell)
    const systemCell = cellOf(row, 'system')
    const system = systemCell ? meaning(systemCell, SYSTEM_WORDS) : SYSTEM_OF[kind ?? 'other']
    if (!system) wrong(row.number, 'system', 'unknown-system', systemCell)
    const dayCell = cellOf(row, 'validFrom')
    const from = dayCell ? dayOfCell(dayCell) : validFrom
    if (!from) wrong(row.number, 'validFrom', 'bad-date', dayCell)
    drafts.push({
      row: row.number,
      id: newId(),
      name,
      shortName: said.shortName || name.slice(0, LENGTH.shortName),
      symbol: said.symbol || null,
      identifier: said.identifier || null,
      aliases: cellOf(row, 'aliases')
        .split(';')
        .flatMap((alias) => alias.trim() || []),
      kind: kind ?? 'other',
      system: system ?? 'other',
      parentId: null,
      parentText: cellOf(row, 'parent'),
      validFrom: from ?? validFrom,
    })
  }

  const find = parentFinder(drafts, existing)
  for (const draft of drafts) {
    if (!draft.parentText) continue
    const parent = find(draft.parentText)
    if (parent === 'several') wrong(draft.row, 'parent', 'parent-ambiguous', draft.parentText)
    else if (parent === 'none') wrong(draft.row, 'parent', 'unknown-parent', draft.parentText)
    else if (parent.id === draft.id) wrong(draft.row, 'parent', 'parent-loop', draft.parentText)
    else if (parent.validFrom > draft.validFrom) wrong(draft.row, 'parent', 'parent-later', draft.parentText)
    else draft.parentId = parent.id
  }
  loopErrors(drafts, (draft) => wrong(draft.row, 'parent', 'parent-loop', draft.parentText))
  return {
    units: inOrder(drafts).map(({ parentText: _text, ...unit }) => unit),
    known,
    errors: errors.sort((a, b) => a.row - b.row),
  }
}

function once(rows: Map<string, number>, value: string, row: number, again: () => void): void {
  if (rows.has(value)) again()
  else rows.set(value, row)
}

type Found = { id: string; validFrom: string } | 'several' | 'none'

/** Parents are named by identifier, by full name, by symbol or by short name, in that order; in the list or already there. */
function parentFinder(drafts: readonly Draft[], existing: readonly KnownUnit[]): (text: string) => Found {
  const all = [...existing, ...drafts]
  const index = (of: (unit: KnownUnit) => string | null): Map<string, KnownUnit[]> => {
    const map = new Map<string, KnownUnit[]>()
    for (const unit of all) {
      const value = of(unit)
      if (!value) continue
      const known = map.get(value)
      if (known) known.push(unit)
      else map.set(value, [unit])
    }
    return map
  }
  const shelves: [Map<string, KnownUnit[]>, (text: string) => string][] = [
    [index((unit) => unit.identifier), (text) => text],
    [index((unit) => key(unit.name)), key],
    [index((unit) => unit.symbol && key(unit.symbol)), key],
    [index((unit) => key(unit.shortName)), key],
  ]
  return (text) => {
    for (const [shelf, keyOf] of shelves) {
      const found = shelf.get(keyOf(text)) ?? []
      if (found.length === 1) return found[0] as KnownUnit
      if (found.length > 1) return 'several'
    }
    return 'none'
  }
}

/** Every row of every loop is named, so that a person sees where to cut it. */
function loopErrors(drafts: Draft[], wrong: (draft: Draft) => void): void {
  const parents = new Map(drafts.flatMap((draft) => (draft.parentId ? [[draft.id, draft.parentId] as const] : [])))
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  for (let loop = loopIn(parents); loop; loop = loopIn(parents))
    for (const id of loop) {
      parents.delete(id)
      const draft = byId.get(id)
      if (draft) wrong(draft)
    }
}

/** Parents before their children, so that each can be written when it comes. */
function inOrder(drafts: Draft[]): Draft[] {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]))
  const placed = new Set<string>()
  const order: Draft[] = []
  for (const draft of drafts) {
    const path: Draft[] = []
    for (
      let at: Draft | undefined = draft;
      at && !placed.has(at.id) && !path.includes(at);
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    )
      path.push(at)
    for (const one of path.toReversed()) {
      placed.add(one.id)
      order.push(one)
    }
  }
  return order
}
