import { describe, expect, test } from 'vitest'
import { paperOfText } from '../read.js'
import type { Paper } from '../paper.js'
import { stripEmphasis } from './emphasis.js'
import { unfoldFlatText } from './flat-text.js'
import { cut, isWrapped, join, linesOf, paragraphsOf, pieceOf, rangeOf } from './lines.js'
import { markerOf, markerWithLabel } from './numbering.js'
import { opensLine } from './openers.js'
import { tokensOf } from './tokens.js'

const paragraphs = (text: string): string[] => {
  const paper = paperOfText(text)
  return paragraphsOf(paper, linesOf(paper)).map((paragraph) => paragraph.text)
}

describe('pieces', () => {
  test('fold white space and keep the place of every character', () => {
    const source = 'Giao  Sở Y tế\n  kiểm tra'
    const piece = pieceOf(source, 0, source.length)
    expect(piece.text).toBe('Giao Sở Y tế kiểm tra')
    const part = cut(piece, piece.text.indexOf('kiểm'))
    expect(rangeOf(part)).toEqual({ start: source.indexOf('kiểm'), end: source.length })
  })

  test('joined pieces cover what lies between them', () => {
    const source = 'một\n\nhai'
    const both = join(pieceOf(source, 0, 3), pieceOf(source, 5, 8))
    expect(both.text).toBe('một hai')
    expect(rangeOf(both)).toEqual({ start: 0, end: 8 })
    expect(rangeOf(pieceOf(source, 3, 4))).toBeNull()
  })

  test('tokens know the marks around them', () => {
    const tokens = tokensOf('Sở Y tế (cơ quan chủ trì), các xã;')
    expect(tokens.map((token) => token.word)).toContain('trì')
    expect(tokens.find((token) => token.word === 'cơ')?.before).toBe('(')
    expect(tokens.at(-1)?.after).toBe(';')
    expect(tokens[0]?.capital).toBe(true)
  })
})

describe('a paper of plain text', () => {
  test('has one block a line, separated by one line break', () => {
    const paper = paperOfText('Dòng một\r\n\r\nDòng hai')
    expect(paper.text).toBe('Dòng một\n\nDòng hai')
    expect(paper.blocks.map(({ start, end }) => paper.text.slice(start, end))).toEqual(['Dòng một', '', 'Dòng hai'])
  })

  test('is NFC whatever came in', () => {
    expect(paperOfText('Ủy ban'.normalize('NFD')).text).toBe('Ủy ban')
  })

  test('takes emphasis out of the text and keeps it as runs', () => {
    const paper = paperOfText('gửi **trước ngày 5/4/2026**, (*nếu có*)')
    expect(paper.text).toBe('gửi trước ngày 5/4/2026, (nếu có)')
    const [bold, italic] = paper.blocks[0]!.emphasis!
    expect(paper.text.slice(bold!.start, bold!.end)).toBe('trước ngày 5/4/2026')
    expect(bold!.bold).toBe(true)
    expect(italic!.italic).toBe(true)
  })

  test('leaves separators, bullets and lone asterisks alone', () => {
    expect(stripEmphasis('*\n***\n* một việc\n5 * 3').text).toBe('*\n***\n* một việc\n5 * 3')
  })

  test('emphasis may run over a line break', () => {
    const paper = paperOfText('**ỦY BAN NHÂN DÂN\n**\nXÃ NẬM MÂY')
    expect(paper.text).toBe('ỦY BAN NHÂN DÂN\n\nXÃ NẬM MÂY')
    expect(paper.blocks[0]!.emphasis![0]!.bold).toBe(true)
  })

  test('reads Markdown rows as cells', () => {
    const paper = paperOfText('| TT | Nội dung |\n|---|---|\n| 1 | Lập danh sách |')
    expect(paper.blocks.map((block) => [block.cell?.row, block.cell?.column])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ])
  })

  test('reads tables whose bars stand on lines of their own, and the text behind them', () => {
    const body = `Trong thời gian qua, ${'các đơn vị đã có nhiều cố gắng. '.repeat(30)}`
    const paper = paperOfText(`|\nỦY BAN\n|\nCỘNG HÒA\n|\n|\nSố: 5/UBND\n|\nNậm Mây\n|\n${body}`)
    const cells = paper.blocks.filter((block) => block.cell)
    expect(cells.map((block) => paper.text.slice(block.start, block.end))).toEqual([
      'ỦY BAN',
      'CỘNG HÒA',
      'Số: 5/UBND',
      'Nậm Mây',
    ])
    expect(paper.blocks.at(-1)!.cell).toBeUndefined()
  })

  test('puts back the breaks of a document that came as one line', () => {
    const flat = `XÃ ĐOÀN NẬM MÂY***Số: 5 - QĐ/ĐTN ${'Căn cứ Điều lệ; '.repeat(40)}Điều 1. Ban hành quy định. Điều 2. Giao Văn phòng theo dõi. Nơi nhận: - Như điều 2; - Lưu.`
    const lines = unfoldFlatText([flat])
    expect(lines).toContain('Điều 2. Giao Văn phòng theo dõi.')
    expect(lines.some((line) => line.startsWith('Số: 5'))).toBe(true)
    expect(unfoldFlatText(['một', 'hai'])).toEqual(['một', 'hai'])
  })
})

