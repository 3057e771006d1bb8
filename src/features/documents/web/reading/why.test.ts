import { describe, expect, it } from 'vitest'
import type { OrderView } from '../../contract.js'
import { whyOrder } from './why.js'

const lead = { text: 'Ủy ban nhân dân thành phố', span: { start: 0, end: 25 }, organisationId: null, groupId: null }
const order = (change: Partial<OrderView>): OrderView =>
  ({
    rule: 'numbered-item',
    path: '1.2',
    action: 'chỉ đạo các cơ quan thông tin, truyền thông của thành phố giới thiệu ấn phẩm',
    leads: [{ ...lead, source: 'machine' }],
    sentence: { start: 30, end: 120 },
    reportTo: null,
    ...change,
  }) as OrderView

describe('why a passage is an order', () => {
  it('names the item, its deed, and whose heading it stands under', () => {
    expect(whyOrder(order({}))).toBe(
      'Mục 1.2 nêu việc phải làm (“chỉ đạo các cơ quan thông tin…”), đứng dưới phần giao cho “Ủy ban nhân dân thành phố”.',
    )
  })

  it('leaves out the heading where the sentence itself names the body', () => {
    const sentence = { start: 0, end: 120 }
    expect(whyOrder(order({ sentence }))).toBe('Mục 1.2 nêu việc phải làm (“chỉ đạo các cơ quan thông tin…”).')
    expect(whyOrder(order({ rule: 'directive', sentence }))).toContain('giao trực tiếp cho “Ủy ban nhân dân thành phố”')
    expect(whyOrder(order({ rule: 'directive', leads: [] }))).toContain('có lời giao việc')
  })

  it('has a sentence for every rule, for one it does not know, and for what a person added', () => {
    const rules = ['named-body', 'list-item', 'paragraph-under-heading', 'closing-report', 'table-row', 'second-reader']
    const said = [...rules, 'a-new-rule', null].map((rule) => whyOrder(order({ rule })))
    expect(new Set(said).size).toBe(said.length)
    for (const sentence of said) expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
  })
})
