/**
 * The seam for a second reader, such as a language model: it may point at passages that the rules did not take for
 * orders. It decides nothing. What it says must stand word for word in the paper, is read by the same rules of time,
 * and waits for a person like every proposal, marked with its own rule.
 */
import type { Paper, Range } from './paper.js'
import {
  SECOND_READER,
  type Found,
  type OpenPoint,
  type ReadDeadline,
  type ReadOrder,
  type Reading,
  type Rest,
} from './reading.js'
import { deadlineIn } from './rules/deadline.js'

/** A passage that a second reader takes for an order: quotations from the paper, never words of its own. */
export interface Quotation {
  action: string
  assignees: string[]
  /** The words that give the time. */
  deadline: string | null
}

export interface SecondReader {
  /** Fails or answers with nothing when it cannot help; the reading stands without it. */
  propose(paper: Paper, signal: AbortSignal): Promise<Quotation[]>
}

/** More than any dispatch gives; what goes beyond is no reading. */
const MOST = 200
/** How sure such a proposal is said to be: always to be looked at. */
const SURE = 0.3
const OFFERED: Rest = { sure: SURE, why: SECOND_READER }

/** Where the words stand, whatever white space lies between them; the first place at or behind `from`, else anywhere. */
function placeOf(paper: Paper, words: string, from = 0): Range | null {
  const parts = words.normalize('NFC').trim().split(/\s+/)
  if (parts[0] === '' || words.length > 4000) return null
  const pattern = new RegExp(parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('\\s+'), 'gu')
  for (const start of from > 0 ? [from, 0] : [0]) {
    pattern.lastIndex = start
    const match = pattern.exec(paper.text)
    if (match) return { start: match.index, end: match.index + match[0].length }
  }
  return null
}

const quote = (paper: Paper, { start, end }: Range): string => paper.text.slice(start, end).replace(/\s+/g, ' ')

function orderOf(paper: Paper, quotation: Quotation, issued: string | null): ReadOrder | null {
  const span = placeOf(paper, quotation.action)
  if (!span) return null
  const bodies = quotation.assignees.flatMap((name): Found<string>[] => {
    const at = placeOf(paper, name, Math.max(0, span.start - 300))
    return at ? [{ value: quote(paper, at), span: at, sure: SURE }] : []
  })
  const when = quotation.deadline === null ? null : placeOf(paper, quotation.deadline, span.start)
  const time: ReadDeadline | undefined = when ? deadlineIn(quote(paper, when), issued)?.read : undefined
  return {
    path: '',
    action: { value: quote(paper, span), span, sure: SURE },
    assignees: bodies,
    cooperating: [],
    deadline: time ? { value: time, span: when, sure: SURE } : null,
    reportTo: null,
    conditional: false,
    sentence: span,
    rule: SECOND_READER,
    rests: { order: OFFERED, assignees: OFFERED, deadline: OFFERED, report_to: OFFERED },
  }
}

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end

/** What such a proposal leaves open, as of any order. */
function openOf(order: ReadOrder, index: number): OpenPoint[] {
  const codes: OpenPoint['code'][] = []
  if (order.assignees.length === 0) codes.push('no-assignee')
  if (order.deadline === null) codes.push('no-deadline')
  return codes.map((code) => ({ code, order: index, span: order.action.span, quote: null }))
}

/**
 * The reading with the passages of a second reader added where they stand in the text. A passage that is not in the
 * paper, or that lies over an order that is already there, is left out.
 */
export function withQuotations(paper: Paper, reading: Reading, quotations: Quotation[]): Reading {
  const orders = [...reading.orders]
  const added = new Set<ReadOrder>()
  for (const quotation of quotations.slice(0, MOST)) {
    const order = orderOf(paper, quotation, reading.date?.value ?? null)
    if (!order || orders.some((one) => overlaps(one.sentence, order.sentence))) continue
    const before = orders.findLastIndex((one) => one.sentence.start < order.sentence.start)
    orders.splice(before + 1, 0, order)
    added.add(order)
  }
  const open = reading.open.map((point) =>
    point.order === null ? point : { ...point, order: orders.indexOf(reading.orders[point.order]!) },
  )
  return {
    ...reading,
    orders,
    open: [...open, ...orders.flatMap((order, i) => (added.has(order) ? openOf(order, i) : []))],
  }
}
