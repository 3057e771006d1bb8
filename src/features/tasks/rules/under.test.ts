import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../../kernel/actor.js'
import { Refused } from '../../../kernel/errors.js'
import type { AssignmentState } from '../contract.js'
import { afterStep, maySee, stepsNow } from './steps.js'
import { below, mustBeWorkedOn, mustFitInto } from './under.js'

const now = new Date('2026-11-25T09:00:00+07:00')
const actor = (role: Role, organisationId: string): Actor => ({
  tenantId: 't',
  accountId: 'a',
  title: role,
  organisationId,
  grants: [{ role, organisationId }],
})
const part = (state: AssignmentState, assigner_id: string | null = null, organisation_id = 'unit') => ({
  state,
  organisation_id,
  assigner_id,
  state_before: null,
  state_since: now,
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

describe('a piece of a part', () => {
  const piece = (state: AssignmentState) => part(state, 'above', 'below')
  it('is seen by its unit, by the unit that gave it, and by the office', () => {
    expect(maySee(actor('officer', 'below'), piece('issued'))).toBe(true)
    expect(maySee(actor('officer', 'above'), piece('issued'))).toBe(true)
    expect(maySee(actor('monitor', 'office'), piece('issued'))).toBe(true)
    expect(maySee(actor('officer', 'beside'), piece('issued'))).toBe(false)
  })
  it('is decided by the unit that gave it, and not by the office or by its own unit', () => {
    const review = (who: Actor): string => code(() => afterStep(who, 'review', piece('submitted'), 1, now))
    expect(review(actor('head', 'above'))).toBe('done')
    expect(review(actor('monitor', 'office'))).toBe('not-yours-to-do')
    expect(review(actor('head', 'below'))).toBe('not-yours-to-do')
    // and the other way round: a unit decides nothing about what the office gave it
    expect(code(() => afterStep(actor('head', 'unit'), 'review', part('submitted'), 1, now))).toBe('not-yours-to-do')
  })
  it('is withdrawn rather than handed on', () => {
    const can = stepsNow(actor('head', 'above'), piece('issued'), now)
    expect([can.withdraw, can.cancel, can.pause, can.handOn]).toEqual([true, true, true, false])
    expect(code(() => afterStep(actor('head', 'above'), 'handOn', piece('issued'), 1, now))).toBe('illegal-step')
  })
  it('is given from a part that was taken and is not reported yet', () => {
    const give = (who: Actor, state: AssignmentState): string =>
      code(() => mustBeWorkedOn(who, part(state), 1, 'subAssign'))
    expect(give(actor('head', 'unit'), 'in_progress')).toBe('done')
    expect(give(actor('head', 'unit'), 'returned')).toBe('done')
    expect(give(actor('head', 'unit'), 'issued')).toBe('illegal-step')
    expect(give(actor('head', 'unit'), 'submitted')).toBe('illegal-step')
    expect(give(actor('monitor', 'office'), 'in_progress')).toBe('not-yours-to-do')
    expect(give(actor('head', 'other'), 'in_progress')).toBe('not-found')
  })
  it('is due no later than the part', () => {
    const fit = (lastDay: string): string => code(() => mustFitInto({ last_day: '2026-12-04' }, lastDay, now))
    expect(fit('2026-12-04')).toBe('done')
    expect(fit('2026-12-05')).toBe('after-own-deadline')
    expect(fit('2026-11-24')).toBe('day-is-gone')
    expect(code(() => mustFitInto({ last_day: null }, '2030-01-01', now))).toBe('done')
  })
})

describe('units below', () => {
  it('are those under it at any depth, and not itself', () => {
    const unit = (id: string, parentId: string | null) => ({ id, parentId })
    const all = [unit('a', null), unit('b', 'a'), unit('c', 'b'), unit('d', null), unit('e', 'd')]
    expect(below(all, 'a').map((one) => one.id)).toEqual(['b', 'c'])
    expect(below(all, 'c')).toEqual([])
    const circle = [unit('x', 'y'), unit('y', 'x')]
    expect(below(circle, 'x').map((one) => one.id)).toEqual(['y'])
  })
})
