import { describe, expect, test } from 'vitest'
import { dateAt, dayAt, firstDayIn, isoDate, periodAt } from './dates.js'
import { deadlineIn } from './deadline.js'
import { deadlineOfLabel } from './deadline-label.js'

const ISSUED = '2026-03-01'
const at = (text: string): string => {
  const read = deadlineIn(text, ISSUED)?.read
  return read ? `${read.bound} ${read.date ?? '-'}${read.time ? ` ${read.time}` : ''}` : 'none'
}
const label = (text: string): string => {
  const read = deadlineOfLabel(text, ISSUED)?.read
  return read ? `${read.bound} ${read.date ?? '-'}` : 'none'
}

describe('dates', () => {
  test('in figures, in words, without a year', () => {
    expect(dayAt('05/4/2026', 0, null)?.first).toBe('2026-04-05')
    expect(dayAt('ngày 5 tháng 4 năm 2026', 0, null)?.first).toBe('2026-04-05')
    expect(dayAt('30/11', 0, '2027-09-01')).toMatchObject({ first: '2027-11-30', yearPrinted: false })
    expect(dayAt('30/11', 0, null)).toBeNull()
  })
  test('days that are none', () => {
    expect(isoDate(2026, 2, 29)).toBeNull()
    expect(isoDate(2028, 2, 29)).toBe('2028-02-29')
    expect(dayAt('31/9/2026', 0, null)).toBeNull()
  })
  test('months, quarters, halves and years end on their last day', () => {
    expect(periodAt('tháng 2 năm 2028', 0, null)).toMatchObject({ first: '2028-02-01', last: '2028-02-29' })
    expect(periodAt('quý III/2026', 0, null)).toMatchObject({ first: '2026-07-01', last: '2026-09-30' })
    expect(periodAt('6 tháng đầu năm 2026', 0, null)?.last).toBe('2026-06-30')
    expect(periodAt('năm 2026', 0, null)?.last).toBe('2026-12-31')
    expect(dateAt('tháng 11, 12/2026', 0, null)?.last).toBe('2026-12-31')
  })
  test('the first full date of a text', () => {
    expect(firstDayIn('Luật số 5 ngày 16/6/2025; ngày 1/1/2026')?.first).toBe('2025-06-16')
  })
})

test('of several recurring times the one that says how often', () => {
  expect(deadlineIn('Định kỳ 17h thứ Sáu hằng tuần cập nhật số liệu', ISSUED)?.read.every).toEqual({
    count: 1,
    unit: 'week',
    day: 5,
  })
})

