import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  changeOwnPassword,
  createAccount,
  enterPractice,
  getEntrance,
  getMe,
  listAccounts,
  setPassword,
  setUpOffice,
  signIn,
} from '../src/features/identity/contract.js'
import {
  changeGroup,
  createGroup,
  createOrganisation,
  listOrganisations,
} from '../src/features/organisations/contract.js'
import { newSetupToken } from '../src/features/identity/index.js'
import { newId } from '../src/kernel/ids.js'
import { CHANGE_CHANNEL } from '../src/platform/transaction.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let admin: Client
const PASSWORD = 'một câu dài dễ nhớ'

beforeAll(async () => {
  office = await openOffice({ mode: 'office', now: '2026-11-25T09:00:00+07:00' })
  admin = office.nobody()
})
afterAll(() => office.close())

describe('a real office', () => {
  it('has no account, no door and no default password before its first administrator', async () => {
    expect(await admin.do(getEntrance, {})).toEqual({
      mode: 'office',
      needsSetup: true,
      doors: [],
      passkeyOrigin: 'http://localhost:0',
    })
    expect((await admin.try(enterPractice, { accountId: newId() })).status).toBe(404)
    for (const login of ['admin', 'quan-tri', 'luyen-tap.quan-tri'])
      expect((await admin.try(signIn, { login, password: 'admin' })).code).toBe('wrong-password')
  })

  it('is made with a link that works once, for a day', async () => {
    const input = { officeName: 'Văn phòng thử', login: 'Quan.Tri', title: 'Quản trị', password: PASSWORD }
    const old = await newSetupToken(office.house.db, new Date('2026-11-24T08:00:00+07:00'))
    expect((await admin.try(setUpOffice, { ...input, token: old })).code).toBe('setup-link-invalid')
    const token = await newSetupToken(office.house.db, new Date('2026-11-25T08:00:00+07:00'))
    expect((await admin.try(setUpOffice, { ...input, token, password: 'ngắn' })).code).toBe('password-too-short')
    await admin.do(setUpOffice, { ...input, token })
    expect(await admin.do(getMe, {})).toMatchObject({ title: 'Quản trị', officeName: 'Văn phòng thử', mode: 'office' })
    const stranger = office.nobody()
    expect((await stranger.try(setUpOffice, { ...input, login: 'b', token })).status).toBe(404)
    expect(await stranger.do(getEntrance, {})).toMatchObject({ needsSetup: false })
  })

  it('gets organisations, groups and accounts from its administrator', async () => {
    const { organisations } = await admin.do(listOrganisations, {})
    const root = organisations[0]?.id as string
    const { id } = await admin.do(createOrganisation, {
      name: 'Chi bộ Một',
      shortName: 'Chi bộ Một',
      kind: 'cell',
      system: 'party',
      parentId: root,
    })
    expect(
      (
        await admin.try(createOrganisation, {
          name: 'x',
          shortName: 'x',
          kind: 'cell',
          system: 'party',
          parentId: newId(),
        })
      ).code,
    ).toBe('unknown-organisation')
    const group = await admin.do(createGroup, { name: 'Các chi bộ', memberIds: [id] })
    await admin.do(changeGroup, { id: group.id, name: 'Các chi bộ trực thuộc', memberIds: [id, root] })
    await admin.do(changeGroup, { id: group.id, name: 'Các chi bộ trực thuộc', memberIds: [root] })
    expect((await admin.do(listOrganisations, {})).groups).toEqual([
      { id: group.id, name: 'Các chi bộ trực thuộc', memberIds: [root], rule: null },
    ])
    await admin.do(createAccount, {
      login: 'van.thu',
      title: 'Văn thư',
      organisationId: id,
      roles: ['clerk'],
      password: PASSWORD,
    })
    expect(
      (
        await admin.try(createAccount, {
          login: 'VAN.THU',
          title: 'x',
          organisationId: id,
          roles: ['clerk'],
          password: PASSWORD,
        })
      ).code,
    ).toBe('login-taken')
  })

  it('signs in by password in either Unicode form, locks after eight wrong ones, and ends sessions with a new password', async () => {
    const clerk = office.nobody()
    await clerk.do(signIn, { login: ' Van.Thu ', password: PASSWORD.normalize('NFD') })
    expect((await clerk.do(getMe, {})).title).toBe('Văn thư')
    const other = office.nobody()
    for (let n = 0; n < 8; n++)
      expect((await other.try(signIn, { login: 'van.thu', password: `sai ${n}` })).code).toBe('wrong-password')
    expect((await other.try(signIn, { login: 'van.thu', password: PASSWORD })).code).toBe('account-locked')
    office.setNow('2026-11-25T09:16:00+07:00')
    await other.do(signIn, { login: 'van.thu', password: PASSWORD })

    await other.do(changeOwnPassword, { current: PASSWORD, password: `${PASSWORD} hơn` })
    expect((await other.try(getMe, {})).status).toBe(200)
    expect((await clerk.try(getMe, {})).status).toBe(401)
    expect((await other.try(changeOwnPassword, { current: PASSWORD, password: `${PASSWORD} nữa` })).code).toBe(
      'wrong-password',
    )
    const { accounts } = await admin.do(listAccounts, {})
    await admin.do(setPassword, {
      id: accounts.find((account) => account.login === 'van.thu')?.id as string,
      password: `${PASSWORD} mới`,
    })
    expect((await other.try(getMe, {})).status).toBe(401)
  })

  it('locks a login for the address from which it is guessed at, and for all only far later', async () => {
    office.setNow('2026-11-25T10:00:00+07:00')
    const guess = async (address: string, times: number, login = 'van.thu'): Promise<unknown[]> => {
      const client = office.nobody(address)
      const codes: unknown[] = []
      for (let n = 0; n < times; n++) codes.push((await client.try(signIn, { login, password: `đoán ${n}` })).code)
      return codes
    }
    expect((await guess('192.0.2.1', 9)).at(-1)).toBe('account-locked')
    const right = { login: 'van.thu', password: `${PASSWORD} mới` }
    expect((await office.nobody('192.0.2.1').try(signIn, right)).code).toBe('account-locked')
    // another network is none of the guesser's, unlike another address of the same IPv6 network
    expect((await office.nobody('192.0.2.2').try(signIn, right)).status).toBe(200)
    expect((await guess('2001:db8::1', 9)).at(-1)).toBe('account-locked')
    expect((await office.nobody('2001:db8::abcd').try(signIn, right)).code).toBe('account-locked')
    for (let n = 3; n < 9; n++) expect((await guess(`192.0.2.${n}`, 8)).at(-1)).toBe('wrong-password')
    expect((await office.nobody('192.0.2.99').try(signIn, right)).code).toBe('account-locked')
    const { accounts } = await admin.do(listAccounts, {})
    const id = accounts.find((account) => account.login === 'van.thu')?.id as string
    await admin.do(setPassword, { id, password: `${PASSWORD} mới` })
    expect((await office.nobody('192.0.2.1').try(signIn, right)).status).toBe(200)
  })

  it('answers to a login that is not there like to one that is, and keeps no trace of what was typed', async () => {
    office.setNow('2026-11-25T10:30:00+07:00')
    const codes = async (login: string): Promise<unknown[]> => {
      const client = office.nobody('198.51.100.1')
      const answers: unknown[] = []
      for (let n = 0; n < 10; n++) {
        const { status, code, body } = await client.try(signIn, { login, password: `đoán ${n}` })
        answers.push([status, code, (body as unknown as { detail: unknown }).detail])
      }
      return answers
    }
    const known = await codes('van.thu')
    expect(known.map((one) => (one as unknown[])[1])).toEqual([
      ...Array.from({ length: 8 }, () => 'wrong-password'),
      'account-locked',
      'account-locked',
    ])
    expect(await codes('ai.do')).toEqual(known)
    // and what no longer counts is forgotten with the next visit
    const failures = () => office.house.db.selectFrom('sign_in_failure').selectAll().execute()
    expect((await failures()).length).toBeGreaterThan(3)
    office.setNow('2026-11-25T11:00:00+07:00')
    await office.nobody().do(signIn, { login: 'van.thu', password: `${PASSWORD} mới` })
    expect(await failures()).toEqual([])
  })

  it('lets nobody wait for passwords that are being checked', async () => {
    office.setNow('2026-11-25T11:30:00+07:00')
    let answered = 0
    const codes = ['203.0.113.1', '203.0.113.2'].flatMap((address) =>
      Array.from({ length: 25 }, async (_, n) => {
        const { code } = await office.nobody(address).try(signIn, { login: 'van.thu', password: `đoán ${n}` })
        answered += 1
        return code
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await admin.try(getMe, {})).status).toBe(200)
    expect(answered).toBeLessThan(25)
    const all = await Promise.all(codes)
    expect(all.filter((code) => code === 'wrong-password')).toHaveLength(16)
    expect(all.filter((code) => code === 'account-locked')).toHaveLength(34)
  })

  it('tells no screen of sign-ins and of wrong passwords', async () => {
    office.setNow('2026-11-25T12:00:00+07:00')
    const heard: unknown[] = []
    const listener = new pg.Client({ connectionString: office.house.database.connectionString })
    await listener.connect()
    listener.on('notification', ({ payload }) => heard.push(payload))
    await listener.query(`listen ${CHANGE_CHANNEL}`)
    const clerk = office.nobody()
    await clerk.try(signIn, { login: 'van.thu', password: 'sai' })
    await clerk.do(signIn, { login: 'van.thu', password: `${PASSWORD} mới` })
    await clerk.try(changeOwnPassword, { current: 'sai', password: `${PASSWORD} khác` })
    await listener.query('select 1')
    expect(heard).toEqual([])
    const { organisations } = await admin.do(listOrganisations, {})
    await admin.do(createGroup, { name: 'Nhóm thử', memberIds: [organisations[0]?.id as string] })
    for (let n = 0; n < 40 && !heard.length; n++) await new Promise((resolve) => setTimeout(resolve, 25))
    expect(heard.length).toBeGreaterThan(0)
    await listener.end()
  })

  it('counts wrong tries at one’s own password as at sign-in, also those made at the same moment', async () => {
    office.setNow('2026-11-25T12:30:00+07:00')
    const clerk = office.nobody()
    await clerk.do(signIn, { login: 'van.thu', password: `${PASSWORD} mới` })
    const tries = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        clerk.try(changeOwnPassword, { current: `đoán ${n}`, password: `${PASSWORD} khác` }),
      ),
    )
    expect(tries.filter(({ code }) => code === 'wrong-password')).toHaveLength(8)
    expect(tries.filter(({ code }) => code === 'account-locked')).toHaveLength(4)
    expect(
      (await clerk.try(changeOwnPassword, { current: `${PASSWORD} mới`, password: `${PASSWORD} khác` })).code,
    ).toBe('account-locked')
    expect((await clerk.try(getMe, {})).status).toBe(200)
  })
})
