import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../kernel/actor.js'
import { workCalendar } from '../../kernel/calendar.js'
import { Refused } from '../../kernel/errors.js'
import { daysLeft, mustAnswer, mustLieAhead, mustSee, mustStep, roundCan, standingOf, tallyOf } from './rules.js'

const actor = (role: Role, organisationId: string): Actor => ({
  tenantId: 't',
  accountId: 'a',
  title: role,
  organisationId,
  grants: [{ role, organisationId }],
})
const round = (state: 'draft' | 'open' | 'closed') => ({
  organisation_id: 'drafts',
  state,
  due_day: '2026-12-04',
  version: 2,
})
const slip = (organisation_id: string, answer: 'agree' | 'disagree' | null = null, at: string | null = null) => ({
  organisation_id,
  answer,
  answered_at: at ? new Date(at) : null,
  version: 1,
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

describe('a round of opinions', () => {
  it('is seen by who asks, by the office once it is sent, and by who is asked', () => {
    const slips = [slip('asked')]
    const see = (who: Actor, state: 'draft' | 'open'): string => code(() => mustSee(who, round(state), slips))
    expect(see(actor('officer', 'drafts'), 'draft')).toBe('done')
    expect(see(actor('monitor', 'office'), 'draft')).toBe('not-found')
    expect(see(actor('monitor', 'office'), 'open')).toBe('done')
    expect(see(actor('officer', 'asked'), 'draft')).toBe('not-found')
    expect(see(actor('officer', 'asked'), 'open')).toBe('done')
    expect(see(actor('officer', 'other'), 'open')).toBe('not-found')
    expect(see(actor('administrator', 'drafts'), 'open')).toBe('not-found')
  })
  it('is changed while it is a draft, moved and closed while it is open, by who asks', () => {
    const unit = actor('head', 'drafts')
    expect(roundCan(unit, round('draft'))).toEqual({ change: true, send: true, move: false, close: false })
    expect(roundCan(unit, round('open'))).toEqual({ change: false, send: false, move: true, close: true })
    expect(code(() => mustStep(unit, round('open'), 'send', 2))).toBe('opinion-sent')
    expect(code(() => mustStep(unit, round('closed'), 'close', 2))).toBe('opinion-closed')
    expect(code(() => mustStep(unit, round('open'), 'close', 1))).toBe('stale')
    expect(code(() => mustStep(actor('leader', 'office'), round('open'), 'close', 2))).toBe('not-yours-to-do')
  })
  it('takes a date from today on', () => {
    const now = new Date('2026-12-04T20:00:00+07:00')
    expect(code(() => mustLieAhead('2026-12-03', now))).toBe('day-past')
    expect(code(() => mustLieAhead('2026-12-04', now))).toBe('done')
    expect(daysLeft(round('open'), now, workCalendar())).toBe(0)
    expect(daysLeft(round('open'), new Date('2026-12-05T08:00:00+07:00'), workCalendar())).toBeNull()
    expect(daysLeft(round('open'), new Date('2026-11-30T08:00:00+07:00'), workCalendar())).toBe(4)
  })
})

describe('an answer', () => {
  it('is given by its unit while the round is open, with comments unless it agrees', () => {
    const unit = actor('officer', 'asked')
    const give = (text: string, answer: 'agree' | 'disagree', version = 1) => ({ text, answer, version })
    expect(code(() => mustAnswer(unit, round('open'), slip('asked'), give('', 'agree')))).toBe('done')
    expect(code(() => mustAnswer(unit, round('open'), slip('asked'), give('', 'disagree')))).toBe('comments-needed')
    expect(code(() => mustAnswer(unit, round('open'), slip('asked'), give('', 'agree', 9)))).toBe('stale')
    expect(code(() => mustAnswer(unit, round('closed'), slip('asked'), give('', 'agree')))).toBe('opinion-closed')
    expect(code(() => mustAnswer(unit, round('open'), slip('other'), give('', 'agree')))).toBe('not-yours-to-do')
  })
  it('is late after the date; none at all is silence and never agreement', () => {
    const before = new Date('2026-12-04T23:00:00+07:00')
    const after = new Date('2026-12-05T00:00:00+07:00')
    const slips = [
      slip('a', 'agree', '2026-12-04T23:59:59+07:00'),
      slip('b', 'disagree', '2026-12-05T00:00:00+07:00'),
      slip('c'),
    ]
    expect(slips.map((one) => standingOf(one, round('open'), before))).toEqual(['on-time', 'late', 'waiting'])
    expect(standingOf(slip('c'), round('open'), after)).toBe('silent')
    expect(standingOf(slip('c'), round('closed'), before)).toBe('silent')
    expect(tallyOf(slips, round('open'), after)).toEqual({
      asked: 3,
      agree: 1,
      agreeWithComments: 0,
      disagree: 1,
      waiting: 0,
      silent: 1,
    })
  })
})
