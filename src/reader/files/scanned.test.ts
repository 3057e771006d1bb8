import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draw, textPdf } from '../../../test/hostile/make.js'
import { drawPicture, pngOf, scanned, scanPdf, SECRET_STAMP } from '../../../test/scan.js'
import type { Paper } from '../paper.js'
import { readPaper, secrecyOf } from '../read.js'
import { withRightTones } from './compounds.js'
import { readPdf, readPicture } from './pdf.js'
import { stampOf } from './red-ink.js'

const sample = readFileSync(join(import.meta.dirname, '../../../samples/612-cv-tu.pdf'))
const orders = (paper: Paper) =>
  readPaper(paper).orders.map((order) => ({
    path: order.path,
    assignees: order.assignees.map((body) => body.value),
    deadline: order.deadline?.value.date ?? null,
  }))
const blockOf = (paper: Paper, words: string) =>
  paper.blocks.find((block) => paper.text.slice(block.start, block.end).includes(words))!

describe('a scanned letter', { timeout: 240_000 }, () => {
  it('is read like the written one, askew, yellow and noisy as it is', async () => {
    const written = await readPdf(sample)
    const steps: string[] = []
    const scan = scanPdf(await Promise.all([1, 2].map((page) => scanned(sample, page))))
    const paper = await readPdf(scan, { progress: (done, of) => steps.push(`${done}/${of}`) })
    const wanted = orders(written).map((order) => JSON.stringify(order))
    const found = orders(paper).map((order) => JSON.stringify(order))
    expect(wanted.length).toBeGreaterThan(8)
    // A semicolon that comes out as a colon joins two orders: so much may be lost, and nothing may be made up.
    expect(found.length / wanted.length).toBeGreaterThanOrEqual(0.88)
    expect(wanted).toEqual(expect.arrayContaining(found))
    const [was, is] = [readPaper(written), readPaper(paper)]
    expect(is.number?.value).toBe(was.number?.value)
    expect(is.date?.value).toBe(was.date?.value)
    expect(is.issuer?.value).toBe(was.issuer?.value)
    expect(steps).toEqual(['0/2', '1/2', '2/2'])
    expect(paper.sheets?.map((sheet) => sheet.recognised)).toEqual([true, true])
    expect(written.sheets?.map((sheet) => sheet.recognised)).toEqual([false, false])
    expect(paper.blocks.some((block) => (block.doubtful?.length ?? 0) > 0)).toBe(true)
    expect(written.blocks.some((block) => block.doubtful)).toBe(false)
  })

  it('says where each line lies on the page as it came', async () => {
    const written = await readPdf(sample)
    const picture = await readPicture(pngOf(await scanned(sample, 1, 0)))
    expect(picture.format).toBe('image')
    const [was, is] = [blockOf(written, 'Kính gửi').box!, blockOf(picture, 'Kính gửi').box!]
    for (const side of [0, 1, 2, 3] as const) expect(Math.abs(was[side] - is[side])).toBeLessThan(0.012)
  })

  it('may be one page of a letter whose other pages are written', async () => {
    const line = (row: number) =>
      draw({ x: 60, y: 760 - row * 20, size: 12, text: 'Thành ủy chỉ đạo các cơ quan như sau' })
    const mixed = textPdf([[0, 1, 2].map(line).join(''), drawPicture(await scanned(sample, 2, 1.3, 0.4))])
    const paper = await readPdf(mixed)
    expect(paper.sheets?.map((sheet) => sheet.recognised)).toEqual([false, true])
    expect(paper.text.startsWith('Thành ủy chỉ đạo các cơ quan như sau')).toBe(true)
    expect(paper.blocks.at(-1)!.page).toBe(2)
    expect(paper.text.length).toBeGreaterThan(300)
  })

  it('is known as secret by a red stamp, on a later page when all of it is read', async () => {
    const page = drawPicture(await scanned(sample, 1, 1.3, 0.2))
    const stamped = textPdf([page, SECRET_STAMP])
    expect(secrecyOf(await readPdf(stamped))).toBe('MẬT')
    expect(secrecyOf(await readPdf(stamped, { firstOnly: true }))).toBeNull()
    expect(secrecyOf(await readPdf(textPdf([SECRET_STAMP, page]), { firstOnly: true }))).toBe('MẬT')
  })
})

describe('what is known of misread letters', () => {
  it.each([
    ['MAT', 'MẬT'],
    ['TUY ET MÃT', 'TUYỆT MẬT'],
    ['| TỐI MẬT |', 'TỐI MẬT'],
    ['HÒA TOC', 'HỎA TỐC'],
    ['MẶT', null],
    ['MẶT TRẬN', null],
    ['bí mật', null],
    ['MA', null],
  ])('%s as a stamp', (line, stamp) => {
    expect(stampOf(line)).toBe(stamp)
  })

  it('sets tones right in words that have no other', () => {
    const fixed = (text: string) => withRightTones(text.split(' ')).join(' ')
    expect(fixed('- Các chỉ bộ, đảng bộ')).toBe('- Các chi bộ, đảng bộ')
    expect(fixed('Uy ban Mặt trận TỐ CHỨC')).toBe('Ủy ban Mặt trận TỔ CHỨC')
    expect(fixed('Lam Khê, ngay 23 thúng 11 nam 2026')).toBe('Lam Khê, ngày 23 tháng 11 năm 2026')
    expect(fixed('ngay sau khi có 5 nam')).toBe('ngay sau khi có 5 nam')
    expect(fixed('chỉ, bộ')).toBe('chỉ, bộ')
    expect(fixed('chỉ đạo việc chi trả')).toBe('chỉ đạo việc chi trả')
  })
})
