import { describe, expect, test } from 'vitest'
import { paperOfText, readPaper } from '../read.js'

const letter = (recipients: string, body: string): string =>
  `UBND PHƯỜNG BẾN TRÚC\nSố: 12/UBND-VP\n\nBến Trúc, ngày 2 tháng 12 năm 2026\n\nKính gửi: ${recipients}\n\n${body}`
const told = (recipients: string, body: string): [string[], string][] =>
  readPaper(paperOfText(letter(recipients, body))).orders.map((order) => [
    order.assignees.map((body) => body.value),
    order.action.value,
  ])

describe('letters without a numbered list', () => {
  test('an addressee, its verb and a time', () => {
    expect(
      told('Báo Lam Khê.', 'UBND phường đã gửi tin bài.\n\nBáo Lam Khê gửi lịch đăng bài trước ngày 05/12/2026.'),
    ).toEqual([[['Báo Lam Khê'], 'gửi lịch đăng bài']])
  })

  test('of several addressees each has its own paragraph; a body that is none has no order', () => {
    expect(
      told(
        '\n- Phòng Kinh tế;\n- Công an phường.',
        'Phòng Kinh tế mời doanh nghiệp trước ngày 8/12/2026. Công an phường phân luồng giao thông.\n\nHội Nông dân xã trồng hoa trước ngày 9/12/2026.',
      ),
    ).toEqual([
      [['Phòng Kinh tế'], 'mời doanh nghiệp'],
      [['Công an phường'], 'phân luồng giao thông'],
    ])
  })

  test('a directive that names nobody speaks to the addressees', () => {
    expect(told('Báo Lam Khê.', 'Đề nghị gửi lịch đăng bài trước ngày 05/12/2026.')).toEqual([
      [['Báo Lam Khê'], 'gửi lịch đăng bài'],
    ])
    expect(told('Báo Lam Khê.', 'UBND phường đề nghị cung cấp số liệu trước ngày 05/12/2026.')).toEqual([
      [['Báo Lam Khê'], 'cung cấp số liệu'],
    ])
  })

  test('"quý trường", and everybody with a time', () => {
    expect(told('Các trường học.', 'UBND phường đề nghị quý trường thống kê số học sinh.')).toEqual([
      [['quý trường'], 'thống kê số học sinh'],
    ])
    expect(told('Các trường học.', 'Các đơn vị rà soát phòng học trước ngày 9/12/2026.')).toEqual([
      [['Các đơn vị'], 'rà soát phòng học'],
    ])
  })

  test('news about an addressee is no order', () => {
    expect(told('Báo Lam Khê.', 'Báo Lam Khê đã đăng bài ngày 01/12/2026. Báo Lam Khê là cơ quan của tỉnh.')).toEqual(
      [],
    )
  })
})
