/** Checking a reading: every change locks the dispatch, looks at the version that the person saw, and writes an event. */
import type { InputOf } from '../../../kernel/contract.js'
import { dayOf } from '../../../kernel/calendar.js'
import { computeDeadline } from '../../../kernel/deadline.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import { squash } from '../../../kernel/text.js'
import type { Context } from '../../../platform/context.js'
import { readPassage, readRule } from '../../../reader/passage.js'
import { record } from '../../audit/index.js'
import { groupsOn, organisationsOn } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { type KeptHead, proposedDeadline } from '../proposal.js'
import {
  cutAction,
  mustBeConfirmable,
  mustBeCurrent,
  mustComeInTime,
  mustBeOpen,
  mustHaveLooked,
  numberKey,
  proposeTitle,
} from '../rules.js'
import * as store from '../store.js'

type Change = InputOf<typeof contract.editOrder>
type SpanView = contract.SpanView
type OrderSet = Parameters<typeof store.updateOrder>[3]

/** The dispatch, locked and open for changes. */
async function openReading(ctx: Context, id: string): Promise<store.LockedDocument> {
  const row = await store.lockDocument(ctx.db, ctx.actor.tenantId, id)
  if (!row || row.state === 'discarded') throw notFound('document')
  mustBeOpen(row.state)
  return row
}

/** An order of an open reading, as the person saw it. */
async function openOrder(
  ctx: Context,
  input: { id: string; orderId: string; version: number },
): Promise<store.OrderRow> {
  await openReading(ctx, input.id)
  const order = await store.selectOrder(ctx.db, ctx.actor.tenantId, input.id, input.orderId)
  if (!order) throw notFound('order')
  mustBeCurrent(input.version, order.version)
  return order
}

const bodies = (json: unknown): contract.NamedView[] => json as contract.NamedView[]
const UNCONFIRMED = { state: 'proposed', confirmed_by: null, confirmed_at: null } as const

async function saved(
  ctx: Context,
  documentId: string,
  orderId: string,
  operation: string,
  set: OrderSet,
  data: Record<string, unknown> = {},
): Promise<{ version: number }> {
  const version = await store.updateOrder(ctx.db, ctx.actor.tenantId, orderId, set)
  await store.bumpVersion(ctx.db, ctx.actor.tenantId, documentId)
  await record(ctx, { operation, documentId, data: { orderId, ...data } })
  return { version }
}

/** Named bodies as a person set them; a body whose text, organisation and group are as before keeps the machine's word for it. */
async function setBodies(
  ctx: Context,
  given: (NonNullable<Change['leads']>[number] & { lastDay?: string | null })[],
  before: contract.NamedView[],
): Promise<contract.NamedView[]> {
  const on = dayOf(ctx.now)
  const organisations = await organisationsOn(ctx.db, ctx.actor.tenantId, on)
  const groups = await groupsOn(ctx.db, ctx.actor.tenantId, on)
  return given.map(({ text, organisationId, groupId, lastDay }) => {
    const own = lastDay ? { lastDay } : {}
    if (organisationId && groupId) throw invalid('one-of-both')
    if (organisationId && !organisations.has(organisationId))
      throw invalid('unknown-organisation', { id: organisationId })
    if (groupId && !groups.has(groupId)) throw invalid('unknown-organisation', { id: groupId })
    const kept = before.find(
      (body) => body.text === text && body.organisationId === organisationId && body.groupId === groupId,
    )
    if (kept) return { ...kept, lastDay: undefined, ...own }
    const name =
      text ||
      (organisationId && organisations.get(organisationId)?.name) ||
      (groupId && groups.get(groupId)?.name) ||
      ''
    return {
      text: name,
      span: before.find((body) => body.text === text)?.span ?? null,
      organisationId,
      groupId,
      source: 'person' as const,
      ...own,
    }
  })
}

