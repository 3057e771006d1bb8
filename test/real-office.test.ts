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
    expect(await admin.do(getEntrance, {})).toEqual({ mode: 'office', needsSetup: true, doors: [] })
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
      { id: group.id, name: 'Các chi bộ trực thuộc', memberIds: [root] },
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

  it('counts wrong tries at one’s own password as at sign-in, also those made at the same moment', async () => {
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