describe('lines and paragraphs', () => {
  test('a line that goes on in small letters is joined, also over a page break', () => {
    expect(paragraphs('Tuyên truyền đến các tầng lớp nhân dân\n\ntrên địa bàn phường.')).toEqual([
      'Tuyên truyền đến các tầng lớp nhân dân trên địa bàn phường.',
    ])
  })

  test('numbering, addresses and signatures begin a line of their own', () => {
    for (const text of [
      '1. Giao',
      'a) Giao',
      '- Giao',
      'Kính gửi: Sở',
      'Nơi nhận:',
      'TM. ỦY BAN',
      'Căn cứ Luật',
      'Thời gian thực hiện: 2026',
    ]) {
      expect(opensLine(text), text).toBe(true)
    }
    for (const text of ['Ủy ban nhân dân', 'và các đơn vị', 'TMĐT phát triển'])
      expect(opensLine(text), text).toBe(false)
  })

  test('a bare number takes the text of the next line', () => {
    expect(paragraphs('1.\nLập danh sách')).toEqual(['1. Lập danh sách'])
  })

  test('lines broken at a width are joined though the next one begins with a capital', () => {
    const text =
      'Phòng Giáo dục và đào tạo của\nthành phố thông báo để các trường\nbiết, đồng thời gửi Sở Giáo dục và\nĐào tạo theo dõi, đôn đốc các\nđơn vị thực hiện.'
    expect(paragraphs(text)).toHaveLength(1)
    const paper = paperOfText(text)
    expect(isWrapped(paper, linesOf(paper))).toBe(true)
  })

  test('short lines of their own stay apart', () => {
    expect(paragraphs('Thời gian: sáng thứ Hai\nĐịa điểm: Nhà văn hóa')).toHaveLength(2)
  })

  test('a page number of a PDF is no line', () => {
    const paper: Paper = { ...paperOfText('một\n2\nhai'), format: 'pdf' }
    expect(linesOf(paper).map((line) => line.text)).toEqual(['một', 'hai'])
  })
})

describe('numbering', () => {
  test.each([
    ['Phần thứ nhất: Chung', 'part', 'nhất'],
    ['Chương II QUY ĐỊNH', 'part', 'II'],
    ['B. NỘI DUNG', 'capital', 'B'],
    ['III- TỔ CHỨC', 'roman', 'III'],
    ['Điều 2. Giao', 'article', '2'],
    ['12. Lập', 'number', '12'],
    ['1- Đối với', 'number', '1'],
    ['2.10. Gửi', 'decimal', '2.10'],
    ['(3) Huy động', 'paren', '3'],
    ['đ) Lập', 'letter', 'đ'],
    ['- Lập', 'dash', ''],
    ['+ Lập', 'plus', ''],
  ])('%s', (text, style, label) => {
    expect(markerOf(text)).toMatchObject({ style, label })
  })

  test.each([
    '15.000 đồng',
    '17/06/2026 14:15',
    'V/v báo cáo',
    '***',
    '-----',
    'Chương trình phối hợp',
    '-CV/TU',
    '8h30 ngày 5/4',
  ])('%s is none', (text) => {
    expect(markerOf(text)).toBeNull()
  })

  test('Word prints the label outside the text', () => {
    expect(markerWithLabel('Lập danh sách', '1.2.')).toEqual({ style: 'decimal', label: '1.2', length: 0 })
    expect(markerWithLabel('Lập danh sách', '')).toBeNull()
  })
})