export async function editOrder(ctx: Context, input: Change): Promise<{ version: number }> {
  const order = await openOrder(ctx, input)
  if (order.state === 'dropped') throw conflict('order-dropped')
  const set: OrderSet = { ...UNCONFIRMED }
  if (input.title !== undefined) Object.assign(set, { title: input.title, title_source: 'person' })
  if (input.action !== undefined)
    Object.assign(set, {
      action: squash(input.action),
      action_source: 'person',
      action_span: JSON.stringify(input.actionSpan ?? null),
      ...titleAfter(order, input.title ?? null, squash(input.action)),
    })
  if (input.conditional !== undefined) set.conditional = input.conditional
  if (input.leads) set.leads = JSON.stringify(await setBodies(ctx, input.leads, bodies(order.leads)))
  if (input.cooperating)
    set.cooperating = JSON.stringify(await setBodies(ctx, input.cooperating, bodies(order.cooperating)))
  if (input.product !== undefined) set.product = input.product || null
  if (input.reportTo !== undefined)
    set.report_to = input.reportTo ? JSON.stringify({ text: input.reportTo, span: null, source: 'person' }) : null
  if (input.deadline !== undefined)
    set.deadline =
      input.deadline && JSON.stringify(deadlineOf(input.deadline, order.deadline as contract.OrderDeadlineView | null))
  const fields = Object.keys(input).filter((key) => !['id', 'orderId', 'version'].includes(key))
  return saved(ctx, input.id, order.id, 'editOrder', set, { fields })
}

/** A title that a machine made follows the words of the order; one that a person wrote stays. */
const titleAfter = (order: { title_source: string }, given: string | null, action: string): OrderSet =>
  given === null && order.title_source === 'machine' ? { title: proposeTitle(action) } : {}

/** The words keep their place in the text as long as a person leaves them as they are. */
function deadlineOf(
  given: NonNullable<Change['deadline']>,
  before: contract.OrderDeadlineView | null,
): contract.OrderDeadlineView {
  if (!given.date && given.bound !== 'recurring' && given.bound !== 'relative') throw invalid('date-needed')
  const sameWords = before?.text === given.text
  return {
    ...given,
    dates: sameWords ? (before?.dates ?? null) : null,
    ...(sameWords && before?.bound === given.bound
      ? { every: before.every ?? null, term: before.term ?? null }
      : readRule(given.text, given.bound)),
    span: sameWords ? (before?.span ?? null) : null,
    source: 'person',
    // The day that the picture gave is still the picture's, whatever else was set.
    ...(before?.recognised && before.date === given.date ? { recognised: true } : {}),
  }
}

export async function confirmOrder(
  ctx: Context,
  input: InputOf<typeof contract.confirmOrder>,
): Promise<{ version: number }> {
  const order = await openOrder(ctx, input)
  if (!input.confirmed) return saved(ctx, input.id, order.id, 'unconfirmOrder', UNCONFIRMED)
  mustBeConfirmable({ leads: bodies(order.leads), cooperating: bodies(order.cooperating), state: order.state })
  const deadline = order.deadline as contract.OrderDeadlineView | null
  mustHaveLooked(deadline, input.looked)
  mustComeInTime(bodies(order.cooperating), computeDeadline(deadline, ctx.calendar, ctx.settings).lastDay)
  return saved(ctx, input.id, order.id, 'confirmOrder', {
    state: 'confirmed',
    confirmed_by: ctx.actor.accountId,
    confirmed_at: ctx.now,
  })
}

export async function dropOrder(ctx: Context, input: InputOf<typeof contract.dropOrder>): Promise<{ version: number }> {
  const order = await openOrder(ctx, input)
  return saved(
    ctx,
    input.id,
    order.id,
    'dropOrder',
    { state: 'dropped', drop_reason: input.reason, confirmed_by: null, confirmed_at: null },
    { reason: input.reason },
  )
}

export async function restoreOrder(
  ctx: Context,
  input: InputOf<typeof contract.restoreOrder>,
): Promise<{ version: number }> {
  const order = await openOrder(ctx, input)
  if (order.state !== 'dropped') throw conflict('not-dropped')
  return saved(ctx, input.id, order.id, 'restoreOrder', { ...UNCONFIRMED, drop_reason: null })
}

