/** What an item of the outline is: a role line, a heading that names a body, a title, a list of topics, or an order. */
import { bodyHeadAt, startsWithBody } from './bodies.js'
import { bodiesOf } from './body-lists.js'
import { lengthWithout } from './ends.js'
import { cut, type Piece } from './lines.js'
import type { Item } from './outline.js'
import { roleOf, ROLES_TITLE } from './role-words.js'
import { tokensOf } from './tokens.js'
import { TOPICS } from './topics.js'
import { verbBehindSubject } from './verbs.js'

export type ItemKind = 'role' | 'roles' | 'actor' | 'title' | 'lead-in' | 'topics' | 'order' | 'nothing'
/** Sections that say why and how, and give no orders. */
const PURPOSE =
  /^(?:mục đích|yêu cầu|mục tiêu|quan điểm|nguyên tắc|phạm vi|đối tượng|căn cứ|cơ sở pháp lý|tình hình|đánh giá|kết quả đạt được|tồn tại|hạn chế|nguyên nhân|sự cần thiết|khái quát|thực trạng|đặc điểm|chỉ tiêu|hiệu lực|điều khoản)/iu

/** What stands before a body in a heading: "Giao …", "Trách nhiệm của …". */
const ACTOR_LEAD =
  /^(?:Giao cho|Giao|Đề nghị|Yêu cầu|Phân công|Trách nhiệm của|Nhiệm vụ của|Đối với|Các nhiệm vụ của) /iu
/** What may stand behind it. */
const ACTOR_TAIL =
  /(?:\s(?:chủ trì|có trách nhiệm|có nhiệm vụ|thực hiện|chịu trách nhiệm|thực hiện các nhiệm vụ sau|có trách nhiệm sau)(?=[\s:.]*$))$/u

/** Longest heading that only names bodies. */
const LONGEST_NAMES = 450

/** The bodies that a heading names, where it names nothing else; null otherwise. */
export function actorOf(body: Piece): Piece[] | null {
  if (body.text.length > LONGEST_NAMES) return null
  let name = cut(body, 0)
  const lead = ACTOR_LEAD.exec(name.text)
  if (lead) name = cut(name, lead[0].length)
  for (let round = 0; round < 3; round++) {
    const tail = ACTOR_TAIL.exec(name.text)
    const end = lengthWithout(tail ? name.text.slice(0, tail.index) : name.text, ' ,:.')
    if (end === 0 || end === name.text.length) break
    name = cut(name, 0, end)
  }
  if (/\.\s/u.test(name.text) || !startsWithBody(name.text)) return null
  if (/:\s\p{Ll}/u.test(name.text)) return null
  const tokens = tokensOf(name.text)
  if (verbBehindSubject(tokens, 0) > 0) return null
  if (/(?:^| )(?:được|là|đã|sẽ) /u.test(name.text) || /năm \d{4}$/u.test(name.text)) return null
  return bodiesOf(name)
}

/** The item or one of its ancestors is a section of purposes. */
export function isPurpose(item: Item | null): boolean {
  for (let at = item; at; at = at.parent) {
    if (
      at.style !== 'dash' &&
      at.style !== 'plus' &&
      at.body.text.length < 90 &&
      PURPOSE.test(at.body.text) &&
      at.children.length > 0
    )
      return true
  }
  return false
}

const isTitleCase = (text: string): boolean => text === text.toUpperCase() && /\p{Lu}{2}/u.test(text)
const isRoleItem = (item: Item): boolean => roleOf(item.body) !== null || ROLES_TITLE.test(item.body.text)

/** A colon at the end, or "như sau" and nothing more. */
const LEADS_IN = /(?::|(?:như sau|sau đây|sau)\s?[.:]?)$/u

/** What the item is. */
export function kindOf(item: Item): ItemKind {
  const { body } = item
  if (body.text === '') return 'nothing'
  if (ROLES_TITLE.test(body.text)) return 'roles'
  if (roleOf(body)) return 'role'
  const content = item.children.filter((child) => !isRoleItem(child))
  if (isTitleCase(body.text) && body.text.length < 400) return content.length > 0 && actorOf(body) ? 'actor' : 'title'
  if (content.length > 0 && actorOf(body)) return 'actor'
  if (content.length > 0 && TOPICS.test(body.text) && /:$/u.test(body.text) && body.text.length < 110) return 'topics'
  if (content.length > 0 && LEADS_IN.test(body.text)) return 'lead-in'
  if (item.style === 'plain' && body.text.endsWith(':')) return 'lead-in'
  if (content.length > 0 && isTitle(item)) return 'title'
  if (item.children.length === 0 && actorOf(body) && body.text.length < 200) return 'nothing'
  return 'order'
}

/** A short line without a full stop over a list: the title of its section. */
function isTitle(item: Item): boolean {
  const { text } = item.body
  if (/[.;]$/u.test(text) || text.length > 260) return false
  if (item.style === 'dash' || item.style === 'plus') return false
  return true
}

/** The bodies that a role's line and the lines under it name. */
export function bodiesOfRole(item: Item, value: Piece): Piece[] {
  const parts = value.text === '' ? [] : [value]
  for (const child of item.children) {
    if (!child.body.text.startsWith('(') && !isRoleItem(child)) parts.push(child.body)
  }
  return parts.flatMap((part) =>
    bodiesOf(cut(part, 0, part.text.endsWith('.') ? part.text.length - 1 : part.text.length)),
  )
}

/** True for a role's value that is really an order with a subject of its own. */
export function valueIsOrder(value: Piece): boolean {
  const tokens = tokensOf(value.text)
  return bodyHeadAt(tokens, 0) > 0 && verbBehindSubject(tokens, 0) > 0
}
