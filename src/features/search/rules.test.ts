import { describe, expect, it } from 'vitest'
import { snippetOf } from './rules.js'

const hits = (text: string, q: string): string[] =>
  snippetOf(text, q)
    .filter((piece) => piece.hit)
    .map((piece) => piece.text)

describe('snippetOf', () => {
  it('lights the words whatever their marks, the last one as a beginning', () => {
    expect(hits('Ủy ban nhân dân phường, Đoàn thanh niên', 'uy ban')).toEqual(['Ủy', 'ban'])
    expect(hits('Ủy ban nhân dân phường, Đoàn thanh niên', 'doan')).toEqual(['Đoàn'])
    expect(hits('tuyên truyền', 'tuyen tru')).toEqual(['tuyên', 'truyền'])
  })
  it('gives the whole text back, cut at words, with dots where it was cut', () => {
    const text = `${'mở đầu '.repeat(60)}nghiệm thu ${'kết thúc '.repeat(60)}`
    const pieces = snippetOf(text, 'nghiem')
    expect(pieces[0]).toEqual({ text: '…', hit: false })
    expect(pieces.at(-1)).toEqual({ text: '…', hit: false })
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThan(320)
    expect(snippetOf('ngắn', 'khác')).toEqual([{ text: 'ngắn', hit: false }])
  })
})
