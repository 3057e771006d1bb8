/** Why a decision about the working days does not fit. */
import { reasonNames } from './calendar-reasons.js'

type Detail = Record<string, unknown>

/** `2026-11-05` → `5/11/2026` */
const dayOf = (value: unknown): string => {
  const [year, month, day] = String(value).split('-').map(Number)
  return `${day}/${month}/${year}`
}

const holidayOf = ({ holiday, year }: Detail): string =>
  `${reasonNames[String(holiday)] ?? String(holiday)} năm ${String(year)}`
const offFor = (reason: unknown): string => {
  const name = reasonNames[String(reason)]
  return name ? ` (${name})` : ''
}

export const calendarErrors: Record<string, string | ((detail: Detail) => string)> = {
  'holiday-decided': ({ title, ...of }) =>
    `${holidayOf(of)} đã có quyết định “${String(title)}”. Hãy sửa quyết định ấy thay vì ghi thêm.`,
  'holiday-day-count': ({ holiday, needed }) =>
    `Nghỉ ${reasonNames[String(holiday)]} có đúng ${String(needed)} ngày theo luật. Ngày nghỉ bù, ngày hoán đổi ghi thành quyết định riêng.`,
  'holiday-without-heart': ({ day }) => `Các ngày nghỉ phải có ngày ${dayOf(day)}. Hãy kiểm tra lại các ngày đã chọn.`,
  'holiday-days-apart': ({ day }) => `Các ngày nghỉ phải liền nhau; ngày ${dayOf(day)} đang đứng rời.`,
  'made-up-decided': ({ title }) =>
    `Ngày nghỉ bù của dịp này đã có quyết định “${String(title)}”. Hãy sửa quyết định ấy thay vì ghi thêm.`,
  'nothing-to-make-up': (of) => `${holidayOf(of)} không trùng ngày nghỉ hằng tuần, nên không có ngày nào để nghỉ bù.`,
  'made-up-too-many': ({ most }) => `Dịp này chỉ được nghỉ bù ${String(most)} ngày. Hãy bỏ bớt ngày.`,
  'already-off': ({ day, reason }) =>
    `Ngày ${dayOf(day)} vốn đã là ngày nghỉ${offFor(reason)}. Hãy chọn một ngày làm việc.`,
  'already-working': ({ day }) => `Ngày ${dayOf(day)} vốn là ngày làm việc. Ngày làm bù phải là ngày nghỉ hằng tuần.`,
  'works-on-holiday': ({ day, reason }) =>
    `Ngày ${dayOf(day)} là ngày nghỉ lễ${offFor(reason)}, không chọn làm ngày làm bù được. Hãy chọn ngày nghỉ hằng tuần khác.`,
  'swap-uneven': 'Số ngày nghỉ và số ngày làm bù phải bằng nhau. Hãy thêm hoặc bỏ bớt ngày.',
  'week-decided': ({ day, title }) =>
    `Từ ngày ${dayOf(day)} đã có quyết định “${String(title)}”. Hãy sửa quyết định ấy, hoặc chọn ngày bắt đầu khác.`,
  'day-twice': ({ day }) => `${day ? `Ngày ${dayOf(day)}` : 'Một ngày trong tuần'} được ghi hai lần. Hãy giữ lại một.`,
  'day-decided': ({ day, title }) =>
    `Ngày ${dayOf(day)} đã nằm trong quyết định “${String(title)}”. Hãy bỏ ngày này, hoặc sửa quyết định ấy.`,
  'no-yearly-date': 'Ngày này không có trong mọi năm. Hãy chọn ngày khác.',
  'annual-by-law': 'Ngày này vốn đã là ngày nghỉ lễ hằng năm theo luật, không cần ghi thêm.',
  'annual-decided': ({ title }) => `Ngày này đã được ghi nghỉ hằng năm theo quyết định “${String(title)}”.`,
  /* rows of a file */
  'calendar-no-day-column':
    'Không thấy cột nào ghi ngày. Dòng đầu của bảng cần có tên cột, trong đó có cột “Ngày”; tải bảng của một năm về để xem mẫu.',
  'row-day': ({ said }) =>
    said
      ? `“${String(said)}” không phải là ngày. Ghi theo dạng 25/11/2026.`
      : 'Dòng này không có ngày. Ghi ngày theo dạng 25/11/2026, hoặc bỏ dòng.',
  'row-state': ({ said }) => `“${String(said)}” không rõ là nghỉ hay làm việc. Ghi “nghỉ” hoặc “làm việc”.`,
  'row-no-holiday': ({ day, holiday }) =>
    `Ngày ${dayOf(day)} không phải là ${reasonNames[String(holiday)] ?? 'ngày lễ'} theo lịch tính sẵn. Hãy kiểm tra lại ngày.`,
  'row-made-up': ({ day }) =>
    `Không thấy ngày lễ nào gần ngày ${dayOf(day)} trùng ngày nghỉ hằng tuần để nghỉ bù. Ghi rõ nghỉ bù cho dịp nào ở cột “Loại”.`,
  'row-unverified': ({ day }) =>
    `Ngày ${dayOf(day)} trong tệp cũng ghi là chưa có quyết định, nên không nhập. Hãy nhập khi đã có quyết định.`,
  'event-repeats': 'Sự kiện lặp lại không nhập được. Hãy xuất lịch thành từng ngày.',
  'event-hours': 'Sự kiện có giờ, không phải cả ngày, nên không nhập.',
  'event-too-long': 'Sự kiện dài hơn 31 ngày nên không nhập. Hãy chia thành từng đợt nghỉ.',
  'event-no-day': 'Sự kiện này không có ngày.',
  'event-cancelled': 'Sự kiện này đã hủy trong tệp nên không nhập.',
  'decision-removed': 'Quyết định này đã được đưa ra khỏi lịch. Hãy tải lại trang để xem lịch mới.',
}
