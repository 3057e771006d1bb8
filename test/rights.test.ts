/** Every route × every kind of visitor: what is answered is written down here, so that nothing is open by forgetting. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operations } from '../src/app.js'
import { PERMISSIONS, permissionsOf, type Role } from '../src/kernel/actor.js'
import type { Operation } from '../src/kernel/contract.js'
import { newId } from '../src/kernel/ids.js'
import { words } from '../src/kernel/words/index.js'
import { getDocument, listDocuments } from '../src/features/documents/contract.js'
import { getMe, listAccounts, setUpOffice, signOut, suspendAccount } from '../src/features/identity/contract.js'
import { newSetupToken } from '../src/features/identity/index.js'
import { getMyWork, getTask } from '../src/features/tasks/contract.js'
import { search } from '../src/features/search/contract.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
let documentId: string
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  await office.issue(await office.as('van-thu'), documentId)
})
afterAll(() => office.close())

/** Who may call what. A new operation has to be written in here. */
const EXPECTED: Record<string, 'public' | 'signed-in' | Role[]> = {
  signIn: 'public',
  signOut: 'public',
  getEntrance: 'public',
  enterPractice: 'public',
  setUpOffice: 'public',
  getMe: 'signed-in',
  changeOwnPassword: 'signed-in',
  listOwnSessions: 'signed-in',
  endOwnSession: 'signed-in',
  endOtherSessions: 'signed-in',
  listOwnGrants: 'signed-in',
  seeAccountNotices: 'signed-in',
  lookAtLink: 'public',
  useLink: 'public',
  listRightsChanges: ['leader', 'administrator'],
  getRightsAlert: ['leader', 'administrator'],
  confirmRightsChanges: ['leader', 'administrator'],
  reverseRightsChange: ['leader', 'administrator'],
  giveRole: ['administrator'],
  changeGrant: ['administrator'],
  endGrant: ['administrator'],
  moveAccount: ['administrator'],
  makeAccountLink: ['administrator'],
  handOverAccount: ['administrator'],
  getSecondFactor: 'signed-in',
  beginSecondFactor: 'signed-in',
  confirmSecondFactor: 'signed-in',
  renewRecoveryCodes: 'signed-in',
  endSecondFactor: 'signed-in',
  resetSecondFactor: ['administrator'],
  listPasskeys: 'signed-in',
  beginPasskey: 'signed-in',
  addPasskey: 'signed-in',
  renamePasskey: 'signed-in',
  removePasskey: 'signed-in',
  beginPasskeySignIn: 'public',
  signInWithPasskey: 'public',
  getOidc: 'public',
  beginOidcSignIn: 'public',
  finishOidc: 'public',
  getOwnOidc: 'signed-in',
  beginOidcBinding: 'signed-in',
  endOwnOidc: 'signed-in',
  getAccountOidc: ['administrator'],
  allowOidc: ['administrator'],
  endOidc: ['administrator'],
  signInWithCode: 'public',
  beginRequiredFactor: 'public',
  confirmRequiredFactor: 'public',
  getMyWork: 'signed-in',
  listNotices: 'signed-in',
  countNotices: 'signed-in',
  readNotices: 'signed-in',
  listFeeds: 'signed-in',
  createFeed: ['head', 'officer'],
  revokeFeed: 'signed-in',
  readFeed: 'public',
  listWebhooks: ['administrator'],
  getWebhookAlert: ['administrator'],
  createWebhook: ['administrator'],
  rotateWebhookSecret: ['administrator'],
  setWebhookState: ['administrator'],
  tryWebhook: ['administrator'],
  listDeliveries: ['administrator'],
  sendDeliveryAgain: ['administrator'],
  getMailOffice: ['administrator'],
  getMailAlert: ['administrator'],
  saveMailServer: ['administrator'],
  testMailServer: ['administrator'],
  sendLetterAgain: ['administrator'],
  settleLetter: ['administrator'],
  getOwnMail: 'signed-in',
  setOwnAddress: 'signed-in',
  removeOwnAddress: 'signed-in',
  setOwnKinds: 'signed-in',
  confirmAddress: 'public',
  listOrganisations: 'signed-in',
  listEvents: ['administrator'],
  checkLog: ['administrator'],
  makeCheckpoint: ['administrator'],
  listAccounts: ['administrator'],
  createAccount: ['administrator'],
  previewAccountImport: ['administrator'],
  importAccounts: ['administrator'],
  getAccount: ['administrator'],
  suspendAccount: ['administrator'],
  listSessions: ['administrator'],
  endSession: ['administrator'],
  endSessions: ['administrator'],
  setPassword: ['administrator'],
  createOrganisation: ['administrator'],
  getOrganisation: 'signed-in',
  previewUnitImport: ['administrator'],
  importUnits: ['administrator'],
  previewChange: ['administrator'],
  recordSuccession: ['administrator'],
  cancelSuccession: ['administrator'],
  listSuccessions: 'signed-in',
  getSuccession: 'signed-in',
  listMyHandovers: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  getHandover: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  confirmHandover: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  allotHandoverPart: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  noteHandover: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  correctName: ['administrator'],
  correctKind: ['administrator'],
  addRelation: ['administrator'],
  endRelation: ['administrator'],
  removeRelation: ['administrator'],
  createGroup: ['administrator'],
  changeGroup: ['administrator'],
  previewGroup: ['administrator'],
  getGroup: 'signed-in',
  getSettings: ['clerk', 'monitor', 'leader', 'administrator'],
  decideSettings: ['leader', 'administrator'],
  withdrawSetting: ['leader', 'administrator'],
  getCalendar: ['clerk', 'monitor', 'leader', 'administrator'],
  getCalendarNotices: ['administrator'],
  previewDecision: ['administrator'],
  addDecision: ['administrator'],
  changeDecision: ['administrator'],
  removeDecision: ['administrator'],
  exportCalendar: ['clerk', 'monitor', 'leader', 'administrator'],
  previewCalendarFile: ['administrator'],
  importCalendarFile: ['administrator'],
  listOpinions: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  getOpinion: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  saveOpinion: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  addOpinionFile: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  dropOpinionFile: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  downloadOpinionFile: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  sendOpinion: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  discardOpinion: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  moveOpinion: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  closeOpinion: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  answerOpinion: ['clerk', 'monitor', 'leader', 'head', 'officer'],
  listDocuments: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  getDocument: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  downloadOriginal: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  showPage: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  search: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  getTask: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  listUnitTasks: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  downloadEvidence: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  receiveDocument: ['clerk', 'monitor'],
  discardDocument: ['clerk', 'monitor'],
  readAgain: ['clerk', 'monitor', 'leader'],
  correctHead: ['clerk', 'monitor', 'leader'],
  addOrder: ['clerk', 'monitor', 'leader'],
  editOrder: ['clerk', 'monitor', 'leader'],
  confirmOrder: ['clerk', 'monitor', 'leader'],
  dropOrder: ['clerk', 'monitor', 'leader'],
  restoreOrder: ['clerk', 'monitor', 'leader'],
  splitOrder: ['clerk', 'monitor', 'leader'],
  mergeOrders: ['clerk', 'monitor', 'leader'],
  issueDocument: ['clerk', 'monitor', 'leader'],
  getBoard: ['clerk', 'monitor', 'leader'],
  listBoards: ['clerk', 'monitor', 'leader'],
  listAbsences: 'signed-in',
  nameSubstitute: 'signed-in',
  endAbsence: 'signed-in',
  listSourceChanges: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  recordSourceChange: ['clerk', 'monitor', 'leader'],
  getSourceChange: ['clerk', 'monitor', 'leader'],
  decideSourceChange: ['monitor', 'leader'],
  takeBackSourceChange: ['monitor', 'leader'],
  setOwnDay: ['monitor', 'leader', 'head', 'officer'],
  previewBulk: ['monitor', 'leader', 'head', 'officer'],
  doBulk: ['monitor', 'leader', 'head', 'officer'],
  exportParts: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  listUrging: ['clerk', 'monitor', 'leader'],
  createUrgingLetter: ['clerk', 'monitor', 'leader'],
  editUrgingLetter: ['clerk', 'monitor', 'leader'],
  sendUrgingLetter: ['clerk', 'monitor', 'leader'],
  attachSignedLetter: ['clerk', 'monitor', 'leader'],
  discardUrgingLetter: ['clerk', 'monitor', 'leader'],
  recallUrgingLetter: ['clerk', 'monitor', 'leader'],
  getUrgingLetter: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  showUrgingPage: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  downloadUrgingLetter: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  listUnitUrging: ['head', 'officer'],
  answerUrgingLetter: ['head', 'officer'],
  listLateUnits: ['clerk', 'monitor', 'leader'],
  acknowledge: ['head', 'officer'],
  startWork: ['head', 'officer'],
  dispute: ['head', 'officer'],
  uploadEvidence: ['head', 'officer'],
  discardEvidence: ['head', 'officer'],
  submitResult: ['head', 'officer'],
  review: ['monitor', 'leader', 'head', 'officer'],
  reissue: ['monitor', 'leader', 'head', 'officer'],
  handOn: ['monitor', 'leader'],
  withdraw: ['monitor', 'leader', 'head', 'officer'],
  subAssign: ['head', 'officer'],
  addProgress: ['head', 'officer'],
  setExpected: ['monitor', 'leader'],
  undoStep: ['head', 'officer'],
  getTaskTime: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  getBoardLinks: ['clerk', 'monitor', 'leader'],
  countEventDay: ['monitor', 'leader'],
  wakeTask: ['monitor', 'leader'],
  sleepTask: ['monitor', 'leader'],
  changeRecurrence: ['monitor', 'leader'],
  linkTask: ['monitor', 'leader'],
  unlinkTask: ['monitor', 'leader'],
  pausePart: ['monitor', 'leader', 'head', 'officer'],
  resumePart: ['monitor', 'leader', 'head', 'officer'],
  reopenPart: ['monitor', 'leader', 'head', 'officer'],
  cancelPart: ['monitor', 'leader', 'head', 'officer'],
  countNewDay: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  askExtension: ['head', 'officer'],
  attachExtensionFile: ['head', 'officer'],
  downloadExtensionFile: ['clerk', 'monitor', 'leader', 'head', 'officer', 'reader'],
  takeBackExtension: ['head', 'officer'],
  decideExtension: ['monitor', 'leader', 'head', 'officer'],
}

