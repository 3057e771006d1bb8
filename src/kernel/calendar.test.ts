import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkingDays,
  dayOf,
  endOf,
  holidaysOf,
  isDay,
  startOf,
  weekday,
  workCalendar,
  workingDaysBetween,
} from './calendar.js'
import { lunarToSolar } from './lunar.js'

/** Year, Tết (1/1 lunar), Giỗ Tổ (10/3 lunar), at UTC+7. */
const VECTORS: [number, string, string][] = [
  [2024, '2024-02-10', '2024-04-18'],
  [2025, '2025-01-29', '2025-04-07'],
  [2026, '2026-02-17', '2026-04-26'],
  [2027, '2027-02-06', '2027-04-16'],
  [2028, '2028-01-26', '2028-04-04'],
  [2029, '2029-02-13', '2029-04-23'],
  [2030, '2030-02-02', '2030-04-12'],
  [2031, '2031-01-23', '2031-04-01'],
]

describe('lunar calendar at UTC+7', () => {
  it.each(VECTORS)('%i', (year, tet, hung) => {
    expect(lunarToSolar(1, 1, year)).toBe(tet)
    expect(lunarToSolar(10, 3, year)).toBe(hung)
  })
  it('differs from the Chinese one where it must (1968, 1985, 2007, 2030)', () => {
    expect([1968, 1985, 2007, 2030].map((year) => lunarToSolar(1, 1, year))).toEqual([
      '1968-01-29',
      '1985-01-21',
      '2007-02-17',
      '2030-02-02',
    ])
  })
})

describe('working days', () => {
  const calendar = workCalendar()
  it('leave out days off and make up a holiday that falls on one', () => {
    expect(calendar.reason('2026-04-26')).toBe('hung-kings')
    expect(calendar.reason('2026-04-27')).toBe('hung-kings-made-up')
    expect(calendar.reason('2026-11-28')).toBe('weekend')
    expect(calendar.isWorkingDay('2026-11-25')).toBe(true)
    expect(holidaysOf(2027).size).toBeGreaterThanOrEqual(11)
  })
  it('count what is left after a day: 26/3/2024 to 28/3/2024 are two', () => {
    expect(workingDaysBetween(calendar, '2024-03-26', '2024-03-28')).toBe(2)
    expect(workingDaysBetween(calendar, '2024-03-29', '2024-03-26')).toBe(-3)
  })
  it('are counted as one would on the fingers, over years and backwards', () => {
    const swapped = workCalendar({ off: ['2026-01-02'], on: ['2026-01-10'] })
    const counted = (from: string, to: string): number => {
      let n = 0
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (swapped.isWorkingDay(day)) n++
      return n
    }
    fc.assert(
      fc.property(fc.integer({ min: -1500, max: 1500 }), fc.integer({ min: 0, max: 1500 }), (start, length) => {
        const from = addDays('2026-01-01', start)
        const to = addDays(from, length)
        expect(workingDaysBetween(swapped, from, to)).toBe(counted(from, to))
        if (length) expect(workingDaysBetween(swapped, to, from)).toBe(-counted(from, to))
      }),
    )
    expect(workingDaysBetween(swapped, '2026-01-01', '2026-01-01')).toBe(0)
  })
  it('take an office’s decisions', () => {
    const swapped = workCalendar({ off: ['2026-01-02'], on: ['2026-01-10'] })
    expect(swapped.reason('2026-01-02')).toBe('decision')
    expect(swapped.isWorkingDay('2026-01-10')).toBe(true)
  })
  const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01', n))
  it('added and counted agree, and counting is additive', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, n) => {
        const to = addWorkingDays(calendar, from, n)
        return calendar.isWorkingDay(to) && workingDaysBetween(calendar, from, to) === n
      }),
    )
    fc.assert(
      fc.property(day, fc.nat(90), fc.nat(90), (a, m, n) => {
        const b = addDays(a, m)
        const c = addDays(b, n)
        return (
          workingDaysBetween(calendar, a, b) + workingDaysBetween(calendar, b, c) === workingDaysBetween(calendar, a, c)
        )
      }),
    )
  })
})

describe('days at UTC+7', () => {
  it('begin and end at local midnight', () => {
    expect(dayOf(new Date('2026-11-25T16:59:59Z'))).toBe('2026-11-25')
    expect(dayOf(new Date('2026-11-25T17:00:00Z'))).toBe('2026-11-26')
    expect(startOf('2026-11-25').toISOString()).toBe('2026-11-24T17:00:00.000Z')
    expect(endOf('2026-12-31').toISOString()).toBe('2026-12-31T17:00:00.000Z')
    expect(weekday('2026-11-25')).toBe(3)
  })
  it('are real days', () => {
    expect(['2024-02-29', '2026-02-29', '2026-13-01', '26-1-1'].map(isDay)).toEqual([true, false, false, false])
  })
})
