/** Sessions: who sees which, who ends which, and what ends them all. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  changeOwnPassword,
  createAccount,
  endOtherSessions,
  endOwnSession,
  endSession,
  endSessions,
  getMe,
  listOwnSessions,
  listSessions,
  setPassword,
  setUpOffice,
  signIn,
  suspendAccount,
} from '../src/features/identity/contract.js'
import { newSetupToken, onAccountCut, type AccountCut } from '../src/features/identity/index.js'
import { openOffice, type Client, type Office } from './office.js'

const PASSWORD = 'một câu dài dễ nhớ'
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

let office: Office
let admin: Client
let clerkId: string
const cuts: AccountCut[] = []

beforeAll(async () => {
  onAccountCut((_ctx, cut) => Promise.resolve(void cuts.push(cut)))
  office = await openOffice({ mode: 'office', now: '2026-11-25T09:00:00+07:00' })
  admin = office.nobody()
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date('2026-11-25T08:00:00+07:00')),
    officeName: 'Thành ủy Vân Sơn',
    login: 'quantri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  const { organisation } = await admin.do(getMe, {})
  const made = await admin.do(createAccount, {
    login: 'vanthu',
    title: 'Văn thư',
    organisationId: organisation.id,
    roles: ['clerk'],
    password: PASSWORD,
  })
  clerkId = made.id
})
afterAll(() => office.close())

const enter = async (address?: string, login = 'vanthu', password = PASSWORD): Promise<Client> => {
  const client = office.nobody(address)
  const { status } = await client.send('POST', signIn.path, {
    body: { login, password },
    headers: { 'user-agent': CHROME },
  })
  expect(status).toBe(200)
  return client
}
const signedIn = async (client: Client): Promise<boolean> => (await client.try(getMe, {})).status === 200

describe('sessions', () => {
  it('are shown to their owner: where, with what, when last seen, which one this is', async () => {
    const desk = await enter('192.0.2.10')
    office.setNow('2026-11-25T10:30:00+07:00')
    const phone = await enter('192.0.2.20')
    const { sessions } = await phone.do(listOwnSessions, {})
    expect(sessions).toMatchObject([
      { address: '192.0.2.20', browser: 'Chrome', system: 'Windows', way: 'password', current: true },
      { address: '192.0.2.10', since: '2026-11-25T02:00:00.000Z', seenAt: '2026-11-25T02:00:00.000Z', current: false },
    ])
    await desk.do(getMe, {})
    expect((await phone.do(listOwnSessions, {})).sessions[0]?.seenAt).toBe('2026-11-25T03:30:00.000Z')
    // nothing by which a session could be taken over leaves the house
    expect(JSON.stringify(sessions)).not.toMatch(/token|hash/i)
  })

  it('are ended one by one or all others by their owner, and stop at once', async () => {
    const [one, two, three] = [await enter(), await enter('192.0.2.30'), await enter('192.0.2.31')]
    const { sessions } = await one.do(listOwnSessions, {})
    const victim = sessions.find((session) => session.address === '192.0.2.30')
    await one.do(endOwnSession, { sessionId: victim?.id as string })
    expect([await signedIn(one), await signedIn(two), await signedIn(three)]).toEqual([true, false, true])
    expect((await one.try(endOwnSession, { sessionId: victim?.id as string })).status).toBe(404)
    const { ended } = await one.do(endOtherSessions, {})
    expect(ended).toBeGreaterThan(0)
    expect([await signedIn(one), await signedIn(three)]).toEqual([true, false])
    expect((await one.do(endOtherSessions, {})).ended).toBe(0)
  })

  it('of another account are not ended by their number, nor seen without the right to manage accounts', async () => {
    const clerk = await enter()
    const { sessions } = await admin.do(listOwnSessions, {})
    expect((await clerk.try(endOwnSession, { sessionId: sessions[0]?.id as string })).status).toBe(404)
    expect((await clerk.try(listSessions, { id: clerkId })).status).toBe(403)
    expect((await clerk.try(endSessions, { id: clerkId })).status).toBe(403)
    // nor by the number of a session under the address of an account that it does not belong to
    expect((await admin.try(endSession, { id: clerkId, sessionId: sessions[0]?.id as string })).status).toBe(404)
    expect(await signedIn(admin)).toBe(true)
  })

  it('are seen and ended by an administrator', async () => {
    const [one, two] = [await enter('192.0.2.40'), await enter('192.0.2.41')]
    const { sessions } = await admin.do(listSessions, { id: clerkId })
    expect(sessions.every((session) => !session.current)).toBe(true)
    const victim = sessions.find((session) => session.address === '192.0.2.40')
    await admin.do(endSession, { id: clerkId, sessionId: victim?.id as string })
    expect([await signedIn(one), await signedIn(two)]).toEqual([false, true])
    await admin.do(endSessions, { id: clerkId })
    expect(await signedIn(two)).toBe(false)
    expect((await admin.do(listSessions, { id: clerkId })).sessions).toEqual([])
    const events = await office.house.db
      .selectFrom('event')
      .where('operation', 'in', ['endSession', 'endSessions'])
      .select(['operation', 'data'])
      .orderBy('id')
      .execute()
    expect(events).toMatchObject([
      { operation: 'endSession', data: { accountId: clerkId, sessionId: victim?.id } },
      { operation: 'endSessions', data: { accountId: clerkId } },
    ])
  })

  it('are not listed when they have run out or were idle too long', async () => {
    office.setNow('2026-11-25T12:00:00+07:00')
    const old = await enter()
    office.setNow('2026-11-25T22:30:00+07:00')
    const fresh = await enter('192.0.2.50')
    expect((await fresh.do(listOwnSessions, {})).sessions).toHaveLength(1)
    expect(await signedIn(old)).toBe(false)
    office.setNow('2026-11-25T12:00:00+07:00')
    admin = await enter('127.0.0.1', 'quantri')
  })
})

describe('what an account was handed', () => {
  it('ends with a password of its own, all but the session that changed it', async () => {
    cuts.length = 0
    const [one, two] = [await enter(), await enter()]
    await one.do(changeOwnPassword, { current: PASSWORD, password: `${PASSWORD} hơn` })
    expect([await signedIn(one), await signedIn(two)]).toEqual([true, false])
    expect(cuts).toMatchObject([{ accountId: clerkId, why: 'own-password' }])
  })

  it('ends with a password from the administrator and with a suspension, and not with what was refused', async () => {
    cuts.length = 0
    const one = await enter(undefined, 'vanthu', `${PASSWORD} hơn`)
    expect((await one.try(changeOwnPassword, { current: 'không phải', password: PASSWORD })).status).toBe(403)
    expect(await signedIn(one)).toBe(true)
    expect(cuts).toEqual([])
    await admin.do(setPassword, { id: clerkId, password: PASSWORD })
    expect(await signedIn(one)).toBe(false)
    const two = await enter()
    await admin.do(suspendAccount, { id: clerkId, suspended: true })
    expect(await signedIn(two)).toBe(false)
    await admin.do(suspendAccount, { id: clerkId, suspended: false })
    expect(await signedIn(two)).toBe(false)
    expect(cuts.map((cut) => cut.why)).toEqual(['password', 'suspended'])
  })
})
