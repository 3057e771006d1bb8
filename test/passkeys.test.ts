/** Passkeys at the door: made, used, and everything that must be refused. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  changeOwnPassword,
  createAccount,
  getEntrance,
  getMe,
  handOverAccount,
  listOwnSessions,
  listPasskeys,
  makeAccountLink,
  removePasskey,
  renamePasskey,
  setPassword,
  setUpOffice,
  signIn,
  signInWithPasskey,
  suspendAccount,
  useLink as openWithLink,
} from '../src/features/identity/contract.js'
import { newSetupToken } from '../src/features/identity/index.js'
import { readConfig } from '../src/platform/config.js'
import { relyingPartyOf } from '../src/platform/passkeys.js'
import { Authenticator, type Twist } from './authenticator.js'
import { openOffice, type Answer, type Client, type Office } from './office.js'

const ORIGIN = 'https://don-doc.lamkhe.example'
const PASSWORD = 'một câu dài dễ nhớ'
const FRESH = 'một câu khác dài hơn'
const NOW = '2026-11-25T09:00:00+07:00'
const at = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString()
let office: Office
let admin: Client
let organisationId: string

beforeAll(async () => {
  office = await openOffice({ now: NOW, mode: 'office', origin: ORIGIN })
  admin = office.nobody()
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date(NOW)),
    officeName: 'Thành ủy Lam Khê',
    login: 'quan.tri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  organisationId = (await admin.do(getMe, {})).organisation.id
})
afterAll(() => office.close())

let n = 0
interface Holder {
  id: string
  login: string
  client: Client
  device: Authenticator
  /** From where, a network of its own. */
  address: string
}

/** An account that is signed in with its password. */
async function holder(): Promise<Holder> {
  office.setNow(NOW)
  const login = `tai-khoan-${n++}`
  const address = `198.51.${n}.7`
  const { id } = await admin.do(createAccount, {
    login,
    title: 'Chuyên viên',
    organisationId,
    roles: ['officer'],
    password: PASSWORD,
  })
  const client = office.nobody(address)
  await client.do(signIn, { login, password: PASSWORD })
  return { id, login, client, device: new Authenticator(ORIGIN), address }
}

async function add({ client, device }: Holder, name = 'Điện thoại'): Promise<string> {
  const { options } = await client.do(beginPasskey, { password: PASSWORD })
  return (await client.do(addPasskey, { name, made: device.make(options) })).id
}

/** In another browser. */
async function enter(
  { device, address }: Holder,
  twist: Twist = {},
  client = office.nobody(address),
): Promise<{ client: Client; answer: Answer<unknown> }> {
  const { options } = await client.do(beginPasskeySignIn, {})
  return { client, answer: await client.try(signInWithPasskey, { signed: device.sign(options, twist) }) }
}

const events = async (accountId: string): Promise<string[]> =>
  (
    await office.house.db
      .selectFrom('event')
      .where('account_id', '=', accountId)
      .select('operation')
      .orderBy('id')
      .execute()
  ).map((one) => one.operation)

describe('a passkey', () => {
  it('is made with the password, opens a session by itself, is renamed and removed', async () => {
    const one = await holder()
    expect(await one.client.do(listPasskeys, {})).toEqual({ origin: ORIGIN, proof: 'password', passkeys: [] })
    const passkeyId = await add(one)
    expect((await one.client.do(getMe, {})).notices.map((notice) => notice.kind)).toEqual(['passkey-added'])
    office.setNow(at(5))
    const { client, answer } = await enter(one)
    expect(answer.status).toBe(200)
    expect((await client.do(getMe, {})).accountId).toBe(one.id)
    const { sessions } = await client.do(listOwnSessions, {})
    expect(sessions.find((session) => session.current)?.way).toBe('passkey')
    await client.do(renamePasskey, { passkeyId, name: 'Máy bàn' })
    expect((await client.do(listPasskeys, {})).passkeys).toEqual([
      {
        id: passkeyId,
        name: 'Máy bàn',
        createdAt: new Date(NOW).toISOString(),
        lastUsedAt: new Date(at(5)).toISOString(),
      },
    ])
    await client.do(removePasskey, { passkeyId })
    expect((await enter(one)).answer.code).toBe('passkey-refused')
    expect(await events(one.id)).toEqual(
      expect.arrayContaining(['addPasskey', 'signIn', 'renamePasskey', 'removePasskey']),
    )
  })

  it('is asked for with the things that make it one: resident, verified, and not made twice on one device', async () => {
    const one = await holder()
    await add(one)
    const { options } = await one.client.do(beginPasskey, { password: PASSWORD })
    expect(options).toMatchObject({
      rp: { id: 'don-doc.lamkhe.example', name: 'Thành ủy Lam Khê' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: one.device.held[0]?.id.toString('base64url') }],
    })
    expect((await office.nobody().do(beginPasskeySignIn, {})).options).toMatchObject({
      rpId: 'don-doc.lamkhe.example',
      userVerification: 'required',
    })
  })

  it('is neither made nor removed by whoever finds the machine open', async () => {
    const one = await holder()
    const passkeyId = await add(one)
    expect((await one.client.try(beginPasskey, { password: 'không phải' })).code).toBe('wrong-password')
    expect((await one.client.try(beginPasskey, {})).code).toBe('passkey-needs-sign-in')
    expect((await one.client.try(removePasskey, { passkeyId })).code).toBe('passkey-needs-sign-in')
    expect((await one.client.try(removePasskey, { passkeyId, password: 'không phải' })).code).toBe('wrong-password')
    const { client } = await enter(one)
    expect((await client.do(listPasskeys, {})).proof).toBe('fresh')
    office.setNow(at(11))
    expect((await client.do(listPasskeys, {})).proof).toBe('password')
    expect((await client.try(beginPasskey, {})).code).toBe('passkey-needs-sign-in')
  })

  it('is nobody else’s to name or to remove', async () => {
    const [one, other] = [await holder(), await holder()]
    const passkeyId = await add(one)
    expect((await other.client.try(renamePasskey, { passkeyId, name: 'Của tôi' })).status).toBe(404)
    expect((await other.client.try(removePasskey, { passkeyId, password: PASSWORD })).status).toBe(404)
  })
})

