import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../../kernel/actor.js'
import { endOf, workCalendar } from '../../../kernel/calendar.js'
import { Refused } from '../../../kernel/errors.js'
import { DEFAULT_SETTINGS } from '../../../kernel/office-settings.js'
import { ASSIGNMENT_STATES, EXTENSION_STATES } from '../contract.js'
import { deadlineNow, extensionCan, laterBy, type LedgerEntry, mustBeAskable, mustBeLater } from './extension.js'

const actor = (role: Role, organisationId: string): Actor => ({
  tenantId: 't',
  accountId: 'a',
  title: role,
  organisationId,
  grants: [{ role, organisationId }],
})
const code = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'done'
}
const part = {
  state: 'in_progress' as const,
  organisation_id: 'unit',
  assigner_id: null,
  last_day: '2026-12-04',
  due_at: endOf('2026-12-04'),
}
const granted = (nth: number, lastDay: string, at: string): LedgerEntry & { origin: string } => ({
  origin: 'asked',
  state: 'granted',
  nth,
  decided_at: new Date(at),
  decided_last_day: lastDay,
  decided_due_at: endOf(lastDay),
})

describe('the deadline that holds', () => {
  const ordered = { lastDay: '2026-12-04', dueAt: endOf('2026-12-04') }
  it('is the ordered one until something is granted, then the one granted last', () => {
    expect(deadlineNow(ordered, [])).toEqual(ordered)
    const refused = { ...granted(1, '2026-12-09', '2026-12-01T09:00:00+07:00'), state: 'refused' }
    expect(deadlineNow(ordered, [refused])).toEqual(ordered)
    const ledger = [
      granted(3, '2026-12-16', '2026-12-10T09:00:00+07:00'),
      granted(1, '2026-12-09', '2026-12-02T09:00:00+07:00'),
    ]
    expect(deadlineNow(ordered, ledger).lastDay).toBe('2026-12-16')
  })
  it('hangs neither on the order of the entries nor on those that were not granted', () => {
    const entry = fc.record({
      state: fc.constantFrom(...EXTENSION_STATES),
      at: fc.integer({ min: 0, max: 50 }),
      day: fc.integer({ min: 1, max: 28 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (one) => one.at, maxLength: 8 }), fc.integer(), (entries, seed) => {
        const ledger = entries.map(({ state, at, day }, nth) => ({
          ...granted(nth, `2027-01-${String(day).padStart(2, '0')}`, '2026-12-01T00:00:00Z'),
          decided_at: new Date(at * 1000),
          state,
        }))
        const turned = seed % 2 ? [...ledger].reverse() : ledger
        const expected = entries
          .filter(({ state }) => state === 'granted' || state === 'granted_other')
          .sort((a, b) => b.at - a.at)[0]
        const { lastDay } = deadlineNow(ordered, turned)
        return lastDay === (expected ? `2027-01-${String(expected.day).padStart(2, '0')}` : ordered.lastDay)
      }),
    )
  })
})

describe('asking for more time', () => {
  const unit = actor('officer', 'unit')
  const before = new Date('2026-12-02T09:00:00+07:00')
  const after = new Date('2026-12-07T09:00:00+07:00')
  it('is open to the unit alone, before and after the deadline, one request at a time', () => {
    const ask = (who: Actor, now: Date, state: (typeof ASSIGNMENT_STATES)[number] = 'in_progress') =>
      code(() => mustBeAskable(who, { ...part, state }, [], now, DEFAULT_SETTINGS))
    expect(ask(unit, before)).toBe('done')
    expect(ask(unit, after)).toBe('done')
    expect(ask(actor('officer', 'other'), before)).toBe('not-found')
    expect(ask(actor('leader', 'office'), before)).toBe('not-yours-to-do')
    expect(ask(unit, before, 'submitted')).toBe('illegal-step')
    expect(ask(unit, before, 'paused')).toBe('illegal-step')
    const pending = [{ ...granted(1, '2026-12-09', '2026-12-01T09:00:00+07:00'), state: 'pending' }]
    expect(code(() => mustBeAskable(unit, part, pending, before, DEFAULT_SETTINGS))).toBe('extension-pending')
    const undated = { ...part, due_at: null, last_day: null }
    expect(code(() => mustBeAskable(unit, undated, [], before, DEFAULT_SETTINGS))).toBe('no-deadline-to-extend')
  })
  it('is limited as the office has settled', () => {
    const strict = { ...DEFAULT_SETTINGS, extensionBeforeDeadlineOnly: true, extensionMost: 1 }
    expect(code(() => mustBeAskable(unit, part, [], before, strict))).toBe('done')
    expect(code(() => mustBeAskable(unit, part, [], after, strict))).toBe('extension-too-late')
    const once = granted(1, '2026-12-03', '2026-12-01T09:00:00+07:00')
    expect(code(() => mustBeAskable(unit, part, [once], before, strict))).toBe('extension-limit')
    // what the office gave by itself is no extension that was asked for
    expect(code(() => mustBeAskable(unit, part, [{ ...once, origin: 'resumed' }], before, strict))).toBe('done')
  })
  it('counts working days from the deadline, or from today where it has passed', () => {
    const calendar = workCalendar()
    expect(laterBy(calendar, '2026-12-04', '2026-12-02', 2)).toBe('2026-12-08')
    expect(laterBy(calendar, '2026-12-04', '2026-12-09', 2)).toBe('2026-12-11')
    expect(code(() => mustBeLater(part, '2026-12-04'))).toBe('extension-not-later')
    expect(code(() => mustBeLater(part, '2026-12-05'))).toBe('done')
  })
  it('says of itself what it may', () => {
    expect(extensionCan(unit, part, false)).toEqual({
      askExtension: true,
      takeBackExtension: false,
      decideExtension: false,
    })
    expect(extensionCan(actor('leader', 'office'), part, true).decideExtension).toBe(true)
    expect(extensionCan(actor('clerk', 'office'), part, true).decideExtension).toBe(false)
    expect(extensionCan(actor('leader', 'office'), { ...part, state: 'accepted' }, true).decideExtension).toBe(false)
  })
})