describe('the time of a clause (domain rules §2.4)', () => {
  test.each([
    ['lập danh sách trước ngày 29/3/2026', 'before 2026-03-29'],
    ['gửi báo cáo chậm nhất trước ngày 05 tháng 4 năm 2026', 'before 2026-04-05'],
    ['gửi trước 16h00 ngày 10/4/2026', 'before 2026-04-10 16:00'],
    ['gửi trước 9 giờ 30 ngày 10/4/2026', 'before 2026-04-10 09:30'],
    ['gửi trước ngày 15/5', 'before 2026-05-15'],
    ['báo cáo chậm nhất là ngày 27/3/2026', 'by 2026-03-27'],
    ['hoàn thành xong trong tháng 4/2026', 'by 2026-04-30'],
    ['thực hiện đến hết ngày 30/6/2026', 'by 2026-06-30'],
    ['hoàn thành trong quý II năm 2026', 'by 2026-06-30'],
    ['thực hiện trong năm 2026', 'by 2026-12-31'],
    ['tổ chức vào sáng ngày 15/5/2026', 'on 2026-05-15'],
    ['treo cờ trong ngày Quốc khánh (tức ngày 2/9/2026)', 'on 2026-09-02'],
    ['treo cờ từ ngày 13 đến hết ngày 15 tháng 5 năm 2026', 'range 2026-05-15'],
    ['triển khai từ ngày 23/3-29/3/2026', 'range 2026-03-29'],
    ['thực hiện từ năm 2026 đến năm 2030', 'range 2030-12-31'],
    ['bắt đầu từ ngày 28/8/2026 đến khi kết thúc đợt (21/11/2026)', 'range 2026-11-21'],
    ['đăng bài từ ngày 01/5/2026 trở đi', 'from 2026-05-01'],
    ['quán triệt nghị quyết tại kỳ sinh hoạt tháng 4/2026', 'by 2026-04-30'],
    ['thông qua tại phiên họp thường kỳ quý II/2026', 'by 2026-06-30'],
    ['rà soát, đến ngày 10/4/2026 hoàn thành', 'by 2026-04-10'],
    ['cấm biển muộn nhất từ 09 giờ ngày 3/4/2026', 'by 2026-04-03 09:00'],
    ['tổ chức lễ khai mạc ngày 26/4/2026 trong giờ chào cờ', 'on 2026-04-26'],
    ['chuyển báo trong ngày phát hành', 'relative -'],
    ['trình trong vòng 07 ngày làm việc sau thời hạn gửi hồ sơ', 'relative -'],
    ['triển khai ngay sau khi ký kết', 'relative -'],
    ['trả lời trong thời hạn 05 ngày làm việc kể từ ngày nhận', 'relative -'],
    ['gửi chậm nhất 7 ngày trước ngày kiểm tra', 'relative -'],
    ['Thường xuyên kiểm tra', 'recurring -'],
    ['Định kỳ hằng quý gửi báo cáo', 'recurring -'],
    ['gửi báo cáo trước ngày 15 hằng tháng', 'recurring -'],
    ['gửi báo cáo trước ngày 15 tháng 12 hằng năm', 'recurring -'],
    ['báo cáo kết quả hằng năm', 'recurring -'],
    ['cập nhật vào thứ Sáu hằng tuần', 'recurring -'],
    ['gửi trước 16h30’ ngày 10/4/2026', 'before 2026-04-10 16:30'],
    ['gửi trước 16:30, thứ Sáu, ngày 10/4/2026', 'before 2026-04-10 16:30'],
    ['gửi trước 4 giờ chiều ngày 10/4/2026', 'before 2026-04-10 16:00'],
    ['gửi trước thứ Sáu (ngày 10/4/2026)', 'before 2026-04-10'],
    ['gửi trước 31.12.2026', 'before 2026-12-31'],
    ['gửi trước ngày 31 - 12 - 2026', 'before 2026-12-31'],
    ['hoàn thành trước quý IV/2026', 'before 2026-10-01'],
    ['hoàn thành trước cuối năm 2026', 'before 2026-12-31'],
    ['muộn nhất là ngày 27/3/2026', 'by 2026-03-27'],
    ['không muộn hơn ngày 27/3/2026', 'by 2026-03-27'],
    ['(hạn: 27/3/2026)', 'by 2026-03-27'],
    ['thời hạn gửi báo cáo: 27/3/2026', 'by 2026-03-27'],
    ['từ nay đến ngày 30/6/2026', 'by 2026-06-30'],
    ['từ nay đến hết năm 2026', 'by 2026-12-31'],
    ['hoàn thành trong 6 tháng đầu năm 2026', 'by 2026-06-30'],
    ['hoàn thành trong 6 tháng cuối năm', 'by 2026-12-31'],
    ['hoàn thành trong tháng 8', 'by 2026-08-31'],
    ['hoàn thành trong tháng 8 và tháng 9/2026', 'by 2026-09-30'],
    ['hoàn thành trong quý II, III/2026', 'by 2026-09-30'],
    ['hoàn thành vào cuối năm', 'by 2026-12-31'],
    ['tổ chức trong các ngày 15, 16, 17/8/2026', 'range 2026-08-17'],
    ['tổ chức trong 2 ngày 15-16/8/2026', 'range 2026-08-16'],
    ['trực từ ngày 15/12 đến ngày 10/01/2027', 'range 2027-01-10'],
    ['trực từ ngày 28/12 đến ngày 03/01', 'range 2027-01-03'],
    ['triển khai ngay sau Lễ ký kết', 'relative -'],
    ['báo cáo trước khi khai mạc 05 ngày', 'relative -'],
    ['trả lời trong thời hạn 15 ngày', 'relative -'],
    ['báo cáo trong vòng 24 giờ kể từ khi xảy ra sự cố', 'relative -'],
    ['báo cáo trước ngày 20 của tháng cuối quý', 'recurring -'],
    ['báo cáo trước ngày 05 của tháng sau', 'recurring -'],
    ['báo cáo trước ngày 15/6 và 15/12 hằng năm', 'recurring -'],
    ['báo cáo trước 16 giờ thứ Sáu hằng tuần', 'recurring -'],
    ['báo cáo trước 16h00 hằng ngày', 'recurring -'],
    ['mỗi tháng đăng 02 tin', 'recurring -'],
    ['Định kỳ 6 tháng, 01 năm tổng hợp', 'recurring -'],
    ['ra quân vào sáng Chủ nhật, 30/5/2027', 'on 2027-05-30'],
    ['đo mực nước 02 lần/ngày', 'recurring -'],
    ['đo mực nước 03 giờ một lần', 'recurring -'],
    ['tổ chức mỗi tuần một kỳ', 'recurring -'],
    ['báo cáo lãnh đạo cuối mỗi ngày', 'recurring -'],
    ['đưa vào sinh hoạt chi bộ hằng tháng', 'recurring -'],
    ['vận hành chính thức từ ngày 01/4/2027', 'from 2027-04-01'],
    ['tổ chức lần đầu ngày 20/3/2027', 'on 2027-03-20'],
    ['thực hiện trong tháng 3 - tháng 5 năm 2027', 'range 2027-05-31'],
    ['thực hiện trong tháng 4 - 9/2027', 'range 2027-09-30'],
    ['thực hiện trong quý I đến quý IV/2027', 'range 2027-12-31'],
    ['cảnh báo ngay khi có dự báo', 'relative -'],
    ['báo cáo tại cuộc họp giao ban kế tiếp', 'relative -'],
    ['báo cáo hằng tháng, xong trước ngày 5/4/2026', 'before 2026-04-05'],
  ])('%s', (text, expected) => {
    expect(at(text)).toBe(expected)
  })

  test.each([
    'khẩn trương hoàn thiện, kịp thời báo cáo',
    'thực hiện Kế hoạch số 7-KH/TU ngày 19/4/2026 của Thành ủy',
    'xây dựng kế hoạch hằng năm',
    'bố trí từ nguồn chi thường xuyên',
    'trung tâm giáo dục thường xuyên tổ chức lớp',
    'tổng kết giai đoạn 2021 - 2025',
    'đầu tháng 5 gửi báo cáo',
    'báo cáo kết quả năm trước gửi ngày 20/12/2025',
    'đánh giá sau khi đã nhắc nhở',
    'xây dựng dự toán ngân sách hằng năm',
    'gửi trước 3/4 số hộ trên địa bàn',
    'thông báo trước 5-7 ngày làm',
    'gửi trước ngày 31/02/2026',
    'gửi trước ngày ... tháng 8 năm 2026',
    'phấn đấu đến năm 2030 có 90% hộ',
    'từ nay đến khi có chỉ đạo mới',
    'đến cuối tháng 8/2026',
    'kỷ niệm ngày thành lập (30/11/2006)',
  ])('none: %s', (text) => {
    expect(at(text)).toBe('none')
  })

  test('of several times the last dated one counts', () => {
    expect(at('gửi dự thảo trước ngày 1/4/2026, hoàn thiện trước ngày 5/4/2026')).toBe('before 2026-04-05')
    expect(at('thường xuyên kiểm tra, xong trước ngày 5/4/2026')).toBe('before 2026-04-05')
  })

  test('a range keeps both days', () => {
    expect(deadlineIn('từ ngày 13 đến hết ngày 15 tháng 5 năm 2026', ISSUED)?.read.dates).toEqual([
      '2026-05-13',
      '2026-05-15',
    ])
  })
})

