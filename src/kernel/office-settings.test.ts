import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS, officeSettings, settingsAt, settingsReader, type SettingChange } from './office-settings.js'

const at = (iso: string): Date => new Date(iso)
const change = (name: SettingChange['name'], value: unknown, from: string): SettingChange => ({
  name,
  value,
  from: at(from),
})

describe('the conventions of an office', () => {
  it('have defaults that are themselves allowed', () => {
    expect(officeSettings.parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS)
    expect(settingsAt([], at('2026-11-25T09:00:00+07:00'))).toEqual(DEFAULT_SETTINGS)
  })

  it('apply from their instant on, the last one counts, and what is no value is passed over', () => {
    const changes = [
      change('beforeIncludesDay', true, '2026-11-25T09:00:00+07:00'),
      change('beforeIncludesDay', false, '2027-01-01T00:00:00+07:00'),
      change('soonDays', 5, '2026-11-25T09:00:00+07:00'),
      change('soonDays', 'five', '2026-11-26T00:00:00+07:00'),
    ]
    const soon = (iso: string) => settingsAt(changes, at(iso)).soonDays
    const includes = (iso: string) => settingsAt(changes, at(iso)).beforeIncludesDay
    expect([includes('2026-11-25T08:59:59+07:00'), includes('2026-11-25T09:00:00+07:00')]).toEqual([false, true])
    expect([includes('2026-12-31T23:59:59+07:00'), includes('2027-01-01T00:00:00+07:00')]).toEqual([true, false])
    expect([soon('2026-11-25T08:00:00+07:00'), soon('2026-12-01T00:00:00+07:00')]).toEqual([3, 5])
  })

  it('are the same whether read once or one after another, in any order', () => {
    const instant = fc.integer({ min: 0, max: 100 }).map((n) => new Date(1_000_000 * n))
    const some = fc.array(fc.record({ name: fc.constant('graceDays' as const), value: fc.nat(9), from: instant }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(some, fc.array(instant, { maxLength: 20 }), (changes, asked) => {
        const read = settingsReader(changes)
        for (const now of asked) expect(read(now)).toEqual(settingsAt(changes, now))
      }),
    )
  })
})
