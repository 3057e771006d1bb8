import { describe, expect, it } from 'vitest'
import { drawn, essence, openFixture, openSample } from '../../../test/fixtures.js'
import { toLegacy } from '../../../test/hostile/legacy.js'
import { secrecyOf } from '../read.js'
import { readRtf } from './rtf.js'

const FONTS =
  '{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}{\\f1\\fcharset163{\\*\\panose 0202}Times;}{\\f2\\fcharset2 Symbol;}{\\f3\\fcharset0 .VnTime;}{\\f4\\fcharset0 .VnTimeH;}{\\f5 VNI-Times;}}'
const rtf = (body: string): Buffer => Buffer.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0${FONTS}${body}}`, 'latin1')
/** Unicode letters as RTF writes them. */
const u = (text: string): string => text.replace(/[^\0-\x7f]/g, (c) => `\\u${c.charCodeAt(0)}?`)
const bytes = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (c) => `\\'${c.charCodeAt(0).toString(16).padStart(2, '0')}`)
const text = (body: string): string => readRtf(rtf(body)).text

describe('a Rich Text file', () => {
  it.each(['612-cv-tu', '87-kh-tu'])('is read as its .docx is: %s', async (id) => {
    const [docx, read] = [await openSample(`${id}.docx`), await openFixture(`${id}.rtf`)]
    expect(read.text).toBe(docx.text)
    expect(read.format).toBe('rtf')
    expect(drawn(read)).toEqual(drawn(docx))
    expect(essence(read)).toEqual(essence(docx))
  })

  it('has faces, sides, lists, notes, fields, joined cells and older codes', async () => {
    const doc = drawn(await openFixture('features.doc'))
    // LibreOffice leaves the text box out when it writes this format.
    expect(drawn(await openFixture('features.rtf'))).toEqual(doc.filter((line) => line !== 'Chữ trong khung'))
  })

  it('shows the stamp of secrecy in its header', async () => {
    expect(secrecyOf(await openFixture('secret.rtf'))).toBe('TUYỆT MẬT')
  })

  it('is written in escapes, in code pages and in older codes', () => {
    expect(text(`${u('Ủy ban nhân dân')} \\u-3904?\\u55357?\\u56832?`)).toBe(
      'Ủy ban nhân dân • 😀'.replace(' • ', ' •'),
    )
    expect(text(`{\\f1 Vi\\'ea\\'f2t Nam, \\'f0\\'f5n v\\'ec}`)).toBe('Việt Nam, đơn v\u0301'.normalize('NFC'))
    expect(text(`{\\uc2\\u7911 \\'75\\'3f b}{\\u7911 ?x}`)).toBe('ủ bủx')
    expect(
      text(`{\\f3 ${bytes(toLegacy('được trưởng', 'tcvn3'))}}{\\f4  tr\\-${bytes(toLegacy('ởng', 'tcvn3'))}}`),
    ).toBe('được trưởng TRƯỞNG')
    expect(text(`{\\f5 ${bytes(toLegacy('Ủy ban', 'vni'))}}{\\f2 \\'b7}{\\f0 caf\\'e9}`)).toBe('Ủy ban•café')
    expect(text('a\\~b\\_c\\-d\\{e\\}\\\\ \\ldblquote f\\rdblquote\\emdash g\\tab h\\line i')).toBe(
      'a b-cd{e}\\ “f”—g\th\ni',
    )
  })

  it('leaves out what is not printed', () => {
    const body =
      '{\\info{\\title T}{\\upr{\\title A}{\\*\\ud{\\title B}}}}{\\stylesheet{\\s0 Normal;}}{\\*\\generator X;}{\\pict\\bin3 }{}}\\par ' +
      'a{\\v hidden}{\\deleted gone}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt link}}{\\upr{old}{\\*\\ud new}}\\par'
    expect(text(body)).toBe('alinknew')
  })

  it('has tables whose cells are told by their edges, and text boxes', () => {
    const body =
      '\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl a\\cell b\\par b2\\cell c\\cell\\row ' +
      '\\trowd\\cellx2000\\cellx3000\\pard\\intbl d\\cell e\\cell\\row ' +
      '\\trowd\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000\\pard\\intbl f\\cell g\\cell\\cell\\row ' +
      '\\pard\\qc{\\b after}{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt\\pard boxed\\par}}}\\par'
    expect(drawn(readRtf(rtf(body)))).toEqual([
      '[0 0:0] a',
      '[0 0:1] b',
      '[0 0:1] b2',
      '[0 0:2] c',
      '[0 1:0+1] d',
      '[0 1:2] e',
      '[0 2:0] f',
      '[0 2:1+1] g',
      'center B after',
      'boxed',
    ])
  })

  it('says that it is damaged', () => {
    for (const broken of [
      '{\\rtf1 a',
      '{\\rtf1{a}',
      '{\\rtf1\\bin99999 a}',
      '{\\rtf1\\bin-5 a}',
      `${'{\\rtf1'.repeat(2000)}`,
    ]) {
      expect(() => readRtf(Buffer.from(broken))).toThrow('rtf-broken')
    }
    expect(() => readRtf(Buffer.from('{\\rtf1 {\\b }}'))).toThrow('no-text')
  })
})
