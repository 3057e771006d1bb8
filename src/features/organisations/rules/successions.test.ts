import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Refused } from '../../../kernel/errors.js'
import { effectsOf, type Change, type Structure } from './successions.js'

const unit = (id: string, validFrom = '2020-01-01', validTo: string | null = null) => ({ id, validFrom, validTo })
const name = (organisationId: string, validFrom = '2020-01-01', validTo: string | null = null) => ({
  organisationId,
  validFrom,
  validTo,
})
const under = (organisationId: string, otherId: string, validFrom = '2020-01-01', validTo: string | null = null) => ({
  id: `${organisationId}>${otherId}`,
  kind: 'parent',
  organisationId,
  otherId,
  validFrom,
  validTo,
})

const before: Structure = {
  units: ['committee', 'propaganda', 'mass', 'ward', 'cell', 'province'].map((id) => unit(id)),
  names: ['committee', 'propaganda', 'mass', 'ward', 'cell', 'province'].map((id) => name(id)),
  relations: [
    under('propaganda', 'committee'),
    under('mass', 'committee'),
    under('ward', 'committee'),
    under('cell', 'ward'),
  ],
  successions: [],
}
const change = (part: Partial<Change>): Change => ({
  kind: 'merge',
  effective: '2025-03-01',
  predecessors: ['propaganda', 'mass'],
  successors: [{ id: 'new', isNew: true, parentId: 'committee' }],
  continues: false,
  parentId: null,
  children: new Map(),
  ...part,
})
/** Code of the refusal and the body that it names. */
const refusal = (part: Partial<Change>, structure: Structure = before): string => {
  try {
    effectsOf(change(part), structure)
    return 'none'
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return [error.code, error.detail.id].filter(Boolean).join(' ')
  }
}
const existing = (id: string) => [{ id, isNew: false, parentId: null }]

