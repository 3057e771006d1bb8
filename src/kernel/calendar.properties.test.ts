/** What is true of every calendar, whatever an office decides. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkingDays,
  nearestWorkingDay,
  weekday,
  workCalendar,
  workingDaysBetween,
  yearOf,
  type Decision,
  type WorkCalendar,
} from './calendar.js'
import { lunarToSolar } from './lunar.js'

const FIRST = '2023-01-01'
const LENGTH = 9 * 365
const day = fc.integer({ min: 0, max: LENGTH }).map((n) => addDays(FIRST, n))

/** Decisions as an office may have entered them, not all of them wise. */
const content: fc.Arbitrary<Decision['content']> = fc.oneof(
  fc.record({
    kind: fc.constant('swap' as const),
    off: fc.array(day, { maxLength: 4 }),
    on: fc.array(day, { maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('office' as const), days: fc.array(day, { maxLength: 6 }) }),
  fc.tuple(fc.integer({ min: 2023, max: 2031 }), fc.integer({ min: -4, max: 0 })).map(([year, first]) => ({
    kind: 'holiday' as const,
    holiday: 'tet' as const,
    year,
    days: [0, 1, 2, 3, 4].map((n) => addDays(lunarToSolar(1, 1, year), first + n)),
  })),
  fc.integer({ min: 2023, max: 2031 }).map((year) => ({
    kind: 'holiday' as const,
    holiday: 'national' as const,
    year,
    days: [`${year}-09-02`, `${year}-09-03`],
  })),
  fc.record({
    kind: fc.constant('weekdays' as const),
    from: day,
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
  }),
  fc.record({
    kind: fc.constant('annual' as const),
    from: day,
    date: fc.constantFrom('11-24', '12-31', '01-02', '05-02'),
  }),
)
const calendars: fc.Arbitrary<WorkCalendar> = fc
  .array(content, { maxLength: 6 })
  .map((contents) => workCalendar(contents.map((one, at) => ({ id: String(at), content: one }))))

const runs = { numRuns: 100 }

describe('every calendar', () => {
  it('counts additively, and backwards as forwards', () => {
    fc.assert(
      fc.property(calendars, day, fc.nat(400), fc.nat(400), (calendar, a, m, n) => {
        const b = addDays(a, m)
        const c = addDays(b, n)
        const [ab, bc, ac] = [
          workingDaysBetween(calendar, a, b),
          workingDaysBetween(calendar, b, c),
          workingDaysBetween(calendar, a, c),
        ]
        expect(ab + bc).toBe(ac)
        expect(workingDaysBetween(calendar, c, a)).toBeCloseTo(-ac)
        expect(ac).toBeLessThanOrEqual(m + n)
      }),
      runs,
    )
  })

  it('counts as one would on the fingers', () => {
    fc.assert(
      fc.property(calendars, day, fc.nat(60), (calendar, from, length) => {
        const to = addDays(from, length)
        let n = 0
        for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) if (calendar.isWorkingDay(at)) n++
        expect(workingDaysBetween(calendar, from, to)).toBe(n)
      }),
      runs,
    )
  })

  it('gives n again when n working days were added, and lands on a working day', () => {
    fc.assert(
      fc.property(calendars, day, fc.integer({ min: 1, max: 40 }), (calendar, from, n) => {
        const to = addWorkingDays(calendar, from, n)
        expect(calendar.isWorkingDay(to)).toBe(true)
        expect(workingDaysBetween(calendar, from, to)).toBe(n)
        expect(addWorkingDays(calendar, from, n + 1) > to).toBe(true)
      }),
      runs,
    )
  })

  it('finds the nearest working day, with none in between', () => {
    fc.assert(
      fc.property(calendars, day, (calendar, from) => {
        const [before, after] = [
          nearestWorkingDay(calendar, from, 'before'),
          nearestWorkingDay(calendar, from, 'after'),
        ]
        expect([before < from, from < after]).toEqual([true, true])
        expect([calendar.isWorkingDay(before), calendar.isWorkingDay(after)]).toEqual([true, true])
        expect(workingDaysBetween(calendar, from, after)).toBe(1)
        expect(workingDaysBetween(calendar, before, addDays(from, -1))).toBe(0)
      }),
      runs,
    )
  })

  it('is a function of its decisions: asked in another order it says the same', () => {
    fc.assert(
      fc.property(fc.array(content, { maxLength: 6 }), fc.array(day, { maxLength: 12 }), (contents, days) => {
        const decisions = contents.map((one, at) => ({ id: String(at), content: one }))
        const [one, other] = [workCalendar(decisions), workCalendar(decisions)]
        const first = days.map((each) => one.about(each))
        expect(days.toReversed().map((each) => other.about(each))).toEqual(first.toReversed())
      }),
      runs,
    )
  })
})

describe('a day off is off for a reason', () => {
  it('never made up on a day that is off anyway, and never two holidays on one day', () => {
    fc.assert(
      fc.property(calendars, fc.integer({ min: 2024, max: 2030 }), (calendar, year) => {
        const holidays = new Set(
          [year - 1, year, year + 1].flatMap((one) => calendar.holidays(one)).map((one) => one.day),
        )
        for (let at = `${year}-01-01`; yearOf(at) === year; at = addDays(at, 1)) {
          const { reason, working } = calendar.about(at)
          if (working || !reason?.endsWith('-made-up')) continue
          expect([at, holidays.has(at)]).toEqual([at, false])
          expect([at, calendar.isWeeklyDayOff(at)]).toEqual([at, false])
        }
      }),
      { numRuns: 60 },
    )
  })

  it('every holiday is off, and without decisions as many are made up as fall on a weekly day off', () => {
    const calendar = workCalendar()
    for (let year = 2000; year <= 2100; year++) {
      const holidays = calendar.holidays(year)
      expect(holidays.filter((one) => calendar.isWorkingDay(one.day))).toEqual([])
      let madeUp = 0
      for (let at = `${year}-01-01`; yearOf(at) === year; at = addDays(at, 1))
        if (calendar.reason(at)?.endsWith('-made-up')) madeUp++
      expect([year, madeUp]).toEqual([year, holidays.filter((one) => weekday(one.day) > 5).length])
    }
  })

  it('swapped days leave the number of working days as it was', () => {
    const usual = workCalendar()
    const weekdays = day.filter((one) => usual.isWorkingDay(one))
    const weekends = day.filter((one) => usual.reason(one) === 'weekend')
    const whole = (one: WorkCalendar): number =>
      workingDaysBetween(one, addDays(FIRST, -30), addDays(FIRST, LENGTH + 30))
    fc.assert(
      fc.property(fc.uniqueArray(weekdays, { maxLength: 5 }), fc.uniqueArray(weekends, { maxLength: 5 }), (off, on) => {
        const calendar = workCalendar([{ id: 's', content: { kind: 'swap', off, on } }])
        expect(off.map((one) => calendar.reason(one))).toEqual(off.map(() => 'swap'))
        expect(on.every((one) => calendar.isWorkingDay(one))).toBe(true)
        expect(whole(calendar) - whole(usual)).toBe(on.length - off.length)
      }),
      runs,
    )
  })
})
