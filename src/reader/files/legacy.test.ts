import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { docx } from '../../../test/hostile/make.js'
import { legacyBytes, LETTERS, toLegacy } from '../../../test/hostile/legacy.js'
import type { Run } from './composer.js'
import { readDocx } from './docx.js'
import { codeOfFont, codeOfText, decodeLegacyBytes, unicodeRuns, unicodeText } from './legacy.js'
import { fromLegacy } from './legacy-codes.js'
import { readTxt } from './txt.js'

const LETTER = [
  'ỦY BAN NHÂN DÂN THÀNH PHỐ LAM KHÊ',
  'Độc lập - Tự do - Hạnh phúc',
  'Kính gửi: Các phòng, ban, đơn vị trực thuộc; Ủy ban nhân dân các phường, xã.',
  'Thực hiện Kế hoạch số 87-KH/TU, Ủy ban nhân dân thành phố yêu cầu Báo Lam Khê chủ trì, phối hợp với Phòng Văn hóa',
  'xây dựng chuyên mục về chuyển đổi số, gửi kết quả trước ngày 15/3/2026. Những nội dung khó thì báo cáo để được giải quyết.',
]
const TEXT = LETTER.join('\n')
const lower = TEXT.toLowerCase()
const text = (runs: Run[]): string => runs.map((run) => run.text).join('')
const read = (paragraphs: Run[][]): string => unicodeRuns(paragraphs).map(text).join('\n')

describe('the tables', () => {
  it('hold all 134 letters: VNI in both cases, TCVN3 small ones and by a font of capitals the others', () => {
    expect(LETTERS).toHaveLength(67)
    for (const letter of LETTERS) {
      expect(fromLegacy(toLegacy(letter, 'vni'), 'vni')).toBe(letter)
      expect(fromLegacy(toLegacy(letter.toUpperCase(), 'vni'), 'vni')).toBe(letter.toUpperCase())
      const code = toLegacy(letter, 'tcvn3')
      expect(code).toHaveLength(1)
      expect(read([[{ text: code, font: '.VnTime' }]])).toBe(letter)
      expect(read([[{ text: code, font: '.VnTimeH' }]])).toBe(letter.toUpperCase())
    }
    for (const letter of 'ĂÂÊÔƠƯĐ') expect(fromLegacy(toLegacy(letter, 'tcvn3'), 'tcvn3')).toBe(letter)
  })

  it('agree with what is known', () => {
    expect(fromLegacy('Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'tcvn3')).toBe('Cộng hoà xã hội chủ nghĩa Việt Nam')
    expect(fromLegacy('Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam', 'vni')).toBe('Cộng hòa xã hội chủ nghĩa Việt Nam')
  })

  it('give every text back that they can write', () => {
    const word = fc.string({
      unit: fc.constantFrom(...LETTERS, ...'bcdghklmnpqrstvx'),
      minLength: 1,
      maxLength: 7,
    })
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const sentence = words.join(' ')
        expect(fromLegacy(toLegacy(sentence, 'tcvn3'), 'tcvn3')).toBe(sentence)
        for (const cased of [sentence, sentence.toUpperCase()]) {
          expect(fromLegacy(toLegacy(cased, 'vni'), 'vni')).toBe(cased)
        }
      }),
    )
  })
})

