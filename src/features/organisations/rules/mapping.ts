/** From a body as it was to the one that has its work today: for reports that are run "as today". */

export interface SuccessionLink {
  id: string
  effective: string
  /** The predecessors end by it. */
  closes: boolean
  predecessors: readonly string[]
  /** The main one first. */
  successors: readonly string[]
  /** Parts of tasks that were allotted one by one, and to whom: only a split has such. */
  parts: ReadonlyMap<string, string>
}

export interface Mapped {
  organisationId: string
  /** The changes on the way, the first first. */
  via: string[]
  /** The last body on the way has ended and nobody has its work. */
  ended: boolean
  /** On the way was a split by which this was not allotted: it is counted for the main successor. */
  divided: boolean
}

/**
 * Who has the work today that a body had on a day. Bodies that were merged come together in one; of a split, a part goes to
 * whom it was allotted, and what was not allotted to the main successor. A body that goes on beside those that were split off
 * keeps all that was not allotted to them.
 * @param links changes that hold, in any order; those after `today` are not yet
 * @param day the day on which the body had the work: what went before it is behind it
 * @param partId the part of a task, where one is asked for
 */
export function mapToToday(
  links: readonly SuccessionLink[],
  organisationId: string,
  day: string,
  today: string,
  partId: string | null = null,
): Mapped {
  const sorted = links
    .filter((link) => link.effective <= today)
    .toSorted((a, b) => (a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : 0))
  const mapped: Mapped = { organisationId, via: [], ended: false, divided: false }
  for (const link of sorted) {
    if (mapped.ended || !link.predecessors.includes(mapped.organisationId)) continue
    // A body that has ended is left behind whenever that was; one that goes on is left only by what it had at the time.
    if (!link.closes && link.effective <= day) continue
    const allotted = partId === null ? undefined : link.parts.get(partId)
    if (!link.closes && allotted === undefined) continue
    mapped.via.push(link.id)
    const next = allotted ?? link.successors[0]
    if (next === undefined) mapped.ended = true
    else mapped.organisationId = next
    if (link.successors.length > 1 && allotted === undefined) mapped.divided = true
  }
  return mapped
}
