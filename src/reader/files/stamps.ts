import { nfc, squash } from '../../kernel/text.js'

const STAMP = /(?<!\p{L})(TUYỆT MẬT|TỐI MẬT|MẬT|HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)(?!\p{L})/u
const LONGEST_STAMP = 48

/** True for a short line that holds the words of a secrecy or urgency stamp, in capitals as they are printed. */
export function isStamp(text: string): boolean {
  const line = squash(nfc(text))
  return line.length <= LONGEST_STAMP && STAMP.test(line)
}
