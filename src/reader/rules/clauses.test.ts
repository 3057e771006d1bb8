import { describe, expect, test } from 'vitest'
import { trimAction } from './action.js'
import { clausesOf } from './clauses.js'
import { cooperationOf } from './cooperation.js'
import { deadlineIn } from './deadline.js'
import { pieceOf, type Piece } from './lines.js'
import { isClosing, noOrderCode } from './no-order.js'
import { orderOf } from './order-clause.js'
import { reportToOf } from './report-to.js'
import { roleOf } from './role-words.js'

const piece = (text: string): Piece => pieceOf(text, 0, text.length)
const texts = (pieces: Piece[]): string[] => pieces.map((part) => part.text)

describe('clauses', () => {
  test('are cut at ";", "." and "đồng thời"', () => {
    expect(
      texts(clausesOf(piece('Lập danh sách; gửi Sở Nội vụ. Theo dõi kết quả, đồng thời báo cáo UBND xã'))),
    ).toEqual(['Lập danh sách', 'gửi Sở Nội vụ', 'Theo dõi kết quả', 'đồng thời báo cáo UBND xã'])
  })
  test('not where a list goes on, in brackets, or behind an abbreviation', () => {
    expect(clausesOf(piece('Tuyên truyền Luật Đất đai; các nghị định; thông tin về giá đất'))).toHaveLength(1)
    expect(clausesOf(piece('Lập hồ sơ (gồm tờ trình; lập bản vẽ. Kèm ảnh) của phường'))).toHaveLength(1)
    expect(clausesOf(piece('Tổ chức tại TP. Lam Khê'))).toHaveLength(1)
  })
  test('at a time or a condition that has its own verb', () => {
    expect(
      texts(
        clausesOf(piece('Hướng dẫn các thôn; ngày 28 hằng tháng tổng hợp số liệu; khi phát hiện ca bệnh, báo cáo')),
      ),
    ).toEqual(['Hướng dẫn các thôn', 'ngày 28 hằng tháng tổng hợp số liệu', 'khi phát hiện ca bệnh, báo cáo'])
    expect(clausesOf(piece('Ôn lại các mốc: ngày 2/9 năm nay; ngày 3/9 năm nay'))).toHaveLength(1)
    expect(orderOf(piece('ngày 28 hằng tháng tổng hợp số liệu'))?.action.text).toBe('tổng hợp số liệu')
    expect(orderOf(piece('từ ngày 6/4/2026 mở cống lấy nước'))?.action.text).toBe('mở cống lấy nước')
  })
  test('a name whose verb stands behind the next one stays with it', () => {
    expect(clausesOf(piece('Ban Xây dựng Đảng xã; Văn phòng Đảng ủy phường lập danh sách'))).toHaveLength(1)
  })
})

describe('a clause as an order', () => {
  const order = (text: string): [string[], string[], string, string] | null => {
    const found = orderOf(piece(text))
    return found && [texts(found.assignees), texts(found.cooperating), found.action.text, found.rule]
  }
  test('given by a directive', () => {
    expect(order('Ủy ban nhân dân xã đề nghị các thôn vận động nhân dân')).toEqual([
      ['các thôn'],
      [],
      'vận động nhân dân',
      'directive',
    ])
    expect(order('Để kịp thời gian, giao Phòng Kinh tế lập dự toán')).toEqual([
      ['Phòng Kinh tế'],
      [],
      'lập dự toán',
      'directive',
    ])
  })
  test('with a lead and those who cooperate', () => {
    expect(order('Sở Y tế chủ trì, phối hợp với Sở Tài chính và UBND các xã xây dựng phương án')).toEqual([
      ['Sở Y tế'],
      ['Sở Tài chính', 'UBND các xã'],
      'xây dựng phương án',
      'named-body',
    ])
    expect(order('Tiếp tục phối hợp với Công an xã kiểm tra tạm trú')?.[2]).toBe(
      'Tiếp tục phối hợp với Công an xã kiểm tra tạm trú',
    )
  })
  test('with the name before a colon', () => {
    expect(order('Phòng Kinh tế: Xây dựng kế hoạch')).toEqual([
      ['Phòng Kinh tế'],
      [],
      'Xây dựng kế hoạch',
      'named-body',
    ])
  })
  test('behind "cần", and without the words of duty', () => {
    expect(order('Quá trình sơ kết cần biểu dương các chi bộ')?.[2]).toBe('biểu dương các chi bộ')
    expect(order('Hiệu trưởng các trường có trách nhiệm bố trí người trực')?.[2]).toBe('bố trí người trực')
  })
  test('a party that is no known body, behind "đề nghị" and "giao"', () => {
    expect(order('Đề nghị Chợ đầu mối Lam Khê bố trí điểm bán')?.slice(0, 3)).toEqual([
      ['Chợ đầu mối Lam Khê'],
      [],
      'bố trí điểm bán',
    ])
    expect(order('Đề nghị Nghị quyết được triển khai')?.[0]).toEqual([])
    expect(order('Kết quả sơ kết, đề nghị các chi bộ báo cáo về Đảng ủy')?.[0]).toEqual(['các chi bộ'])
  })
  test('an apposition or a circumstance between the body and its verb', () => {
    expect(order('Sở Công Thương là cơ quan thường trực, theo dõi tiến độ')?.slice(0, 3)).toEqual([
      ['Sở Công Thương'],
      [],
      'theo dõi tiến độ',
    ])
    expect(order('Các trạm y tế, khi tiếp nhận ca bệnh, báo cáo Sở Y tế')?.slice(0, 3)).toEqual([
      ['Các trạm y tế'],
      [],
      'báo cáo Sở Y tế',
    ])
  })
  test('a deed whose verb is not known, behind the name and a colon', () => {
    expect(order('Văn phòng: kê bàn ghế hội trường')?.slice(0, 3)).toEqual([['Văn phòng'], [], 'kê bàn ghế hội trường'])
    expect(order('Trưởng ban: Ông Nguyễn A làm')).toBeNull()
    expect(order('Công đoàn các xã, phường: mỗi đơn vị tổ chức 01 cuộc đối thoại')?.[0]).toEqual([
      'Công đoàn các xã, phường',
    ])
  })
  test('told of the past is none', () => {
    expect(order('Thời gian qua, Chủ tịch đã giao Phòng Kinh tế lập dự toán')).toBeNull()
    expect(order('Tình hình có nhiều chuyển biến')).toBeNull()
  })
  test('cooperation ends at the verb or at "để"', () => {
    expect(texts(cooperationOf(piece('phối hợp với các phường để tổ chức ngày hội')).bodies)).toEqual(['các phường'])
  })
})

