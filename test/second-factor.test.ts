/** The second step at sign-in: set up, used, counted, lost, required. */
import { Secret, TOTP } from 'otpauth'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  beginRequiredFactor,
  beginSecondFactor,
  confirmRequiredFactor,
  confirmRightsChanges,
  confirmSecondFactor,
  createAccount,
  endSecondFactor,
  getAccount,
  getMe,
  getSecondFactor,
  handOverAccount,
  listRightsChanges,
  makeAccountLink,
  renewRecoveryCodes,
  resetSecondFactor,
  setPassword,
  setUpOffice,
  signIn,
  signInWithCode,
  suspendAccount,
  useLink as openWithLink,
} from '../src/features/identity/contract.js'
import { newSetupToken } from '../src/features/identity/index.js'
import { decideSettings } from '../src/features/settings/contract.js'
import type { Role } from '../src/kernel/actor.js'
import { openOffice, type Client, type Office } from './office.js'

const PASSWORD = 'một câu dài dễ nhớ'
let office: Office
let admin: Client
let leader: Client
let unit: string
let at = Date.parse('2026-11-25T09:00:00+07:00')
/** The office's clock, and that of a phone that goes as many seconds ahead of it. */
const move = (seconds: number): void => {
  at += seconds * 1000
  office.setNow(new Date(at).toISOString())
}
const codeOf = (secret: string, ahead = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at + ahead * 1000 })

let n = 0
/** Every visitor of its own network, so that locks of one test do not reach the next. */
const visitor = (): Client => office.nobody(`198.51.100.${(n++ % 250) + 1}`)
const first = async (login: string, password = PASSWORD, who = visitor()) => {
  const entered = await who.do(signIn, { login, password })
  return { ...entered, who, ticket: entered.ticket ?? '' }
}
const make = async (login: string, roles: Role[] = ['officer']): Promise<string> =>
  (
    await admin.do(createAccount, {
      login,
      title: 'Chuyên viên',
      organisationId: unit,
      roles,
      password: PASSWORD,
    })
  ).id
/** An account with a second step. */
const armed = async (login: string, roles?: Role[]) => {
  const id = await make(login, roles)
  const { who: client } = await first(login)
  const { secret, uri } = await client.do(beginSecondFactor, { password: PASSWORD })
  const { recoveryCodes } = await client.do(confirmSecondFactor, { code: codeOf(secret) })
  move(31)
  return { id, login, client, secret, uri, recoveryCodes }
}

beforeAll(async () => {
  office = await openOffice({ now: new Date(at).toISOString(), mode: 'office' })
  admin = office.nobody()
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date(at)),
    officeName: 'Thành ủy: Lam Khê',
    login: 'quan.tri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  unit = (await admin.do(getMe, {})).organisation.id
  await make('lanh.dao', ['leader'])
  leader = (await first('lanh.dao')).who
})
afterAll(() => office.close())
beforeEach(() => move(61))

