/** Roles for a time, changes of rights that wait for a second person, moving and handing over an account. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  changeGrant,
  confirmRightsChanges,
  createAccount,
  endGrant,
  getAccount,
  getMe,
  getRightsAlert,
  giveRole,
  handOverAccount,
  listOwnGrants,
  listRightsChanges,
  lookAtLink,
  makeAccountLink,
  moveAccount,
  reverseRightsChange,
  seeAccountNotices,
  setPassword,
  setUpOffice,
  signIn,
  suspendAccount,
  useLink as openWithLink,
} from '../src/features/identity/contract.js'
import { newSetupToken, onAccountCut, type AccountCut } from '../src/features/identity/index.js'
import { createOrganisation } from '../src/features/organisations/contract.js'
import type { Role } from '../src/kernel/actor.js'
import { openOffice, type Client, type Office } from './office.js'

const PASSWORD = 'một câu dài dễ nhớ'
const TODAY = '2026-11-25'

let office: Office
let admin: Client
let second: Client
let leader: Client
const unit: Record<'office' | 'a' | 'b', string> = { office: '', a: '', b: '' }
const account: Record<string, string> = {}
const cuts: AccountCut[] = []

const enter = async (login: string, password = PASSWORD): Promise<Client> => {
  const client = office.nobody(`192.0.2.${Math.floor(Math.random() * 200) + 1}`)
  await client.do(signIn, { login, password })
  return client
}
const make = async (login: string, title: string, at: string, roles: Role[]): Promise<string> => {
  const { id } = await admin.do(createAccount, { login, title, organisationId: at, roles, password: PASSWORD })
  account[login] = id
  return id
}
const waiting = async (client: Client) => (await client.do(listRightsChanges, {})).waiting
/** The change that was made last. */
const last = async (client: Client) => {
  const change = (await waiting(client)).at(-1)
  if (!change) throw new Error('no change waits')
  return change
}
const confirmAll = async (client: Client): Promise<void> => {
  const ids = (await waiting(client)).filter((change) => change.can.decide).map((change) => change.id)
  if (ids.length) await client.do(confirmRightsChanges, { ids })
}
const held = async (login: string) => (await admin.do(getAccount, { id: account[login] as string })).held
const rolesNow = async (client: Client): Promise<string[]> =>
  (await client.do(getMe, {})).grants.map((grant) => grant.role)

beforeAll(async () => {
  onAccountCut((_ctx, cut) => Promise.resolve(void cuts.push(cut)))
  office = await openOffice({ mode: 'office', now: `${TODAY}T09:00:00+07:00` })
  admin = office.nobody()
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date(`${TODAY}T08:00:00+07:00`)),
    officeName: 'Thành ủy Vân Sơn',
    login: 'quantri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  unit.office = (await admin.do(getMe, {})).organisation.id
  for (const key of ['a', 'b'] as const)
    unit[key] = (
      await admin.do(createOrganisation, {
        name: `Chi bộ xã ${key}`,
        shortName: `Xã ${key}`,
        kind: 'cell',
        system: 'party',
      })
    ).id
  await make('quantri2', 'Quản trị thứ hai', unit.office, ['administrator'])
  await make('lanhdao', 'Bí thư', unit.office, ['leader'])
  await make('vanthu', 'Văn thư', unit.office, ['clerk'])
  await make('xa.a', 'Bí thư Chi bộ xã a', unit.a, ['head'])
  second = await enter('quantri2')
  leader = await enter('lanhdao')
  // the clock that these tests move ends sessions
  for (const [client, login] of [
    [admin, 'quantri'],
    [second, 'quantri2'],
    [leader, 'lanhdao'],
  ] as const)
    client.again = async () => void (await client.do(signIn, { login, password: PASSWORD }))
})
afterAll(() => office.close())

