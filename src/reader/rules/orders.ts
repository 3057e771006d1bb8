/** Which parts of a body are orders. Items of the outline are read one after the other; clauses inherit who is to act. */
import { inherited, namedByLeadIn, sisterBefore, type OrderContext, type State } from './acting.js'
import {
  allowedAtRoot,
  FORBIDS,
  goesOn,
  isCrumb,
  isDutyOfBody,
  isGroundLine,
  isUnderArticle,
  type ClauseReading,
} from './admission.js'
import { clausesOf, withoutConnector } from './clauses.js'
import { deadlineIn } from './deadline.js'
import { draftOf, giveTime, shareBracketTime } from './draft-of.js'
import type { Draft } from './drafts.js'
import { cut, type Piece } from './lines.js'
import { noOrderCode } from './no-order.js'
import { orderOf, type ClauseOrder } from './order-clause.js'
import type { Item } from './outline.js'
import { applyRoles } from './roles.js'
import { roleOf } from './role-words.js'
import { isPurpose, kindOf, valueIsOrder } from './sections.js'
import { childrenAreOrders, leadsToTopics } from './topics.js'

/** Longest clause that is read; what is longer is no sentence. */
const CLAUSE_LIMIT = 4000

/**
 * More orders than any dispatch gives, plans of two hundred pages among them: such a text is a list or a book. Reading
 * stops behind them, and the process that opens files refuses such a reading.
 */
export const MOST_ORDERS = 2000

/** The clauses of a paragraph, each with its order and its deadline. */
function readClauses(body: Piece, state: State): ClauseReading[] {
  return clausesOf(body).map((clause) => {
    const short = clause.text.length > CLAUSE_LIMIT ? { ...cut(clause, 0, CLAUSE_LIMIT), after: clause.after } : clause
    const order = orderOf(withoutConnector(short))
    return { clause: short, order, deadline: deadlineIn(short.text, state.context.issued) }
  })
}

/** "Hoàn thành trong tháng 8 năm 2021.", "Thời gian hoàn thành …": a sentence that only gives the time. */
function isTimeSentence(reading: ClauseReading): boolean {
  const { text } = reading.clause
  return (
    reading.deadline !== null &&
    reading.deadline.read.date !== null &&
    text.length < reading.deadline.read.text.length + 45 &&
    /^(?:hoàn thành(?! việc)|thời gian|thời hạn|xong|việc hoàn thành)/iu.test(text)
  )
}

/** An item of a list under a heading or lead-in is an order also where its first words are a noun. */
function asListItem(reading: ClauseReading, item: Item, state: State): ClauseOrder | null {
  if (reading.clause.after !== '' || item.style === 'plain') return null
  const hasRoles = item.children.some(
    (child) => roleOf(child.body)?.role === 'lead' || roleOf(child.body)?.role === 'carrying-out',
  )
  const deed = /(?:^|\s)(?:gửi|chuyển|báo cáo|trình|nộp)(?: \S+){0,4} (?:về|đến|cho|lên) /u.test(reading.clause.text)
  const told = inherited(item, state).length > 0
  if (!hasRoles && !(deed && told)) return null
  return { assignees: [], cooperating: [], action: reading.clause, rule: 'list-item' }
}

/** "…; nhà bị sập được xây dựng lại, hoàn thành trước ngày …": a result with a date is an order. */
function asDatedResult(reading: ClauseReading): ClauseOrder | null {
  if (reading.deadline?.read.date == null || reading.clause.after === '') return null
  const due =
    /(?:hoàn thành|xong|phải hoàn thành) (?:trước|trong|vào|chậm)/u.test(reading.clause.text) ||
    reading.clause.after === ';'
  return due ? { assignees: [], cooperating: [], action: withoutConnector(reading.clause), rule: 'list-item' } : null
}

/** Whether an unnumbered paragraph's first order may be one: by its words, or because a lead-in told paragraphs to follow. */
function mayStandAtRoot(reading: ClauseReading, order: ClauseOrder, state: State): boolean {
  if (allowedAtRoot(reading, order, state.context.recipients) || goesOn(reading, state)) return true
  return state.listing && order.rule === 'named-body' && reading.clause.after === ''
}

