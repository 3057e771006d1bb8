/** Webhooks through the door and to a real HTTP server: signed, without personal data, tried again for a day, then paused and told. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tell } from '../src/features/reminders/index.js'
import {
  createWebhook,
  getWebhookAlert,
  listDeliveries,
  listWebhooks,
  rotateWebhookSecret,
  sendDeliveryAgain,
  setWebhookState,
  tryWebhook,
  type DeliveryView,
} from '../src/features/webhooks/contract.js'
import { announce, callDue, callWebhooks } from '../src/features/webhooks/index.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let admin: Client
let tenantId: string
let server: Server
let url: string
let webhookId: string
let secret: string
const got: { headers: IncomingHttpHeaders; body: string }[] = []
let status = 200

async function until<T>(ask: () => Promise<T> | T, good: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await ask()
    if (good(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`not within 10 s: ${JSON.stringify(await ask())}`)
}
const deliveries = async (): Promise<DeliveryView[]> => (await admin.do(listDeliveries, { id: webhookId })).deliveries
const settled = (): Promise<DeliveryView[]> =>
  until(deliveries, (all) =>
    all.every((one) => one.state !== 'sending' && (one.state !== 'waiting' || one.attempts > 0)),
  )
/** As a receiver would: throws where the signature is wrong or old. Its clock is the machine's, so the test's clock is too. */
const verified = (key: string, { headers, body }: { headers: IncomingHttpHeaders; body: string }): unknown =>
  new Webhook(key).verify(body, headers as Record<string, string>)

beforeAll(async () => {
  server = createServer((request, answer) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      got.push({ headers: request.headers, body })
      answer.writeHead(status, status === 302 ? { location: url } : {}).end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  office = await openOffice({ loopbackWebhooks: true })
  tenantId = (await office.house.db.selectFrom('tenant').select('id').executeTakeFirstOrThrow()).id
  admin = await office.as('quan-tri')
})
afterAll(async () => {
  await office?.close()
  server?.closeAllConnections()
  await new Promise((resolve) => server?.close(resolve))
})

describe('an address', () => {
  it('is refused where it may not be called, and in the practice office altogether unless its operator says so', async () => {
    for (const bad of [
      'http://10.0.0.1/',
      'https://169.254.169.254/latest/',
      'https://93.184.215.14/',
      'file:///etc/passwd',
      'x',
    ])
      expect((await admin.try(createWebhook, { name: 'Kho', url: bad, kinds: ['assigned'] })).code, bad).toBe(
        'webhook-address',
      )
    const other = await openOffice({})
    const there = await other.as('quan-tri')
    expect((await there.try(createWebhook, { name: 'Kho', url, kinds: ['assigned'] })).code).toBe('webhook-practice')
    await other.close()
  })

  it('is added; its secret is shown once, kept sealed, and in no log', async () => {
    const made = await admin.do(createWebhook, { name: 'Kho dữ liệu', url, kinds: ['assigned', 'disputed'] })
    ;({ id: webhookId, secret } = made)
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/)
    const { db } = office.house
    expect(JSON.stringify(await admin.do(listWebhooks, {}))).not.toContain(secret)
    expect(JSON.stringify(await db.selectFrom('event').selectAll().execute())).not.toContain(secret)
    const row = await db.selectFrom('webhook').selectAll().executeTakeFirstOrThrow()
    expect(row.secret.toString('latin1')).not.toContain(secret.slice(6))
  })
})

