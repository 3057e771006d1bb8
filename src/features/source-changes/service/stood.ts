import type { StoodBefore } from '../../tasks/index.js'
import type { ChangedPart } from '../store/index.js'

/** How the parts of a change stood before it, by id. */
export const stoodBefore = (parts: readonly ChangedPart[]): Map<string, StoodBefore> =>
  new Map(
    parts.map((part) => [
      part.assignment_id,
      { id: part.assignment_id, stateSince: part.state_since, standingReason: part.standing_reason },
    ]),
  )
