/** How a dispatch will look once a deed is done: shown at once, replaced by the server's answer. */
import { addDays } from '../../../../kernel/calendar.js'
import type { GivenOf } from '../../../../kernel/contract.js'
import type { ComputedView, DocumentView, editOrder, NamedView, OrderDeadlineView, OrderView } from '../../contract.js'

export type OrderEdit = Omit<GivenOf<typeof editOrder>, 'id' | 'orderId' | 'version'>

const withOrder = (document: DocumentView, orderId: string, change: (order: OrderView) => OrderView): DocumentView => ({
  ...document,
  orders: document.orders.map((order) => (order.id === orderId ? change(order) : order)),
})

export const afterConfirm = (document: DocumentView, orderId: string, confirmed: boolean): DocumentView =>
  withOrder(document, orderId, (order) => ({
    ...order,
    state: confirmed ? 'confirmed' : 'proposed',
    confirmedBy: null,
    confirmedAt: null,
  }))

export const afterDrop = (document: DocumentView, orderId: string, reason: string): DocumentView =>
  withOrder(document, orderId, (order) => ({ ...order, state: 'dropped', dropReason: reason }))

export const afterRestore = (document: DocumentView, orderId: string): DocumentView =>
  withOrder(document, orderId, (order) => ({ ...order, state: 'proposed', dropReason: null }))

type NamedChange = NonNullable<OrderEdit['leads']>[number] & { lastDay?: string | null }

/** A name that stays as it is keeps its place in the text; a new or other one is a person's. */
function namedAfter(before: readonly NamedView[], changes: readonly NamedChange[]): NamedView[] {
  return changes.map((change) => {
    const same = before.find(
      (one) =>
        one.text === change.text && one.organisationId === change.organisationId && one.groupId === change.groupId,
    )
    if (same) return { ...same, lastDay: change.lastDay }
    const span = before.find((one) => one.text === change.text)?.span ?? null
    return { ...change, span, source: 'person' }
  })
}

/** The last moment as far as it is known without the office's calendar; the server's answer says the rest. */
export function roughly(deadline: OrderDeadlineView | null, before: ComputedView): ComputedView {
  const { readBy: readBefore } = before
  const readBy = typeof deadline?.inclusive === 'boolean' ? 'person' : readBefore
  const none = {
    lastDay: null,
    dayOff: null,
    workingDays: null,
    workingDayBefore: null,
    period: null,
    usual: null,
    readBy,
  } as const
  if (!deadline?.date || deadline.bound === 'recurring' || deadline.bound === 'relative') {
    return { ...none, rule: 'not-computable' }
  }
  if (deadline.bound === 'from') return { ...none, rule: 'no-end' }
  const inclusive = deadline.inclusive ?? readBefore === 'office'
  const excluded = deadline.bound === 'before' && !inclusive && !deadline.time
  const lastDay = excluded ? addDays(deadline.date, -1) : deadline.date
  const rule = deadline.time ? 'time-of-day' : excluded ? 'excluded-day' : 'included-day'
  if (lastDay === before.lastDay) return { ...before, rule, readBy }
  return { ...none, lastDay, rule }
}

export function afterEdit(document: DocumentView, orderId: string, edit: OrderEdit): DocumentView {
  return withOrder(document, orderId, (order) => {
    const next: OrderView = { ...order, state: 'proposed', confirmedBy: null, confirmedAt: null }
    if (edit.title !== undefined) Object.assign(next, { title: edit.title, titleSource: 'person' })
    if (edit.action !== undefined) Object.assign(next, { action: edit.action, actionSource: 'person' })
    if (edit.leads !== undefined) next.leads = namedAfter(order.leads, edit.leads)
    if (edit.cooperating !== undefined) next.cooperating = namedAfter(order.cooperating, edit.cooperating)
    if (edit.conditional !== undefined) next.conditional = edit.conditional
    if (edit.product !== undefined) next.product = edit.product || null
    if (edit.reportTo !== undefined) {
      next.reportTo = edit.reportTo ? { text: edit.reportTo, span: null, source: 'person' } : null
    }
    if (edit.deadline !== undefined) {
      const span = edit.deadline && order.deadline?.text === edit.deadline.text ? order.deadline.span : null
      next.deadline = edit.deadline && {
        text: edit.deadline.text,
        bound: edit.deadline.bound,
        date: edit.deadline.date,
        time: edit.deadline.time ?? null,
        dates: null,
        inclusive: edit.deadline.inclusive ?? null,
        aim: edit.deadline.aim ?? null,
        ...(order.deadline?.text === edit.deadline.text && order.deadline.bound === edit.deadline.bound
          ? { every: order.deadline.every ?? null, term: order.deadline.term ?? null }
          : {}),
        span,
        source: 'person',
        ...(order.deadline?.recognised && order.deadline.date === edit.deadline.date ? { recognised: true } : {}),
      }
      next.computed = roughly(next.deadline, order.computed)
    }
    return next
  })
}
