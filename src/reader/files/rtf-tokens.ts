/** The signs of a Rich Text file (RTF 1.9.1), one after the other: groups, control words, bytes of text. */
import { ReaderRefusal } from './refusal.js'

export type RtfToken =
  | { kind: 'open' }
  | { kind: 'close' }
  /** A control word such as \b or \par; `value` where digits follow it. */
  | { kind: 'word'; name: string; value: number | undefined }
  /** A control sign such as \~ or \*. */
  | { kind: 'sign'; sign: string }
  /** One byte of text in the code page at hand. */
  | { kind: 'byte'; byte: number }

const LONGEST_WORD = 32
const BACKSLASH = 0x5c
const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39

/** Reads a file sign by sign. What stands behind the last group is no part of it. */
export function* rtfTokens(bytes: Buffer): Generator<RtfToken> {
  let depth = 0
  let at = 0
  const open: RtfToken = { kind: 'open' }
  const close: RtfToken = { kind: 'close' }
  while (at < bytes.length) {
    const byte = bytes[at++]!
    if (byte === 0x7b) {
      depth += 1
      yield open
    } else if (byte === 0x7d) {
      depth -= 1
      yield close
      if (depth <= 0) return
    } else if (byte === BACKSLASH) {
      const next = bytes[at]
      if (next === undefined) break
      if (!isLetter(next)) {
        at += 1
        if (next === 0x27) {
          const value = Number.parseInt(bytes.toString('latin1', at, at + 2), 16)
          at += 2
          if (!Number.isNaN(value)) yield { kind: 'byte', byte: value }
        } else yield { kind: 'sign', sign: String.fromCharCode(next) }
        continue
      }
      const start = at
      while (at < bytes.length && at - start < LONGEST_WORD && isLetter(bytes[at]!)) at += 1
      const name = bytes.toString('latin1', start, at)
      const digits = at
      if (bytes[at] === 0x2d) at += 1
      while (at < bytes.length && at - digits < 11 && isDigit(bytes[at]!)) at += 1
      const number = Number.parseInt(bytes.toString('latin1', digits, at), 10)
      const value = Number.isNaN(number) ? undefined : number
      if (bytes[at] === 0x20) at += 1
      if (name === 'bin') {
        // So many bytes of a picture follow, whatever they look like.
        const length = value ?? 0
        if (length < 0 || at + length > bytes.length) throw new ReaderRefusal('rtf-broken', { reason: 'bin' })
        at += length
      } else yield { kind: 'word', name, value }
    } else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { kind: 'byte', byte }
  }
  throw new ReaderRefusal('rtf-broken', { reason: 'cut-off' })
}
