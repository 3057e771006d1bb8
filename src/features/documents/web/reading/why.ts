/** Why the machine took a passage for an order: the rule that found it, and what it found there, as one sentence. */
import { words } from '../../../../kernel/words/index.js'
import type { OrderView } from '../../contract.js'
import { shortened } from './open-points.js'

/** Words of the deed that are quoted: enough to know it by. */
const QUOTED = 36

export function whyOrder(order: OrderView): string {
  const say = words.documents.why
  if (order.rule === null) return say.byPerson
  const [lead] = order.leads
  const inherited = lead?.span && order.sentence ? !within(lead.span, order.sentence) : false
  return (say.rules[order.rule] ?? say.unknown)({
    deed: shortened(order.action, QUOTED).replace(/[\s,;.]*…?$/, ''),
    lead: lead?.text ?? null,
    under: inherited ? (lead?.text ?? null) : null,
    path: order.path || null,
    to: order.reportTo?.text ?? null,
  })
}

const within = (inner: { start: number; end: number }, outer: { start: number; end: number }): boolean =>
  inner.start >= outer.start && inner.end <= outer.end
