/** What may be done with a dispatch and its reading, and how a reading becomes orders. Pure. */
import { may, type Actor } from '../../kernel/actor.js'
import { addWorkingDays, type WorkCalendar } from '../../kernel/calendar.js'
import {
  computeDeadline,
  readRecurrence,
  workingDaysAvailable,
  type DeadlineRule,
  type DeadlineWords,
} from '../../kernel/deadline.js'
import type { OfficeSettings } from '../../kernel/office-settings.js'
import type { Period, Recurrence } from '../../kernel/recurrence.js'
import { conflict, invalid } from '../../kernel/errors.js'
import { fold, squash } from '../../kernel/text.js'
import type { Paper } from '../../reader/paper.js'
import type {
  ComputedView,
  HEAD_TO_LOOK,
  NamedView,
  OpenPointView,
  OrderDeadlineView,
  OrderView,
  PaperView,
  RestView,
  SpanView,
} from './contract.js'

/**
 * What the machine proposes with less than this is marked for a closer look, and asked for first. On the documents
 * with known readings (`npm run sureness`) about one order in four comes first.
 */
export const CAREFUL = 0.8

export type HeadToLook = (typeof HEAD_TO_LOOK)[number]

export type DocumentState = 'received' | 'read' | 'unreadable' | 'issued' | 'discarded'

/** Key of the job that reads a dispatch: it waits once, however often it is asked for. */
export const readingKey = (documentId: string): string => `read-document:${documentId}`

/** Number, symbol and issuer in one key: the same dispatch under another file name has the same key. A blank number has none. */
export function numberKey(number: string | null, issuer: string | null): string | null {
  if (!number || !/\d/.test(number.split(/[-/]/)[0] ?? '')) return null
  return `${fold(number).replace(/\s+/g, '')}|${fold(squash(issuer ?? ''))}`
}

/** A document that a dispatch is grounded on, as it is cited. */
export interface Ground {
  number: string | null
  /** ISO day, or words that are none. */
  date: string | null
  issuer: string | null
}

export interface RegisteredNumber {
  id: string
  number_key: string | null
  issued_on: string | null
}

/** Number and symbol of a key, as grounds are looked up; null for a ground that cites none. */
export const citedNumber = (ground: Ground): string | null => numberKey(ground.number, null)?.split('|')[0] ?? null

/**
 * The document of the register that a ground cites. The number alone is not enough, since every office counts its own:
 * the day or the issuer must agree, and the day must not differ. Two that fit are none.
 */
