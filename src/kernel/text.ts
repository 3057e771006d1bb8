/** Text as Vietnamese offices write it: one Unicode form in storage, one folded form for finding. */

/** NFC, non-breaking and zero-width blanks made plain. Keeps length-changing work in one place: call it at the door. */
export function nfc(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[Ðð]/g, (c) => (c === 'Ð' ? 'Đ' : 'đ'))
}

/** Halves of characters (lone surrogates), which no database takes, made U+FFFD; no place in the text moves. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd')
}

/** White space folded to single blanks, ends trimmed. */
export function squash(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/**
 * The form in which words are compared and searched: lower case, no tone or vowel marks, đ as d.
 * `fold('Ủy ban')`, `fold('Uỷ ban')` and `fold('uy ban')` are the same.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toLowerCase()
    .normalize('NFC')
}

/** Words of a folded text, for search: letters and digits only. */
export function searchWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A text as it is kept for searching: its words alone, so that a database's own idea of "612-CV/TU" or of an address plays no part. */
export function searchText(text: string): string {
  return searchWords(text).join(' ')
}

/** A tsquery of the words, all of them, the last one as a beginning; null when there is no word in it. */
export function tsQuery(text: string): string | null {
  const words = searchWords(text).slice(0, 20)
  if (!words.length) return null
  return words.map((word, at) => (at === words.length - 1 ? `${word}:*` : word)).join(' & ')
}

/** `kế hoạch` → `Kế hoạch` */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
