/** "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện" of a section, given to the section's orders. */
import { deadlineOfLabel } from './deadline.js'
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
function timeOfRole(item: Item, value: Piece, year: number | null): DraftDeadline | null {
  const parts = [...(value.text === '' ? [] : [value]), ...item.children.map((child) => child.body)]
  const bound = /hoàn thành|thời hạn|hạn /iu.test(item.body.text.slice(0, 40)) ? 'by' : 'on'
  const times = parts.flatMap((part) => {
    const time = deadlineOfLabel(part.text, year, bound)
    return time ? [{ read: time.read, piece: cut(part, 0, time.end) }] : []
  })
  return times.findLast((time) => time.read.date !== null) ?? times.at(-1) ?? null
}

function roleLines(items: Item[], kinds: Map<Item, ItemKind>, year: number | null): RoleLine[] {
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
      time: timed ? timeOfRole(item, found.value, year) : null,
    })
  }
  return lines
}

const isUnder = (item: Item, scope: Item | null): boolean => {
  for (let at: Item | null = item; at; at = at.parent) if (at === scope) return true
  return scope === null
}

/** "Đơn vị thực hiện" cooperates where another line of the section names who leads; otherwise it leads. */
function settled(line: RoleLine, lines: RoleLine[]): Role {
  if (line.role !== 'carrying-out') return line.role
  return lines.some((other) => other.scope === line.scope && other.role === 'lead') ? 'cooperating' : 'lead'
}

/** A section's time holds for an order without one; a dated time outweighs a recurring one of the order's own. */
function giveTime(draft: Draft, time: DraftDeadline): void {
  if (draft.deadline === null || (isUndated(draft) && time.read.date !== null)) draft.deadline = time
}

function give(draft: Draft, line: RoleLine, role: Role): void {
  if (role === 'time' && line.time) giveTime(draft, line.time)
  else if (role === 'lead') draft.assignees = line.bodies
  else if (role === 'cooperating') draft.cooperating = line.bodies
}

/** Orders with what the role lines of their sections say. A line at the root holds only for the orders before it. */
export function applyRoles(items: Item[], kinds: Map<Item, ItemKind>, drafts: Draft[], year: number | null): Draft[] {
  const lines = roleLines(items, kinds, year)
  const place = new Map(items.map((item, i) => [item, i]))
  for (const line of lines) {
    const role = settled(line, lines)
    if (line.bodies.length === 0 && line.time === null) continue
    for (const draft of drafts) {
      if (!isUnder(draft.item, line.scope)) continue
      const before = (place.get(draft.item) ?? 0) < line.index
      const owned =
        role === 'lead' && (draft.rule === 'directive' || draft.rule === 'named-body') && line.scope === null
      if ((line.scope === null && !before) || owned) continue
      give(draft, line, role)
    }
  }
  return drafts
}
