/** Questions that the page asks of a dispatch's orders: their numbers, what is missing in one, which is next. */
import { words } from '../../../../kernel/words/index.js'
import type { DocumentView, OrderView, RestView, SpanView } from '../../contract.js'
import { doubtsOf } from '../../rules.js'

const byPosition = (a: OrderView, b: OrderView): number => a.position - b.position

export const liveOrders = (document: DocumentView): OrderView[] =>
  document.orders.filter((order) => order.state !== 'dropped').sort(byPosition)

export const droppedOrders = (document: DocumentView): OrderView[] =>
  document.orders.filter((order) => order.state === 'dropped').sort(byPosition)

/** The numbers that people say: 1, 2, 3 … in the order of the text, dropped ones left out. */
export function numbersOf(document: DocumentView): Map<string, number> {
  return new Map(liveOrders(document).map((order, index) => [order.id, index + 1]))
}

export const confirmedCount = (orders: readonly OrderView[]): number =>
  orders.filter((order) => order.state === 'confirmed').length

/** The next order that waits for a person, after the given one and then from the beginning; unsure ones come first. */
export function nextToCheck(orders: readonly OrderView[], afterId: string | null): OrderView | null {
  const at = orders.findIndex((order) => order.id === afterId)
  const around = [...orders.slice(at + 1), ...orders.slice(0, Math.max(0, at))]
  return around.find(needsCare) ?? around.find((order) => order.state === 'proposed') ?? null
}

export const isMapped = (named: { organisationId: string | null; groupId: string | null }): boolean =>
  named.organisationId !== null || named.groupId !== null

/** What keeps an order from being confirmed: nobody leads it, or a name stands for nobody of the office. */
export function obstacle(order: OrderView): { code: 'no-lead' } | { code: 'unmapped'; text: string } | null {
  if (order.leads.length === 0) return { code: 'no-lead' }
  const unmapped = [...order.leads, ...order.cooperating].find((named) => !isMapped(named))
  return unmapped ? { code: 'unmapped', text: unmapped.text } : null
}

/** Where an order stands in the text: its sentence, else its action. */
export const placeOf = (order: OrderView): SpanView | null => order.sentence ?? order.actionSpan

/** What the machine itself was not sure of; what a person has confirmed needs no second look. */
export const caresOf = (order: OrderView): RestView[] => (order.state === 'proposed' ? doubtsOf(order) : [])

export const needsCare = (order: OrderView): boolean => caresOf(order).length > 0

/** Doubts in words: "hạn chưa chắc: câu có hai vế". */
export function inWords({ part, why }: RestView): string {
  const say = words.doubts
  return say.of(say.parts[part], say.why[part]?.[why])
}

export type IssueState = 'ready' | 'unconfirmed' | 'nothing' | 'forbidden'

/** Whether the orders may be issued, and why not. */
export function issueState(document: DocumentView): IssueState {
  const orders = liveOrders(document)
  if (orders.length === 0) return 'nothing'
  if (confirmedCount(orders) < orders.length) return 'unconfirmed'
  return document.can.issue ? 'ready' : 'forbidden'
}
