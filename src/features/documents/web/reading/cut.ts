/** Places between words at which an action may be cut in two. */
import type { OrderView } from '../../contract.js'

export interface CutText {
  text: string
  /** What to add to an offset in `text` for the server: the action's place in the paper, else nothing. */
  base: number
}

/** The text that is cut: the action as it stands in the paper, where it does; else the action as it was entered. */
export function cutText(order: OrderView, paperText: string | null): CutText {
  const { actionSpan } = order
  if (actionSpan && paperText !== null) {
    return { text: paperText.slice(actionSpan.start, actionSpan.end), base: actionSpan.start }
  }
  return { text: order.action, base: 0 }
}

/** Offsets at which a word begins, the first one left out. */
export function cutsOf(text: string): number[] {
  const cuts: number[] = []
  for (const word of text.matchAll(/\S+/g)) if (word.index > 0) cuts.push(word.index)
  return cuts
}

/** Where a cut is most likely meant: after a semicolon, before "và", "đồng thời" or after a comma; else in the middle. */
export function likelyCut(text: string): number {
  const cuts = cutsOf(text)
  const middle = text.length / 2
  const near = (list: number[]): number | undefined =>
    [...list].sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  const after = (mark: string): number[] => cuts.filter((cut) => text.slice(0, cut).trimEnd().endsWith(mark))
  const joins = cuts.filter((cut) => /^(?:và|đồng thời|sau đó)\s/u.test(text.slice(cut)))
  return near(after(';')) ?? near(joins) ?? near(after(',')) ?? near(cuts) ?? 0
}

/** The nearest cut before or after a position. */
export function neighbour(cuts: readonly number[], at: number, step: 1 | -1): number {
  const beyond = cuts.filter((cut) => (step === 1 ? cut > at : cut < at))
  return (step === 1 ? beyond[0] : beyond.at(-1)) ?? at
}
