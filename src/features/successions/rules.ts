/** Hand-over lists: which part goes to whom, who may confirm, and when the parts move. Pure. */
import { may, workUnits, type Actor } from '../../kernel/actor.js'
import { conflict, invalid, notFound, Refused } from '../../kernel/errors.js'

export interface Allotment {
  kind: string
  continues: boolean
  predecessors: readonly string[]
  /** The main one first. */
  successors: readonly string[]
  ends: readonly string[]
  /** Parts that were allotted one by one. */
  parts: ReadonlyMap<string, string>
}

/**
 * To whom an open part of a predecessor goes: to whom it was allotted, else to the main successor. Null: it stays where it is, with
 * a body that goes on, or with one that ends without a successor, where the office decides about each part.
 */
export function successorOf(change: Allotment, assignmentId: string, organisationId: string): string | null {
  const allotted = change.parts.get(assignmentId)
  if (allotted !== undefined) return allotted === organisationId ? null : allotted
  return change.ends.includes(organisationId) ? (change.successors[0] ?? null) : null
}

/** To whom a part of a list may be given instead. */
export const takersOf = (change: Allotment, from: string): string[] => [
  ...change.successors,
  ...(change.ends.includes(from) ? [] : [from]),
]

export function mustBeATaker(change: Allotment, from: string, to: string): void {
  if (!takersOf(change, from).includes(to)) throw invalid('not-a-successor')
}

export type Side = 'from' | 'to'

export interface ListForRules {
  from: string
  to: string
  fromConfirmed: boolean
  toConfirmed: boolean
  done: boolean
  version: number
  /** Whether a side has an account that works for it. */
  staffed: { from: boolean; to: boolean }
}

export interface ListCan {
  confirmFrom: boolean
  confirmTo: boolean
  allot: boolean
  note: boolean
}

/** For which side an actor may speak: its own; the office for a side that has no account (no longer, or not yet). */
export function speaksFor(actor: Actor, list: ListForRules, side: Side): 'own' | 'office' | null {
  if (workUnits(actor).includes(list[side])) return 'own'
  return may(actor, 'tasks.direct') && !list.staffed[side] ? 'office' : null
}

/** Both sides see the list, and those who see the whole office. */
export function maySeeList(actor: Actor, list: Pick<ListForRules, 'from' | 'to'>, seesOffice: boolean): boolean {
  const units = workUnits(actor)
  return seesOffice || units.includes(list.from) || units.includes(list.to)
}

export function listCan(actor: Actor, list: ListForRules): ListCan {
  const open = !list.done && !(list.fromConfirmed && list.toConfirmed)
  const from = speaksFor(actor, list, 'from') !== null
  const to = speaksFor(actor, list, 'to') !== null
  const directs = may(actor, 'tasks.direct')
  return {
    confirmFrom: open && from && !list.fromConfirmed,
    confirmTo: open && to && !list.toConfirmed,
    allot: open && (from || directs),
    note: open && (from || to || directs),
  }
}

/**
 * Refuses a deed on a list: 404 who may not see it, 409 `handed-over-already` when both have confirmed, 409 `stale` when it
 * was changed meanwhile, 403 `not-yours-to-do`.
 */
export function mustBeAllowed(
  actor: Actor,
  list: ListForRules,
  version: number,
  deed: keyof ListCan,
  seesOffice: boolean,
): void {
  if (!maySeeList(actor, list, seesOffice)) throw notFound('handover')
  if (list.done || (list.fromConfirmed && list.toConfirmed)) throw conflict('handed-over-already')
  if (list.version !== version) throw conflict('stale')
  const can = listCan(actor, list)
  if (can[deed]) return
  const confirmed = (deed === 'confirmFrom' && list.fromConfirmed) || (deed === 'confirmTo' && list.toConfirmed)
  if (confirmed) throw conflict('stale')
  throw new Refused('not-yours-to-do', 403, { step: deed })
}

/** The parts move when both sides have confirmed and the day has come. */
export const movesNow = (
  list: Pick<ListForRules, 'fromConfirmed' | 'toConfirmed' | 'done'>,
  effective: string,
  today: string,
): boolean => list.fromConfirmed && list.toConfirmed && !list.done && effective <= today
