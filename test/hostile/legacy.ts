/** Writes invented texts in the codes from before Unicode, for tests. */
import { type LegacyCode, legacyTable } from '../../src/reader/files/legacy-codes.js'

/** The 67 small letters of Vietnamese that ASCII lacks. */
export const LETTERS: string[] = [...'aăâeêioôơuưy']
  .flatMap((base) =>
    ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'].map((tone) => (base + tone).normalize('NFC')),
  )
  .concat('đ')
  .filter((letter) => /[^a-z]/.test(letter))

/** A text in a code. TCVN3 has no capitals with tones: those come out as the small letter's code. */
export function toLegacy(text: string, code: LegacyCode): string {
  const codes = new Map<string, string>()
  // The first writing of a letter is the usual one; later ones only differ in the case of the mark.
  for (const [written, letter] of legacyTable(code)) if (!codes.has(letter)) codes.set(letter, written)
  return [...text.normalize('NFC')].map((c) => codes.get(c) ?? codes.get(c.toLowerCase()) ?? c).join('')
}

const CP1258_LETTERS: Record<string, number> = {
  Ă: 0xc3, Đ: 0xd0, Ơ: 0xd5, Ư: 0xdd, ă: 0xe3, đ: 0xf0, ơ: 0xf5, ư: 0xfd, '\u0300': 0xcc, '\u0309': 0xd2,
  '\u0303': 0xde, '\u0301': 0xec, '\u0323': 0xf2,
} // prettier-ignore

/** A text as the bytes of a file in a code. */
export function legacyBytes(text: string, code: LegacyCode | 'windows-1258'): Buffer {
  if (code !== 'windows-1258') return Buffer.from(toLegacy(text, code), 'latin1')
  // Letters of the code page whole, tones behind them.
  const parts = [...text.normalize('NFC')].flatMap((c) => {
    const apart = c.normalize('NFD')
    const tone = /[\u0300\u0309\u0303\u0301\u0323]/.exec(apart)?.[0]
    return tone ? [apart.replace(tone, '').normalize('NFC'), tone] : [c]
  })
  return Buffer.from(parts.map((c) => CP1258_LETTERS[c] ?? c.charCodeAt(0)))
}
