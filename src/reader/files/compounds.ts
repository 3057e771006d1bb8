import { fold } from '../../kernel/text.js'

/**
 * Words of two syllables that official papers are full of. Recognition confuses the small marks of tone above a letter
 * ("chỉ bộ" for "chi bộ", "tố chức" for "tổ chức"): where two syllables are one of these words but for a tone, the word
 * is meant. A pair stands here only if its other tones make no sense side by side.
 */
const COMPOUNDS = `
ban hành, báo cáo, bảo đảm, bảo vệ, bí thư, biểu dương, bổ sung, bộ trưởng, cải cách, cải thiện, cán bộ, cấp ủy,
cấp xã, chi bộ, chi cục, chi đoàn, chi nhánh, chi tiết, chỉ đạo, chỉ huy, chỉ thị, chỉ tiêu, chính phủ, chính quyền,
chính trị, chủ động, chủ tịch, chủ trì, chủ trương, chuyển đổi, công chức, công khai, công tác, công văn, cơ quan,
cơ sở, đại biểu, đảm bảo, đảng bộ, đảng ủy, đảng viên, đánh giá, đề xuất, địa bàn, địa phương, điều chỉnh, đoàn thể,
đôn đốc, đổi mới, đơn vị, giải pháp, giải quyết, giám đốc, giám sát, hỗ trợ, hoàn chỉnh, hoàn thành, hoàn thiện,
hội đồng, hội nghị, huyện ủy, hướng dẫn, kế hoạch, khẩn trương, kiểm điểm, kiểm soát, kiểm tra, kinh phí, kịp thời,
lãnh đạo, nâng cao, nghị định, nghị quyết, nhân dân, nhiệm kỳ, nhiệm vụ, nổi bật, phát triển, phòng chống, phổ biến,
phối hợp, phương án, quản lý, quyết định, sở ngành, tài chính, tăng cường, tham mưu, thành lập, thành phố, thành ủy,
thẩm định, thẩm quyền, theo dõi, thông báo, thủ trưởng, thủ tục, thủ tướng, thực hiện, thường trực, thường vụ,
thường xuyên, tỉnh ủy, tổ chức, tổ quốc, tổng hợp, tổng kết, trách nhiệm, triển khai, trực thuộc, trưởng ban,
tuyên giáo, tuyên truyền, ủy ban, ủy viên, văn bản, văn phòng, vận động, xây dựng, xử lý, yêu cầu`
  .split(',')
  .map((word) => word.trim())

/** Grave, acute, tilde, hook and dot below: the five tones. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const withoutTone = (text: string): string => text.normalize('NFD').replace(TONES, '').normalize('NFC')
const BY_LETTERS = new Map(COMPOUNDS.map((word) => [withoutTone(word), word.split(' ')]))

/** Letters of a word without the signs around it. */
const LETTERS = /^([^\p{L}\p{N}]*)(\p{L}+)([^\p{L}\p{N}]*)$/u

/** The words of a line with their tones set right, in their order; a word that is right is the same string. */
export function withRightTones(words: readonly string[]): string[] {
  const right = [...words]
  for (let i = 0; i + 1 < right.length; i++) {
    const first = LETTERS.exec(right[i]!)
    const second = LETTERS.exec(right[i + 1]!)
    // A sign between the two parts them.
    if (!first || !second || first[3] || second[1]) continue
    const meant = BY_LETTERS.get(withoutTone(`${first[2]} ${second[2]}`.toLowerCase()))
    if (!meant) continue
    right[i] = `${first[1]}${inCaseOf(first[2]!, meant[0]!)}`
    right[i + 1] = `${inCaseOf(second[2]!, meant[1]!)}${second[3]}`
  }
  withRightDates(right)
  return right
}

/** The words of a date by where they stand between its numbers: "ngày 23 thúng 11 nam 2026". */
function withRightDates(words: string[]): void {
  const isNumber = (at: number): boolean => /^\d{1,4}[,.;)]?$/.test(words[at] ?? '')
  for (const [i, word] of words.entries()) {
    if (!isNumber(i + 1)) continue
    const letters = fold(word)
    if (letters === 'ngay') words[i] = inCaseOf(word, 'ngày')
    if (!isNumber(i - 1)) continue
    if (/^th[a-z]ng$/.test(letters)) words[i] = inCaseOf(word, 'tháng')
    if (letters === 'nam' && /^\d{4}/.test(words[i + 1]!)) words[i] = inCaseOf(word, 'năm')
  }
}

/** A word in the capitals of another of the same length. */
function inCaseOf(seen: string, meant: string): string {
  if (seen.normalize('NFC').toLowerCase() === meant) return seen
  return [...meant].map((letter, i) => (seen[i] === seen[i]?.toUpperCase() ? letter.toUpperCase() : letter)).join('')
}
