/**
 * Changes of the organisations by decision: what must be true of one before it is written, and what it does. The day on which
 * it takes effect may lie ahead or behind; everything it does holds from that day on.
 */
import { conflict, invalid } from '../../../kernel/errors.js'
import { holdsOn, type Period } from './periods.js'
import { loopEver, type ParentSpan } from './tree.js'

/**
 * rename đổi tên · merge hợp nhất, sáp nhập (n → 1) · split chia (the old one ends) or tách (it goes on beside) ·
 * dissolve giải thể · transfer chuyển cấp trên.
 */
export const SUCCESSION_KINDS = ['rename', 'merge', 'split', 'dissolve', 'transfer'] as const
export type SuccessionKind = (typeof SUCCESSION_KINDS)[number]

export interface Successor {
  id: string
  /** It begins on the day; else it is there already. */
  isNew: boolean
  /** Of a new one: under whom it stands. */
  parentId: string | null
}

export interface Change {
  kind: SuccessionKind
  /** The first day of the new state of things. */
  effective: string
  predecessors: readonly string[]
  /** Who goes on with the work; the first is the main one. */
  successors: readonly Successor[]
  /** split: the predecessor goes on beside its successors. */
  continues: boolean
  /** transfer: the new parent, or none. */
  parentId: string | null
  /** Where the units go that stood under a body that ends. */
  children: ReadonlyMap<string, string | null>
}

export interface Structure {
  units: readonly ({ id: string } & Period)[]
  names: readonly ({ organisationId: string } & Period)[]
  relations: readonly ({ id: string; organisationId: string; kind: string; otherId: string } & Period)[]
  /** Those that hold: none that was cancelled. */
  successions: readonly { effective: string; predecessors: readonly string[]; successors: readonly string[] }[]
}

/** What is to be written. Ends are the change's own day; what it was before is kept, so that a change can be taken back. */
export interface Effects {
  ends: string[]
  /** Periods of names that end: of bodies that end, and the one before a new name. */
  namesEnd: { organisationId: string; validFrom: string; before: string | null }[]
  /** New names of bodies that are renamed, with their ends. */
  namesBegin: { organisationId: string; validTo: string | null }[]
  relationsEnd: { id: string; before: string | null }[]
  /** Relations that would have begun on the same day, by another change: they never hold. */
  relationsDropped: string[]
  parentsBegin: { organisationId: string; parentId: string; validTo: string | null }[]
}

const closes = (change: Change): boolean =>
  change.kind === 'merge' || change.kind === 'dissolve' || (change.kind === 'split' && !change.continues)

/** Bodies that end by a change. */
export const endedBy = (change: Change): readonly string[] => (closes(change) ? change.predecessors : [])

function mustHaveItsShape({ kind, predecessors, successors, continues }: Change): void {
  const ids = [...predecessors, ...successors.map((one) => one.id)]
  if (!predecessors.length) throw invalid('succession-of-none')
  if (new Set(ids).size !== ids.length) throw invalid('succeeds-itself')
  if ((kind === 'rename' || kind === 'split') && predecessors.length !== 1) throw invalid('one-at-a-time')
  if ((kind === 'rename' || kind === 'transfer') && successors.length) throw invalid('no-successor-here')
  if (kind === 'merge' && successors.length !== 1) throw invalid('merge-into-one')
  if (kind === 'split' && successors.length < (continues ? 1 : 2)) throw invalid('split-into-several')
}

/** The body, which must be there on the day before the change as well as without it on the day itself. */
function mustBeThere(structure: Structure, id: string, effective: string): { id: string } & Period {
  const unit = structure.units.find((one) => one.id === id)
  if (!unit) throw invalid('unknown-organisation', { id })
  if (unit.validFrom >= effective) throw invalid('begins-later', { id, from: unit.validFrom })
  if (!holdsOn(unit, effective)) throw conflict('ended-by-then', { id, on: unit.validTo })
  return unit
}

/** A body ends only where nothing is recorded of it from that day on: what comes later is taken back first. */
function mustEndQuietly(structure: Structure, unit: { id: string } & Period, effective: string): void {
  const { id } = unit
  if (unit.validTo !== null) throw conflict('ends-otherwise', { id, on: unit.validTo })
  const later =
    structure.names.some((name) => name.organisationId === id && name.validFrom >= effective) ||
    structure.relations.some(
      (relation) => (relation.organisationId === id || relation.otherId === id) && relation.validFrom > effective,
    ) ||
    structure.successions.some(
      (one) => one.effective >= effective && [...one.predecessors, ...one.successors].includes(id),
    )
  if (later) throw conflict('changes-later', { id })
}

/** Units right under bodies on the day, without those that end themselves. */
export function childrenOf(structure: Structure, ending: readonly string[], effective: string): string[] {
  return structure.relations
    .filter(
      (relation) =>
        relation.kind === 'parent' &&
        ending.includes(relation.otherId) &&
        !ending.includes(relation.organisationId) &&
        holdsOn(relation, effective),
    )
    .map((relation) => relation.organisationId)
}