describe('what is no order', () => {
  test.each([
    ['nghiêm túc triển khai thực hiện', 'closing'],
    ['có hiệu lực kể từ ngày ký', 'effect'],
    ['không để xảy ra thất thoát', 'standard'],
    ['việc sơ kết phải thực hiện nghiêm túc', 'standard'],
    ['nếu có vướng mắc, các đơn vị báo cáo về Văn phòng', 'trouble'],
    ['thực hiện theo Mục III Kế hoạch', 'pointer'],
    ['phấn đấu đến hết năm 2026 có 90% hộ đạt chuẩn', 'goal'],
    ['các đơn vị gửi chậm sẽ bị nhắc nhở', 'stress'],
    ['Đây là căn cứ để đánh giá thi đua', 'stress'],
  ])('%s', (text, code) => {
    expect(noOrderCode(text, text, false)).toBe(code)
  })
  test('a date makes a standard an order', () => {
    expect(noOrderCode('không để hộ nào thiếu nhà', 'không để hộ nào thiếu nhà', true)).toBeNull()
    expect(isClosing('lập danh sách hộ nghèo')).toBe(false)
  })
})

describe('the words of an action', () => {
  const action = (text: string): string => trimAction(piece(text), deadlineIn(text, '2026-03-02')).text
  test('without deadline, remark and purpose at the end', () => {
    expect(action('Lập danh sách, hoàn thành trước ngày 5/4/2026.')).toBe('Lập danh sách')
    expect(action('Tuyên truyền trên mạng xã hội (có hướng dẫn kèm theo)')).toBe('Tuyên truyền trên mạng xã hội')
    expect(action('Gửi danh sách trước ngày 5/4/2026 để tổng hợp')).toBe('Gửi danh sách')
  })
  test('with the way of delivery and the event', () => {
    expect(action('gửi về Thành ủy (qua Ban Tổ chức) trước ngày 5/4/2026')).toBe('gửi về Thành ủy (qua Ban Tổ chức)')
    expect(action('triển khai ngay sau khi ký kết')).toBe('triển khai ngay sau khi ký kết')
  })
})

describe('to whom the result goes', () => {
  test.each([
    ['lập danh sách gửi về Sở Nội vụ trước ngày 5/4', 'Sở Nội vụ'],
    ['hoàn thiện dự thảo, trình Thường trực Thành ủy duyệt', 'Thường trực Thành ủy'],
    ['tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân phường', 'Chủ tịch Ủy ban nhân dân phường'],
    ['kiểm tra, báo cáo kết quả với UBND xã', 'UBND xã'],
    ['kịp thời tham mưu cho Thành ủy chỉ đạo', 'Thành ủy'],
    ['gửi về Đảng ủy (qua Văn phòng Đảng ủy) kết quả', 'Đảng ủy (qua Văn phòng Đảng ủy)'],
    ['đề xuất với Ủy ban nhân dân xã biện pháp', 'Ủy ban nhân dân xã'],
    ['kiến nghị cấp có thẩm quyền xem xét', 'cấp có thẩm quyền'],
  ])('%s', (text, expected) => {
    expect(reportToOf(piece(text))?.value).toBe(expected)
  })
  test('nobody', () => {
    expect(reportToOf(piece('lập danh sách hộ nghèo'))).toBeNull()
    expect(reportToOf(piece('bảo đảm trình độ chuyên môn'))).toBeNull()
  })
})

describe('role lines', () => {
  test('words before the colon', () => {
    expect(roleOf(piece('Cơ quan chủ trì: Sở Y tế'))?.role).toBe('lead')
    expect(roleOf(piece('Đơn vị phối hợp: các xã'))?.role).toBe('cooperating')
    expect(roleOf(piece('Thời gian thực hiện: Quý II'))?.role).toBe('time')
    expect(roleOf(piece('Thời gian thực hiện sau khi Luật ban hành'))?.value.text).toBe('sau khi Luật ban hành')
    expect(roleOf(piece('Kinh phí thực hiện'))).toBeNull()
  })
})
