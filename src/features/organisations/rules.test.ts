import { describe, expect, it } from 'vitest'
import { keyedCandidates, matchName, nameKey } from './rules.js'

const candidates = keyedCandidates([
  { kind: 'organisation', id: 'ubnd', names: ['Ủy ban nhân dân thành phố Lam Khê', 'UBND thành phố'] },
  { kind: 'organisation', id: 'btg', names: ['Ban Tuyên giáo Thành ủy Lam Khê', 'Ban Tuyên giáo'] },
  { kind: 'organisation', id: 'suoihoa', names: ['Đảng bộ phường Suối Hoa'] },
  { kind: 'organisation', id: 'cauda', names: ['Đảng bộ phường Cầu Đá'] },
  { kind: 'group', id: 'cells', names: ['Các chi bộ, đảng bộ trực thuộc Thành ủy'] },
])

describe('matchName', () => {
  it('finds a body by its name without the city, whatever the marks and capitals', () => {
    expect(matchName('Uỷ ban Nhân dân thành phố', candidates)).toEqual({ kind: 'organisation', id: 'ubnd' })
    expect(matchName('UBND TP Lam Khê', candidates)).toEqual({ kind: 'organisation', id: 'ubnd' })
    expect(matchName('Ban Tuyên giáo Thành ủy', candidates)).toEqual({ kind: 'organisation', id: 'btg' })
  })
  it('finds a group, with or without its article', () => {
    expect(matchName('chi bộ, đảng bộ trực thuộc Thành ủy', candidates)).toEqual({ kind: 'group', id: 'cells' })
  })
  it('does not choose between two that fit equally well, nor guess from one word', () => {
    expect(matchName('Đảng bộ phường', candidates)).toBeNull()
    expect(matchName('Ban', candidates)).toBeNull()
    expect(matchName('Sở Tài chính', candidates)).toBeNull()
    expect(matchName('  ', candidates)).toBeNull()
  })
  it('writes abbreviations out', () => {
    expect(nameKey('UBMTTQ Việt Nam TP')).toBe('uy ban mat tran to quoc viet nam thanh pho')
  })
})
