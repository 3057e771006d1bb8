import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BlockView, PaperView } from '../../contract.js'
import { bundlesOf, hasDoubts, type Mark, marksByBlock, partsOf, segmentsOf } from './segments.js'

const mark = (start: number, end: number, kind: Mark['kind'] = 'sentence', orderId: string | null = 'a'): Mark => ({
  start,
  end,
  kind,
  orderId,
})

/** A paper of lines; a line that begins with "r,c|" is a cell of a table. */
function paperOf(lines: string[], format: PaperView['format'] = 'docx'): PaperView {
  const blocks: BlockView[] = []
  let start = 0
  const texts: string[] = []
  for (const line of lines) {
    const cell = /^(\d),(\d)(?:x(\d))?\|/.exec(line)
    const text = cell ? line.slice(cell[0].length) : line
    blocks.push({
      start,
      end: start + text.length,
      ...(cell
        ? { cell: { table: 0, row: Number(cell[1]), column: Number(cell[2]), span: Number(cell[3] ?? 1) } }
        : {}),
    })
    texts.push(text)
    start += text.length + 1
  }
  return { format, text: texts.join('\n'), blocks, pages: null }
}

describe('segmentsOf', () => {
  it('cuts where emphasis and marks begin and end', () => {
    const text = 'gửi báo cáo trước ngày 29/3'
    const block: BlockView = { start: 0, end: text.length, emphasis: [{ start: 12, end: 27, bold: true }] }
    const segments = segmentsOf(text, block, [mark(0, 27), mark(4, 18, 'gap', null)])
    expect(segments.map((s) => [s.text, s.bold, s.marks.map((m) => m.kind)])).toEqual([
      ['gửi ', false, ['sentence']],
      ['báo cáo ', false, ['sentence', 'gap']],
      ['trước ', true, ['sentence', 'gap']],
      ['ngày 29/3', true, ['sentence']],
    ])
  })

  it('sets apart words of which the recognition was not sure', () => {
    const text = 'số 12 ngày 5'
    const block: BlockView = { start: 0, end: text.length, doubtful: [{ start: 3, end: 5 }] }
    const segments = segmentsOf(text, block, [mark(0, 12)])
    expect(segments.map((s) => [s.text, s.doubtful])).toEqual([
      ['số ', false],
      ['12', true],
      [' ngày 5', false],
    ])
    expect(segments.map((s) => s.text).join('')).toBe(text)
    expect(hasDoubts({ format: 'pdf', text, blocks: [block], pages: 1 })).toBe(true)
    expect(hasDoubts(paperOf(['một', 'hai']))).toBe(false)
  })

  it('keeps marks that reach over the block inside it', () => {
    const text = 'một\nhai\nba'
    const segments = segmentsOf(text, { start: 4, end: 7 }, [mark(1, 9)])
    expect(segments).toHaveLength(1)
    expect(segments[0]).toMatchObject({ start: 4, end: 7, text: 'hai' })
  })

  it('gives nothing for an empty block', () => {
    expect(segmentsOf('', { start: 0, end: 0 }, [])).toEqual([])
  })

  it('covers the block exactly, whatever the marks', () => {
    const spans = fc.array(fc.tuple(fc.nat(40), fc.nat(40)))
    fc.assert(
      fc.property(fc.string({ minLength: 20, maxLength: 30 }), spans, (text, list) => {
        const block = { start: 3, end: 17 }
        const marks = list.map(([a, b]) => mark(Math.min(a, b), Math.max(a, b)))
        const segments = segmentsOf(text, block, marks)
        expect(segments.map((s) => s.text).join('')).toBe(text.slice(3, 17))
        for (const s of segments) {
          expect(s.end).toBeGreaterThan(s.start)
          for (const m of marks) {
            const touches = m.end > s.start && m.start < s.end
            expect(s.marks.includes(m)).toBe(touches)
          }
        }
      }),
    )
  })
})

