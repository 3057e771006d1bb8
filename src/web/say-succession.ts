import type { SuccessionRow } from '../features/successions/contract.js'
import { words } from '../kernel/words/index.js'

const text = words.successions

/** `A`, `A và B`, `A, B và C` */
export function sayNames(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')}${text.and}${names.at(-1) ?? ''}`
}

/** What happened, in one line. */
export function sayChange(change: Pick<SuccessionRow, 'kind' | 'continues' | 'predecessors' | 'successors'>): string {
  const before = sayNames(change.predecessors.map((one) => one.name))
  const after = sayNames(change.successors.map((one) => one.name))
  switch (change.kind) {
    case 'rename':
      return text.line.rename(before)
    case 'merge':
      return text.line.merge(before, after)
    case 'split':
      return change.continues ? text.line.beside(before, after) : text.line.split(before, after)
    case 'dissolve':
      return after ? text.line.dissolveTo(before, after) : text.line.dissolve(before)
    case 'transfer':
      return text.line.transfer(before)
  }
}
