import { describe, expect, it } from 'vitest'
import type { OrganisationView } from '../contract.js'
import { branchesOf, linesOf, pathOf, unitsFound } from './tree.js'

const unit = (id: string, parentId: string | null, name = id): OrganisationView => ({
  id,
  parentId,
  name,
  shortName: name,
  symbol: null,
  identifier: null,
  kind: 'other',
  system: 'other',
  validFrom: '2025-01-01',
  validTo: null,
})

const units = [
  unit('city', null, 'Thành ủy Lam Khê'),
  unit('front', null),
  unit('board', 'city', 'Ban Tuyên giáo'),
  unit('ward', 'city'),
  unit('cell', 'ward'),
  unit('orphan', 'not there on this day'),
]
const drawn = (folded: string[]): string[] =>
  linesOf(units, new Set(folded)).map(
    ({ unit: { id }, depth, children }) => `${'·'.repeat(depth)}${id}${children ? ` ${children}` : ''}`,
  )

describe('the tree of units', () => {
  it('has each under its parent, and whose parent is not there at the top', () => {
    expect(drawn([])).toEqual(['city 2', '·board', '·ward 1', '··cell', 'front', 'orphan'])
  })
  it('leaves out what is folded away', () => {
    expect(drawn(['ward'])).toEqual(['city 2', '·board', '·ward 1', 'front', 'orphan'])
    expect(drawn([...branchesOf(units)])).toEqual(['city 2', 'front', 'orphan'])
  })
  it('finds without marks, and says where it is', () => {
    expect(unitsFound(units, ' tuyen giao').map(({ id }) => id)).toEqual(['board'])
    const byId = new Map(units.map((one) => [one.id, one]))
    expect(pathOf(byId.get('cell') as OrganisationView, byId)).toEqual(['Thành ủy Lam Khê', 'ward'])
  })
})
