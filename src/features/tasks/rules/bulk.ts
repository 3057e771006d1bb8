/** Which deeds may be done with many parts at once, part by part. What a step of the table allows is asked of the table. */
import { may, type Actor } from '../../../kernel/actor.js'
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import type { AssignmentState } from '../contract.js'
import { mayDecideDate } from './extension.js'
import { CLOSED, gave, isOpen, maySee } from './steps.js'

interface PartInBulk {
  organisation_id: string
  assigner_id: string | null
  state: AssignmentState
}

/** A result is accepted together with others only where nothing of it is still being worked on by units below: 409 `pieces-open`. */
export function mustHaveNoOpenPieces(pieces: readonly { state: AssignmentState }[]): void {
  const open = pieces.filter((piece) => !CLOSED.includes(piece.state)).length
  if (open > 0) throw conflict('pieces-open', { open })
}

/**
 * Who gave the part reminds of it, while the unit has the next step, once a day: 404, 403, 409 `nothing-to-remind`,
 * `reminded-today`.
 */
export function mustBeRemindable(actor: Actor, part: PartInBulk, remindedToday: boolean): void {
  if (!maySee(actor, part)) throw notFound('assignment')
  const gives = part.assigner_id === null ? may(actor, 'tasks.direct') : may(actor, 'tasks.work') && gave(actor, part)
  if (!gives) throw new Refused('not-yours-to-do', 403, { step: 'remind' })
  if (!isOpen(part.state)) throw conflict('nothing-to-remind', { state: part.state })
  if (remindedToday) throw conflict('reminded-today')
}

/** More time that the office gives by itself: 404, 403, 409 `illegal-step` where none is needed, `no-deadline-to-extend`. */
export function mustBeExtendable(
  actor: Actor,
  part: PartInBulk & { last_day: string | null },
  version: { known: number; now: number },
): asserts part is PartInBulk & { last_day: string } {
  if (!maySee(actor, part)) throw notFound('assignment')
  if (!mayDecideDate(actor, part)) throw new Refused('not-yours-to-do', 403, { step: 'extend' })
  if (version.known !== version.now) throw conflict('stale')
  if (!isOpen(part.state) && part.state !== 'paused' && part.state !== 'disputed')
    throw conflict('illegal-step', { step: 'extend', state: part.state })
  if (part.last_day === null) throw conflict('no-deadline-to-extend')
}

/** An extension is to a day or by working days; a withdrawal says why. */
export function mustBeWhole(
  deed: string,
  given: { lastDay: string | null; workingDays: number | null; reason: string },
): void {
  if (deed === 'extend' && (given.lastDay === null) === (given.workingDays === null)) throw invalid('day-or-days')
  if (deed === 'withdraw' && !given.reason) throw invalid('reason-needed')
}
