/** Markdown emphasis in texts copied from the web: taken out of the text, kept as runs of the block. */
import type { Emphasis } from '../paper.js'

/** Furthest an opening mark may stand from its closing mark before it is taken for a plain asterisk. */
const REACH = 900

interface Mark {
  at: number
  length: 1 | 2
}

/** True for a line that consists of asterisks only and is the printed separator of a party letterhead ("*", "***"). */
function isSeparator(line: string): boolean {
  const bare = line.trim()
  return bare === '*' || bare === '***'
}

/** Positions of the asterisks of `text` that may be emphasis: no separators, no "* " bullets, no runs of three. */
function candidateMarks(text: string): Mark[] {
  const marks: Mark[] = []
  let lineStart = 0
  while (lineStart <= text.length) {
    const next = text.indexOf('\n', lineStart)
    const lineEnd = next < 0 ? text.length : next
    const line = text.slice(lineStart, lineEnd)
    if (!isSeparator(line)) marks.push(...marksOfLine(line, lineStart))
    lineStart = lineEnd + 1
  }
  return marks
}

/** Marks of one line; a run of four closes one bold and opens the next. */
function marksOfLine(line: string, offset: number): Mark[] {
  const marks: Mark[] = []
  const bullet = /^\s*\*\s+\S/.test(line) && !/^\s*\*\s+\*/.test(line) ? line.indexOf('*') : -1
  for (let i = 0; i < line.length; i++) {
    if (line[i] !== '*' || i === bullet) continue
    let n = 1
    while (line[i + n] === '*') n++
    const whole = marks.length === 0 || i > 0
    if (n === 1 || n === 2) marks.push({ at: offset + i, length: n })
    else if (n === 3 && whole && !/\S/.test(line.slice(i + n))) {
      marks.push({ at: offset + i, length: 2 }, { at: offset + i + 2, length: 1 })
    } else if (n === 4) marks.push({ at: offset + i, length: 2 }, { at: offset + i + 2, length: 2 })
    i += n - 1
  }
  return marks
}

/** Pairs opening with closing marks of the same length; unpaired marks are dropped from the answer. */
function pairMarks(marks: Mark[]): [Mark, Mark][] {
  const pairs: [Mark, Mark][] = []
  const open: Record<1 | 2, Mark | null> = { 1: null, 2: null }
  for (const mark of marks) {
    const before = open[mark.length]
    if (before && mark.at - before.at <= REACH) {
      pairs.push([before, mark])
      open[mark.length] = null
    } else open[mark.length] = mark
  }
  return pairs
}

export interface StrippedText {
  text: string
  runs: Emphasis[]
}

/** `text` without its paired emphasis marks, and the runs they set apart, as ranges of the stripped text. */
export function stripEmphasis(text: string): StrippedText {
  if (!text.includes('*')) return { text, runs: [] }
  const pairs = pairMarks(candidateMarks(text))
  const marks = pairs.flat().sort((a, b) => a.at - b.at)
  const parts: string[] = []
  const moved = new Map<number, number>()
  let from = 0
  let removed = 0
  for (const mark of marks) {
    parts.push(text.slice(from, mark.at))
    moved.set(mark.at, mark.at - removed)
    removed += mark.length
    from = mark.at + mark.length
  }
  parts.push(text.slice(from))
  const runs = pairs
    .map(([open, close]) => emphasisRun(open, moved.get(open.at) ?? 0, moved.get(close.at) ?? 0))
    .filter((run) => run.end > run.start)
    .sort((a, b) => a.start - b.start)
  return { text: parts.join(''), runs }
}

function emphasisRun(mark: Mark, start: number, end: number): Emphasis {
  return mark.length === 2 ? { start, end, bold: true } : { start, end, italic: true }
}
