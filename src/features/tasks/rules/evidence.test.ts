import { describe, expect, it } from 'vitest'
import { Refused } from '../../../kernel/errors.js'
import { decidePieces, missingOf, mustBeAskedFor, mustBeKeepable } from './evidence.js'

const code = (run: () => unknown): string => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
  return 'done'
}
const report = { id: 'report', kind: 'document' }
const count = { id: 'count', kind: 'figure' }

describe('what a task asks for', () => {
  it('is missing until it is handed in, or excused with a reason', () => {
    const expected = [report, count]
    expect(missingOf(expected, [], [])).toEqual(['report', 'count'])
    expect(missingOf(expected, [{ expectedId: 'report' }, { expectedId: null }], [])).toEqual(['count'])
    expect(missingOf(expected, [{ expectedId: 'report' }], [{ expectedId: 'count' }])).toEqual([])
  })
  it('is met by its own kind only', () => {
    const hand = (expectedId: string | null, kind: string) => () =>
      mustBeAskedFor([report, count], [{ expectedId, kind }], [])
    expect(code(hand('report', 'document'))).toBe('done')
    expect(code(hand(null, 'link'))).toBe('done')
    expect(code(hand('report', 'link'))).toBe('unknown-expected')
    expect(code(hand('other', 'document'))).toBe('unknown-expected')
    expect(code(() => mustBeAskedFor([report], [], [{ expectedId: 'count' }]))).toBe('unknown-expected')
  })
})

describe('pieces of a result', () => {
  const pieces = [
    { id: 'a', decision: 'accept' as const },
    { id: 'b', decision: 'return' as const },
    { id: 'c', decision: null },
  ]
  it('are handed in again, save those that were returned', () => {
    expect(code(() => mustBeKeepable(pieces, ['a', 'c']))).toBe('done')
    expect(code(() => mustBeKeepable(pieces, ['b']))).toBe('returned-piece')
    expect(code(() => mustBeKeepable(pieces, ['d']))).toBe('unknown-piece')
  })
  it('are all accepted with the result, and decided one by one when it is returned', () => {
    const returned = { id: 'b', decision: 'return' as const, reason: 'thiếu phụ lục' }
    expect(decidePieces('accept', pieces, []).map(({ id, decision }) => [id, decision])).toEqual([
      ['a', 'accept'],
      ['b', 'accept'],
      ['c', 'accept'],
    ])
    expect(decidePieces('return', pieces, [returned])).toEqual([returned])
    expect(code(() => decidePieces('accept', pieces, [returned]))).toBe('piece-returned')
    expect(code(() => decidePieces('return', pieces, [returned, returned]))).toBe('unknown-piece')
    expect(code(() => decidePieces('return', pieces, [{ ...returned, id: 'z' }]))).toBe('unknown-piece')
  })
})
