/** A change made by one person shows on another's open screen: server-sent events over LISTEN/NOTIFY. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getMe, listAccounts, signOut, suspendAccount } from '../src/features/identity/contract.js'
import { acknowledge, getMyWork } from '../src/features/tasks/contract.js'
import { openOffice, type Office } from './office.js'

let office: Office
let base: string
beforeAll(async () => {
  office = await openOffice({ beatMs: 200 })
  await office.issue(await office.as('van-thu'), await office.firstDocument())
  await office.house.server.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(office.house.server.server.address() as { port: number }).port}`
})
afterAll(() => office.close())

/** Events on a screen until `ms` have gone by. */
async function listen(cookie: string | null, ms: number): Promise<string[]> {
  const abort = new AbortController()
  const response = await fetch(`${base}/api/changes`, { headers: { cookie: cookie ?? '' }, signal: abort.signal })
  if (response.status !== 200) {
    abort.abort()
    return [String(response.status)]
  }
  const events: string[] = []
  const timer = setTimeout(() => abort.abort(), ms)
  try {
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      for (const match of Buffer.from(chunk)
        .toString()
        .matchAll(/event: (\w+)/g))
        events.push(match[1] as string)
    }
  } catch {
    // ended by the timer
  }
  clearTimeout(timer)
  return events
}

it('reaches the office and the unit concerned within two seconds, and nobody else', async () => {
  const unit = await office.as('ubnd')
  const watching = [
    (await office.as('theo-doi')).cookie,
    (await office.as('chu-tich')).cookie,
    (await office.as('toa-soan')).cookie,
  ].map((cookie) => listen(cookie, 2000))
  await new Promise((resolve) => setTimeout(resolve, 400))
  const row = (await unit.do(getMyWork, {})).bands.find((band) => band.code === 'to-acknowledge')?.rows[0]
  await unit.do(acknowledge, { id: row?.id as string, version: row?.version as number })
  const [monitor, head, newspaper] = await Promise.all(watching)
  expect(monitor).toEqual(['hello', 'change'])
  expect(head).toEqual(['hello', 'change'])
  expect(newspaper).toEqual(['hello'])
  expect(await listen(null, 500)).toEqual(['401'])
})

/** Resolves when the server has ended the stream, with how long that took. */
async function ended(cookie: string | null, meanwhile: () => Promise<unknown>): Promise<number> {
  const abort = AbortSignal.timeout(5000)
  const response = await fetch(`${base}/api/changes`, { headers: { cookie: cookie ?? '' }, signal: abort })
  await meanwhile()
  const began = performance.now()
  await response.text().catch((error: Error) => {
    if (error.name === 'TimeoutError') throw error
  })
  return performance.now() - began
}

it('ends with the session: at sign-out, at suspension', async () => {
  const unit = await office.as('mttq')
  unit.again = null
  expect(await ended(unit.cookie, () => unit.do(signOut, {}))).toBeLessThan(2000)
  const admin = await office.as('quan-tri')
  const victim = await office.as('phu-nu')
  const { accountId } = await victim.do(getMe, {})
  expect(await ended(victim.cookie, () => admin.do(suspendAccount, { id: accountId, suspended: true }))).toBeLessThan(
    2000,
  )
  expect((await admin.do(listAccounts, {})).accounts.find(({ id }) => id === accountId)?.suspended).toBe(true)
})

it('lets one account hold twenty streams; the oldest makes room', async () => {
  const { cookie } = await office.as('y-te')
  const open: AbortController[] = []
  let first: Promise<unknown> | null = null
  for (let n = 0; n < 21; n++) {
    const abort = new AbortController()
    open.push(abort)
    const response = await fetch(`${base}/api/changes`, { headers: { cookie: cookie ?? '' }, signal: abort.signal })
    expect(response.status).toBe(200)
    const done = response.text().catch(() => 'cut')
    first ??= done
  }
  await expect(first).resolves.toContain('hello')
  for (const abort of open) abort.abort()
})
