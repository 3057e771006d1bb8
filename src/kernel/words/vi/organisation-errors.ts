/** Refusals that concern organisations over time, as `errors` has them. */

/** `2026-11-05` → `5/11/2026` */
const dayInWords = (day: unknown): string => String(day).split('-').map(Number).toReversed().join('/')
const period = (from: unknown, to: unknown): string =>
  `từ ngày ${dayInWords(from)}${typeof to === 'string' ? `, trước ngày ${dayInWords(to)}` : ''}`

const unit = (name: unknown): string => (typeof name === 'string' && name ? name : 'Đơn vị')

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

  /* changes of the organisations: detail has the name of the unit that is concerned */
  'succession-of-none': 'Chưa chọn đơn vị nào. Hãy chọn đơn vị có thay đổi.',
  'succeeds-itself': 'Một đơn vị được chọn hai lần. Mỗi đơn vị chỉ đứng ở một phía của thay đổi.',
  'one-at-a-time': 'Mỗi lần chỉ ghi một đơn vị. Hãy ghi từng đơn vị một.',
  'no-successor-here': 'Đổi tên và chuyển cấp trên không có đơn vị kế thừa. Hãy bỏ phần đó.',
  'merge-into-one': 'Hợp nhất, sáp nhập cần đúng một đơn vị kế thừa.',
  'split-into-several': 'Chia cần ít nhất hai đơn vị mới; tách cần ít nhất một.',
  'begins-later': ({ name, from }) =>
    `${unit(name)} chỉ bắt đầu từ ngày ${dayInWords(from)}. Ngày có hiệu lực phải sau ngày đó.`,
  'ended-by-then': ({ name, on }) =>
    `${unit(name)} đã kết thúc từ ngày ${dayInWords(on)} nên không còn thay đổi được. Hãy xem lại ngày có hiệu lực.`,
  'ends-otherwise': ({ name, on }) =>
    `${unit(name)} đã được ghi là kết thúc từ ngày ${dayInWords(on)}. Nếu ghi nhầm, hãy hủy lần ghi đó trước.`,
  'changes-later': ({ name }) =>
    `${unit(name)} còn có thay đổi được ghi vào ngày này hoặc sau đó. Hãy hủy lần ghi sau trước, hoặc chọn ngày muộn hơn.`,
  'cannot-succeed': ({ name, from, to }) =>
    `${unit(name)} chỉ tồn tại ${period(from, to)} nên không thể kế thừa vào ngày có hiệu lực.`,
  'named-that-day': ({ name }) => `${unit(name)} đã có tên bắt đầu đúng ngày này. Hãy sửa tên đó, hoặc chọn ngày khác.`,
  'same-parent': ({ name }) => `${unit(name)} đang trực thuộc đúng đơn vị đó. Hãy chọn đơn vị cấp trên khác.`,
  'parent-gone': ({ name }) =>
    `${unit(name)} không còn hoạt động vào ngày có hiệu lực nên không thể là cấp trên. Hãy chọn đơn vị khác.`,
  'child-without-parent': ({ name }) =>
    `${unit(name)} đang trực thuộc đơn vị kết thúc. Hãy chọn đơn vị cấp trên mới cho đơn vị này.`,
  'group-undecided': ({ name }) =>
    `Nhóm “${String(name)}” có đơn vị kết thúc. Hãy chọn đơn vị nào thay chỗ trong nhóm, hoặc để trống chỗ.`,
  'too-many-rows': ({ limit }) => `Danh sách dài quá ${String(limit)} dòng. Hãy chia thành nhiều tệp.`,
  'invalid-mapping': 'Cách chọn cột chưa đúng. Hãy tải lại trang rồi chọn lại tệp.',
  'no-name-column': 'Chưa chọn cột có tên đơn vị. Hãy chọn cột đó rồi nhập.',
  'list-has-errors': ({ errors }) =>
    `Danh sách còn ${String(errors)} lỗi nên chưa nhập gì. Hãy sửa trong tệp rồi chọn lại tệp.`,
  'nothing-new': 'Mọi đơn vị trong danh sách đã có trong danh mục, không có gì để nhập.',
  'list-or-rule':
    'Nhóm gồm các đơn vị chọn từng đơn vị, hoặc theo một quy tắc. Hãy chọn ít nhất một đơn vị, hoặc đặt quy tắc.',
  'group-changes-later': ({ on }) =>
    `Nhóm này đã có thay đổi ghi từ ngày ${dayInWords(on)}. Hãy chọn ngày đó hoặc muộn hơn.`,
  'not-a-successor': 'Có việc hoặc nhóm được giao cho đơn vị không nằm trong các đơn vị kế thừa. Hãy chọn lại.',
  'name-needed': 'Chưa có tên mới. Hãy ghi tên đầy đủ và tên ngắn.',
  'work-without-successor': ({ parts }) =>
    `Đơn vị còn ${String(parts)} phần việc chưa xong. Hãy chọn ít nhất một đơn vị tiếp nhận, hoặc chuyển, thu hồi các việc đó trước.`,
  'written-already': 'Thay đổi này đã được ghi. Hãy mở lại danh sách thay đổi để xem.',
  'built-upon': 'Sau lần ghi này đã có thay đổi khác trên cùng đơn vị. Hãy hủy lần ghi sau trước.',
  'unit-in-use':
    'Đơn vị mới đã có tài khoản, việc hoặc quan hệ nên không hủy được lần ghi này. Hãy ghi một thay đổi khác để sửa.',
  'handed-over-already': 'Việc trong danh sách này đã được bàn giao nên không thay đổi được nữa.',
  'handover-grew': 'Vừa có thêm việc vào danh sách. Trang đã tải danh sách mới; hãy xem lại rồi xác nhận.',
  'unit-ended': ({ name }) => `${unit(name)} không còn hoạt động. Hãy chọn đơn vị kế thừa trong nhiệm vụ đó rồi giao.`,
}
