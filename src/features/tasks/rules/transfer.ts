/** Work that goes over to the successor of an organisation. */
import type { AssignmentState } from '../contract.js'
import { CLOSED, CONSEQUENCES } from './steps.js'

/**
 * What keeps a part with the unit that did the work so far, until somebody has decided: a result that waits for its review, a
 * part that the unit returned as not its own, a part that waits for what becomes of its source document.
 */
const UNDECIDED: readonly AssignmentState[] = ['submitted', 'disputed', 'suspended']

/** moves: goes over now · waits: goes over when it was decided about · closed: stays where it was done. */
export type Passage = 'moves' | 'waits' | 'closed'

export function passageOf(state: AssignmentState): Passage {
  if (CLOSED.includes(state) || !CONSEQUENCES.transfer.from.includes(state)) return 'closed'
  return UNDECIDED.includes(state) ? 'waits' : 'moves'
}

interface Inherited {
  id: string
  inherited_from: string | null
}

/** The parts that a part goes back to, the nearest first: as they were with those before. */
export function ancestorsOf<P extends Inherited>(part: P, all: readonly P[]): P[] {
  const ancestors: P[] = []
  for (let at: P | undefined = part; at?.inherited_from;) {
    const from: string = at.inherited_from
    at = all.find((one) => one.id === from)
    if (!at || ancestors.includes(at)) break
    ancestors.push(at)
  }
  return ancestors
}
