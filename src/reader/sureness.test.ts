import { describe, expect, it } from 'vitest'
import { paperOfText, readPaper } from './read.js'
import { measured, shareOf, TABLE, type Row } from './sureness-table.js'

const LETTER = `THÀNH ỦY LAM KHÊ
VĂN PHÒNG
*
Số 31-CV/VPTU

Lam Khê, ngày 20 tháng 11 năm 2026

Kính gửi: Ban Tuyên giáo Thành ủy

`
const rests = (body: string) => {
  const [first, ...more] = readPaper(paperOfText(LETTER + body)).orders
  return more.length > 0 ? { ...first!.rests, next: more[0]!.rests } : first!.rests
}

describe('the share of a row', () => {
  it('is the mean of what was counted with the rules and of what they had not met', () => {
    expect(shareOf({ now: [1000, 1000], unseen: [500, 1000] })).toBeCloseTo(0.75, 1)
  })
  it('is drawn towards 0.7 where little was counted, and follows the one count where there is no other', () => {
    expect(shareOf({ now: [0, 0], unseen: [0, 0] })).toBe(0.7)
    expect(shareOf({ now: [1, 1], unseen: [0, 0] })).toBe(0.75)
    expect(shareOf({ now: [95, 95], unseen: [0, 0] })).toBeGreaterThan(0.97)
  })
  it('is between nought and one in every row', () => {
    for (const [field, rows] of Object.entries(TABLE)) {
      for (const [why, row] of Object.entries(rows as Record<string, Row>)) {
        expect(row.now[0], `${field}.${why}`).toBeLessThanOrEqual(row.now[1])
        expect(shareOf(row)).toBeGreaterThan(0.3)
        expect(shareOf(row)).toBeLessThanOrEqual(1)
      }
    }
  })
})

describe('what the parts of an order rest on', () => {
  it('a named body, a last day, and to whom the result goes', () => {
    const found = rests(
      '1. Ban Tuyên giáo Thành ủy lập danh sách cộng tác viên, gửi về Văn phòng Thành ủy trước ngày 30/11/2026.',
    )
    expect(found.order.why).toBe('dated')
    expect(found.assignees.why).toBe('one-in-sentence')
    expect(found.deadline.why).toBe('last-day')
    expect(found.report_to.why).toBe('body-behind-cue')
    expect(found.deadline.sure).toBeGreaterThan(0.9)
  })

  it('words of a time that gave no deadline are told from no word of it', () => {
    const spoken = '1. Ban Tuyên giáo Thành ủy rà soát nội dung của đợt tuyên truyền tháng 9 trên các bảng tin khu phố.'
    expect(rests(spoken).deadline).toMatchObject({ why: 'none-beside-time-words' })
    const silent = '1. Ban Tuyên giáo Thành ủy rà soát nội dung của đợt tuyên truyền trên các bảng tin khu phố.'
    expect(rests(silent).deadline).toMatchObject({ why: 'none' })
    expect(rests(spoken).deadline.sure).toBeLessThan(rests(silent).deadline.sure)
  })

  it('the date of a document that is cited is no such word', () => {
    const found = rests(
      '1. Ban Tuyên giáo Thành ủy phổ biến Quyết định số 12-QĐ/TU ngày 5/3/2026 tới toàn thể cán bộ cơ quan.',
    )
    expect(found.deadline.why).toBe('none')
  })

  it('few words, several names, a second part and a remark are less sure', () => {
    expect(rests('1. Báo Lam Khê, Đài Lam Khê đăng tin.').order.why).toBe('few-words')
    expect(
      rests('1. Báo Lam Khê, Ban Tuyên giáo Thành ủy mở chuyên mục riêng về hội chợ sách mùa đông.').assignees.why,
    ).toBe('several-names')
    const parts = rests(
      '1. Báo Lam Khê mở chuyên mục về hội chợ sách trước ngày 30/11/2026; bài viết hay, có chiều sâu và hình ảnh đẹp.',
    )
    expect(parts.order.why).toBe('two-parts')
    expect(parts.deadline.why).toBe('two-parts')
  })

  it('a value takes in how sure the order itself is', () => {
    const [order] = readPaper(
      paperOfText(`${LETTER}1. Báo Lam Khê mở chuyên mục về hội chợ sách trong tháng 12/2026.`),
    ).orders
    const { rests: weights } = order!
    expect(order!.action.sure).toBe(weights.order.sure)
    expect(order!.deadline!.sure).toBeCloseTo(weights.order.sure * weights.deadline.sure, 2)
    expect(order!.deadline!.sure).toBeLessThanOrEqual(weights.deadline.sure)
  })
})

describe('fields of the head', () => {
  it('say what they rest on', () => {
    const { number, date, issuer, subject } = readPaper(paperOfText(`${LETTER}1. Báo Lam Khê đăng tin.`))
    expect([number?.why, date?.why, issuer?.why]).toEqual(['letterhead', 'letterhead', 'letterhead'])
    expect(subject?.why ?? null).not.toBe('behind-cue')
  })
  it('are surer behind a letterhead than where a page only speaks of a body', () => {
    expect(measured('issuer', 'letterhead').sure).toBeGreaterThan(measured('issuer', 'body-that-speaks').sure)
  })
})