describe('an older code', () => {
  it('is known by the name of the font', () => {
    expect(codeOfFont('.VnTime')).toEqual({ code: 'tcvn3', capitals: false })
    expect(codeOfFont('.VnArial NarrowH')).toEqual({ code: 'tcvn3', capitals: true })
    expect(codeOfFont('VNI-Times')).toEqual({ code: 'vni', capitals: false })
    for (const font of ['Times New Roman', 'UTM Avo', 'Vnet', '', undefined]) expect(codeOfFont(font)).toBeNull()
  })

  it('stands beside Unicode in one document and in one paragraph', () => {
    const paragraphs = [
      [
        { text: toLegacy('số điện thoại ', 'tcvn3'), font: '.VnTime' },
        { text: 'của Báo Lam Khê là được', font: 'Times New Roman' },
      ],
      [
        { text: toLegacy('ủy ban ', 'tcvn3'), font: '.VnTimeH' },
        { text: toLegacy('Hội nghị', 'vni'), font: 'VNI-Times' },
      ],
      [{ text: 'Café à la carte, thé' }],
      [{ text: 'Tổ chức hội nghị; gửi báo cáo' }],
      [{ text: 'và báo cáo', font: 'Arial' }],
    ]
    expect(unicodeRuns(paragraphs).map(text)).toEqual([
      'số điện thoại của Báo Lam Khê là được',
      'ỦY BAN Hội nghị',
      'Café à la carte, thé',
      'Tổ chức hội nghị; gửi báo cáo',
      'và báo cáo',
    ])
  })

  it('is not believed where the font says so and the letters are Unicode', () => {
    const runs = LETTER.map((line) => [{ text: line, font: '.VnTime' }])
    expect(read(runs)).toBe(TEXT)
    expect(read([[{ text: 'và báo cáo, gửi kết quả', font: 'VNI-Times' }]])).toBe('và báo cáo, gửi kết quả')
  })

  it('has letters of two runs', () => {
    const runs = [
      { text: 'Uyû ban nha', font: 'VNI-Times', bold: true },
      { text: 'ân da', font: 'VNI-Times' },
      { text: 'ân', font: 'VNI-Times', bold: true },
    ]
    expect(unicodeRuns([runs])[0]).toEqual([
      { text: 'Uỷ ban nhâ', bold: true },
      { text: 'n dâ' },
      { text: 'n', bold: true },
    ])
  })

  it('is known by its words where no font tells', () => {
    expect(unicodeText(toLegacy(lower, 'tcvn3'))).toBe(lower)
    expect(unicodeText(toLegacy(TEXT, 'vni'))).toBe(TEXT)
    // Capitals without a font: as they were typed, and as they were meant.
    const typed = `Uû BAN NH¢N D¢N\n${toLegacy(lower, 'tcvn3')}`
    expect(unicodeText(typed)).toBe(`UỶ BAN NHÂN DÂN\n${lower}`)
  })

  it('stands in a plain text file, as bytes or saved as UTF-8', () => {
    for (const [code, expected] of [
      ['tcvn3', lower],
      ['vni', TEXT],
      ['windows-1258', TEXT],
    ] as const) {
      expect(readTxt(legacyBytes(expected, code)).text).toBe(expected)
    }
    expect(readTxt(Buffer.from(toLegacy(TEXT, 'vni'))).text).toBe(TEXT)
    expect(readTxt(Buffer.from(TEXT.normalize('NFD'))).text).toBe(TEXT)
    expect(() => readTxt(Buffer.from('Élève français à la forêt, déjà vu', 'latin1'))).toThrow('text-not-unicode')
  })

  it('stands in a Word document, by the fonts of runs and styles', async () => {
    const run = (words: string, font: string, more = ''): string =>
      `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/>${more}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
    const styles =
      '<w:styles @><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>'
    const body =
      `<w:p>${run(toLegacy('ủy ban nhân dân', 'tcvn3'), '.VnTimeH')}</w:p>` +
      `<w:p><w:r><w:t>${toLegacy('được giao chủ trì', 'tcvn3')}</w:t></w:r></w:p>` +
      `<w:p>${run('báo cáo', 'Times New Roman')}${run(` ${toLegacy('Kế hoạch', 'vni')}`, 'VNI-Times', '<w:caps/>')}</w:p>` +
      `<w:p><w:r><w:t>tr</w:t><w:softHyphen/><w:t>${toLegacy('ởng', 'tcvn3')}</w:t></w:r></w:p>`
    const paper = await readDocx(docx({ body, parts: { 'word/styles.xml': styles } }))
    expect(paper.text).toBe('ỦY BAN NHÂN DÂN\nđược giao chủ trì\nbáo cáo KẾ HOẠCH\ntrưởng')
  })
})

describe('what is Unicode already', () => {
  const pick = (words: string): fc.Arbitrary<string> =>
    fc
      .array(fc.constantFrom(...words.split(' ')), { minLength: 1, maxLength: 60 })
      .map((list) => list.join(' '))
      .chain((line) => fc.constantFrom(line, line.toUpperCase()))
  const vietnamese = pick(`${TEXT.replace(/\s+/g, ' ')} và à ô xã nhà chú ý hé lò đó là có bà già`)
  const latinOnly = pick('và là có báo cáo xã nhà chú ý ra hai khó thì cho các bà già ghé chính phí hình nên')
  const english = pick(
    'the office shall report to the committee “as soon as possible” – café naïve résumé © § ½ £5 10°',
  )
  const french = pick(
    'le comité a décidé de créer une école à côté du marché où l’élève français a été élu « déjà » très bête forêt Noël thé mé né cé là ça sûr dû pâté',
  )
  it('is never altered, be it Vietnamese, English, French or all three', () => {
    const lines = fc.array(fc.oneof(vietnamese, latinOnly, english, french), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(lines, (all) => {
        const whole = all.join('\n')
        expect(unicodeText(whole)).toBe(whole)
      }),
      { numRuns: 500 },
    )
    for (const words of [vietnamese, latinOnly, english, french]) {
      fc.assert(
        fc.property(words, (line) => codeOfText(line) === null || /[ăđơưạ-ỹ]/i.test(line)),
        { numRuns: 500 },
      )
    }
  })

  it('is not found in bytes of no code at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 2000 }), (bytes) => {
        expect(decodeLegacyBytes(Buffer.from(bytes))).toBeNull()
      }),
    )
  })
})