export function registeredGround(ground: Ground, register: readonly RegisteredNumber[]): string | null {
  const number = citedNumber(ground)
  if (!number) return null
  const key = numberKey(ground.number, ground.issuer)
  const day = ground.date && /^\d{4}-\d{2}-\d{2}$/.test(ground.date) ? ground.date : null
  const found = register.filter((one) => {
    if (one.number_key?.split('|')[0] !== number) return false
    if (day && one.issued_on) return day === one.issued_on
    return ground.issuer !== null && one.number_key === key
  })
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

/** Whether the pages of the stored file itself can be drawn: they have a fixed look, and lie in no package. */
export const hasPictures = (paper: Pick<PaperView, 'format' | 'sheets' | 'package'>): boolean =>
  ['pdf', 'image'].includes(paper.format) && !paper.package && (paper.sheets?.length ?? 0) > 0

export interface DocumentCan {
  edit: boolean
  issue: boolean
  readAgain: boolean
  discard: boolean
}

export function documentCan(actor: Actor, state: DocumentState, orders: { state: string }[]): DocumentCan {
  const open = state === 'read'
  const edit = open && may(actor, 'readings.confirm')
  const living = orders.filter((order) => order.state !== 'dropped')
  return {
    edit,
    issue:
      open && may(actor, 'tasks.issue') && living.length > 0 && living.every((order) => order.state === 'confirmed'),
    readAgain: (open || state === 'unreadable') && may(actor, 'readings.confirm'),
    discard: state !== 'issued' && state !== 'discarded' && may(actor, 'documents.receive'),
  }
}

/** Refuses to touch a reading that is no longer open. */
export function mustBeOpen(state: DocumentState): void {
  if (state === 'issued') throw conflict('already-issued')
  if (state !== 'read') throw conflict('not-read')
}

export function mustBeCurrent(known: number, now: number): void {
  if (known !== now) throw conflict('stale')
}

const TITLE_LENGTH = 96

/** A short name for lists: the action up to a natural stop near 96 characters. */
export function proposeTitle(action: string): string {
  const text = squash(action)
  if (text.length <= TITLE_LENGTH) return capital(text)
  const head = text.slice(0, TITLE_LENGTH + 1)
  const stop = Math.max(head.lastIndexOf(', '), head.lastIndexOf('; '))
  const cut = stop > TITLE_LENGTH / 2 ? stop : head.lastIndexOf(' ')
  return `${capital(text.slice(0, cut).replace(/[\s,;:]+$/, ''))}…`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The computed side of a deadline, with the working days that are there after the dispatch's date. */
export function computedOf(
  deadline: DeadlineWords | null,
  issuedOn: string | null,
  today: string,
  calendar: WorkCalendar,
  settings: OfficeSettings,
): ComputedView {
  const { lastDay, rule, dayOff, workingDayBefore, period } = computeDeadline(deadline, calendar, settings, {
    signedOn: issuedOn,
    givenOn: today,
  })
  const { defaultTermDays } = settings
  return {
    lastDay,
    rule,
    dayOff,
    workingDayBefore,
    period,
    workingDays: lastDay ? workingDaysAvailable(calendar, issuedOn ?? today, lastDay) : null,
    usual:
      deadline || defaultTermDays === null
        ? null
        : { workingDays: defaultTermDays, lastDay: addWorkingDays(calendar, today, defaultTermDays) },
    readBy: readerOf(deadline, settings),
  }
}

/** The rule of a recurring order, with "trước ngày" as it is read now, and the period with which it begins. */
export function recurringOf(
  deadline: DeadlineWords | null,
  first: Period | null,
  settings: OfficeSettings,
): { rule: { every: Recurrence; periodFromDay: number }; first: Period } | null {
  if (!first || deadline?.bound !== 'recurring' || !deadline.every) return null
  const { periodFromDay } = settings
  return { rule: { every: readRecurrence(deadline, deadline.every, settings), periodFromDay }, first }
}

/** What an order waits for before anybody begins: that its condition comes true, or that an event happens. */
export function waitOf(
  order: { conditional: boolean },
  deadline: DeadlineWords | null,
  rule: DeadlineRule,
): { kind: 'event' | 'condition'; awaits: string } | null {
  if (order.conditional) return { kind: 'condition', awaits: 'nếu có' }
  if (rule !== 'awaits-event') return null
  return { kind: 'event', awaits: deadline?.term?.event ?? deadline?.text ?? '' }
}

/** Who decides how "trước ngày" is read: a person for this order, the office by its convention, else the words themselves. */
export function readerOf(
  deadline: Pick<DeadlineWords, 'inclusive'> | null,
  settings: Pick<OfficeSettings, 'beforeIncludesDay'>,
): ComputedView['readBy'] {
  if (typeof deadline?.inclusive === 'boolean') return 'person'
  return settings.beforeIncludesDay ? 'office' : 'words'
}

export interface OrderForOpen {
  id: string
  state: string
  leads: NamedView[]
  deadline: OrderDeadlineView | null
  sentence: SpanView | null
}

/** Open points: those of the reading that concern living orders, and what the orders themselves still lack now. */
export function openPointsNow(stored: OpenPointView[], orders: OrderForOpen[]): OpenPointView[] {
  const living = orders.filter((order) => order.state !== 'dropped')
  const ids = new Set(living.map((order) => order.id))
  const kept = stored.filter(
    (point) => !FROM_ORDERS.has(point.code) && (point.orderId === null || ids.has(point.orderId)),
  )
  const lacking = living.flatMap((order): OpenPointView[] => [
    ...(order.deadline ? [] : [{ code: 'no-deadline', orderId: order.id, span: order.sentence, quote: null }]),
    ...(order.leads.length ? [] : [{ code: 'no-assignee', orderId: order.id, span: order.sentence, quote: null }]),
  ])
  return [...kept, ...lacking]
}

const FROM_ORDERS = new Set(['no-deadline', 'no-assignee'])

/** An order can be confirmed when somebody of the office is to do it. */
export function mustBeConfirmable(order: { leads: NamedView[]; cooperating: NamedView[]; state: string }): void {
  if (order.state === 'dropped') throw conflict('order-dropped')
  if (!order.leads.length) throw invalid('order-without-lead')
  const unmapped = [...order.leads, ...order.cooperating].find((body) => !body.organisationId && !body.groupId)
  if (unmapped) throw invalid('body-not-mapped', { text: unmapped.text })
}

/** Organisations behind named bodies on the day of issue: groups expanded, each once, in the order of the text. */
export function expandBodies(bodies: NamedView[], groups: Map<string, { memberIds: string[] }>): string[] {
  const ids = bodies.flatMap((body) =>
    body.organisationId ? [body.organisationId] : body.groupId ? (groups.get(body.groupId)?.memberIds ?? []) : [],
  )
  return [...new Set(ids)]
}

/** Days of cooperating units' own by unit, on the day of issue; a unit that is named twice has the first. */
export function ownDays(bodies: NamedView[], groups: Map<string, { memberIds: string[] }>): Map<string, string> {
  const days = new Map<string, string>()
  for (const body of bodies.filter((one) => one.lastDay))
    for (const id of expandBodies([body], groups)) if (!days.has(id)) days.set(id, body.lastDay ?? '')
  return days
}

/** Input that comes after the unit in charge has to report is of no use: 422 `after-lead-deadline`. */
export function mustComeInTime(cooperating: NamedView[], lastDay: string | null): void {
  if (lastDay !== null && cooperating.some((body) => body.lastDay && body.lastDay > lastDay))
    throw invalid('after-lead-deadline', { lastDay })
}

/** The groups among named bodies, with who is in them on the day of issue. */
export function groupsAmong(
  bodies: NamedView[],
  groups: Map<string, { name: string; memberIds: string[] }>,
): { id: string; name: string; memberIds: string[] }[] {
  return [...new Set(bodies.flatMap((body) => (body.groupId && !body.organisationId ? [body.groupId] : [])))].flatMap(
    (id) => {
      const group = groups.get(id)
      return group ? [{ id, name: group.name, memberIds: group.memberIds }] : []
    },
  )
}

/** Whether any of a span lies on a page whose letters were recognised from a picture. */
export function isRecognised(paper: Pick<Paper, 'blocks' | 'sheets'>, span: SpanView | null): boolean {
  if (!span || !paper.sheets?.some((sheet) => sheet.recognised)) return false
  return paper.blocks.some(
    (block) =>
      block.start < span.end &&
      span.start < block.end &&
      block.page !== undefined &&
      paper.sheets?.[block.page - 1]?.recognised === true,
  )
}

/**
 * What the machine was not sure of in an order and no person has entered since, the least sure first. A value that was
 * there and is gone, or was not there and has come, is a person's doing too.
 */
export function doubtsOf(
  order: Pick<OrderView, 'rests' | 'actionSource' | 'leads' | 'cooperating' | 'deadline' | 'reportTo'>,
): RestView[] {
  const settled = {
    order: order.actionSource === 'person',
    leads: order.leads.some(({ source }) => source === 'person'),
    cooperating: order.cooperating.some(({ source }) => source === 'person'),
    deadline: order.deadline?.source === 'person',
    reportTo: order.reportTo?.source === 'person',
  }
  const isThere = {
    order: true,
    leads: order.leads.length > 0,
    cooperating: order.cooperating.length > 0,
    deadline: order.deadline !== null,
    reportTo: order.reportTo !== null,
  }
  const wasThere = ({ part, why }: RestView): boolean => part === 'order' || !/^no(?:ne|body)(?:-|$)/.test(why)
  return order.rests
    .filter((rest) => rest.sure < CAREFUL && !settled[rest.part] && isThere[rest.part] === wasThere(rest))
    .filter(({ why }) => !(why === 'two-parts' && settled.order))
    .toSorted((a, b) => a.sure - b.sure)
}

/** A date that was recognised from a picture is confirmed by one who says that he has looked, never in bulk. */
export function mustHaveLooked(deadline: OrderDeadlineView | null, looked: boolean): void {
  if (deadline?.recognised && !looked) throw conflict('look-first', { text: deadline.text })
}

/** Head fields that still wait to be held against the picture: those recognised and not yet entered by a person. */
export function headToLook(recognised: HeadToLook[], corrected: string[]): HeadToLook[] {
  return recognised.filter((field) => !corrected.includes(field))
}

export interface Cut {
  first: { action: string; span: SpanView | null }
  second: { action: string; span: SpanView | null }
}

/** Cuts an action in two. `at` is an offset into the paper's text where the action has a span, else into the action itself. */
export function cutAction(action: string, span: SpanView | null, at: number, paperText: string | null): Cut {
  const trim = (start: number, end: number, text: string): { action: string; span: SpanView } => {
    let from = start
    let to = end
    while (from < to && /[\s;,.]/.test(text.charAt(from))) from++
    while (to > from && /[\s;,]/.test(text.charAt(to - 1))) to--
    return { action: squash(text.slice(from, to)), span: { start: from, end: to } }
  }
  const inPaper = span !== null && paperText !== null
  const [text, start, end] = inPaper ? [paperText, span.start, span.end] : [action, 0, action.length]
  if (at <= start || at >= end) throw invalid('cut-outside')
  const first = trim(start, at, text)
  const second = trim(at, end, text)
  if (!first.action || !second.action) throw invalid('cut-outside')
  return inPaper
    ? { first, second }
    : { first: { action: first.action, span: null }, second: { action: second.action, span: null } }
}
