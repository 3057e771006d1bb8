import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperOfText, readPaper } from '../src/reader/read.js'
import { toForm, type FormTask, type ReadingForm } from '../src/reader/reading-form.js'

const corpus = resolve(process.env.CORPUS_DIR ?? join(import.meta.dirname, '../../shared/corpus'))
const present = ['text', 'truth', 'score.mjs'].every((part) => existsSync(join(corpus, part)))

/** The score that has been reached and may not fall (`npm run corpus` prints the present one). */
const FLOOR = { header: 0.97, F1: 0.95, assignees: 0.92, deadline: 0.97, path: 0.96, perfect: 0.88 }

const textOf = (id: string): string => readFileSync(join(corpus, 'text', `${id}.txt`), 'utf8')
const truthOf = (id: string): ReadingForm =>
  JSON.parse(readFileSync(join(corpus, 'truth', `${id}.json`), 'utf8')) as ReadingForm

interface Score {
  header: number
  tasks: Record<'F1' | 'assignees' | 'deadline' | 'path' | 'perfect', number>
}

/** Reads every text and lets the corpus score the readings. */
function score(): Score {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-corpus-'))
  try {
    for (const file of readdirSync(join(corpus, 'text'))) {
      const id = file.replace(/\.txt$/, '')
      writeFileSync(join(folder, `${id}.json`), JSON.stringify(toForm(id, file, readPaper(paperOfText(textOf(id))))))
    }
    const run = spawnSync(process.execPath, [join(corpus, 'score.mjs'), '--pred', folder, '--json'], {
      encoding: 'utf8',
    })
    return JSON.parse(run.stdout) as Score
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('says whether there is a corpus to read', () => {
  if (!present) console.log(`The corpus is not at ${corpus}: its score and the founding dispatch are not tested here.`)
  expect(typeof present).toBe('boolean')
})

describe.runIf(present)('the corpus', () => {
  test('is read at least as well as before', () => {
    const { header, tasks } = score()
    expect(header).toBeGreaterThanOrEqual(FLOOR.header)
    expect(tasks.F1).toBeGreaterThanOrEqual(FLOOR.F1)
    expect(tasks.assignees).toBeGreaterThanOrEqual(FLOOR.assignees)
    expect(tasks.deadline).toBeGreaterThanOrEqual(FLOOR.deadline)
    expect(tasks.path).toBeGreaterThanOrEqual(FLOOR.path)
    expect(tasks.perfect).toBeGreaterThanOrEqual(FLOOR.perfect)
  })

  test('every span lies in the text and says what its value says', () => {
    for (const file of readdirSync(join(corpus, 'text'))) {
      const paper = paperOfText(readFileSync(join(corpus, 'text', file), 'utf8'))
      const squashed = (range: { start: number; end: number }): string =>
        paper.text.slice(range.start, range.end).replace(/\s+/g, ' ').trim()
      for (const order of readPaper(paper).orders) {
        expect(squashed(order.action.span!), file).toBe(order.action.value)
        if (order.deadline) expect(squashed(order.deadline.span!), file).toBe(order.deadline.value.text)
        for (const body of [...order.assignees, ...order.cooperating]) expect(squashed(body.span!)).toBe(body.value)
        expect(order.sentence.start).toBeLessThanOrEqual(order.action.span!.start)
        expect(order.sentence.end).toBeGreaterThanOrEqual(order.action.span!.end)
      }
    }
  })
})

describe.runIf(present)('the founding dispatch', () => {
  const id = 'lao-cai-bao-2024'
  const reading = present ? readPaper(paperOfText(textOf(id))) : null
  const form = reading ? toForm(id, 'seed', reading) : null
  const truth = present ? truthOf(id) : null

  test('has every field of its head and foot right', () => {
    const { tasks: _read, ...head } = form!
    const { tasks: _true, ...expected } = truth!
    expect(head).toEqual(expected)
  })

  test('has its nine orders right, word for word', () => {
    const told = ({ path, assignees, cooperating, action, deadline, report_to }: FormTask): FormTask => ({
      path,
      assignees,
      cooperating,
      action,
      deadline: deadline && { text: deadline.text, bound: deadline.bound, date: deadline.date },
      report_to,
    })
    expect(form!.tasks.map(told)).toEqual(truth!.tasks.map(told))
  })

  test('lists what it leaves open and fills nothing in', () => {
    const open = reading!.open.map((point) => [
      point.code,
      point.order === null ? null : reading!.orders[point.order]!.path,
    ])
    expect(open).toContainEqual(['no-number', null])
    expect(open).toContainEqual(['no-deadline', '1.2'])
    expect(open).toContainEqual(['unclear-party', '1.2'])
    expect(open).toContainEqual(['unclear-addressee', '2'])
    expect(open).toContainEqual(['no-report-period', '3.3'])
    expect(reading!.open.find((point) => point.code === 'unclear-party')?.quote).toBe('hai đơn vị')
  })

  test('keeps the condition of the words "(nếu có)"', () => {
    expect(reading!.orders.filter((order) => order.conditional).map((order) => order.path)).toEqual(['3.3'])
  })
})
