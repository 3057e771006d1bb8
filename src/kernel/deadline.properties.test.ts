/** What is true of every deadline, whatever the calendar and the office's conventions are. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday, workCalendar, workingDaysBetween, type Decision } from './calendar.js'
import { computeDeadline, settledPeriod, workingDaysAvailable, type DeadlineWords } from './deadline.js'
import { DEFAULT_SETTINGS, type OfficeSettings } from './office-settings.js'
import { firstPeriod, isPeriodic, periodAt, periodOf, type Recurrence } from './recurrence.js'
import { eventOf, lastDayOfTerm, rolled, type Term } from './term.js'

const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))
const calendars = fc
  .array(
    fc.array(day, { minLength: 1, maxLength: 5 }).map((days): Decision['content'] => ({ kind: 'office', days })),
    { maxLength: 4 },
  )
  .map((contents) => workCalendar(contents.map((content, at) => ({ id: String(at), content }))))
const conventions: fc.Arbitrary<OfficeSettings> = fc
  .record({
    beforeIncludesDay: fc.boolean(),
    rollDirection: fc.constantFrom('next' as const, 'previous' as const, 'none' as const),
    afterEventDays: fc.nat(20),
    periodFromDay: fc.integer({ min: 1, max: 28 }),
  })
  .map((own) => ({ ...DEFAULT_SETTINGS, ...own }))
const dated = fc.record({
  text: fc.constant(''),
  bound: fc.constantFrom('before' as const, 'by' as const, 'on' as const, 'range' as const),
  date: day,
  time: fc.constantFrom(null, '08:00', '16:30'),
  inclusive: fc.constantFrom(null, true, false),
}) satisfies fc.Arbitrary<DeadlineWords>

describe('an ordered day', () => {
  it('is never moved: not by days off, not by any convention save how "trước ngày" is read', () => {
    fc.assert(
      fc.property(dated, calendars, conventions, day, (words, calendar, settings, givenOn) => {
        const { lastDay } = computeDeadline(words, calendar, settings, { signedOn: null, givenOn })
        const excluded = words.bound === 'before' && !words.time && !(words.inclusive ?? settings.beforeIncludesDay)
        expect(lastDay).toBe(excluded ? addDays(words.date, -1) : words.date)
      }),
    )
  })
  it('read with and without itself differs by exactly one day', () => {
    fc.assert(
      fc.property(day, calendars, conventions, (date, calendar, settings) => {
        const last = (inclusive: boolean): string =>
          computeDeadline({ text: '', bound: 'before', date, inclusive }, calendar, settings).lastDay ?? ''
        expect(addDays(last(false), 1)).toBe(last(true))
        // the office decides where no person did
        const left = computeDeadline({ text: '', bound: 'before', date, inclusive: null }, calendar, settings).lastDay
        expect(left).toBe(last(settings.beforeIncludesDay))
      }),
    )
  })
  it('later by a day is never due earlier, and leaves never fewer working days', () => {
    fc.assert(
      fc.property(dated, calendars, day, (words, calendar, from) => {
        const [a, b] = [words.date, addDays(words.date, 1)].map((date) => computeDeadline({ ...words, date }, calendar))
        expect((a?.dueAt ?? 0) < (b?.dueAt ?? 0)).toBe(true)
        expect(workingDaysAvailable(calendar, from, a?.lastDay ?? '')).toBeLessThanOrEqual(
          workingDaysAvailable(calendar, from, b?.lastDay ?? ''),
        )
      }),
    )
  })
  it('on a day off comes with the working day before it, and nothing in between is worked on', () => {
    fc.assert(
      fc.property(dated, calendars, (words, calendar) => {
        const { lastDay, dayOff, workingDayBefore } = computeDeadline(words, calendar)
        if (!lastDay) throw new Error('a dated deadline has a day')
        expect(workingDayBefore === null).toBe(calendar.isWorkingDay(lastDay))
        expect(dayOff === null).toBe(workingDayBefore === null)
        if (workingDayBefore) {
          expect(calendar.isWorkingDay(workingDayBefore)).toBe(true)
          expect(workingDaysBetween(calendar, workingDayBefore, lastDay)).toBe(0)
        }
      }),
    )
  })
})

const term: fc.Arbitrary<Term> = fc.record({
  count: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('hour' as const, 'day' as const, 'working-day' as const, 'week' as const, 'month' as const),
  side: fc.constantFrom('after' as const, 'before' as const),
  event: fc.constant('ký kết'),
})

describe('a term from an event', () => {
  it('of n working days leaves exactly n of them, before as after', () => {
    fc.assert(
      fc.property(day, calendars, fc.integer({ min: 1, max: 40 }), conventions, (event, calendar, count, settings) => {
        const of = (side: Term['side']): string =>
          lastDayOfTerm({ count, unit: 'working-day', side, event: 'x' }, event, calendar, settings)
        expect(workingDaysBetween(calendar, event, of('after'))).toBe(count)
        expect(workingDaysBetween(calendar, of('before'), addDays(event, -1))).toBe(count - 1)
        expect(calendar.isWorkingDay(of('before'))).toBe(true)
      }),
    )
  })
  it('never grows shorter when it is longer or its event is later', () => {
    fc.assert(
      fc.property(term, day, calendars, conventions, (one, event, calendar, settings) => {
        const last = (of: Term, on: string): string => lastDayOfTerm(of, on, calendar, settings)
        const longer = last({ ...one, count: (one.count ?? 0) + 1 }, event)
        if (one.side === 'after') expect(longer >= last(one, event)).toBe(true)
        else expect(longer <= last(one, event)).toBe(true)
        expect(last(one, addDays(event, 1)) >= last(one, event)).toBe(true)
      }),
    )
  })
  it('does not count the day of the event, and what must be done before it stays before it', () => {
    fc.assert(
      fc.property(term, day, calendars, conventions, (one, event, calendar, settings) => {
        const last = lastDayOfTerm(one, event, calendar, settings)
        if (one.side === 'before') expect(last < event).toBe(true)
        else if (settings.rollDirection !== 'previous') expect(last > event).toBe(true)
        if (settings.rollDirection !== 'none' && one.unit !== 'hour') expect(calendar.isWorkingDay(last)).toBe(true)
      }),
    )
  })
  it('without a length is due by the office’s convention', () => {
    fc.assert(
      fc.property(day, calendars, conventions, (event, calendar, settings) => {
        const last = lastDayOfTerm({ count: null, unit: null, side: 'after', event: 'x' }, event, calendar, settings)
        expect(workingDaysBetween(calendar, event, last)).toBe(settings.afterEventDays)
      }),
    )
  })
  it('knows the events that are the dispatch itself', () => {
    const of = (event: string | null): string => eventOf({ count: 5, unit: 'day', side: 'after', event })
    expect([null, 'nhận được văn bản', 'nhận được văn bản này', 'nhận'].map(of)).toEqual(Array(4).fill('received'))
    expect(['ký', 'ban hành', 'ký ban hành văn bản này', 'ngày ký'].map(of)).toEqual(Array(4).fill('signed'))
    expect(['nhận được hồ sơ', 'ký kết', 'ban hành Nghị quyết của Hội đồng'].map(of)).toEqual(Array(3).fill('awaited'))
  })
})

const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    unit: fc.constantFrom('month' as const, 'quarter' as const),
    count: fc.integer({ min: 1, max: 4 }),
    day: fc.integer({ min: 1, max: 31 }),
    before: fc.boolean(),
    at: fc.constantFrom('first' as const, 'next' as const, undefined),
  }),
  fc.record({ unit: fc.constantFrom('month' as const, 'quarter' as const), count: fc.integer({ min: 1, max: 4 }) }),
  fc.record({
    unit: fc.constant('year' as const),
    count: fc.constant(1),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
  }),
  fc.record({
    unit: fc.constant('week' as const),
    count: fc.integer({ min: 1, max: 6 }),
    day: fc.constantFrom(1, 5, 7, undefined),
  }),
)

describe('work that comes again', () => {
  it('has periods without a gap and without an overlap, each day in exactly one', () => {
    fc.assert(
      fc.property(recurrence, day, conventions, (rule, on, settings) => {
        fc.pre(isPeriodic(rule))
        const index = periodOf(rule, on, settings)
        const here = periodAt(rule, index, settings)
        expect(here.from <= on && on <= here.until).toBe(true)
        expect(addDays(here.until, 1)).toBe(periodAt(rule, index + 1, settings).from)
        expect(periodOf(rule, here.from, settings)).toBe(index)
        expect(periodOf(rule, here.until, settings)).toBe(index)
      }),
    )
  })
  it('is due in the order of its periods, and begins with the first that is not over', () => {
    fc.assert(
      fc.property(recurrence, day, conventions, (rule, on, settings) => {
        fc.pre(isPeriodic(rule))
        const first = firstPeriod(rule, on, settings)
        expect(first.lastDay >= on).toBe(true)
        expect(periodAt(rule, first.index - 1, settings).lastDay < on).toBe(true)
        for (let at = first.index; at < first.index + 15; at++)
          expect(periodAt(rule, at, settings).lastDay < periodAt(rule, at + 1, settings).lastDay).toBe(true)
      }),
    )
  })
  it('is never moved off the day that the words name, and off a mere end of a period only by convention', () => {
    fc.assert(
      fc.property(recurrence, day, calendars, conventions, (rule, on, calendar, settings) => {
        fc.pre(isPeriodic(rule))
        const plain = firstPeriod(rule, on, settings)
        const settled = settledPeriod(plain, calendar, settings)
        if (plain.named) expect(settled).toEqual(plain)
        else expect(settled.lastDay).toBe(rolled(plain.lastDay, calendar, settings.rollDirection))
        if (rule.unit === 'week' && rule.day !== undefined) expect(weekday(plain.named ?? '')).toBe(rule.day)
      }),
    )
  })
  it('with and without "trước" differs by exactly one day', () => {
    fc.assert(
      fc.property(recurrence, day, conventions, (rule, on, settings) => {
        fc.pre(isPeriodic(rule) && rule.day !== undefined)
        const index = periodOf(rule, on, settings)
        const out = periodAt({ ...rule, before: true }, index, settings).lastDay
        expect(addDays(out, 1)).toBe(periodAt({ ...rule, before: false }, index, settings).lastDay)
      }),
    )
  })
  it('keeps to the reporting periods of the office: the month of the 15th to the 14th', () => {
    const settings = { periodFromDay: 15 }
    const of = (rule: Recurrence, on: string): [string, string] => {
      const { from, until } = periodAt(rule, periodOf(rule, on, settings), settings)
      return [from, until]
    }
    expect(of({ count: 1, unit: 'month' }, '2026-11-25')).toEqual(['2026-11-15', '2026-12-14'])
    expect(of({ count: 1, unit: 'quarter' }, '2026-12-15')).toEqual(['2026-12-15', '2027-03-14'])
    expect(of({ count: 6, unit: 'month' }, '2027-01-10')).toEqual(['2026-12-15', '2027-06-14'])
    expect(of({ count: 1, unit: 'year' }, '2026-12-14')).toEqual(['2025-12-15', '2026-12-14'])
  })
  it('names the last day of a short month where its day is not there', () => {
    const rule: Recurrence = { count: 1, unit: 'month', day: 31 }
    expect(periodAt(rule, periodOf(rule, '2027-02-10', { periodFromDay: 1 }), { periodFromDay: 1 }).lastDay).toBe(
      '2027-02-28',
    )
  })
  it('asks where nothing can be counted', () => {
    expect(isPeriodic({ count: 1, unit: 'day' })).toBe(false)
    expect(isPeriodic({ count: 1, unit: 'quarter', at: 'first' })).toBe(false)
    expect(isPeriodic({ count: 5, unit: 'year' })).toBe(false)
    expect(isPeriodic(null)).toBe(false)
  })
})
