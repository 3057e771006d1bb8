import { describe, expect, it } from 'vitest'
import { draw, pdf, stream, textPdf } from '../../../test/hostile/make.js'
import { MAX_PIXELS, openPdfPages } from './page-pixels.js'

/** A page of this box with a filled rectangle in its lower left quarter. */
const boxed = (width: number, height: number, more = ''): Buffer =>
  pdf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents 4 0 R/Resources<<>>${more}>>`,
    stream(`1 0 0 rg 0 0 ${width / 2} ${height / 2} re f`),
  ])
const at = ({ data, width }: { data: Uint8Array; width: number }, x: number, y: number): number[] => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
]

describe('the pixels of a page', () => {
  it('are drawn on white at the dots asked for, turned as the file says', async () => {
    const upright = await openPdfPages(boxed(144, 72))
    const page = await upright.pixelsOf(1, { dotsPerInch: 144 })
    expect([page.width, page.height, page.data.length]).toEqual([288, 144, 288 * 144 * 4])
    expect(page.points).toEqual({ width: 144, height: 72 })
    expect(at(page, 10, 130)).toEqual([255, 0, 0, 255])
    expect(at(page, 10, 10)).toEqual([255, 255, 255, 255])
    upright.close()
    const turned = await openPdfPages(boxed(144, 72, '/Rotate 90'))
    const lying = await turned.pixelsOf(1, { dotsPerInch: 72 })
    expect([lying.width, lying.height]).toEqual([72, 144])
    expect(at(lying, 5, 5)).toEqual([255, 0, 0, 255])
    turned.close()
  })

  it('stay below the most that one page may have, whatever the page box says', async () => {
    const pages = await openPdfPages(boxed(14_400, 14_400))
    const page = await pages.pixelsOf(1, { dotsPerInch: 200 })
    expect(page.width * page.height).toBeLessThanOrEqual(MAX_PIXELS)
    expect(page.width * page.height).toBeGreaterThan(MAX_PIXELS * 0.99)
    const small = await pages.pixelsOf(1, { dotsPerInch: 200, maxPixels: 10_000 })
    expect([small.width, small.height]).toEqual([100, 100])
    pages.close()
  })

  it('of many pages are drawn one after the other', async () => {
    const pages = await openPdfPages(textPdf(['', draw({ x: 90, y: 700, text: 'Kính gửi' })]))
    expect(pages.count).toBe(2)
    for (let round = 0; round < 5; round++) {
      const empty = await pages.pixelsOf(1, { dotsPerInch: 72 })
      expect(empty.data.every((value) => value === 255)).toBe(true)
    }
    await expect(pages.pixelsOf(3, { dotsPerInch: 72 })).rejects.toMatchObject({ code: 'pdf-broken' })
    pages.close()
  })

  it('are refused by name where the file is no PDF or locked', async () => {
    await expect(openPdfPages(Buffer.from('%PDF-1.7\nnothing'))).rejects.toMatchObject({ code: 'pdf-broken' })
    const locked = pdf(
      [
        '<</Type/Catalog/Pages 2 0 R>>',
        '<</Type/Pages/Kids[]/Count 0>>',
        `<</Filter/Standard/V 1/R 2/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>`,
      ],
      `/Encrypt 3 0 R/ID[<${'33'.repeat(16)}><${'33'.repeat(16)}>]`,
    )
    await expect(openPdfPages(locked)).rejects.toMatchObject({ code: 'pdf-encrypted' })
  })
})
