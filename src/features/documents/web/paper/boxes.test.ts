import { describe, expect, it } from 'vitest'
import type { PaperView } from '../../contract.js'
import { boxesByPage, boxesOf } from './boxes.js'

const paper: PaperView = {
  format: 'pdf',
  // three lines of ten letters, the last on the second page, and one without a place
  text: 'aaaaaaaaaa\nbbbbbbbbbb\nstamp\ncccccccccc',
  blocks: [
    { start: 0, end: 10, page: 1, box: [0.1, 0.1, 0.9, 0.12] },
    { start: 11, end: 21, page: 1, box: [0.1, 0.2, 0.5, 0.22] },
    { start: 22, end: 27, page: 1 },
    { start: 28, end: 38, page: 2, box: [0.2, 0.3, 0.6, 0.32] },
  ],
  pages: 2,
}
const rounded = (box: object): object =>
  Object.fromEntries(Object.entries(box).map(([name, n]) => [name, Math.round(Number(n) * 1000) / 1000]))

describe('boxes of a range', () => {
  it('are whole lines where whole lines are meant, and parts by their characters', () => {
    expect(boxesOf(paper, { start: 5, end: 16 }).map(rounded)).toEqual([
      { page: 1, left: 0.5, top: 0.1, width: 0.4, height: 0.02 },
      { page: 1, left: 0.1, top: 0.2, width: 0.2, height: 0.02 },
    ])
  })

  it('go on over pages, and leave out what has no place', () => {
    expect(boxesOf(paper, { start: 11, end: 38 }).map((box) => box.page)).toEqual([1, 2])
  })

  it('are none for a range between lines', () => {
    expect(boxesOf(paper, { start: 10, end: 11 })).toEqual([])
    expect(boxesOf({ ...paper, blocks: [] }, { start: 0, end: 10 })).toEqual([])
  })

  it('are sorted to pages with what they stand for, the same mark once', () => {
    const mark = { start: 11, end: 38, kind: 'sentence', orderId: 'a' } as const
    const byPage = boxesByPage(paper, [mark, { ...mark, orderId: 'b' }, { ...mark, kind: 'focus' }])
    expect([...byPage.keys()]).toEqual([1, 2])
    expect(byPage.get(1)?.map((box) => [box.kind, box.first])).toEqual([
      ['sentence', true],
      ['focus', true],
    ])
    expect(byPage.get(2)?.every((box) => !box.first && box.start === 11)).toBe(true)
  })
})
