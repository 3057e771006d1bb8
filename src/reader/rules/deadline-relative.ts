/** Times that hang on an event: "ngay sau khi ký kết", "trong 5 ngày làm việc kể từ ngày nhận được". */
import { plain, type TimeRule } from './deadline-found.js'

/** Words of an event end at a mark, or where the order goes on. */
const EVENT = String.raw`[^,.;:()]{2,120}?(?=[,.;:()]|\s(?:phải|có trách nhiệm|để|thì|gửi (?:về|cho|báo)|báo cáo (?:về|cho|kết quả))(?!\p{L})|$)`
const LENGTH = String.raw`\d{1,3} (?:ngày|giờ|tháng|tuần)(?: làm việc)?`

export const RELATIVE: TimeRule[] = [
  { pattern: new RegExp(`ngay sau (?!đó|đây|này)${EVENT}`, 'giu'), read: plain('relative') },
  { pattern: new RegExp(`ngay khi ${EVENT}`, 'giu'), read: plain('relative') },
  { pattern: /(?<!sau |trước )khi đã [^,.;:()]{2,60}?(?= theo | của |[,.;:()]|$)/giu, read: plain('relative') },
  {
    pattern: new RegExp(
      `(?:trong )?(?:thời hạn |thời gian |vòng )?(?:không quá |chậm nhất (?:là )?|tối đa |ít nhất |tối thiểu )?(?:sau )?${LENGTH},? (?:kể từ|sau khi|từ khi|tính từ|sau ngày|sau thời hạn|sau(?= \\p{L})|trước khi|trước (?:ngày|thời điểm)(?= \\p{L})) ${EVENT}`,
      'giu',
    ),
    read: plain('relative'),
  },
  {
    pattern: new RegExp(
      `trước (?:khi|ngày (?=\\p{L})|thời điểm) ?[^,.;:()\\d]{2,80} (?:ít nhất |tối thiểu |chậm nhất )?${LENGTH}`,
      'giu',
    ),
    read: plain('relative'),
  },
  {
    pattern: new RegExp(
      `(?:trong thời hạn|trong vòng|trong thời gian|trước|chậm nhất(?: là)?(?: sau| trong)?|không quá|sau) (?:không quá |tối đa )?${LENGTH}(?![\\p{L}])(?! (?:trước|kể|sau|từ|tính|liên))(?=[,.;:()]|$| (?:phải|các|gửi|báo cáo))`,
      'giu',
    ),
    read: plain('relative'),
  },
  {
    pattern:
      /trong ngày (?:ban hành|phát hành|tiếp nhận|nhận|công bố|ký|xảy ra|phát hiện)(?: [^,.;:()]{2,60})?(?=[,.;:()]|$)/giu,
    read: plain('relative'),
  },
  { pattern: /theo lộ trình [^,.;:()]{2,60}|theo kế hoạch riêng/giu, read: plain('relative') },
  {
    pattern: /tại (?:cuộc họp|phiên họp|kỳ họp) [^,.;:()]{0,40}(?:tiếp theo|gần nhất|kế tiếp)/giu,
    read: plain('relative'),
  },
]
