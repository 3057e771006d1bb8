import { describe, expect, it } from 'vitest'
import { placeThen, placeToday, type PartToPlace } from './places.js'

const part = (id: string, organisation_id: string, inherited_from: string | null, at: string): PartToPlace => ({
  id,
  organisation_id,
  inherited_from,
  created_at: new Date(at),
})
const all = [
  part('p3', 'merged again', 'p2', '2025-07-02T08:00:00+07:00'),
  part('p2', 'merged', 'p1', '2025-03-02T08:00:00+07:00'),
  part('p1', 'old', null, '2024-11-01T23:30:00+07:00'),
  part('q', 'other', null, '2024-11-01T08:00:00+07:00'),
]
const [moved, , , other] = all as [PartToPlace, PartToPlace, PartToPlace, PartToPlace]

describe('a part is counted', () => {
  it('as then, under the unit to which it was given first, by the name of that day', () => {
    expect(placeThen(moved, all)).toEqual({ organisationId: 'old', day: '2024-11-01' })
    expect(placeThen(other, all)).toEqual({ organisationId: 'other', day: '2024-11-01' })
  })
  it('as today, under who has the work, by the name of today', () => {
    const asked: unknown[] = []
    const toToday = (...about: unknown[]): string => {
      asked.push(about)
      return 'heir'
    }
    expect(placeToday(other, toToday, '2026-11-25')).toEqual({ organisationId: 'heir', day: '2026-11-25' })
    expect(asked).toEqual([['other', '2024-11-01', 'q']])
  })
})
