import { describe, expect, test } from 'vitest'
import { paperOfText, readPaper } from '../read.js'

const HEAD = 'THÀNH ỦY LAM KHÊ\nSố 5-CV/TU\n\nLam Khê, ngày 2 tháng 3 năm 2026\n\n'
const paths = (body: string): string[] => readPaper(paperOfText(`${HEAD}${body}`)).orders.map((order) => order.path)
const under = (leadIn: string, ...items: string[]): string[] =>
  paths(
    `1. Văn phòng\n\n1.1. Xây dựng chương trình.\n\n${leadIn}\n\n${items.map((item, i) => `(${i + 1}) ${item}`).join('\n\n')}\n\n2. Công an xã kiểm tra cư trú.`,
  )

describe('lists of subjects', () => {
  test.each([
    'Nội dung phối hợp:',
    'Chương trình phối hợp tập trung vào các nội dung sau:',
    'Báo cáo nêu rõ một số vấn đề sau:',
    'Chuyên trang gồm các phần:',
  ])('are no orders: %s', (leadIn) => {
    expect(
      under(
        leadIn,
        'Kết quả phát triển kinh tế.',
        'Các ngày lễ lớn.',
        'Thông tin chính thức về các vấn đề dư luận quan tâm (nếu có), bảo đảm có nguồn kiểm chứng.',
      ),
    ).toEqual(['1.1', '2'])
  })

  test('items that tell somebody to do something are orders under the same words', () => {
    expect(
      under(
        'Kế hoạch tập trung vào các nội dung sau:',
        'Rà soát hộ nghèo.',
        'Lập danh sách gửi Văn phòng.',
        'Hội nghị.',
      ),
    ).toEqual(['1.1', '1.1.1', '1.1.2', '2'])
  })

  test('a body that is told makes them orders, whatever they are called', () => {
    expect(
      under(
        'Kế hoạch này, yêu cầu các thôn thực hiện các nội dung sau:',
        'Thông tin kịp thời đến người dân.',
        'Hộ nghèo.',
      ),
    ).toContain('1.1.1')
  })
})
