import { fold } from '../../kernel/text.js'
import type { Run } from './composer.js'
import type { Word } from './pdf-word.js'

/** Words on one base line, from left to right. */
export interface Line {
  words: Word[]
  y: number
  size: number
  left: number
  right: number
}

/** Two columns side by side, to be read one after the other. */
export interface Columns {
  /** Index of the first line and of the line after the last. */
  from: number
  to: number
  /** Where the columns part. */
  border: number
}

/** Pieces nearer than this (in type sizes) are one word unless a blank was drawn between them. */
const BLANK_GAP = 0.17
/** The same for files that draw their blanks, where a gap without one is spacing of letters. */
const BLANK_GAP_WHERE_DRAWN = 0.22

/** Sorts words into lines. Raised and lowered signs stay with their line; text printed twice (false bold) counts once. */
export function linesOf(words: Word[]): Line[] {
  const lines: Line[] = []
  for (const word of [...words].sort((a, b) => a.y - b.y || a.left - b.left)) {
    let best: Line | undefined
    let repeated = false
    for (let i = lines.length - 1; i >= 0 && i >= lines.length - 8; i--) {
      const line = lines[i]!
      const off = Math.abs(word.y - line.y)
      if (off > 0.4 * Math.max(word.size, line.size)) continue
      const over = line.words.find((w) => Math.min(w.right, word.right) - Math.max(w.left, word.left) > 0.3 * word.size)
      if (over && over.text === word.text && Math.abs(over.left - word.left) < 0.2 * word.size) {
        over.bold = true
        repeated = true
        break
      }
      if (!over && (!best || off < Math.abs(word.y - best.y))) best = line
    }
    if (repeated) continue
    if (!best) {
      lines.push({ words: [word], y: word.y, size: word.size, left: word.left, right: word.right })
      continue
    }
    best.words.push(word)
    if (word.size > best.size) best.y = word.y
    best.size = Math.max(best.size, word.size)
    best.left = Math.min(best.left, word.left)
    best.right = Math.max(best.right, word.right)
  }
  for (const line of lines) line.words.sort((a, b) => a.left - b.left)
  return lines.sort((a, b) => a.y - b.y)
}

/** Words put together as runs of one face, with blanks where the eye sees them. */
export function runsOf(words: Word[], blanksDrawn: boolean): Run[] {
  const runs: Run[] = []
  for (const [i, word] of words.entries()) {
    const before = words[i - 1]
    const blank = before && isBlankBetween(before, word, blanksDrawn) ? ' ' : ''
    const last = runs.at(-1)
    const alike = last && last.bold === word.bold && last.italic === word.italic && last.doubtful === word.doubtful
    if (alike) last.text += blank + word.text
    else {
      if (last) last.text += blank
      const { text, bold, italic, doubtful } = word
      runs.push(doubtful ? { text, bold, italic, doubtful } : { text, bold, italic })
    }
  }
  return runs
}

function isBlankBetween(a: Word, b: Word, blanksDrawn: boolean): boolean {
  const gap = (b.left - a.right) / Math.max(1, Math.min(a.size, b.size))
  if (a.blankAfter || b.blankBefore) return gap > 0.03
  return gap > (blanksDrawn ? BLANK_GAP_WHERE_DRAWN : BLANK_GAP)
}

/** Plain text of words, for looking at. */
export function textOf(words: Word[], blanksDrawn: boolean): string {
  return runsOf(words, blanksDrawn)
    .map((run) => run.text)
    .join('')
    .normalize('NFC')
}

/** Parts of a line that stand apart by at least `gap` type sizes. */
export function segmentsOf(line: Line, gap: number): Word[][] {
  const segments: Word[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const word of line.words) {
    if (word.left - right > gap * line.size) segments.push([])
    segments.at(-1)!.push(word)
    right = Math.max(right, word.right)
  }
  return segments
}

/** The words of a line on either side of a border. */
export function sidesOf(line: Line, border: number): [Word[], Word[]] {
  return [line.words.filter((w) => w.right <= border), line.words.filter((w) => w.right > border)]
}

const MOTTO = /^(cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap *[-–] *tu do)/
const RECIPIENTS = /^noi nhan *:?/
const ADDRESSEE = /^kinh gui/
/** How far apart columns stand at least, in type sizes; a motto to the right is proof enough for a narrower gap. */
const COLUMN_GAP = 1.2
const COLUMN_GAP_AT_MOTTO = 0.45