/** Operations that leave no event, or one of another name. */
const UNNAMED = new Set([
  'signOut',
  'readNotices',
  'seeAccountNotices',
  'lookAtLink',
  // leave the event of a sign-in
  'beginPasskeySignIn',
  'signInWithPasskey',
  'signInWithCode',
  'beginRequiredFactor',
  'confirmRequiredFactor',
  'previewDecision',
  'previewAccountImport',
  'previewBulk',
  'previewCalendarFile',
  'previewUnitImport',
  'previewGroup',
  'previewChange',
  'review',
])

const POST_OF: Record<Role, Post> = {
  clerk: 'van-thu',
  monitor: 'theo-doi',
  leader: 'lanh-dao',
  head: 'truong-ban',
  officer: 'ubnd',
  reader: 'pho-ban',
  administrator: 'quan-tri',
}
const ROLES = Object.keys(POST_OF) as Role[]

/** A request that names records which do not exist: it gets past the permission and no further. */
const probe = (client: Client, operation: Operation) => {
  const url = operation.path.replace(/:([A-Za-z]+)/g, () => newId())
  return client.send(
    operation.method,
    url,
    operation.method === 'GET' || operation.method === 'DELETE' ? {} : { body: {} },
  )
}

describe('the door', () => {
  it('knows a rule for every operation, and no rule without one', () => {
    expect(operations.map(({ operation }) => operation.name).sort()).toEqual(Object.keys(EXPECTED).sort())
  })

  it('has a name in the log for every operation that changes something (src/kernel/words/vi/log.ts)', () => {
    const changing = operations.map(({ operation }) => operation).filter(({ method }) => method !== 'GET')
    const unnamed = changing.map(({ name }) => name).filter((name) => !words.log.operation[name] && !UNNAMED.has(name))
    expect(unnamed).toEqual([])
  })

  it('has no route without a declared permission', () => {
    for (const { operation } of operations)
      expect(['public', ...PERMISSIONS], operation.name).toContain(operation.permission)
  })

  it.each(operations.map(({ operation }) => [operation.name, operation] as const))(
    '%s: nobody is asked to sign in unless it is public',
    async (name, operation) => {
      const { status, code } = await probe(office.nobody(), operation)
      if (EXPECTED[name] === 'public') expect(code).not.toBe('sign-in-needed')
      else expect([status, code]).toEqual([401, 'sign-in-needed'])
    },
  )

  it.each(ROLES)('answers a %s by the table', async (role) => {
    const client = await office.as(POST_OF[role])
    for (const { operation } of operations) {
      if (operation.name === 'signOut') continue
      const { status, code } = await probe(client, operation)
      const rule = EXPECTED[operation.name]
      const may = rule === 'public' || rule === 'signed-in' || (Array.isArray(rule) && rule.includes(role))
      expect(
        [operation.name, status === 403 && code === 'forbidden'],
        `${role} ${operation.name} ${status} ${code}`,
      ).toEqual([operation.name, !may])
      expect(status, `${role} ${operation.name}`).toBeLessThan(500)
      expect(
        operation.permission === 'public' ||
          operation.permission === 'signed-in' ||
          permissionsOf([role]).has(operation.permission),
      ).toBe(may)
    }
  })

  it('refuses a route that forgets its permission', async () => {
    const { buildServer } = await import('../src/platform/http/server.js')
    const broken = { ...operations[0], operation: { ...operations[0]?.operation, permission: undefined } }
    await expect(
      buildServer(office.house, [broken as unknown as (typeof operations)[number]], null, null),
    ).rejects.toThrow('does not declare its permission')
  })
})

