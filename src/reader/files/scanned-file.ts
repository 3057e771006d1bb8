/** Which pages of a file are pictures, and their letters. */
import { setImmediate } from 'node:timers/promises'
import { openPdfPages, type PdfPages } from './page-pixels.js'
import type { PageWords } from './pdf-words.js'
import { pictureAsPdf } from './picture.js'
import { ReaderRefusal } from './refusal.js'
import { recognisePage, type ScannedPage } from './scanned-page.js'

export interface HowToRecognise {
  /** Stop at the first page on which there are words: for looking at a file before it is taken in. */
  firstOnly?: boolean
  /** Told before the first page and after each: how many of how many are done. */
  progress?: ((done: number, of: number) => void) | undefined
}

/** Most pages that are recognised in one file: at some seconds each, this is what one person can wait for. */
export const MAX_RECOGNISED = 150
/** Letters below which a page counts as a picture. */
const LETTERS_OF_A_PAGE = 30
/** Letters below which a page may be a picture with a few words set over it: a number, or the mark of a signature. */
const LETTERS_SET_OVER = 200
/** The part of its letters that is hidden on a page whose text another program recognised. */
const HIDDEN = 0.9
/** Dots per inch at which ink is compared with text, and how much more ink than text makes a picture. */
const COARSE = 50
const INK = 128
const UNEXPLAINED = 3

/** The letters of those pages that are pictures, by index. */
export async function recogniseScanned(
  bytes: Buffer,
  written: PageWords[],
  { firstOnly = false, progress }: HowToRecognise,
): Promise<Map<number, ScannedPage>> {
  const recognised = new Map<number, ScannedPage>()
  const maybe = [...written.keys()].filter((i) => written[i]!.letters < LETTERS_SET_OVER || isHidden(written[i]!))
  if (maybe.length === 0) return recognised
  const pages = await openPdfPages(bytes)
  try {
    const scanned: number[] = []
    for (const i of maybe) if (await isPicture(written[i]!, pages, i + 1)) scanned.push(i)
    if (scanned.length > MAX_RECOGNISED)
      throw new ReaderRefusal('too-many-pages', { pages: scanned.length, limit: MAX_RECOGNISED })
    // A file that begins with a written page has shown its head.
    if (firstOnly && scanned[0] !== 0) return recognised
    if (scanned.length > 0) progress?.(0, scanned.length)
    for (const [done, i] of scanned.entries()) {
      const page = await recognisePage(pages, i + 1)
      progress?.(done + 1, scanned.length)
      // What was said gets out, and news of the parent's end gets in, between two pages.
      await setImmediate()
      // A picture beside a short text: the text itself is exact, and says more.
      const hidden = isHidden(written[i]!)
      if (hidden || page.letters > written[i]!.letters) recognised.set(i, page)
      if (firstOnly && page.letters > 0) break
    }
    return recognised
  } finally {
    pages.close()
  }
}

/** The letters of a photo. */
export async function recognisePicture(bytes: Buffer, { progress }: HowToRecognise): Promise<ScannedPage> {
  const { pdf, width, height } = pictureAsPdf(bytes)
  const pages = await openPdfPages(pdf)
  try {
    progress?.(0, 1)
    const page = await recognisePage(pages, 1, width * height)
    progress?.(1, 1)
    return page
  } finally {
    pages.close()
  }
}

const isHidden = (page: PageWords): boolean => page.letters > 0 && page.hidden >= page.letters * HIDDEN

async function isPicture(page: PageWords, pages: PdfPages, number: number): Promise<boolean> {
  if (page.letters < LETTERS_OF_A_PAGE || isHidden(page)) return true
  const { data, width, height, points } = await pages.pixelsOf(number, { dotsPerInch: COARSE })
  const scale = width / points.width
  const text = new Uint8Array(width * height)
  for (const word of page.words) {
    const corners = [page.ontoPage(word.left, word.y - word.size), page.ontoPage(word.right, word.y + word.size / 3)]
    const [left, right] = corners.map(([x]) => x * scale).sort((a, b) => a - b) as [number, number]
    const [top, bottom] = corners.map(([, y]) => y * scale).sort((a, b) => a - b) as [number, number]
    for (let y = Math.max(0, Math.floor(top)); y <= Math.min(height - 1, bottom); y++) {
      text.fill(1, y * width + Math.max(0, Math.floor(left)), y * width + Math.min(width, Math.ceil(right) + 1))
    }
  }
  let explained = 0
  let unexplained = 0
  for (let i = 0; i < text.length; i++) {
    if (Math.max(data[i * 4]!, data[i * 4 + 1]!, data[i * 4 + 2]!) >= INK) continue
    if (text[i]) explained += 1
    else unexplained += 1
  }
  return unexplained > UNEXPLAINED * explained
}
