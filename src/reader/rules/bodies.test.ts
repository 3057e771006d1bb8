import { describe, expect, test } from 'vitest'
import { startsWithBody } from './bodies.js'
import { bodiesOf } from './body-lists.js'
import { pieceOf, type Piece } from './lines.js'
import { actorOf } from './sections.js'
import { tokensOf } from './tokens.js'
import { leadingVerb, verbBehindSubject } from './verbs.js'

const piece = (text: string): Piece => pieceOf(text, 0, text.length)
const texts = (pieces: Piece[]): string[] => pieces.map((part) => part.text)

describe('bodies', () => {
  test('what begins a name', () => {
    for (const text of [
      'Sở Y tế',
      'các phòng, ban',
      'Ban Tuyên giáo',
      'mỗi chi bộ',
      'UBND xã',
      'Tổ chức đoàn thể',
      'tất cả các đơn vị',
      'các chi, đảng bộ',
      'Hiệp hội Du lịch',
    ]) {
      expect(startsWithBody(text), text).toBe(true)
    }
    for (const text of [
      'Ban hành quy chế',
      'Tổ chức hội nghị',
      'Bố trí kinh phí',
      'Trường hợp đặc biệt',
      'phòng, chống dịch',
      'việc sơ kết',
      'Báo cáo kết quả',
    ]) {
      expect(startsWithBody(text), text).toBe(false)
    }
  })

  test.each([
    ['Sở Xây dựng chỉ đạo Sở Nội vụ', 'chỉ'],
    ['Ban Tổ chức Thành ủy thẩm định hồ sơ', 'thẩm'],
    ['các cơ quan, đơn vị tổ chức tuyên truyền', 'tổ'],
    ['Phòng Văn hóa và thông tin chủ trì', 'chủ'],
    ['Các cơ quan được phân công chủ trì xây dựng kế hoạch', 'xây'],
    ['Sở Tài chính, trên cơ sở đề xuất của các đơn vị, tổng hợp', 'tổng'],
    ['Báo và Phát thanh, Truyền hình thành phố mở chuyên mục', 'mở'],
    ['Tổ công tác có nhiệm vụ tiếp đón', 'có'],
  ])('the verb behind a subject: %s', (text, word) => {
    const tokens = tokensOf(text)
    expect(tokens[verbBehindSubject(tokens, 0)]?.word).toBe(word)
  })

  test('a name alone has no verb', () => {
    expect(verbBehindSubject(tokensOf('Trung tâm Truyền hình thành phố'), 0)).toBe(-1)
    expect(verbBehindSubject(tokensOf('Các đơn vị đã hoàn thành kế hoạch'), 0)).toBe(-1)
  })

  test('verbs at the start', () => {
    expect(leadingVerb(tokensOf('Khẩn trương rà soát'))).toBeGreaterThan(0)
    expect(leadingVerb(tokensOf('quyết định số 5'))).toBe(0)
    expect(leadingVerb(tokensOf('Báo cáo viên các cấp'))).toBe(0)
  })

  test.each([
    ['Sở Y tế, Sở Nội vụ và Công an thành phố', ['Sở Y tế', 'Sở Nội vụ', 'Công an thành phố']],
    [
      'Sở Giáo dục và Đào tạo; Sở Văn hóa, Thể thao và Du lịch',
      ['Sở Giáo dục và Đào tạo', 'Sở Văn hóa, Thể thao và Du lịch'],
    ],
    ['Văn phòng HĐND và UBND xã', ['Văn phòng HĐND và UBND xã']],
    ['Chủ tịch Ủy ban nhân dân các xã, phường và đặc khu', ['Chủ tịch Ủy ban nhân dân các xã, phường và đặc khu']],
    ['các chi bộ và tổ chức đoàn thể', ['các chi bộ và tổ chức đoàn thể']],
    [
      'Các sở, ngành, UBND các xã, phường và các cơ quan có liên quan',
      ['Các sở, ngành', 'UBND các xã, phường', 'các cơ quan có liên quan'],
    ],
    [
      'Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phường',
      ['Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội phường'],
    ],
    [
      'Giám đốc, Thủ trưởng các sở, Chủ tịch Ủy ban nhân dân xã, phường',
      ['Giám đốc, Thủ trưởng các sở', 'Chủ tịch Ủy ban nhân dân xã, phường'],
    ],
    [
      'Mặt trận Tổ quốc Việt Nam và Hội Cựu chiến binh các cấp',
      ['Mặt trận Tổ quốc Việt Nam và Hội Cựu chiến binh các cấp'],
    ],
    ['Bí thư và Chủ tịch các xã: Nậm Mây, Suối Hoa', ['Bí thư và Chủ tịch các xã: Nậm Mây, Suối Hoa']],
  ])('the list %s', (text, expected) => {
    expect(texts(bodiesOf(piece(text)))).toEqual(expected)
  })

  test('a heading that names a body and nothing else', () => {
    expect(texts(actorOf(piece('Giao Sở Nội vụ')) ?? [])).toEqual(['Sở Nội vụ'])
    expect(texts(actorOf(piece('Trách nhiệm của các phường:')) ?? [])).toEqual(['các phường'])
    expect(actorOf(piece('Sở Nội vụ lập danh sách'))).toBeNull()
    expect(actorOf(piece('Kinh phí thực hiện'))).toBeNull()
  })
})
