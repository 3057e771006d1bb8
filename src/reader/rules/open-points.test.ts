import { describe, expect, test } from 'vitest'
import { paperOfText, readPaper } from '../read.js'
import type { Reading } from '../reading.js'

const HEAD = 'UBND XÃ NẬM MÂY\nSố: 5/UBND-VP\n\nNậm Mây, ngày 2 tháng 3 năm 2026\n\n'
const read = (body: string): Reading => readPaper(paperOfText(`${HEAD}${body}`))

describe('what is left open', () => {
  const codes = (body: string): string[] =>
    read(body).open.map((point) => `${point.code}${point.quote ? ` ${point.quote}` : ''}`)
  test('time, body, addressee, party, period', () => {
    expect(codes('1. Lập danh sách.')).toEqual(['no-assignee', 'no-deadline'])
    expect(codes('1. Văn phòng đề xuất các nội dung phối hợp.')).toContain('unclear-addressee đề xuất')
    expect(codes('1. Văn phòng xây dựng hợp đồng giữa hai đơn vị.')).toContain('unclear-party hai đơn vị')
    expect(codes('1. Văn phòng gửi dự thảo vào giữa tháng 5.')).toContain('vague-deadline giữa tháng 5')
    expect(codes('1. Văn phòng thường xuyên theo dõi.')).toContain('no-report-period thường xuyên')
  })
  test('nothing where everything is said', () => {
    expect(codes('1. Văn phòng đề xuất với Ủy ban nhân dân xã phương án trước ngày 5/4/2026.')).toEqual([])
    expect(codes('1. Văn phòng thường xuyên theo dõi; định kỳ hằng quý báo cáo Ủy ban nhân dân xã.')).toEqual([])
  })
})
