/** Which parts of a body are orders. Items of the outline are read one after the other; clauses inherit who is to act. */
import { trimAction } from './action.js'
import { clausesOf, withoutConnector, type Clause } from './clauses.js'
import { deadlineIn, deadlineOfLabel, type FoundDeadline } from './deadline.js'
import type { Draft, DraftDeadline } from './drafts.js'
import { cut, type Piece } from './lines.js'
import { noOrderCode } from './no-order.js'
import { directiveIn, orderOf, type ClauseOrder } from './order-clause.js'
import type { Item } from './outline.js'
import { reportToOf } from './report-to.js'
import { applyRoles } from './roles.js'
import { roleOf } from './role-words.js'
import { actorOf, childrenAreOrders, isPurpose, TOPICS, kindOf, valueIsOrder, type ItemKind } from './sections.js'

/** Longest clause that is read; what is longer is no sentence. */
const CLAUSE_LIMIT = 4000

export interface OrderContext {
  /** Year of the document, for dates without one. */
  year: number | null
  /** A decision's articles give orders only to bodies that they name. */
  needsActor: boolean
}

interface State {
  context: OrderContext
  kinds: Map<Item, ItemKind>
  /** Bodies that the lead-in of the whole document names. */
  everybody: Piece[]
  /** Items of a numbered body have been seen. */
  drafts: Draft[]
}

/** Bodies that a heading above the item names, or that the document's lead-in names. */
function inherited(item: Item, state: State): Piece[] {
  for (let at: Item | null = item.parent; at; at = at.parent) {
    const kind = state.kinds.get(at)
    if (kind === 'actor') return actorOf(at.body) ?? []
    if (kind === 'lead-in' || kind === 'order') {
      const named = namedByLeadIn(at.body, false)
      if (named.length > 0) return named
    }
  }
  return state.everybody
}

/** "… yêu cầu các trường:" — the bodies that a lead-in speaks to; a lead-in inside the numbering may name them itself. */
export function namedByLeadIn(body: Piece, atRoot: boolean): Piece[] {
  const clause = clausesOf(body).at(-1)
  if (!clause) return []
  const whole = actorBehindDirective(clause)
  if (whole.length > 0) return whole
  const told = directiveIn(clause) ?? directiveIn(body)
  if (told) return told.assignees
  return atRoot ? [] : (orderOf(withoutConnector(clause))?.assignees ?? [])
}

/** "… yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh:" — a directive whose bodies end the clause. */
function actorBehindDirective(clause: Piece): Piece[] {
  for (const match of clause.text.matchAll(/(?<![\p{L}])(?:yêu cầu|đề nghị|giao|phân công) (?!các các)/giu)) {
    const bodies = actorOf(cut(clause, match.index + match[0].length))
    if (bodies) return bodies
  }
  return []
}

/** A plain paragraph at the root gives an order only by a directive or a "must", or goes on with the one before. */
function allowedAtRoot(order: ClauseOrder, clause: Clause, sentence: Piece): boolean {
  if (order.rule === 'directive' || isClosingReport(order, sentence)) return true
  if (order.rule === 'named-body')
    return /(?<!\p{L})(?:cần|phải|có trách nhiệm|chịu trách nhiệm)(?!\p{L})/u.test(sentence.text.slice(0, 400))
  return false
}

/** "Báo cáo kết quả gửi về … trước ngày …": a closing sentence that asks for a report with a date. */
const isClosingReport = (order: ClauseOrder, sentence: Piece): boolean =>
  /^(?:báo cáo|kết quả|gửi|tổng hợp)/iu.test(order.action.text) &&
  /(?:trước|chậm nhất|hạn|trong) (?:là )?(?:ngày )?\d/u.test(sentence.text) &&
  reportToOf(order.action) !== null

interface Reading {
  clause: Clause
  order: ClauseOrder | null
  deadline: FoundDeadline | null
}

/** The clauses of a paragraph, each with its order and its deadline. */
function readClauses(body: Piece, state: State): Reading[] {
  return clausesOf(body).map((clause) => {
    const short = clause.text.length > CLAUSE_LIMIT ? { ...cut(clause, 0, CLAUSE_LIMIT), after: clause.after } : clause
    const order = orderOf(withoutConnector(short))
    return { clause: short, order, deadline: deadlineIn(short.text, state.context.year) }
  })
}

