/** What an account was handed dies with a new password, a suspension, a change of unit, a new holder: one table. */
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  addPasskey,
  beginPasskey,
  beginPasskeySignIn,
  beginSecondFactor,
  changeOwnPassword,
  confirmSecondFactor,
  createAccount,
  getMe,
  handOverAccount,
  listRightsChanges,
  makeAccountLink,
  moveAccount,
  reverseRightsChange,
  setPassword,
  setUpOffice,
  signIn,
  signInWithCode,
  signInWithPasskey,
  suspendAccount,
  useLink as openWithLink,
} from '../src/features/identity/contract.js'
import { createFeed } from '../src/features/feeds/contract.js'
import { newSetupToken } from '../src/features/identity/index.js'
import { createOrganisation } from '../src/features/organisations/contract.js'
import { Authenticator } from './authenticator.js'
import { Browser, openProvider, type TestProvider } from './oidc-provider.js'
import { openOffice, type Client, type Office } from './office.js'

const PASSWORD = 'một câu dài dễ nhớ'
const FRESH = 'một câu khác dài hơn'
const ORIGIN = 'https://don-doc.lamkhe.example'
const NOW = '2026-11-25T09:00:00+07:00'
let office: Office
let base: string
let provider: TestProvider
let admin: Client
let leader: Client
const unit = { a: '', b: '' }