describe('setting up', () => {
  it('asks for the password, and is in force only when a code of the phone has confirmed it', async () => {
    await make('moi')
    const { who: client, next } = await first('moi')
    expect(next).toBe('in')
    expect(await client.do(getSecondFactor, {})).toMatchObject({ on: false, possible: true, recoveryLeft: 0 })
    expect((await client.try(beginSecondFactor, { password: 'một câu khác hẳn' })).code).toBe('wrong-password')
    expect((await client.try(confirmSecondFactor, { code: '123456' })).code).toBe('second-factor-not-begun')
    const { secret, uri } = await client.do(beginSecondFactor, { password: PASSWORD })
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    // an application reads issuer and login out of it; the colon of the office's name does not part them
    expect(new URL(uri).searchParams.get('secret')).toBe(secret)
    expect(decodeURIComponent(uri)).toContain('totp/Thành ủy  Lam Khê:moi?')
    const wrong = codeOf(secret, 300)
    expect((await client.try(confirmSecondFactor, { code: wrong })).code).toBe('wrong-first-code')
    expect((await first('moi')).next).toBe('in')

    const other = (await first('moi')).who
    const { recoveryCodes } = await client.do(confirmSecondFactor, { code: codeOf(secret).replace(/^.../, '$& ') })
    expect(new Set(recoveryCodes).size).toBe(10)
    expect(recoveryCodes[0]).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    // sessions that were opened without it end, the one that set it up goes on
    expect((await other.try(getMe, {})).status).toBe(401)
    expect(await client.do(getSecondFactor, {})).toMatchObject({ on: true, recoveryLeft: 10 })
    expect((await client.try(beginSecondFactor, { password: PASSWORD })).code).toBe('second-factor-on')
  })

  it('keeps neither the secret nor a recovery code as it is', async () => {
    const { secret, recoveryCodes } = await armed('kin')
    const bytes = Buffer.from(Secret.fromBase32(secret).bytes)
    const { rows } = await sql<{ row: string }>`
      select row_to_json(t)::text as row from second_factor t union all select row_to_json(t)::text from recovery_code t
      union all select row_to_json(t)::text from event t`.execute(office.house.db)
    const all = rows.map(({ row }) => row).join('\n')
    for (const open of [
      secret,
      bytes.toString('hex'),
      ...recoveryCodes,
      ...recoveryCodes.map((one) => one.replaceAll('-', '')),
    ])
      expect(all).not.toContain(open)
    const kept = await office.house.db.selectFrom('second_factor').select(['secret', 'account_id']).execute()
    // sealed for one account, it is opened for no other
    const [mine] = kept
    expect(office.house.outside.seals.open(mine?.secret as Buffer, 'second-factor somebody else')).toBeNull()
  })
})