/** "Hoàn thành trong tháng 8 năm 2021.", "Thời gian hoàn thành …": a sentence that only gives the time. */
function isTimeSentence(reading: Reading): boolean {
  const { text } = reading.clause
  return (
    reading.deadline !== null &&
    reading.deadline.read.date !== null &&
    text.length < reading.deadline.read.text.length + 45 &&
    /^(?:hoàn thành|thời gian|thời hạn|xong|việc hoàn thành)/iu.test(text)
  )
}

/** A time in brackets at the very end of an item holds for the whole item. */
function bracketTime(body: Piece, state: State): DraftDeadline | null {
  const match = /\(([^()]{3,80})\)[\s.;]*$/u.exec(body.text.slice(-100))
  if (!match) return null
  const start = body.text.length - Math.min(100, body.text.length) + match.index + 1
  const inside = cut(body, start, start + match[1]!.length)
  if (!/^(?:trong |trước |quý|tháng|năm \d|hoàn thành|xong|từ |đến )/iu.test(inside.text)) return null
  const time = timeOfBracket(inside.text, state.context.year)
  return time ? { read: time.read, piece: inside } : null
}

function timeOfBracket(text: string, year: number | null): FoundDeadline | null {
  const time = deadlineOfLabel(text, year)
  return time?.read.date ? time : null
}

/** Draft of one clause. */
function draftOf(reading: Reading, item: Item, assignees: Piece[], state: State): Draft {
  const order = reading.order!
  const offset = reading.clause.text.length - order.action.text.length - trailing(reading.clause, order.action)
  const inAction = deadlineIn(order.action.text, state.context.year)
  const time = inAction ?? usefulTime(reading.deadline, offset)
  const action = trimAction(order.action, inAction)
  const source = inAction ? order.action : reading.clause
  return {
    item,
    path: item.path,
    assignees,
    cooperating: order.cooperating,
    action,
    deadline: time ? { read: time.read, piece: cut(source, time.start, time.end) } : null,
    reportTo: reportToOf(order.action),
    conditional: /\(nếu có\)|(?:^|[\s,;])(?:nếu|trường hợp|trong trường hợp) /iu.test(reading.clause.text),
    sentence: reading.clause,
    rule: ruleCode(order, item),
    sure: order.rule === 'directive' ? 0.95 : order.rule === 'named-body' ? 0.9 : item.style === 'plain' ? 0.7 : 0.85,
  }
}

const trailing = (clause: Piece, action: Piece): number => {
  const last = action.at.at(-1)
  return last === undefined ? 0 : clause.at.length - 1 - clause.at.indexOf(last)
}

/** A time before the action counts only where it bounds the work: "Riêng tuần 1 (từ ngày …), giao …". */
function usefulTime(time: FoundDeadline | null, actionStart: number): FoundDeadline | null {
  if (!time || time.start >= actionStart) return time
  return ['range', 'before', 'by', 'recurring'].includes(time.read.bound) &&
    !/^trong (?:năm|quý)/iu.test(time.read.text)
    ? time
    : null
}

function ruleCode(order: ClauseOrder, item: Item): string {
  if (order.rule === 'directive' || order.rule === 'named-body') return order.rule
  return item.style === 'plain'
    ? 'paragraph-under-heading'
    : item.style === 'dash' || item.style === 'plus'
      ? 'list-item'
      : 'numbered-item'
}

