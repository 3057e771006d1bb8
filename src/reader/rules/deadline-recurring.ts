/** Times that come again: "trước ngày 15 hằng tháng", "định kỳ 6 tháng", "hằng quý", "thường xuyên". */
import { found, plain, type FoundDeadline, type TimeReader, type TimeRule } from './deadline-found.js'

const DAYS = String.raw`(?:các\s)?ngày\s(?:mùng\s|mồng\s)?\d{1,2}(?:(?:,|\s?[-–]|\svà)\s?(?:ngày\s)?\d{1,2}){0,4}`
const DATES = String.raw`(?:các\s)?(?:ngày\s)?\d{1,2}(?:\s?\/\s?|\stháng\s)\d{1,2}(?:(?:,|\svà)\s?(?:ngày\s)?\d{1,2}(?:\s?\/\s?|\stháng\s)\d{1,2}){0,4}`
const EACH = String.raw`(?:hằng|hàng|mỗi)\s(?:ngày|tuần|tháng|quý|năm)`
const OF_MONTH = String.raw`(?:của\s)?tháng\s(?:sau|kế tiếp|liền kề|liền sau|tiếp theo|cuối|đầu)(?:\s(?:của\s)?(?:mỗi\s)?(?:quý|kỳ báo cáo|kỳ|năm)(?:\s(?:sau|kế tiếp|liền kề|tiếp theo))?)?|(?:cuối|đầu)\squý`
const WEEKDAY = String.raw`(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)`

/** A day that comes again, behind a cue such as "trước": read at the position where it must begin. */
const AGAIN = new RegExp(
  `${DAYS}\\s(?:của\\s)?(?:${EACH}|${OF_MONTH})|${DATES}\\s(?:của\\s)?(?:hằng|hàng|mỗi)\\snăm|(?:tháng\\s\\d{1,2}|quý\\s[IV1-4]{1,3})\\s(?:hằng|hàng|mỗi)\\snăm|(?:ngày\\s)?\\d{1,2}\\s${EACH}|${WEEKDAY}\\s(?:hằng|hàng|mỗi)\\stuần|${EACH}`,
  'iuy',
)

/** Past the last character of a recurring day at `at`; -1 where there is none. */
export function recurringDayEnd(text: string, at: number): number {
  AGAIN.lastIndex = at
  const match = AGAIN.exec(text)
  return match ? at + match[0].length : -1
}

/** Ground words before which "thường xuyên" and "hằng năm" are no time of this order. */
const NOT_A_TIME = '(?<!chi |giáo dục |kinh phí |ngân sách |vốn |trực |cơ quan )'
/** "02 lần/ngày", "03 giờ một lần", "mỗi tuần một kỳ". */
const OFTEN = String.raw`(?:(?:ít nhất|tối thiểu) )?(?:\d{1,2}|một|hai|ba) (?:lần|cuộc|kỳ|buổi|số|đợt|lượt|tin|bài|chuyên mục)(?: ?\/ ?|\s(?:mỗi|một|trong một) )(?:ngày|tuần|tháng|quý|năm)|(?:\d{1,2}|một|hai|ba|sáu) (?:giờ|ngày|tuần|tháng|quý|năm) (?:một|0?1) (?:lần|kỳ)`
const PERIOD = String.raw`(?:${EACH}|(?:\d{1,2}|một|hai|ba|sáu) (?:ngày|tuần|tháng|quý|năm)(?: (?:đầu năm|cuối năm|một lần|0?1 lần))?|(?:cả )?năm|quý|tháng|tuần)(?!\p{L})`

/** "cuối mỗi ngày" comes again; "cuối tháng" alone is one day that nobody can compute, and is left open. */
const endOfPeriod: TimeReader = (text, match) =>
  /mỗi/iu.test(match[0]) ? found(text, match.index, match.index + match[0].length, 'recurring', null) : null

export const RECURRING: TimeRule[] = [
  {
    pattern: new RegExp(`${NOT_A_TIME}thường xuyên(?:,? (?:và )?(?:định kỳ|đột xuất|liên tục))*`, 'giu'),
    read: plain('recurring'),
  },
  {
    pattern: new RegExp(
      `(?:vào )?(?:${DAYS} (?:của )?(?:(?:hằng|hàng|mỗi) (?:tháng|quý|năm)|${OF_MONTH})|${WEEKDAY} (?:hằng|hàng|mỗi) tuần)`,
      'giu',
    ),
    read: plain('recurring'),
  },
  {
    pattern: new RegExp(
      `(?<!sinh hoạt |chi bộ |họp |khám |bổ nhiệm )định kỳ(?: ${PERIOD}(?:(?:,| và|, và) (?:${PERIOD}|đột xuất)){0,4})?`,
      'giu',
    ),
    read: plain('recurring'),
  },
  { pattern: /tháng \d{1,2} (?:hằng|hàng) năm/giu, read: plain('recurring') },
  { pattern: new RegExp(`(?<!\\p{L})(?:${OFTEN})(?!\\p{L})`, 'giu'), read: plain('recurring') },
  { pattern: /cuối (?:mỗi )?(?:ngày|tuần|tháng|quý)(?= làm việc|[.,;)]|$)/giu, read: endOfPeriod },
]

const REPEATED = new RegExp(
  `${EACH}(?:,? (?:và )?(?:hằng|hàng|định|đột) (?:ngày|năm|quý|tháng|tuần|kỳ|xuất)){0,4}(?: (?:một|0?1|ít nhất một|ít nhất 0?1) (?:lần|kỳ))?`,
  'giu',
)
const HALF_YEARS = /6 tháng(?: đầu năm)?,? (?:và )?(?:0?1 năm|một năm|cả năm|(?:hằng |hàng )?năm(?! \d))/giu

const AT_START = /^(?:[-–+]\s*)?$/
const BEHIND_MARK = /[(,;] ?$/
const REPORTS =
  /(?:báo cáo|kết quả|sơ kết|tổng kết|kiểm tra|đánh giá|tổ chức|rà soát|cập nhật|giao ban|họp|tổng hợp|thống kê)(?: [^\s,;]{1,12}){0,4} $/iu
const NAMED = /(?:kế hoạch|nghị quyết|ngân sách|dự toán|các|chương trình|văn bản|hướng dẫn|5 năm và|thay thế) $/iu
/** "mỗi quý một lần", "mỗi tháng ít nhất 02 …": the order's own measure. */
const DOSED = /lần$|^mỗi (?:tuần|tháng|quý|năm)/iu
/** Characters before a period that can say whether it is the order's own. */
const LOOK_BACK = 90

/** "hằng năm" only where the order itself recurs: at its start, or behind a word of reporting. */
export function repeatedTime(text: string): FoundDeadline | null {
  HALF_YEARS.lastIndex = 0
  const half = HALF_YEARS.exec(text)
  if (half) return found(text, half.index, half.index + half[0].length, 'recurring', null)
  for (const match of text.matchAll(REPEATED)) {
    const before = text.slice(Math.max(0, match.index - LOOK_BACK), match.index)
    const last = /^\s*(?:[.;)]|$)/u.test(text.slice(match.index + match[0].length, match.index + match[0].length + 3))
    const start = (match.index <= 2 && AT_START.test(before)) || BEHIND_MARK.test(before)
    if (start || ((last || REPORTS.test(before) || DOSED.test(match[0])) && !NAMED.test(before)))
      return found(text, match.index, match.index + match[0].length, 'recurring', null)
  }
  return null
}
