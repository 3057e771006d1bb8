/** What somebody else has changed between two looks at a dispatch, in sentences. */
import { words } from '../../../../kernel/words/index.js'
import type { DocumentView, OrderView } from '../../contract.js'
import { numbersOf } from './orders.js'

const FIELDS = ['title', 'action', 'leads', 'cooperating', 'product', 'deadline', 'reportTo'] as const

const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b)

export function changesBetween(before: DocumentView, after: DocumentView): string[] {
  const say = words.documents.stale
  const lines: string[] = []
  if (before.state !== 'issued' && after.state === 'issued') lines.push(say.issued)
  if (differ(before.head, after.head)) lines.push(say.head)
  const numbers = numbersOf(after)
  const old = new Map(before.orders.map((order) => [order.id, order]))
  const oldNumbers = numbersOf(before)
  for (const order of after.orders) {
    const number = numbers.get(order.id) ?? oldNumbers.get(order.id) ?? 0
    const was = old.get(order.id)
    if (was) lines.push(...changesOf(was, order, number))
    else if (order.state !== 'dropped') lines.push(say.added(number))
  }
  const now = new Set(after.orders.map((order) => order.id))
  for (const order of before.orders) if (!now.has(order.id)) lines.push(say.removed(order.title))
  return lines
}

function changesOf(was: OrderView, order: OrderView, number: number): string[] {
  const say = words.documents.stale
  const lines: string[] = []
  const fields = FIELDS.filter((field) => differ(was[field], order[field])).map((field) => say.fields[field])
  if (fields.length > 0) lines.push(say.changed(number, fields.join(', ')))
  if (was.state === order.state) return lines
  if (order.state === 'confirmed') lines.push(say.confirmed(number, order.confirmedBy))
  else if (order.state === 'dropped') lines.push(say.dropped(number))
  else lines.push(was.state === 'dropped' ? say.restored(number) : say.unconfirmed(number))
  return lines
}
