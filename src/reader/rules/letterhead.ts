/** The left side of the head: superior body, issuing body. Lines that go on with a name are joined to it. */
import { lengthWithout } from './ends.js'
import { cut, join, type Line, type Piece } from './lines.js'
import { isKindLine } from './kind-words.js'
import { isUpper } from './capitals.js'

/** The right side of the head, and separators. */
const MOTTO =
  /^(?:CỘNG H[OÒ][ÀA]|CHỦ NGHĨA VIỆT NAM|XÃ HỘI CHỦ NGHĨA|Độc lập|ĐỘC LẬP|ĐẢNG CỘNG SẢN VIỆT NAM|ĐOÀN (?:TNCS|THANH NIÊN CỘNG SẢN) HỒ CHÍ MINH$|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN|(?:TUYỆT |TỐI )?MẬT$)/u

/** Words that begin the name of a body in capitals. */
const BODY =
  /^(?:ỦY BAN|UỶ BAN|UBND|UB|HĐND|HỘI|BAN|BỘ|SỞ|PHÒNG|CỤC|VỤ|TỔNG|CHI|VĂN PHÒNG|VIỆN|TRƯỜNG|TRUNG TÂM|TRUNG ƯƠNG|ĐẢNG|TỈNH ỦY|TỈNH UỶ|THÀNH ỦY|THÀNH UỶ|HUYỆN ỦY|HUYỆN UỶ|QUẬN ỦY|QUẬN UỶ|THỊ ỦY|ĐOÀN|TỈNH ĐOÀN|THÀNH ĐOÀN|HUYỆN ĐOÀN|QUẬN ĐOÀN|BCH|LIÊN|CÔNG|MẶT TRẬN|CẢNH SÁT|TÒA|TOÀ|CHÍNH PHỦ|THỦ TƯỚNG|QUỐC HỘI|BÁO|ĐÀI|NGÂN HÀNG|TẬP ĐOÀN|KHO BẠC|BẢO HIỂM|THANH TRA|HỌC VIỆN|ĐẠI HỌC|BỆNH VIỆN|KHOA|TỔ|BQL|BCĐ|CHỦ TỊCH|QUÂN|ĐIỆN LỰC|HẠT|THƯỜNG TRỰC|KIỂM TOÁN|TẠP CHÍ|NHÀ|KHỐI|ĐỘI|BTV|BTG|TIỂU BAN)(?![\p{Ll}])/u

/** A name of two bodies on one line: "ĐẢNG BỘ … ĐẢNG ỦY …", "UBND … PHÒNG …". */
const SECOND = / (?:ĐẢNG [UỦ][ỶY]|ĐẢNG UỶ|BAN CHẤP HÀNH|BCH|PHÒNG|BAN TUYÊN GIÁO|VĂN PHÒNG|SỞ) /gu

/** Where the head's left side ends. */
const END = /^(?:Số\s?:?|SỐ\s?:|V\/v|v\/v|V\.v|Về việc|VỀ VIỆC|Kính gửi)/u

/** Most lines that a head takes. */
const HEAD_LINES = 80

/** The bodies of the letterhead, superior first. */
export function letterheadOf(head: Line[]): Piece[] {
  const units: Piece[] = []
  let joined = false
  for (const [i, line] of head.slice(0, HEAD_LINES).entries()) {
    const number = line.text.search(/\sSố\s?:?\s?\d/u)
    const text = number > 0 ? cut(line, 0, number) : cut(line, 0)
    if (isSkipped(text.text)) continue
    if (END.test(text.text) || isKindLine(text.text)) {
      if (units.length > 0) break
      continue
    }
    if (!isUpper(text.text) || text.text.length > 140) {
      joined = false
      if (units.length > 0 && number <= 0 && !line.cell) continue
      continue
    }
    if (line.cell && line.cell.column > 0) continue
    const before = units.at(-1)
    if (before && !BODY.test(text.text) && (joined || head[i - 1]?.cell === line.cell || !line.gap))
      units[units.length - 1] = join(before, text)
    else if (BODY.test(text.text) || (before && /^(?:TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|XÃ|PHƯỜNG|THỊ)/u.test(text.text)))
      addUnit(units, text)
    joined = true
    if (number > 0) break
  }
  return units
}

const isSkipped = (text: string): boolean => text === '' || MOTTO.test(text) || /^[-_*=\s.|\d]+$/u.test(text)

/** Adds a line; a line of two bodies is two, a place name goes with the body before it. */
function addUnit(units: Piece[], text: Piece): void {
  const before = units.at(-1)
  if (before && !BODY.test(text.text)) {
    units[units.length - 1] = join(before, text)
    return
  }
  const cuts = [...text.text.matchAll(SECOND)].filter(
    (match) => match.index > 8 && /^(?:ĐẢNG BỘ|UBND|ỦY BAN|UỶ BAN|TỈNH|SỞ)/u.test(text.text),
  )
  const at = cuts.at(-1)?.index
  if (at !== undefined) units.push(cut(text, 0, at), cut(text, at))
  else units.push(text)
}

/** The line of the letterhead without marks at its ends. */
export function tidyName(piece: Piece): Piece {
  const start = /^[\s*\-–]*/u.exec(piece.text)![0].length
  const end = lengthWithout(piece.text, ' *-–.,;:|')
  return cut(piece, start, Math.max(start, end))
}