describe('another unit’s records', () => {
  it('are answered like records that do not exist', async () => {
    const unit = await office.as('toa-soan')
    const monitor = await office.as('theo-doi')
    const { bands } = await (await office.as('truong-ban')).do(getMyWork, {})
    const row = bands.find((band) => band.code === 'to-acknowledge')?.rows[0]
    const foreign = await unit.try(getTask, { id: row?.taskId as string })
    const missing = await unit.try(getTask, { id: newId() })
    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual(missing.body)
    for (const step of ['acknowledge', 'start', 'submissions', 'dispute']) {
      const body = { version: row?.version, reason: 'x', text: 'x', submissionId: newId() }
      expect((await unit.send('POST', `/api/assignments/${row?.id}/${step}`, { body })).status, step).toBe(404)
    }
    expect((await unit.upload(`/api/assignments/${row?.id}/evidence`, 'a.txt', Buffer.from('a'))).status).toBe(404)
    // a unit sees of a task its own part, and how many others there are
    const shared = (await (await office.as('suoi-hoa')).do(getMyWork, {})).bands.find(
      (band) => band.code === 'to-acknowledge',
    )?.rows[0]
    const seen = await (await office.as('suoi-hoa')).do(getTask, { id: shared?.taskId as string })
    expect(seen.assignments.map((part) => part.organisation.name)).toEqual(['Đảng bộ phường Suối Hoa'])
    expect(seen.othersCount).toBeGreaterThan(3)
    expect(new Set(seen.history.map((entry) => entry.unit))).toEqual(new Set(['Đảng bộ phường Suối Hoa']))
    expect((await monitor.do(getTask, { id: shared?.taskId as string })).assignments.length).toBeGreaterThan(4)
  })

  it('do not show in lists, in search, in the dispatch or its file before the unit has a part', async () => {
    const clerk = await office.as('van-thu')
    const unissued = await office.receive(clerk, '87-kh-tu.docx')
    const unit = await office.as('ubnd')
    expect((await unit.try(getDocument, { id: unissued })).status).toBe(404)
    expect((await unit.send('GET', `/api/documents/${unissued}/original`)).status).toBe(404)
    expect((await unit.do(listDocuments, {})).documents.map((one) => one.id)).toEqual([documentId])
    expect((await clerk.do(listDocuments, {})).documents).toHaveLength(2)
    // nor does the list tell what kinds the others are of, what the office has read, or how other units stand
    expect((await clerk.do(listDocuments, {})).kinds).toEqual(['công văn', 'kế hoạch'])
    const listed = await unit.do(listDocuments, {})
    expect(listed.kinds).toEqual(['công văn'])
    const { bands } = await unit.do(getMyWork, {})
    const own = bands.filter((band) => band.code !== 'done').reduce((sum, band) => sum + band.total, 0)
    expect(listed.documents[0]?.counts).toMatchObject({ orders: 0, confirmed: 0, parts: own })
    expect((await clerk.do(listDocuments, {})).documents.at(-1)?.counts.parts).toBeGreaterThan(own)
    expect((await clerk.do(search, { q: 'ke hoach' })).hits.map((hit) => hit.id)).toContain(unissued)
    expect((await unit.do(search, { q: 'ke hoach' })).hits.map((hit) => hit.id)).not.toContain(unissued)
    expect((await office.nobody().send('GET', `/api/documents/${documentId}/original`)).status).toBe(401)
    expect((await office.nobody().send('GET', `/api/documents/${documentId}/pages/1`)).status).toBe(401)
    const paged = await office.receive(clerk, '1045-ubnd-vx.pdf')
    const page = await clerk.send('GET', `/api/documents/${paged}/pages/1`)
    expect([page.status, page.headers['content-type'], page.headers['x-content-type-options']]).toEqual([
      200,
      'image/png',
      'nosniff',
    ])
    expect(page.headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    expect(page.headers['cache-control']).toBe('private, no-store')
    const foreign = await unit.send('GET', `/api/documents/${paged}/pages/1`)
    const missing = await unit.send('GET', `/api/documents/${newId()}/pages/1`)
    expect([foreign.status, foreign.body]).toEqual([404, missing.body])
    for (const number of ['0', '99', 'a', '1.5'])
      expect((await clerk.send('GET', `/api/documents/${paged}/pages/${number}`)).code, number).toBe('not-found')
    // a file whose pages have no fixed look has no pictures
    expect((await clerk.send('GET', `/api/documents/${unissued}/pages/1`)).status).toBe(404)
    // the reading itself is the office's
    expect(await unit.do(getDocument, { id: documentId })).toMatchObject({
      orders: [],
      open: [],
      can: { edit: false, issue: false },
    })
  })
})

describe('a reader of a unit', () => {
  it('sees what the unit has, and may do nothing with it', async () => {
    const reader = await office.as('pho-ban')
    const head = await office.as('truong-ban')
    const rowsOf = async (client: Client) =>
      (await client.do(getMyWork, {})).bands.flatMap((band) => band.rows.map((row) => row.id))
    expect((await rowsOf(reader)).length).toBeGreaterThan(0)
    expect(await rowsOf(reader)).toEqual(await rowsOf(head))
    const row = (await reader.do(getMyWork, {})).bands.find((band) => band.code === 'to-acknowledge')?.rows[0]
    expect(Object.values(row?.can ?? {})).not.toContain(true)
    expect((await reader.try(getTask, { id: row?.taskId as string })).status).toBe(200)
    expect((await reader.do(listDocuments, {})).documents.map((one) => one.id)).toEqual([documentId])
    const step = { body: { version: row?.version } }
    expect((await reader.send('POST', `/api/assignments/${row?.id}/acknowledge`, step)).code).toBe('forbidden')
    // the records of other units are not there for it
    const foreign = (await (await office.as('toa-soan')).do(getMyWork, {})).bands.flatMap((band) => band.rows)
    const others = foreign.filter((one) => one.taskId && one.taskId !== row?.taskId).map((one) => one.taskId as string)
    const seen = await Promise.all(others.map((id) => reader.try(getTask, { id })))
    expect(seen.some((answer) => answer.status === 404)).toBe(true)
  })
})

describe('sessions', () => {
  it('end at sign-out, at suspension and by idleness; nothing else opens the door', async () => {
    const client = await office.as('mttq')
    const stolen = client.cookie
    await client.do(signOut, {})
    const replay = office.nobody()
    replay.cookie = stolen
    expect((await replay.try(getMe, {})).status).toBe(401)

    const admin = await office.as('quan-tri')
    const victim = await office.as('phu-nu')
    victim.again = null
    const { accountId } = await victim.do(getMe, {})
    await admin.do(suspendAccount, { id: accountId, suspended: true })
    expect((await victim.try(getMe, {})).status).toBe(401)
    await admin.do(suspendAccount, { id: accountId, suspended: false })
    const { accounts } = await admin.do(listAccounts, {})
    const self = accounts.find((account) => account.login.endsWith('quan-tri'))?.id as string
    expect((await admin.try(suspendAccount, { id: self, suspended: true })).code).toBe('not-oneself')

    const idle = await office.as('thanh-doan')
    idle.again = null
    office.setNow('2026-11-25T19:00:01+07:00')
    expect((await idle.try(getMe, {})).status).toBe(401)
    office.setNow('2026-11-25T09:00:00+07:00')
    for (const cookie of [
      'dondoc_session=x',
      'dondoc_session=00000000-0000-0000-0000-000000000000.' + 'a'.repeat(43),
    ]) {
      const forged = office.nobody()
      forged.cookie = cookie
      expect((await forged.try(getMe, {})).status).toBe(401)
    }
  })

  it('live in a cookie that no other server on the host can set, where there is TLS', async () => {
    const secure = await openOffice({ mode: 'office', secureCookies: true })
    const token = await newSetupToken(secure.house.db, new Date())
    const admin = secure.nobody()
    const answer = await admin.try(setUpOffice, {
      token,
      officeName: 'Văn phòng thử',
      login: 'quan.tri',
      title: 'Quản trị',
      password: 'một câu dài dễ nhớ',
    })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-dondoc_session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect((await admin.try(getMe, {})).status).toBe(200)
    admin.cookie = String(admin.cookie).replace('__Host-', '')
    expect((await admin.try(getMe, {})).status).toBe(401)
    await secure.close()
  })

  it('refuse a change that comes from another site, and a door asked for under another name', async () => {
    const client = await office.as('ubnd')
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null' },
    ]
    for (const headers of foreign) {
      const answer = await client.send('POST', '/api/session', { body: { login: 'a', password: 'b' }, headers })
      expect([answer.status, answer.code]).toEqual([403, 'cross-origin'])
    }
    const { body } = await office.nobody().send('GET', '/api/entrance', { headers: { host: 'dondoc.evil.example' } })
    expect(body).toMatchObject({ doors: [] })
    for (const name of ['x-forwarded-for', 'via', 'forwarded']) {
      const headers = { [name]: '203.0.113.9' }
      expect((await office.nobody().send('GET', '/api/entrance', { headers })).body).toMatchObject({ doors: [] })
    }
    const id = (await client.do(getMe, {})).accountId
    expect(
      (
        await office
          .nobody()
          .send('POST', '/api/entrance', { body: { accountId: id }, headers: { host: 'evil.example' } })
      ).status,
    ).toBe(404)
  })
})
