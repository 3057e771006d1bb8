/** Sentences and clauses of a paper: the steps by which a passage is chosen with the keyboard. */
import type { PaperView, SpanView } from '../../contract.js'
import { trimmed } from './selection.js'

/** A stop ends a clause where something new begins after it, and where it does not belong to a number or a short word ("1.", "TP."). */
const STOP = /(?<=[^\s.]{3}[.?!]["”)]?|;)\s+(?=["“(]?[\p{Lu}\d(]|(?<=;\s)\S)/gu

export function sentencesOf(paper: PaperView): SpanView[] {
  const sentences: SpanView[] = []
  for (const { start, end } of paper.blocks) {
    const line = paper.text.slice(start, end)
    let from = 0
    for (const stop of line.matchAll(STOP)) {
      push(from, stop.index)
      from = stop.index + stop[0].length
    }
    push(from, line.length)

    function push(a: number, b: number): void {
      const span = trimmed(paper.text, start + a, start + b)
      if (span && /\p{L}{2}/u.test(paper.text.slice(span.start, span.end))) sentences.push(span)
    }
  }
  return sentences
}

/** Moves a choice of sentences `from`…`to` (indices) by one step; with `extend` the first end stays. */
export interface Choice {
  anchor: number
  head: number
}

export function moved(choice: Choice, step: 1 | -1, extend: boolean, count: number): Choice {
  const head = Math.max(0, Math.min(count - 1, choice.head + step))
  return { anchor: extend ? choice.anchor : head, head }
}

export function chosenSpan(sentences: readonly SpanView[], choice: Choice): SpanView | null {
  const first = sentences[Math.min(choice.anchor, choice.head)]
  const last = sentences[Math.max(choice.anchor, choice.head)]
  return first && last ? { start: first.start, end: last.end } : null
}
