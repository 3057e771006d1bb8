/** Units as lines of a tree: each under its parent, as far as it is open. */
import { fold } from '../../../kernel/text.js'
import type { OrganisationView } from '../contract.js'

export interface TreeLine {
  unit: OrganisationView
  depth: number
  /** Units right under it. */
  children: number
}

const byParent = (units: readonly OrganisationView[]): Map<string | null, OrganisationView[]> => {
  const known = new Set(units.map((unit) => unit.id))
  const map = new Map<string | null, OrganisationView[]>()
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null
    const siblings = map.get(parent)
    if (siblings) siblings.push(unit)
    else map.set(parent, [unit])
  }
  return map
}

/** The lines of the tree; what stands under a folded unit is left out. */
export function linesOf(units: readonly OrganisationView[], folded: ReadonlySet<string>): TreeLine[] {
  const children = byParent(units)
  const lines: TreeLine[] = []
  const open = (children.get(null) ?? []).map((unit) => ({ unit, depth: 0 })).toReversed()
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { unit, depth } = at
    const below = children.get(unit.id) ?? []
    lines.push({ unit, depth, children: below.length })
    if (!folded.has(unit.id)) for (const child of below.toReversed()) open.push({ unit: child, depth: depth + 1 })
  }
  return lines
}

/** Units with others under them: what is folded where the tree is too long to be read at once. */
export const branchesOf = (units: readonly OrganisationView[]): Set<string> =>
  new Set(units.flatMap((unit) => unit.parentId ?? []))

/** Units in whose name, symbol or identifier the typed words occur. */
export function unitsFound(units: readonly OrganisationView[], typed: string): OrganisationView[] {
  const wanted = fold(typed.trim())
  return units.filter((unit) =>
    fold([unit.name, unit.shortName, unit.symbol ?? '', unit.identifier ?? ''].join(' ')).includes(wanted),
  )
}

/** Names of the units above one, the topmost first. */
export function pathOf(unit: OrganisationView, byId: ReadonlyMap<string, OrganisationView>): string[] {
  const path: string[] = []
  const seen = new Set([unit.id])
  for (let at = unit.parentId; at !== null && !seen.has(at);) {
    seen.add(at)
    const parent = byId.get(at)
    if (!parent) break
    path.unshift(parent.shortName)
    at = parent.parentId
  }
  return path
}