/** An item of a list under a heading or lead-in is an order also where its first words are a noun. */
function asListItem(reading: Reading, item: Item, state: State): ClauseOrder | null {
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
function asDatedResult(reading: Reading): ClauseOrder | null {
  if (reading.deadline?.read.date == null || reading.clause.after === '') return null
  const due =
    /(?:hoàn thành|xong|phải hoàn thành) (?:trước|trong|vào|chậm)/u.test(reading.clause.text) ||
    reading.clause.after === ';'
  return due ? { assignees: [], cooperating: [], action: withoutConnector(reading.clause), rule: 'list-item' } : null
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
    if (
      atRoot &&
      !allowedAtRoot(order, reading.clause, reading.clause) &&
      state.drafts.length === start &&
      !goesOn(reading, state)
    )
      continue
    if (order.assignees.length > 0) acting = order.assignees
    else if (atRoot && acting.length === 0) acting = state.drafts.at(-1)?.assignees ?? []
    if (state.context.needsActor && acting.length === 0 && isUnderArticle(item)) continue
    state.drafts.push(draftOf(reading, item, acting, state))
  }
  shareBracketTime(body, state.drafts.slice(start), state)
}

/** A list of what is forbidden is no list of orders. */
const FORBIDS = /^nghiêm cấm |nghiêm cấm các hành vi/iu

/** "- Căn cứ Quyết định số …" before the numbered body is a ground. */
const isGroundLine = (item: Item, order: ClauseOrder): boolean =>
  item.parent === null && order.rule === 'verb' && /^(?:căn cứ|xét|theo) /iu.test(order.action.text)

/** A word or two on a line of their own are a site's furniture. */
const isCrumb = (item: Item, reading: Reading): boolean =>
  item.style === 'plain' && reading.clause.text.split(' ').length < 4

function isUnderArticle(item: Item): boolean {
  for (let at: Item | null = item; at; at = at.parent) if (at.style === 'article') return true
  return item.parent === null
}

/** A paragraph "Đồng thời …" goes on with the order before it. */
const goesOn = (reading: Reading, state: State): boolean =>
  state.drafts.length > 0 && /^đồng thời/iu.test(reading.clause.text) && reading.clause.after === ''

/** In a section of purposes only a named body that must do something has an order. */
function isDutyOfBody(reading: Reading, order: ClauseOrder): boolean {
  return order.rule === 'named-body' && /(?:phải|có trách nhiệm) /u.test(reading.clause.text)
}

function giveTime(drafts: Draft[], reading: Reading): void {
  const time = reading.deadline!
  for (const draft of drafts) draft.deadline ??= { read: time.read, piece: cut(reading.clause, time.start, time.end) }
}

function shareBracketTime(body: Piece, drafts: Draft[], state: State): void {
  const time = bracketTime(body, state)
  if (!time) return
  for (const draft of drafts) if (!draft.deadline?.read.date || draft === drafts.at(-1)) draft.deadline = time
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
    return
  }
  if (item.body.text.length > 120) readItem(item, item.body, state)
}

/** "Nội dung: Rà soát …": the label before the order. */
function withoutLabel(body: Piece): Piece {
  const match = /^(?:Nội dung(?: thực hiện| công việc)?|Nhiệm vụ|Về [^:;,.]{2,40}):\s/u.exec(body.text)
  return match ? cut(body, match[0].length) : body
}

/** "… Nội dung phối hợp gồm:" at the end of an order: the list below is one of subjects. */
const endsInTopics = (body: Piece): boolean => TOPICS.test(clausesOf(body).at(-1)?.text ?? '')

/** True for an item inside a list of subjects. */
function isTopic(item: Item, state: State): boolean {
  for (let at = item.parent; at; at = at.parent) {
    const listing = state.kinds.get(at) === 'topics' || (state.kinds.get(at) === 'lead-in' && endsInTopics(at.body))
    if (listing && !childrenAreOrders(at)) return true
  }
  return false
}

/** True for an item that only fills a role above it. */
function fillsRole(item: Item, state: State): boolean {
  for (let at = item.parent; at; at = at.parent) {
    const kind = state.kinds.get(at)
    if (kind === 'role' || kind === 'roles') return true
  }
  return false
}

/** The orders of the items, in reading order. */
export function ordersOf(items: Item[], context: OrderContext): Draft[] {
  const kinds = new Map(items.map((item) => [item, kindOf(item)]))
  const state: State = { context, kinds, everybody: [], drafts: [] }
  for (const item of items) {
    if (isTopic(item, state) || fillsRole(item, state)) continue
    visit(item, state)
  }
  return applyRoles(items, kinds, state.drafts, context.year)
}
