import { describe, expect, it } from 'vitest'
import { membersByRule, type GroupRule, type UnitInTree } from './groups.js'

const unit = (id: string, parentId: string | null, kind = 'cell', system = 'party'): UnitInTree => ({
  id,
  parentId,
  kind,
  system,
})
const units = [
  unit('committee', null, 'committee'),
  unit('board', 'committee', 'board'),
  unit('ward', 'committee'),
  unit('street', 'ward'),
  unit('school', 'committee', 'cell', 'state'),
  unit('elsewhere', 'province'),
]
const rule = (part: Partial<GroupRule> = {}): GroupRule => ({
  underId: 'committee',
  direct: false,
  kinds: ['cell'],
  systems: [],
  ...part,
})

describe('a group by rule', () => {
  it.each([
    ['of a kind, at any depth', {}, ['ward', 'street', 'school']],
    ['right under it', { direct: true }, ['ward', 'school']],
    ['of a system as well', { systems: ['party'] }, ['ward', 'street']],
    ['of several kinds', { kinds: ['cell', 'board'], direct: true }, ['board', 'ward', 'school']],
    ['of any kind, without the one above', { kinds: [] }, ['board', 'ward', 'street', 'school']],
    ['wherever they stand', { underId: null }, ['ward', 'street', 'school', 'elsewhere']],
    ['under one that is not there on the day: nobody', { underId: 'gone' }, []],
    // the parent of a unit need not be among those that are there
    ['under one of whom only the child is there', { underId: 'province', direct: true }, ['elsewhere']],
  ] as [string, Partial<GroupRule>, string[]][])('%s', (_what, part, expected) => {
    expect(membersByRule(rule(part), units)).toEqual(expected)
  })

  it('comes to an end where units stand in a loop', () => {
    expect(membersByRule(rule({ underId: 'x' }), [unit('a', 'b'), unit('b', 'a')])).toEqual([])
  })
})
