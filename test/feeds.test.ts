/** Calendar feeds through the door, read by a second library: what is in them, for whom, and for whom nothing. */
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFeed, listFeeds, revokeFeed } from '../src/features/feeds/contract.js'
import { getMe, handOverAccount, suspendAccount } from '../src/features/identity/contract.js'
import { listOrganisations } from '../src/features/organisations/contract.js'
import { acknowledge, dispute, getMyWork, handOn, review, submitResult } from '../src/features/tasks/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const BASE = 'https://dondoc.lamkhe.example'
/** Calendar programs ask from many addresses: the limit is one of its own test. */
let asked = 0
const ask = (path: string, headers: Record<string, string> = {}) =>
  office.nobody(`10.0.${Math.floor(++asked / 250)}.${asked % 250}`).send('GET', path, { headers })

interface Read {
  uid: string
  summary: string
  description: string
  start: string
  end: string
  sequence: number
  status: string
  url: string
  stamp: string
  alarms: number
}

async function read(path: string): Promise<Map<string, Read>> {
  const answer = await ask(path)
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
  const calendar = new ICAL.Component(ICAL.parse(String(answer.body)) as unknown[])
  const said = (event: ICAL.Component, name: string): string => String(event.getFirstPropertyValue(name) ?? '')
  return new Map(
    calendar.getAllSubcomponents('vevent').map((event) => [
      said(event, 'uid'),
      {
        uid: said(event, 'uid'),
        summary: said(event, 'summary'),
        description: said(event, 'description'),
        start: said(event, 'dtstart'),
        end: said(event, 'dtend'),
        sequence: Number(said(event, 'sequence')),
        status: said(event, 'status'),
        url: said(event, 'url'),
        stamp: said(event, 'last-modified'),
        alarms: event.getAllSubcomponents('valarm').length,
      },
    ]),
  )
}

/** A part of the unit that has yet to be acknowledged, with a deadline. */
async function partOf(post: Post): Promise<{ id: string; version: number; title: string }> {
  const { bands } = await (await as(post)).do(getMyWork, {})
  const row = bands.find((band) => band.code === 'to-acknowledge')?.rows[0]
  if (!row) throw new Error(`${post} needs a part`)
  await office.house.db
    .updateTable('assignment')
    .set({ last_day: '2026-12-18', due_at: new Date('2026-12-18T16:59:59.999Z') })
    .where('id', '=', row.id)
    .execute()
  return row
}

const newFeed = async (post: Post, name = 'Điện thoại'): Promise<{ id: string; path: string }> =>
  (await as(post)).do(createFeed, { name, baseUrl: `${BASE}/thong-bao` })

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  await office.issue(await office.as('van-thu'), await office.firstDocument())
})
afterAll(() => office.close())

