/** The day of a cooperating unit's own, so that the unit in charge has its input in time. */
import { may, workUnits, type Actor } from '../../../kernel/actor.js'
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import type { AssignmentState, PartRole } from '../contract.js'
import { isOpen, maySee } from './steps.js'

interface PartWithOwnDay {
  organisation_id: string
  assigner_id: string | null
  role: PartRole
  state: AssignmentState
}

/** A unit with the part in charge of the task: head or officer of it speak for the task. */
export const leads = (actor: Actor, leadUnits: readonly string[]): boolean =>
  may(actor, 'tasks.work') && workUnits(actor).some((unit) => leadUnits.includes(unit))

/**
 * Who directs sets it, and the unit in charge where there is one alone: where an order went to many units, each leads a part of
 * its own, and none of them speaks for the others.
 */
export const maySetOwnDay = (actor: Actor, leadUnits: readonly string[]): boolean =>
  may(actor, 'tasks.direct') || (leadUnits.length === 1 && leads(actor, leadUnits))

const mayBeDated = (part: PartWithOwnDay): boolean =>
  part.role === 'cooperating' && (isOpen(part.state) || part.state === 'dormant')

export const ownDayCan = (actor: Actor, part: PartWithOwnDay, leadUnits: readonly string[]): boolean =>
  mayBeDated(part) && maySetOwnDay(actor, leadUnits)

/** 404 for who neither sees the part nor leads the task, 403, 409 `stale`, `not-cooperating` and `illegal-step`. */
export function mustSetOwnDay(
  actor: Actor,
  part: PartWithOwnDay & { version: number },
  leadUnits: readonly string[],
  version: number,
): void {
  if (!maySee(actor, part) && !leads(actor, leadUnits)) throw notFound('assignment')
  if (!maySetOwnDay(actor, leadUnits)) throw new Refused('not-yours-to-do', 403, { step: 'setOwnDay' })
  if (part.version !== version) throw conflict('stale')
  if (part.role !== 'cooperating') throw conflict('not-cooperating')
  if (!mayBeDated(part)) throw conflict('illegal-step', { step: 'setOwnDay', state: part.state })
}

/** Input that comes after the unit in charge has to report is of no use: 422 `after-lead-deadline`. */
export function mustComeBefore(lastDay: string, leadLastDay: string | null): void {
  if (leadLastDay !== null && lastDay > leadLastDay) throw invalid('after-lead-deadline', { lastDay: leadLastDay })
}