/**
 * What a change does, or why it cannot be: a stable code with the body that it concerns under `id`.
 * @throws Refused 422 where the change itself makes no sense, 409 where something that is recorded already stands against it
 */
export function effectsOf(change: Change, structure: Structure): Effects {
  const { kind, effective, predecessors, successors } = change
  mustHaveItsShape(change)
  const units = predecessors.map((id) => mustBeThere(structure, id, effective))
  const ending = endedBy(change)
  for (const unit of units) if (ending.includes(unit.id)) mustEndQuietly(structure, unit, effective)
  for (const { id, isNew } of successors) {
    if (isNew) continue
    const unit = structure.units.find((one) => one.id === id)
    if (!unit) throw invalid('unknown-organisation', { id })
    if (!holdsOn(unit, effective)) throw conflict('cannot-succeed', { id, from: unit.validFrom, to: unit.validTo })
  }
  const effects: Effects = {
    ends: [...ending],
    namesEnd: [],
    namesBegin: [],
    relationsEnd: [],
    relationsDropped: [],
    parentsBegin: [],
  }

  for (const id of ending) {
    for (const name of structure.names)
      if (name.organisationId === id && holdsOn(name, effective))
        effects.namesEnd.push({ organisationId: id, validFrom: name.validFrom, before: name.validTo })
    for (const relation of structure.relations)
      if ((relation.organisationId === id || relation.otherId === id) && holdsOn(relation, effective))
        endRelation(effects, relation, effective)
  }
  if (kind === 'rename') for (const id of predecessors) rename(effects, structure, id, effective)
  if (kind === 'transfer') for (const unit of units) giveParent(effects, structure, unit, change.parentId, effective)
  for (const successor of successors)
    if (successor.isNew && successor.parentId !== null)
      effects.parentsBegin.push({ organisationId: successor.id, parentId: successor.parentId, validTo: null })
  for (const id of childrenOf(structure, ending, effective)) {
    const parentId = change.children.get(id)
    if (parentId === undefined) throw invalid('child-without-parent', { id })
    const unit = structure.units.find((one) => one.id === id)
    if (unit) giveParent(effects, structure, unit, parentId, effective)
  }

  const newIds = successors.filter((one) => one.isNew).map((one) => one.id)
  for (const { parentId } of effects.parentsBegin) {
    const parent = structure.units.find((one) => one.id === parentId)
    const there = newIds.includes(parentId) || (parent && holdsOn(parent, effective) && !ending.includes(parentId))
    if (!there) throw invalid('parent-gone', { id: parentId })
  }
  const loop = loopEver(parentsAfter(effects, structure, effective))
  if (loop) throw invalid('parent-loop', { id: loop[0] })
  return effects
}

function endRelation(effects: Effects, relation: { id: string } & Period, effective: string): void {
  const { id, validFrom, validTo } = relation
  if (effects.relationsDropped.includes(id) || effects.relationsEnd.some((one) => one.id === id)) return
  if (validFrom === effective) effects.relationsDropped.push(id)
  else effects.relationsEnd.push({ id, before: validTo })
}

/** A new name goes between the one that holds on the day and the next one, if there is one already. */
function rename(effects: Effects, structure: Structure, id: string, effective: string): void {
  const name = structure.names.find((one) => one.organisationId === id && holdsOn(one, effective))
  if (!name) throw invalid('unknown-organisation', { id })
  if (name.validFrom === effective) throw conflict('named-that-day', { id })
  effects.namesEnd.push({ organisationId: id, validFrom: name.validFrom, before: name.validTo })
  effects.namesBegin.push({ organisationId: id, validTo: name.validTo })
}

/** The parent of the day ends, and the new one holds for as long as that one would have. */
function giveParent(
  effects: Effects,
  structure: Structure,
  unit: { id: string } & Period,
  parentId: string | null,
  effective: string,
): void {
  const now = structure.relations.find(
    (one) => one.kind === 'parent' && one.organisationId === unit.id && holdsOn(one, effective),
  )
  if ((now?.otherId ?? null) === parentId) throw invalid('same-parent', { id: unit.id })
  if (now) endRelation(effects, now, effective)
  const next = structure.relations
    .filter((one) => one.kind === 'parent' && one.organisationId === unit.id && one.validFrom > effective)
    .map((one) => one.validFrom)
    .sort()[0]
  const validTo = now?.validTo ?? next ?? unit.validTo
  if (parentId !== null) effects.parentsBegin.push({ organisationId: unit.id, parentId, validTo })
}

function parentsAfter(effects: Effects, structure: Structure, effective: string): ParentSpan[] {
  const ended = new Set(effects.relationsEnd.map((one) => one.id))
  return [
    ...structure.relations
      .filter((one) => one.kind === 'parent' && !effects.relationsDropped.includes(one.id))
      .map((one) => ({
        organisationId: one.organisationId,
        parentId: one.otherId,
        validFrom: one.validFrom,
        validTo: ended.has(one.id) ? effective : one.validTo,
      })),
    ...effects.parentsBegin.map((one) => ({ ...one, validFrom: effective })),
  ]
}
