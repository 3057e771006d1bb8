/** "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện" of a section, given to the section's orders. */
import type { Issued } from './dates.js'
import { deadlineOfLabel } from './deadline-label.js'
import { isUndated, type Draft, type DraftDeadline } from './drafts.js'
import { cut, type Piece } from './lines.js'
import type { Item } from './outline.js'
import { roleOf, type Role } from './role-words.js'
import { bodiesOfRole, valueIsOrder, type ItemKind } from './sections.js'

interface RoleLine {
  role: Role
  /** Section whose orders it holds for; null at the root. */
  scope: Item | null
  index: number
  bodies: Piece[]
  time: DraftDeadline | null
}

/** The section that a role line stands in, headings over role lists passed over. */
function scopeOf(item: Item, kinds: Map<Item, ItemKind>): Item | null {
  let at = item.parent
  while (at && (kinds.get(at) === 'roles' || kinds.get(at) === 'role')) at = at.parent
  return at
}

/** The last time that a role line or the lines under it give. */
function timeOfRole(item: Item, value: Piece, issued: Issued): DraftDeadline | null {
  const parts = [...(value.text === '' ? [] : [value]), ...item.children.map((child) => child.body)]
  const bound = /hoàn thành|thời hạn|hạn /iu.test(item.body.text.slice(0, 40)) ? 'by' : 'on'
  const times = parts.flatMap((part) => {
    const time = deadlineOfLabel(part.text, issued, bound)
    return time ? [{ read: time.read, piece: cut(part, 0, time.end) }] : []
  })
  return times.findLast((time) => time.read.date !== null) ?? times.at(-1) ?? null
}

function roleLines(items: Item[], kinds: Map<Item, ItemKind>, issued: Issued): RoleLine[] {
  const lines: RoleLine[] = []
  for (const [index, item] of items.entries()) {
    if (kinds.get(item) !== 'role') continue
    const found = roleOf(item.body)
    if (!found || valueIsOrder(found.value)) continue
    const timed = found.role === 'time'
    lines.push({
      role: found.role,
      scope: scopeOf(item, kinds),
      index,
      bodies: timed ? [] : bodiesOfRole(item, found.value),
      time: timed ? timeOfRole(item, found.value, issued) : null,
    })
  }
  return lines
}

/** "Đơn vị thực hiện" cooperates where another line of the section names who leads; otherwise it leads. */
function settled(line: RoleLine, section: RoleLine[]): Role {
  if (line.role !== 'carrying-out') return line.role
  return section.some((other) => other.role === 'lead') ? 'cooperating' : 'lead'
}

/** A section's time holds for an order without one; a dated time outweighs a recurring one of the order's own. */
function giveTime(draft: Draft, time: DraftDeadline): void {
  if (draft.deadline === null || (isUndated(draft) && time.read.date !== null)) draft.deadline = time
}

/** What the lines say to one order. */
function give(draft: Draft, said: Partial<Record<Role, RoleLine>>): void {
  if (said.time?.time) giveTime(draft, said.time.time)
  if (said.lead) draft.assignees = said.lead.bodies
  if (said.cooperating) draft.cooperating = said.cooperating.bodies
}

/** The sections that an item stands in, the whole document (null) first and the item itself last. */
function scopesOf(item: Item): (Item | null)[] {
  const scopes: (Item | null)[] = []
  for (let at: Item | null = item; at; at = at.parent) scopes.unshift(at)
  return [null, ...scopes]
}

/** Whether a line of the root speaks of this order: only of those before it, and not of one that names its own bodies. */
function speaksAtRoot(line: RoleLine, role: Role, draft: Draft, place: number): boolean {
  const owned = role === 'lead' && (draft.rule === 'directive' || draft.rule === 'named-body')
  return place < line.index && !owned
}

/** Orders with what the role lines of their sections say; the nearest section has the last word. */
export function applyRoles(items: Item[], kinds: Map<Item, ItemKind>, drafts: Draft[], issued: Issued): Draft[] {
  const sections = new Map<Item | null, RoleLine[]>()
  for (const line of roleLines(items, kinds, issued)) {
    if (line.bodies.length === 0 && line.time === null) continue
    sections.set(line.scope, [...(sections.get(line.scope) ?? []), line])
  }
  const place = new Map(items.map((item, i) => [item, i]))
  for (const draft of drafts) {
    const said: Partial<Record<Role, RoleLine>> = {}
    for (const scope of scopesOf(draft.item)) {
      const section = sections.get(scope) ?? []
      for (const line of section) {
        const role = settled(line, section)
        if (scope === null && (said[role] || !speaksAtRoot(line, role, draft, place.get(draft.item) ?? 0))) continue
        said[role] = line
      }
    }
    give(draft, said)
  }
  return drafts
}