/** The order before a place in the text gives its number and its bodies to one that a person adds there. */
function neighbour(orders: store.OrderRow[], at: number): store.OrderRow | undefined {
  const before = orders.filter((order) => ((order.action_span as SpanView | null)?.start ?? Infinity) <= at)
  return before.at(-1) ?? orders[0]
}

/** Characters of a passage that becomes an order: what an order's action may hold. */
const LONGEST_PASSAGE = 5000

export async function addOrder(
  ctx: Context,
  input: InputOf<typeof contract.addOrder>,
): Promise<{ orderId: string; version: number }> {
  const { tenantId } = ctx.actor
  const document = await openReading(ctx, input.id)
  const paperText = await store.selectPaperText(ctx.db, tenantId, input.id)
  const { start, end } = input.span
  if (!paperText || start >= end || end > paperText.length) throw invalid('span-outside')
  if (end - start > LONGEST_PASSAGE) throw invalid('passage-too-long', { limit: LONGEST_PASSAGE })
  const action = squash(paperText.slice(start, end))
  if (!action) throw invalid('span-outside')
  const orders = await store.selectOrders(ctx.db, tenantId, input.id)
  const near = neighbour(orders, start)
  const next = orders.find((order) => order.position > (near?.position ?? 0))
  const position = near
    ? ((near.action_span as SpanView | null)?.start ?? 0) <= start
      ? (near.position + (next?.position ?? near.position + 2)) / 2
      : near.position - 1
    : 1
  const { deadline } = readPassage(
    paperText,
    input.span,
    document.issued_on ? Number(document.issued_on.slice(0, 4)) : null,
  )
  const orderId = newId()
  await store.insertOrders(ctx.db, [
    {
      tenant_id: tenantId,
      id: orderId,
      document_id: input.id,
      position,
      path: near?.path ?? '',
      title: proposeTitle(action),
      title_source: 'machine',
      action,
      action_span: JSON.stringify(input.span),
      action_source: 'person',
      sentence: JSON.stringify(input.span),
      leads: JSON.stringify(near?.leads ?? []),
      cooperating: '[]',
      deadline:
        deadline && JSON.stringify(proposedDeadline(deadline, await store.selectLayout(ctx.db, tenantId, input.id))),
      state: 'proposed',
    },
  ])
  const version = await store.bumpVersion(ctx.db, tenantId, input.id)
  await record(ctx, { operation: 'addOrder', documentId: input.id, data: { orderId, span: input.span } })
  return { orderId, version }
}

const within = (span: SpanView | null, range: SpanView | null): boolean =>
  span !== null && range !== null && span.start >= range.start && span.start < range.end

export async function splitOrder(
  ctx: Context,
  input: InputOf<typeof contract.splitOrder>,
): Promise<{ version: number }> {
  const { tenantId } = ctx.actor
  const order = await openOrder(ctx, input)
  if (order.state === 'dropped') throw conflict('order-dropped')
  const paperText = order.action_span ? await store.selectPaperText(ctx.db, tenantId, input.id) : null
  const { first, second } = cutAction(order.action, order.action_span as SpanView | null, input.at, paperText)
  const next = (await store.selectOrders(ctx.db, tenantId, input.id)).find((other) => other.position > order.position)
  const deadline = order.deadline as contract.OrderDeadlineView | null
  const toSecond =
    deadline !== null && within(deadline.span, second.span && { start: second.span.start, end: Infinity })
  const { confirmed_by: _by, confirmed_at: _at, version: _version, ...same } = order
  await store.insertOrders(ctx.db, [
    {
      ...same,
      ...UNCONFIRMED,
      id: newId(),
      position: (order.position + (next?.position ?? order.position + 2)) / 2,
      title: proposeTitle(second.action),
      title_source: 'machine',
      action: second.action,
      action_span: JSON.stringify(second.span),
      action_source: 'person',
      sentence: JSON.stringify(second.span ?? order.sentence),
      leads: JSON.stringify(order.leads),
      cooperating: JSON.stringify(order.cooperating),
      deadline: deadline && JSON.stringify(toSecond ? deadline : null),
      report_to: order.report_to ? JSON.stringify(order.report_to) : null,
      rests: order.rests ? JSON.stringify(order.rests) : null,
    },
  ])
  return saved(ctx, input.id, order.id, 'splitOrder', {
    ...UNCONFIRMED,
    title: proposeTitle(first.action),
    title_source: 'machine',
    action: first.action,
    action_span: JSON.stringify(first.span),
    action_source: 'person',
    ...(first.span ? { sentence: JSON.stringify(first.span) } : {}),
    ...(toSecond ? { deadline: null } : {}),
  })
}

