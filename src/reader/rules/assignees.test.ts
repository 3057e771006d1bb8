import { describe, expect, test } from 'vitest'
import { paperOfText, readPaper } from '../read.js'

const HEAD = 'UBND XÃ NẬM MÂY\nSố: 5/UBND-VP\n\nNậm Mây, ngày 2 tháng 3 năm 2026\n\nỦy ban nhân dân xã chỉ đạo:\n\n'

/** Who acts, who cooperates, and what they do, of every order of a numbered list. */
function told(...items: string[]): [string[], string[], string][] {
  const text = items.map((item, i) => `${i + 1}. ${item}`).join('\n\n')
  return readPaper(paperOfText(HEAD + text)).orders.map((order) => [
    order.assignees.map((body) => body.value),
    order.cooperating.map((body) => body.value),
    order.action.value,
  ])
}

describe('names that hold a verb', () => {
  test.each([
    ['Trung tâm Dịch vụ tổng hợp lập danh sách hộ trồng nấm.', 'Trung tâm Dịch vụ tổng hợp'],
    ['Ban Quản lý dự án giao thông xã đôn đốc nhà thầu.', 'Ban Quản lý dự án giao thông xã'],
    ['Đội kiểm tra liên ngành kiểm tra đột xuất chợ đêm.', 'Đội kiểm tra liên ngành'],
    ['Tổ thẩm định giá kiểm tra hồ sơ.', 'Tổ thẩm định giá'],
    ['Đoàn kiểm tra số 2 lập biên bản.', 'Đoàn kiểm tra số 2'],
    ['Các công đoàn cơ sở thương lượng bữa ăn ca.', 'Các công đoàn cơ sở'],
    ['Các chi, đảng bộ cơ sở tuyên truyền về ngày hội.', 'Các chi, đảng bộ cơ sở'],
    ['Sở Xây dựng kiểm tra biển quảng cáo.', 'Sở Xây dựng'],
    [
      'Phòng Văn hóa - Xã hội (cơ quan thường trực) tổng hợp danh sách.',
      'Phòng Văn hóa - Xã hội (cơ quan thường trực)',
    ],
  ])('%s', (item, body) => {
    const [order] = told(item)
    expect(order?.[0]).toEqual([body])
    expect(`${body} ${order?.[2]}.`).toBe(item)
  })

  test('a team that does something to somebody is no name', () => {
    expect(told('Tổ rà soát các hộ, lập danh sách.')[0]).toEqual([['Tổ'], [], 'rà soát các hộ, lập danh sách'])
  })
})

describe('verbs of one syllable behind a body', () => {
  test.each([
    ['Trạm Y tế xã phun hóa chất tại chợ.', 'Trạm Y tế xã'],
    ['Từng hộ kinh doanh dọn hàng khỏi vỉa hè.', 'Từng hộ kinh doanh'],
    ['Giao Trung tâm Văn hóa và Truyền thanh dựng sân khấu.', 'Trung tâm Văn hóa và Truyền thanh'],
  ])('%s', (item, body) => {
    expect(told(item)[0]?.[0]?.[0]).toBe(body)
  })

  test('the second half of a longer word is none', () => {
    expect(told('Trung tâm Chuyển đổi số mở tài khoản cho các thôn.')[0]?.[0]).toEqual(['Trung tâm Chuyển đổi số'])
    expect(told('Ban Chỉ đạo cấp quân khu và các tỉnh lập dự toán.')[0]?.[2]).toBe('lập dự toán')
  })
})

describe('who cooperates', () => {
  test('"chủ trì, cùng …" and "phối hợp …" without "với"', () => {
    expect(
      told(
        'Phòng Kinh tế chủ trì, cùng Công an xã rà soát bến bãi.',
        'Phòng Kinh tế chủ trì cùng Văn phòng Ban mở 02 lớp tập huấn.',
        'Sở Tài chính chủ trì, cùng các sở, ngành liên quan thẩm định dự toán.',
        'Phòng Kinh tế phối hợp Công an xã kiểm đếm tàu thuyền.',
        'Phòng Kinh tế và Công an xã phối hợp kiểm tra chợ đêm.',
      ),
    ).toEqual([
      [['Phòng Kinh tế'], ['Công an xã'], 'rà soát bến bãi'],
      [['Phòng Kinh tế'], ['Văn phòng Ban'], 'mở 02 lớp tập huấn'],
      [['Sở Tài chính'], ['các sở, ngành liên quan'], 'thẩm định dự toán'],
      [['Phòng Kinh tế'], ['Công an xã'], 'phối hợp Công an xã kiểm đếm tàu thuyền'],
      [['Phòng Kinh tế', 'Công an xã'], [], 'phối hợp kiểm tra chợ đêm'],
    ])
  })

  test('"X chủ trì, Y và Z phối hợp …"', () => {
    expect(told('Phòng Kinh tế chủ trì, Công an xã và Đoàn Thanh niên xã phối hợp tổ chức ngày hội.')).toEqual([
      [['Phòng Kinh tế'], ['Công an xã', 'Đoàn Thanh niên xã'], 'tổ chức ngày hội'],
    ])
  })
})

describe('a body before a colon', () => {
  test('behind "đối với"; each of a row', () => {
    expect(
      told(
        'Đối với các cơ quan, đơn vị, địa phương: rà soát biên chế.',
        'Phòng Văn hóa: lập phương án; Trạm Y tế: trực cấp cứu.',
      ),
    ).toEqual([
      [['các cơ quan, đơn vị, địa phương'], [], 'rà soát biên chế'],
      [['Phòng Văn hóa'], [], 'lập phương án'],
      [['Trạm Y tế'], [], 'trực cấp cứu'],
    ])
  })

  test('a circumstance with brackets between the body and its verb', () => {
    expect(
      told('Giao cấp ủy các xã có rừng, trong mùa khô (từ tháng 11), phân công cấp ủy viên phụ trách từng thôn.')[0],
    ).toEqual([['cấp ủy các xã có rừng'], [], 'phân công cấp ủy viên phụ trách từng thôn'])
  })
})
