/** Refusals that concern organisations over time, as `errors` has them. */

/** `2026-11-05` → `5/11/2026` */
const dayInWords = (day: unknown): string => String(day).split('-').map(Number).toReversed().join('/')
const period = (from: unknown, to: unknown): string =>
  `từ ngày ${dayInWords(from)}${typeof to === 'string' ? `, trước ngày ${dayInWords(to)}` : ''}`

export const organisationErrors: Record<string, string | ((detail: Record<string, unknown>) => string)> = {
  'identifier-taken': ({ name }) => `Mã định danh này đang thuộc về ${String(name)}. Hãy kiểm tra lại mã.`,
  'unknown-basis': 'Văn bản làm căn cứ không còn trong sổ. Hãy chọn lại, hoặc chỉ ghi số, ngày, nơi ban hành.',
  'parent-not-there': 'Đơn vị cấp trên không tồn tại suốt thời gian này. Hãy xem lại ngày, hoặc chọn đơn vị khác.',
  'unit-not-there': ({ from, to }) => `Đơn vị chỉ tồn tại ${period(from, to)}. Hãy chọn ngày trong khoảng đó.`,
  'other-not-there': ({ from, to }) => `Đơn vị kia chỉ tồn tại ${period(from, to)}. Hãy chọn ngày trong khoảng đó.`,
  'ends-before-it-begins': 'Ngày kết thúc phải sau ngày bắt đầu. Hãy xem lại hai ngày.',
  'relation-to-itself': 'Một đơn vị không thể có quan hệ với chính mình. Hãy chọn đơn vị khác.',
  'has-parent-then': ({ from, to }) =>
    `Đơn vị đã có cấp trên ${period(from, to)}. Hãy ghi ngày kết thúc của quan hệ đó trước, hoặc ghi một lần chuyển cấp trên.`,
  'has-relation-then': ({ from, to }) => `Quan hệ này đã được ghi ${period(from, to)}. Hãy xem lại ngày.`,
  'parent-loop': 'Ghi như vậy thì một đơn vị sẽ trực thuộc chính nó qua các cấp. Hãy chọn đơn vị cấp trên khác.',
  'ended-already': ({ on }) => `Quan hệ này đã kết thúc từ ngày ${dayInWords(on)}.`,
}
