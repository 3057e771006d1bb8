/** What the reader says of its sureness, held against the documents whose true readings are known. */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CAREFUL } from '../src/features/documents/rules.js'
import { paperOfText, readPaper } from '../src/reader/read.js'
import { toForm, type ReadingForm } from '../src/reader/reading-form.js'
import { shareOf } from '../src/reader/sureness-table.js'
import { countRows, judge, judgeFirst, shares, step, told } from './sureness.js'
import { readWritten, type Pair } from './written.js'

const corpus = resolve(process.env.CORPUS_DIR ?? join(import.meta.dirname, '../../shared/corpus'))
const present = existsSync(join(corpus, 'truth'))

const written = await readWritten()
const rate = ([right, of]: readonly [number, number]): number => right / Math.max(1, of)

describe('on the written documents', () => {
  const byStep = new Map(shares(judge(written).filter(told), step).map((row) => [row.name, row.right / row.values]))

  test('of what is said at 0.9 and more, more than nine in ten are right', () => {
    expect(byStep.get('0.9 and more')).toBeGreaterThan(0.95)
  })

  test('what is said lower is less often right', () => {
    const low = ['under 0.7', '0.7 to 0.8'].map((name) => byStep.get(name)!)
    expect(Math.max(...low)).toBeLessThan(byStep.get('0.9 and more')! - 0.05)
  })

  test('orders that come first are less than a third, and far more of them have something wrong', () => {
    const { first, others } = judgeFirst(written, CAREFUL)
    expect(first[1]).toBeLessThan((first[1] + others[1]) / 3)
    expect(rate(first)).toBeGreaterThan(4 * rate(others))
  })
})

describe.runIf(present)('with the corpus', () => {
  const pairs = present
    ? readdirSync(join(corpus, 'text')).map((file): Pair => {
        const truth = JSON.parse(
          readFileSync(join(corpus, 'truth', file.replace(/\.txt$/, '.json')), 'utf8'),
        ) as ReadingForm
        const text = readFileSync(join(corpus, 'text', file), 'utf8')
        const reading = readPaper(paperOfText(text))
        return { file, truth, text, reading, read: toForm(truth.id, truth.source, reading), failure: null }
      })
    : []

  test('the table says what is counted: where a rule has changed, `npm run sureness -- --table` counts again', () => {
    for (const { field, why, row, now } of countRows(judge([...written, ...pairs]))) {
      const counted = shareOf({ now, unseen: row.unseen })
      expect(Math.abs(counted - shareOf(row)), `${field}.${why} counts ${now.join('/')}`).toBeLessThanOrEqual(0.03)
    }
  })
})
