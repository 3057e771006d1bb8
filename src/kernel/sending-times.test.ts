import { describe, expect, it } from 'vitest'
import { workCalendar } from './calendar.js'
import { DEFAULT_SETTINGS } from './office-settings.js'
import { afterQuiet, at, isMorningDue, nextDigest } from './sending-times.js'

const calendar = workCalendar()

describe('when something goes out', () => {
  it('in the morning of working days, once', () => {
    const morning = (iso: string, last: string | null): boolean =>
      isMorningDue(new Date(iso), last, calendar, DEFAULT_SETTINGS)
    expect(morning('2026-11-25T07:29:59+07:00', null)).toBe(false)
    expect(morning('2026-11-25T07:30:00+07:00', null)).toBe(true)
    expect(morning('2026-11-25T07:30:00+07:00', '2026-11-25')).toBe(false)
    expect(morning('2026-11-25T16:00:00+07:00', '2026-11-20')).toBe(true)
    expect(morning('2026-11-28T08:00:00+07:00', null)).toBe(false)
    // the clock went back
    expect(morning('2026-11-25T08:00:00+07:00', '2026-12-01')).toBe(false)
  })

  it('with the next digest, over the weekend', () => {
    const next = (iso: string): Date => nextDigest(new Date(iso), calendar, DEFAULT_SETTINGS)
    expect(next('2026-11-25T06:00:00+07:00')).toEqual(at('2026-11-25', '07:30'))
    expect(next('2026-11-25T09:00:00+07:00')).toEqual(at('2026-11-26', '07:30'))
    expect(next('2026-11-27T09:00:00+07:00')).toEqual(at('2026-11-30', '07:30'))
    expect(next('2026-11-28T03:00:00+07:00')).toEqual(at('2026-11-30', '07:30'))
  })

  it('after the quiet hours, which may go over midnight', () => {
    const after = (iso: string, quietFrom = '20:00', quietUntil = '06:30'): string =>
      afterQuiet(new Date(iso), { ...DEFAULT_SETTINGS, quietFrom, quietUntil }).toISOString()
    const out = (iso: string): string => new Date(iso).toISOString()
    expect(after('2026-11-25T20:00:00+07:00')).toBe(out('2026-11-26T06:30:00+07:00'))
    expect(after('2026-11-26T00:00:00+07:00')).toBe(out('2026-11-26T06:30:00+07:00'))
    expect(after('2026-11-26T06:30:00+07:00')).toBe(out('2026-11-26T06:30:00+07:00'))
    expect(after('2026-11-25T19:59:00+07:00')).toBe(out('2026-11-25T19:59:00+07:00'))
    expect(after('2026-11-25T12:10:00+07:00', '12:00', '13:00')).toBe(out('2026-11-25T13:00:00+07:00'))
    expect(after('2026-11-25T12:10:00+07:00', '12:00', '12:00')).toBe(out('2026-11-25T12:10:00+07:00'))
  })
})
