/** Bold type in a picture: told by how thick the strokes are against those of the page. */
import type { GreyPage } from './page-cleaning.js'
import type { RecognisedLine, RecognisedWord } from './recogniser.js'

const INK = 128
/** Runs of ink longer than this part of a word's height are bars and rules, not the stems of letters. */
const LONGEST_STEM = 0.3
/** Signs of a word that make its strokes worth measuring. */
const LEAST_SIGNS = 3
/**
 * How much thicker than the page's a line's strokes, or a single word's, are in bold type. On scans clean and noisy and
 * on a photo, plain words came out at 0.7 to 1.15 and bold ones at 1.2 to 1.8.
 */
const BOLD_LINE = 1.25
const BOLD_WORD = 1.2

/** For each line, which of its words are set in bold. */
export function boldWords(page: GreyPage, lines: RecognisedLine[]): boolean[][] {
  const measured = lines.map((line) => line.words.map((word) => thicknessOf(page, word)))
  const usual = median(
    lines.flatMap((line, i) => measured[i]!.filter((_, w) => line.words[w]!.text.length >= LEAST_SIGNS)),
  )
  if (usual === 0) return measured.map((line) => line.map(() => false))
  return measured.map((line) => {
    const known = line.filter((value) => value > 0)
    const whole = median(known) > BOLD_LINE * usual && known.filter((v) => v > usual).length > known.length * 0.8
    // A dash between two bold words is as bold as the word before it.
    const bold: boolean[] = []
    for (const value of line) bold.push(whole || (value > 0 ? value > BOLD_WORD * usual : bold.at(-1) === true))
    return bold
  })
}

/** Mean width of the stems in a word, in pixels; 0 where there are none, as in a dash. */
function thicknessOf({ width, height, data }: GreyPage, word: RecognisedWord): number {
  const longest = (word.bottom - word.top) * LONGEST_STEM
  const [left, right] = [Math.max(0, word.left), Math.min(width, word.right)]
  let runs = 0
  let sum = 0
  for (let y = Math.max(0, word.top); y < Math.min(height, word.bottom); y++) {
    let run = 0
    for (let x = left; x <= right; x++) {
      if (x < right && data[y * width + x]! < INK) {
        run += 1
        continue
      }
      if (run > 0 && run <= longest) {
        runs += 1
        sum += run
      }
      run = 0
    }
  }
  return runs === 0 ? 0 : sum / runs
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
