import { describe, expect, test } from 'vitest'
import { noOrderCode } from './no-order.js'
import type { Piece } from './lines.js'
import { reportToOf } from './report-to.js'

const piece = (text: string): Piece => ({ text, at: Array.from({ length: text.length }, (_, i) => i) })
const to = (text: string): string | null => reportToOf(piece(text))?.value ?? null

describe('to whom the result goes', () => {
  test.each([
    ['Gửi kết quả về Phòng Nội vụ trước ngày 5/3/2026, qua thư điện tử', 'Phòng Nội vụ'],
    ['Báo cáo kết quả về UBND xã (qua Phòng Kinh tế) trước ngày 5/3/2026', 'UBND xã (qua Phòng Kinh tế)'],
    ['Báo cáo UBND xã tiến độ vào chiều thứ Năm', 'UBND xã'],
    ['Báo cáo kết quả Tháng hành động về Hội Nông dân xã muộn nhất ngày 10/6', 'Hội Nông dân xã'],
    ['Hoàn tất hồ sơ, báo cáo Ban Tổ chức Đảng ủy ngày 15/3/2027', 'Ban Tổ chức Đảng ủy'],
    ['Báo cáo nhanh ngày 15 và ngày 30 hằng tháng về Trạm Y tế xã', 'Trạm Y tế xã'],
    ['Cập nhật tình hình báo cáo lãnh đạo UBND xã cuối mỗi ngày', 'lãnh đạo UBND xã'],
    ['Thẩm định giá đất, trình UBND xã không muộn hơn ngày 20/3', 'UBND xã'],
    ['Trình Ban Thường vụ Đảng ủy Đề án vị trí việc làm', 'Ban Thường vụ Đảng ủy'],
    ['Hoàn chỉnh hồ sơ trình tỉnh thẩm định', 'tỉnh'],
    ['Chuẩn bị hồ sơ, gửi đoàn kiểm tra trước 05 ngày làm việc', 'đoàn kiểm tra'],
    ['Gửi Sở Văn hóa, Thể thao và Du lịch ngày 20 hằng tháng', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['Gửi Sở Nội vụ, Sở Tài chính và Công an tỉnh', 'Sở Nội vụ; Sở Tài chính; Công an tỉnh'],
    ['Gửi qua hộp thư của Văn phòng Xã đoàn trước 17h00', 'Văn phòng Xã đoàn'],
    ['Nộp hồ sơ tại Bộ phận Một cửa chậm nhất ngày 5/3', 'Bộ phận Một cửa'],
    ['Chuyển hồ sơ sang Công an xã trước ngày 5/5', 'Công an xã'],
    ['quyên góp sách, đăng ký số lượng với Văn phòng Sở trước ngày 20/8', 'Văn phòng Sở'],
    ['theo dõi, báo cáo Thường trực Đảng ủy./.', 'Thường trực Đảng ủy'],
    ['Tổng hợp báo cáo Ủy ban nhân dân cùng cấp để chỉ đạo', 'Ủy ban nhân dân cùng cấp'],
  ])('%s', (text, body) => {
    expect(to(text)).toBe(body)
  })

  test.each(['Chuyển phát báo đến chi bộ trong ngày', 'Lập 10 đội chuyển đổi số về các xã vùng cao', 'Lập danh sách'])(
    '%s: nobody',
    (text) => {
      expect(to(text)).toBeNull()
    },
  )

  test('what is sent by a date is an order, though its purpose is named', () => {
    const text = 'Gửi danh sách về Phòng Nội vụ trước ngày 5/3/2026 để tổng hợp'
    expect(noOrderCode(text, text, true)).toBeNull()
    expect(noOrderCode('Gửi các đơn vị để biết', 'Gửi các đơn vị để biết', false)).toBe('for-information')
  })
})
