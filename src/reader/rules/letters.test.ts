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

describe('very short letters', () => {
  const head = (...lines: string[]): [string | undefined, string | undefined] => {
    const reading = readPaper(
      paperOfText([...lines, 'Kính gửi: Các thôn', 'Đề nghị các thôn treo cờ trước ngày 5/12/2026.'].join('\n')),
    )
    return [reading.issuer?.value, reading.subject?.value]
  }

  test('the name of a body is no subject', () => {
    const office = 'VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN'
    expect(head('UBND XÃ NA LAM', office, 'Số: 7/VP', 'Na Lam, ngày 2 tháng 12 năm 2026')).toEqual([office, undefined])
    expect(head('SỞ NỘI VỤ TỈNH ĐÔNG LẠC', 'PHÒNG VĂN THƯ', 'Số: 7/PVT')).toEqual(['PHÒNG VĂN THƯ', undefined])
    expect(head('Trung tâm Văn hóa, Thể thao và Truyền thanh xã Na Lam', 'Số: 12/TTVH')).toEqual([
      'Trung tâm Văn hóa, Thể thao và Truyền thanh xã Na Lam',
      undefined,
    ])
    expect(head('BÁO LAM KHÊ')).toEqual(['BÁO LAM KHÊ', undefined])
  })

  test('a letter without addressee and with short paragraphs keeps its head', () => {
    const reading = readPaper(
      paperOfText(
        'UBND XÃ NẬM MÂY\nSố: 5/UBND-VP\n\nNậm Mây, ngày 2 tháng 3 năm 2026\n\nChủ tịch UBND xã yêu cầu:\n\n• Phòng Kinh tế ra quân lập lại trật tự.\n\n• Cấp phép 04 điểm bán hoa; niêm yết giá thuê.\n\nVăn phòng UBND xã tổng hợp, báo cáo Chủ tịch UBND xã vào chiều thứ Sáu hằng tuần.',
      ),
    )
    expect([reading.number?.value, reading.issuer?.value]).toEqual(['5/UBND-VP', 'UBND XÃ NẬM MÂY'])
    expect(reading.orders.map((order) => [order.assignees.map((body) => body.value), order.action.value])).toEqual([
      [['Phòng Kinh tế'], 'ra quân lập lại trật tự'],
      [['Phòng Kinh tế'], 'Cấp phép 04 điểm bán hoa'],
      [['Phòng Kinh tế'], 'niêm yết giá thuê'],
      [['Văn phòng UBND xã'], 'tổng hợp, báo cáo Chủ tịch UBND xã'],
    ])
  })

  test('a closing paragraph speaks to all again', () => {
    const orders = told(
      '\n- Các thôn;\n- Các trường học.',
      'UBND phường đề nghị các thôn, trường học:\n\n1. Phòng Kinh tế lập dự toán.\n\n2. Công an phường tuần tra.\n\nĐịnh kỳ thứ Sáu hằng tuần các đơn vị cập nhật số liệu lên hệ thống quản lý chiến dịch.',
    )
    expect(orders.at(-1)).toEqual([['các đơn vị'], 'cập nhật số liệu lên hệ thống quản lý chiến dịch'])
  })
})
