/** Clauses that read like orders, and whether their place in the document lets them be one. */
import type { State } from './acting.js'
import type { Clause } from './clauses.js'
import type { FoundDeadline } from './deadline.js'
import type { Piece } from './lines.js'
import type { ClauseOrder } from './order-clause.js'
import type { Item } from './outline.js'
import { reportToOf } from './report-to.js'

/** A clause with what was read from it. */
export interface ClauseReading {
  clause: Clause
  order: ClauseOrder | null
  deadline: FoundDeadline | null
}

/** A plain paragraph at the root gives an order only by a directive or a "must", or goes on with the one before. */
export function allowedAtRoot(reading: ClauseReading, order: ClauseOrder, recipients: Piece[]): boolean {
  const sentence = reading.clause
  if (order.rule === 'directive' || isClosingReport(order, sentence)) return true
  if (order.rule === 'named-body' && reading.deadline !== null && isFollowUp(order)) return true
  if (order.rule === 'named-body' && speaksTo(order, recipients, reading.deadline)) return true
  if (order.rule === 'named-body')
    return /(?<!\p{L})(?:cần|phải|có trách nhiệm|chịu trách nhiệm)(?!\p{L})/u.test(sentence.text.slice(0, 400))
  return false
}

/** "Văn phòng tổng hợp, báo cáo … vào thứ Sáu hằng tuần": a body that gathers and reports. */
const isFollowUp = (order: ClauseOrder): boolean =>
  /^(?:theo dõi|tổng hợp|đôn đốc|báo cáo|gửi)(?= |,)/iu.test(order.action.text) && reportToOf(order.action) !== null

/** Everybody at once: "các đơn vị", "quý cơ quan", "các đồng chí". */
const ALL = /^(?:các|quý|tất cả các|mỗi|từng) (?:cơ quan|đơn vị|địa phương|đồng chí|trường|thôn|xã|phường|chi bộ)/iu

const sameBody = (a: Piece, b: Piece): boolean => a.text.toLowerCase() === b.text.toLowerCase()

/** "Báo Lam Khê gửi lịch trước ngày …" in a letter to Báo Lam Khê: an addressee, or everybody, and a time to do it by. */
function speaksTo(order: ClauseOrder, recipients: Piece[], deadline: FoundDeadline | null): boolean {
  if (!deadline || order.assignees.length === 0) return false
  const { bound } = deadline.read
  if (order.assignees.every((body) => recipients.some((recipient) => sameBody(recipient, body)))) return true
  return (
    (bound === 'before' || bound === 'by' || bound === 'recurring') &&
    order.assignees.every((body) => ALL.test(body.text))
  )
}

/** "Báo cáo kết quả gửi về … trước ngày …": a closing sentence that asks for a report with a date. */
export const isClosingReport = (order: ClauseOrder, sentence: Piece): boolean =>
  /^(?:báo cáo|kết quả|gửi|tổng hợp)/iu.test(order.action.text) &&
  /(?:trước|chậm nhất|hạn|trong) (?:là )?(?:ngày )?\d/u.test(sentence.text) &&
  reportToOf(order.action) !== null

/** A list of what is forbidden is no list of orders. */
export const FORBIDS = /^nghiêm cấm |nghiêm cấm các hành vi/iu

/** "Thực hiện Chương trình số 22-CTr/TU ngày …": a document to be carried out, named as a ground. */
const CARRIES_OUT = /^(?:thực hiện|thi hành|triển khai) \p{Lu}\p{L}+ \p{L}+ số \d/iu

/** "- Căn cứ Quyết định số …" before the numbered body is a ground. */
export const isGroundLine = (item: Item, order: ClauseOrder): boolean =>
  item.parent === null &&
  order.rule === 'verb' &&
  (/^(?:căn cứ|xét|theo) /iu.test(order.action.text) || (item.style === 'dash' && CARRIES_OUT.test(order.action.text)))

/** A word or two on a line of their own are a site's furniture. */
export const isCrumb = (item: Item, reading: ClauseReading): boolean =>
  item.style === 'plain' && reading.clause.text.split(' ').length < 4

/** Under an article of a decision, or in its unnumbered part. */
export function isUnderArticle(item: Item): boolean {
  for (let at: Item | null = item; at; at = at.parent) if (at.style === 'article') return true
  return item.parent === null
}

/** A paragraph "Đồng thời …" goes on with the order before it. */
export const goesOn = (reading: ClauseReading, state: State): boolean =>
  state.drafts.length > 0 && /^đồng thời/iu.test(reading.clause.text) && reading.clause.after === ''

/** In a section of purposes only a named body that must do something has an order. */
export function isDutyOfBody(reading: ClauseReading, order: ClauseOrder): boolean {
  return order.rule === 'named-body' && /(?:phải|có trách nhiệm) /u.test(reading.clause.text)
}
