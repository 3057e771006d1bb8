/** Parts whose source document was amended, replaced or recalled: suspended, and kept by a decision about each. */
import { conflict } from '../../../kernel/errors.js'
import type { AssignmentState } from '../contract.js'
import type { Deadline } from './extension.js'
import { CONSEQUENCES } from './steps.js'

/** To which a suspended part goes back; 409 `illegal-step` where it is not suspended any more. */
export function keptState(part: { state: AssignmentState; suspended_from: AssignmentState | null }): AssignmentState {
  const { suspended_from: before } = part
  if (part.state !== 'suspended' || !before || !CONSEQUENCES.keep.to.includes(before))
    throw conflict('illegal-step', { step: 'keep', state: part.state })
  return before
}

/** A result that is in is measured by the deadline by which it was handed in: 409 `result-is-in`. */
export function mustBeDatable(state: AssignmentState): void {
  if (state === 'submitted') throw conflict('result-is-in')
}

/**
 * The deadline of a piece when the part that it is of gets another one: the part's where it had the part's, and never a later one;
 * else null, its own stays.
 */
export function pieceDeadline(piece: Deadline, before: Deadline, now: Deadline): Deadline | null {
  if (piece.lastDay === before.lastDay) return now
  if (now.lastDay && piece.lastDay && piece.lastDay > now.lastDay) return now
  return null
}