describe('marksByBlock', () => {
  it('finds the blocks that a mark touches', () => {
    const { blocks } = paperOf(['một', 'hai', 'ba'])
    const marks = [mark(1, 6), mark(8, 10, 'gap')]
    const found = marksByBlock(blocks, marks)
    expect([...found.entries()].map(([i, list]) => [i, list.length])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
    ])
  })

  it('does not take a mark that ends where the block begins', () => {
    const { blocks } = paperOf(['một', 'hai'])
    expect(marksByBlock(blocks, [mark(0, 4)]).has(1)).toBe(false)
  })
})

describe('partsOf', () => {
  it('puts cells of a table together, several blocks of a cell in one', () => {
    const parts = partsOf(paperOf(['0,0|THÀNH ỦY LAM KHÊ', '0,0|*', '0,1|ĐẢNG CỘNG SẢN VIỆT NAM', 'Kính gửi']))
    expect(parts.map((p) => p.kind)).toEqual(['table', 'paragraph'])
    expect(parts[0]).toMatchObject({ bare: true, rows: [[{ blocks: [0, 1] }, { blocks: [2] }]] })
  })

  it('draws lines around a table that holds data, and keeps left-out places', () => {
    const parts = partsOf(paperOf(['0,0|TT', '0,1|Nội dung', '0,2|Hạn', '1,1x2|Xây dựng kế hoạch']))
    expect(parts[0]).toMatchObject({
      bare: false,
      rows: [
        [{ span: 1 }, { span: 1 }, { span: 1 }],
        [
          { blocks: [], span: 1 },
          { blocks: [3], span: 2 },
        ],
      ],
    })
  })

  it('draws lines where the file says that there are some, whatever the words', () => {
    const ruledBy = (lines: string[], ruled: (i: number) => boolean) => {
      const paper = paperOf(lines)
      for (const [i, block] of paper.blocks.entries()) if (block.cell) block.cell.ruled = ruled(i)
      const [part] = partsOf(paper)
      return part?.kind === 'table' ? [part.bare, ...part.rows.flat().map((cell) => cell.ruled)] : []
    }
    expect(ruledBy(['0,0|TT', '0,1|Nội dung'], () => false)).toEqual([true, false, false])
    expect(ruledBy(['0,0|Nơi nhận', '0,1|T/M. BAN THƯỜNG VỤ'], () => true)).toEqual([false, true, true])
    expect(ruledBy(['0,0|a', '0,1|b', '1,1|c'], (i) => i === 2)).toEqual([false, false, false, true, true])
  })

  it('marks the part that begins a new page', () => {
    const paper = paperOf(['một', 'hai', 'ba'], 'pdf')
    paper.blocks.forEach((block, i) => (block.page = i < 2 ? 1 : 2))
    expect(partsOf(paper).map((p) => p.page)).toEqual([null, null, 2])
  })

  it('lets full lines of a PDF run on and begins anew at an item', () => {
    const full = 'Chỉ đạo các cơ quan tuyên truyền thành phố tăng cường giới thiệu ấn phẩm'
    const paper = paperOf([full, 'của Báo Lam Khê trên mạng.', `- ${full}`, 'trên internet.'], 'pdf')
    expect(partsOf(paper).map((p) => (p.kind === 'paragraph' ? p.blocks : []))).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('loses no block', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', '', '0,0|x', '0,1|y', '1,0|z', 'Nơi nhận')), (lines) => {
        for (const format of ['docx', 'pdf'] as const) {
          const parts = partsOf(paperOf(lines, format))
          const all = parts.flatMap((p) => (p.kind === 'paragraph' ? p.blocks : p.rows.flat().flatMap((c) => c.blocks)))
          expect([...all].sort((a, b) => a - b)).toEqual(lines.map((_, i) => i))
        }
      }),
    )
  })
})

describe('bundlesOf', () => {
  it('begins a bundle when one is full and at a page', () => {
    const parts = partsOf(paperOf(Array.from({ length: 50 }, () => 'dòng')))
    expect(bundlesOf(parts, 24).map((b) => b.length)).toEqual([24, 24, 2])
  })
})
