import { describe, expect, it } from 'vitest'
import { workCalendar } from '../../../kernel/calendar.js'
import type { AssignmentState } from '../contract.js'
import { onTimeAsOrdered, onTimeAt, soonUntil, timeStateOf } from './time.js'

describe('time state', () => {
  const calendar = workCalendar()
  const at = (state: AssignmentState, now: string, submitted: string | null = null) =>
    timeStateOf(
      {
        state,
        due_at: new Date('2026-12-05T00:00:00+07:00'),
        last_day: '2026-12-04',
        submitted_at: submitted ? new Date(submitted) : null,
      },
      new Date(now),
      calendar,
      3,
    )

  it('counts working days left, and names today', () => {
    expect(at('issued', '2026-11-25T10:00:00+07:00')).toEqual({ code: 'ahead', workingDays: 7 })
    expect(at('issued', '2026-12-01T10:00:00+07:00')).toEqual({ code: 'soon', workingDays: 3 })
    expect(at('issued', '2026-12-04T23:59:59+07:00')).toEqual({ code: 'today', workingDays: 0 })
  })
  it('calls soon what the office calls so', () => {
    const part = {
      state: 'issued' as const,
      due_at: new Date('2026-12-05T00:00:00+07:00'),
      last_day: '2026-12-04',
      submitted_at: null,
    }
    const codes = [2, 3, 6, 7].map(
      (days) => timeStateOf(part, new Date('2026-11-26T10:00:00+07:00'), calendar, days).code,
    )
    expect(codes).toEqual(['ahead', 'ahead', 'soon', 'soon'])
    // the list's border is where the single part's is
    for (const days of [1, 3, 6, 7, 10])
      expect(soonUntil(calendar, '2026-11-26', days) >= '2026-12-04').toBe(
        timeStateOf(part, new Date('2026-11-26T10:00:00+07:00'), calendar, days).code === 'soon',
      )
  })
  it('is late from the first moment after the last day, counted in working days', () => {
    expect(at('in_progress', '2026-12-05T00:00:00+07:00')).toEqual({ code: 'late', workingDays: 0 })
    expect(at('in_progress', '2026-12-07T08:00:00+07:00')).toEqual({ code: 'late', workingDays: 1 })
  })
  it('is measured at submission, and by the clock again after a return', () => {
    expect(at('submitted', '2026-12-20T00:00:00+07:00', '2026-12-04T16:00:00+07:00').code).toBe('done-on-time')
    expect(at('accepted', '2026-12-20T00:00:00+07:00', '2026-12-08T16:00:00+07:00')).toEqual({
      code: 'done-late',
      workingDays: 2,
    })
    expect(at('returned', '2026-12-08T00:00:00+07:00', '2026-12-04T16:00:00+07:00').code).toBe('late')
  })
  it('says nothing about what has no date, and freezes nothing that is not there', () => {
    expect(
      timeStateOf({ state: 'issued', due_at: null, last_day: null, submitted_at: null }, new Date(), calendar, 3).code,
    ).toBe('none')
    expect(onTimeAt(null, new Date())).toBeNull()
    expect(onTimeAt(new Date(1000), new Date(1000))).toBe(false)
  })
  it('stands while the part sleeps, is paused or suspended, and is over with it', () => {
    for (const state of ['dormant', 'paused', 'suspended'] as const)
      expect(at(state, '2026-12-20T00:00:00+07:00').code, state).toBe('stopped')
    for (const state of ['withdrawn', 'cancelled', 'handed_on', 'transferred'] as const)
      expect(at(state, '2026-12-20T00:00:00+07:00', '2026-12-04T16:00:00+07:00').code, state).toBe('none')
    expect(at('reopened', '2026-12-08T00:00:00+07:00', '2026-12-04T16:00:00+07:00').code).toBe('late')
  })
  it('measures what was handed in by the ordered deadline too', () => {
    const part = {
      submitted_at: new Date('2026-12-08T16:00:00+07:00'),
      ordered_due_at: new Date('2026-12-05T00:00:00+07:00'),
    }
    expect(onTimeAsOrdered({ ...part, state: 'accepted' })).toBe(false)
    expect(onTimeAsOrdered({ ...part, state: 'returned' })).toBeNull()
    expect(onTimeAsOrdered({ ...part, state: 'accepted', ordered_due_at: null })).toBeNull()
  })
})
