import { describe, expect, it } from 'vitest'
import { keyedCandidates, matchName, nameKeys } from './matching.js'

const candidates = keyedCandidates([
  { kind: 'organisation', id: 'ubnd', names: ['Ủy ban nhân dân thành phố Lam Khê', 'UBND thành phố'] },
  { kind: 'organisation', id: 'btg', names: ['Ban Tuyên giáo Thành ủy Lam Khê', 'Ban Tuyên giáo'] },
  { kind: 'organisation', id: 'suoihoa', names: ['Đảng bộ phường Suối Hoa'] },
  { kind: 'organisation', id: 'cauda', names: ['Đảng bộ phường Cầu Đá'] },
  { kind: 'organisation', id: 'mttq', names: ['Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Lam Khê'] },
  { kind: 'organisation', id: 'gddt', names: ['Sở Giáo dục và Đào tạo'] },
  { kind: 'organisation', id: 'tuphap', names: ['Sở Tư pháp'] },
  { kind: 'organisation', id: 'vptu', names: ['Văn phòng Thành ủy'] },
  { kind: 'group', id: 'cells', names: ['Các chi bộ, đảng bộ trực thuộc Thành ủy'] },
])

const told = (name: string): string | null => {
  const match = matchName(name, candidates)
  return match && `${match.id}${match.near ? ' near' : ''}`
}

describe('a name as it is, or abbreviated, is the body', () => {
  it.each([
    ['UBND thành phố', 'ubnd'],
    ['UBND TP', 'ubnd'],
    ['Uỷ ban Nhân dân thành phố', 'ubnd'],
    ['Uỷ ban Nhân dân thành phố Lam Khê', 'ubnd'],
    ['ỦY BAN NHÂN DÂN THÀNH PHỐ LAM KHÊ', 'ubnd'],
    ['UBND TP. Lam Khê', 'ubnd'],
    ['BTG', 'btg'],
    ['BTG Thành ủy Lam Khê', 'btg'],
    ['UBMTTQ Việt Nam thành phố Lam Khê', 'mttq'],
    ['MTTQVN TP Lam Khê', 'mttq'],
    ['Sở GD&ĐT', 'gddt'],
    ['Sở Giáo dục, Đào tạo', 'gddt'],
    ['VPTU', 'vptu'],
    ['VP Thành ủy', 'vptu'],
    ['các chi bộ, đảng bộ trực thuộc Thành ủy', 'cells'],
    ['Tất cả các chi bộ và đảng bộ trực thuộc Thành ủy', 'cells'],
  ])('%s', (name, expected) => {
    expect(told(name)).toBe(expected)
  })
})

describe('a name that only nearly fits is marked as near', () => {
  it.each([
    ['Ban Tuyên giáo Thành ủy', 'btg near'],
    ['UBMTTQ Việt Nam thành phố', 'mttq near'],
    ['Sở Tư pháp tỉnh Lam Giang', 'tuphap near'],
    ['Giám đốc Sở Giáo dục và Đào tạo', 'gddt near'],
    ['Chủ tịch UBND thành phố', 'ubnd near'],
    ['Chánh Văn phòng Thành ủy', 'vptu near'],
  ])('%s', (name, expected) => {
    expect(told(name)).toBe(expected)
  })
})

describe('nothing is chosen', () => {
  it.each([
    ['between two that fit equally well', 'Đảng bộ phường'],
    ['from one word', 'Ban'],
    ['for a body that nobody has entered', 'Sở Tài chính'],
    ['for a blank', '  '],
    ['where a list goes on behind the name', 'Ban Tuyên giáo Thành ủy Lam Khê và các tổ chức chính trị - xã hội'],
    ['for a post alone', 'Giám đốc'],
  ])('%s', (_why, name) => {
    expect(told(name)).toBeNull()
  })
})

it('abbreviations are read by their capitals', () => {
  expect(nameKeys('UBMTTQ Việt Nam TP')).toEqual(['uy ban mat tran to quoc viet nam thanh pho'])
  expect(nameKeys('BTG TU')).toEqual(['ban tuyen giao thanh uy', 'ban tuyen giao tinh uy'])
  expect(nameKeys('Sở Tư pháp')).toEqual(['so tu phap'])
})
