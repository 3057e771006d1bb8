import { describe, expect, it } from 'vitest'
import { type Drawn, draw, hex, textPdf } from '../../../test/hostile/make.js'
import type { Paper } from '../paper.js'
import { readPdf } from './pdf.js'

/** Letters of the test font are half as wide as high: a text of n letters is 7n points wide at 14 points. */
const WIDTH = 7
const FILLER = 'Căn cứ Công văn của thành phố, Thường trực Thành ủy chỉ đạo'

const page = (...items: (Drawn | string)[]): string =>
  items.map((item) => (typeof item === 'string' ? item : draw(item))).join('')
const read = (...pages: string[]): Promise<Paper> => readPdf(textPdf(pages))
const texts = (paper: Paper): string[] => paper.blocks.map((b) => paper.text.slice(b.start, b.end))
const rule = (x1: number, y1: number, x2: number, y2: number): string => `${x1} ${y1} m ${x2} ${y2} l S\n`

describe('words of a PDF', () => {
  it('are joined by their places, whatever pieces they are drawn in', async () => {
    const paper = await read(
      page(
        { x: 90, y: 700, text: FILLER },
        { x: 90, y: 680, text: 'Thà' },
        { x: 90 + 3 * WIDTH, y: 680, text: 'nh' },
        { x: 90 + 5 * WIDTH + 4, y: 680, text: 'ủy' },
        { x: 90 + 7 * WIDTH + 8, y: 680, text: 'duyệt', bold: true },
        { x: 90 + 12 * WIDTH + 8, y: 680, text: '.' },
      ),
    )
    expect(texts(paper)).toEqual([FILLER, 'Thành ủy duyệt.'])
    const [face] = paper.blocks[1]!.emphasis!
    expect(paper.text.slice(face!.start, face!.end)).toBe('duyệt')
    expect(face).toMatchObject({ bold: true })
  })

  it('do not fall apart where accents are marks of their own', async () => {
    const paper = await read(
      page({ x: 60, y: 700, size: 12, text: `${FILLER}; những hỗ trợ, đẩy mạnh`.normalize('NFD') }),
    )
    expect(paper.text).toBe(`${FILLER}; những hỗ trợ, đẩy mạnh`)
  })

  it('keep letterspacing from becoming blanks', async () => {
    const paper = await read(
      page({ x: 90, y: 700, text: FILLER }, `BT /R 14 Tf 5 Tc 1 0 0 1 90 600 Tm <${hex('CÔNG VĂN')}> Tj ET\n`),
    )
    expect(texts(paper)).toEqual([FILLER, 'CÔNG VĂN'])
  })

  it('see blanks that are only gaps of a drawing array', async () => {
    const array = `[<${hex('Ủy')}> -300 <${hex('b')}> -20 <${hex('an')}> -280 <${hex('Nhân')}> -300 <${hex('dân')}>]`
    const lines = Array.from({ length: 4 }, (_, i) => `BT /R 14 Tf 1 0 0 1 90 ${700 - i * 20} Tm ${array} TJ ET\n`)
    expect(texts(await read(lines.join('')))).toEqual(Array.from({ length: 4 }, () => 'Ủy ban Nhân dân'))
  })

  it('keep raised signs on their line and count text printed twice once, as bold', async () => {
    const paper = await read(
      page(
        { x: 90, y: 700, text: FILLER },
        { x: 90, y: 680, text: '- Văn phòng' },
        { x: 90 + 11 * WIDTH, y: 685, text: '(PCVP1),', size: 8 },
        { x: 90, y: 640, text: 'PHÓ BÍ THƯ' },
        { x: 90.4, y: 640, text: 'PHÓ BÍ THƯ' },
      ),
    )
    expect(texts(paper)).toEqual([FILLER, '- Văn phòng(PCVP1),', 'PHÓ BÍ THƯ'])
    expect(paper.blocks[2]!.emphasis).toEqual([
      { start: paper.blocks[2]!.start, end: paper.blocks[2]!.end, bold: true },
    ])
  })

  it('are read on a page that lies on its side, and water marks across it are not', async () => {
    const turned = Array.from(
      { length: 3 },
      (_, i) => `BT /R 14 Tf 0 1 -1 0 ${100 + i * 20} 60 Tm <${hex(`${i} ${FILLER}`)}> Tj ET\n`,
    ).join('')
    const mark = `BT /R 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm <${hex('DỰ THẢO')}> Tj ET\n`
    expect(texts(await read(turned + mark))).toEqual([0, 1, 2].map((i) => `${i} ${FILLER}`))
  })

  it('of a stamp at an angle are kept', async () => {
    const stamp = `BT /R 20 Tf 0.9 0.3 -0.3 0.9 60 780 Tm <${hex('MẬT')}> Tj ET\n`
    expect(texts(await read(page({ x: 60, y: 700, text: FILLER }) + stamp))).toEqual(['MẬT', FILLER])
  })
})