/** Reads the orders of one item. */
function readItem(item: Item, body: Piece, state: State): void {
  const atRoot = item.style === 'plain' && item.parent === null
  const purpose = isPurpose(item)
  const start = state.drafts.length
  let acting = inherited(item, state)
  let barred = false
  for (const reading of readClauses(body, state)) {
    barred = reading.clause.after === ';' ? barred : FORBIDS.test(reading.clause.text)
    if (barred) continue
    if (isTimeSentence(reading) && state.drafts.length > start) {
      giveTime(state.drafts.slice(start), reading)
      continue
    }
    reading.order ??=
      (atRoot ? null : asListItem(reading, item, state)) ??
      (atRoot && state.drafts.length === start ? null : asDatedResult(reading))
    const order = reading.order
    if (!order) continue
    const dated = reading.deadline?.read.date != null
    if (noOrderCode(withoutConnector(reading.clause).text, order.action.text, dated) !== null) {
      if (order.assignees.length > 0) acting = order.assignees
      continue
    }
    if (purpose && !isDutyOfBody(reading, order)) continue
    if (isGroundLine(item, order) || isCrumb(item, reading)) continue
    if (atRoot && state.drafts.length === start && !mayStandAtRoot(reading, order, state)) continue
    if (order.assignees.length > 0) acting = order.assignees
    else if (atRoot && acting.length === 0) acting = state.drafts.at(-1)?.assignees ?? []
    if (acting.length === 0) acting = sisterBefore(item, state)
    if (acting.length === 0) acting = state.context.recipients
    if (state.context.needsActor && acting.length === 0 && isUnderArticle(item)) continue
    state.drafts.push(draftOf(reading, item, acting, state))
  }
  shareBracketTime(body, state.drafts.slice(start), state)
}

/** Reads one item by its kind. */
function visit(item: Item, state: State): void {
  const kind = state.kinds.get(item)
  if (kind === 'order') readItem(item, withoutLabel(item.body), state)
  else if (kind === 'role') {
    const role = roleOf(item.body)
    if (role && role.role !== 'time' && valueIsOrder(role.value)) readItem(item, role.value, state)
  } else if (kind === 'lead-in') readLeadIn(item, state)
}

/** A lead-in names who is spoken to; before its list it may give an order of its own. */
function readLeadIn(item: Item, state: State): void {
  const atRoot = item.parent === null && item.style === 'plain'
  const named = namedByLeadIn(item.body, atRoot)
  if (atRoot) {
    if (named.length > 0) state.everybody = named
    state.listing = item.body.text.endsWith(':') && !leadsToTopics(item)
    return
  }
  if (item.body.text.length > 120) readItem(item, item.body, state)
}

/** "Nội dung: Rà soát …": the label before the order. */
function withoutLabel(body: Piece): Piece {
  const match = /^(?:Nội dung(?: thực hiện| công việc)?|Nhiệm vụ|Về [^:;,.]{2,40}):\s/u.exec(body.text)
  return match ? cut(body, match[0].length) : body
}

/** True for an item inside a list of subjects. */
function isTopic(item: Item, state: State): boolean {
  for (let at = item.parent; at; at = at.parent) {
    const kind = state.kinds.get(at)
    if (kind === 'topics' ? !childrenAreOrders(at) : kind === 'lead-in' && leadsToTopics(at)) return true
  }
  return false
}

/** True for an item that only fills a role above it; "- Chi bộ hoàn thành … trước ngày …" under "Thời gian" is an order. */
function fillsRole(item: Item, state: State): boolean {
  if (valueIsOrder(item.body) && deadlineIn(item.body.text, state.context.issued)?.read.date) return false
  for (let at = item.parent; at; at = at.parent) {
    const kind = state.kinds.get(at)
    if (kind === 'role' || kind === 'roles') return true
  }
  return false
}

/** The orders of the items, in reading order. */
export function ordersOf(items: Item[], context: OrderContext): Draft[] {
  const kinds = new Map(items.map((item) => [item, kindOf(item)]))
  const state: State = { context, kinds, everybody: [], listing: false, drafts: [], named: new Map() }
  for (const item of items) {
    if (state.drafts.length > MOST_ORDERS) break
    if (isTopic(item, state) || fillsRole(item, state)) continue
    if (item.style !== 'plain') state.listing = false
    visit(item, state)
  }
  return applyRoles(items, kinds, state.drafts, context.issued)
}
