/** Who may name whom to stand in for a post, and which of its roles go over. Pure. */
import { may, type Actor, type Role } from '../../kernel/actor.js'
import { conflict, invalid, Refused } from '../../kernel/errors.js'

export interface Days {
  from: string
  until: string
}

const meet = (a: Days, b: Days): boolean => a.from <= b.until && b.from <= a.until

interface Post {
  id: string
  organisationId: string
  suspended: boolean
}

/** The post itself, or an administrator. */
export const mayName = (actor: Actor, accountId: string): boolean =>
  actor.accountId === accountId || may(actor, 'accounts.manage')

/**
 * 403 `not-own-absence`; 422 `from-in-the-past`, `until-before-from`, `substitute-elsewhere`; 409 `substitute-suspended`,
 * `absence-overlaps`, and no chain: `substitute-absent`, `is-substitute`.
 * @param of absences that are not over: of the absent post, of the substitute, and those in which the absent post stands in
 */
export function mustBeNameable(
  actor: Actor,
  absent: Post,
  substitute: Post,
  days: Days,
  today: string,
  of: { absent: readonly Days[]; substitute: readonly Days[]; standsIn: readonly Days[] },
): void {
  if (!mayName(actor, absent.id)) throw new Refused('not-own-absence', 403)
  if (absent.id === substitute.id) throw invalid('not-oneself')
  if (days.from < today) throw invalid('from-in-the-past')
  if (days.until < days.from) throw invalid('until-before-from')
  if (!may(actor, 'accounts.manage') && substitute.organisationId !== absent.organisationId)
    throw invalid('substitute-elsewhere')
  if (substitute.suspended) throw conflict('substitute-suspended')
  const meets = (other: Days): boolean => meet(other, days)
  if (of.absent.some(meets)) throw conflict('absence-overlaps')
  if (of.substitute.some(meets)) throw conflict('substitute-absent')
  if (of.standsIn.some(meets)) throw conflict('is-substitute')
}

export interface RoleHeld {
  id: string
  role: Role
  organisationId: string
  /** First and last day; null: no end. */
  from: string
  until: string | null
}

/**
 * The roles that go over for the days, each no longer than the post itself has it. What the post holds in somebody else's place does
 * not go on; to administer is given by another administrator alone; what the substitute holds already is not given twice.
 */
export function rolesToGive(
  held: readonly RoleHeld[],
  borrowed: ReadonlySet<string>,
  substitute: readonly RoleHeld[],
  days: Days,
): { give: (Days & Pick<RoleHeld, 'role' | 'organisationId'>)[]; any: boolean } {
  const spans = held
    .filter((one) => one.role !== 'administrator' && !borrowed.has(one.id))
    .map((one) => ({
      role: one.role,
      organisationId: one.organisationId,
      from: one.from > days.from ? one.from : days.from,
      until: one.until !== null && one.until < days.until ? one.until : days.until,
    }))
    .filter((one) => one.from <= one.until)
  const has = (span: (typeof spans)[number]): boolean =>
    substitute.some(
      (one) =>
        one.role === span.role &&
        one.organisationId === span.organisationId &&
        one.from <= span.until &&
        (one.until === null || one.until >= span.from),
    )
  return { give: spans.filter((span) => !has(span)), any: spans.length > 0 }
}
