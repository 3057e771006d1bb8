/** Number and symbol of a document: "419-CV/BLC", "1234/UBND-KGVX", "76/2025/UBTVQH15"; blanks around "-" and "/" dropped. */
import { cut, type Piece } from './lines.js'

/** Longest run that may be a number. */
const WINDOW = 60

/**
 * Length of the number that begins at `at`, 0 where none does. Digits may be missing ("-CV/TU"), groups are joined by
 * "-", "/" or ".", blanks are allowed around the first joint.
 */
export function numberLength(text: string, at: number): number {
  const rest = text.slice(at, at + WINDOW)
  const lead = /^(?:\d{1,5}[a-zA-Z]?\s?(?:[-–/]\s?|\s(?=[A-ZĐ]{1,4}\/))|[-–/]\s?)(?=[\p{Lu}\d])/u.exec(rest)
  if (!lead) return 0
  const symbol = /^(?:\d{4}\s?[/-]\s?)?\p{Lu}[\p{L}\d&]*(?:(?:\s?[-–/]\s?|\.)(?=[\p{Lu}\d])[\p{L}\d&]+){0,6}/u.exec(
    rest.slice(lead[0].length),
  )
  return symbol ? lead[0].length + symbol[0].length : 0
}

/** A number as the form wants it: blanks around "-" and "/" dropped. */
export const tidyNumber = (text: string): string => text.replace(/\s?([-–/])\s?/gu, '$1').replace(/–/gu, '-')

/** The first number behind "Số" in `piece`, from `from` on. */
export function numberBehindCue(piece: Piece, from = 0): { value: string; piece: Piece; end: number } | null {
  for (const cue of piece.text.slice(from).matchAll(/(?:Số|số|SỐ|Só)\s?[:.]?\s?/gu)) {
    const at = from + cue.index + cue[0].length
    const length = numberLength(piece.text, at)
    if (length > 0)
      return {
        value: tidyNumber(piece.text.slice(at, at + length)),
        piece: cut(piece, at, at + length),
        end: at + length,
      }
  }
  return null
}
