/** Lines that give a role or a time to a section: "Cơ quan chủ trì: …", "Thời gian thực hiện: …". */
import { cut, type Piece } from './lines.js'

export type Role = 'lead' | 'cooperating' | 'carrying-out' | 'time' | 'other'

const ROLE_WORDS: [Role, RegExp][] = [
  [
    'lead',
    /^(?:các )?(?:(?:cơ quan|đơn vị|bộ phận)(?:, đơn vị)?(?: được giao)? )?(?:chủ trì|chịu trách nhiệm(?: chính)?|đầu mối|thực hiện chính)(?: thực hiện| tham mưu| triển khai)?$/iu,
  ],
  [
    'carrying-out',
    /^(?:các )?(?:(?:cơ quan|đơn vị|bộ phận)(?:, đơn vị)? (?:tổ chức )?thực hiện|trách nhiệm thực hiện)$/iu,
  ],
  ['cooperating', /^(?:các )?(?:(?:cơ quan|đơn vị|bộ phận)(?:, đơn vị)? )?phối hợp(?: thực hiện)?$/iu],
  ['time', /^(?:thời gian|thời hạn|tiến độ|hạn)(?: (?:tổ chức|thực hiện|hoàn thành|triển khai|báo cáo))*$/iu],
  [
    'other',
    /^(?:sản phẩm|kết quả|hình thức|địa điểm|thành phần|đối tượng|số lượng|kinh phí|nguồn kinh phí|dự kiến kinh phí|phạm vi|chỉ tiêu|mục tiêu)(?: (?:đầu ra|dự kiến|hoàn thành|tham gia|tham dự|thực hiện|tổ chức|phải đạt|cần đạt))*$/iu,
  ],
]

/** The words before the colon, or the whole text where it is short and has none. */
function labelOf(text: string): { label: string; colon: number } {
  const colon = text.indexOf(':')
  if (colon > 0 && colon < 60) return { label: text.slice(0, colon).trim(), colon }
  return { label: text.length < 50 ? text.replace(/[.\s]+$/u, '') : '', colon: -1 }
}

/** The role that a line gives ("Cơ quan chủ trì: …"), with the text behind the colon. */
export function roleOf(body: Piece): { role: Role; value: Piece } | null {
  const { label, colon } = labelOf(body.text)
  for (const [role, words] of ROLE_WORDS) {
    if (label !== '' && words.test(label) && !(role === 'other' && colon < 0))
      return { role, value: colon < 0 ? cut(body, body.text.length) : cut(body, colon + 1) }
  }
  const open =
    /^(?:Thời gian|Thời hạn)(?: (?:thực hiện|hoàn thành))?(?= (?:sau|từ|trong|trước|năm|quý|tháng|ngay|chậm) ?)/iu.exec(
      body.text,
    )
  return open ? { role: 'time', value: cut(body, open[0].length) } : null
}

/** "Cơ quan chủ trì, phối hợp": a heading over the two lists. */
export const ROLES_TITLE =
  /^(?:các )?(?:cơ quan|đơn vị)? ?chủ trì(?: thực hiện)?(?:,| và) ?(?:cơ quan |đơn vị )?(?:phối hợp|thực hiện)(?: thực hiện)?:?$/iu
