import { describe, expect, it } from 'vitest'
import { ASSIGNMENT_STATES } from '../contract.js'
import { ancestorsOf, passageOf } from './transfer.js'

describe('work that goes over to a successor', () => {
  it('moves while it is the unit’s to do, waits while it is somebody else’s to decide, and stays when it is over', () => {
    expect(Object.fromEntries(ASSIGNMENT_STATES.map((state) => [state, passageOf(state)]))).toEqual({
      dormant: 'moves',
      issued: 'moves',
      acknowledged: 'moves',
      in_progress: 'moves',
      returned: 'moves',
      reopened: 'moves',
      paused: 'moves',
      submitted: 'waits',
      disputed: 'waits',
      suspended: 'waits',
      accepted: 'closed',
      withdrawn: 'closed',
      cancelled: 'closed',
      handed_on: 'closed',
      transferred: 'closed',
    })
  })

  it('knows where it comes from, however often it went over', () => {
    const all = [
      { id: 'c', inherited_from: 'b' },
      { id: 'a', inherited_from: null },
      { id: 'b', inherited_from: 'a' },
    ]
    expect(ancestorsOf(all[0] as (typeof all)[0], all).map(({ id }) => id)).toEqual(['b', 'a'])
    expect(ancestorsOf(all[1] as (typeof all)[0], all)).toEqual([])
    expect(ancestorsOf({ id: 'x', inherited_from: 'gone' }, all)).toEqual([])
  })
})