describe('the second step', () => {
  it('opens the session with the code of now, of one step before and of one after, and with none further off', async () => {
    const { secret, login } = await armed('lech')
    for (const [ahead, fits] of [
      [0, true],
      [-30, true],
      [30, true],
      [-75, false],
      [75, false],
    ] as const) {
      move(120)
      const { who, ticket, next } = await first(login)
      expect(next).toBe('code')
      expect((await who.try(getMe, {})).status).toBe(401)
      const { status } = await who.try(signInWithCode, { ticket, code: codeOf(secret, ahead) })
      expect([ahead, status]).toEqual([ahead, fits ? 200 : 401])
      expect((await who.try(getMe, {})).status).toBe(fits ? 200 : 401)
    }
  })

  it('takes no code twice, nor one before the last, also at the same moment', async () => {
    const { secret, login } = await armed('hai-lan')
    const code = codeOf(secret)
    const before = codeOf(secret, -30)
    const tries = await Promise.all([first(login), first(login), first(login), first(login)])
    const answers = await Promise.all(tries.map(({ who, ticket }) => who.try(signInWithCode, { ticket, code })))
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
    for (const old of [code, before]) {
      const { who, ticket } = await first(login)
      expect((await who.try(signInWithCode, { ticket, code: old })).code).toBe('wrong-code')
    }
  })

  it('takes a recovery code once, in capitals and without dashes too, and tells the holder', async () => {
    const { login, recoveryCodes } = await armed('giay')
    const [one = ''] = recoveryCodes
    const { who, ticket } = await first(login)
    await who.do(signInWithCode, { ticket, code: ` ${one.toUpperCase().replaceAll('-', ' ')} ` })
    expect((await who.do(getMe, {})).notices.map((notice) => notice.kind)).toEqual(['recovery-code-used'])
    expect((await who.do(getSecondFactor, {})).recoveryLeft).toBe(9)
    const again = await first(login)
    expect((await again.who.try(signInWithCode, { ticket: again.ticket, code: one })).code).toBe('wrong-code')
  })

  it('is behind a ticket that is good once, for ten minutes, and for nothing else', async () => {
    const { login, secret } = await armed('ve')
    const { who, ticket } = await first(login)
    for (const forged of ['x', `${ticket}x`, ticket.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))])
      expect((await who.try(signInWithCode, { ticket: forged, code: codeOf(secret) })).code).toBe('sign-in-step-over')
    // it opens no session by itself, and lets nobody set the second step up anew
    who.cookie = `dondoc_session=${ticket}`
    expect((await who.try(getMe, {})).status).toBe(401)
    expect((await who.try(beginRequiredFactor, { ticket })).code).toBe('second-factor-on')
    await who.do(signInWithCode, { ticket, code: codeOf(secret) })
    expect((await who.try(signInWithCode, { ticket, code: codeOf(secret, 30) })).code).toBe('sign-in-step-over')
    move(60)
    const late = await first(login)
    move(601)
    expect((await late.who.try(signInWithCode, { ticket: late.ticket, code: codeOf(secret) })).code).toBe(
      'sign-in-step-over',
    )
  })

  it('counts wrong codes as wrong passwords, and the right password between them forgives none', async () => {
    const { login, secret } = await armed('doan')
    const address = '203.0.113.9'
    const codes: (string | undefined)[] = []
    for (let tries = 0; tries < 9; tries++) {
      const who = office.nobody(address)
      const entered = await who.try(signIn, { login, password: PASSWORD })
      if (entered.status !== 200) {
        codes.push(entered.code)
        continue
      }
      const wrong = codeOf(secret, 600 + tries * 30)
      codes.push((await who.try(signInWithCode, { ticket: entered.body.ticket ?? '', code: wrong })).code)
    }
    expect(codes).toEqual([...Array.from({ length: 8 }, () => 'wrong-code'), 'account-locked'])
    // from elsewhere its holder comes in
    const { who, ticket } = await first(login)
    await who.do(signInWithCode, { ticket, code: codeOf(secret) })
  })

  it('ends with a new password and a suspension, between the steps', async () => {
    const { login, secret, id } = await armed('giua')
    const one = await first(login)
    await admin.do(setPassword, { id, password: 'một câu mới hẳn' })
    expect((await one.who.try(signInWithCode, { ticket: one.ticket, code: codeOf(secret) })).code).toBe(
      'sign-in-step-over',
    )
    const two = await first(login, 'một câu mới hẳn')
    await admin.do(suspendAccount, { id, suspended: true })
    expect((await two.who.try(signInWithCode, { ticket: two.ticket, code: codeOf(secret) })).code).toBe(
      'sign-in-step-over',
    )
  })

  it('stands behind a one-time link as well', async () => {
    const { id, secret } = await armed('lien-ket')
    const { token } = await admin.do(makeAccountLink, { id })
    const who = visitor()
    const { next, ticket } = await who.do(openWithLink, { token, password: 'câu do chủ đặt lại' })
    expect(next).toBe('code')
    expect((await who.try(getMe, {})).status).toBe(401)
    await who.do(signInWithCode, { ticket: ticket ?? '', code: codeOf(secret) })
    expect((await who.try(getMe, {})).status).toBe(200)
  })
})

