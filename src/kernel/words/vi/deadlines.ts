/** How a deadline was read: one sentence a wording, on the reading screen and on the page of a task. */
import type { Wording } from '../../wordings.js'

const unitOf = {
  hour: 'giờ',
  day: 'ngày',
  'working-day': 'ngày làm việc',
  week: 'tuần',
  month: 'tháng',
  year: 'năm',
} as const

export const deadlines = {
  unit: unitOf,
  sameDay: 'Ngay trong ngày',
  /** “trước ngày …”, by who read it how. */
  before: {
    words: (day: string) => `“Trước ngày” không tính ngày ${day}.`,
    office: (day: string) => `Theo quy ước của cơ quan, “trước ngày” tính cả ngày ${day}.`,
    'office-out': (day: string) => `Theo quy ước của cơ quan, “trước ngày” không tính ngày ${day}.`,
    'person-in': (day: string) => `Người kiểm tra bản đọc chọn tính cả ngày ${day}.`,
    'person-out': (day: string) => `Người kiểm tra bản đọc chọn không tính ngày ${day}.`,
  },
  time: 'Tính đến đúng giờ đã nêu.',
  included: (day: string) => `Tính hết ngày ${day}.`,
  periodEnd: (day: string) => `Văn bản nêu cả kỳ: tính đến hết ngày cuối kỳ, ${day}.`,
  from: 'Văn bản nêu ngày bắt đầu, không nêu ngày cuối.',
  vague: 'Chưa tính được ngày cuối.',
  vagueEvent: 'Văn bản chưa nêu tính từ việc gì: không có ngày cuối để tính muộn. Nếu biết, hãy sửa hạn.',
  standing:
    'Việc làm thường xuyên: không có kỳ và ngày cuối để tính muộn. Nếu có kỳ báo cáo, hãy ghi rõ, ví dụ “trước ngày 15 hằng tháng”.',
  /** What a term counts from. */
  term: {
    received: (length: string) => `${length} tính từ ngày giao việc, không tính ngày ấy.`,
    signed: (length: string) => `${length} tính từ ngày ký văn bản, không tính ngày ấy.`,
    rolled: 'Ngày cuối rơi vào ngày nghỉ nên tính theo quy ước của cơ quan.',
  },
  event: {
    none: 'việc đã nêu',
    counted: (event: string) => `Hạn tính từ ngày ${event}.`,
    after: (event: string) => `Hạn tính sau khi ${event}; phần việc chờ đến lúc ấy, có ngày rồi mới ra hạn.`,
    term: (length: string, event: string) =>
      `${length} tính từ ngày ${event}, không tính ngày ấy; phần việc chờ đến lúc ấy.`,
    before: (length: string, event: string) =>
      `Phải xong ${length ? `${length} ` : ''}trước khi ${event}; có ngày diễn ra thì mới ra hạn.`,
    hours: (length: string, event: string) =>
      `${length} từ khi ${event}, làm tròn đến hết ngày; phần việc chờ đến lúc ấy.`,
  },
  period: {
    named: 'Mỗi kỳ một hạn riêng, đúng ngày văn bản nêu; gặp ngày nghỉ vẫn giữ nguyên.',
    namedBefore: {
      out: '“Trước ngày” không tính chính ngày ấy. Mỗi kỳ một hạn riêng; gặp ngày nghỉ vẫn giữ nguyên.',
      in: '“Trước ngày” ở đây tính cả ngày ấy. Mỗi kỳ một hạn riêng; gặp ngày nghỉ vẫn giữ nguyên.',
    },
    end: 'Mỗi kỳ một hạn riêng, là ngày cuối kỳ; rơi vào ngày nghỉ thì tính theo quy ước của cơ quan.',
    first: (from: string, until: string, last: string) => `Kỳ đầu ${from} – ${until}: hết ${last}.`,
  },
  /** A last day on a day off. */
  dayOff: {
    warn: (why: string) => `Ngày cuối rơi vào ${why}. Hạn của văn bản không dời.`,
    propose: (day: string) => `Nhắc đơn vị xong từ ${day}`,
    proposed: (day: string) => `Đã ghi lời nhắc: nên xong trong ${day}, ngày làm việc liền trước.`,
    drop: 'Bỏ lời nhắc',
    aim: (day: string) => `Nên xong trong ${day}, ngày làm việc liền trước; hạn của văn bản không đổi.`,
    point: 'nên xong',
  },
  /** Where an order names no date and the office has a usual term. */
  usual: {
    offer: (n: number, day: string) => `Quy ước của cơ quan: ${n} ngày làm việc, đến hết ${day}.`,
    take: 'Dùng hạn theo quy ước',
  },
  /** Names of the wordings, for docs/calendar.md and lists. */
  name: {
    before: 'trước ngày X',
    'before-time': 'trước giờ H, ngày X',
    by: 'chậm nhất, đến hết, trong ngày X',
    on: 'ngày X',
    'period-end': 'trong tháng, quý, năm',
    range: 'từ ngày X đến ngày Y',
    from: 'từ ngày X',
    term: 'trong n ngày, tuần, tháng',
    'working-term': 'trong n ngày làm việc',
    hours: 'trong n giờ kể từ khi …',
    'before-event': 'trước khi … n ngày',
    'term-after-event': 'trong n ngày kể từ khi …',
    'after-event': 'ngay sau khi …',
    'vague-event': 'theo kế hoạch, lộ trình khác',
    'named-day-of-period': 'ngày X hằng tháng, quý, năm',
    'end-of-period': 'định kỳ hằng tháng, quý, 6 tháng, năm',
    standing: 'thường xuyên',
    vague: 'đầu, giữa, cuối tháng',
  } satisfies Record<Wording, string>,
}
