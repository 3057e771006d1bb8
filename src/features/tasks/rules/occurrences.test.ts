import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASSIGNMENT_STATES } from '../contract.js'
import { hasEnded } from './steps.js'
import { holdersOf, isPeriodDone, type HolderPart } from './occurrences.js'

const part: fc.Arbitrary<HolderPart> = fc
  .record({
    occurrence_id: fc.constantFrom('old', 'new', null),
    organisation_id: fc.constantFrom('a', 'b', 'c', 'd'),
    role: fc.constantFrom('lead' as const, 'cooperating' as const, 'under' as const),
    state: fc.constantFrom(...ASSIGNMENT_STATES),
  })
  .map((one) => ({ ...one, part: one.role === 'lead' ? 1 : null }))

describe('who has the next period', () => {
  it('is each unit once that has a living part of the last one, and nobody else', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const holders = holdersOf(parts, 'new')
        const units = holders.map((holder) => holder.organisation_id)
        expect(new Set(units).size).toBe(units.length)
        const living = parts.filter(
          (one) => one.occurrence_id === 'new' && one.role !== 'under' && !hasEnded(one.state),
        )
        expect(new Set(units)).toEqual(new Set(living.map((one) => one.organisation_id)))
      }),
    )
  })
})

describe('a period', () => {
  it('is done when every living lead of it is accepted, whatever those who cooperate have done', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
        const leads = parts.filter((one) => one.occurrence_id === 'new' && one.role === 'lead' && !hasEnded(one.state))
        expect(isPeriodDone(parts, 'new')).toBe(leads.length > 0 && leads.every((one) => one.state === 'accepted'))
        const more = [
          ...parts,
          {
            occurrence_id: 'new',
            organisation_id: 'e',
            role: 'cooperating' as const,
            part: null,
            state: 'issued' as const,
          },
        ]
        expect(isPeriodDone(more, 'new')).toBe(isPeriodDone(parts, 'new'))
      }),
    )
  })
})