describe('a role', () => {
  it('is given from a day to a day, holds on those days and no other, and says so', async () => {
    const clerk = await enter('vanthu')
    await admin.do(giveRole, {
      id: account.vanthu as string,
      role: 'monitor',
      organisationId: unit.office,
      from: '2026-12-01',
      until: '2026-12-10',
      note: 'thay Chánh Văn phòng nghỉ phép',
    })
    expect(await rolesNow(clerk)).toEqual(['clerk'])
    expect((await clerk.do(listOwnGrants, {})).grants[0]).toMatchObject({
      role: 'monitor',
      from: '2026-12-01',
      until: '2026-12-10',
      when: 'later',
      waiting: true,
      note: 'thay Chánh Văn phòng nghỉ phép',
    })
    for (const [at, roles] of [
      ['2026-11-30T23:59:59+07:00', ['clerk']],
      ['2026-12-01T00:00:00+07:00', ['clerk', 'monitor']],
      ['2026-12-10T23:59:59+07:00', ['clerk', 'monitor']],
      ['2026-12-11T00:00:00+07:00', ['clerk']],
    ] as const) {
      office.setNow(at)
      expect(await rolesNow(await enter('vanthu')), at).toEqual(roles)
    }
    office.setNow(`${TODAY}T09:00:00+07:00`)
  })

  it('that was taken back before it began may be given anew from the same day', async () => {
    const give = { role: 'leader', organisationId: unit.office, from: '2026-12-20', until: null } as const
    const { id: grantId } = await admin.do(giveRole, { id: account.vanthu as string, ...give })
    await admin.do(endGrant, { id: account.vanthu as string, grantId })
    expect((await held('vanthu')).some((grant) => grant.id === grantId)).toBe(false)
    const again = await admin.do(giveRole, { id: account.vanthu as string, ...give })
    await admin.do(endGrant, { id: account.vanthu as string, grantId: again.id })
  })

  it('is refused in the past, turned round, twice at a time, on a unit that is none, and to oneself it is not ended', async () => {
    const give = (more: Partial<{ from: string; until: string | null; organisationId: string }>) =>
      admin.try(giveRole, {
        id: account.vanthu as string,
        role: 'clerk',
        organisationId: unit.office,
        from: TODAY,
        until: null,
        ...more,
      })
    expect((await give({})).code).toBe('grant-overlaps')
    expect((await give({ organisationId: unit.a, from: '2026-11-24' })).code).toBe('from-in-the-past')
    expect((await give({ organisationId: unit.a, from: '2026-12-24', until: '2026-12-23' })).code).toBe(
      'until-before-from',
    )
    expect((await give({ organisationId: account.vanthu as string })).code).toBe('unknown-organisation')
    const me = await admin.do(getMe, {})
    const own = (await admin.do(getAccount, { id: me.accountId })).held[0]
    expect((await admin.try(endGrant, { id: me.accountId, grantId: own?.id as string })).code).toBe(
      'not-own-administration',
    )
    // a grant under the address of an account that does not hold it
    expect((await admin.try(endGrant, { id: account.vanthu as string, grantId: own?.id as string })).status).toBe(404)
  })

  it('ends at once, also in a session that is open, and its last day can be set anew', async () => {
    const clerk = await enter('vanthu')
    const { id: grantId } = await admin.do(giveRole, {
      id: account.vanthu as string,
      role: 'head',
      organisationId: unit.a,
      from: TODAY,
      until: '2026-11-27',
    })
    expect(await rolesNow(clerk)).toContain('head')
    await admin.do(changeGrant, { id: account.vanthu as string, grantId, until: '2026-11-30' })
    expect((await held('vanthu')).find((grant) => grant.id === grantId)?.until).toBe('2026-11-30')
    office.setNow(`${TODAY}T09:01:00+07:00`)
    await admin.do(endGrant, { id: account.vanthu as string, grantId })
    expect(await rolesNow(clerk)).not.toContain('head')
    expect((await admin.try(endGrant, { id: account.vanthu as string, grantId })).code).toBe('grant-ended')
    // the holder is told, until it is said to be seen
    const { notices } = await clerk.do(getMe, {})
    expect(notices.map((notice) => notice.kind)).toContain('rights-changed')
    await clerk.do(seeAccountNotices, { ids: notices.map((notice) => notice.id) })
    expect((await clerk.do(getMe, {})).notices).toEqual([])
  })
})

