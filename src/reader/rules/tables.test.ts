import { describe, expect, test } from 'vitest'
import { paperOfText, readPaper } from '../read.js'
import type { ReadOrder, Reading } from '../reading.js'

const HEAD = 'UBND XÃ NẬM MÂY\nSố: 5/UBND-VP\n\nNậm Mây, ngày 2 tháng 3 năm 2026\n\n'
const read = (body: string): Reading => readPaper(paperOfText(`${HEAD}${body}`))
const told = (order: ReadOrder): [string, string[], string] => [
  order.path,
  order.assignees.map((body) => body.value),
  order.action.value,
]

describe('assignment tables', () => {
  const MARKDOWN =
    '| TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |\n|---|---|---|---|---|\n| 1 | Lập danh sách; gửi các thôn | Phòng Kinh tế | Công an xã; Hội Nông dân xã | 30/6/2026 |\n| 2 | Hội nghị tổng kết | Văn phòng | | Tháng 12/2026 |'
  const LOOSE =
    'TT\nNội dung công việc\nCơ quan\nchủ trì\nThời gian\n1\nLập danh sách hộ nghèo\ntrên địa bàn\nPhòng Kinh tế\nTháng 5/2026\n2\nTổ chức hội nghị\nVăn phòng\nQuý III/2026'

  test('one row is one task, split as elsewhere', () => {
    const reading = read(`II. PHÂN CÔNG\n\n${MARKDOWN}\n\nNơi nhận:\n- Như trên.`)
    expect(reading.orders.map(told)).toEqual([
      ['II.1', ['Phòng Kinh tế'], 'Lập danh sách'],
      ['II.1', ['Phòng Kinh tế'], 'gửi các thôn'],
      ['II.2', ['Văn phòng'], 'Hội nghị tổng kết'],
    ])
    expect(reading.orders[0]).toMatchObject({ rule: 'table-row' })
    expect(reading.orders[0]!.cooperating.map((body) => body.value)).toEqual(['Công an xã', 'Hội Nông dân xã'])
    expect(reading.orders[2]!.deadline?.value).toMatchObject({ bound: 'by', date: '2026-12-31' })
  })

  test('the body first, time and cooperation in one column, an empty number', () => {
    const reading = read(
      'Văn phòng Ủy ban nhân dân xã thông báo các nhiệm vụ được giao như sau:\n\n| TT | Cơ quan, đơn vị | Nhiệm vụ được giao | Thời gian hoàn thành; cơ quan phối hợp |\n|---|---|---|---|\n| 1 | Phòng Kinh tế | Lập danh sách hộ nghèo | Trong tháng 3/2026; phối hợp: Công an xã |\n\nNơi nhận:\n- Như trên.',
    )
    expect(reading.orders.map(told)).toEqual([['1', ['Phòng Kinh tế'], 'Lập danh sách hộ nghèo']])
    expect(reading.orders[0]!.cooperating.map((body) => body.value)).toEqual(['Công an xã'])
    expect(reading.orders[0]!.deadline?.value).toMatchObject({ bound: 'by', date: '2026-03-31' })
  })

  test('a heading over rows gives them its letter', () => {
    const reading = read(
      'II. PHÂN CÔNG\n\n| TT | Nội dung công việc | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| A | Hạ tầng | | |\n| 1 | Lập danh sách | Phòng Kinh tế | Tháng 5/2026 |\n| B | Xã hội | | |\n| 1 | Tổ chức hội nghị | Văn phòng | Tháng 6/2026 |\n\nNơi nhận:\n- Như trên.',
    )
    expect(reading.orders.map((order) => order.path)).toEqual(['II.A.1', 'II.B.1'])
  })

  test('cells on lines of their own are put back into rows', () => {
    expect(read(`II. PHÂN CÔNG\n\n${LOOSE}\n\nNơi nhận:\n- Như trên.`).orders.map(told)).toEqual([
      ['II.1', ['Phòng Kinh tế'], 'Lập danh sách hộ nghèo trên địa bàn'],
      ['II.2', ['Văn phòng'], 'Tổ chức hội nghị'],
    ])
  })

  test('a table of figures assigns nothing', () => {
    expect(
      read('1. Văn phòng lập kế hoạch.\n\n| TT | Xã | Số hộ |\n|---|---|---|\n| 1 | Nậm Mây | 30 |').orders,
    ).toHaveLength(1)
  })

  test('what an annex table breaks down is not counted twice', () => {
    const annex = `Nơi nhận:\n- Như trên.\n\nPHỤ LỤC\n\n${MARKDOWN}`
    const paths = read(`1. Phòng Kinh tế gửi các thôn.\n\n2. Công an xã kiểm tra cư trú.\n\n${annex}`).orders.map(
      (order) => [order.path, order.rule],
    )
    expect(paths).toEqual([
      ['2', 'named-body'],
      ['1', 'table-row'],
      ['1', 'table-row'],
      ['2', 'table-row'],
    ])
  })
})
