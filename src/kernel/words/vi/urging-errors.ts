/** Refusals about urging letters. */
type Detail = Record<string, unknown>

const FIELD: Record<string, string> = { symbol: 'ký hiệu cơ quan', place: 'địa danh', signerPost: 'chức vụ người ký' }

export const urgingErrors: Record<string, string | ((detail: Detail) => string)> = {
  'unit-owes-nothing': ({ name }) =>
    `${String(name ?? 'Đơn vị này')} không còn việc quá hạn hoặc sắp đến hạn. Hãy bỏ chọn đơn vị này.`,
  'nothing-owed': 'Văn bản chưa nêu việc nào. Hãy giữ lại ít nhất một việc.',
  'addressee-without-part':
    'Có đơn vị nhận không còn việc nào trong văn bản. Hãy thêm việc cho đơn vị đó, hoặc soạn văn bản khác.',
  'part-not-of-addressee': 'Có việc không thuộc đơn vị nhận văn bản. Hãy tải lại trang rồi chọn lại.',
  'issuer-not-own':
    'Chỉ soạn được văn bản của cơ quan mình hoặc cơ quan cấp trên trực tiếp. Hãy chọn lại cơ quan ban hành.',
  'profile-not-of-issuer': 'Thể thức này không dùng cho cơ quan ban hành đã chọn. Hãy chọn lại thể thức.',
  'letter-not-whole': ({ field }) => `Văn bản còn thiếu ${FIELD[String(field)] ?? 'một ô'}. Hãy điền rồi gửi.`,
  'letter-not-open': 'Văn bản đã sang bước khác nên không làm được bước này. Trang đã tải trạng thái mới.',
  'term-needed': 'Chưa biết nhiệm kỳ của cấp ủy nên chưa đánh số được. Hãy ghi ngày bắt đầu và tên nhiệm kỳ.',
  'number-taken': ({ next }) => `Số này đã cấp cho văn bản khác. Số tiếp theo còn trống là ${String(next)}.`,
  'answered-already': 'Đơn vị đã trả lời văn bản này rồi. Trang đã tải câu trả lời.',
}
