import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../kernel/actor.js'
import { Refused } from '../../kernel/errors.js'
import { listCan, movesNow, mustBeAllowed, successorOf, takersOf, type Allotment, type ListForRules } from './rules.js'

const actor = (role: Role, organisationId: string): Actor => ({
  tenantId: 't',
  accountId: `${role}@${organisationId}`,
  title: '',
  organisationId,
  grants: [{ role, organisationId }],
})
const list = (part: Partial<ListForRules> = {}): ListForRules => ({
  from: 'old',
  to: 'new',
  fromConfirmed: false,
  toConfirmed: false,
  done: false,
  version: 3,
  staffed: { from: true, to: true },
  ...part,
})
const can = (who: Actor, part: Partial<ListForRules> = {}): string =>
  Object.entries(listCan(who, list(part)))
    .filter(([, yes]) => yes)
    .map(([deed]) => deed)
    .join(' ')

describe('to whom an open part goes', () => {
  const split: Allotment = {
    kind: 'split',
    continues: false,
    predecessors: ['old'],
    successors: ['a', 'b'],
    ends: ['old'],
    parts: new Map([['p2', 'b']]),
  }
  it('to whom it was allotted, else to the main successor', () => {
    expect(successorOf(split, 'p2', 'old')).toBe('b')
    expect(successorOf(split, 'p1', 'old')).toBe('a')
    expect(takersOf(split, 'old')).toEqual(['a', 'b'])
  })
  it('to nobody where the body goes on and it was not allotted, or was allotted back to it', () => {
    const beside = {
      ...split,
      continues: true,
      ends: [],
      parts: new Map([
        ['p2', 'b'],
        ['p3', 'old'],
      ]),
    }
    expect(successorOf(beside, 'p1', 'old')).toBeNull()
    expect(successorOf(beside, 'p2', 'old')).toBe('b')
    expect(successorOf(beside, 'p3', 'old')).toBeNull()
    expect(takersOf(beside, 'old')).toEqual(['a', 'b', 'old'])
  })
  it('to nobody where a body ends without a successor', () => {
    expect(successorOf({ ...split, successors: [], parts: new Map() }, 'p1', 'old')).toBeNull()
  })
})

describe('a hand-over list', () => {
  it('is confirmed by each side for itself; the old side and the office allot', () => {
    expect(can(actor('head', 'old'))).toBe('confirmFrom allot note')
    expect(can(actor('officer', 'new'))).toBe('confirmTo note')
    expect(can(actor('monitor', 'office'))).toBe('allot note')
    expect(can(actor('clerk', 'office'))).toBe('')
    expect(can(actor('reader', 'old'))).toBe('')
    expect(can(actor('head', 'else'))).toBe('')
  })
  it('is confirmed by the office for a side without accounts, and only for that', () => {
    expect(can(actor('leader', 'office'), { staffed: { from: false, to: true } })).toBe('confirmFrom allot note')
    expect(can(actor('leader', 'office'), { staffed: { from: false, to: false } })).toBe(
      'confirmFrom confirmTo allot note',
    )
    expect(can(actor('clerk', 'office'), { staffed: { from: false, to: false } })).toBe('')
  })
  it('is closed when both have confirmed', () => {
    expect(can(actor('head', 'old'), { fromConfirmed: true })).toBe('allot note')
    expect(can(actor('head', 'old'), { fromConfirmed: true, toConfirmed: true })).toBe('')
  })
  it.each([
    ['a foreign unit sees nothing', actor('head', 'else'), {}, 3, 404, 'not-found'],
    ['what was changed meanwhile is looked at again', actor('head', 'old'), {}, 2, 409, 'stale'],
    ['twice is once', actor('head', 'old'), { fromConfirmed: true }, 3, 409, 'stale'],
    ['the other side does not speak for it', actor('head', 'new'), {}, 3, 403, 'not-yours-to-do'],
    ['nor does the office where it has accounts', actor('leader', 'office'), {}, 3, 403, 'not-yours-to-do'],
    [
      'after both it is over',
      actor('head', 'old'),
      { fromConfirmed: true, toConfirmed: true },
      3,
      409,
      'handed-over-already',
    ],
  ] as [string, Actor, Partial<ListForRules>, number, number, string][])(
    '%s',
    (_what, who, part, version, status, code) => {
      let refused: unknown = null
      try {
        mustBeAllowed(who, list(part), version, 'confirmFrom', who.organisationId === 'office')
      } catch (error) {
        refused = error
      }
      expect(refused).toBeInstanceOf(Refused)
      expect(refused).toMatchObject({ status, code })
    },
  )
  it('moves when both have confirmed and the day has come', () => {
    const both = list({ fromConfirmed: true, toConfirmed: true })
    expect(movesNow(both, '2025-03-01', '2025-02-28')).toBe(false)
    expect(movesNow(both, '2025-03-01', '2025-03-01')).toBe(true)
    expect(movesNow(list({ fromConfirmed: true }), '2025-03-01', '2025-03-01')).toBe(false)
    expect(movesNow({ ...both, done: true }, '2025-03-01', '2025-03-01')).toBe(false)
  })
})
