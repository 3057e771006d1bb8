import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toFloors, measure, readWritten } from './written.js'

const FLOORS = JSON.parse(readFileSync(join(import.meta.dirname, 'written/floors.json'), 'utf8')) as ReturnType<
  typeof toFloors
>
const pairs = await readWritten()
const squash = (text: string): string => text.replace(/\s+/g, ' ').trim()

describe('the documents written without sight of the rules', () => {
  test('are twenty-five, six of them from Word, with more than three hundred orders', () => {
    expect(pairs).toHaveLength(25)
    expect(pairs.filter(({ file }) => file.endsWith('.docx'))).toHaveLength(6)
    expect(pairs.reduce((sum, { truth }) => sum + truth.tasks.length, 0)).toBeGreaterThan(300)
  })

  test('have truths whose words stand in them, in the order of the text', () => {
    for (const { truth, text } of pairs) {
      const whole = squash(text.replaceAll('*', ''))
      let at = 0
      for (const { action, assignees, cooperating, deadline, report_to } of truth.tasks) {
        const found = whole.indexOf(action, at)
        expect(found, `${truth.id}: ${action}`).toBeGreaterThanOrEqual(0)
        at = found
        for (const words of [...assignees, ...cooperating, deadline?.text, report_to])
          if (words) expect(whole.includes(words), `${truth.id}: ${words}`).toBe(true)
      }
    }
  })

  test('are read at least as well as before', () => {
    const reached = toFloors(measure(pairs))
    for (const [name, floor] of Object.entries(FLOORS))
      expect(reached[name as keyof typeof reached], name).toBeGreaterThanOrEqual(floor)
  })
})

describe('the measure', () => {
  const [pair] = pairs
  const exact = { ...pair!, read: pair!.truth, failure: null }

  test('calls a reading that is the truth wholly right', () => {
    const { header, orders, documents } = measure([exact])
    expect(header).toBe(1)
    expect(new Set(Object.values(orders))).toEqual(new Set([1]))
    expect(documents[0]).toMatchObject({ missed: [], invented: [], otherwise: [], head: [] })
  })

  test('counts an order that is missed, one that is invented and one with another deadline', () => {
    const [first, second, ...rest] = pair!.truth.tasks
    const odd = { ...second!, deadline: { text: 'ngày 1/1/2000', bound: 'on', date: '2000-01-01' } }
    const extra = { ...first!, action: 'hoàn toàn không liên quan tới văn bản' }
    const { orders, documents } = measure([{ ...exact, read: { ...pair!.truth, tasks: [extra, odd, ...rest] } }])
    const all = rest.length + 2
    expect(documents[0]!.missed).toEqual([first])
    expect(documents[0]!.invented).toEqual([extra])
    expect(documents[0]!.otherwise.map(({ fields }) => fields)).toEqual([['deadline']])
    expect(orders.recall).toBeCloseTo((all - 1) / all)
    expect(orders.perfect).toBeCloseTo((all - 2) / all)
  })
})