describe('a change of rights', () => {
  it('is shown to another administrator and to the leader until one of them confirms it, and not to its maker’s own hand', async () => {
    await confirmAll(second)
    await confirmAll(leader)
    expect((await second.do(getRightsAlert, {})).waiting).toBe(0)
    await admin.do(giveRole, {
      id: account['xa.a'] as string,
      role: 'officer',
      organisationId: unit.b,
      from: TODAY,
      until: null,
    })
    const own = await last(admin)
    expect(own).toMatchObject({
      kind: 'give',
      roles: ['officer'],
      organisation: 'Chi bộ xã b',
      account: { login: 'xa.a' },
      madeBy: { title: 'Quản trị' },
      can: { decide: false },
      cannot: 'made',
    })
    expect((await admin.do(getRightsAlert, {})).waiting).toBe(0)
    expect((await admin.try(confirmRightsChanges, { ids: [own.id] })).code).toBe('not-own-change')
    expect((await admin.try(reverseRightsChange, { id: own.id, reason: 'x' })).code).toBe('not-own-change')
    expect([(await second.do(getRightsAlert, {})).waiting, (await leader.do(getRightsAlert, {})).waiting]).toEqual([
      1, 1,
    ])
    // it holds meanwhile, and the holder of the right is no authority
    const head = await enter('xa.a')
    expect(await rolesNow(head)).toContain('officer')
    expect((await head.try(listRightsChanges, {})).status).toBe(403)
    await leader.do(confirmRightsChanges, { ids: [own.id] })
    expect((await second.try(confirmRightsChanges, { ids: [own.id] })).code).toBe('change-decided')
    const { decided } = await second.do(listRightsChanges, {})
    expect(decided[0]).toMatchObject({ id: own.id, state: 'confirmed', decidedBy: { title: 'Bí thư' } })
  })

  it('about the leader is not confirmed by the leader', async () => {
    await admin.do(giveRole, {
      id: account.lanhdao as string,
      role: 'monitor',
      organisationId: unit.office,
      from: TODAY,
      until: null,
    })
    const change = await last(leader)
    expect(change).toMatchObject({ can: { decide: false }, cannot: 'about' })
    expect((await leader.try(confirmRightsChanges, { ids: [change.id] })).code).toBe('not-own-change')
    await second.do(confirmRightsChanges, { ids: [change.id] })
  })

  it('is confirmed or reversed once, also when two do it at the same moment', async () => {
    const { id } = await admin.do(giveRole, {
      id: account.vanthu as string,
      role: 'reader',
      organisationId: unit.a,
      from: TODAY,
      until: null,
    })
    const change = await last(second)
    const answers = await Promise.all([
      second.try(confirmRightsChanges, { ids: [change.id] }),
      leader.try(reverseRightsChange, { id: change.id, reason: 'không cần' }),
      second.try(confirmRightsChanges, { ids: [change.id] }),
      leader.try(confirmRightsChanges, { ids: [change.id] }),
    ])
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect(answers.filter((answer) => answer.code === 'change-decided')).toHaveLength(3)
    const grant = (await held('vanthu')).find((one) => one.id === id)
    const { decided } = await second.do(listRightsChanges, {})
    // what was given and taken back at one moment never held
    expect(grant?.when ?? 'ended').toBe(decided[0]?.state === 'reversed' ? 'ended' : 'now')
  })

  it('is reversed: what was given ends, what was ended comes back', async () => {
    const head = await enter('xa.a')
    const { id: grantId } = await admin.do(giveRole, {
      id: account['xa.a'] as string,
      role: 'clerk',
      organisationId: unit.office,
      from: TODAY,
      until: null,
    })
    expect(await rolesNow(head)).toContain('clerk')
    office.setNow(`${TODAY}T09:02:00+07:00`)
    await leader.do(reverseRightsChange, { id: (await last(leader)).id, reason: 'giao nhầm người' })
    expect(await rolesNow(head)).not.toContain('clerk')
    const own = (await held('xa.a')).find((grant) => grant.role === 'head')?.id as string
    await admin.do(endGrant, { id: account['xa.a'] as string, grantId: own })
    expect(await rolesNow(head)).not.toContain('head')
    await leader.do(reverseRightsChange, { id: (await last(leader)).id, reason: 'còn giữ chức vụ' })
    expect(await rolesNow(head)).toContain('head')
    expect((await held('xa.a')).find((grant) => grant.id === own)).toMatchObject({ until: null, when: 'now' })
    expect((await admin.try(endGrant, { id: account['xa.a'] as string, grantId })).code).toBe('grant-ended')
  })

  it('on which another was built since is not reversed by itself', async () => {
    const own = (await held('xa.a')).find((grant) => grant.role === 'head')?.id as string
    await admin.do(changeGrant, { id: account['xa.a'] as string, grantId: own, until: '2026-12-31' })
    const first = await last(leader)
    await admin.do(changeGrant, { id: account['xa.a'] as string, grantId: own, until: '2027-01-31' })
    expect((await leader.try(reverseRightsChange, { id: first.id, reason: 'x' })).code).toBe('change-superseded')
    await leader.do(reverseRightsChange, { id: (await last(leader)).id, reason: 'nhầm' })
    await leader.do(reverseRightsChange, { id: first.id, reason: 'nhầm' })
    expect((await held('xa.a')).find((grant) => grant.id === own)?.until).toBeNull()
  })

  it('is also to make an account, to suspend one and to let it in again', async () => {
    await confirmAll(leader)
    await make('moi', 'Chuyên viên', unit.a, ['officer'])
    expect(await last(leader)).toMatchObject({ kind: 'create', roles: ['officer'], account: { login: 'moi' } })
    await leader.do(reverseRightsChange, { id: (await last(leader)).id, reason: 'không có chức vụ này' })
    expect((await office.nobody().try(signIn, { login: 'moi', password: PASSWORD })).code).toBe('account-suspended')
    await admin.do(suspendAccount, { id: account.moi as string, suspended: false })
    expect((await last(leader)).kind).toBe('readmit')
    const client = await enter('moi')
    await leader.do(reverseRightsChange, { id: (await last(leader)).id, reason: 'vẫn không có' })
    expect((await client.try(getMe, {})).status).toBe(401)
    // twice the same is no change
    const before = (await waiting(leader)).length
    await admin.do(suspendAccount, { id: account.moi as string, suspended: true })
    expect(await waiting(leader)).toHaveLength(before)
  })
})