export async function mergeOrders(
  ctx: Context,
  input: InputOf<typeof contract.mergeOrders>,
): Promise<{ version: number }> {
  const { tenantId } = ctx.actor
  const order = await openOrder(ctx, input)
  const next = (await store.selectOrders(ctx.db, tenantId, input.id)).find(
    (other) => other.position > order.position && other.state !== 'dropped',
  )
  if (!next || order.state === 'dropped') throw invalid('nothing-to-merge')
  const left = order.action_span as SpanView | null
  const right = next.action_span as SpanView | null
  const span = left && right ? { start: Math.min(left.start, right.start), end: Math.max(left.end, right.end) } : null
  const paperText = span ? await store.selectPaperText(ctx.db, tenantId, input.id) : null
  const action = span && paperText ? squash(paperText.slice(span.start, span.end)) : `${order.action}; ${next.action}`
  await store.deleteOrder(ctx.db, tenantId, next.id)
  const set: OrderSet = {
    ...UNCONFIRMED,
    ...titleAfter(order, null, action),
    action,
    action_source: 'person',
    action_span: JSON.stringify(span),
    sentence: JSON.stringify(span ?? order.sentence),
    leads: JSON.stringify(mergeBodies(bodies(order.leads), bodies(next.leads))),
    cooperating: JSON.stringify(mergeBodies(bodies(order.cooperating), bodies(next.cooperating))),
  }
  if (!order.deadline && next.deadline) set.deadline = JSON.stringify(next.deadline)
  if (!order.report_to && next.report_to) set.report_to = JSON.stringify(next.report_to)
  return saved(ctx, input.id, order.id, 'mergeOrders', set, {
    merged: next.id,
    action: next.action,
    deadline: next.deadline,
  })
}

const mergeBodies = (a: contract.NamedView[], b: contract.NamedView[]): contract.NamedView[] => [
  ...a,
  ...b.filter(
    (body) =>
      !a.some(
        (known) =>
          known.text === body.text && known.organisationId === body.organisationId && known.groupId === body.groupId,
      ),
  ),
]

export async function correctHead(
  ctx: Context,
  input: InputOf<typeof contract.correctHead>,
): Promise<{ version: number }> {
  const { tenantId } = ctx.actor
  const locked = await openReading(ctx, input.id)
  mustBeCurrent(input.version, locked.version)
  const row = await store.selectDocument(ctx.db, tenantId, input.id)
  const head = row?.head as KeptHead | null
  if (!row || !head) throw conflict('not-read')
  const { id: _id, version: _version, ...change } = input
  const given = Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value === '' ? null : value]))
  const fields = { ...head.fields, ...given } as KeptHead['fields']
  await store.updateDocument(ctx.db, tenantId, input.id, {
    head: JSON.stringify({ ...head, fields }),
    head_corrected: [...new Set([...row.head_corrected, ...Object.keys(given)])],
    kind: fields.kind,
    system: fields.system,
    number: fields.number,
    number_key: numberKey(fields.number, fields.issuer),
    issuer: fields.issuer,
    issued_on: fields.date,
    subject: fields.subject,
  })
  const version = await store.bumpVersion(ctx.db, tenantId, input.id)
  await record(ctx, { operation: 'correctHead', documentId: input.id, data: { change: given } })
  return { version }
}
