/** A change of the organisations while its form is filled in, and what an operation is given of it. */
import { type Basis, givenBasis, NO_BASIS } from '../../../web/basis.js'
import { givenNaming, type Naming, NO_NAMING } from '../../../web/naming.js'
import type { ChangeKind, GivenChange } from '../contract.js'

type Begins = NonNullable<GivenChange['successors'][number]['begins']>

export interface SuccessorDraft {
  /** Of a new body: its id from the day on. */
  newId: string
  isNew: boolean
  existingId: string | null
  naming: Naming
  kind: Begins['kind']
  system: Begins['system']
  parentId: string | null
}

export interface ChangeDraft {
  kind: ChangeKind
  predecessors: string[]
  successors: SuccessorDraft[]
  /** dissolve: existing bodies that take the work. */
  takers: string[]
  continues: boolean
  rename: Naming
  parentId: string | null
  effective: string
  basis: Basis
  note: string
  /** Decisions about what the preview asks; what is not in here follows the main successor. */
  children: Record<string, string | null>
  groups: Record<string, string[]>
  parts: Record<string, string>
  functions: { text: string; successorId: string }[]
}

export const newDraft = (kind: ChangeKind, predecessors: string[]): ChangeDraft => ({
  kind,
  predecessors,
  successors: [],
  takers: [],
  continues: false,
  rename: NO_NAMING,
  parentId: null,
  effective: '',
  basis: NO_BASIS,
  note: '',
  children: {},
  groups: {},
  parts: {},
  functions: [],
})

export const successorId = (one: SuccessorDraft): string | null => (one.isNew ? one.newId : one.existingId)

/** Bodies that go on, as far as they are known: existing ones, and new ones under the names that are typed. */
export function successorsOf(draft: ChangeDraft): { id: string; name: string | null }[] {
  if (draft.kind === 'dissolve') return draft.takers.map((id) => ({ id, name: null }))
  if (draft.kind !== 'merge' && draft.kind !== 'split') return []
  return draft.successors.flatMap((one) => {
    const id = successorId(one)
    return id ? [{ id, name: one.isNew ? one.naming.name.trim() : null }] : []
  })
}

/** What is needed to see what a change would do; null while a part of the form is still empty. */
export function givenOf(draft: ChangeDraft): GivenChange | null {
  const { kind, predecessors, effective } = draft
  if (!predecessors.length || !effective) return null
  const successors: GivenChange['successors'] = []
  if (kind === 'merge' || kind === 'split') {
    const least = kind === 'merge' || draft.continues ? 1 : 2
    if (draft.successors.length < least) return null
    for (const one of draft.successors) {
      if (!one.isNew) {
        if (!one.existingId) return null
        successors.push({ id: one.existingId, begins: null })
        continue
      }
      const naming = givenNaming(one.naming)
      if (!naming) return null
      successors.push({
        id: one.newId,
        begins: { ...naming, kind: one.kind, system: one.system, parentId: one.parentId },
      })
    }
  }
  if (kind === 'dissolve') successors.push(...draft.takers.map((id) => ({ id, begins: null })))
  const rename = kind === 'rename' ? givenNaming(draft.rename) : null
  if (kind === 'rename' && !rename) return null
  return {
    kind,
    effective,
    predecessors,
    successors,
    continues: kind === 'split' && draft.continues,
    rename,
    parentId: kind === 'transfer' ? draft.parentId : null,
    children: Object.entries(draft.children).map(([id, parentId]) => ({ id, parentId })),
    groups: [],
    functions: [],
    parts: [],
  }
}

export interface Asked {
  children: { id: string }[]
  groups: { id: string }[]
  parts: { assignmentId: string; organisationId: string }[]
  ends: { id: string }[]
}

/** Where a unit goes that stood under one that ends: as chosen, else under the main successor; undefined where nobody has said. */
export function parentOf(draft: ChangeDraft, childId: string): string | null | undefined {
  if (childId in draft.children) return draft.children[childId] ?? null
  return draft.kind === 'dissolve' ? undefined : successorsOf(draft)[0]?.id
}

/** Who takes the place in a group: as chosen, else all who go on. Of a body that goes on beside others: nobody, unless chosen. */
export const groupOf = (draft: ChangeDraft, groupId: string): string[] =>
  draft.groups[groupId] ?? (draft.kind === 'split' && draft.continues ? [] : successorsOf(draft).map((one) => one.id))

/** Whose an open part is: as chosen, else its main successor; null: it stays with the body that goes on. */
export const partOf = (draft: ChangeDraft, assignmentId: string): string | null =>
  draft.parts[assignmentId] ?? (draft.kind === 'split' && draft.continues ? null : (successorsOf(draft)[0]?.id ?? null))

/** The whole change with all decisions; null while one is lacking. */
export function decided(draft: ChangeDraft, asked: Asked): GivenChange | null {
  const given = givenOf(draft)
  if (!given) return null
  const children: GivenChange['children'] = []
  for (const { id } of asked.children) {
    const parentId = parentOf(draft, id)
    if (parentId === undefined) return null
    children.push({ id, parentId })
  }
  const known = new Set(given.successors.map((one) => one.id))
  const takers = new Set([...known, ...(given.continues ? given.predecessors : [])])
  return {
    ...given,
    children,
    groups: asked.groups.map(({ id }) => ({ id, successorIds: groupOf(draft, id).filter((one) => known.has(one)) })),
    functions: draft.functions.flatMap(({ text, successorId: to }) =>
      text.trim() && takers.has(to) ? [{ text: text.trim(), successorId: to }] : [],
    ),
    // What goes to the main successor of a body that ends need not be said.
    parts: asked.parts.flatMap(({ assignmentId }) => {
      const to = draft.parts[assignmentId]
      if (!to || !known.has(to) || (to === given.successors[0]?.id && !given.continues)) return []
      return [{ assignmentId, successorId: to }]
    }),
  }
}

export const basisOf = (draft: ChangeDraft): Basis | null => givenBasis(draft.basis)
