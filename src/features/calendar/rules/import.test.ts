import { describe, expect, it } from 'vitest'
import { workCalendar } from '../../../kernel/calendar.js'
import type { NamedDecision } from './check.js'
import { columnsOf, kindOfWords, rowOfCells, rowsOfEvent, type DayRow } from './day-file.js'
import { planImport } from './import.js'

const HEADER = [
  'Ngày',
  'Thứ',
  'Tình trạng',
  'Loại',
  'Nội dung',
  'Số văn bản',
  'Ngày văn bản',
  'Cơ quan quyết định',
  'Ghi chú',
]
const table = (...rows: string[][]): DayRow[] => {
  const columns = columnsOf(HEADER)
  if (!columns) throw new Error('no columns')
  return rows.map((cells, at) => rowOfCells(columns, at + 2, cells))
}
const outcomes = (rows: DayRow[], before: NamedDecision[] = []): [string, string | null][] =>
  planImport(rows, before).rows.map(({ outcome, problem }) => [outcome, problem?.code ?? null])
const event = (day: string, summary: string, more: Partial<Parameters<typeof rowsOfEvent>[0]> = {}): DayRow[] =>
  rowsOfEvent({ number: 1, days: [day], problem: null, summary, categories: [], tentative: false, ...more })

describe('the words of a day', () => {
  it.each([
    ['Nghỉ Tết Nguyên đán', 'tet'],
    ['Tết Dương lịch', 'new-year'],
    ["International New Year's Day", 'new-year'],
    ['Vietnamese New Year', 'tet'],
    ['Ngày Quốc khánh', 'national'],
    ['Giỗ Tổ Hùng Vương', 'hung-kings'],
    ['Ngày Giải phóng miền Nam', 'liberation'],
    ['Đi làm bù cho ngày 2/1', 'swap-on'],
    ['Nghỉ bù Giỗ Tổ Hùng Vương', 'hung-kings-made-up'],
    ['Nghỉ bù', 'made-up'],
    ['Nghỉ hoán đổi', 'swap'],
    ['Ngày nghỉ của cơ quan', 'office'],
    ['Dời trụ sở', null],
  ])('%s', (words, kind) => {
    expect(kindOfWords(words)).toBe(kind)
  })
})

describe('a file of days', () => {
  it('makes the five days of Tết one decision, and finds the made-up day that follows from them', () => {
    const days = ['5/2/2027', '06/02/2027', '2027-02-07', '8/2/2027', '9/2/2027']
    const rows = table(
      ...days.map((day) => [day, '', 'nghỉ', 'Tết Nguyên đán', 'Nghỉ Tết', '12-TB/VPTU', '10/11/2026', 'Thành ủy']),
      ['10/2/2027', '', 'nghỉ', 'Nghỉ bù Tết Nguyên đán', ''],
      ['1/1/2027', '', 'nghỉ', 'Tết Dương lịch', ''],
      ['3/1/2027', '', 'nghỉ', '', ''],
    )
    const plan = planImport(rows, [])
    expect(plan.decisions).toEqual([
      {
        title: 'Nghỉ Tết',
        content: {
          kind: 'holiday',
          holiday: 'tet',
          year: 2027,
          days: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'],
        },
        basis: { number: '12-TB/VPTU', date: '2026-11-10', issuer: 'Thành ủy' },
      },
    ])
    expect(plan.rows.map(({ outcome }) => outcome)).toEqual([...days.map(() => 'off'), 'known', 'known', 'known'])
  })

  it('puts swapped days together, whether named alike or not, and refuses half a swap', () => {
    expect(
      planImport(
        table(['4/1/2027', '', 'nghỉ', 'Nghỉ hoán đổi', 'Đợt 1'], ['9/1/2027', '', 'làm việc', 'Làm bù', 'Đợt 1']),
        [],
      ).decisions,
    ).toEqual([{ title: 'Đợt 1', content: { kind: 'swap', off: ['2027-01-04'], on: ['2027-01-09'] }, basis: null }])
    const foreign = [...event('2027-01-04', 'Nghỉ hoán đổi'), ...event('2027-01-09', 'Đi làm bù')]
    expect(planImport(foreign, []).decisions).toMatchObject([{ content: { kind: 'swap' }, title: '' }])
    expect(outcomes(event('2027-01-09', 'Đi làm bù'))).toEqual([['problem', 'swap-uneven']])
  })

  it('says of every row why it is not taken', () => {
    expect(
      outcomes(
        table(
          ['31/2/2027', '', 'nghỉ'],
          ['', '', 'nghỉ', '', 'không ngày'],
          ['4/1/2027', '', 'chắc là nghỉ'],
          ['5/1/2027', '', 'nghỉ', 'Giỗ Tổ Hùng Vương'],
          ['6/1/2027', '', 'nghỉ', '', 'Dời trụ sở'],
          ['6/1/2027', '', 'nghỉ', '', 'Dời trụ sở'],
          ['7/1/2027', '', 'nghỉ', 'Nghỉ bù'],
          ['6/2/2027', '', 'nghỉ', 'Tết Nguyên đán'],
          ['1/9/2027', '', 'nghỉ', 'Quốc khánh 2/9', '', '', '', '', 'chưa thẩm định'],
          ['2/9/2027', '', 'nghỉ', 'Quốc khánh 2/9'],
          ['3/9/1700', '', 'nghỉ'],
        ),
      ),
    ).toEqual([
      ['problem', 'row-day'],
      ['problem', 'row-day'],
      ['problem', 'row-state'],
      ['problem', 'row-no-holiday'],
      ['off', null],
      ['problem', 'day-twice'],
      ['problem', 'row-made-up'],
      ['problem', 'holiday-day-count'],
      ['known', null],
      ['known', null],
      ['problem', 'day-out-of-range'],
    ])
    expect(outcomes(event('2027-01-01', '', { days: [], problem: 'repeats' }))).toEqual([['problem', 'event-repeats']])
  })

  it('changes nothing where the calendar says so already, and does not contradict a decision that stands', () => {
    const before: NamedDecision[] = [
      { id: 'o', title: 'Dời trụ sở', content: { kind: 'office', days: ['2027-01-06'] } },
      { id: 's', title: 'Hoán đổi', content: { kind: 'swap', off: ['2027-01-04'], on: ['2027-01-09'] } },
    ]
    expect(outcomes([...event('2027-01-06', 'Nghỉ'), ...event('2027-01-09', 'Làm bù', { number: 2 })], before)).toEqual(
      [
        ['known', null],
        ['known', null],
      ],
    )
    expect(outcomes(table(['9/1/2027', '', 'nghỉ', '', 'Nghỉ']), before)).toEqual([['problem', 'day-decided']])
  })

  it('takes a made-up day that the office has put elsewhere', () => {
    const plan = planImport(table(['24/4/2026', '', 'nghỉ', 'Nghỉ bù', 'Nghỉ bù Giỗ Tổ']), [])
    expect(plan.decisions.map((one) => one.content)).toEqual([
      { kind: 'compensation', holiday: 'hung-kings', year: 2026, days: ['2026-04-24'] },
    ])
    const calendar = workCalendar(plan.decisions.map(({ content }, at) => ({ id: String(at), content })))
    expect([calendar.isWorkingDay('2026-04-24'), calendar.isWorkingDay('2026-04-27')]).toEqual([false, true])
  })
})