beforeAll(async () => {
  provider = await openProvider()
  office = await openOffice({ now: NOW, mode: 'office', origin: ORIGIN, beatMs: 200, oidc: provider.address })
  await office.house.server.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(office.house.server.server.address() as { port: number }).port}`
  provider.allow(`${base}/api/oidc/return`)
  admin = office.nobody()
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date(NOW)),
    officeName: 'Thành ủy Lam Khê',
    login: 'quan.tri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  unit.a = (await admin.do(getMe, {})).organisation.id
  unit.b = (
    await admin.do(createOrganisation, { name: 'Báo Lam Khê', shortName: 'Báo', kind: 'press', system: 'press' })
  ).id
  await admin.do(createAccount, {
    login: 'lanh-dao',
    title: 'Lãnh đạo',
    organisationId: unit.a,
    roles: ['leader'],
    password: PASSWORD,
  })
  leader = office.nobody()
  await leader.do(signIn, { login: 'lanh-dao', password: PASSWORD })
})
afterAll(async () => {
  await office.close()
  await provider.close()
})

interface Handed {
  id: string
  /** The one that does the deed, where its holder does it. */
  own: Client
  link: string
}

/** What does it; the first of the table lets the session go on that did it. */
const DEEDS: Record<string, (handed: Handed) => Promise<unknown>> = {
  'its own new password': ({ own }) => own.do(changeOwnPassword, { current: PASSWORD, password: FRESH }),
  'a password from the administrator': ({ id }) => admin.do(setPassword, { id, password: FRESH }),
  'a suspension': ({ id }) => admin.do(suspendAccount, { id, suspended: true }),
  'a change of unit': ({ id }) =>
    admin.do(moveAccount, { id, organisationId: unit.b, title: 'Phóng viên', roles: ['officer'] }),
  'a new holder': ({ id }) => admin.do(handOverAccount, { id }),
  'a link that is used': ({ link }) => office.nobody('192.0.2.77').do(openWithLink, { token: link, password: FRESH }),
  'the account being taken back': async ({ id }) => {
    const { waiting } = await leader.do(listRightsChanges, {})
    const change = waiting.find((one) => one.kind === 'create' && one.account?.id === id)
    await leader.do(reverseRightsChange, { id: change?.id ?? '', reason: 'nhầm' })
  },
}

/** Whoever proved to be its holder keeps the passkeys: a person's own new password, another unit, a suspension that may end. */
const PASSKEY_AFTER: Record<string, string | undefined> = {
  'a password from the administrator': 'passkey-refused',
  'a suspension': 'account-suspended',
  'a new holder': 'passkey-refused',
  'a link that is used': 'passkey-refused',
  'the account being taken back': 'account-suspended',
}

let n = 0
it.each(Object.keys(DEEDS))('with %s', async (what) => {
  const login = `tai-khoan-${n++}`
  const address = `198.51.100.${n}`
  const { id } = await admin.do(createAccount, {
    login,
    title: 'Chuyên viên',
    organisationId: unit.a,
    roles: ['officer'],
    password: PASSWORD,
  })
  const enter = async (): Promise<Client> => {
    const client = office.nobody(address)
    await client.do(signIn, { login, password: PASSWORD })
    return client
  }
  const own = await enter()
  const { secret } = await own.do(beginSecondFactor, { password: PASSWORD })
  const phone = new TOTP({ secret: Secret.fromBase32(secret) })
  const codeAt = (seconds: number): string => phone.generate({ timestamp: Date.parse(NOW) + seconds * 1000 })
  await own.do(confirmSecondFactor, { code: codeAt(-30) })

  const other = office.nobody(address)
  const { ticket: opened } = await other.do(signIn, { login, password: PASSWORD })
  await other.do(signInWithCode, { ticket: opened ?? '', code: codeAt(0) })
  const between = office.nobody(address)
  const { ticket } = await between.do(signIn, { login, password: PASSWORD })
  const stream = await fetch(`${base}/api/changes`, {
    headers: { cookie: other.cookie ?? '' },
    signal: AbortSignal.timeout(8000),
  })
  const { token: link } = await admin.do(makeAccountLink, { id })
  const { path } = await own.do(createFeed, { name: 'Máy bàn', baseUrl: base })
  const calendar = async (): Promise<number> => (await office.nobody().send('GET', path)).status
  expect(await calendar()).toBe(200)

  const device = new Authenticator(ORIGIN)
  const begin = async () => (await own.do(beginPasskey, { password: PASSWORD })).options
  await own.do(addPasskey, { name: 'Điện thoại', made: device.make(await begin()) })
  const making = await begin()
  const byPasskey = office.nobody(address)
  await byPasskey.do(signInWithPasskey, { signed: device.sign((await byPasskey.do(beginPasskeySignIn, {})).options) })
  const asking = office.nobody(address)
  const { options: asked } = await asking.do(beginPasskeySignIn, {})
  // a binding to the identity provider that was begun: its answer opens something, until the account is cut
  const leaver = new Browser({ base, server: office.house.server })
  const ask = async (method: string, to: string, body?: object) => leaver.send(method, base + to, undefined, body)
  const begunBinding = async (): Promise<string> => {
    const { body } = await ask('POST', '/api/me/oidc', { password: PASSWORD })
    return new URL((JSON.parse(body) as { address: string }).address).searchParams.get('state') as string
  }
  const answered = async (state: string): Promise<string | null> =>
    (await ask('GET', `/api/oidc/return?state=${state}&code=x`)).location
  leaver.take(base, own.cookie ?? '')
  expect(await answered(await begunBinding()), 'a binding that is begun').toContain('/tai-khoan?loi=oidc-unproven')
  const binding = await begunBinding()

  await DEEDS[what]?.({ id, own, link })

  const itself = what === 'its own new password'
  expect((await own.try(getMe, {})).status, 'the session that did it').toBe(itself ? 200 : 401)
  expect((await other.try(getMe, {})).status, 'another session').toBe(401)
  expect(
    (await between.try(signInWithCode, { ticket: ticket ?? '', code: codeAt(30) })).code,
    'between the steps',
  ).toBe('sign-in-step-over')
  expect((await office.nobody().try(openWithLink, { token: link, password: FRESH })).code, 'a link').toBe(
    'account-link-invalid',
  )
  expect(await answered(binding), 'a binding that was begun').toBe(`${base}/dang-nhap?loi=oidc-step-over`)
  expect(await calendar(), 'the calendar feed').toBe(404)
  expect((await byPasskey.try(getMe, {})).status, 'a session by passkey').toBe(401)
  const late = await own.try(addPasskey, { name: 'Máy bàn', made: new Authenticator(ORIGIN).make(making) })
  expect(late.status, 'a passkey that was being made').toBe(itself ? 422 : 401)
  const signed = device.sign(asked)
  expect((await asking.try(signInWithPasskey, { signed })).code, 'a passkey').toBe(PASSKEY_AFTER[what])
  // the stream ends by itself; one that went on would be cut by the clock, with another error
  await stream.text().catch((error: Error) => expect(error.name, 'an open stream').not.toBe('TimeoutError'))
})