describe('a passkey is not kept', () => {
  it.each<[string, Twist]>([
    ['of another origin', { origin: 'https://don-doc.lamkhe.example.evil.example' }],
    ['of another host', { rpId: 'evil.example' }],
    ['for another challenge', { challenge: 'A'.repeat(43) }],
    ['without verification', { verified: false }],
  ])('%s', async (_what, twist) => {
    const { client, device } = await holder()
    const { options } = await client.do(beginPasskey, { password: PASSWORD })
    expect((await client.try(addPasskey, { name: 'x', made: device.make(options, twist) })).code).toBe(
      'passkey-not-made',
    )
    // a refused answer uses the challenge up, where it was the right one
    const again = await client.try(addPasskey, { name: 'x', made: device.make(options) })
    expect(again.code).toBe('challenge' in twist ? undefined : 'passkey-not-made')
  })

  it('twice for one challenge, after five minutes, in another session, for another account', async () => {
    const [one, other] = [await holder(), await holder()]
    const begin = async () => (await one.client.do(beginPasskey, { password: PASSWORD })).options
    const first = await begin()
    await one.client.do(addPasskey, { name: 'x', made: one.device.make(first) })
    expect((await one.client.try(addPasskey, { name: 'x', made: one.device.make(first) })).code).toBe(
      'passkey-not-made',
    )
    const second = await begin()
    expect((await other.client.try(addPasskey, { name: 'x', made: one.device.make(second) })).code).toBe(
      'passkey-not-made',
    )
    const elsewhere = office.nobody(one.address)
    await elsewhere.do(signIn, { login: one.login, password: PASSWORD })
    expect((await elsewhere.try(addPasskey, { name: 'x', made: one.device.make(second) })).code).toBe(
      'passkey-not-made',
    )
    office.setNow(at(5.1))
    expect((await one.client.try(addPasskey, { name: 'x', made: one.device.make(second) })).code).toBe(
      'passkey-not-made',
    )
  })
})

describe('nobody is let in', () => {
  it.each<[string, Twist]>([
    ['at another origin', { origin: 'http://don-doc.lamkhe.example' }],
    ['for another host', { rpId: 'evil.example' }],
    ['with another challenge', { challenge: 'A'.repeat(43) }],
    ['with the key of somebody else', { forged: true }],
    ['without verification', { verified: false }],
    ['with no word whose it is', { userHandle: '' }],
  ])('%s', async (_what, twist) => {
    const one = await holder()
    await add(one)
    const { client, answer } = await enter(one, twist)
    expect([answer.status, answer.code]).toEqual([401, 'passkey-refused'])
    expect((await client.try(getMe, {})).status).toBe(401)
  })

  it('with the passkey of another account', async () => {
    const [one, other] = [await holder(), await holder()]
    await add(one)
    await add(other)
    const { answer } = await enter(one, { userHandle: other.device.held[0]?.userHandle ?? '' })
    expect(answer.code).toBe('passkey-refused')
    expect(await events(other.id)).toContain('passkeyFailed')
  })

  it('by an answer that is shown again, in another browser, or after five minutes', async () => {
    const one = await holder()
    await add(one)
    const client = office.nobody(one.address)
    const { options } = await client.do(beginPasskeySignIn, {})
    const browser = client.cookie
    const signed = one.device.sign(options)
    const elsewhere = office.nobody(one.address)
    expect((await elsewhere.try(signInWithPasskey, { signed })).code, 'no cookie').toBe('passkey-refused')
    await elsewhere.do(beginPasskeySignIn, {})
    expect((await elsewhere.try(signInWithPasskey, { signed })).code, 'another cookie').toBe('passkey-refused')
    await client.do(signInWithPasskey, { signed })
    client.cookie = browser
    expect((await client.try(signInWithPasskey, { signed })).code, 'again').toBe('passkey-refused')
    const { options: late } = await client.do(beginPasskeySignIn, {})
    office.setNow(at(5.1))
    expect((await client.try(signInWithPasskey, { signed: one.device.sign(late) })).code).toBe('passkey-refused')
  })

  it('when the count of the device has gone back, and the holder is told', async () => {
    const one = await holder()
    await add(one)
    one.device.counter = 40
    expect((await enter(one)).answer.status).toBe(200)
    for (const counter of [41, 7, 0]) {
      const { answer } = await enter(one, { counter })
      expect([answer.status, answer.code]).toEqual([401, 'passkey-copied'])
    }
    const { client } = await enter(one)
    expect((await client.do(getMe, {})).notices.map((notice) => notice.kind)).toContain('passkey-copied')
    expect(await events(one.id)).toContain('passkeyFailed')
    // a count that nobody has signed is no news of a copy
    expect((await enter(one, { counter: 1, forged: true })).answer.code).toBe('passkey-refused')
  })

  it('while a device that counts nothing may come again and again', async () => {
    const one = await holder()
    const { options } = await one.client.do(beginPasskey, { password: PASSWORD })
    await one.client.do(addPasskey, { name: 'x', made: one.device.make(options, { counter: 0 }) })
    for (let tries = 0; tries < 2; tries++) expect((await enter(one, { counter: 0 })).answer.status).toBe(200)
  })
})

