import { describe, expect, it } from 'vitest'
import { mapToToday, type SuccessionLink } from './mapping.js'

const link = (
  effective: string,
  predecessors: string[],
  successors: string[],
  more: Partial<SuccessionLink> = {},
): SuccessionLink => ({
  id: `${predecessors.join('+')}>${successors.join('+')}`,
  effective,
  closes: true,
  predecessors,
  successors,
  parts: new Map(),
  ...more,
})
const TODAY = '2026-11-25'
const to = (
  links: SuccessionLink[],
  id: string,
  day = '2024-06-01',
  today = TODAY,
  part: string | null = null,
): string => {
  const mapped = mapToToday(links, id, day, today, part)
  return [mapped.organisationId, mapped.divided && 'divided', mapped.ended && 'ended'].filter(Boolean).join(' ')
}

describe('who has the work today', () => {
  it('the body itself where nothing happened to it', () => {
    expect(to([link('2025-03-01', ['a'], ['b'])], 'x')).toBe('x')
  })

  it('the one into which it was merged, through any number of changes, in whatever order they were entered', () => {
    const links = [link('2025-07-01', ['ab'], ['abc']), link('2025-03-01', ['a', 'b'], ['ab'])]
    expect(to(links, 'a')).toBe('abc')
    expect(to(links, 'b')).toBe('abc')
    expect(mapToToday(links, 'a', '2024-06-01', TODAY).via).toEqual(['a+b>ab', 'ab>abc'])
  })

  it('as of a day only what had happened by then', () => {
    const links = [link('2025-03-01', ['a'], ['b']), link('2025-07-01', ['b'], ['c'])]
    expect(to(links, 'a', '2024-06-01', '2025-02-28')).toBe('a')
    expect(to(links, 'a', '2024-06-01', '2025-03-01')).toBe('b')
    expect(to(links, 'a', '2024-06-01', '2025-07-01')).toBe('c')
  })

  it('nobody after one that was dissolved with nobody in its place', () => {
    expect(to([link('2025-07-01', ['a'], [])], 'a')).toBe('a ended')
  })

  it('of one that was split, whom a part was allotted to, else the main successor', () => {
    const links = [link('2025-07-01', ['a'], ['b', 'c'], { parts: new Map([['p2', 'c']]) })]
    expect(to(links, 'a', undefined, undefined, 'p2')).toBe('c')
    expect(to(links, 'a', undefined, undefined, 'p1')).toBe('b divided')
    expect(to(links, 'a')).toBe('b divided')
  })

  it('of one that goes on beside those that were split off, itself', () => {
    const links = [link('2025-07-01', ['a'], ['b'], { closes: false, parts: new Map([['p', 'b']]) })]
    expect(to(links, 'a')).toBe('a')
    expect(to(links, 'a', undefined, undefined, 'p')).toBe('b')
    // what it was given after the split is its own
    expect(to(links, 'a', '2025-08-01', undefined, 'p')).toBe('a')
  })

  it('of one that had ended already when it is spoken of, its successor all the same', () => {
    expect(to([link('2025-03-01', ['a'], ['b'])], 'a', '2025-06-01')).toBe('b')
  })
})