describe('an account that moves to another unit', () => {
  it('loses its roles, sessions and tokens, and gets those of the new unit; reversed, it comes back', async () => {
    const old = await enter('xa.a')
    cuts.length = 0
    await admin.do(moveAccount, {
      id: account['xa.a'] as string,
      organisationId: unit.b,
      title: 'Phó Bí thư Chi bộ xã b',
      roles: ['officer'],
    })
    expect((await old.try(getMe, {})).status).toBe(401)
    expect(cuts).toMatchObject([{ accountId: account['xa.a'], why: 'moved' }])
    const moved = await enter('xa.a')
    expect(await moved.do(getMe, {})).toMatchObject({
      title: 'Phó Bí thư Chi bộ xã b',
      organisation: { id: unit.b },
      grants: [{ role: 'officer', organisationId: unit.b }],
    })
    expect(await last(leader)).toMatchObject({
      kind: 'move',
      fromOrganisation: 'Chi bộ xã a',
      organisation: 'Chi bộ xã b',
    })
    await leader.do(reverseRightsChange, { id: (await last(leader)).id, reason: 'chưa có quyết định' })
    expect((await moved.try(getMe, {})).status).toBe(401)
    const back = await (await enter('xa.a')).do(getMe, {})
    expect(back).toMatchObject({ title: 'Bí thư Chi bộ xã a', organisation: { id: unit.a } })
    expect(back.grants).toContainEqual({ role: 'head', organisationId: unit.a })
    expect(
      (
        await admin.try(moveAccount, {
          id: account['xa.a'] as string,
          organisationId: unit.a,
          title: 'x',
          roles: ['head'],
        })
      ).code,
    ).toBe('same-unit')
  })
})

