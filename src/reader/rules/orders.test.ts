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
const orders = (body: string): [string, string[], string][] => read(body).orders.map(told)

describe('the orders of a body', () => {
  test('headings name who is to act, items what', () => {
    expect(
      orders(
        'Ủy ban nhân dân xã chỉ đạo như sau:\n\n1. Phòng Kinh tế\n\n1.1. Lập dự toán; gửi về Văn phòng trước ngày 5/4/2026.\n\n1.2. Thường xuyên kiểm tra tiến độ.\n\n2. Công an xã\n\nTuần tra ban đêm. Bố trí lực lượng trực.',
      ),
    ).toEqual([
      ['1.1', ['Phòng Kinh tế'], 'Lập dự toán'],
      ['1.1', ['Phòng Kinh tế'], 'gửi về Văn phòng'],
      ['1.2', ['Phòng Kinh tế'], 'Thường xuyên kiểm tra tiến độ'],
      ['2', ['Công an xã'], 'Tuần tra ban đêm'],
      ['2', ['Công an xã'], 'Bố trí lực lượng trực'],
    ])
  })

  test('a lead-in speaks to everybody', () => {
    const read = orders(
      'Ủy ban nhân dân xã yêu cầu các thôn thực hiện tốt các nội dung sau:\n\n1. Rà soát hộ nghèo.\n\n2. Tổ chức ngày hội.',
    )
    expect(read.map(([path, assignees]) => [path, assignees])).toEqual([
      ['1', ['các thôn']],
      ['2', ['các thôn']],
    ])
  })

  test('paragraphs under a lead-in that begin with a body', () => {
    expect(
      orders(
        'Sau khi xem xét báo cáo của các thôn về tình hình mưa lũ những ngày qua, Ủy ban nhân dân xã chỉ đạo:\n\nPhòng Kinh tế kiểm tra hồ chứa; gia cố bờ kè trước ngày 5/4/2026.\n\nCông an xã phân luồng giao thông.\n\nTình hình mưa còn phức tạp.',
      ),
    ).toEqual([
      ['', ['Phòng Kinh tế'], 'kiểm tra hồ chứa'],
      ['', ['Phòng Kinh tế'], 'gia cố bờ kè'],
      ['', ['Công an xã'], 'phân luồng giao thông'],
    ])
  })

  test('orders counted in words', () => {
    expect(
      orders(
        'Ủy ban nhân dân xã yêu cầu các thôn thực hiện các nhiệm vụ sau:\n\nMột là, rà soát hộ nghèo.\n\nHai là, Phòng Kinh tế lập dự toán.\n\nThứ ba, nạo vét kênh mương.',
      ),
    ).toEqual([
      ['', ['các thôn'], 'rà soát hộ nghèo'],
      ['', ['Phòng Kinh tế'], 'lập dự toán'],
      ['', ['các thôn'], 'nạo vét kênh mương'],
    ])
  })

  test('a heading in capitals that names a body', () => {
    expect(
      orders('I. ĐỐI VỚI CÁC SỞ, BAN, NGÀNH\n\n1. Rà soát quy trình.\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Lập danh sách.'),
    ).toEqual([
      ['I.1', ['CÁC SỞ, BAN, NGÀNH'], 'Rà soát quy trình'],
      ['II.1', [], 'Lập danh sách'],
    ])
  })

  test('an order under "Thời gian"', () => {
    expect(
      orders('III. THỜI GIAN\n\n- Chi bộ hoàn thành kiểm điểm trước ngày 30/4/2026.\n\n- Các cơ quan thường trực.').map(
        ([path, bodies]) => [path, bodies],
      ),
    ).toEqual([['III', ['Chi bộ']]])
  })

  test('a list of subjects is no list of orders', () => {
    expect(
      orders(
        '1. Văn phòng\n\n1.1. Xây dựng chương trình.\n\nNội dung phối hợp:\n\n(1) Kết quả phát triển kinh tế.\n\n(2) Các ngày lễ lớn.\n\n2. Công an xã kiểm tra cư trú.',
      ).map(([path]) => path),
    ).toEqual(['1.1', '2'])
  })

  test('sections of purposes give no orders, closings neither', () => {
    expect(
      orders(
        'I. MỤC ĐÍCH, YÊU CẦU\n\n1. Nâng cao nhận thức của nhân dân.\n\nII. NHIỆM VỤ\n\n1. Lập danh sách hộ nghèo.\n\nĐề nghị các đơn vị nghiêm túc triển khai thực hiện./.',
      ).map(([path]) => path),
    ).toEqual(['II.1'])
  })

  test('a closing sentence that asks for a report with a date is one', () => {
    const [last] = read(
      '1. Văn phòng lập kế hoạch.\n\nYêu cầu các thôn nghiêm túc thực hiện. Báo cáo kết quả gửi về Ủy ban nhân dân xã trước ngày 25/4/2026./.',
    ).orders.slice(-1)
    expect(last).toMatchObject({ path: '', rule: 'closing-report' })
    expect(last!.assignees[0]?.value).toBe('các thôn')
  })

  test('a plan’s roles and times go to the items of their section', () => {
    const reading = read(
      'II. NỘI DUNG\n\n1. Nội dung\n\na) Tổ chức hội nghị quán triệt;\n\nb) Lập chuyên mục.\n\n2. Cơ quan chủ trì, phối hợp\n\na) Cơ quan chủ trì\n\n- Sở Nội vụ; Sở Y tế.\n\nb) Cơ quan phối hợp\n\nCác phường.\n\n3. Thời gian thực hiện: Tháng 12/2026.',
    )
    expect(reading.orders.map(told)).toEqual([
      ['II.1.a', ['Sở Nội vụ', 'Sở Y tế'], 'Tổ chức hội nghị quán triệt'],
      ['II.1.b', ['Sở Nội vụ', 'Sở Y tế'], 'Lập chuyên mục'],
    ])
    expect(reading.orders[0]!.cooperating.map((body) => body.value)).toEqual(['Các phường'])
    expect(reading.orders[1]!.deadline?.value).toMatchObject({ bound: 'by', date: '2026-12-31' })
  })

  test('an item’s own time goes before its section’s', () => {
    const reading = read(
      '1. Lập danh sách trước ngày 5/4/2026.\n\n2. Tổ chức hội nghị.\n\n3. Thời gian thực hiện: Quý III/2026.',
    )
    expect(reading.orders.map((order) => order.deadline?.value.date)).toEqual(['2026-04-05', '2026-09-30'])
  })

  test('a sentence of time holds for the item, one behind ";" for the last clause', () => {
    expect(
      read('1. Văn phòng lập danh sách; gửi các thôn. Hoàn thành trong tháng 8 năm 2026.').orders.map(
        (o) => o.deadline?.value.date,
      ),
    ).toEqual(['2026-08-31', '2026-08-31'])
    expect(
      read('1. Văn phòng lập danh sách; gửi các thôn; hoàn thành trước ngày 5/8/2026.').orders.map(
        (o) => o.deadline?.value.date ?? null,
      ),
    ).toEqual([null, '2026-08-05'])
  })

  test('"(nếu có)" makes it depend', () => {
    expect(read('1. Văn phòng giải quyết các vấn đề phát sinh (nếu có).').orders[0]?.conditional).toBe(true)
  })
})
