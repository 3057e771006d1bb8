import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { squash } from '../../src/kernel/text.js'
import { openPaper } from '../../src/reader/open.js'
import { readPaper } from '../../src/reader/read.js'
import type { Reading } from '../../src/reader/reading.js'
import { CORPUS, hasSamples, SAMPLES } from './make.js'

const open = (name: string) => openPaper(join(SAMPLES, name), name)
/** Words and numbers of a text in their order, without marks of the plain text form. */
const words = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
const orders = (reading: Reading) =>
  reading.orders.map((order) => ({
    path: order.path,
    action: squash(order.action.value),
    assignees: order.assignees.map((a) => squash(a.value)),
    deadline: order.deadline?.value.date ?? null,
  }))

if (!hasSamples) process.stdout.write('the dispatch of the seed: left out, ../shared is not there\n')

describe.runIf(hasSamples)('the dispatch of the seed', () => {
  it.each(['seed.docx', 'seed.doc', 'seed-text.pdf'])('has the same words in the same order in %s', async (name) => {
    const paper = await open(name)
    // The two files have a letterhead that the text lacks: from the addressees on they are the same.
    const reference = words(readFileSync(join(CORPUS, 'lao-cai-bao-2024.txt'), 'utf8'))
    const body = reference.slice(reference.indexOf('Kính'))
    const read = words(paper.text)
    expect(read.slice(read.indexOf('Kính'))).toEqual(body)
    for (const block of paper.blocks) expect(paper.text[block.end] ?? '\n').toBe('\n')
  })

  it('gives the same orders from the docx, the doc and the PDF', async () => {
    const [docx, doc, pdf] = await Promise.all([open('seed.docx'), open('seed.doc'), open('seed-text.pdf')])
    const read = orders(readPaper(docx))
    expect(read.length).toBeGreaterThan(0)
    expect(orders(readPaper(doc))).toEqual(read)
    expect(orders(readPaper(pdf))).toEqual(read)
  })

  it('has its table in cells, the merged one too', async () => {
    const paper = await open('seed-table.docx')
    const cells = paper.blocks.filter((b) => b.cell?.table === 1)
    expect(cells).toHaveLength(18)
    expect(cells.at(-2)!.cell).toMatchObject({ table: 1, row: 4, column: 0, span: 3 })
  })

  it.each(['seed-scan-clean.pdf', 'seed-scan-noisy.pdf', 'seed-photo.jpg'])(
    'gives its orders from a picture: %s',
    async (name) => {
      const [written, picture] = await Promise.all([open('seed-text.pdf'), open(name)])
      const onFirstPage = /^[12]\b/
      const wanted = orders(readPaper(written)).filter((o) => name.endsWith('.pdf') || onFirstPage.test(o.path))
      const keys = (all: typeof wanted) => all.map((o) => `${o.path} ${o.deadline} ${o.assignees.join()}`)
      const read = keys(orders(readPaper(picture)))
      expect(wanted.length).toBeGreaterThan(0)
      const found = keys(wanted).filter((key) => read.includes(key)).length
      expect(found / wanted.length).toBeGreaterThanOrEqual(name.endsWith('.pdf') ? 0.88 : 1)
      expect(read.length).toBeLessThanOrEqual(wanted.length + 1)
    },
    240_000,
  )
})
