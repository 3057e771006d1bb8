import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkingDays,
  dayOf,
  endOf,
  isDay,
  nearestWorkingDay,
  startOf,
  weekday,
  workCalendar,
  workingDaysBetween,
  type Decision,
} from './calendar.js'
import { lunarToSolar } from './lunar.js'

const swap: Decision = { id: 'swap', content: { kind: 'swap', off: ['2026-01-02'], on: ['2026-01-10'] } }

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
    expect(calendar.holidays(2027)).toHaveLength(11)
  })
  it('count what is left after a day: 26/3/2024 to 28/3/2024 are two', () => {
    expect(workingDaysBetween(calendar, '2024-03-26', '2024-03-28')).toBe(2)
    expect(workingDaysBetween(calendar, '2024-03-29', '2024-03-26')).toBe(-3)
  })
  it('are counted as one would on the fingers, over years and backwards', () => {
    const swapped = workCalendar([swap])
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
    const swapped = workCalendar([swap])
    expect(swapped.about('2026-01-02')).toEqual({
      working: false,
      reason: 'swap',
      decisionId: 'swap',
      unverified: false,
    })
    expect([swapped.isWorkingDay('2026-01-10'), swapped.reason('2026-01-10')]).toEqual([true, null])
    expect(swapped.about('2026-01-10').reason).toBe('swap')
  })
  it('take the days of Tết and Quốc khánh of a year from its decision, with what they make up', () => {
    const usual = ['2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-02-01']
    expect(calendar.holidays(2025).flatMap((one) => (one.code === 'tet' ? [one.day] : []))).toEqual(usual)
    expect(calendar.about('2025-01-29')).toMatchObject({ reason: 'tet', unverified: true, decisionId: null })
    // The last of the usual days is a Saturday.
    expect(calendar.reason('2025-02-03')).toBe('tet-made-up')
    const days = ['2025-01-27', '2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31']
    const decided = workCalendar([{ id: 'tet', content: { kind: 'holiday', holiday: 'tet', year: 2025, days } }])
    expect(days.map((one) => decided.about(one))).toEqual(
      days.map(() => ({ working: false, reason: 'tet', decisionId: 'tet', unverified: false })),
    )
    expect([decided.isWorkingDay('2025-02-03'), decided.reason('2025-02-01')]).toEqual([true, 'weekend'])
    expect(calendar.about('2025-09-01')).toMatchObject({ reason: 'national', unverified: true })
    expect(calendar.about('2025-09-02').unverified).toBe(false)
    const after = workCalendar([
      { id: 'n', content: { kind: 'holiday', holiday: 'national', year: 2025, days: ['2025-09-02', '2025-09-03'] } },
    ])
    expect([after.reason('2025-09-01'), after.reason('2025-09-03')]).toEqual([null, 'national'])
  })
  it('make a holiday up where the office has decided, else on the next working day of its own week', () => {
    const compensation: Decision = {
      id: 'c',
      content: { kind: 'compensation', holiday: 'hung-kings', year: 2026, days: ['2026-04-24'] },
    }
    const moved = workCalendar([compensation])
    expect([moved.reason('2026-04-24'), moved.reason('2026-04-27')]).toEqual(['hung-kings-made-up', null])
    const sixDays: Decision = {
      id: 'w',
      content: { kind: 'weekdays', from: '2026-05-01', weekdays: [1, 2, 3, 4, 5, 6] },
    }
    const week = workCalendar([sixDays])
    expect(['2026-04-25', '2026-05-02', '2026-05-03'].map((one) => week.reason(one))).toEqual([
      'weekend',
      null,
      'weekend',
    ])
    // 1/1/2028 is a Saturday: for a week of six days it is no day off that is made up.
    expect([calendar.reason('2028-01-03'), week.reason('2028-01-03')]).toEqual(['new-year-made-up', null])
  })
  it('add a holiday of every year from its day on', () => {
    const culture = workCalendar([{ id: 'a', content: { kind: 'annual', from: '2027-01-01', date: '11-24' } }])
    expect(calendar.reason('2026-11-24')).toBeNull()
    expect(['2026-11-24', '2027-11-24', '2029-11-24'].map((one) => culture.reason(one))).toEqual([
      null,
      'annual',
      'annual',
    ])
    // 24/11/2029 is a Saturday.
    expect(culture.reason('2029-11-26')).toBe('annual-made-up')
    const last = workCalendar([{ id: 'a', content: { kind: 'annual', from: '2020-01-01', date: '12-31' } }])
    // 31/12/2023 is a Sunday, 1/1/2024 a holiday itself.
    expect(last.reason('2024-01-02')).toBe('annual-made-up')
  })
  it('are found before and after a day', () => {
    expect(nearestWorkingDay(calendar, '2026-11-29', 'before')).toBe('2026-11-27')
    expect(nearestWorkingDay(calendar, '2026-11-29', 'after')).toBe('2026-11-30')
    expect(nearestWorkingDay(calendar, '2026-02-17', 'before')).toBe('2026-02-13')
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
