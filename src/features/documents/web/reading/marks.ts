/** What is lit in the paper: the sentences of the orders, the focused one, open points, and a place that was asked for. */
import type { DocumentView, SpanView } from '../../contract.js'
import type { Mark, Segment } from '../paper/segments.js'
import { liveOrders, placeOf } from './orders.js'

interface Lights {
  focusId: string | null
  /** A place asked for: a link, an open point, a field of the head, a choice by keyboard. */
  found: SpanView | null
}

export function marksOf(document: DocumentView, { focusId, found }: Lights): Mark[] {
  const marks: Mark[] = []
  const add = (kind: Mark['kind'], span: SpanView | null | undefined, orderId: string | null): void => {
    if (span && span.end > span.start) marks.push({ start: span.start, end: span.end, kind, orderId })
  }
  for (const order of liveOrders(document)) {
    add('sentence', placeOf(order), order.id)
    add('deadline', order.deadline?.span, order.id)
    if (order.id !== focusId) continue
    add('focus', placeOf(order), order.id)
    add('action', order.actionSpan, order.id)
  }
  for (const point of document.open) add('gap', point.span, point.orderId)
  add('found', found, null)
  return marks.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** The order that a click on a run means: the one with the narrowest place; clicked again, the next one that covers it. */
export function orderAt(segment: Pick<Segment, 'marks'>, focusId: string | null): string | null {
  const here = segment.marks
    .filter((mark) => mark.kind === 'sentence')
    .sort((a, b) => a.end - a.start - (b.end - b.start))
    .map((mark) => mark.orderId)
  const at = here.indexOf(focusId)
  return here[(at + 1) % here.length] ?? null
}

/** Numbers that stand in the margin, by the position in the text where their order begins. */
export function marginOf(document: DocumentView): Map<number, { orderId: string; number: number; title: string }[]> {
  const margin = new Map<number, { orderId: string; number: number; title: string }[]>()
  for (const [index, order] of liveOrders(document).entries()) {
    const place = placeOf(order)
    if (!place) continue
    const list = margin.get(place.start) ?? []
    list.push({ orderId: order.id, number: index + 1, title: order.title })
    margin.set(place.start, list)
  }
  return margin
}
