import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../../kernel/actor.js'
import { Refused } from '../../../kernel/errors.js'
import { ASSIGNMENT_STATES, type AssignmentState } from '../contract.js'
import {
  afterStep as after,
  CONSEQUENCES,
  ENDED,
  mustGiveReason,
  type PartForRules,
  type Step,
  STEPS,
  stepsNow,
  TRANSITIONS,
} from './steps.js'

const NOW = new Date('2026-11-25T09:00:00+07:00')
const afterStep = (who: Actor, step: Step, one: PartForRules & { version: number }, version: number) =>
  after(who, step, one, version, NOW)

const actor = (role: Role, organisationId = 'office'): Actor => ({
  tenantId: 't',
  accountId: 'a',
  title: role,
  organisationId,
  grants: [{ role, organisationId }],
})
const part = (state: AssignmentState, organisation_id = 'unit', before: AssignmentState | null = null) => ({
  state,
  organisation_id,
  assigner_id: null,
  state_before: before,
  state_since: NOW,
  version: 3,
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

describe('steps of an assignment', () => {
  it('go the way from issue to acceptance', () => {
    const unit = actor('officer', 'unit')
    expect(afterStep(unit, 'acknowledge', part('issued'), 3)).toBe('acknowledged')
    expect(afterStep(unit, 'start', part('acknowledged'), 3)).toBe('in_progress')
    expect(afterStep(unit, 'submit', part('in_progress'), 3)).toBe('submitted')
    expect(afterStep(actor('monitor'), 'review', part('submitted'), 3)).toBeNull()
    expect(afterStep(unit, 'submit', part('returned'), 3)).toBe('submitted')
  })
  it('are refused with a code where the table does not allow them', () => {
    expect(code(() => afterStep(actor('officer', 'unit'), 'submit', part('accepted'), 3))).toBe('illegal-step')
    expect(code(() => afterStep(actor('officer', 'unit'), 'acknowledge', part('issued'), 2))).toBe('stale')
    expect(code(() => afterStep(actor('monitor'), 'review', part('issued'), 3))).toBe('illegal-step')
  })
  it('hide the part from another unit and keep the office from doing the unit’s work', () => {
    expect(code(() => afterStep(actor('officer', 'other'), 'acknowledge', part('issued'), 3))).toBe('not-found')
    expect(code(() => afterStep(actor('monitor'), 'submit', part('in_progress'), 3))).toBe('not-yours-to-do')
    expect(code(() => afterStep(actor('clerk'), 'review', part('submitted'), 3))).toBe('not-yours-to-do')
    expect(code(() => afterStep(actor('administrator'), 'withdraw', part('issued'), 3))).toBe('not-found')
  })
  it('never leave a state that has ended, whatever is tried, and leave an accepted one only by opening it again', () => {
    for (const step of STEPS) {
      expect(TRANSITIONS[step].from.filter((state) => ENDED.includes(state as (typeof ENDED)[number]))).toEqual([])
      if (step !== 'reopen') expect(TRANSITIONS[step].from).not.toContain('accepted')
    }
    for (const { from } of Object.values(CONSEQUENCES)) {
      expect(from.filter((state) => ENDED.includes(state as (typeof ENDED)[number]))).toEqual([])
      expect(from).not.toContain('accepted')
    }
  })
  it('reach every state, and from every state that has not ended a way out', () => {
    const all = [...Object.values(TRANSITIONS), ...Object.values(CONSEQUENCES)]
    const reached = new Set(['dormant', 'issued', ...all.flatMap(({ to }) => to)])
    expect([...reached].sort()).toEqual([...ASSIGNMENT_STATES].sort())
    for (const state of ASSIGNMENT_STATES)
      expect(
        all.some(({ from }) => from.includes(state)),
        state,
      ).toBe(!ENDED.includes(state as (typeof ENDED)[number]))
  })
  it('are taken back within half an hour, to where the part was', () => {
    const unit = actor('officer', 'unit')
    expect(afterStep(unit, 'undo', part('acknowledged', 'unit', 'issued'), 3)).toBe('issued')
    expect(afterStep(unit, 'undo', part('in_progress', 'unit', 'returned'), 3)).toBe('returned')
    expect(code(() => afterStep(unit, 'undo', part('submitted', 'unit', 'in_progress'), 3))).toBe('illegal-step')
    // a paused part that went on was not put there by the unit
    expect(code(() => afterStep(unit, 'undo', part('in_progress', 'unit', 'paused'), 3))).toBe('illegal-step')
    const late = { ...part('acknowledged', 'unit', 'issued'), state_since: new Date(NOW.getTime() - 31 * 60_000) }
    expect(code(() => afterStep(unit, 'undo', late, 3))).toBe('too-late-to-undo')
    expect(stepsNow(unit, late, NOW).undo).toBe(false)
  })
  it('agree with what the record says can be done', () => {
    const roles = fc.constantFrom<Role>('clerk', 'monitor', 'leader', 'head', 'officer', 'administrator')
    fc.assert(
      fc.property(
        roles,
        fc.constantFrom('unit', 'other'),
        fc.constantFrom(...ASSIGNMENT_STATES),
        fc.constantFrom(null, ...ASSIGNMENT_STATES),
        fc.constantFrom(...STEPS),
        (role, at, state, before, step) => {
          const who = actor(role, at)
          const one = part(state, 'unit', before)
          return stepsNow(who, one, NOW)[step] === (code(() => afterStep(who, step, one, 3)) === 'done')
        },
      ),
    )
  })
  it('need a reason for a return', () => {
    expect(code(() => mustGiveReason('return', '  '))).toBe('reason-needed')
    expect(code(() => mustGiveReason('accept', ''))).toBe('done')
  })
})
