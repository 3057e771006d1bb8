/** The kinds of documents and the words that print them. */
import { isUpper } from './capitals.js'

/** Kinds and their abbreviations (NĐ 30/2020 Phụ lục III; Quy định 66-QĐ/TW). */
export const KINDS: [string, string[]][] = [
  ['nghị quyết', ['NQ']],
  ['quyết định', ['QĐ']],
  ['chỉ thị', ['CT']],
  ['quy chế', ['QC']],
  ['quy định', ['QyĐ', 'QĐi']],
  ['thông cáo', ['TC']],
  ['thông báo', ['TB']],
  ['hướng dẫn', ['HD']],
  ['chương trình', ['CTr', 'CTrPH', 'CTPH']],
  ['kế hoạch', ['KH', 'KHLT']],
  ['phương án', ['PA']],
  ['đề án', ['ĐA']],
  ['báo cáo', ['BC']],
  ['tờ trình', ['TTr']],
  ['công điện', ['CĐ']],
  ['kết luận', ['KL']],
  ['thông tri', ['TT']],
  ['công văn', ['CV']],
  ['giấy mời', ['GM']],
  ['thư', []],
  ['lời kêu gọi', []],
  ['biên bản', ['BB']],
]

export const KIND_NAMES = KINDS.map(([name]) => name).join('|')
export const ALONE = new RegExp(`^(${KIND_NAMES})(?:\\s?(?:kết luận|liên tịch|khẩn))?\\s?:?$`, 'iu')
const OPENING = new RegExp(`^(${KIND_NAMES})(?= (?:số \\d|v\\/v|về |liên tịch)| [\\p{Ll}“"])`, 'iu')

/** True for a line that prints the kind and nothing else: "KẾ HOẠCH". */
export function isKindLine(text: string): boolean {
  return ALONE.test(text) && (isUpper(text) || text.split(' ').length <= 2)
}

/** Words of the kind at the start of a title ("Thông báo treo cờ …"), with their length. */
export function kindAtStart(text: string): { kind: string; length: number } | null {
  const match = OPENING.exec(text)
  return match ? { kind: match[1]!.toLowerCase(), length: match[0].length } : null
}
