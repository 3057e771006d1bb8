/** A unit gives pieces of its part to units below it. The part stays its own, and open, until it reports itself. */
import type { Actor } from '../../../kernel/actor.js'
import { may } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import type { AssignmentState } from '../contract.js'
import { isOpen, isOwn, maySee, type PartForRules } from './steps.js'

/** Taken, and not yet reported: before that the unit has not said that the part is its own. */
const mayBeDivided = (state: AssignmentState): boolean => isOpen(state) && state !== 'issued'

/** A unit notes how far it is, and gives pieces to units below, for as long as it works on the part. */
export const mayNote = (actor: Actor, part: PartForRules): boolean =>
  may(actor, 'tasks.work') && isOwn(actor, part) && mayBeDivided(part.state)

interface Placed {
  id: string
  parentId: string | null
}

/** Units below another, at any depth. A circle of parents, which the organisations refuse, would end too. */
export function below<T extends Placed>(organisations: Iterable<T>, unitId: string): T[] {
  const all = [...organisations]
  const found: T[] = []
  let layer = new Set([unitId])
  while (layer.size) {
    const next = all.filter((one) => one.parentId !== null && layer.has(one.parentId) && !found.includes(one))
    found.push(...next)
    layer = new Set(next.map((one) => one.id))
  }
  return found.filter((one) => one.id !== unitId)
}

/** 404, 403, 409 `stale` and `illegal-step`, for what the unit itself does beside the steps. */
export function mustBeWorkedOn(
  actor: Actor,
  part: PartForRules & { version: number },
  version: number | null,
  step: 'subAssign' | 'addProgress',
): void {
  if (!maySee(actor, part)) throw notFound('assignment')
  if (!may(actor, 'tasks.work') || !isOwn(actor, part)) throw new Refused('not-yours-to-do', 403, { step })
  if (version !== null && part.version !== version) throw conflict('stale')
  if (!mayBeDivided(part.state)) throw conflict('illegal-step', { step, state: part.state })
}

/** A piece is due no later than the part, so that its unit can still report in time. */
export function mustFitInto(part: { last_day: string | null }, lastDay: string, now: Date): void {
  if (lastDay < dayOf(now)) throw invalid('day-is-gone')
  if (part.last_day && lastDay > part.last_day) throw invalid('after-own-deadline', { lastDay: part.last_day })
}
