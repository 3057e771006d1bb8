/** Signing in by a real identity provider on loopback: bound, used, unbound, and attacked. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listEvents } from '../src/features/audit/contract.js'
import {
  allowOidc,
  beginOidcSignIn,
  createAccount,
  endOidc,
  finishOidc,
  getAccountOidc,
  getMe,
  getOidc,
  handOverAccount,
  listSessions,
  setPassword,
  setUpOffice,
  signIn,
  suspendAccount,
} from '../src/features/identity/contract.js'
import { newSetupToken } from '../src/features/identity/index.js'
import { ownPage } from '../src/features/identity/rules/oidc.js'
import { secondStepOf } from '../src/features/identity/web/oidc-step.js'
import { decideSettings } from '../src/features/settings/contract.js'
import type { Role } from '../src/kernel/actor.js'
import { openOffice, type Client, type Office } from './office.js'
import { Browser, openProvider, type TestProvider } from './oidc-provider.js'

const PASSWORD = 'một câu dài dễ nhớ'
let provider: TestProvider
let office: Office
let base: string
let admin: Client
let unit: string
let at = Date.parse('2026-11-25T09:00:00+07:00')
const move = (minutes: number): void => {
  at += minutes * 60_000
  office.setNow(new Date(at).toISOString())
}

const newBrowser = (): Browser => new Browser({ base, server: office.house.server })

let n = 0
/** Somebody at the provider. */
const person = (more: object = {}): string => {
  const sub = `nguoi-${n++}`
  provider.people.set(sub, { sub, preferred_username: `ten-${sub}`, ...more })
  return sub
}
const make = async (login: string, roles: Role[] = ['officer']): Promise<string> =>
  (await admin.do(createAccount, { login, title: 'Chuyên viên', organisationId: unit, roles, password: PASSWORD })).id

const call = async (browser: Browser, method: string, path: string, body?: object) => {
  const seen = await browser.send(method, base + path, undefined, body)
  return { ...seen, json: JSON.parse(seen.body || '{}') as Record<string, string> & { code?: string } }
}
const whoIs = async (browser: Browser): Promise<string | null> => {
  const { status, json } = await call(browser, 'GET', '/api/me')
  return status === 200 ? (json.accountId ?? null) : null
}
const RETURN = finishOidc.path
/** Leaves for the provider, signs in there, and stops before coming back. */
const leave = async (browser: Browser, who: string, to = '/', change: (address: URL) => void = () => undefined) => {
  const begun = await call(browser, 'POST', '/api/oidc', { to })
  expect(begun.status, begun.body).toBe(200)
  const address = new URL(begun.json.address as string)
  change(address)
  return browser.throughProvider(address.href, who, base + RETURN)
}
/** Comes back; answers the page, without the host. */
const comeBack = async (browser: Browser, address: string): Promise<string> => {
  const { status, location, body } = await browser.send('GET', address)
  expect(status, body).toBe(303)
  expect(new URL(location as string).origin).toBe(base)
  return (location as string).slice(base.length)
}
const enter = async (browser: Browser, who: string, to = '/'): Promise<string> =>
  comeBack(browser, await leave(browser, who, to))
const refused = (code: string): string => `/dang-nhap?loi=${code}`

/** An account whose holder has bound it. */
const bound = async (login: string, roles?: Role[]) => {
  const id = await make(login, roles)
  const who = person()
  const browser = newBrowser()
  expect((await call(browser, 'POST', '/api/session', { login, password: PASSWORD })).status).toBe(200)
  const begun = await call(browser, 'POST', '/api/me/oidc', { password: PASSWORD })
  const page = await comeBack(browser, await browser.throughProvider(begun.json.address as string, who, base + RETURN))
  expect(page).toBe('/tai-khoan?cong=xong')
  return { id, who, browser, login }
}

beforeAll(async () => {
  provider = await openProvider()
  office = await openOffice({ now: new Date(at).toISOString(), mode: 'office', oidc: provider.address })
  base = 'http://don-doc.example:3300'
  provider.allow(base + RETURN)
  admin = office.nobody('192.0.2.1')
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date(at)),
    officeName: 'Thành ủy Lam Khê',
    login: 'quan.tri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  unit = (await admin.do(getMe, {})).organisation.id
})
afterAll(async () => {
  await office.close()
  await provider.close()
})
beforeEach(() => move(1))

