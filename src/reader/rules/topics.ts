/** Lists of subjects: what a programme, a report or a page is to be about. Their items are topics and no orders. */
import { bodyHeadAt } from './bodies.js'
import { clausesOf } from './clauses.js'
import type { Piece } from './lines.js'
import { directiveIn } from './order-clause.js'
import type { Item } from './outline.js'
import { tokensOf } from './tokens.js'
import { leadingVerb, verbBehindSubject } from './verbs.js'

/** Heads of lists of subjects: "Nội dung phối hợp tuyên truyền:", "… gồm:". */
export const TOPICS =
  /^(?:Một số |Các |Những )?(?:nội dung|chủ đề|khẩu hiệu|đề tài|thể loại|hình thức|thành phần|hồ sơ|tài liệu|điều kiện)(?=[ :])/iu

/** Things that are about something; with one of them as its subject a lead-in says what, and asks nobody. */
const THING =
  /^(?:Các |Những |Mỗi |Một số |Dự thảo )?(?:chương trình|kế hoạch|đề án|đề cương|báo cáo|hồ sơ|hợp đồng|chuyên (?:mục|trang|đề)|tin,? bài|bài viết|tài liệu|công tác (?:tuyên truyền|thông tin|phối hợp)|thông tin|ấn phẩm|hội nghị|cuộc thi|phong trào|thỏa thuận|văn bản)(?=[ ,:])/iu

/** Words with which a thing says what it is about. */
const IS_ABOUT =
  /(?<!\p{L})(?:gồm|bao gồm|tập trung|nêu|thể hiện|phản ánh|đề cập|xoay quanh|hướng (?:vào|tới)|có|là|theo|về)(?!\p{L})/iu

/** True where every child begins with a verb: then the children of a list of topics are orders. */
export function childrenAreOrders(item: Item): boolean {
  const children = item.children.filter((child) => child.body.text !== '')
  return children.length > 0 && children.every((child) => leadingVerb(tokensOf(child.body.text.slice(0, 60))) > 0)
}

/** True where most children tell somebody to do something. */
function childrenAreMostlyOrders(item: Item): boolean {
  const children = item.children.filter((child) => child.body.text !== '')
  const orders = children.filter((child) => {
    const tokens = tokensOf(child.body.text.slice(0, 300))
    return leadingVerb(tokens) > 0 || verbBehindSubject(tokens, 0) > 0
  })
  return orders.length * 2 > children.length
}

/** "Chương trình phối hợp tập trung vào các nội dung sau:": the subject is a thing, and no body is told anything. */
function isAboutThing(clause: Piece): boolean {
  if (!THING.test(clause.text) || !IS_ABOUT.test(clause.text)) return false
  return bodyHeadAt(tokensOf(clause.text), 0) === 0 && directiveIn(clause) === null
}

/** True for a lead-in over a list of subjects. */
export function leadsToTopics(item: Item): boolean {
  const clause = clausesOf(item.body).at(-1)
  if (!clause) return false
  if (TOPICS.test(clause.text)) return !childrenAreOrders(item)
  return isAboutThing(clause) && !childrenAreMostlyOrders(item)
}
