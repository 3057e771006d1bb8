/** One order in two lines: number, name, who says so; and to whom, by when, or in red what is missing. */
import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'
import type { NamedView, OrderView } from '../../contract.js'
import { longDay } from './deadline-line.js'
import { type Office } from './issue-plan.js'
import { caresOf, isMapped } from './orders.js'

export function nameOf(named: NamedView, office: Office): string {
  const unit = office.organisations.find((one) => one.id === named.organisationId)
  const group = office.groups.find((one) => one.id === named.groupId)
  return unit?.name ?? group?.name ?? named.text
}

export const groupSize = (named: NamedView, office: Office): number | null =>
  office.groups.find((one) => one.id === named.groupId)?.memberIds.length ?? null

/** ◇ máy đề xuất, ◆ đã xác nhận, ✎ nhập tay */
export function SourceMark({ order }: { order: OrderView }) {
  const say = words.documents.source
  if (order.state === 'confirmed') return <span className="by confirmed">{say.confirmed}</span>
  return order.rule === null ? (
    <span className="by person">{say.person}</span>
  ) : (
    <span className="by machine">{say.machine}</span>
  )
}

/** Mark of a single value: who entered it. */
export function FieldSource({ by }: { by: 'machine' | 'person' }) {
  return <span className={`by ${by}`}>{words.documents.source[by]}</span>
}

const SHOWN = 2

function units(order: OrderView, office: Office): string | null {
  if (order.leads.length === 0) return null
  const names = order.leads.slice(0, SHOWN).map((named) => {
    const size = groupSize(named, office)
    return size === null ? nameOf(named, office) : words.documents.issue.group(nameOf(named, office), size)
  })
  const rest = order.leads.length - names.length
  return rest > 0 ? `${names.join('; ')} ${words.documents.orders.more(rest)}` : names.join('; ')
}

/** The last day in a few words, or null where the dispatch gives none. */
export function shortDeadline(order: OrderView): string | null {
  const { deadline, computed } = order
  const say = words.documents.orders
  if (computed.lastDay) {
    const day = longDay(computed.lastDay)
    return deadline?.time ? `${deadline.time}, ${day}` : say.untilDay(day)
  }
  if (!deadline) return null
  if (deadline.bound === 'from' && deadline.date) return say.fromDay(formatDay(deadline.date))
  return deadline.text || words.documents.deadline.bounds[deadline.bound]
}

export function OrderSummary({ order, office }: { order: OrderView; office: Office }) {
  const say = words.documents.orders
  const unmapped = order.leads.find((named) => !isMapped(named))
  const who = units(order, office)
  const when = shortDeadline(order)
  const cares = [...new Set(caresOf(order).map(({ part }) => words.doubts.short[part]))]
  const missing = [
    ...(who === null ? [say.noLead] : unmapped ? [say.unmapped(unmapped.text)] : []),
    ...(when === null && order.state === 'proposed' ? [say.noDeadline] : []),
  ]
  const known = [
    ...(who !== null && !unmapped ? [who] : []),
    when ?? (order.state === 'confirmed' ? words.tasks.time.none : null),
  ].filter((part) => part !== null)
  return (
    <span className="order-summary">
      {known.length > 0 ? <span className="muted">{known.join(' · ')}</span> : null}
      {missing.length > 0 ? <span className="missing">{sentence(missing.join(' · '))}</span> : null}
      {order.conditional ? <span className="muted">{say.conditional}</span> : null}
      {cares.length > 0 ? <span className="careful">{say.careful(cares)}</span> : null}
    </span>
  )
}

const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