describe('a date without a year', () => {
  const inYear = (text: string, issued: string | null): string | null => deadlineIn(text, issued)?.read.date ?? null
  test.each([
    ['trước ngày 15/01', '2026-12-10', '2027-01-15'],
    ['trong quý I', '2026-11-20', '2027-03-31'],
    ['trong tháng 2', '2026-12-01', '2027-02-28'],
    ['trước ngày 25/12', '2026-12-10', '2026-12-25'],
    ['trước ngày 05/12', '2026-12-10', '2026-12-05'],
    ['trước ngày 15/3', '2026-04-02', '2026-03-15'],
    ['trước ngày 15/12', '2026-01-02', '2026-12-15'],
    ['trước ngày 15/01/2026', '2026-12-10', '2026-01-15'],
  ])('%s, issued %s', (text, issued, expected) => {
    expect(inYear(text, issued)).toBe(expected)
  })
  test('has none where the document has no date', () => {
    expect(inYear('trước ngày 15/01', null)).toBeNull()
    expect(inYear('trước ngày 15/01/2026', null)).toBe('2026-01-15')
  })
})

describe('the rule of a time without a day', () => {
  test.each([
    ['báo cáo trước ngày 15 hằng tháng', { count: 1, unit: 'month', day: 15, before: true }],
    ['gửi chậm nhất vào ngày 25 hằng tháng', { count: 1, unit: 'month', day: 25 }],
    ['Định kỳ hằng quý báo cáo', { count: 1, unit: 'quarter' }],
    ['báo cáo trước ngày 20 của tháng cuối quý', { count: 1, unit: 'quarter', day: 20, before: true }],
    ['Định kỳ 06 tháng một lần báo cáo', { count: 6, unit: 'month' }],
    ['báo cáo trước ngày 15 tháng 12 hằng năm', { count: 1, unit: 'year', day: 15, month: 12, before: true }],
    ['tổ chức vào tháng 11 hằng năm', { count: 1, unit: 'year', month: 11 }],
    ['cập nhật vào thứ Sáu hằng tuần', { count: 1, unit: 'week', day: 5 }],
    ['báo cáo trước ngày 5 tháng sau', { count: 1, unit: 'month', day: 5, before: true, at: 'next' }],
    ['báo cáo trước ngày 10 tháng đầu của quý sau', { count: 1, unit: 'quarter', day: 10, before: true, at: 'next' }],
    ['báo cáo ngày 10 của tháng đầu quý', { count: 1, unit: 'quarter', day: 10, at: 'first' }],
    ['báo cáo hằng ngày', { count: 1, unit: 'day' }],
    ['thường xuyên kiểm tra', undefined],
  ])('recurring: %s', (text, rule) => {
    expect(deadlineIn(text, ISSUED)?.read.every).toEqual(rule)
  })

  test.each([
    [
      'trả lời trong 5 ngày làm việc kể từ ngày nhận được văn bản',
      { count: 5, unit: 'working-day', side: 'after', event: 'nhận được văn bản' },
    ],
    ['gửi chậm nhất 7 ngày trước ngày kiểm tra', { count: 7, unit: 'day', side: 'before', event: 'kiểm tra' }],
    ['gửi trước khi khai mạc 05 ngày', { count: 5, unit: 'day', side: 'before', event: 'khai mạc' }],
    [
      'báo cáo trong vòng 24 giờ kể từ khi xảy ra sự cố',
      { count: 24, unit: 'hour', side: 'after', event: 'xảy ra sự cố' },
    ],
    ['trả lời trong thời hạn 15 ngày', { count: 15, unit: 'day', side: 'after', event: null }],
    ['triển khai ngay sau khi ký kết', { count: null, unit: null, side: 'after', event: 'ký kết' }],
  ])('relative: %s', (text, rule) => {
    expect(deadlineIn(text, ISSUED)?.read.term).toEqual(rule)
  })

  test('the words of an event end where the order goes on', () => {
    expect(deadlineIn('Trong 5 ngày kể từ ngày nhận được văn bản phải báo cáo về Văn phòng', ISSUED)?.read.text).toBe(
      'Trong 5 ngày kể từ ngày nhận được văn bản',
    )
  })
})

