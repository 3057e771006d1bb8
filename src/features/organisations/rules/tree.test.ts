import { describe, expect, it } from 'vitest'
import { belowOn, loopEver, loopIn, parentsOn, type ParentSpan } from './tree.js'

const under = (
  organisationId: string,
  parentId: string,
  validFrom: string,
  validTo: string | null = null,
): ParentSpan => ({
  organisationId,
  parentId,
  validFrom,
  validTo,
})

describe('the tree, day by day', () => {
  const spans = [
    under('ward', 'city', '2024-01-01', '2025-07-01'),
    under('ward', 'province', '2025-07-01'),
    under('city', 'province', '2024-01-01', '2025-07-01'),
    under('cell', 'ward', '2024-01-01'),
  ]

  it('has the parent of the day', () => {
    expect(parentsOn(spans, '2025-06-30').get('ward')).toBe('city')
    expect(parentsOn(spans, '2025-07-01').get('ward')).toBe('province')
    expect(parentsOn(spans, '2023-12-31').size).toBe(0)
  })

  it('knows all that stands below, at any depth', () => {
    expect([...belowOn(spans, 'city', '2025-01-01')].sort()).toEqual(['cell', 'ward'])
    expect([...belowOn(spans, 'city', '2025-07-01')]).toEqual([])
    expect([...belowOn(spans, 'province', '2025-07-01')].sort()).toEqual(['cell', 'ward'])
  })

  it('finds a loop, however long, and none where there is none', () => {
    expect(
      loopIn(
        new Map([
          ['a', 'b'],
          ['b', 'c'],
          ['d', 'b'],
        ]),
      ),
    ).toBeNull()
    expect(
      loopIn(
        new Map([
          ['x', 'a'],
          ['a', 'b'],
          ['b', 'c'],
          ['c', 'a'],
        ]),
      )?.sort(),
    ).toEqual(['a', 'b', 'c'])
    expect(loopIn(new Map([['a', 'a']]))).toEqual(['a'])
  })

  it('finds a loop that there is for some days only', () => {
    const loop = [under('a', 'b', '2025-01-01', '2025-03-01'), under('b', 'a', '2025-02-15')]
    expect(loopEver(loop)?.sort()).toEqual(['a', 'b'])
    expect(loopEver([under('a', 'b', '2025-01-01', '2025-02-15'), under('b', 'a', '2025-02-15')])).toBeNull()
    expect(loopEver(spans)).toBeNull()
  })

  it('comes to an end in a loop', () => {
    expect([...belowOn([under('a', 'b', '2025-01-01'), under('b', 'a', '2025-01-01')], 'a', '2025-01-01')]).toEqual([
      'b',
    ])
  })
})