describe('a change of the organisations', () => {
  it('merge: the old ones end with their names and relations, the new one begins under its parent', () => {
    expect(effectsOf(change({}), before)).toEqual({
      ends: ['propaganda', 'mass'],
      namesEnd: [
        { organisationId: 'propaganda', validFrom: '2020-01-01', before: null },
        { organisationId: 'mass', validFrom: '2020-01-01', before: null },
      ],
      namesBegin: [],
      relationsEnd: [
        { id: 'propaganda>committee', before: null },
        { id: 'mass>committee', before: null },
      ],
      relationsDropped: [],
      parentsBegin: [{ organisationId: 'new', parentId: 'committee', validTo: null }],
    })
  })

  it('dissolve: units under it go where they were told to', () => {
    const dissolved = { kind: 'dissolve', predecessors: ['committee'], successors: [] } as const
    const homes = new Map([
      ['propaganda', 'province'],
      ['mass', null],
      ['ward', 'province'],
    ])
    const effects = effectsOf(change({ ...dissolved, children: homes }), before)
    expect(effects.ends).toEqual(['committee'])
    expect(effects.parentsBegin.map((one) => `${one.organisationId}>${one.parentId}`)).toEqual([
      'propaganda>province',
      'ward>province',
    ])
    expect(refusal({ ...dissolved, children: new Map([['ward', 'province']]) })).toBe('child-without-parent propaganda')
    expect(refusal({ ...dissolved, children: new Map([...homes, ['ward', 'committee']]) })).toBe('same-parent ward')
  })

  it('rename: the name of the day ends and a new one begins, also between two that are there', () => {
    const renamed = { kind: 'rename', predecessors: ['ward'], successors: [] } as const
    expect(effectsOf(change(renamed), before)).toMatchObject({
      ends: [],
      namesEnd: [{ organisationId: 'ward', before: null }],
      namesBegin: [{ organisationId: 'ward', validTo: null }],
    })
    const twice = {
      ...before,
      names: [name('ward', '2020-01-01', '2026-01-01'), name('ward', '2026-01-01')],
    }
    expect(effectsOf(change(renamed), twice)).toMatchObject({
      namesEnd: [{ validFrom: '2020-01-01', before: '2026-01-01' }],
      namesBegin: [{ organisationId: 'ward', validTo: '2026-01-01' }],
    })
    expect(refusal({ ...renamed, effective: '2026-01-01' }, twice)).toBe('named-that-day ward')
  })

  it('transfer: another parent, for as long as the one before would have been', () => {
    const moved = { kind: 'transfer', predecessors: ['cell'], successors: [], parentId: 'committee' } as const
    const planned = {
      ...before,
      relations: [under('ward', 'committee'), under('cell', 'ward', '2020-01-01', '2027-01-01')],
    }
    expect(effectsOf(change(moved), planned)).toMatchObject({
      relationsEnd: [{ id: 'cell>ward', before: '2027-01-01' }],
      parentsBegin: [{ organisationId: 'cell', parentId: 'committee', validTo: '2027-01-01' }],
    })
    expect(refusal({ ...moved, predecessors: ['committee'], parentId: 'cell' })).toMatch(/^parent-loop/)
    expect(refusal({ ...moved, parentId: 'ward' })).toBe('same-parent cell')
    expect(refusal({ ...moved, parentId: 'nobody' })).toBe('parent-gone nobody')
  })

  it('split: the old one ends, or goes on beside', () => {
    const two = ['a', 'b'].map((id) => ({ id, isNew: true, parentId: 'committee' }))
    const split = { kind: 'split', predecessors: ['mass'] } as const
    expect(effectsOf(change({ ...split, successors: two }), before).ends).toEqual(['mass'])
    expect(effectsOf(change({ ...split, successors: two.slice(0, 1), continues: true }), before).ends).toEqual([])
  })

  it('several on one day go together, whichever is entered first', () => {
    // the board was merged on the day; its parent is dissolved on the same day
    const merged: Structure = {
      ...before,
      units: [...before.units, unit('new', '2025-03-01')],
      names: [...before.names, name('new', '2025-03-01')],
      relations: [under('ward', 'committee'), under('cell', 'ward'), under('new', 'committee', '2025-03-01')],
    }
    const homes = new Map([
      ['new', 'province'],
      ['ward', 'province'],
    ])
    const dissolved = { kind: 'dissolve', predecessors: ['committee'], successors: [], children: homes } as const
    expect(effectsOf(change(dissolved), merged)).toMatchObject({
      relationsEnd: [{ id: 'ward>committee' }],
      relationsDropped: ['new>committee'],
      parentsBegin: [
        { organisationId: 'ward', parentId: 'province' },
        { organisationId: 'new', parentId: 'province' },
      ],
    })
    // and the other way round
    const moved: Structure = {
      ...before,
      units: [...before.units.filter((one) => one.id !== 'committee'), unit('committee', '2020-01-01', '2025-03-01')],
      relations: [
        under('propaganda', 'committee', '2020-01-01', '2025-03-01'),
        under('propaganda', 'province', '2025-03-01'),
        under('mass', 'province', '2025-03-01'),
      ],
    }
    expect(effectsOf(change({ successors: [{ id: 'new', isNew: true, parentId: 'province' }] }), moved)).toMatchObject({
      ends: ['propaganda', 'mass'],
      relationsEnd: [],
      relationsDropped: ['propaganda>province', 'mass>province'],
    })
  })

  it.each([
    ['of nothing', { predecessors: [] }, 'succession-of-none'],
    ['of a body into itself', { successors: existing('mass') }, 'succeeds-itself'],
    ['of one body twice', { predecessors: ['mass', 'mass'] }, 'succeeds-itself'],
    ['of a body that nobody knows', { predecessors: ['ghost'] }, 'unknown-organisation ghost'],
    ['before the body was there', { effective: '2019-01-01' }, 'begins-later propaganda'],
    ['into two', { successors: [...existing('ward'), ...existing('cell')] }, 'merge-into-one'],
    ['into one by a split', { kind: 'split', predecessors: ['mass'] }, 'split-into-several'],
    ['a new name for two', { kind: 'rename', successors: [] }, 'one-at-a-time'],
    ['a new name with a successor', { kind: 'rename', predecessors: ['mass'] }, 'no-successor-here'],
    ['under a parent that ends', { successors: [{ id: 'new', isNew: true, parentId: 'mass' }] }, 'parent-gone mass'],
  ] as [string, Partial<Change>, string][])('is refused %s', (_why, part, expected) => {
    expect(refusal(part)).toBe(expected)
  })

  it('a body that no longer exists neither changes nor succeeds', () => {
    const gone = {
      ...before,
      units: before.units.map((one) => (one.id === 'ward' ? unit('ward', '2020-01-01', '2024-01-01') : one)),
    }
    expect(refusal({ successors: existing('ward') }, gone)).toBe('cannot-succeed ward')
    expect(refusal({ kind: 'rename', predecessors: ['ward'], successors: [] }, gone)).toBe('ended-by-then ward')
    // entered afterwards, for the time in which it still was: it may
    expect(refusal({ successors: existing('ward'), effective: '2023-01-01' }, gone)).toBe('none')
    expect(refusal({ predecessors: ['ward'], effective: '2023-01-01' }, gone)).toBe('ends-otherwise ward')
  })

  it('a body does not end before something that is recorded of it', () => {
    const later: [string, Structure][] = [
      ['a name', { ...before, names: [...before.names, name('mass', '2026-01-01')] }],
      ['a unit under it', { ...before, relations: [...before.relations, under('x', 'mass', '2026-01-01')] }],
      [
        'that it took over',
        { ...before, successions: [{ effective: '2025-06-01', predecessors: ['x'], successors: ['mass'] }] },
      ],
    ]
    for (const [what, structure] of later) expect(refusal({}, structure), what).toBe('changes-later mass')
  })

  it('never lets two names or two parents of a body hold on one day', () => {
    const days = ['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01', '2025-01-01']
    const step = fc.record({
      kind: fc.constantFrom('rename' as const, 'transfer' as const),
      who: fc.constantFrom('cell', 'ward', 'mass'),
      to: fc.constantFrom('committee', 'province', 'propaganda', null),
      effective: fc.constantFrom(...days),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        let structure = before
        for (const { kind, who, to, effective } of steps) {
          const one = change({ kind, predecessors: [who], successors: [], parentId: to, effective })
          try {
            structure = written(structure, effectsOf(one, structure), effective)
          } catch (error) {
            if (!(error instanceof Refused)) throw error
          }
        }
        for (const day of [...days, '2020-06-01', '2030-01-01'])
          for (const id of ['cell', 'ward', 'mass']) {
            const holds = (period: { validFrom: string; validTo: string | null }) =>
              period.validFrom <= day && (period.validTo === null || period.validTo > day)
            expect(structure.names.filter((one) => one.organisationId === id && holds(one))).toHaveLength(1)
            expect(
              structure.relations.filter((one) => one.organisationId === id && holds(one)).length,
            ).toBeLessThanOrEqual(1)
          }
      }),
    )
  })
})

/** The structure after a change was written. */
function written(structure: Structure, effects: ReturnType<typeof effectsOf>, effective: string): Structure {
  return {
    ...structure,
    names: [
      ...structure.names.map((one) =>
        effects.namesEnd.some((end) => end.organisationId === one.organisationId && end.validFrom === one.validFrom)
          ? { ...one, validTo: effective }
          : one,
      ),
      ...effects.namesBegin.map((one) => ({ ...one, validFrom: effective })),
    ],
    relations: [
      ...structure.relations
        .filter((one) => !effects.relationsDropped.includes(one.id))
        .map((one) => (effects.relationsEnd.some((end) => end.id === one.id) ? { ...one, validTo: effective } : one)),
      ...effects.parentsBegin.map((one) => ({
        id: `${one.organisationId}>${one.parentId}@${effective}`,
        kind: 'parent',
        organisationId: one.organisationId,
        otherId: one.parentId,
        validFrom: effective,
        validTo: one.validTo,
      })),
    ],
  }
}