describe('a post that is handed over', () => {
  it('keeps login and roles; password and sessions of before end at once; the new holder comes in by a link, once', async () => {
    const old = await enter('xa.a')
    const before = await old.do(getMe, {})
    cuts.length = 0
    const { token, expiresAt } = await admin.do(handOverAccount, { id: account['xa.a'] as string, note: '21-QĐ/TU' })
    expect(expiresAt).toBe('2026-12-02T02:02:00.000Z')
    expect(cuts).toMatchObject([{ why: 'handed-over' }])
    expect((await old.try(getMe, {})).status).toBe(401)
    expect((await office.nobody().try(signIn, { login: 'xa.a', password: PASSWORD })).code).toBe('wrong-password')
    const holder = office.nobody()
    expect(await holder.do(lookAtLink, { token })).toMatchObject({
      login: 'xa.a',
      title: 'Bí thư Chi bộ xã a',
      organisation: 'Chi bộ xã a',
      purpose: 'hand-over',
    })
    expect((await holder.try(openWithLink, { token, password: 'ngắn' })).code).toBe('password-too-short')
    await holder.do(openWithLink, { token, password: `${PASSWORD} mới` })
    const me = await holder.do(getMe, {})
    expect([me.accountId, me.grants]).toEqual([before.accountId, before.grants])
    for (const used of [token, `${token}x`, '', 'a.b'])
      expect((await office.nobody().try(openWithLink, { token: used, password: PASSWORD })).code).toBe(
        'account-link-invalid',
      )
    expect((await last(leader)).kind).toBe('hand-over')
    // nothing of the link is kept but its hash
    const rows = await office.house.db.selectFrom('account_link').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[1])
    const events = await office.house.db.selectFrom('event').select('data').execute()
    expect(JSON.stringify(events)).not.toContain(token.split('.')[1])
  })

  it('whose hand-over is reversed is suspended, and the link opens nothing', async () => {
    const { token } = await admin.do(handOverAccount, { id: account['xa.a'] as string })
    await leader.do(reverseRightsChange, { id: (await last(leader)).id, reason: 'chưa bàn giao' })
    expect((await office.nobody().try(openWithLink, { token, password: PASSWORD })).code).toBe('account-link-invalid')
    expect((await admin.do(getAccount, { id: account['xa.a'] as string })).suspended).toBe(true)
  })
})

describe('a one-time link', () => {
  it('leaves everything as it is until it is used; a later one, a new password and seven days end it', async () => {
    const id = account.vanthu as string
    const clerk = await enter('vanthu')
    const first = await admin.do(makeAccountLink, { id })
    expect((await clerk.try(getMe, {})).status).toBe(200)
    const later = await admin.do(makeAccountLink, { id })
    expect((await office.nobody().try(lookAtLink, { token: first.token })).code).toBe('account-link-invalid')
    expect((await admin.do(getAccount, { id })).linkUntil).toBe(later.expiresAt)
    office.setNow('2026-12-02T09:02:00+07:00')
    expect((await office.nobody().try(lookAtLink, { token: later.token })).code).toBe('account-link-invalid')
    office.setNow(`${TODAY}T09:02:00+07:00`)
    await admin.do(setPassword, { id, password: PASSWORD })
    expect((await office.nobody().try(lookAtLink, { token: later.token })).code).toBe('account-link-invalid')
    expect((await admin.do(getAccount, { id })).linkUntil).toBeNull()
    const me = await admin.do(getMe, {})
    expect((await admin.try(makeAccountLink, { id: me.accountId })).code).toBe('not-oneself')
  })

  it('does not open a suspended account, and is used by one of two who press at the same moment', async () => {
    const id = account.vanthu as string
    const { token: before } = await admin.do(makeAccountLink, { id })
    await admin.do(suspendAccount, { id, suspended: true })
    expect((await office.nobody().try(openWithLink, { token: before, password: PASSWORD })).code).toBe(
      'account-link-invalid',
    )
    const { token: meanwhile } = await admin.do(makeAccountLink, { id })
    expect((await office.nobody().try(openWithLink, { token: meanwhile, password: PASSWORD })).code).toBe(
      'account-suspended',
    )
    await admin.do(suspendAccount, { id, suspended: false })
    const { token } = await admin.do(makeAccountLink, { id })
    const answers = await Promise.all(
      [1, 2, 3].map(() => office.nobody().try(openWithLink, { token, password: PASSWORD })),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403, 403])
  })
})
