/** Roles for a time, and who may decide on a change of rights. */
import type { Role } from '../../../kernel/actor.js'
import { addDays, dayOf, startOf } from '../../../kernel/calendar.js'
import { conflict, invalid } from '../../../kernel/errors.js'

export interface HeldGrant {
  id: string
  role: Role
  organisationId: string
  from: Date
  /** The first instant at which it no longer holds; null: it has no end. */
  to: Date | null
}

/** Of a role that was taken back before it began, the end is its beginning: it never holds. */
export const holdsNever = ({ from, to }: Pick<HeldGrant, 'from' | 'to'>): boolean => to !== null && to <= from

export function whenOf({ from, to }: Pick<HeldGrant, 'from' | 'to'>, now: Date): 'now' | 'later' | 'ended' {
  if (to !== null && (to <= now || to <= from)) return 'ended'
  return from > now ? 'later' : 'now'
}

/** The last day on which it holds. */
export const lastDayOf = (to: Date | null): string | null => to && dayOf(new Date(to.getTime() - 1))

/** The instant at which a role ends whose last day is named. */
const afterLastDay = (until: string | null): Date | null => (until === null ? null : startOf(addDays(until, 1)))

const sameRole = (
  a: Pick<HeldGrant, 'role' | 'organisationId'>,
  b: Pick<HeldGrant, 'role' | 'organisationId'>,
): boolean => a.role === b.role && a.organisationId === b.organisationId

const meet = (a: Pick<HeldGrant, 'from' | 'to'>, b: Pick<HeldGrant, 'from' | 'to'>): boolean =>
  !holdsNever(a) && !holdsNever(b) && (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to)

/** @throws Refused 409 `grant-overlaps`: the same role on the same organisation is held once at a time */
export function mustNotOverlap(grant: Omit<HeldGrant, 'id'> & { id?: string }, held: readonly HeldGrant[]): void {
  if (held.some((one) => one.id !== grant.id && sameRole(one, grant) && meet(one, grant)))
    throw conflict('grant-overlaps')
}

/**
 * When a role begins and ends that is given now: today's begins at once, not at midnight past.
 * @throws Refused 422 `from-in-the-past`, `until-before-from`; 409 `grant-overlaps`
 */
export function newGrant(
  wanted: { role: Role; organisationId: string; from: string; until: string | null },
  held: readonly HeldGrant[],
  now: Date,
): Pick<HeldGrant, 'from' | 'to'> {
  const { role, organisationId } = wanted
  if (wanted.from < dayOf(now)) throw invalid('from-in-the-past')
  if (wanted.until !== null && wanted.until < wanted.from) throw invalid('until-before-from')
  const from = wanted.from === dayOf(now) ? now : startOf(wanted.from)
  const to = afterLastDay(wanted.until)
  mustNotOverlap({ role, organisationId, from, to }, held)
  return { from, to }
}

/**
 * The new end of a role whose last day is set anew.
 * @throws Refused 409 `grant-ended`, `grant-overlaps`; 422 `until-before-from`, `until-in-the-past`
 */
export function changedEnd(grant: HeldGrant, until: string | null, held: readonly HeldGrant[], now: Date): Date | null {
  if (whenOf(grant, now) === 'ended') throw conflict('grant-ended')
  if (until !== null && until < dayOf(now)) throw invalid('until-in-the-past')
  const to = afterLastDay(until)
  if (to !== null && to <= grant.from) throw invalid('until-before-from')
  mustNotOverlap({ ...grant, to }, held)
  return to
}

/** The end of a role that is ended now. @throws Refused 409 `grant-ended` */
export function endedNow(grant: HeldGrant, now: Date): Date {
  if (whenOf(grant, now) === 'ended') throw conflict('grant-ended')
  return grant.from > now ? grant.from : now
}

/** Why somebody may not decide on a change: it is about oneself, or one made it oneself. */
export function whyNotDecide(
  change: { madeBy: string; accountId: string | null },
  accountId: string,
): 'made' | 'about' | null {
  if (change.madeBy === accountId) return 'made'
  return change.accountId === accountId ? 'about' : null
}

/** What is kept of a change beside its kind; instants are ISO, `to` null is no end. */
export interface ChangeData {
  /** give, change, end. */
  grant?: { id: string; role: Role; organisationId: string; from: string; to: string | null }
  /** change, end: the end before. */
  toBefore?: string | null
  /** create, move. */
  organisationId?: string
  title?: string
  roles?: Role[]
  /** move: grants that were given with it. */
  given?: string[]
  before?: { organisationId: string; title: string; ended: { id: string; to: string | null }[] }
  /** import. */
  accountIds?: string[]
  note?: string | null
}
