/** Papers that are written are read back with the program's own reader. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { squash } from '../kernel/text.js'
import { openTypesetter } from '../platform/typesetting.js'
import { openPaperOf } from '../reader/open.js'
import { readPaper } from '../reader/read.js'
import { sample } from '../../test/outgoing-paper.js'
import { writeDocx } from './docx.js'
import { filedLine, numberAndSymbol, placeAndDate } from './lines.js'
import { PROFILES } from './profiles.js'
import { TYPST_SOURCE, typstData } from './typst.js'

const typesetter = openTypesetter()
const AT = new Date('2026-12-04T02:00:00Z')
const pdfOf = (profile: (typeof PROFILES)[keyof typeof PROFILES], paper = sample(profile)): Buffer =>
  typesetter.pdf(TYPST_SOURCE, { paper: typstData(paper, profile) }, AT).pdf

describe('the set lines', () => {
  it('write number and symbol by the state’s and the party’s rules', () => {
    expect(numberAndSymbol('party', { number: 7, kind: 'CV', symbol: 'VPTU' })).toBe('07-CV/VPTU')
    expect(numberAndSymbol('party', { number: 612, kind: 'CV', symbol: 'TU' })).toBe('612-CV/TU')
    expect(numberAndSymbol('state', { number: 7, kind: 'CV', symbol: 'UBND-VP' })).toBe('07/UBND-VP')
    expect(numberAndSymbol('state', { number: 12, kind: 'KH', symbol: 'UBND' })).toBe('12/KH-UBND')
    expect(numberAndSymbol('party', { number: null, kind: 'CV', symbol: 'TU' })).toMatch(/^ {6}-CV\/TU$/)
  })

  it('write zeros before days below ten and before the first two months', () => {
    expect(placeAndDate('Lam Khê', '2026-01-05', 2026)).toBe('Lam Khê, ngày 05 tháng 01 năm 2026')
    expect(placeAndDate('Lam Khê', '2026-12-25', 2026)).toBe('Lam Khê, ngày 25 tháng 12 năm 2026')
    expect(placeAndDate('Lam Khê', '2026-03-09', 2026)).toBe('Lam Khê, ngày 09 tháng 3 năm 2026')
    expect(placeAndDate('Lam Khê', null, 2026)).toMatch(/^Lam Khê, ngày +tháng +năm 2026$/)
  })

  it('say where it is filed as each rule has it', () => {
    expect(filedLine(PROFILES['state-30-2020'], 'VT, TH.')).toBe('Lưu: VT, TH.')
    expect(filedLine(PROFILES['party-36-2018'], 'Văn phòng Thành ủy')).toBe('Lưu Văn phòng Thành ủy.')
  })
})

describe.each(Object.values(PROFILES))('a letter in the layout of $code', (profile) => {
  const party = profile.regime === 'party'
  it.each(['docx', 'pdf'])('is read back right from the .%s', async (kind) => {
    const bytes = kind === 'docx' ? await writeDocx(sample(profile), profile) : pdfOf(profile)
    const paper = await openPaperOf(bytes, `thu.${kind}`)
    const reading = readPaper(paper)
    expect(reading.system.value).toBe(profile.regime)
    expect(reading.kind.value).toBe('công văn')
    expect(reading.number?.value).toBe(party ? '07-CV/VPTU' : '07/UBND-VP')
    expect(reading.issuer?.value).toBe(party ? 'VĂN PHÒNG THÀNH ỦY' : 'ỦY BAN NHÂN DÂN THÀNH PHỐ LAM KHÊ')
    expect(reading.place?.value).toBe('Lam Khê')
    expect(reading.date?.value).toBe('2026-12-04')
    expect(reading.subject?.value).toContain('đôn đốc thực hiện nhiệm vụ quá hạn, sắp đến hạn')
    expect(reading.recipients.map((each) => each.value)).toEqual([
      'Đảng ủy phường Suối Hoa',
      'Hội Liên hiệp Phụ nữ thành phố',
    ])
    expect(reading.copies.map((each) => each.value)).toContain('Như trên')
    expect(reading.signer.title?.value).toMatch(/CHÁNH VĂN PHÒNG/i)
    // what was typed stands there as it was typed
    const text = squash(paper.text)
    expect(text).toContain('ẪỂỘ ỐỮ *không* #in $đậm$')
    expect(text).toContain('#read("/etc/passwd")')
    expect(text).toMatch(profile.end === '.' ? /10\/12\/2026\.\s/ : /10\/12\/2026\.\/\./)
  })
})

describe('a PDF', () => {
  it('is the same bytes for the same paper, tagged, with its title and the font in it', () => {
    const pdf = pdfOf(PROFILES['party-36-2018'])
    expect(pdfOf(PROFILES['party-36-2018']).equals(pdf)).toBe(true)
    const text = pdf.toString('latin1')
    for (const part of ['/StructTreeRoot', '/Lang', 'pdfuaid', 'Tinos']) expect(text).toContain(part)
  })

  it('is small in memory, however many are made', () => {
    for (let n = 0; n < 20; n++)
      pdfOf(PROFILES['state-30-2020'], { ...sample(PROFILES['state-30-2020']), title: `${n}` })
    globalThis.gc?.()
    const before = process.memoryUsage().rss
    for (let n = 0; n < 60; n++)
      pdfOf(PROFILES['state-30-2020'], { ...sample(PROFILES['state-30-2020']), title: `b${n}` })
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000)
  })
})

it('takes whatever was typed, in every place', async () => {
  const typed = fc.string({ unit: 'binary', maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(typed, typed, fc.constantFrom(...Object.values(PROFILES)), async (one, two, profile) => {
      const paper = {
        ...sample(profile),
        title: `a${one}`,
        subject: two,
        place: one,
        addressees: [one, two],
        body: [
          { kind: 'text' as const, text: one },
          { kind: 'heading' as const, text: two },
          { kind: 'table' as const, columns: [{ title: one, share: 100, align: 'left' as const }], rows: [[two]] },
        ],
        signer: { authority: one, post: two, name: one },
        copies: [two],
      }
      expect(pdfOf(profile, paper).subarray(0, 5).toString()).toBe('%PDF-')
      await openPaperOf(await writeDocx(paper, profile), 'thu.docx')
    }),
    { numRuns: 40 },
  )
})

it.each(Object.values(PROFILES))('a letter to one body names it in one line ($code)', async (profile) => {
  const paper = { ...sample(profile), addressees: ['Hội Liên hiệp Phụ nữ thành phố'] }
  for (const [kind, bytes] of [
    ['docx', await writeDocx(paper, profile)],
    ['pdf', pdfOf(profile, paper)],
  ] as const) {
    const { recipients } = readPaper(await openPaperOf(bytes, `thu.${kind}`))
    expect(recipients.map((each) => each.value)).toEqual(['Hội Liên hiệp Phụ nữ thành phố'])
  }
})
