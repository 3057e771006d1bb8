/**
 * Pages of a PDF as pixels, drawn by PDFium (WebAssembly): no native code, so that it runs in the reader's limited
 * process as that stands, without the right to load addons. One page is held at a time.
 */
import { PDFiumLibrary, type PDFiumDocument } from '@hyzyla/pdfium'
import { isOutOfMemory, ReaderRefusal } from './refusal.js'

/** A page drawn on white. */
export interface PagePixels {
  width: number
  height: number
  /** Red, green, blue, opacity (always full) of each pixel, row by row. */
  data: Uint8Array
  /** Size of the page as it is looked at (turned as the file says), in points. */
  points: { width: number; height: number }
}

export interface PixelsWanted {
  /** Dots per inch; a page too large for `maxPixels` at that is drawn smaller. */
  dotsPerInch: number
  /** At most `MAX_PIXELS`, which is also the default. */
  maxPixels?: number
}

export interface PdfPages {
  count: number
  /** Draws a page, counted from 1. Refuses with `pdf-broken` or `out-of-memory`. */
  pixelsOf(page: number, wanted: PixelsWanted): Promise<PagePixels>
  close(): void
}

/** Most pixels of one page: an A3 page at 300 dots per inch. Drawing takes eight bytes for each. */
export const MAX_PIXELS = 18_000_000
/** Below this part of a point, or above this many points, a page box is damage or an attempt. */
const SIDE_POINTS = { least: 1, most: 200_000 }

let library: Promise<PDFiumLibrary> | undefined

/** Opens a PDF for drawing. Refuses with `pdf-encrypted`, `pdf-broken` or `out-of-memory`. */
export async function openPdfPages(bytes: Uint8Array): Promise<PdfPages> {
  library ??= PDFiumLibrary.init() as Promise<PDFiumLibrary>
  let pdf: PDFiumDocument
  try {
    pdf = await (await library).loadDocument(bytes)
  } catch (error) {
    throw asRefusal(error)
  }
  const count = pdf.getPageCount()
  return {
    count,
    async pixelsOf(number, { dotsPerInch, maxPixels = MAX_PIXELS }) {
      if (!Number.isInteger(number) || number < 1 || number > count)
        throw new ReaderRefusal('pdf-broken', { page: number })
      try {
        const page = pdf.getPage(number - 1)
        const { originalWidth: width, originalHeight: height } = page.getOriginalSize()
        const sides = [width, height]
        if (sides.some((side) => !(side >= SIDE_POINTS.least && side <= SIDE_POINTS.most)))
          throw new ReaderRefusal('pdf-broken', { page: number, reason: 'page-box' })
        const scale = scaleWithin(width, height, dotsPerInch / 72, Math.min(maxPixels, MAX_PIXELS))
        // Drawing also closes the page in the library.
        const drawn = await page.render({ scale, render: 'bitmap' })
        return { width: drawn.width, height: drawn.height, data: drawn.data, points: { width, height } }
      } catch (error) {
        throw asRefusal(error, number)
      }
    },
    close: () => pdf.destroy(),
  }
}

/** The scale asked for, or the largest at which the page has no more than `most` pixels and at least one in each way. */
function scaleWithin(width: number, height: number, wanted: number, most: number): number {
  const scale = Math.min(wanted, Math.sqrt(most / (Math.floor(width) * Math.floor(height))))
  if (Math.floor(width * scale) < 1 || Math.floor(height * scale) < 1)
    throw new ReaderRefusal('pdf-broken', { reason: 'page-box' })
  return scale
}

function asRefusal(error: unknown, page?: number): Error {
  if (error instanceof ReaderRefusal) return error
  const message = error instanceof Error ? error.message : String(error)
  if (isOutOfMemory(error) || /\bOOM\b|allocate memory/.test(message)) return new ReaderRefusal('out-of-memory')
  if (/password|security scheme/i.test(message)) return new ReaderRefusal('pdf-encrypted')
  return new ReaderRefusal('pdf-broken', page === undefined ? undefined : { page })
}
