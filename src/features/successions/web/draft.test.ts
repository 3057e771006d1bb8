import { describe, expect, it } from 'vitest'
import {
  decided,
  givenOf,
  groupOf,
  newDraft,
  parentOf,
  partOf,
  type ChangeDraft,
  type SuccessorDraft,
} from './draft.js'

const naming = (name: string) => ({ name, shortName: name, symbol: '', identifier: '', aliases: ' Ban \n\n' })
const fresh = (newId: string, name = newId): SuccessorDraft => ({
  newId,
  isNew: true,
  existingId: null,
  naming: naming(name),
  kind: 'board',
  system: 'party',
  parentId: null,
})
const draft = (part: Partial<ChangeDraft>): ChangeDraft => ({
  ...newDraft('merge', ['a', 'b']),
  successors: [fresh('n')],
  effective: '2026-12-01',
  ...part,
})
const asked = {
  ends: [{ id: 'a' }],
  children: [{ id: 'c' }],
  groups: [{ id: 'g' }],
  parts: ['p1', 'p2'].map((assignmentId) => ({ assignmentId, organisationId: 'a' })),
}

describe('a change while it is filled in', () => {
  it('can be seen when who, what and when are there', () => {
    expect(givenOf(draft({}))).toMatchObject({
      kind: 'merge',
      successors: [{ id: 'n', begins: { name: 'n', aliases: ['Ban'], symbol: null } }],
    })
    expect(givenOf(draft({ effective: '' }))).toBeNull()
    expect(givenOf(draft({ predecessors: [] }))).toBeNull()
    expect(givenOf(draft({ successors: [fresh('n', '')] }))).toBeNull()
    expect(givenOf(draft({ successors: [{ ...fresh('n'), isNew: false }] }))).toBeNull()
    expect(givenOf(draft({ kind: 'split', predecessors: ['a'] }))).toBeNull()
    expect(givenOf(draft({ kind: 'split', predecessors: ['a'], continues: true }))).not.toBeNull()
    expect(givenOf(draft({ kind: 'rename', predecessors: ['a'] }))).toBeNull()
  })

  it('leaves out what belongs to another kind of change', () => {
    expect(
      givenOf(draft({ kind: 'transfer', predecessors: ['a'], parentId: 'x', continues: true, takers: ['y'] })),
    ).toMatchObject({ successors: [], rename: null, continues: false, parentId: 'x' })
    expect(givenOf(draft({ parentId: 'x' }))).toMatchObject({ parentId: null })
  })

  it('follows the main successor where nothing else is said', () => {
    const one = draft({})
    expect([parentOf(one, 'c'), groupOf(one, 'g'), partOf(one, 'p1')]).toEqual(['n', ['n'], 'n'])
    expect(decided(one, asked)).toMatchObject({
      children: [{ id: 'c', parentId: 'n' }],
      groups: [{ id: 'g', successorIds: ['n'] }],
      parts: [],
    })
    expect(decided(draft({ children: { c: null }, groups: { g: [] } }), asked)).toMatchObject({
      children: [{ id: 'c', parentId: null }],
      groups: [{ id: 'g', successorIds: [] }],
    })
  })

  it('asks for the parent of units under a body that is dissolved', () => {
    const gone = draft({ kind: 'dissolve', predecessors: ['a'], takers: ['t', 'u'] })
    expect(parentOf(gone, 'c')).toBeUndefined()
    expect(decided(gone, asked)).toBeNull()
    expect(decided({ ...gone, children: { c: 't' }, parts: { p2: 'u' } }, asked)).toMatchObject({
      children: [{ id: 'c', parentId: 't' }],
      groups: [{ id: 'g', successorIds: ['t', 'u'] }],
      parts: [{ assignmentId: 'p2', successorId: 'u' }],
    })
  })

  it('keeps with a body that goes on all that is not allotted away from it', () => {
    const beside = draft({ kind: 'split', predecessors: ['a'], continues: true, parts: { p2: 'n' } })
    expect([groupOf(beside, 'g'), partOf(beside, 'p1'), partOf(beside, 'p2')]).toEqual([[], null, 'n'])
    expect(
      decided({ ...beside, functions: [{ text: ' Việc ', successorId: 'a' }] }, { ...asked, children: [] }),
    ).toMatchObject({
      parts: [{ assignmentId: 'p2', successorId: 'n' }],
      functions: [{ text: 'Việc', successorId: 'a' }],
    })
  })

  it('forgets what was decided for a successor that is no longer one', () => {
    const changed = draft({
      groups: { g: ['old', 'n'] },
      parts: { p1: 'old' },
      functions: [{ text: 'Việc', successorId: 'old' }],
    })
    expect(decided(changed, asked)).toMatchObject({ groups: [{ successorIds: ['n'] }], parts: [], functions: [] })
  })
})
