/** Under which unit a part is counted: as it was when it was given, or by who has the work today. */
import { dayOf } from '../../../kernel/calendar.js'
import { ancestorsOf } from './transfer.js'

/** then: names as of the day on which the part was given · today: mapped to the units of today. */
export const NAMINGS = ['then', 'today'] as const
export type Naming = (typeof NAMINGS)[number]

export interface PartToPlace {
  id: string
  organisation_id: string
  inherited_from: string | null
  created_at: Date
}

export interface Place {
  organisationId: string
  /** By the names of this day. */
  day: string
}

/** The unit to which the part was given first, before any succession, with the day of it. */
export function placeThen<P extends PartToPlace>(part: P, all: readonly P[]): Place {
  const first = ancestorsOf(part, all).at(-1) ?? part
  return { organisationId: first.organisation_id, day: dayOf(first.created_at) }
}

/**
 * The unit that has the work today.
 * @param toToday from an organisation, the day on which it had the work, and the part
 */
export function placeToday(
  part: PartToPlace,
  toToday: (organisationId: string, day: string, partId: string) => string,
  today: string,
): Place {
  return { organisationId: toToday(part.organisation_id, dayOf(part.created_at), part.id), day: today }
}
