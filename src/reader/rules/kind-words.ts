/** The kinds of documents and the words that print them. */
import { isUpper } from './capitals.js'
import { ALL_KINDS } from './regimes.js'

/** Kinds whose names are too common to be told by a line that begins with them. */
const NOT_PRINTED = new Set(['hợp đồng', 'dự án'])

export const KIND_NAMES = ALL_KINDS.map(([name]) => name)
  .filter((name) => !NOT_PRINTED.has(name))
  .join('|')
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
