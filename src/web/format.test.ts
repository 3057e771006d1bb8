import { describe, expect, it } from 'vitest'
import { parseNumber } from './format.js'

describe('a number as people type it', () => {
  it.each([
    ['12', 12],
    ['2,5', 2.5],
    ['2.5', 2.5],
    ['1.234', 1234],
    ['1.234.567', 1_234_567],
    ['1.234,5', 1234.5],
    ['1 234', 1234],
    ['-3', -3],
  ])('%s', (typed, value) => expect(parseNumber(typed)).toBe(value))
  it.each(['', 'mười', '1,2,3', '12 cuộc', '1e9'])('is none: %s', (typed) => expect(parseNumber(typed)).toBeNaN())
})
