import type { Paper } from '../paper.js'
import { paperOfText } from '../read.js'
import { cleanText, MAX_TEXT } from './composer.js'
import { decodeLegacyBytes, unicodeText } from './legacy.js'
import { ReaderRefusal } from './refusal.js'

/**
 * The text in these bytes. UTF-8 with or without a byte order mark, UTF-16 only with one; else one of the older
 * Vietnamese codes (Windows-1258, TCVN3, VNI) where its words leave no doubt which.
 */
export function decodeText(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  let text: string | null
  try {
    // Bytes of an older code may have been saved as Unicode letter by letter.
    text = unicodeText(new TextDecoder(encoding, { fatal: true }).decode(bytes))
  } catch {
    text = encoding === 'utf-8' ? decodeLegacyBytes(bytes) : null
  }
  if (text === null) throw new ReaderRefusal('text-not-unicode', { encoding })
  if (text.includes('\0')) throw new ReaderRefusal('text-not-unicode', { encoding, character: 'U+0000' })
  return text
}

/** A plain text file as a paper. */
export function readTxt(bytes: Buffer): Paper {
  if (bytes.length > MAX_TEXT * 4) throw new ReaderRefusal('too-large', { what: 'text', limit: MAX_TEXT })
  const clean = cleanText(decodeText(bytes))
  if (clean.length > MAX_TEXT) throw new ReaderRefusal('too-large', { what: 'text', limit: MAX_TEXT })
  if (!/[\p{L}\p{N}]/u.test(clean)) throw new ReaderRefusal('no-text')
  return paperOfText(clean)
}
