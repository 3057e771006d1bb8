/**
 * Every wording of a deadline that offices use, as a pure table: by which wording a deadline is one of them, what it says, and how its
 * last day is found (domain §2.4). docs/calendar.md is drawn from it; the screens explain a deadline by it.
 */
import { type DeadlineWords } from './deadline.js'
import { isPeriodic } from './recurrence.js'
import { eventOf } from './term.js'

export const WORDINGS = [
  'before',
  'before-time',
  'by',
  'on',
  'period-end',
  'range',
  'from',
  'term',
  'working-term',
  'hours',
  'before-event',
  'term-after-event',
  'after-event',
  'vague-event',
  'named-day-of-period',
  'end-of-period',
  'standing',
  'vague',
] as const
export type Wording = (typeof WORDINGS)[number]

/** What a wording rests on. */
export type WordingBasis = 'words' | 'civil-code' | 'office' | 'none'

interface WordingRow {
  code: Wording
  /** A sentence that has it. */
  example: string
  basis: WordingBasis
}

/** One row a wording, in the order in which docs/calendar.md shows them. Examples are of a dispatch of 24/11/2026, given on 25/11/2026. */
export const WORDING_TABLE: readonly WordingRow[] = [
  { code: 'before', example: 'báo cáo kết quả trước ngày 30/11/2026', basis: 'office' },
  { code: 'before-time', example: 'gửi báo cáo trước 16h00 ngày 04/12/2026', basis: 'words' },
  { code: 'by', example: 'báo cáo chậm nhất ngày 04/12/2026', basis: 'words' },
  { code: 'by', example: 'thực hiện đến hết ngày 15/12/2026', basis: 'words' },
  { code: 'by', example: 'hoàn thành trong ngày 04/12/2026', basis: 'words' },
  { code: 'period-end', example: 'hoàn thành trong tháng 12/2026', basis: 'words' },
  { code: 'period-end', example: 'hoàn thành trong quý I/2027', basis: 'words' },
  { code: 'range', example: 'tổ chức từ ngày 01/12/2026 đến ngày 20/12/2026', basis: 'words' },
  { code: 'from', example: 'thực hiện từ ngày 01/12/2026', basis: 'none' },
  { code: 'working-term', example: 'trả lời trong 5 ngày làm việc kể từ ngày nhận được văn bản này', basis: 'words' },
  { code: 'term', example: 'trả lời trong thời hạn 15 ngày', basis: 'civil-code' },
  { code: 'term', example: 'hoàn thành trong 11 ngày kể từ ngày ký', basis: 'civil-code' },
  { code: 'after-event', example: 'triển khai ngay sau khi ký kết', basis: 'office' },
  { code: 'vague-event', example: 'thực hiện theo kế hoạch riêng', basis: 'none' },
  { code: 'term-after-event', example: 'báo cáo trong 3 ngày làm việc kể từ ngày nhận được hồ sơ', basis: 'words' },
  { code: 'hours', example: 'báo cáo trong vòng 24 giờ kể từ khi xảy ra sự cố', basis: 'words' },
  { code: 'before-event', example: 'gửi tài liệu trước khi khai mạc 05 ngày', basis: 'words' },
  { code: 'named-day-of-period', example: 'báo cáo trước ngày 15 hằng tháng', basis: 'office' },
  { code: 'named-day-of-period', example: 'báo cáo chậm nhất vào ngày 25 hằng tháng', basis: 'words' },
  { code: 'named-day-of-period', example: 'báo cáo trước ngày 5 tháng sau', basis: 'office' },
  { code: 'named-day-of-period', example: 'báo cáo trước ngày 20 của tháng cuối quý', basis: 'office' },
  { code: 'named-day-of-period', example: 'báo cáo trước ngày 15 tháng 12 hằng năm', basis: 'office' },
  { code: 'named-day-of-period', example: 'cập nhật vào thứ Sáu hằng tuần', basis: 'words' },
  { code: 'end-of-period', example: 'định kỳ hằng quý báo cáo kết quả', basis: 'civil-code' },
  { code: 'end-of-period', example: 'báo cáo định kỳ 6 tháng, năm', basis: 'civil-code' },
  { code: 'standing', example: 'thường xuyên kiểm tra việc thực hiện', basis: 'none' },
]

/** Words that name a day, as "04/12" or "ngày 4". */
const DAY_NAMED = /ngày\s\d|\d{1,2}\s?[/.-]\s?\d{1,2}(?!\d)/iu

/** Under which wording a deadline stands. */
export function wordingOf(words: DeadlineWords): Wording {
  if (words.bound === 'recurring') {
    if (!isPeriodic(words.every)) return 'standing'
    return words.every.day === undefined ? 'end-of-period' : 'named-day-of-period'
  }
  if (words.bound === 'relative') return relative(words)
  if (words.bound === 'from') return 'from'
  if (!words.date) return 'vague'
  if (words.time) return 'before-time'
  if (words.bound === 'before') return 'before'
  if (words.bound === 'range') return 'range'
  if (words.text && !DAY_NAMED.test(words.text)) return 'period-end'
  return words.bound === 'on' ? 'on' : 'by'
}

function relative({ term }: DeadlineWords): Wording {
  if (!term || eventOf(term) === 'none') return 'vague-event'
  if (term.side === 'before') return 'before-event'
  if (term.unit === 'hour') return 'hours'
  if (eventOf(term) === 'awaited') return term.count === null ? 'after-event' : 'term-after-event'
  return term.unit === 'working-day' ? 'working-term' : 'term'
}
