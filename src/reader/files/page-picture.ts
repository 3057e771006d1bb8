/** One page of a file as a picture for the screen. */
import { encode } from 'fast-png'
import { formatOf } from './kind.js'
import { openPdfPages, type PagePixels } from './page-pixels.js'
import { pictureAsPdf } from './picture.js'
import { ReaderRefusal } from './refusal.js'

/** Sharp enough to be read at twice the size of the paper's column; about 200 kB for a page of print. */
const DOTS_PER_INCH = 144
/** A page of A3 at that; larger ones are drawn coarser. */
const MOST_PIXELS = 4_000_000
/** Differences between the channels of a pixel up to this are no colour: soft edges of letters. */
const NO_COLOUR = 6

/** Draws a page, counted from 1, as a PNG. Refuses with `unsupported-kind` what has no pages of a fixed look. */
export async function pictureOfPage(bytes: Buffer, fileName: string, page: number): Promise<Buffer> {
  const format = await formatOf(bytes, fileName)
  if (format !== 'pdf' && format !== 'image') throw new ReaderRefusal('unsupported-kind', { kind: format })
  const pages = await openPdfPages(format === 'image' ? pictureAsPdf(bytes).pdf : bytes)
  try {
    return pngOf(await pages.pixelsOf(page, { dotsPerInch: DOTS_PER_INCH, maxPixels: MOST_PIXELS }))
  } finally {
    pages.close()
  }
}

/** Grey where nothing on the page is coloured: a third of the size, and most pages are. */
export function pngOf({ width, height, data }: Pick<PagePixels, 'width' | 'height' | 'data'>): Buffer {
  const channels = isColoured(data) ? 3 : 1
  const kept = new Uint8Array(width * height * channels)
  for (let pixel = 0; pixel < width * height; pixel++) {
    if (channels === 1) kept[pixel] = data[pixel * 4 + 1]!
    else for (let i = 0; i < 3; i++) kept[pixel * 3 + i] = data[pixel * 4 + i]!
  }
  return Buffer.from(encode({ width, height, data: kept, channels, depth: 8 }))
}

function isColoured(data: Uint8Array): boolean {
  for (let i = 0; i + 2 < data.length; i += 4) {
    const [red, green, blue] = [data[i]!, data[i + 1]!, data[i + 2]!]
    if (Math.abs(red - green) > NO_COLOUR || Math.abs(green - blue) > NO_COLOUR) return true
  }
  return false
}
