import { describe, expect, it } from 'vitest'
import { workCalendar } from './calendar.js'
import { computeDeadline, workingDaysAvailable, type DeadlineWords } from './deadline.js'

const calendar = workCalendar()
const words = (
  bound: DeadlineWords['bound'],
  date: string | null,
  more: Partial<DeadlineWords> = {},
): DeadlineWords => ({ text: '', bound, date, ...more })

describe('computeDeadline', () => {
  it('excludes the day of "trước ngày", unless a person reads it the other way', () => {
    expect(computeDeadline(words('before', '2024-03-29'), calendar)).toMatchObject({
      lastDay: '2024-03-28',
      rule: 'excluded-day',
    })
    expect(computeDeadline(words('before', '2024-03-29'), calendar).dueAt?.toISOString()).toBe(
      '2024-03-28T17:00:00.000Z',
    )
    expect(computeDeadline(words('before', '2024-03-29', { inclusive: true }), calendar)).toMatchObject({
      lastDay: '2024-03-29',
      rule: 'included-day',
    })
  })
  it('includes the day of every other wording with a date', () => {
    for (const bound of ['by', 'on', 'range'] as const)
      expect(computeDeadline(words(bound, '2026-12-15'), calendar)).toMatchObject({
        lastDay: '2026-12-15',
        rule: 'included-day',
      })
  })
  it('ends at the minute where a time of day is named', () => {
    const computed = computeDeadline(words('before', '2026-12-04', { time: '16:00' }), calendar)
    expect(computed).toMatchObject({ lastDay: '2026-12-04', rule: 'time-of-day' })
    expect(computed.dueAt?.toISOString()).toBe('2026-12-04T09:00:00.000Z')
  })
  it('does not invent a date, and does not move one that falls on a day off', () => {
    for (const bound of ['recurring', 'relative'] as const)
      expect(computeDeadline(words(bound, null), calendar).dueAt).toBeNull()
    expect(computeDeadline(null, calendar).rule).toBe('not-computable')
    expect(computeDeadline(words('from', '2026-12-01'), calendar)).toMatchObject({ dueAt: null, rule: 'no-end' })
    expect(computeDeadline(words('by', '2026-11-29'), calendar)).toMatchObject({
      lastDay: '2026-11-29',
      dayOff: 'weekend',
    })
  })
  it('says how many working days there really are', () => {
    expect(workingDaysAvailable(calendar, '2024-03-26', '2024-03-28')).toBe(2)
    expect(workingDaysAvailable(calendar, '2024-03-26', '2024-03-20')).toBe(0)
  })
})
