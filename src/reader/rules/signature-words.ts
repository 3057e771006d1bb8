/** How a signature block is recognised (NĐ 30/2020 Phụ lục I; party: T/M, K/T, T/L). */
import { AUTHORITY_MARKS } from './regimes.js'
import { TITLES } from './words.js'

/** "TM.", "T/M", "KT.", "TL.", "TUQ.": signed for somebody else. */
export const AUTHORITY = new RegExp(`^(?:${AUTHORITY_MARKS.join('|')})(?:\\.\\s?|\\s)(?=\\p{Lu}{2})`, 'u')

const TITLE = new RegExp(`^(?:PHÓ |QUYỀN |Q\\. )?(?:${TITLES.join('|')})(?![\\p{Ll}])`, 'u')

/** True for a line that begins a signature: an authority or an office in capitals. */
export function isSignatureLine(text: string): boolean {
  return AUTHORITY.test(text) || TITLE.test(text)
}

/** Two to six words with capitals and nothing else: a person's name. */
export function isPersonName(text: string): boolean {
  if (text.length > 45 || !/^(?:\p{Lu}\p{Ll}*\.? )*\p{Lu}[\p{Ll}]+$/u.test(text)) return false
  const words = text.split(' ').length
  return words >= 2 && words <= 6
}