describe('with the account', () => {
  const DEEDS: Record<string, { deed: (one: Holder) => Promise<unknown>; after: string | undefined }> = {
    'suspended: not while it is': {
      deed: ({ id }) => admin.do(suspendAccount, { id, suspended: true }),
      after: 'account-suspended',
    },
    'readmitted: again': {
      deed: async ({ id }) => {
        await admin.do(suspendAccount, { id, suspended: true })
        await admin.do(suspendAccount, { id, suspended: false })
      },
      after: undefined,
    },
    'handed over: gone': { deed: ({ id }) => admin.do(handOverAccount, { id }), after: 'passkey-refused' },
    'given a password by an administrator: gone': {
      deed: ({ id }) => admin.do(setPassword, { id, password: FRESH }),
      after: 'passkey-refused',
    },
    'opened with a link: gone': {
      deed: async ({ id, address }) => {
        const { token } = await admin.do(makeAccountLink, { id })
        await office.nobody(address).do(openWithLink, { token, password: FRESH })
      },
      after: 'passkey-refused',
    },
    'its own new password: stays': {
      deed: ({ client }) => client.do(changeOwnPassword, { current: PASSWORD, password: FRESH }),
      after: undefined,
    },
  }
  it.each(Object.keys(DEEDS))('%s', async (what) => {
    const one = await holder()
    await add(one)
    const { client } = await enter(one)
    const browser = office.nobody(one.address)
    const { options } = await browser.do(beginPasskeySignIn, {})
    const making = await one.client.do(beginPasskey, { password: PASSWORD })
    await DEEDS[what]?.deed(one)
    expect((await client.try(getMe, {})).status, 'the session').toBe(401)
    const made = new Authenticator(ORIGIN).make(making.options)
    const late = await one.client.try(addPasskey, { name: 'x', made })
    expect(late.status, 'one that was being made').toBe(what === 'its own new password: stays' ? 422 : 401)
    const answer = await browser.try(signInWithPasskey, { signed: one.device.sign(options) })
    expect(answer.code).toBe(DEEDS[what]?.after)
  })
})

describe('the address', () => {
  it('is one for which browsers lend passkeys, or none are offered', async () => {
    expect(relyingPartyOf('https://don-doc.example')).toEqual({
      id: 'don-doc.example',
      origin: 'https://don-doc.example',
    })
    expect(relyingPartyOf('http://localhost:3300')?.id).toBe('localhost')
    for (const origin of ['http://don-doc.example', 'http://127.0.0.1:3300', 'https://192.0.2.4', 'https://[::1]'])
      expect(relyingPartyOf(origin)).toBeNull()
    const plain = await openOffice({ mode: 'office', origin: 'http://don-doc.example' })
    try {
      const nobody = plain.nobody()
      expect((await nobody.do(getEntrance, {})).passkeyOrigin).toBeNull()
      expect((await nobody.try(beginPasskeySignIn, {})).code).toBe('passkeys-not-here')
    } finally {
      await plain.close()
    }
    expect((await office.nobody().do(getEntrance, {})).passkeyOrigin).toBe(ORIGIN)
  })

  it('is read from the configuration as an origin', () => {
    expect(readConfig({ DONDOC_ORIGIN: 'https://don-doc.example/' }).origin).toBe('https://don-doc.example')
    expect(readConfig({}).origin).toBeNull()
    for (const DONDOC_ORIGIN of ['don-doc.example', 'ftp://don-doc.example', 'https://don-doc.example/a'])
      expect(() => readConfig({ DONDOC_ORIGIN })).toThrow('DONDOC_ORIGIN')
  })
})
