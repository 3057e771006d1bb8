/** Random logs, forged at random places in each way: the check names the way and the row. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChainCheck, hashOf, NOTHING, type Finding, type Head, type Link, type LoggedEvent } from './chain.js'
import { CheckpointMaker, Comparison } from './checkpoint.js'
import type { CheckpointLog } from './contract.js'

const uuid = (kind: string, n: number): string => `${kind}-0000-7000-8000-${String(n).padStart(12, '0')}`

const eventAt = (n: number, salt = ''): LoggedEvent => ({
  tenantId: uuid('00000000', 1),
  id: uuid('11111111', n),
  at: `2026-11-25T02:00:${String(n % 60).padStart(2, '0')}.${String(n).padStart(6, '0')}Z`,
  accountId: n % 3 ? uuid('22222222', n % 7) : null,
  documentId: null,
  taskId: uuid('33333333', n % 11),
  assignmentId: null,
  organisationId: uuid('44444444', n % 5),
  operation: n % 2 ? 'acknowledge' : 'startWork',
  data: `{"n": ${n}${salt}}`,
})

function chained(events: LoggedEvent[], from: Link[] = []): Link[] {
  const links = [...from]
  for (const event of events) {
    const seq = links.length + 1
    const previous = links.at(-1)?.hash ?? NOTHING
    links.push({ seq, eventId: event.id, previous, hash: hashOf(previous, seq, event), event })
  }
  return links
}

const logOf = (n: number): Link[] => chained(Array.from({ length: n }, (_, at) => eventAt(at + 1)))
const headOf = (links: Link[]): Head => ({ seq: links.length, hash: links.at(-1)?.hash ?? NOTHING })

function found(links: Link[], head: Head): Finding | null {
  const check = new ChainCheck(head)
  for (const link of links) check.add(link)
  return check.end()
}

function markOf(links: Link[], trail = true): CheckpointLog {
  const maker = new CheckpointMaker()
  for (const link of links) maker.add(link)
  const made = maker.made(uuid('00000000', 1), 'Văn phòng thử') as CheckpointLog
  return trail ? made : { ...made, trail: '' }
}

function compared(links: Link[], mark: CheckpointLog): Finding | null {
  const comparison = new Comparison(mark)
  for (const link of links) comparison.add(link)
  return comparison.end()
}

const renumbered = (links: Link[]): Link[] => links.map((link, at) => ({ ...link, seq: at + 1 }))

/** A log of up to 80 rows and two different places in it, the smaller first. */
const logAndPlaces = fc
  .integer({ min: 3, max: 80 })
  .chain((n) =>
    fc.tuple(fc.constant(n), fc.uniqueArray(fc.integer({ min: 1, max: n }), { minLength: 2, maxLength: 2 })),
  )
  .map(([n, places]) => [logOf(n), Math.min(...places), Math.max(...places)] as const)

const always = (test: (links: Link[], i: number, j: number) => void): void =>
  fc.assert(fc.property(logAndPlaces, ([links, i, j]) => test(links, i, j)))