describe('lines of a PDF', () => {
  const body = (from: number, count: number): string =>
    page(...Array.from({ length: count }, (_, i): Drawn => ({ x: 85, y: from - i * 20, text: `${i} ${FILLER}` })))

  it('come from the top down, with their pages', async () => {
    const paper = await read(
      page({ x: 85, y: 600, text: `hai ${FILLER}` }, { x: 85, y: 700, text: `một ${FILLER}` }),
      body(700, 2),
    )
    expect(texts(paper).map((t) => t.split(' ')[0])).toEqual(['một', 'hai', '0', '1'])
    expect(paper.blocks.map((b) => b.page)).toEqual([1, 1, 2, 2])
    expect(paper.pages).toBe(2)
  })

  it('lose page numbers and running lines, not numbers of the text', async () => {
    const paper = await read(
      ...[1, 2, 3, 4].map(
        (n) =>
          page(
            { x: 290, y: 805, text: `${n}` },
            { x: 85, y: 30, text: `Kế hoạch năm 2024, trang ${n}` },
            { x: 85, y: 600, text: '12' },
          ) + body(700, 2),
      ),
    )
    expect(texts(paper)).toEqual(Array.from({ length: 4 }, () => [`0 ${FILLER}`, `1 ${FILLER}`, '12']).flat())
  })

  it('of a letterhead and a signature are read left column first', async () => {
    const paper = await read(
      page(
        { x: 340, y: 780, text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', size: 13 },
        { x: 90, y: 780, text: 'ỦY BAN NHÂN DÂN TỈNH X', size: 13 },
        { x: 350, y: 764, text: 'Độc lập - Tự do - Hạnh phúc', size: 13 },
        { x: 120, y: 755, text: 'Số: 12/UBND-VX', size: 13 },
        { x: 350, y: 740, text: 'Lam Khê, ngày 5 tháng 4 năm 2024', size: 13 },
        { x: 120, y: 738, text: 'V/v tuyên truyền', size: 12 },
        { x: 150, y: 700, text: 'Kính gửi: Các sở, ban, ngành' },
      ) +
        body(660, 3) +
        page(
          { x: 85, y: 560, text: 'Nơi nhận:', size: 12 },
          { x: 360, y: 566, text: 'TM. ỦY BAN NHÂN DÂN', bold: true },
          { x: 85, y: 545, text: '- Như trên;', size: 11 },
          { x: 380, y: 548, text: 'CHỦ TỊCH', bold: true },
          { x: 85, y: 530, text: '- Lưu: VT.', size: 11 },
          { x: 375, y: 470, text: 'Nguyễn Văn A', bold: true },
        ),
    )
    expect(texts(paper)).toEqual([
      'ỦY BAN NHÂN DÂN TỈNH X',
      'Số: 12/UBND-VX',
      'V/v tuyên truyền',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Lam Khê, ngày 5 tháng 4 năm 2024',
      'Kính gửi: Các sở, ban, ngành',
      `0 ${FILLER}`,
      `1 ${FILLER}`,
      `2 ${FILLER}`,
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.',
      'TM. ỦY BAN NHÂN DÂN',
      'CHỦ TỊCH',
      'Nguyễn Văn A',
    ])
    expect(paper.blocks.map((b) => b.cell?.column)).toEqual([0, 0, 0, 1, 1, 1, ...Array(4), 0, 0, 0, 1, 1, 1])
  })

  it('say how they stand', async () => {
    const right = 85 + (FILLER.length + 2) * WIDTH
    const middle = (85 + right) / 2
    const paper = await read(
      body(700, 3) +
        page(
          { x: middle - 7 * WIDTH, y: 600, text: 'KẾ HOẠCH THÁNG' },
          { x: right - 13 * WIDTH, y: 570, text: 'ngày 5/4/2024' },
        ),
    )
    expect(paper.blocks.slice(3).map((b) => b.align)).toEqual(['center', 'right'])
  })
})

describe('tables of a PDF', () => {
  const table = (top: number, rows: [string, string, string][], joined = false): string => {
    const xs = [60, 110, 330, 500]
    const bottom = top - rows.length * 30
    return (
      xs.map((x, i) => rule(x, top, x, joined && (i === 1 || i === 2) ? bottom + 30 : bottom)).join('') +
      rows.map((_, i) => rule(60, top - i * 30, 500, top - i * 30)).join('') +
      rule(60, bottom, 500, bottom) +
      rows
        .map((row, i) =>
          page(...row.map((text, c): Drawn => ({ x: xs[c]! + 5, y: top - i * 30 - 20, text, size: 12 }))),
        )
        .join('')
    )
  }
  const heading: [string, string, string] = ['TT', 'Nội dung nhiệm vụ', 'Thời hạn']

  it('that are ruled become cells, also where squares run together', async () => {
    const paper = await read(
      page({ x: 60, y: 760, text: FILLER }) +
        table(740, [heading, ['1', 'Xây dựng dự thảo', '29/3/2024'], ['Tổng số', '', '']], true) +
        page({ x: 60, y: 600, text: FILLER }),
    )
    expect(texts(paper)).toEqual([FILLER, ...heading, '1', 'Xây dựng dự thảo', '29/3/2024', 'Tổng số', FILLER])
    expect(paper.blocks.map((b) => b.cell && [b.cell.row, b.cell.column, b.cell.span])).toEqual([
      undefined,
      [0, 0, 1],
      [0, 1, 1],
      [0, 2, 1],
      [1, 0, 1],
      [1, 1, 1],
      [1, 2, 1],
      [2, 0, 3],
      undefined,
    ])
  })

  it('that go on over the page stay one, with one heading', async () => {
    const paper = await read(
      page({ x: 60, y: 760, text: FILLER }) + table(740, [heading, ['1', 'Việc một', '29/3/2024']]),
      table(760, [heading, ['2', 'Việc hai', '05/4/2024']]),
    )
    expect(texts(paper)).toEqual([FILLER, ...heading, '1', 'Việc một', '29/3/2024', '2', 'Việc hai', '05/4/2024'])
    expect(new Set(paper.blocks.slice(1).map((b) => b.cell!.table)).size).toBe(1)
    expect(paper.blocks.at(-1)!.cell!.row).toBe(2)
  })

  it('without rules keep their columns apart', async () => {
    const paper = await read(
      page(
        { x: 60, y: 700, text: FILLER },
        { x: 60, y: 670, text: 'Việc một' },
        { x: 300, y: 670, text: '29/3/2024' },
        { x: 60, y: 650, text: 'Việc hai' },
        { x: 300, y: 650, text: '05/4/2024' },
      ),
    )
    expect(texts(paper)).toEqual([FILLER, 'Việc một', '29/3/2024', 'Việc hai', '05/4/2024'])
  })

  it('are no tables where a rule only underlines or frames', async () => {
    const frame = rule(50, 690, 550, 690) + rule(50, 720, 550, 720) + rule(50, 690, 50, 720) + rule(550, 690, 550, 720)
    const paper = await read(page({ x: 60, y: 700, text: FILLER }) + frame)
    expect(paper.blocks[0]!.cell).toBeUndefined()
  })
})

it('refuses pictures of pages, more pages than a dispatch has, and what is no PDF', async () => {
  await expect(read('', '')).rejects.toMatchObject({ code: 'no-text' })
  await expect(readPdf(Buffer.from('%PDF-1.4\nnothing'))).rejects.toMatchObject({ code: 'pdf-broken' })
})
