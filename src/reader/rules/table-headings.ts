/** The headings of an assignment table and the columns they name. */

export type Column = 'number' | 'task' | 'lead' | 'cooperating' | 'time'

/** Words of the headings, tried in this order. */
const HEADINGS: [Column, RegExp][] = [
  ['number', /^(?:TT|STT|Stt|Số TT|Số thứ tự|SỐ TT|#)\.?$/u],
  ['cooperating', /phối hợp/iu],
  ['time', /thời gian|thời hạn|hoàn thành|tiến độ|hạn (?:cuối|chót|xử lý|báo cáo)|^hạn$/iu],
  [
    'lead',
    /chủ trì|(?:cơ quan|đơn vị|bộ phận|người)(?:,? (?:đơn vị|cá nhân))? (?:thực hiện|chịu trách nhiệm|được giao|tham mưu|đầu mối)|phân công|trách nhiệm|đầu mối|^(?:tên )?(?:các )?(?:cơ quan|đơn vị|địa phương)(?:,? (?:và )?(?:cơ quan|đơn vị|địa phương|tổ chức|cá nhân))*$/iu,
  ],
  ['task', /nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|giải pháp|tên (?:văn bản|đề án|nhiệm vụ)|việc cần/iu],
]
/** Columns that are neither. */
const ASIDE = /sản phẩm|kết quả|ghi chú|kinh phí|căn cứ|sản lượng|địa điểm/iu

/** The column that a heading names. */
export function columnOf(heading: string): Column | null {
  if (/phối hợp/iu.test(heading) && /thời gian|thời hạn|hoàn thành/iu.test(heading)) return 'time'
  for (const [column, words] of HEADINGS)
    if (words.test(heading)) return column === 'task' && ASIDE.test(heading) ? null : column
  return null
}