describe('the chain', () => {
  it('finds nothing in a log that nobody touched', () => {
    expect(found([], { seq: 0, hash: NOTHING })).toBeNull()
    always((links) => {
      expect(found(links, headOf(links))).toBeNull()
      expect(compared(links, markOf(links))).toBeNull()
      expect(compared(chained([eventAt(900)], links), markOf(links))).toBeNull()
    })
  })

  it.each<[string, (event: LoggedEvent) => LoggedEvent]>([
    ['data', (event) => ({ ...event, data: event.data.replace('}', ', "x": 1}') })],
    [
      'time, by a microsecond',
      (event) => ({ ...event, at: event.at.replace(/\d(?=Z)/, (d) => String((+d + 1) % 10)) }),
    ],
    ['who', (event) => ({ ...event, accountId: uuid('99999999', 9) })],
    ['who, to nobody', (event) => ({ ...event, accountId: event.accountId ? null : uuid('99999999', 9) })],
    ['task moved to document', (event) => ({ ...event, documentId: event.taskId, taskId: null })],
    ['operation', (event) => ({ ...event, operation: 'acceptResult' })],
  ])('names a row whose %s was changed', (_, change) => {
    always((links, i) => {
      const forged = links.map((link) =>
        link.seq === i ? { ...link, event: change(link.event as LoggedEvent) } : link,
      )
      expect(found(forged, headOf(links))).toMatchObject({ kind: 'changed', seq: i })
    })
  })

  it('names a row that was changed with a hash that fits it', () => {
    always((links, i) => {
      const forged = links.map((link) => {
        if (link.seq !== i) return link
        const event = { ...(link.event as LoggedEvent), operation: 'acceptResult' }
        return { ...link, event, hash: hashOf(link.previous, link.seq, event) }
      })
      expect(found(forged, headOf(links))).toMatchObject({ kind: 'changed', seq: i })
    })
  })

  it('names rows that were deleted, with a gap or with all later ones renumbered', () => {
    always((links, i, j) => {
      fc.pre(j < links.length)
      const left = links.filter(({ seq }) => seq < i || seq > j)
      const expected = { kind: 'deleted', seq: i, until: j }
      expect(found(left, headOf(links))).toMatchObject(expected)
      if (j - i < 60) expect(found(renumbered(left), headOf(links))).toMatchObject(expected)
    })
    always((links, i) => {
      const emptied = links.map((link) => (link.seq === i ? { ...link, event: null } : link))
      expect(found(emptied, headOf(links))).toMatchObject({
        kind: 'deleted',
        seq: i,
        row: { eventId: uuid('11111111', i) },
      })
    })
  })

  it('names a row that was pushed in, whatever hash it was given', () => {
    always((links, i) => {
      const event = eventAt(500)
      const previous = links[i - 2]?.hash ?? NOTHING
      for (const hash of [hashOf(previous, i, event), Buffer.alloc(32, 7)]) {
        const pushed: Link = { seq: i, eventId: event.id, previous, hash, event }
        const forged = renumbered([...links.slice(0, i - 1), pushed, ...links.slice(i - 1)])
        expect(found(forged, headOf(links))).toMatchObject({ kind: 'inserted', seq: i, row: { eventId: event.id } })
      }
    })
  })

  it('names a row that was put behind the end', () => {
    always((links) => {
      const forged = chained([eventAt(500), eventAt(501)], links)
      expect(found(forged, headOf(links))).toMatchObject({ kind: 'inserted', seq: links.length + 1 })
    })
  })

  it('names two rows that were swapped: their places, their contents, or what they say', () => {
    always((links, i, j) => {
      const [a, b] = [links[i - 1] as Link, links[j - 1] as Link]
      const put = (at: Link, to: Link): Link[] =>
        links.map((link) => (link.seq === i ? at : link.seq === j ? to : link))
      const said = (link: Link, by: Link): Link => ({
        ...link,
        event: { ...(by.event as LoggedEvent), id: link.eventId },
      })
      const expected = { kind: 'swapped', seq: i, until: j }
      expect(found(put({ ...b, seq: i }, { ...a, seq: j }), headOf(links))).toMatchObject(expected)
      expect(found(put({ ...a, event: b.event }, { ...b, event: a.event }), headOf(links))).toMatchObject(expected)
      expect(found(put(said(a, b), said(b, a)), headOf(links))).toMatchObject(expected)
    })
  })

  it('names the end that was cut off: by its own head, or by a checkpoint', () => {
    always((links, i) => {
      const left = links.slice(0, i - 1)
      const expected = { kind: 'cut', seq: i, until: links.length }
      expect(found(left, headOf(links))).toMatchObject(expected)
      expect(found(left, headOf(left))).toBeNull()
      for (const trail of [true, false]) expect(compared(left, markOf(links, trail))).toMatchObject(expected)
    })
  })

  it('names the row of a fork: two rows with one number, or a log that went on otherwise than a checkpoint saw', () => {
    always((links, i) => {
      const before = links.slice(0, i - 1)
      const otherwise = chained([eventAt(700)], before)
      const both = [...links.slice(0, i), otherwise.at(-1) as Link, ...links.slice(i)]
      expect(found(both, headOf(links))).toMatchObject({ kind: 'forked', seq: i })
      const longer = chained(
        Array.from({ length: 90 }, (_, at) => eventAt(800 + at)),
        before,
      )
      expect(found(longer, headOf(longer))).toBeNull()
      expect(compared(longer, markOf(links))).toMatchObject({ kind: 'forked', seq: i })
      expect(compared(longer, markOf(links, false))).toMatchObject({ kind: 'forked', seq: 1, until: links.length })
    })
  })

  it('names the row from which all was written anew, with a checkpoint', () => {
    always((links, i) => {
      const events = links.map(({ seq, event }) =>
        seq === i ? { ...(event as LoggedEvent), operation: 'acceptResult' } : (event as LoggedEvent),
      )
      const forged = chained(events)
      expect(found(forged, headOf(forged))).toBeNull()
      expect(compared(forged, markOf(links))).toMatchObject({ kind: 'rewritten', seq: i })
      expect(compared(forged, markOf(links, false))).toMatchObject({ kind: 'rewritten', seq: 1, until: links.length })
    })
  })

  it('finds a rewritten row between two marks where there is no trail', () => {
    const links = logOf(3500)
    const events = links.map(({ seq, event }) =>
      seq === 2345 ? { ...(event as LoggedEvent), accountId: null } : (event as LoggedEvent),
    )
    const forged = chained(events)
    expect(compared(forged, markOf(links, false))).toMatchObject({ kind: 'rewritten', seq: 2001, until: 3000 })
    expect(compared(forged, markOf(links))).toMatchObject({
      kind: 'rewritten',
      seq: 2345,
      row: { seq: 2345 },
      after: { seq: 2344 },
    })
  })

  it('says so when the end of the chain is not known', () => {
    const check = new ChainCheck(null)
    for (const link of logOf(3)) check.add(link)
    expect(check.end()).toMatchObject({ kind: 'headless', seq: 3 })
  })
})
