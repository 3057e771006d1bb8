/** A page that is a picture: drawn, cleaned, recognised, and given as words with places like those of a written page. */
import { withRightTones } from './compounds.js'
import { openRecogniser, type RecognisedLine } from './recogniser.js'
import { cleanPage, type CleanPage, level } from './page-cleaning.js'
import type { PagePixels, PdfPages } from './page-pixels.js'
import type { Rule } from './pdf-tables.js'
import type { Word } from './pdf-word.js'
import { redInkOf, stampOf } from './red-ink.js'
import { boldWords } from './stroke.js'

/** Enough for the letters of a dispatch; 300 brought nothing on the pages it was measured on and costs a quarter more. */
const DOTS_PER_INCH = 200
/** Words that the engine is less sure of than this are shown as doubtful. */
const DOUBTFUL = 80
/** Below this, signs without a letter or digit are specks, strokes of a pen or parts of a seal. */
const SPECK = 60
/** A line in which no word reaches this is none: handwriting, a seal, an edge of the paper. */
const LINE_OF_WORDS = 50
/** Letters of a doubtful line up to which it is a stroke of the pen or a fold in the paper. */
const STRAY = 3
/** Part of the pixels that is ink on the emptiest page that still carries a word. */
const LEAST_INK = 0.0002
const INK = 128

export interface ScannedPage {
  words: Word[]
  /** Size of the picture in points after it was turned level: the space in which the words lie. */
  width: number
  height: number
  /** Size of the page as it came, in points. */
  points: { width: number; height: number }
  /** Where a place among the words lies on the page as it came, in points. */
  ontoPage(x: number, y: number): [x: number, y: number]
  /** Straight lines of tables. */
  rules: Rule[]
  /** Stamps that stand beside the text, in red or at an angle. */
  turned: string[]
  letters: number
}

/** Reads the letters of a page, counted from 1, of which no more than `maxPixels` are worth drawing. */
export async function recognisePage(pages: PdfPages, number: number, maxPixels?: number): Promise<ScannedPage> {
  const drawn = await pages.pixelsOf(number, {
    dotsPerInch: DOTS_PER_INCH,
    ...(maxPixels === undefined ? {} : { maxPixels }),
  })
  const { points } = drawn
  const unit = points.width / drawn.width
  const clean = cleanPage(drawn)
  const lines = isBlank(clean) ? [] : (await openRecogniser()).recognise(clean, 72 / unit)
  const words = wordsOf(clean, lines, unit)
  const turned = await stampsOf(drawn, clean.skew, lines, 72 / unit)
  return {
    words,
    rules: [],
    turned,
    width: clean.width * unit,
    height: clean.height * unit,
    points,
    ontoPage(x, y) {
      const [px, py] = clean.ontoOriginal(x / unit, y / unit)
      return [px * unit, py * unit]
    },
    letters: [...words.map((word) => word.text), ...turned].reduce((sum, text) => sum + text.length, 0),
  }
}

/** Stamps of secrecy and urgency: those read in red ink, and those among the lines whose spelling came out wrong. */
async function stampsOf(
  page: PagePixels,
  skew: number,
  lines: RecognisedLine[],
  dotsPerInch: number,
): Promise<string[]> {
  const red = redInkOf(page)
  const redLines = red ? (await openRecogniser()).recognise(level(red, skew), dotsPerInch, true) : []
  const texts = [...redLines, ...lines].map((line) => line.words.map((word) => word.text).join(' '))
  return [...new Set(texts.map(stampOf).filter((stamp) => stamp !== null))]
}

function isBlank({ data }: CleanPage): boolean {
  let ink = 0
  for (const value of data) if (value < INK) ink += 1
  return ink < data.length * LEAST_INK
}

function wordsOf(page: CleanPage, lines: RecognisedLine[], unit: number): Word[] {
  const kept = lines
    .map((line) => ({
      ...line,
      words: line.words.filter((word) => /[\p{L}\p{N}]/u.test(word.text) || word.confidence >= SPECK),
    }))
    .filter((line) => line.words.some((word) => word.confidence >= LINE_OF_WORDS))
    .filter((line) => lettersOf(line) > STRAY || line.words.some((word) => word.confidence >= DOUBTFUL))
  const usual = median(kept.map((line) => line.height))
  const bold = boldWords(page, kept)
  return kept.flatMap((line, at) => {
    // The engine guesses the height of a line from its letters: one of capitals or figures only comes out too high or low.
    const size = Math.min(usual * 1.5, Math.max(usual * 0.75, line.height)) * unit
    const texts = withRightTones(line.words.map((word) => word.text.normalize('NFC')))
    return line.words.map((word, i): Word => {
      const text = texts[i]!
      const doubtful = word.confidence < DOUBTFUL || text !== word.text.normalize('NFC')
      const next = line.words[i + 1]
      const right = next ? Math.min(word.right * unit, next.left * unit - 0.1 * size) : word.right * unit
      return {
        text,
        left: word.left * unit,
        right: Math.max(word.left * unit, right),
        y: line.baseline * unit,
        size,
        bold: bold[at]![i]!,
        italic: false,
        blankBefore: i > 0,
        blankAfter: next !== undefined,
        ...(doubtful ? { doubtful } : {}),
      }
    })
  })
}

const lettersOf = (line: RecognisedLine): number => line.words.reduce((sum, word) => sum + word.text.length, 0)

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
