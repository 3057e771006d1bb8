/** What opens a line of its own in an official document, whatever stood before it. */
import { markerOf } from './numbering.js'
import { AUTHORITY } from './signature-words.js'

/** Fixed words of the official layout (NĐ 30/2020 Phụ lục I; HD 36-HD/VPTW). */
const OFFICIAL =
  /^(?:Số\s?:?\s?\d|Số\s?:?\s?-|Số\s?:|Kính gửi|Kính trình|Nơi nhận|V\/v|v\/v|V\.v\.|Về việc|CỘNG H[OÒ]|CHỦ NGHĨA VIỆT NAM|Độc lập|ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN TNCS|Căn cứ |Theo đề nghị|Xét đề nghị|QUYẾT ĐỊNH|Điều \d|PHỤ LỤC|Phụ lục|\(?Kèm theo|\(?Ban hành kèm theo)/u

/** Lines whose words say who does a job, or when: "Cơ quan chủ trì: …", "Thời gian thực hiện: …". */
const ROLE = /^(?:Cơ quan|Đơn vị|Thời gian|Thời hạn)(?: (?:chủ trì|phối hợp|thực hiện|hoàn thành|triển khai)){1,2}\s?:/u

/** "Hà Nội, ngày 5 tháng 4 năm 2024" on a line of its own. */
const PLACE_DATE = /^[\p{Lu}][^,:;]{1,40}, ngày\s{0,4}\d{0,2}\s{0,4}tháng/u

/** The address line of a công điện. */
const WIRES = /^[\p{Lu} ]{4,60} điện\s?:/u

/** True for text that begins a new line by its own words or its numbering. */
export function opensLine(text: string): boolean {
  return (
    OFFICIAL.test(text) ||
    WIRES.test(text) ||
    AUTHORITY.test(text) ||
    ROLE.test(text) ||
    PLACE_DATE.test(text) ||
    markerOf(text) !== null
  )
}
