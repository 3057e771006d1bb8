/** From what the reader proposes to what the register keeps: head, orders, open points. Pure. */
import { newId } from '../../kernel/ids.js'
import type { Paper, Range } from '../../reader/paper.js'
import {
  SECOND_READER,
  type Found,
  type ReadDeadline,
  type Reading,
  type ReadOrder,
  type Rest,
} from '../../reader/reading.js'
import {
  HEAD_TO_LOOK,
  type DocumentView,
  type HeadView,
  type NamedView,
  type OpenPointView,
  type OrderDeadlineView,
  type RestView,
  type SpanView,
} from './contract.js'
import { type HeadToLook, isRecognised, proposeTitle } from './rules.js'

/** What is kept in `document.head`: the values, and where they stand. */
export interface KeptHead {
  fields: HeadView
  spans: Record<string, SpanView>
  /** How sure the reader was; of readings before this was kept there is none. */
  sure?: DocumentView['headSure']
  /** What the fields rest on. */
  why?: DocumentView['headWhy']
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
    sure: byField(reading, ({ sure }) => sure),
    why: byField(reading, ({ why }) => why),
    recognised: HEAD_TO_LOOK.filter((field) => isRecognised(paper, reading[field]?.span ?? null)),
  }
}

const SURE_FIELDS = ['kind', 'number', 'issuer', 'place', 'date', 'subject'] as const

function byField<T>(reading: Reading, of: (found: Found<string>) => T | undefined): Partial<Record<HeadFieldSure, T>> {
  return Object.fromEntries(
    SURE_FIELDS.flatMap((field) => {
      const found = reading[field]
      const value = found ? of(found) : undefined
      return value === undefined ? [] : [[field, value]]
    }),
  )
}

type HeadFieldSure = (typeof SURE_FIELDS)[number]

/** Organisation or group for a name as the text has it. */
export type ProposeBody = (name: string) => { kind: 'organisation' | 'group'; id: string; near: boolean } | null

const span = (range: Range | null): SpanView | null => (range ? { start: range.start, end: range.end } : null)

/** A body with whom of the office it was taken for, and whether its name only nearly fits. */
interface NamedBody {
  named: NamedView
  near: boolean
}

function namedBody(found: Found<string>, propose: ProposeBody): NamedBody {
  const match = propose(found.value)
  return {
    named: {
      text: found.value,
      span: span(found.span),
      organisationId: match?.kind === 'organisation' ? match.id : null,
      groupId: match?.kind === 'group' ? match.id : null,
      source: 'machine',
    },
    near: match?.near === true,
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
  /** How sure that all of it is right. */
  sure: number
  rests: RestView[]
}

/** How sure a body is at most that was only nearly found. Not measured: low enough that the page asks to look closely. */
const NEAR = 0.6
/** A date whose digits come from a picture. Not measured: it is always looked at. */
const FROM_PICTURE = 0.5

/** The parts of an order as they are kept, with what only the register and the picture know. */
function restsOf(
  order: ReadOrder,
  leads: readonly NamedBody[],
  cooperating: readonly NamedBody[],
  recognised: boolean,
): RestView[] {
  const { rests } = order
  const rest = (part: RestView['part'], { why, sure }: Rest): RestView => ({ part, why, sure })
  const atMost = (limit: number, code: string, holds: boolean, { why, sure }: Rest): Rest =>
    holds && limit < sure ? { why: code, sure: limit } : { why, sure }
  const isNear = (bodies: readonly NamedBody[]): boolean => bodies.some(({ near }) => near)
  return [
    rest('order', rests.order),
    rest('leads', atMost(NEAR, 'near-name', isNear(leads), rests.assignees)),
    ...(rests.cooperating
      ? [rest('cooperating', atMost(NEAR, 'near-name', isNear(cooperating), rests.cooperating))]
      : []),
    rest('deadline', atMost(FROM_PICTURE, 'recognised', recognised, rests.deadline)),
    rest('reportTo', rests.report_to),
  ]
}

/** How sure that every part is right; a second reader's guess is one guess, however many parts it has. */
function wholeOf(rests: readonly RestView[], rule: string): number {
  if (rule === SECOND_READER) return Math.min(...rests.map(({ sure }) => sure))
  return Math.round(100 * rests.reduce((all, { sure }) => all * sure, 1)) / 100
}

function proposed(order: ReadOrder, position: number, propose: ProposeBody, paper: Paper): ProposedOrder {
  const leads = order.assignees.map((body) => namedBody(body, propose))
  const cooperating = order.cooperating.map((body) => namedBody(body, propose))
  const { reportTo } = order
  const deadline = proposedDeadline(order.deadline, paper)
  const rests = restsOf(order, leads, cooperating, deadline?.recognised === true)
  return {
    id: newId(),
    position,
    path: order.path,
    title: proposeTitle(order.action.value),
    action: order.action.value,
    actionSpan: span(order.action.span),
    sentence: span(order.sentence),
    leads: leads.map(({ named }) => named),
    cooperating: cooperating.map(({ named }) => named),
    deadline,
    reportTo: reportTo && { text: reportTo.value, span: span(reportTo.span), source: 'machine' },
    conditional: order.conditional,
    rule: order.rule,
    sure: wholeOf(rests, order.rule),
    rests,
  }
}

/** A deadline as it was read; one whose date comes from a picture says so. */
export function proposedDeadline(
  found: Found<ReadDeadline> | null,
  paper: Pick<Paper, 'blocks' | 'sheets'>,
): OrderDeadlineView | null {
  if (!found) return null
  const { text, bound, date, time = null, dates = null, every = null, term = null } = found.value
  const recognised = date !== null && isRecognised(paper, found.span)
  return {
    text,
    bound,
    date,
    time,
    dates,
    inclusive: null,
    every,
    term,
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
