/** Who stands under whom, day by day. */
import { holdsOn, type Period } from './periods.js'

/** `organisationId` stands under `parentId` for a time. */
export interface ParentSpan extends Period {
  organisationId: string
  parentId: string
}

/** The parent of every unit that has one on a day. */
export const parentsOn = (spans: readonly ParentSpan[], day: string): Map<string, string> =>
  new Map(spans.filter((span) => holdsOn(span, day)).map((span) => [span.organisationId, span.parentId]))

/** The units of the first loop among parents: each stands under the next and the last under the first; null where there is none. */
export function loopIn(parents: ReadonlyMap<string, string>): string[] | null {
  const clear = new Set<string>()
  for (const start of parents.keys()) {
    const path: string[] = []
    const place = new Map<string, number>()
    let at: string | undefined = start
    while (at !== undefined && !clear.has(at)) {
      const seen = place.get(at)
      if (seen !== undefined) return path.slice(seen)
      place.set(at, path.length)
      path.push(at)
      at = parents.get(at)
    }
    for (const id of path) clear.add(id)
  }
  return null
}

/** As `loopIn`, on any day: parents change only on days on which a span begins, so a loop is seen on one of them. */
export function loopEver(spans: readonly ParentSpan[]): string[] | null {
  for (const day of new Set(spans.map((span) => span.validFrom))) {
    const loop = loopIn(parentsOn(spans, day))
    if (loop) return loop
  }
  return null
}

/** Units that stand under a unit on a day, at any depth, without itself. */
export function belowOn(spans: readonly ParentSpan[], rootId: string, day: string): Set<string> {
  const children = new Map<string, string[]>()
  for (const [child, parent] of parentsOn(spans, day)) {
    const known = children.get(parent)
    if (known) known.push(child)
    else children.set(parent, [child])
  }
  const below = new Set<string>()
  const open = [...(children.get(rootId) ?? [])]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === rootId || below.has(id)) continue
    below.add(id)
    open.push(...(children.get(id) ?? []))
  }
  return below
}
