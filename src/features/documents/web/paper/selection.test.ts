import { describe, expect, it } from 'vitest'
import type { PaperView } from '../../contract.js'
import { firstAfter, trimmed } from './selection.js'
import { chosenSpan, moved, sentencesOf } from './sentences.js'

const paperOf = (...lines: string[]): PaperView => {
  let start = 0
  const blocks = lines.map((line) => {
    const block = { start, end: start + line.length }
    start += line.length + 1
    return block
  })
  return { format: 'txt', text: lines.join('\n'), blocks, pages: null }
}
const words = (paper: PaperView): string[] => sentencesOf(paper).map((s) => paper.text.slice(s.start, s.end))

describe('trimmed', () => {
  it('takes blanks off both ends, in either direction', () => {
    expect(trimmed('ab  cd  ', 2, 8)).toEqual({ start: 4, end: 6 })
    expect(trimmed('ab  cd  ', 8, 2)).toEqual({ start: 4, end: 6 })
  })
  it('is nothing where only blanks are selected', () => {
    expect(trimmed('ab \n cd', 2, 5)).toBeNull()
    expect(trimmed('ab', 1, 1)).toBeNull()
  })
  it('stays inside the text', () => {
    expect(trimmed('abc', -3, 99)).toEqual({ start: 0, end: 3 })
  })
})

describe('firstAfter', () => {
  it('finds the first, or the length', () => {
    expect(firstAfter(10, (i) => i >= 7)).toBe(7)
    expect(firstAfter(10, () => false)).toBe(10)
    expect(firstAfter(0, () => true)).toBe(0)
  })
})

describe('sentencesOf', () => {
  it('cuts at stops and semicolons, not in numbers and short words', () => {
    const paper = paperOf(
      '1.2. Tham mưu xây dựng chương trình trước ngày 29.3.2024; xây dựng hợp đồng. Gửi về TP. Lam Khê.',
      '***',
      'Nội dung phối hợp:',
    )
    expect(words(paper)).toEqual([
      '1.2. Tham mưu xây dựng chương trình trước ngày 29.3.2024;',
      'xây dựng hợp đồng.',
      'Gửi về TP. Lam Khê.',
      'Nội dung phối hợp:',
    ])
  })

  it('moves and extends a choice within the list', () => {
    const paper = paperOf('Một là. Hai là việc này. Ba là việc khác.')
    const all = sentencesOf(paper)
    const one = moved({ anchor: 0, head: 0 }, 1, false, all.length)
    expect(one).toEqual({ anchor: 1, head: 1 })
    const wide = moved(one, 1, true, all.length)
    expect(wide).toEqual({ anchor: 1, head: Math.min(2, all.length - 1) })
    expect(moved({ anchor: 0, head: 0 }, -1, false, all.length)).toEqual({ anchor: 0, head: 0 })
    const span = chosenSpan(all, wide)
    expect(span && paper.text.slice(span.start, span.end)).toContain('việc')
    expect(chosenSpan([], { anchor: 0, head: 0 })).toBeNull()
  })
})
