import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../kernel/actor.js'
import { workCalendar } from '../../kernel/calendar.js'
import { Refused } from '../../kernel/errors.js'
import { ASSIGNMENT_STATES, type AssignmentState } from './contract.js'
import {
  afterStep,
  assignmentCan,
  CLOSED,
  mustGiveReason,
  onTimeAt,
  STEPS,
  timeStateOf,
  TRANSITIONS,
  type Step,
} from './rules.js'

const actor = (role: Role, organisationId = 'office'): Actor => ({
  tenantId: 't',
  accountId: 'a',
  title: role,
  organisationId,
  grants: [{ role, organisationId }],
})
const part = (state: AssignmentState, organisation_id = 'unit') => ({ state, organisation_id, version: 3 })
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
  it('never leave a closed state, whatever is tried', () => {
    const steps = fc.constantFrom(...STEPS)
    const states = fc.constantFrom(...CLOSED)
    fc.assert(fc.property(steps, states, (step: Step, state) => !TRANSITIONS[step].from.includes(state)))
  })
  it('agree with what the record says can be done', () => {
    const roles = fc.constantFrom<Role>('clerk', 'monitor', 'leader', 'head', 'officer', 'administrator')
    fc.assert(
      fc.property(
        roles,
        fc.constantFrom('unit', 'other'),
        fc.constantFrom(...ASSIGNMENT_STATES),
        fc.constantFrom(...STEPS),
        (role, at, state, step) => {
          const who = actor(role, at)
          return assignmentCan(who, part(state))[step] === (code(() => afterStep(who, step, part(state), 3)) === 'done')
        },
      ),
    )
  })
  it('need a reason for a return', () => {
    expect(code(() => mustGiveReason('return', '  '))).toBe('reason-needed')
    expect(code(() => mustGiveReason('accept', ''))).toBe('done')
  })
})

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
    )

  it('counts working days left, and names today', () => {
    expect(at('issued', '2026-11-25T10:00:00+07:00')).toEqual({ code: 'ahead', workingDays: 7 })
    expect(at('issued', '2026-12-01T10:00:00+07:00')).toEqual({ code: 'soon', workingDays: 3 })
    expect(at('issued', '2026-12-04T23:59:59+07:00')).toEqual({ code: 'today', workingDays: 0 })
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
      timeStateOf({ state: 'issued', due_at: null, last_day: null, submitted_at: null }, new Date(), calendar).code,
    ).toBe('none')
    expect(onTimeAt(null, new Date())).toBeNull()
    expect(onTimeAt(new Date(1000), new Date(1000))).toBe(false)
  })
})