describe('what happens', () => {
  it('is told, signed, with identifiers alone, once an event', async () => {
    await office.issue(await office.as('van-thu'), await office.firstDocument())
    const { db } = office.house
    const events = await db.selectFrom('event').selectAll().where('operation', '=', 'issueAssignment').execute()
    await until(
      () => got.length,
      (n) => n >= events.length,
    )
    expect(got).toHaveLength(events.length)
    const bodies = got.map((one) => verified(secret, one) as { type: string; data: Record<string, unknown> })
    expect(new Set(bodies.map((body) => body.data['eventId']))).toEqual(new Set(events.map((event) => event.id)))
    expect(bodies[0]).toMatchObject({ type: 'assigned', data: { operation: 'issueAssignment' } })
    // names, titles and texts of the office are in no call
    const tasks = await db.selectFrom('task').select('title').execute()
    const said = got.map((one) => one.body).join()
    for (const { title } of tasks) expect(said).not.toContain(title)
    expect(said).not.toMatch(/[^\x00-\x7f]/)
    // told again, nothing is called again
    const eventIds = events.map((event) => event.id)
    await tell(office.house.reminders, { tenantId, eventIds })
    await announce(office.house.webhooks, { tenantId, eventIds })
    await callWebhooks(office.house.webhooks, { tenantId })
    expect(got).toHaveLength(events.length)
    expect(new Set((await deliveries()).map((one) => [one.state, one.status].join()))).toEqual(
      new Set(['delivered,200']),
    )
  })

  it('bears no signature that another body, another time or another secret would have', () => {
    const one = got[0] as (typeof got)[number]
    expect(() => verified(secret, { ...one, body: one.body.replace('assigned', 'ended') })).toThrow('signature')
    expect(() => verified(secret, { ...one, headers: { ...one.headers, 'webhook-timestamp': '1700000000' } })).toThrow(
      'timestamp',
    )
    expect(() => verified(`whsec_${Buffer.alloc(32).toString('base64')}`, one)).toThrow('signature')
  })

  it('is signed with both secrets for a day after a change', async () => {
    const fresh = await admin.do(rotateWebhookSecret, { id: webhookId })
    got.length = 0
    await admin.do(tryWebhook, { id: webhookId })
    await until(
      () => got.length,
      (n) => n === 1,
    )
    const one = got[0] as (typeof got)[number]
    expect(verified(secret, one)).toMatchObject({ type: 'ping' })
    expect(verified(fresh.secret, one)).toMatchObject({ type: 'ping' })
    await settled()
    await office.house.db
      .updateTable('webhook')
      .set({ old_until: new Date(Date.now() - 1000) })
      .execute()
    got.length = 0
    await admin.do(tryWebhook, { id: webhookId })
    await until(
      () => got.length,
      (n) => n === 1,
    )
    expect(() => verified(secret, got[0] as (typeof got)[number])).toThrow('signature')
    expect(verified(fresh.secret, got[0] as (typeof got)[number])).toMatchObject({ type: 'ping' })
    secret = fresh.secret
    await settled()
  })
})

describe('a receiver that does not take it', () => {
  it('is asked again ever more rarely under the same id, for a day; then it is paused and the administrator told', async () => {
    // from here on the test's clock is moved by hand
    const start = Date.now() + 60_000
    const at = (minutes: number): void => office.setNow(new Date(start + minutes * 60_000).toISOString())
    at(0)
    got.length = 0
    status = 500
    await admin.do(tryWebhook, { id: webhookId })
    await settled()
    const turn = async (): Promise<void> => {
      await callDue(office.house.webhooks)
      await callWebhooks(office.house.webhooks, { tenantId })
      await settled()
    }
    await turn()
    expect(got).toHaveLength(1)
    expect((await deliveries())[0]).toMatchObject({ state: 'waiting', status: 500, attempts: 1 })
    const tries: number[] = []
    for (let minutes = 1; minutes <= 30 * 60; minutes += 1) {
      const due = (
        await office.house.db
          .selectFrom('webhook_delivery')
          .select('next_try_at')
          .where('state', '=', 'waiting')
          .executeTakeFirst()
      )?.next_try_at
      if (!due) break
      minutes = Math.ceil((due.getTime() - start) / 60_000)
      at(minutes)
      // a redirect is no better answer than a failure
      status = tries.length % 2 ? 500 : 302
      await turn()
      tries.push(minutes)
    }
    expect(tries).toEqual([1, 6, 21, 51, 111, 231, 471, 831, 1191, 1551])
    expect(new Set(got.map((one) => one.headers['webhook-id'])).size).toBe(1)
    expect((await deliveries())[0]).toMatchObject({ state: 'failed', attempts: 11 })
    const [webhook] = (await admin.do(listWebhooks, {})).webhooks
    expect(webhook?.state).toBe('paused')
    expect(webhook?.failedAt).not.toBeNull()
    expect(await admin.do(getWebhookAlert, {})).toEqual({ waiting: 1 })
    expect((await admin.try(tryWebhook, { id: webhookId })).code).toBe('webhook-paused')
  })

  it('gets again what is asked for, when it goes on; nothing after it was removed', async () => {
    status = 204
    got.length = 0
    await admin.do(setWebhookState, { id: webhookId, state: 'active' })
    expect(await admin.do(getWebhookAlert, {})).toEqual({ waiting: 0 })
    const failed = (await deliveries()).find((one) => one.state === 'failed')
    await admin.do(sendDeliveryAgain, { id: failed?.id ?? '' })
    await until(deliveries, (all) => all.find((one) => one.id === failed?.id)?.state === 'delivered')
    expect(got[0]?.headers['webhook-id']).toBe(failed?.id)
    await admin.do(setWebhookState, { id: webhookId, state: 'removed' })
    expect((await admin.do(listWebhooks, {})).webhooks).toEqual([])
    expect((await admin.try(tryWebhook, { id: webhookId })).status).toBe(404)
  })
})