/** The letterhead of a first page: office, number and subject at the left; motto, place and date at the right. */
export function letterhead(lines: Line[], height: number, blanksDrawn: boolean): Columns | null {
  const limit = height * 0.45
  for (let from = 0; from < lines.length && lines[from]!.y < height * 0.3; from++) {
    const found = columnsFrom(lines, from, blanksDrawn, (line, before) => {
      if (line.y > limit || ADDRESSEE.test(fold(textOf(line.words, blanksDrawn)).trim())) return true
      return before !== undefined && line.y - before.y > 4.5 * line.size
    })
    if (found) return lines.slice(found.from, found.to).some((l) => isOfLetterhead(l, blanksDrawn)) ? found : null
  }
  return null
}

/** Motto, number or place and date: any of them makes two columns a letterhead and not a list. */
function isOfLetterhead(line: Line, blanksDrawn: boolean): boolean {
  const text = fold(textOf(line.words, blanksDrawn)).replace(/\s+/g, ' ')
  return mottoStarts(line, blanksDrawn).length > 0 || /^ ?so ?[:\d-]|, ngay .{0,4} ?thang /.test(text)
}

/** The foot of a letter: recipients at the left, authority, title and name of the signer at the right. */
export function signatureFoot(lines: Line[], blanksDrawn: boolean): Columns | null {
  const recipients = lines.findIndex((line) => RECIPIENTS.test(fold(textOf(line.words, blanksDrawn)).trim()))
  if (recipients < 0) return null
  const found = columnsFrom(lines, recipients, blanksDrawn, () => false)
  if (!found) return null
  // The signer's title often starts a little higher than the list of recipients.
  while (found.from > 0) {
    const above = lines[found.from - 1]!
    const near = lines[found.from]!.y - above.y < 2.2 * above.size
    if (!near || above.left < found.border) break
    found.from -= 1
  }
  return found
}

/**
 * Looks for two columns that begin at a line: the border that most of the following lines leave free, the widest of
 * several. Needs lines on both sides, or there is nothing to put in order.
 */
function columnsFrom(
  lines: Line[],
  from: number,
  blanksDrawn: boolean,
  isEnd: (line: Line, before: Line | undefined) => boolean,
): Columns | null {
  const first = lines[from]!
  let end = from
  while (end < lines.length && !(isEnd(lines[end]!, lines[end - 1]) && end > from)) end += 1
  const span = lines.slice(from, end)
  const left = Math.min(...lines.map((l) => l.left))
  const right = Math.max(...lines.map((l) => l.right))
  const mottos = span.flatMap((line) => mottoStarts(line, blanksDrawn))
  let best: (Columns & { clear: number }) | null = null
  const step = Math.max(1, (right - left) / 160)
  for (let border = left + (right - left) * 0.25; border < left + (right - left) * 0.75; border += step) {
    let to = from
    let clear = Number.POSITIVE_INFINITY
    let lefts = 0
    let rights = 0
    for (const line of span) {
      const [before, after] = sidesOf(line, border)
      if (after.some((w) => w.left < border)) break
      const edge = before.length > 0 ? Math.max(...before.map((w) => w.right)) : undefined
      const start = after[0]?.left
      if (edge !== undefined && start !== undefined) {
        const need = mottos.includes(after[0]!) ? COLUMN_GAP_AT_MOTTO : COLUMN_GAP
        if (start - edge < need * line.size) break
      }
      if (edge !== undefined) lefts += 1
      if (start !== undefined) rights += 1
      clear = Math.min(clear, border - (edge ?? left), (start ?? right) - border)
      to += 1
    }
    if (lefts === 0 || rights === 0) continue
    if (!best || to > best.to || (to === best.to && clear > best.clear)) best = { from, to, border, clear }
  }
  if (!best || first.words.length === 0) return null
  return { from: best.from, to: best.to, border: best.border }
}

/** Words at which a motto begins. */
function mottoStarts(line: Line, blanksDrawn: boolean): Word[] {
  const starts: Word[] = []
  for (let i = 0; i < line.words.length && i < 40; i++) {
    if (MOTTO.test(fold(textOf(line.words.slice(i), blanksDrawn)).replace(/\s+/g, ' '))) starts.push(line.words[i]!)
  }
  return starts
}
