import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../kernel/calendar.js'
import { holdsOn, mustFitInto, mustNotOverlap, nearestOn, overlaps, type Period } from './periods.js'

const day = (n: number): string => addDays('2025-01-01', n)
const period = (from: number, to: number | null): Period => ({
  validFrom: day(from),
  validTo: to === null ? null : day(to),
})

describe('a period', () => {
  it('holds from its first day, and no longer on its end', () => {
    const february = { validFrom: '2025-02-01', validTo: '2025-03-01' }
    expect(['2025-01-31', '2025-02-01', '2025-02-28', '2025-03-01'].map((on) => holdsOn(february, on))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(holdsOn({ validFrom: '2025-02-01', validTo: null }, '2199-12-31')).toBe(true)
  })

  it('shares a day with another exactly when there is a day on which both hold', () => {
    const some = fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.option(fc.integer({ min: 1, max: 8 })))
      .map(([from, long]) => period(from, long === null ? null : from + long))
    fc.assert(
      fc.property(some, some, (a, b) => {
        const days = Array.from({ length: 30 }, (_, n) => day(n))
        expect(overlaps(a, b)).toBe(days.some((on) => holdsOn(a, on) && holdsOn(b, on)))
      }),
    )
  })

  it('must lie within the time in which the unit exists', () => {
    const whole = period(10, 20)
    for (const inside of [period(10, 20), period(12, 13)]) expect(() => mustFitInto(inside, whole, 'x')).not.toThrow()
    for (const outside of [period(9, 12), period(12, 21), period(12, null)])
      expect(() => mustFitInto(outside, whole, 'x')).toThrow('x')
    expect(() => mustFitInto(period(12, null), period(10, null), 'x')).not.toThrow()
  })

  it('may begin on the day on which the one before ends', () => {
    expect(() => mustNotOverlap(period(5, null), [period(0, 5)], 'x')).not.toThrow()
    expect(() => mustNotOverlap(period(4, null), [period(0, 5)], 'x')).toThrow('x')
  })
})

describe('the nearest of several', () => {
  const names = [
    { ...period(100, 200), name: 'second' },
    { ...period(0, 100), name: 'first' },
    { ...period(250, 300), name: 'third' },
  ]
  it.each([
    ['before all of them the first', -5, 'first'],
    ['on the first day', 0, 'first'],
    ['on the day of the change the new one', 100, 'second'],
    ['in a gap the one before', 220, 'second'],
    ['after the end the last', 999, 'third'],
  ])('%s', (_when, on, expected) => {
    expect(nearestOn(names, day(on))?.name).toBe(expected)
  })

  it('is none of none', () => {
    expect(nearestOn([], day(0))).toBeUndefined()
  })
})
