import { describe, expect, it } from 'vitest'
import { proposeColumns } from '../../../kernel/columns.js'
import { COLUMN_NAMES, planImport, type KnownUnit } from './import.js'

const HEADER = ['STT', 'Tên cơ quan', 'Tên ngắn', 'Ký hiệu', 'Mã định danh', 'Trực thuộc', 'Loại', 'Từ ngày']
const mapping = proposeColumns(HEADER, COLUMN_NAMES)

const known: KnownUnit[] = [
  {
    id: 'city',
    name: 'Thành ủy Lam Khê',
    shortName: 'Thành ủy',
    symbol: 'TU',
    identifier: 'H1',
    validFrom: '2020-01-01',
  },
  { id: 'b1', name: 'Ban A', shortName: 'Ban', symbol: null, identifier: null, validFrom: '2020-01-01' },
  { id: 'b2', name: 'Ban B', shortName: 'Ban', symbol: null, identifier: null, validFrom: '2020-01-01' },
]

/** Rows as a person types them: name, short name, symbol, identifier, parent, kind, from. */
const plan = (...rows: string[][]) => {
  let n = 0
  return planImport(
    rows.map((cells, at) => ({ number: at + 2, cells: [String(at + 1), ...cells] })),
    mapping,
    known,
    '2026-01-01',
    () => `n${++n}`,
  )
}
const errors = (...rows: string[][]): string[] =>
  plan(...rows).errors.map((one) => `${one.row} ${one.field} ${one.code}`)

describe('a list of units', () => {
  it('knows its columns by their headers', () => {
    expect(mapping).toEqual({
      name: 1,
      shortName: 2,
      symbol: 3,
      identifier: 4,
      parent: 5,
      kind: 6,
      system: null,
      validFrom: 7,
      aliases: null,
    })
  })

  it('becomes a tree, parents before children, in whatever order it is written', () => {
    const { units, errors: none } = plan(
      ['Chi bộ 1', '', '', '', 'Đảng bộ phường Suối Hoa', '', ''],
      ['Đảng bộ phường Suối Hoa', 'Suối Hoa', 'ĐUSH', 'H1.2', 'thanh uy lam khe', 'Chi bộ, đảng bộ', '1/7/2025'],
    )
    // the child says nothing of its day and its parent began before it
    expect(none).toEqual([])
    expect(
      units.map(({ name, parentId, kind, system, validFrom }) => [name, parentId, kind, system, validFrom]),
    ).toEqual([
      ['Đảng bộ phường Suối Hoa', 'city', 'cell', 'party', '2025-07-01'],
      ['Chi bộ 1', 'n2', 'cell', 'party', '2026-01-01'],
    ])
    expect(units[0]).toMatchObject({ shortName: 'Suối Hoa', symbol: 'ĐUSH', identifier: 'H1.2' })
  })

  it.each([
    ['by identifier', 'H1'],
    ['by symbol', 'tu'],
    ['by short name', 'Thành ủy'],
  ])('names a parent %s', (_how, text) => {
    expect(plan(['X', '', '', '', text]).units[0]?.parentId).toBe('city')
  })

  it.each([
    ['Ủy ban nhân dân phường Cầu Đá', 'government', 'state'],
    ['Sở Nội vụ', 'government', 'state'],
    ['Ban Tuyên giáo và Dân vận Thành ủy', 'board', 'party'],
    ['Hội Nông dân', 'mass', 'front'],
    ['Báo Lam Khê', 'press', 'press'],
    ['Trường Trung học phổ thông Lam Khê', 'other', 'other'],
  ])('%s: is a %s where the list does not say', (name, kind, system) => {
    expect(plan([name]).units[0]).toMatchObject({ kind, system })
  })

  it('leaves out what is there already, so that it can be taken in again', () => {
    expect(plan(['THÀNH ỦY LAM KHÊ'], ['Ban C'])).toMatchObject({ known: 1, units: [{ name: 'Ban C' }], errors: [] })
  })

  it('says what is wrong, row by row', () => {
    expect(errors(['', 'x'])).toEqual(['2 name name-missing'])
    expect(errors(['A'], ['a'])).toEqual(['3 name name-twice'])
    expect(errors(['A', '', 'S'], ['B', '', 's'], ['C', '', 'TU'])).toEqual([
      '3 symbol symbol-twice',
      '4 symbol symbol-known',
    ])
    expect(errors(['A', '', '', 'M'], ['B', '', '', 'M'], ['C', '', '', 'H1'])).toEqual([
      '3 identifier identifier-twice',
      '4 identifier identifier-known',
    ])
    expect(errors(['A', '', '', '', 'Không có'])).toEqual(['2 parent unknown-parent'])
    expect(errors(['A', '', '', '', 'Ban'])).toEqual(['2 parent parent-ambiguous'])
    expect(errors(['A', '', '', '', 'A'])).toEqual(['2 parent parent-loop'])
    expect(errors(['A', '', '', '', '', 'Chuồng bò'])).toEqual(['2 kind unknown-kind'])
    expect(errors(['A', '', '', '', '', '', '31/2/2026'])).toEqual(['2 validFrom bad-date'])
    expect(errors(['A', '', '', '', 'B', '', '1/1/2025'], ['B', '', '', '', '', '', '1/1/2026'])).toEqual([
      '2 parent parent-later',
    ])
    expect(errors(['x'.repeat(201), 'y'.repeat(81), 'z'.repeat(41), 'w'.repeat(129)]).sort()).toEqual(
      ['identifier', 'name', 'shortName', 'symbol'].map((field) => `2 ${field} too-long`),
    )
  })

  it('names every row of a loop', () => {
    expect(
      errors(['A', '', '', '', 'B'], ['B', '', '', '', 'C'], ['C', '', '', '', 'A'], ['D', '', '', '', 'A']),
    ).toEqual(['2 parent parent-loop', '3 parent parent-loop', '4 parent parent-loop'])
  })

  it('takes five thousand rows in its stride', () => {
    const rows = Array.from({ length: 5000 }, (_, n) => [
      `Đơn vị ${n}`,
      '',
      `S${n}`,
      `M${n}`,
      n ? `Đơn vị ${n - 1}` : '',
    ])
    const started = performance.now()
    const { units, errors: none } = plan(...rows.toReversed())
    expect([units.length, none.length]).toEqual([5000, 0])
    expect(units[0]?.name).toBe('Đơn vị 0')
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