describe('the whole way', () => {
  it('binds with the password, signs out, signs in by the provider, and unbinds', async () => {
    const { id, who, browser } = await bound('ca-duong')
    expect((await call(browser, 'GET', '/api/me/oidc')).json).toMatchObject({
      on: true,
      provider: 'Cổng Lam Khê',
      binding: { name: `ten-${who}`, way: 'holder', current: true },
    })
    await call(browser, 'DELETE', '/api/session')
    expect(await whoIs(browser)).toBeNull()

    expect(await enter(browser, who, '/viec?trang=2')).toBe('/viec?trang=2')
    expect(await whoIs(browser)).toBe(id)
    const { sessions } = await admin.do(listSessions, { id })
    expect(sessions.map((one) => one.way)).toContain('oidc')
    const me = (await call(browser, 'GET', '/api/me')).json as unknown as { notices: { kind: string }[] }
    expect(me.notices.map((one) => one.kind)).toContain('oidc-bound')
    const { rows } = await admin.do(listEvents, {})
    expect(rows.map((one) => one.operation)).toContain('bindOidc')

    expect((await call(browser, 'POST', '/api/me/oidc/end', { password: 'một câu khác hẳn' })).json.code).toBe(
      'wrong-password',
    )
    expect((await call(browser, 'POST', '/api/me/oidc/end', { password: PASSWORD })).status).toBe(200)
    expect(await whoIs(browser), 'the session that did it').toBe(id)
    expect(await enter(newBrowser(), who)).toBe(refused('oidc-unknown'))
  })

  it('asks for the password before it leaves to bind, and refuses a person who is bound to another account', async () => {
    const { who } = await bound('da-gan')
    await make('den-sau')
    const browser = newBrowser()
    await call(browser, 'POST', '/api/session', { login: 'den-sau', password: PASSWORD })
    expect((await call(browser, 'POST', '/api/me/oidc', { password: 'một câu khác hẳn' })).json.code).toBe(
      'wrong-password',
    )
    const { json } = await call(browser, 'POST', '/api/me/oidc', { password: PASSWORD })
    const back = await browser.throughProvider(json.address as string, who, base + RETURN)
    expect(await comeBack(browser, back)).toBe('/tai-khoan?loi=oidc-taken')
  })

  it('refuses an unknown person and makes nothing', async () => {
    const rows = async () => ({
      accounts: (await office.house.db.selectFrom('account').select('id').execute()).length,
      sessions: (await office.house.db.selectFrom('session').select('id').execute()).length,
      events: (await office.house.db.selectFrom('event').select('id').execute()).length,
      identities: (await office.house.db.selectFrom('oidc_identity').select('subject').execute()).length,
    })
    const before = await rows()
    const browser = newBrowser()
    expect(await enter(browser, person({ preferred_username: 'quan.tri' }))).toBe(refused('oidc-unknown'))
    expect(await rows()).toEqual(before)
    expect(await whoIs(browser)).toBeNull()
  })

  it('binds by a name that the administrator has allowed, once', async () => {
    const id = await make('cho-phep')
    const who = person({ preferred_username: 'Chuyen.Vien.1' })
    await admin.do(allowOidc, { id, claim: 'username', name: ' chuyen.vien.1 ' })
    expect((await admin.do(getAccountOidc, { id })).allowed).toMatchObject({ name: 'chuyen.vien.1' })
    const another = await make('cho-phep-2')
    expect((await admin.try(allowOidc, { id: another, claim: 'username', name: 'CHUYEN.VIEN.1' })).code).toBe(
      'oidc-name-taken',
    )
    const browser = newBrowser()
    expect(await enter(browser, who)).toBe('/')
    expect(await whoIs(browser)).toBe(id)
    expect(await admin.do(getAccountOidc, { id })).toMatchObject({ allowed: null, binding: { way: 'allowed' } })
    // the name is given to another person later: the account stays that of the first
    expect(await enter(newBrowser(), person({ preferred_username: 'chuyen.vien.1' }))).toBe(refused('oidc-unknown'))
    await admin.do(endOidc, { id })
    expect(await whoIs(browser), 'a session that the provider opened').toBeNull()
    expect(await enter(browser, who)).toBe(refused('oidc-unknown'))
  })

  it('takes an e-mail address only where the provider says that it is verified, and no username for one', async () => {
    const id = await make('thu')
    const email = 'chuyen.vien@lam-khe.example'
    await admin.do(allowOidc, { id, claim: 'email', name: email })
    const enterAs = (more: object): Promise<string> => enter(newBrowser(), person(more))
    expect(await enterAs({ email })).toBe(refused('oidc-unknown'))
    expect(await enterAs({ email, email_verified: false })).toBe(refused('oidc-unknown'))
    expect(await enterAs({ preferred_username: email })).toBe(refused('oidc-unknown'))
    expect(await enterAs({ email, email_verified: true })).toBe('/')
  })

  it('lets a name that nobody used go after thirty days', async () => {
    const id = await make('de-lau')
    await admin.do(allowOidc, { id, claim: 'username', name: 'de-lau' })
    move(30 * 24 * 60 + 1)
    await admin.do(signIn, { login: 'quan.tri', password: PASSWORD })
    expect((await admin.do(getAccountOidc, { id })).allowed).toBeNull()
    expect(await enter(newBrowser(), person({ preferred_username: 'de-lau' }))).toBe(refused('oidc-unknown'))
  })

  it('asks for the second step that the office requires, whatever the provider says', async () => {
    await admin.do(signIn, { login: 'quan.tri', password: PASSWORD })
    const { who } = await bound('hai-buoc', ['monitor'])
    await make('lanh-dao', ['leader'])
    const leader = office.nobody('192.0.2.2')
    await leader.do(signIn, { login: 'lanh-dao', password: PASSWORD })
    await leader.do(decideSettings, {
      changes: [
        { name: 'secondFactorRoles', value: ['monitor'] },
        { name: 'secondFactorFrom', value: null },
      ],
      decidedBy: 'Chánh Văn phòng',
    })
    const browser = newBrowser()
    const page = await enter(browser, who, '/viec')
    expect(page).toMatch(/^\/dang-nhap\?ve=%2Fviec#/)
    expect(await whoIs(browser)).toBeNull()
    const step = secondStepOf(new URL(page, base).hash)
    expect(step?.next).toBe('set-up')
    expect((await call(browser, 'POST', '/api/session/set-up', { ticket: step?.ticket })).status).toBe(200)
  })

  it('ends what was bound from inside with a password from the administrator, and keeps what was allowed', async () => {
    const one = await bound('mat-khau-moi')
    await admin.do(setPassword, { id: one.id, password: PASSWORD })
    expect(await enter(newBrowser(), one.who)).toBe(refused('oidc-unknown'))
    const two = await make('duoc-phep')
    const who = person()
    await admin.do(allowOidc, { id: two, claim: 'username', name: `ten-${who}` })
    expect(await enter(newBrowser(), who)).toBe('/')
    await admin.do(setPassword, { id: two, password: PASSWORD })
    expect(await enter(newBrowser(), who)).toBe('/')
  })

  it('opens nothing for an account that is suspended or handed over', async () => {
    const one = await bound('tam-khoa')
    await admin.do(suspendAccount, { id: one.id, suspended: true })
    expect(await enter(newBrowser(), one.who)).toBe(refused('account-suspended'))
    const two = await bound('ban-giao')
    await admin.do(handOverAccount, { id: two.id })
    expect(await enter(newBrowser(), two.who)).toBe(refused('oidc-unknown'))
    expect((await admin.do(getAccountOidc, { id: two.id })).binding).toBeNull()
  })
})

describe('attacks', () => {
  let victim: Awaited<ReturnType<typeof bound>>
  beforeAll(async () => {
    await admin.do(signIn, { login: 'quan.tri', password: PASSWORD })
    victim = await bound('nan-nhan')
  })

  it('an ID token with another nonce', async () => {
    const browser = newBrowser()
    const back = await leave(browser, victim.who, '/', (address) => address.searchParams.set('nonce', 'cua-lan-khac'))
    expect(await comeBack(browser, back)).toBe(refused('oidc-unproven'))
    expect(await whoIs(browser)).toBeNull()
  })

  it('a code or a state that was used', async () => {
    const browser = newBrowser()
    const back = await leave(browser, victim.who)
    expect(await comeBack(browser, back)).toBe('/')
    await call(browser, 'DELETE', '/api/session')
    expect(await comeBack(browser, back)).toBe(refused('oidc-step-over'))
    const next = new URL(await leave(browser, victim.who))
    next.searchParams.set('code', new URL(back).searchParams.get('code') as string)
    expect(await comeBack(browser, next.href)).toBe(refused('oidc-unproven'))
    expect(await whoIs(browser)).toBeNull()
  })

  it('the code of another sign-in, whose verifier is another', async () => {
    const [mine, theirs] = [newBrowser(), newBrowser()]
    const stolen = new URL(await leave(theirs, victim.who)).searchParams.get('code') as string
    const back = new URL(await leave(mine, person()))
    back.searchParams.set('code', stolen)
    expect(await comeBack(mine, back.href)).toBe(refused('oidc-unproven'))
    expect(await whoIs(mine)).toBeNull()
  })

  it('an answer brought by another browser, with and without a sign-in of its own', async () => {
    const attacker = newBrowser()
    const back = await leave(attacker, victim.who)
    const other = newBrowser()
    expect(await comeBack(other, back)).toBe(refused('oidc-step-over'))
    await leave(other, person())
    expect(await comeBack(other, back)).toBe(refused('oidc-step-over'))
    expect(await whoIs(other)).toBeNull()
    // and the one whose it is was not disturbed
    expect(await comeBack(attacker, back)).toBe('/')
  })

  it('a binding that is finished when nobody, or somebody else, is signed in', async () => {
    await make('gan-do')
    const browser = newBrowser()
    const begin = async (): Promise<string> => {
      await call(browser, 'POST', '/api/session', { login: 'gan-do', password: PASSWORD })
      const { json } = await call(browser, 'POST', '/api/me/oidc', { password: PASSWORD })
      return browser.throughProvider(json.address as string, person(), base + RETURN)
    }
    const first = await begin()
    await call(browser, 'DELETE', '/api/session')
    expect(await comeBack(browser, first)).toBe('/tai-khoan?loi=oidc-step-over')
    const second = await begin()
    await call(browser, 'POST', '/api/session', { login: victim.login, password: PASSWORD })
    expect(await comeBack(browser, second)).toBe('/tai-khoan?loi=oidc-step-over')
    expect(
      await office.house.db.selectFrom('oidc_pending').where('account_id', 'is not', null).selectAll().execute(),
    ).toEqual([])
  })

  it('a code and a token that were given to another program', async () => {
    const browser = newBrowser()
    const verifier = 'v'.repeat(64)
    const { other, address } = provider
    const begun = await call(browser, 'POST', '/api/oidc', { to: '/' })
    const ours = new URL(begun.json.address as string)
    const theirs = new URL(ours)
    theirs.searchParams.set('client_id', other.clientId)
    theirs.searchParams.set('redirect_uri', other.redirectUri)
    theirs.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'))
    const answered = new URL(await browser.throughProvider(theirs.href, victim.who, other.redirectUri))

    const tokens = (await (
      await fetch(`${address.issuer}/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${other.clientId}:${other.clientSecret}`).toString('base64')}`,
        },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: answered.searchParams.get('code') as string,
          redirect_uri: other.redirectUri,
          code_verifier: verifier,
        }),
      })
    ).json()) as { id_token: string }
    expect(tokens.id_token, 'a token of the same provider, person and nonce').toMatch(/^ey/)
    const own = await browser.throughProvider(ours.href, victim.who, base + RETURN)
    provider.tamper = (answer) => ({ ...answer, id_token: tokens.id_token })
    const page = await comeBack(browser, own).finally(() => {
      provider.tamper = null
    })
    expect(page).toBe(refused('oidc-unproven'))

    const again = new URL(await leave(browser, victim.who))
    again.searchParams.set('code', answered.searchParams.get('code') as string)
    expect(await comeBack(browser, again.href)).toBe(refused('oidc-unproven'))
    expect(await whoIs(browser)).toBeNull()
  })

  it('a token whose signature is not the provider’s', async () => {
    const browser = newBrowser()
    const back = await leave(browser, person())
    provider.tamper = (answer) => {
      const [head, body = '', signature] = answer.id_token.split('.')
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as object
      const changed = Buffer.from(JSON.stringify({ ...claims, sub: victim.who })).toString('base64url')
      return { ...answer, id_token: [head, changed, signature].join('.') }
    }
    const page = await comeBack(browser, back).finally(() => {
      provider.tamper = null
    })
    expect(page).toBe(refused('oidc-unproven'))
    expect(await whoIs(browser)).toBeNull()
  })

  it('an answer of another provider, or of none', async () => {
    for (const change of [
      (url: URL) => url.searchParams.set('iss', 'https://cong-khac.example'),
      (url: URL) => url.searchParams.delete('iss'),
    ]) {
      const browser = newBrowser()
      const back = new URL(await leave(browser, victim.who))
      change(back)
      expect(await comeBack(browser, back.href)).toBe(refused('oidc-unproven'))
    }
  })

  it('another site as the page to go on to', async () => {
    for (const to of [
      '//evil.example',
      'https://evil.example/',
      '/\\evil.example',
      '/\t/evil.example',
      '/.//evil.example',
      '/dang-nhap?ve=/',
      '/api/me',
      '',
    ])
      expect(ownPage(to), to).toBe('/')
    expect(ownPage('/van-ban/1?x=2#y')).toBe('/van-ban/1?x=2')
    expect(await enter(newBrowser(), victim.who, '//evil.example/x')).toBe('/')
  })

  it('an answer that comes after ten minutes, and one that nobody asked for', async () => {
    const browser = newBrowser()
    const back = await leave(browser, victim.who)
    move(11)
    expect(await comeBack(browser, back)).toBe(refused('oidc-step-over'))
    expect(await comeBack(newBrowser(), `${base}${RETURN}?code=x&state=y`)).toBe(refused('oidc-step-over'))
    expect((await call(browser, 'POST', '/api/oidc', {})).status).toBe(400)
  })

  it('a person who stops at the provider is told so', async () => {
    const browser = newBrowser()
    const { json } = await call(browser, 'POST', '/api/oidc', { to: '/' })
    const state = new URL(json.address as string).searchParams.get('state') as string
    const back = `${base}${RETURN}?${new URLSearchParams({ error: 'access_denied', state, iss: provider.address.issuer }).toString()}`
    expect(await comeBack(browser, back)).toBe(refused('oidc-denied'))
  })
})

it('without a provider there is no such way; with one that is away the password goes on', async () => {
  const none = await openOffice({ mode: 'office' })
  expect(await none.nobody().do(getOidc, {})).toEqual({ on: false, name: null })
  expect((await none.nobody().try(beginOidcSignIn, { to: '/' })).code).toBe('oidc-off')
  await none.close()

  const away = await openProvider()
  await away.close()
  const alone = await openOffice({ mode: 'office', oidc: away.address })
  const someone = alone.nobody()
  expect(await someone.do(getOidc, {})).toEqual({ on: true, name: 'Cổng Lam Khê' })
  const answer = await someone.try(beginOidcSignIn, { to: '/' })
  expect([answer.status, answer.code]).toEqual([502, 'oidc-away'])
  await someone.do(setUpOffice, {
    token: await newSetupToken(alone.house.db, new Date()),
    officeName: 'Thành ủy Lam Khê',
    login: 'quan.tri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  await alone.nobody().do(signIn, { login: 'quan.tri', password: PASSWORD })
  await alone.close()
})