describe('a feed', () => {
  it('holds the deadlines of the unit’s own open parts, whole days, without alarms', async () => {
    const { path } = await newFeed('ubnd')
    expect(path).toMatch(/^\/lich\/[\w-]{43}\.ics$/)
    const events = await read(path)
    const { bands } = await (await as('ubnd')).do(getMyWork, {})
    const rows = bands.flatMap((band) => band.rows)
    const due = await office.house.db
      .selectFrom('assignment')
      .select(['id', 'last_day', 'task_id'])
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .where('last_day', 'is not', null)
      .execute()
    expect([...events.keys()].sort()).toEqual(due.map((part) => `${part.id}@dondoc`).sort())
    for (const part of due)
      expect(events.get(`${part.id}@dondoc`)).toMatchObject({
        start: part.last_day,
        status: 'CONFIRMED',
        alarms: 0,
        url: `${BASE}/nhiem-vu/${part.task_id}?phan=${part.id}`,
      })
    const one = [...events.values()].find((event) => event.start === '2026-11-29')
    expect(one).toMatchObject({ end: '2026-11-30' })
    expect(one?.summary).toMatch(/^Hạn: /)
    expect(one?.description).toContain('612-CV/TU')
  })

  it('is answered as unchanged while nothing changes, and says when it was used', async () => {
    const { path } = await newFeed('ubnd', 'Máy tính')
    const first = await ask(path)
    const again = await ask(path, { 'if-none-match': String(first.headers.etag) })
    expect([again.status, again.body]).toEqual([304, ''])
    const { feeds } = await (await as('ubnd')).do(listFeeds, {})
    expect(feeds.find((feed) => feed.name === 'Máy tính')?.lastUsedAt).not.toBeNull()
    expect(JSON.stringify(feeds)).not.toContain(path.slice(6, -4))
    const kept = JSON.stringify(await office.house.db.selectFrom('calendar_feed').selectAll().execute())
    expect(kept).not.toContain(path.slice(6, -4))
  })

  it('keeps the UID and raises the sequence when the part goes on; it is cancelled when the part is closed', async () => {
    const { path } = await newFeed('mttq')
    const unit = await as('mttq')
    const row = await partOf('mttq')
    const before = await read(path)
    const uid = `${row.id}@dondoc`
    office.setNow('2026-11-25T10:00:00+07:00')
    const { version } = await unit.do(acknowledge, { id: row.id, version: row.version })
    const submitted = await unit.do(submitResult, { id: row.id, version, submissionId: newId(), text: 'Đã xong.' })
    await (await as('theo-doi')).do(review, { id: row.id, version: submitted.version, decision: 'accept' })
    const after = (await read(path)).get(uid)
    expect(after).toMatchObject({ status: 'CANCELLED', start: before.get(uid)?.start })
    expect(after?.summary).toBe(`Đã xong: ${row.title}`)
    expect(after?.sequence).toBeGreaterThan(before.get(uid)?.sequence ?? 0)
    expect(after?.stamp).toBe('2026-11-25T03:00:00Z')
    // and is gone after two months
    office.setNow('2027-01-25T10:00:00+07:00')
    expect((await read(path)).has(uid)).toBe(false)
    office.setNow('2026-11-25T11:00:00+07:00')
  })

  it('says nothing of a part that the unit has left', async () => {
    const { path } = await newFeed('phu-nu')
    const unit = await as('phu-nu')
    const row = await partOf('phu-nu')
    expect((await read(path)).get(`${row.id}@dondoc`)?.summary).toBe(`Hạn: ${row.title}`)
    const { version } = await unit.do(dispute, { id: row.id, version: row.version, reason: 'Không đúng chức năng.' })
    const { organisations } = await (await as('theo-doi')).do(listOrganisations, {})
    const to = organisations.find((one) => one.name === 'Báo Lam Khê')?.id as string
    await (await as('theo-doi')).do(handOn, { id: row.id, version, organisationId: to, reason: 'Đúng chức năng hơn.' })
    const left = (await read(path)).get(`${row.id}@dondoc`)
    expect(left).toMatchObject({ status: 'CANCELLED', description: '', url: '' })
    expect(left?.summary).not.toContain(row.title)
    // who has it now sees it
    const there = await read((await newFeed('toa-soan')).path)
    expect([...there.values()].some((event) => event.summary === `Hạn: ${row.title}`)).toBe(true)
  })
})

describe('nothing is answered', () => {
  it('to a wrong token, nor to a revoked one, in the same words', async () => {
    const { id, path } = await newFeed('y-te')
    await read(path)
    await (await as('ubnd')).try(revokeFeed, { id }).then(({ status }) => expect(status).toBe(404))
    await (await as('y-te')).do(revokeFeed, { id })
    const answers = [
      await ask(path),
      await ask(`/lich/${'A'.repeat(43)}.ics`),
      await ask('/lich/ngan.ics'),
      await ask(`/lich/${'A'.repeat(43)}`),
    ]
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1)
    expect(answers[0]?.status).toBe(404)
    expect((await (await as('y-te')).try(revokeFeed, { id })).status).toBe(404)
  })

  it('to a suspended account, nor when the account has passed to somebody else', async () => {
    const { path } = await newFeed('thanh-doan')
    const admin = await as('quan-tri')
    const { accountId } = await (await as('thanh-doan')).do(getMe, {})
    await admin.do(suspendAccount, { id: accountId, suspended: true })
    expect((await ask(path)).status).toBe(404)
    await admin.do(suspendAccount, { id: accountId, suspended: false })
    // it does not come back with the account: another is made (all that ends so: cut.test)
    expect((await ask(path)).status).toBe(404)
    const again = await newFeed('thanh-doan')
    expect((await ask(again.path)).status).toBe(200)
    await admin.do(handOverAccount, { id: accountId, note: 'Đổi người phụ trách.' })
    expect((await ask(again.path)).status).toBe(404)
  })

  it('to who asks too often', async () => {
    const { path } = await newFeed('nam-may')
    const often = office.nobody('10.9.9.9')
    const answers: number[] = []
    for (let n = 0; n < 40; n++) answers.push((await often.send('GET', path)).status)
    expect(answers.filter((status) => status === 200)).toHaveLength(30)
    expect(answers.at(-1)).toBe(429)
  })
})

it('an account has a few feeds', async () => {
  const unit = await as('van-hoa')
  for (let n = 0; n < 10; n++) await unit.do(createFeed, { name: `Máy ${n}`, baseUrl: BASE })
  expect((await unit.try(createFeed, { name: 'Một nữa', baseUrl: BASE })).code).toBe('feeds-enough')
})
