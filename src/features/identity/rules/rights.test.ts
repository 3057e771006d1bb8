import { describe, expect, it } from 'vitest'
import { changedEnd, endedNow, lastDayOf, newGrant, whenOf, whyNotDecide, type HeldGrant } from './rights.js'

const now = new Date('2026-11-25T09:00:00+07:00')
const org = 'a'
const held = (from: string, to: string | null): HeldGrant => ({
  id: `${from}`,
  role: 'monitor',
  organisationId: org,
  from: new Date(from),
  to: to === null ? null : new Date(to),
})
const wanted = (from: string, until: string | null) => ({ role: 'monitor' as const, organisationId: org, from, until })
const code = (work: () => unknown): string => {
  try {
    return JSON.stringify(work())
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a role for a time', () => {
  it('begins at once today, else with its day, and holds to the end of its last day', () => {
    expect(newGrant(wanted('2026-11-25', null), [], now)).toEqual({ from: now, to: null })
    expect(newGrant(wanted('2026-12-01', '2026-12-10'), [], now)).toEqual({
      from: new Date('2026-12-01T00:00:00+07:00'),
      to: new Date('2026-12-11T00:00:00+07:00'),
    })
    expect(newGrant(wanted('2026-11-25', '2026-11-25'), [], now).to).toEqual(new Date('2026-11-26T00:00:00+07:00'))
    expect(lastDayOf(new Date('2026-12-11T00:00:00+07:00'))).toBe('2026-12-10')
    expect(lastDayOf(new Date('2026-12-10T16:00:00+07:00'))).toBe('2026-12-10')
  })

  it('begins in no past, ends not before it begins, and is held once at a time', () => {
    expect(code(() => newGrant(wanted('2026-11-24', null), [], now))).toBe('from-in-the-past')
    expect(code(() => newGrant(wanted('2026-12-01', '2026-11-30'), [], now))).toBe('until-before-from')
    const other = [held('2026-12-05T00:00:00+07:00', null)]
    expect(code(() => newGrant(wanted('2026-11-25', null), other, now))).toBe('grant-overlaps')
    expect(code(() => newGrant(wanted('2026-11-25', '2026-12-05'), other, now))).toBe('grant-overlaps')
    expect(newGrant(wanted('2026-11-25', '2026-12-04'), other, now).to).toEqual(new Date('2026-12-05T00:00:00+07:00'))
    // one that was taken back before it began is in nobody's way
    expect(
      newGrant(wanted('2026-12-05', null), [held('2026-12-05T00:00:00+07:00', '2026-12-05T00:00:00+07:00')], now),
    ).toBeTruthy()
    expect(newGrant({ ...wanted('2026-12-05', null), organisationId: 'b' }, other, now)).toBeTruthy()
  })

  it('gets another last day while it has not ended', () => {
    const grant = held('2026-11-01T00:00:00+07:00', '2026-12-01T00:00:00+07:00')
    expect(changedEnd(grant, '2026-12-31', [grant], now)).toEqual(new Date('2027-01-01T00:00:00+07:00'))
    expect(changedEnd(grant, null, [grant], now)).toBeNull()
    expect(code(() => changedEnd(grant, '2026-11-24', [grant], now))).toBe('until-in-the-past')
    expect(code(() => changedEnd(grant, null, [grant, held('2026-12-20T00:00:00+07:00', null)], now))).toBe(
      'grant-overlaps',
    )
    const past = held('2026-11-01T00:00:00+07:00', '2026-11-20T00:00:00+07:00')
    expect(code(() => changedEnd(past, null, [past], now))).toBe('grant-ended')
    const coming = held('2026-12-05T00:00:00+07:00', null)
    expect(code(() => changedEnd(coming, '2026-12-01', [coming], now))).toBe('until-before-from')
  })

  it('ends at once, or never begins', () => {
    expect(endedNow(held('2026-11-01T00:00:00+07:00', null), now)).toEqual(now)
    const coming = held('2026-12-05T00:00:00+07:00', null)
    expect(endedNow(coming, now)).toEqual(coming.from)
    expect(whenOf({ from: coming.from, to: coming.from }, now)).toBe('ended')
    expect([whenOf(coming, now), whenOf(held('2026-11-25T09:00:00+07:00', null), now)]).toEqual(['later', 'now'])
    expect(code(() => endedNow(held('2026-11-01T00:00:00+07:00', '2026-11-25T09:00:00+07:00'), now))).toBe(
      'grant-ended',
    )
  })
})

describe('a change of rights', () => {
  it('is decided neither by its maker nor by the one whom it is about', () => {
    expect(whyNotDecide({ madeBy: 'a', accountId: 'b' }, 'a')).toBe('made')
    expect(whyNotDecide({ madeBy: 'a', accountId: 'b' }, 'b')).toBe('about')
    expect(whyNotDecide({ madeBy: 'a', accountId: null }, 'c')).toBeNull()
  })
})
