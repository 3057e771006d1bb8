import { words } from '../../../kernel/words/index.js'
import { useChoices } from '../../../web/parts/organisation-picker.js'
import type { GroupRuleView, organisationKind, organisationSystem } from '../contract.js'
import type { z } from 'zod'

const text = words.organisations.groups

/** A rule in words: "chi bộ, đảng bộ trực thuộc Thành ủy Lam Khê, mọi cấp". */
export function useSayRule(): (rule: GroupRuleView) => string {
  const { byId } = useChoices(false)
  return (rule) => {
    const kinds = rule.kinds.map((kind) => words.organisations.kinds[kind as z.infer<typeof organisationKind>])
    const systems = rule.systems.map(
      (system) => words.organisations.systems[system as z.infer<typeof organisationSystem>],
    )
    const under = rule.underId ? text.under(byId.get(rule.underId)?.name ?? '', rule.direct) : text.anywhere
    return text.rule([
      kinds.join(', ') || text.anyKind,
      systems.length > 0 ? text.ofSystem(systems.join(', ')) : '',
      under,
    ])
  }
}