describe('the time of a column or a labelled line', () => {
  test.each([
    ['Quý IV năm 2026 và các năm tiếp theo', 'from 2026-10-01'],
    ['Năm 2026 và các năm tiếp theo', 'from 2026-01-01'],
    ['Từ tháng 11/2026 trở đi', 'from 2026-11-01'],
    ['Từ ngày 21/12/2026', 'from 2026-12-21'],
    ['Ngày 28/3/2026', 'on 2026-03-28'],
    ['30/6/2026', 'by 2026-06-30'],
    ['2026', 'by 2026-12-31'],
    ['Tháng 12/2026 và thường xuyên', 'by 2026-12-31'],
    ['Quý III/2026, Quý I/2027', 'by 2027-03-31'],
    ['6 tháng đầu năm 2027', 'by 2027-06-30'],
    ['Tháng 4 - 9/2027', 'range 2027-09-30'],
    ['05 - 30/7/2027', 'range 2027-07-30'],
    ['Trong tháng 3/2027; phối hợp: Báo Lam Khê', 'by 2027-03-31'],
    ['Hằng năm', 'recurring -'],
    ['6 tháng, hằng năm và định kỳ', 'recurring -'],
    ['Sau khi Luật được ban hành', 'relative -'],
    ['Theo tiến độ của cơ quan soạn thảo', 'relative -'],
    ['', 'none'],
  ])('%s', (text, expected) => {
    expect(label(text)).toBe(expected)
  })
})
