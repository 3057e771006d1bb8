import { describe, expect, it } from 'vitest'
import { TABLE, shareOf, type Row } from '../../reader/sureness-table.js'
import { words } from '../../kernel/words/index.js'
import type { NamedView, OrderDeadlineView, RestView } from './contract.js'
import { CAREFUL, doubtsOf, hasPictures, numberKey, registeredGround } from './rules.js'

const row = (id: string, number: string, issuer: string, issued_on: string | null) => ({
  id,
  number_key: numberKey(number, issuer),
  issued_on,
})

describe('the document that a ground cites', () => {
  const cited = { number: '231-CV/BLK', date: '2026-11-12', issuer: 'Báo Lam Khê' }

  it('has its number and its day, however it is written', () => {
    expect(registeredGround(cited, [row('a', '231 - CV/BLK', 'BÁO LAM KHÊ', '2026-11-12')])).toBe('a')
    expect(registeredGround({ ...cited, issuer: null }, [row('a', '231-CV/BLK', 'BÁO LAM KHÊ', '2026-11-12')])).toBe(
      'a',
    )
  })

  it('is another one on another day, and needs the issuer where a day is missing', () => {
    expect(registeredGround(cited, [row('a', '231-CV/BLK', 'BÁO LAM KHÊ', '2025-11-12')])).toBeNull()
    expect(registeredGround({ ...cited, date: null }, [row('a', '231-CV/BLK', 'BÁO LAM KHÊ', '2026-11-12')])).toBe('a')
    expect(registeredGround({ ...cited, date: 'tháng 11' }, [row('a', '231-CV/BLK', 'Sở Y tế', null)])).toBeNull()
    expect(registeredGround({ number: null, date: '2026-11-12', issuer: 'Báo Lam Khê' }, [])).toBeNull()
  })

  it('is none where two fit', () => {
    const twice = ['a', 'b'].map((id) => row(id, '231-CV/BLK', 'BÁO LAM KHÊ', '2026-11-12'))
    expect(registeredGround(cited, twice)).toBeNull()
  })
})

describe('pictures of pages', () => {
  it('are there for files with pages of a fixed look that lie in no package', () => {
    const sheets = [{ width: 595, height: 842, recognised: false }]
    expect(hasPictures({ format: 'pdf', sheets })).toBe(true)
    expect(hasPictures({ format: 'pdf' })).toBe(false)
    expect(hasPictures({ format: 'docx', sheets })).toBe(false)
    expect(hasPictures({ format: 'pdf', sheets, package: { attachment: 'a.pdf', inside: 'pdf' } })).toBe(false)
  })
})

describe('what the machine is not sure of', () => {
  const named = (source: 'machine' | 'person'): NamedView => ({
    text: 'Báo Lam Khê',
    span: null,
    organisationId: null,
    groupId: null,
    source,
  })
  const deadline: OrderDeadlineView = {
    text: 'trước ngày 30/11/2026',
    bound: 'before',
    date: '2026-11-30',
    time: null,
    dates: null,
    inclusive: false,
    span: null,
    source: 'machine',
  }
  const rests: RestView[] = [
    { part: 'order', why: 'few-words', sure: 0.78 },
    { part: 'leads', why: 'several-names', sure: 0.7 },
    { part: 'deadline', why: 'two-parts', sure: 0.5 },
    { part: 'reportTo', why: 'none', sure: 0.99 },
  ]
  const order = {
    rests,
    actionSource: 'machine' as const,
    leads: [named('machine')],
    cooperating: [],
    deadline,
    reportTo: null,
  }
  const parts = (change: Partial<Omit<typeof order, 'deadline'>> & { deadline?: OrderDeadlineView | null }): string[] =>
    doubtsOf({ ...order, ...change }).map(({ part }) => part)

  it('comes with the least sure first', () => {
    expect(parts({})).toEqual(['deadline', 'leads', 'order'])
  })

  it('is settled by what a person enters, changes or takes away', () => {
    expect(parts({ leads: [named('person')] })).toEqual(['deadline', 'order'])
    expect(parts({ deadline: { ...deadline, source: 'person' } })).toEqual(['leads', 'order'])
    expect(parts({ deadline: null })).toEqual(['leads', 'order'])
    expect(parts({ actionSource: 'person' as 'machine' })).toEqual(['leads'])
  })

  it('stays where nothing was found and nothing has come', () => {
    const silent: RestView[] = [{ part: 'deadline', why: 'none-beside-time-words', sure: 0.6 }]
    expect(parts({ rests: silent, deadline: null })).toEqual(['deadline'])
    expect(parts({ rests: silent })).toEqual([])
  })

  it('has words for every row of the table that asks for a look', () => {
    const asks = (field: string): string[] =>
      Object.entries(TABLE[field as keyof typeof TABLE] as Record<string, Row>).flatMap(([why, row]) =>
        shareOf(row) < CAREFUL ? [why] : [],
      )
    const fields = { order: 'order', assignees: 'leads', cooperating: 'cooperating', deadline: 'deadline' }
    for (const [field, part] of Object.entries({ ...fields, report_to: 'reportTo' }))
      for (const why of asks(field)) expect(words.doubts.why[part]?.[why], `${field}.${why}`).toBeTruthy()
    for (const field of ['kind', 'number', 'issuer', 'place', 'date', 'subject'])
      for (const why of asks(field)) expect(words.doubts.head[why], `${field}.${why}`).toBeTruthy()
  })
})
