/**
 * Red ink by itself. Cleaning a page takes red out, so that a seal does not hide the name beneath it; but the stamps of
 * secrecy and urgency are red too, and must be seen before anything else.
 */
import { fold } from '../../kernel/text.js'
import type { GreyPage } from './page-cleaning.js'

/** Ink is red where its green is less than this part of its red: yellowed paper and brown tables are not. */
const GREEN_OF_RED = 0.65
const DARKEST_RED = 70
/** Part of the pixels that is red on the page with the smallest stamp. */
const LEAST_RED = 0.0001

/** Brightness from which a pixel parts two pieces of ink. */
const FAINT = 200
/** A piece of ink wider or higher than this part of the page is no letter; hollow, if ink fills less than this of it. */
const LARGER_THAN_LETTERS = 0.055
const HOLLOW = 0.3

/** The red ink of a page in black on white; null where there is none to speak of. */
export function redInkOf({ width, height, data }: GreyPage): GreyPage | null {
  const ink = new Uint8Array(width * height).fill(255)
  let red = 0
  for (let i = 0, j = 0; i < ink.length; i++, j += 4) {
    const r = data[j]!
    const g = data[j + 1]!
    if (r < DARKEST_RED || g > r * GREEN_OF_RED || data[j + 2]! > r) continue
    ink[i] = Math.min(255, (g * 200) / r)
    if (ink[i]! < 128) red += 1
  }
  if (red < ink.length * LEAST_RED) return null
  const page = { width, height, data: ink }
  withoutFrames(page)
  return page
}

/** Whitens what hangs together over more than a letter's size and is mostly hollow: frames of stamps, rings of seals. */
function withoutFrames({ width, height, data }: GreyPage): void {
  const large = width * LARGER_THAN_LETTERS
  const seen = new Uint8Array(data.length)
  for (let start = 0; start < data.length; start++) {
    if (seen[start] || data[start]! >= FAINT) continue
    seen[start] = 1
    const piece = [start]
    let [left, right, top, bottom] = [width, 0, height, 0]
    for (const at of piece) {
      const [x, y] = [at % width, Math.floor(at / width)]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
      for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
        for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
          const near = v * width + u
          if (seen[near] || data[near]! >= FAINT) continue
          seen[near] = 1
          piece.push(near)
        }
      }
    }
    const [w, h] = [right - left + 1, bottom - top + 1]
    if (Math.max(w, h) > large && piece.length < w * h * HOLLOW) for (const at of piece) data[at] = 255
  }
}

/** Stamps by their letters without any mark. */
const STAMPS: [letters: string, stamp: string][] = [
  ['MAT', 'MẬT'],
  ['TOIMAT', 'TỐI MẬT'],
  ['TUYETMAT', 'TUYỆT MẬT'],
  ['KHAN', 'KHẨN'],
  ['THUONGKHAN', 'THƯỢNG KHẨN'],
  ['HOATOC', 'HỎA TỐC'],
  ['HOATOCHENGIO', 'HỎA TỐC HẸN GIỜ'],
]
/** Letters from which on one of them may be wrong, missing or too many. */
const LONG = 4

/**
 * The stamp that a recognised line is, in its right spelling, or null. Wrong marks are forgiven: a dispatch that is
 * taken for secret by mistake is handed in again, one that is let in by mistake cannot be taken back.
 */
export function stampOf(line: string): string | null {
  const text = line.normalize('NFC').replace(/^ĐỘ (MẬT|KHẨN)\s?:/u, '')
  // "MẶT" (of the Fatherland Front) is a word of its own; nothing in small letters is a stamp.
  if (/[ĂẮẰẲẴẶ\p{Ll}\p{N}]/u.test(text)) return null
  const letters = fold(text)
    .replace(/[^a-z]/g, '')
    .toUpperCase()
  const found = STAMPS.find(([stamp]) => letters === stamp || (letters.length > LONG && isNear(letters, stamp)))
  return found?.[1] ?? null
}

/** One letter changed, left out or put in. */
function isNear(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let same = 0
  while (same < a.length && a[same] === b[same]) same += 1
  return [
    [1, 1],
    [1, 0],
    [0, 1],
  ].some(([inA = 0, inB = 0]) => a.slice(same + inA) === b.slice(same + inB))
}
