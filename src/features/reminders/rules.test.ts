import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayOf, startOf, workCalendar, workingDaysBetween } from '../../kernel/calendar.js'
import { windowsOf } from './rules.js'

const calendar = workCalendar()
const DAYS = [7, 3, 1, 0]
const stageOf = (today: string, lastDay: string): number | undefined =>
  windowsOf(today, calendar, DAYS).find((window) => window.lastDay === lastDay)?.stage

describe('reminders before the last day', () => {
  it('go by working days: 7, 3, 1 and 0 before', () => {
    // Friday 4 December 2026 is the last day
    const told = ['2026-11-24', '2026-11-25', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']
    expect(told.map((today) => stageOf(today, '2026-12-04'))).toEqual([undefined, -7, -7, -3, -3, -1, 0])
    expect(stageOf('2026-12-05', '2026-12-04')).toBeUndefined()
  })

  it('say on the last working day that a Sunday’s deadline is near', () => {
    expect(stageOf('2026-11-27', '2026-11-29')).toBe(0)
    expect(stageOf('2026-11-26', '2026-11-29')).toBe(-1)
  })

  it('count no day of Tết', () => {
    // Tết 2027 is 6 February; Thursday 4 is the last working day before it
    expect(stageOf('2027-02-04', '2027-02-10')).toBe(0)
  })

  it('are for parts that were there before their first day', () => {
    const window = windowsOf('2026-12-02', calendar, DAYS).find((each) => each.lastDay === '2026-12-04')
    expect(window?.madeBefore).toEqual(startOf('2026-12-01'))
  })

  it('name one stage for a last day, the most pressing that applies, and every day that is near enough', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1500 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 }),
        (n, days) => {
          const today = addDays('2025-01-01', n)
          const windows = windowsOf(today, calendar, days)
          expect(new Set(windows.map((window) => window.lastDay)).size).toBe(windows.length)
          for (let k = 0; k < 60; k++) {
            const lastDay = addDays(today, k)
            const left = workingDaysBetween(calendar, today, lastDay)
            const step = days.filter((each) => each >= left).sort((a, b) => a - b)[0]
            const window = windows.find((each) => each.lastDay === lastDay)
            expect(window ? 0 - window.stage : undefined).toEqual(step)
            if (!window || step === undefined) continue
            const first = dayOf(window.madeBefore)
            expect(workingDaysBetween(calendar, first, lastDay)).toBeLessThanOrEqual(step)
            expect(workingDaysBetween(calendar, addDays(first, -1), lastDay)).toBeGreaterThan(step)
            expect(first <= today).toBe(true)
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