describe('its holder', () => {
  it('renews recovery codes and switches it off with password and code, not with one of them', async () => {
    const { client, login, secret, recoveryCodes } = await armed('doi')
    for (const operation of [renewRecoveryCodes, endSecondFactor] as const) {
      expect((await client.try(operation, { password: 'một câu khác hẳn', code: codeOf(secret) })).code).toBe(
        'wrong-password',
      )
      expect((await client.try(operation, { password: PASSWORD, code: codeOf(secret, 300) })).code).toBe('wrong-code')
    }
    const fresh = await client.do(renewRecoveryCodes, { password: PASSWORD, code: codeOf(secret) })
    const old = await first(login)
    expect((await old.who.try(signInWithCode, { ticket: old.ticket, code: recoveryCodes[1] ?? '' })).code).toBe(
      'wrong-code',
    )
    await client.do(endSecondFactor, { password: PASSWORD, code: fresh.recoveryCodes[0] ?? '' })
    expect((await first(login)).next).toBe('in')
    expect(await client.do(getSecondFactor, {})).toMatchObject({ on: false, recoveryLeft: 0 })
  })

  it('who has lost it gets it reset by the administrator; holder, log and the authority for rights are told', async () => {
    const { id, login, client } = await armed('mat')
    expect((await admin.do(getAccount, { id })).secondFactor).toBe(true)
    await admin.do(resetSecondFactor, { id })
    expect((await admin.do(getAccount, { id })).secondFactor).toBe(false)
    expect((await admin.try(resetSecondFactor, { id })).code).toBe('second-factor-off')
    expect((await client.do(getMe, {})).notices.map((notice) => notice.kind)).toEqual(['second-factor-reset'])
    expect((await first(login)).next).toBe('in')
    const { waiting } = await leader.do(listRightsChanges, {})
    const change = waiting.find((one) => one.kind === 'second-factor')
    expect(change).toMatchObject({ account: { id }, can: { decide: true } })
    expect((await admin.do(listRightsChanges, {})).waiting.find((one) => one.kind === 'second-factor')?.cannot).toBe(
      'made',
    )
    await leader.do(confirmRightsChanges, { ids: [change?.id ?? ''] })
    const events = await office.house.db
      .selectFrom('event')
      .where('operation', '=', 'resetSecondFactor')
      .select('data')
      .execute()
    expect(events.map((event) => event.data)).toContainEqual({ accountId: id })
    const own = (await admin.do(getMe, {})).accountId
    expect((await admin.try(resetSecondFactor, { id: own })).code).toBe('not-oneself')
  })

  it('who hands the post over takes it along: the next holder has none', async () => {
    const { id } = await armed('ban-giao')
    const { token } = await admin.do(handOverAccount, { id })
    expect((await visitor().do(openWithLink, { token, password: 'câu của người mới' })).next).toBe('in')
  })
})

describe('an office that requires it of roles', () => {
  it('tells them until the day, and from the day on lets them in when it is set up', async () => {
    await make('sap', ['monitor'])
    await make('khong', ['officer'])
    const from = new Date(at + 3 * 86_400_000).toISOString().slice(0, 10)
    await leader.do(decideSettings, {
      changes: [
        { name: 'secondFactorRoles', value: ['monitor'] },
        { name: 'secondFactorFrom', value: from },
      ],
      decidedBy: 'Chánh Văn phòng',
    })
    const early = await first('sap')
    expect(early.next).toBe('in')
    expect((await early.who.do(getMe, {})).secondFactorFrom).toBe(from)
    const other = await first('khong')
    expect((await other.who.do(getMe, {})).secondFactorFrom).toBeNull()

    move(4 * 86_400)
    const { who, next, ticket } = await first('sap')
    expect(next).toBe('set-up')
    expect((await who.try(getMe, {})).status).toBe(401)
    const { secret } = await who.do(beginRequiredFactor, { ticket })
    expect((await who.try(confirmRequiredFactor, { ticket, code: codeOf(secret, 900) })).code).toBe('wrong-first-code')
    const { recoveryCodes } = await who.do(confirmRequiredFactor, { ticket, code: codeOf(secret) })
    expect(recoveryCodes).toHaveLength(10)
    expect((await who.do(getMe, {})).secondFactorFrom).toBeNull()
    // the session of before ended with it
    expect((await early.who.try(getMe, {})).status).toBe(401)
    move(31)
    expect((await first('sap')).next).toBe('code')
    expect((await first('khong')).next).toBe('in')
    const off = await who.try(endSecondFactor, { password: PASSWORD, code: recoveryCodes[0] ?? '' })
    expect(off.code).toBe('second-factor-required')
  })
})

it('a database without the key of the data folder is opened with recovery codes', async () => {
  admin = (await first('quan.tri')).who
  const { login, secret, recoveryCodes } = await armed('khoa')
  await office.house.db
    .updateTable('second_factor')
    .set({ secret: Buffer.alloc(48) })
    .execute()
  const { who, ticket } = await first(login)
  expect((await who.try(signInWithCode, { ticket, code: codeOf(secret) })).code).toBe('second-factor-unreadable')
  await who.do(signInWithCode, { ticket, code: recoveryCodes[3] ?? '' })
})
