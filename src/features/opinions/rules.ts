/** Who asks, who answers, and how answers stand; silence is nothing but silence. Pure. */
import { seesWholeOffice, workUnits, type Actor } from '../../kernel/actor.js'
import { dayOf, endOf, workingDaysBetween, type WorkCalendar } from '../../kernel/calendar.js'
import { conflict, invalid, notFound, Refused } from '../../kernel/errors.js'
import type { OpinionAnswer, RoundState, SlipStanding, Tally } from './contract.js'

export interface RoundForRules {
  organisation_id: string
  state: RoundState
  due_day: string
}

export interface SlipForRules {
  organisation_id: string
  answer: OpinionAnswer | null
  answered_at: Date | null
}

/** The organisations for which the actor may ask and answer: units that the actor works for; clerks, monitors and leaders their own. */
export function standsFor(actor: Actor): string[] {
  return [...new Set([...workUnits(actor), ...(seesWholeOffice(actor) ? [actor.organisationId] : [])])]
}

export const asks = (actor: Actor, round: RoundForRules): boolean => standsFor(actor).includes(round.organisation_id)

/** The asking unit and the office see all the answers of a round; a draft is seen by the asking unit alone. */
export const seesAll = (actor: Actor, round: RoundForRules): boolean =>
  asks(actor, round) || (round.state !== 'draft' && seesWholeOffice(actor))

export const answersFor = (actor: Actor, slip: { organisation_id: string }): boolean =>
  standsFor(actor).includes(slip.organisation_id)

/** 404 for a round that the actor neither asks nor follows nor is asked in. */
export function mustSee(actor: Actor, round: RoundForRules | undefined, slips: readonly SlipForRules[]): void {
  const asked = round?.state !== 'draft' && slips.some((slip) => answersFor(actor, slip))
  if (!round || !(seesAll(actor, round) || asked)) throw notFound('opinion')
}

export function roundCan(
  actor: Actor,
  round: RoundForRules,
): { change: boolean; send: boolean; move: boolean; close: boolean } {
  const mine = asks(actor, round)
  const draft = mine && round.state === 'draft'
  const open = mine && round.state === 'open'
  return { change: draft, send: draft, move: open, close: open }
}

/** A step of the asking unit: 403 for another, 409 in the wrong state or when somebody was quicker. */
export function mustStep(
  actor: Actor,
  round: RoundForRules & { version: number },
  step: keyof ReturnType<typeof roundCan>,
  version: number | null,
): void {
  if (!asks(actor, round)) throw new Refused('not-yours-to-do', 403, { step })
  if (!roundCan(actor, round)[step]) throw conflict(round.state === 'closed' ? 'opinion-closed' : 'opinion-sent')
  if (version !== null && round.version !== version) throw conflict('stale')
}

/** The date must lie ahead: today is the earliest. */
export function mustLieAhead(dueDay: string, now: Date): void {
  if (dueDay < dayOf(now)) throw invalid('day-past')
}

export function mustAnswer(
  actor: Actor,
  round: RoundForRules,
  slip: SlipForRules & { version: number },
  input: { version: number; answer: OpinionAnswer; text: string },
): void {
  if (!answersFor(actor, slip)) throw new Refused('not-yours-to-do', 403)
  if (round.state !== 'open') throw conflict('opinion-closed')
  if (slip.version !== input.version) throw conflict('stale')
  if (input.answer !== 'agree' && !input.text) throw invalid('comments-needed')
}

/**
 * How a slip stands. An answer after the date is late and still an answer; whoever has not answered when the date is past or
 * the round is closed is silent.
 */
export function standingOf(slip: SlipForRules, round: RoundForRules, now: Date): SlipStanding {
  const due = endOf(round.due_day)
  if (slip.answered_at) return slip.answered_at < due ? 'on-time' : 'late'
  return round.state === 'closed' || now >= due ? 'silent' : 'waiting'
}

export function tallyOf(slips: readonly SlipForRules[], round: RoundForRules, now: Date): Tally {
  const count = (is: (slip: SlipForRules) => boolean): number => slips.filter(is).length
  return {
    asked: slips.length,
    agree: count((slip) => slip.answer === 'agree'),
    agreeWithComments: count((slip) => slip.answer === 'agree_with_comments'),
    disagree: count((slip) => slip.answer === 'disagree'),
    waiting: count((slip) => standingOf(slip, round, now) === 'waiting'),
    silent: count((slip) => standingOf(slip, round, now) === 'silent'),
  }
}

/** Working days until the date, 0 on the day itself; null when it is past or the round is closed. */
export function daysLeft(round: RoundForRules, now: Date, calendar: WorkCalendar): number | null {
  const today = dayOf(now)
  if (round.state === 'closed' || today > round.due_day) return null
  return workingDaysBetween(calendar, today, round.due_day)
}
