import { describe, expect, it } from 'vitest'
import { fold, nfc, searchWords, squash, tsQuery } from './text.js'

describe('text', () => {
  it('folds every spelling of a word to one', () => {
    expect(new Set(['Ủy ban', 'Uỷ ban', 'uy ban', 'ỦY BAN'.normalize('NFD')].map(fold))).toEqual(new Set(['uy ban']))
    expect(fold('Đoàn, Ðoàn')).toBe('doan, doan')
  })
  it('makes blanks plain and takes zero-width ones out', () => {
    expect(nfc('a\u00a0b\u200bc\ufeff')).toBe('a bc')
    expect(squash('  a\n\t b ')).toBe('a b')
  })
  it('makes a query of all words, the last one as a beginning, whatever is typed', () => {
    expect(tsQuery('Ủy ban nh')).toBe('uy & ban & nh:*')
    expect(tsQuery("a' | !b:* & (c)")).toBe('a & b & c:*')
    expect(tsQuery(' %_\\ ')).toBeNull()
    expect(searchWords('612-CV/TU')).toEqual(['612', 'cv', 'tu'])
  })
})
