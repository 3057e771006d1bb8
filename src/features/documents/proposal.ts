/** From what the reader proposes to what the register keeps: head, orders, open points. Pure. */
import { newId } from '../../kernel/ids.js'
import type { Paper, Range } from '../../reader/paper.js'
import type { Found, ReadDeadline, Reading, ReadOrder } from '../../reader/reading.js'
import {
  HEAD_TO_LOOK,
  type DocumentView,
  type HeadView,
  type NamedView,
  type OpenPointView,
  type OrderDeadlineView,
  type SpanView,
} from './contract.js'
import { type HeadToLook, isRecognised, proposeTitle } from './rules.js'

/** What is kept in `document.head`: the values, and where they stand. */
export interface KeptHead {
  fields: HeadView
  spans: Record<string, SpanView>
  /** How sure the reader was; of readings before this was kept there is none. */
  sure?: DocumentView['headSure']
  /** Of number and date, those recognised from a picture. */
  recognised?: HeadToLook[]
}

export function headOf(reading: Reading, paper: Paper): KeptHead {
  const spans: Record<string, SpanView> = {}
  const value = <T>(name: string, found: Found<T> | null): T | null => {
    if (found?.span) spans[name] = found.span
    return found ? found.value : null
  }
  const list = (name: string, found: Found<string>[]): string[] => {
    const [first] = found
    const last = found.at(-1)
    if (first?.span && last?.span) spans[name] = { start: first.span.start, end: last.span.end }
    return found.map((item) => item.value)
  }
  return {
    fields: {
      system: reading.system.value,
      kind: value('kind', reading.kind) ?? 'công văn',
      number: value('number', reading.number),
      issuer: value('issuer', reading.issuer),
      place: value('place', reading.place),
      date: value('date', reading.date),
      subject: value('subject', reading.subject),
      recipients: list('recipients', reading.recipients),
      copies: list('copies', reading.copies),
      basis: reading.basis.map(({ number, date, issuer, span }) => ({ number, date, issuer, span })),
      signer: {
        authority: value('signer.authority', reading.signer.authority),
        title: value('signer.title', reading.signer.title),
        name: value('signer.name', reading.signer.name),
      },
      urgency: reading.urgency,
    },
    spans,
    sure: Object.fromEntries(
      (['kind', 'number', 'issuer', 'place', 'date', 'subject'] as const).flatMap((field) => {
        const found = reading[field]
        return found ? [[field, found.sure]] : []
      }),
    ),
    recognised: HEAD_TO_LOOK.filter((field) => isRecognised(paper, reading[field]?.span ?? null)),
  }
}

/** An order is as sure as the least sure of what a person has to confirm with it. */
const sureOf = ({ action, assignees, cooperating, deadline, reportTo }: ReadOrder): number =>
  Math.min(...[action, ...assignees, ...cooperating, deadline, reportTo].map((found) => found?.sure ?? 1))

/** Organisation or group for a name as the text has it. */
export type ProposeBody = (name: string) => { kind: 'organisation' | 'group'; id: string; near: boolean } | null

const span = (range: Range | null): SpanView | null => (range ? { start: range.start, end: range.end } : null)

export function namedBody(
  text: string,
  at: Range | null,
  propose: ProposeBody,
  source: 'machine' | 'person',
): NamedView {
  const match = propose(text)
  return {
    text,
    span: span(at),
    organisationId: match?.kind === 'organisation' ? match.id : null,
    groupId: match?.kind === 'group' ? match.id : null,
    source,
  }
}

export interface ProposedOrder {
  id: string
  position: number
  path: string
  title: string
  action: string
  actionSpan: SpanView | null
  sentence: SpanView | null
  leads: NamedView[]
  cooperating: NamedView[]
  deadline: OrderDeadlineView | null
  reportTo: { text: string; span: SpanView | null; source: 'machine' | 'person' } | null
  conditional: boolean
  rule: string
  sure: number
}

/** How sure an order is at most whose body was only nearly found: low enough that the page asks to look closely. */
const NEAR = 0.6

function proposed(order: ReadOrder, position: number, propose: ProposeBody, paper: Paper): ProposedOrder {
  const bodies = (found: Found<string>[]): NamedView[] =>
    found.map((body) => namedBody(body.value, body.span, propose, 'machine'))
  const { deadline, reportTo } = order
  return {
    id: newId(),
    position,
    path: order.path,
    title: proposeTitle(order.action.value),
    action: order.action.value,
    actionSpan: span(order.action.span),
    sentence: span(order.sentence),
    leads: bodies(order.assignees),
    cooperating: bodies(order.cooperating),
    deadline: proposedDeadline(deadline, paper),
    reportTo: reportTo && { text: reportTo.value, span: span(reportTo.span), source: 'machine' },
    conditional: order.conditional,
    rule: order.rule,
    sure: order.assignees.some((body) => propose(body.value)?.near) ? Math.min(sureOf(order), NEAR) : sureOf(order),
  }
}

/** A deadline as it was read; one whose date comes from a picture says so. */
export function proposedDeadline(
  found: Found<ReadDeadline> | null,
  paper: Pick<Paper, 'blocks' | 'sheets'>,
): OrderDeadlineView | null {
  if (!found) return null
  const { text, bound, date, time = null, dates = null } = found.value
  const recognised = date !== null && isRecognised(paper, found.span)
  return {
    text,
    bound,
    date,
    time,
    dates,
    inclusive: false,
    span: span(found.span),
    source: 'machine',
    ...(recognised ? { recognised } : {}),
  }
}

export function ordersOf(reading: Reading, propose: ProposeBody, paper: Paper): ProposedOrder[] {
  return reading.orders.map((order, at) => proposed(order, at + 1, propose, paper))
}

export function openPointsOf(reading: Reading, orders: ProposedOrder[]): OpenPointView[] {
  return reading.open.map((point) => ({
    code: point.code,
    orderId: point.order === null ? null : (orders[point.order]?.id ?? null),
    span: span(point.span),
    quote: point.quote,
  }))
}
