/** The draft of an order from a clause: its action, its time and its addressee. */
import type { Issued } from './dates.js'
import type { State } from './acting.js'
import { trimAction } from './action.js'
import { isClosingReport, type ClauseReading } from './admission.js'
import { deadlineIn, type FoundDeadline } from './deadline.js'
import { deadlineOfLabel } from './deadline-label.js'
import type { Draft, DraftDeadline } from './drafts.js'
import { cut, type Piece } from './lines.js'
import type { ClauseOrder } from './order-clause.js'
import type { Item } from './outline.js'
import { reportToOf } from './report-to.js'

/** A time in brackets at the very end of an item holds for the whole item. */
function bracketTime(body: Piece, state: State): DraftDeadline | null {
  const match = /\(([^()]{3,80})\)[\s.;]*$/u.exec(body.text.slice(-100))
  if (!match) return null
  const start = body.text.length - Math.min(100, body.text.length) + match.index + 1
  const inside = cut(body, start, start + match[1]!.length)
  if (!/^(?:trong |trước |quý|tháng|năm \d|hoàn thành|xong|từ |đến )/iu.test(inside.text)) return null
  const time = timeOfBracket(inside.text, state.context.issued)
  return time ? { read: time.read, piece: inside } : null
}

/** A time that the words in the brackets are about. */
function timeOfBracket(text: string, issued: Issued): FoundDeadline | null {
  const time = deadlineOfLabel(text, issued)
  return time?.read.date ? time : null
}

/** Draft of one clause. */
export function draftOf(reading: ClauseReading, item: Item, assignees: Piece[], state: State): Draft {
  const order = reading.order!
  const offset = reading.clause.text.length - order.action.text.length - trailing(reading.clause, order.action)
  const inAction = deadlineIn(order.action.text, state.context.issued)
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
    rule: ruleCode(order, item, reading.clause),
  }
}

/** Characters of the clause behind the action. */
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

/** Code of the rule that took the clause for an order. */
function ruleCode(order: ClauseOrder, item: Item, sentence: Piece): string {
  if (order.rule === 'directive' || order.rule === 'named-body') return order.rule
  if (item.style === 'plain' && item.parent === null && isClosingReport(order, sentence)) return 'closing-report'
  return item.style === 'plain'
    ? 'paragraph-under-heading'
    : item.style === 'dash' || item.style === 'plus'
      ? 'list-item'
      : 'numbered-item'
}

/** The time of a sentence that only gives a time, for the orders before it. */
export function giveTime(drafts: Draft[], reading: ClauseReading): void {
  const time = reading.deadline!
  for (const draft of drafts) draft.deadline ??= { read: time.read, piece: cut(reading.clause, time.start, time.end) }
}

/** Gives the time in brackets to the item's orders without a day. */
export function shareBracketTime(body: Piece, drafts: Draft[], state: State): void {
  const time = bracketTime(body, state)
  if (!time) return
  for (const draft of drafts) if (!draft.deadline?.read.date || draft === drafts.at(-1)) draft.deadline = time
}
