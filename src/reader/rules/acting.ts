/** Who is to act where a clause names nobody: the heading above, or whom the lead-in speaks to. */
import type { Issued } from './dates.js'
import { clausesOf, withoutConnector, type Clause } from './clauses.js'
import type { Draft } from './drafts.js'
import { cut, type Piece } from './lines.js'
import { directiveIn, orderOf } from './order-clause.js'
import type { Item } from './outline.js'
import { actorOf, type ItemKind } from './sections.js'

export interface OrderContext {
  /** Day of issue of the document, for dates without a year. */
  issued: Issued
  /** A decision's articles give orders only to bodies that they name. */
  needsActor: boolean
  /** Bodies that the document is addressed to. */
  recipients: Piece[]
}

/** What is known while the items are read one after the other. */
export interface State {
  context: OrderContext
  kinds: Map<Item, ItemKind>
  /** Bodies that the lead-in of the whole document names. */
  everybody: Piece[]
  /** A lead-in of the root has just told a list of paragraphs to follow, and no numbered item has come since. */
  listing: boolean
  /** Orders read so far. */
  drafts: Draft[]
  /** Bodies that items above others name, read once. */
  named: Map<Item, Piece[]>
}

/** The bodies that an item over others names, read once. */
function namedAbove(item: Item, state: State): Piece[] {
  const known = state.named.get(item)
  if (known) return known
  const named = namedByLeadIn(item.body, false)
  state.named.set(item, named)
  return named
}

/** Bodies that a heading above the item names, or that the document's lead-in names. */
export function inherited(item: Item, state: State): Piece[] {
  for (let at: Item | null = item.parent; at; at = at.parent) {
    const kind = state.kinds.get(at)
    if (kind === 'actor') return actorOf(at.body) ?? []
    if (kind === 'lead-in' || kind === 'order') {
      const named = namedAbove(at, state)
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
  const order = atRoot ? null : orderOf(withoutConnector(clause))
  return order && !SPEAKS.test(order.action.text) ? order.assignees : []
}

/** "Chủ tịch Ủy ban nhân dân xã yêu cầu:" — who speaks, not who is to act. */
const SPEAKS = /^(?:yêu cầu|đề nghị|chỉ đạo|kết luận|có ý kiến|thông báo|giao nhiệm vụ)(?=\P{L}|$)[^,;]{0,40}:?$/iu

/** Who acted in the item before, where it is a sister in the same list: it goes on with the same body. */
export function sisterBefore(item: Item, state: State): Piece[] {
  const before = state.drafts.at(-1)
  if (!before || before.item === item || (item.style !== 'dash' && item.style !== 'plus')) return []
  return before.item.parent === item.parent && before.item.style === item.style ? before.assignees : []
}

/** "… yêu cầu Chủ tịch Ủy ban nhân dân các tỉnh:" — a directive whose bodies end the clause. */
function actorBehindDirective(clause: Clause): Piece[] {
  for (const match of clause.text.matchAll(/(?<![\p{L}])(?:yêu cầu|đề nghị|giao|phân công) (?!các các)/giu)) {
    const bodies = actorOf(cut(clause, match.index + match[0].length))
    if (bodies) return bodies
  }
  return []
}
