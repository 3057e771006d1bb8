/** Groups that are a rule: who is in one follows from the tree of the day. */

export interface GroupRule {
  /** Only units under this one; null: wherever they stand. */
  underId: string | null
  /** Right under it; else at any depth. */
  direct: boolean
  /** Of these kinds, and of these systems; empty: of any. */
  kinds: readonly string[]
  systems: readonly string[]
}

export interface UnitInTree {
  id: string
  kind: string
  system: string
  parentId: string | null
}

/** The units of a day that a rule names, in the order in which they are given. The unit under which they stand is none of them. */
export function membersByRule(rule: GroupRule, units: readonly UnitInTree[]): string[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const isUnder = (unit: UnitInTree): boolean => {
    if (rule.underId === null) return true
    if (rule.direct) return unit.parentId === rule.underId
    const seen = new Set([unit.id])
    for (let at = unit.parentId; at !== null && !seen.has(at); at = byId.get(at)?.parentId ?? null) {
      if (at === rule.underId) return true
      seen.add(at)
    }
    return false
  }
  return units
    .filter(
      (unit) =>
        unit.id !== rule.underId &&
        (rule.kinds.length === 0 || rule.kinds.includes(unit.kind)) &&
        (rule.systems.length === 0 || rule.systems.includes(unit.system)) &&
        isUnder(unit),
    )
    .map((unit) => unit.id)
}
