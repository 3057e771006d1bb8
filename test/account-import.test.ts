/** Accounts out of a spreadsheet: seen before they are made, made whole or not at all, with a link each. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  confirmRightsChanges,
  createAccount,
  getMe,
  importAccounts,
  listAccounts,
  listRightsChanges,
  previewAccountImport,
  reverseRightsChange,
  setUpOffice,
  signIn,
  useLink as openWithLink,
  type AccountImportPreview,
  type ImportedAccounts,
} from '../src/features/identity/contract.js'
import { newSetupToken } from '../src/features/identity/index.js'
import { createOrganisation } from '../src/features/organisations/contract.js'
import { openOffice, type Client, type Office } from './office.js'

const PASSWORD = 'một câu dài dễ nhớ'
const NOW = '2026-11-25T09:00:00+07:00'
let office: Office
let admin: Client
let leader: Client
beforeAll(async () => {
  office = await openOffice({ now: NOW, mode: 'office' })
  admin = office.nobody()
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date(NOW)),
    officeName: 'Thành ủy Lam Khê',
    login: 'quan.tri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  const { id } = (await admin.do(getMe, {})).organisation
  for (const [name, symbol] of [
    ['Báo Lam Khê', 'BLK'],
    ['Chi bộ Một', 'CB1'],
  ] as const)
    await admin.do(createOrganisation, { name, shortName: name, symbol, kind: 'other', system: 'other', parentId: id })
  await admin.do(createAccount, {
    login: 'lanh.dao',
    title: 'Lãnh đạo',
    organisationId: id,
    roles: ['leader'],
    password: PASSWORD,
  })
  leader = office.nobody()
  await leader.do(signIn, { login: 'lanh.dao', password: PASSWORD })
})
afterAll(() => office.close())

const HEAD = 'Tên đăng nhập;Chức vụ;Đơn vị;Quyền'
const csv = (...rows: string[]): Buffer => Buffer.from(`${[HEAD, ...rows].join('\n')}\n`)
const send = (operation: { path: string }, content: Buffer, fields: Record<string, string> = {}, who = admin) =>
  who.upload(operation.path, 'tai-khoan.csv', content, fields)
const GOOD = csv(
  'Toa.Soan;Thư ký tòa soạn;Báo Lam Khê;Chuyên viên đơn vị',
  'bi.thu;Bí thư;cb1;Thủ trưởng, Xem để biết',
  'lanh.dao;Lãnh đạo;Thành ủy Lam Khê;Lãnh đạo',
)

it('is seen with its columns and the errors of every row before anything is made', async () => {
  const before = (await admin.do(listAccounts, {})).accounts.length
  const seen = (await send(previewAccountImport, GOOD)).body as AccountImportPreview
  expect(seen).toMatchObject({ mapping: { login: 0, title: 1, unit: 2, roles: 3 }, rows: 3, fresh: 2, known: 1 })
  expect(seen.errors).toEqual([])
  expect(seen.sample).toEqual([
    { row: 2, login: 'toa.soan', title: 'Thư ký tòa soạn', organisation: 'Báo Lam Khê', roles: ['officer'] },
    { row: 3, login: 'bi.thu', title: 'Bí thư', organisation: 'Chi bộ Một', roles: ['head', 'reader'] },
  ])
  const wrong = (
    await send(
      previewAccountImport,
      csv(';x;Báo Lam Khê;Văn thư', 'a b;;Không có;Sếp', 'c;x;;', 'C;x;BLK;Văn thư', '"=1+1";x;BLK;Văn thư'),
    )
  ).body as AccountImportPreview
  expect(wrong.errors.map(({ row, field, code }) => [row, field, code])).toEqual([
    [2, 'login', 'login-missing'],
    [3, 'login', 'login-with-blank'],
    [3, 'title', 'title-missing'],
    [3, 'unit', 'unknown-unit'],
    [3, 'roles', 'unknown-role'],
    [4, 'unit', 'unit-missing'],
    [4, 'roles', 'roles-missing'],
    [5, 'login', 'login-twice'],
  ])
  const turned = await send(previewAccountImport, GOOD, { mapping: '{"login":1,"title":0,"unit":2,"roles":3}' })
  expect((turned.body as AccountImportPreview).errors.map(({ code }) => code)).toContain('login-with-blank')
  expect((await send(previewAccountImport, GOOD, { mapping: '{"x":1}' })).status).toBe(400)
  expect((await send(previewAccountImport, GOOD, {}, leader)).code).toBe('forbidden')
  expect((await admin.do(listAccounts, {})).accounts).toHaveLength(before)
})

it('is made whole or not at all; each account opens with its own link, once', async () => {
  const before = (await admin.do(listAccounts, {})).accounts.length
  expect((await send(importAccounts, csv('moi;x;BLK;Văn thư', 'sai;x;BLK;Sếp'))).code).toBe('list-has-errors')
  expect((await send(importAccounts, csv('lanh.dao;x;BLK;Văn thư'))).code).toBe('nothing-new')
  expect((await send(importAccounts, GOOD, { mapping: '{"login":0}' })).code).toBe('columns-missing')
  expect((await admin.do(listAccounts, {})).accounts).toHaveLength(before)

  const { status, body } = await send(importAccounts, GOOD)
  expect(status).toBe(200)
  const { accounts, known } = body as ImportedAccounts
  expect([known, accounts.map((one) => one.login)]).toEqual([1, ['toa.soan', 'bi.thu']])
  const [paper, party] = accounts
  const client = office.nobody()
  await client.do(openWithLink, { token: paper?.token ?? '', password: 'câu của tòa soạn' })
  expect(await client.do(getMe, {})).toMatchObject({ title: 'Thư ký tòa soạn', organisation: { name: 'Báo Lam Khê' } })
  expect((await office.nobody().try(openWithLink, { token: paper?.token ?? '', password: PASSWORD })).status).toBe(403)
  expect((await office.nobody('192.0.2.9').try(signIn, { login: 'bi.thu', password: PASSWORD })).status).toBe(401)
  // neither the log nor the tables hold a link
  const rows = await office.house.db.selectFrom('account_link').selectAll().execute()
  const events = await office.house.db.selectFrom('event').select('data').execute()
  expect(JSON.stringify([rows, events])).not.toContain(party?.token.split('.')[1])
  // the same list again makes nothing
  expect((await send(importAccounts, GOOD)).code).toBe('nothing-new')
})

it('waits as one change of rights, which its maker does not confirm; reversed, all of its accounts are suspended', async () => {
  const { body } = await send(importAccounts, csv('ba;x;BLK;Văn thư', 'bon;x;BLK;Văn thư'))
  const { accounts } = body as ImportedAccounts
  const changes = (await leader.do(listRightsChanges, {})).waiting.filter((change) => change.kind === 'import')
  expect(changes.map((change) => change.count)).toEqual([2, 2])
  const [earlier, later] = changes
  expect((await admin.try(confirmRightsChanges, { ids: [earlier?.id ?? ''] })).code).toBe('not-own-change')
  await leader.do(confirmRightsChanges, { ids: [earlier?.id ?? ''] })
  await leader.do(reverseRightsChange, { id: later?.id ?? '', reason: 'Nhầm danh sách.' })
  const all = (await admin.do(listAccounts, {})).accounts
  const suspended = all.filter((account) => account.suspended).map((account) => account.login)
  expect(suspended).toEqual(['ba', 'bon'])
  const token = accounts[0]?.token ?? ''
  expect((await office.nobody().try(openWithLink, { token, password: PASSWORD })).code).toBe('account-link-invalid')
})

it('is made once where two send it at the same moment', async () => {
  const list = csv('nam;x;BLK;Văn thư', 'sau;x;BLK;Văn thư')
  const answers = await Promise.all([1, 2].map(() => send(importAccounts, list)))
  expect(answers.map((answer) => answer.status).filter((status) => status === 200)).toHaveLength(1)
  expect(answers.find((answer) => answer.status !== 200)?.code).toMatch(/^(login-taken|nothing-new)$/)
  expect((await admin.do(listAccounts, {})).accounts.filter(({ login }) => login === 'nam')).toHaveLength(1)
})
