/** Notices by mail, through the door and to a real SMTP server: what goes when to whom, once; and what becomes of it when that fails. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { suspendAccount } from '../src/features/identity/contract.js'
import { getMe } from '../src/features/identity/contract.js'
import {
  confirmAddress,
  getMailAlert,
  getMailOffice,
  getOwnMail,
  removeOwnAddress,
  saveMailServer,
  sendLetterAgain,
  setOwnAddress,
  setOwnKinds,
  settleLetter,
  testMailServer,
} from '../src/features/mail/contract.js'
import { post, sendMail, type MailHouse } from '../src/features/mail/index.js'
import { listNotices } from '../src/features/reminders/contract.js'
import { sweep } from '../src/features/reminders/index.js'
import { dispute, getMyWork, handOn } from '../src/features/tasks/contract.js'
import { listOrganisations } from '../src/features/organisations/contract.js'
import { openHouse } from '../src/house.js'
import { newId } from '../src/kernel/ids.js'
import { NOTICE_KINDS } from '../src/kernel/notice-kinds.js'
import { silentLog } from '../src/platform/log.js'
import { openOffice, type Client, type Office, type Post } from './office.js'
import { openTestSmtp, refusal, TRUST, type Delivered, type TestSmtp } from './smtp.js'

let office: Office
let smtp: TestSmtp
let tenantId: string
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}

const PASSWORD = 'mat-khau-cua-may-chu'
const settings = (port: number) => ({
  active: true,
  host: 'localhost',
  port,
  security: 'starttls' as const,
  login: 'dondoc',
  password: PASSWORD,
  sender: 'dondoc@lamkhe.example',
  senderName: 'Văn phòng Thành ủy Lam Khê',
  baseUrl: 'https://dondoc.lamkhe.example',
})
const openServer = (at = 0): Promise<TestSmtp> =>
  openTestSmtp({
    at,
    authOptional: false,
    onAuth: ({ username, password }, _session, callback) =>
      password === PASSWORD ? callback(null, { user: username }) : callback(refusal(535, 'Invalid login')),
  })

/** Jobs run after the commit. */
async function until<T>(ask: () => Promise<T> | T, good: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await ask()
    if (good(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`not within 10 s: ${JSON.stringify(await ask())}`)
}
const mailTo = (address: string): Delivered[] => smtp.delivered.filter((one) => one.to.includes(address))
const letters = () => office.house.db.selectFrom('mail_letter').selectAll().orderBy('id').execute()
/** A turn by hand, and what it asked for is sent: by this call or by the house's own job, whichever is first. */
async function turn(house: MailHouse = office.house.mail): Promise<void> {
  await post(house, tenantId)
  const waits = (): Promise<unknown> =>
    office.house.db
      .selectFrom('graphile_worker.jobs' as never)
      .where('task_identifier' as never, '=', 'send-mail' as never)
      .selectAll()
      .execute()
  await until(waits, (jobs) => (jobs as unknown[]).length === 0)
  await sendMail(house, { tenantId })
}
const swept = async (): Promise<void> => {
  await sweep(office.house.reminders, tenantId)
  await turn()
}

let stage = 100
/** Sets the clock, and a reminder of one of its parts that the sweep of that moment would have made. */
async function remindedAt(post: Post, iso: string): Promise<{ assignmentId: string; title: string }> {
  office.setNow(iso)
  const unit = await as(post)
  const { bands } = await unit.do(getMyWork, {})
  const row = bands.find((band) => band.code === 'to-acknowledge')?.rows[0]
  if (!row) throw new Error('a part is needed')
  const { accountId } = await unit.do(getMe, {})
  const { db } = office.house
  const part = await db.selectFrom('assignment').selectAll().where('id', '=', row.id).executeTakeFirstOrThrow()
  await db
    .insertInto('notice')
    .values({
      tenant_id: tenantId,
      id: newId(),
      account_id: accountId,
      kind: 'overdue',
      audience: 'unit',
      because: 'lead',
      organisation_id: part.organisation_id,
      document_id: part.document_id,
      task_id: part.task_id,
      assignment_id: part.id,
      letter_id: null,
      operation: null,
      event_id: null,
      due_day: part.last_day ?? '2026-12-01',
      stage: stage++,
      made_at: new Date(iso),
      tell_at: new Date(iso),
      read_at: null,
    })
    .execute()
  return { assignmentId: row.id, title: row.title }
}

async function confirmed(post: Post, address: string): Promise<Client> {
  const client = await as(post)
  await client.do(setOwnAddress, { address })
  const [letter] = await until(
    () => mailTo(address),
    (all) => all.length > 0,
  )
  const token = /#ma=([\w-]+)/.exec(letter?.mail.text ?? '')?.[1] ?? ''
  await office.nobody().do(confirmAddress, { token })
  expect(await client.do(getOwnMail, {})).toMatchObject({ state: 'confirmed', address })
  smtp.delivered.length = 0
  return client
}

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T08:00:00+07:00', trust: TRUST })
  tenantId = (await office.house.db.selectFrom('tenant').select('id').executeTakeFirstOrThrow()).id
  smtp = await openServer()
})
afterAll(async () => {
  await office?.close()
  await smtp?.close()
})
afterEach(() => {
  smtp.answer.rcpt = () => null
  smtp.answer.data = () => null
})

describe('the mail server', () => {
  it('is set by the administrator; nothing unencrypted and nothing out of the practice office', async () => {
    const admin = await as('quan-tri')
    const given = settings(smtp.port)
    for (const [change, code] of [
      [{ host: 'mail.lamkhe.example' }, 'mail-practice-only-here'],
      [{ password: null }, 'mail-password-needed'],
      [{ sender: 'dondoc@lamkhe.example\r\nBcc: a@b.example' }, 'invalid-input'],
      [{ host: 'localhost:25/..' }, 'invalid-input'],
      [{ baseUrl: 'javascript:alert(1)' }, 'invalid-input'],
    ] as const)
      expect((await admin.try(saveMailServer, { ...given, ...change })).code, code).toBe(code)
    await admin.do(saveMailServer, given)
    expect(await admin.do(testMailServer, { to: 'quan-tri@lamkhe.example' })).toMatchObject({ result: 'accepted' })
    expect(mailTo('quan-tri@lamkhe.example')[0]).toMatchObject({ secure: true, user: 'dondoc' })
  })

  it('keeps its password sealed, shows it to nobody and hands it to no other server', async () => {
    const admin = await as('quan-tri')
    const shown = JSON.stringify((await admin.try(getMailOffice, {})).body)
    expect(shown).toContain('localhost')
    expect(shown).not.toContain(PASSWORD)
    const { db } = office.house
    expect(JSON.stringify(await db.selectFrom('event').selectAll().execute())).not.toContain(PASSWORD)
    const row = await db.selectFrom('mail_server').selectAll().executeTakeFirstOrThrow()
    expect(row.password?.toString('latin1')).not.toContain(PASSWORD)
    // as it was, the kept one stays; for another place it is asked for again
    await admin.do(saveMailServer, { ...settings(smtp.port), password: null, senderName: 'Văn phòng' })
    const elsewhere = { ...settings(smtp.port + 1), password: null }
    expect((await admin.try(saveMailServer, elsewhere)).code).toBe('mail-password-needed')
  })

  it('says clearly what is the matter', async () => {
    const admin = await as('quan-tri')
    await admin.do(saveMailServer, { ...settings(smtp.port), password: 'sai' })
    expect(await admin.do(testMailServer, { to: 'a@lamkhe.example' })).toMatchObject({ result: 'auth' })
    await admin.do(saveMailServer, { ...settings(1) })
    expect(await admin.do(testMailServer, { to: 'a@lamkhe.example' })).toMatchObject({ result: 'unreachable' })
    await admin.do(saveMailServer, settings(smtp.port))
    smtp.answer.rcpt = () => refusal(550, 'no such user')
    const answer = await admin.do(testMailServer, { to: 'a@lamkhe.example' })
    expect(answer).toMatchObject({ result: 'address' })
    expect(answer.said).toContain('no such user')
  })
})

describe('an address', () => {
  it('gets nothing but a question until its link is opened, once, in time', async () => {
    const unit = await as('ubnd')
    expect(await unit.do(getOwnMail, {})).toMatchObject({ available: true, state: 'none', digestAt: '07:30' })
    await unit.do(setOwnAddress, { address: 'ubnd@lamkhe.example' })
    const [letter] = await until(
      () => mailTo('ubnd@lamkhe.example'),
      (all) => all.length > 0,
    )
    expect(letter?.mail.subject).toBe('Đôn Đốc: xác nhận địa chỉ thư')
    const token = /https:\/\/dondoc\.lamkhe\.example\/xac-nhan-thu#ma=([\w-]+)/.exec(letter?.mail.text ?? '')?.[1] ?? ''
    expect((await unit.do(getOwnMail, {})).state).toBe('asked')
    expect(JSON.stringify(await office.house.db.selectFrom('mail_address').selectAll().execute())).not.toContain(token)
    expect((await office.nobody().try(confirmAddress, { token: `${token}x` })).code).toBe('mail-link-invalid')
    office.setNow('2026-11-26T08:00:01+07:00')
    expect((await office.nobody().try(confirmAddress, { token })).code).toBe('mail-link-invalid')
    office.setNow('2026-11-25T08:00:00+07:00')
    await office.nobody().do(confirmAddress, { token })
    expect((await office.nobody().try(confirmAddress, { token })).code).toBe('mail-link-invalid')
    expect((await unit.do(getOwnMail, {})).state).toBe('confirmed')
    // the log is kept for ever and names no address
    expect(JSON.stringify(await office.house.db.selectFrom('event').selectAll().execute())).not.toContain('ubnd@')
    smtp.delivered.length = 0
  })

  it('is asked about a few times a day, and refused where it is none', async () => {
    const unit = await as('y-te')
    for (const address of ['khong phai', 'a@b.example, c@d.example', '"a\\b"@c.example', 'a@b\n.example'])
      expect((await unit.try(setOwnAddress, { address })).code, address).toBe('invalid-input')
    for (let n = 0; n < 5; n++) await unit.do(setOwnAddress, { address: `y-te-${n}@lamkhe.example` })
    expect((await unit.try(setOwnAddress, { address: 'y-te@lamkhe.example' })).status).toBe(429)
    await unit.do(removeOwnAddress, {})
    expect((await unit.do(getOwnMail, {})).state).toBe('none')
    await until(letters, (all) => all.every((one) => one.state === 'sent' || one.state === 'dropped'))
    smtp.delivered.length = 0
  })
})

describe('a new part', () => {
  it('is told at once, in one letter, with its reason, nothing of it in the subject', async () => {
    await confirmed('mttq', 'mttq@lamkhe.example')
    await office.issue(await as('van-thu'), await office.firstDocument())
    const sent = await until(
      () => mailTo('ubnd@lamkhe.example'),
      (all) => all.length > 0,
    )
    await turn()
    expect(sent).toHaveLength(1)
    const { notices } = await (await as('ubnd')).do(listNotices, {})
    const { mail } = sent[0] as Delivered
    expect(mail.subject).toBe(`Đôn Đốc: có ${notices.length} thông báo mới`)
    for (const notice of notices) {
      expect(mail.text).toContain(notice.title)
      expect(mail.text).toContain(`/nhiem-vu/${notice.taskId}?phan=${notice.assignmentId}`)
    }
    expect(mail.text).toContain('vì đơn vị đồng chí chủ trì')
    expect(mail.text).toContain('https://dondoc.lamkhe.example/thong-bao/cach-nhan')
    const [letter] = (await letters()).filter((one) => one.kind === 'now' && one.state === 'sent')
    expect(mail.messageId).toMatch(/^<[0-9a-f-]{36}@lamkhe\.example>$/)
    expect((await letters()).map((one) => `<${one.id}@lamkhe.example>`)).toContain(mail.messageId)
    expect(letter).toBeDefined()
    // and nothing a second time
    await turn()
    expect(mailTo('ubnd@lamkhe.example')).toHaveLength(1)
  })
})

describe('the digest', () => {
  const of = (address: string): string[] => mailTo(address).map(({ mail }) => mail.subject ?? '')

  it('comes at half past seven of a working day, once, through two servers', async () => {
    smtp.delivered.length = 0
    office.setNow('2026-11-26T07:29:00+07:00')
    await swept()
    expect(of('ubnd@lamkhe.example')).toEqual([])
    office.setNow('2026-11-26T07:30:00+07:00')
    const second = await openHouse(
      { ...office.config, dataDir: `${office.config.dataDir}-2`, sealKey: null },
      silentLog,
      { clock: () => new Date('2026-11-26T07:30:00+07:00') },
    )
    // the second server is given the same key, as its operator would
    const other: MailHouse = { ...second.mail, outside: office.house.outside }
    await sweep(office.house.reminders, tenantId)
    await Promise.all([post(office.house.mail, tenantId), post(other, tenantId)])
    await Promise.all([
      sendMail(office.house.mail, { tenantId }),
      sendMail(other, { tenantId }),
      sendMail(office.house.mail, { tenantId }),
      sendMail(other, { tenantId }),
    ])
    await second.close()
    await until(letters, (all) => all.every((one) => one.state !== 'sending' && one.state !== 'waiting'))
    expect(of('ubnd@lamkhe.example')).toHaveLength(1)
    expect(of('ubnd@lamkhe.example')[0]).toMatch(/^Đôn Đốc: tổng hợp ngày 26\/11\/2026, \d+ thông báo$/)
    expect(mailTo('ubnd@lamkhe.example')[0]?.mail.text).toContain('Còn 1 ngày làm việc')
    await swept()
    expect(of('ubnd@lamkhe.example')).toHaveLength(1)
  })

  it('has no kind in it that is not wanted; what is overdue waits for the end of the quiet hours', async () => {
    smtp.delivered.length = 0
    await (await as('ubnd')).do(setOwnKinds, { wanted: NOTICE_KINDS.filter((kind) => kind !== 'due') })
    office.setNow('2026-11-27T07:30:00+07:00')
    await swept()
    expect(of('ubnd@lamkhe.example')).toEqual([])
    office.setNow('2026-11-30T00:00:00+07:00')
    await swept()
    expect(of('ubnd@lamkhe.example')).toEqual([])
    office.setNow('2026-11-30T06:29:00+07:00')
    await swept()
    expect(of('ubnd@lamkhe.example')).toEqual([])
    office.setNow('2026-11-30T06:30:00+07:00')
    await swept()
    expect(of('ubnd@lamkhe.example')).toHaveLength(1)
    expect(mailTo('ubnd@lamkhe.example')[0]?.mail.text).toContain('Vừa quá hạn')
    await (await as('ubnd')).do(setOwnKinds, { wanted: [...NOTICE_KINDS] })
  })
})

describe('a server that does not take it', () => {
  it('is tried again, and nothing is lost when it is down and up again', async () => {
    smtp.delivered.length = 0
    await remindedAt('ubnd', '2026-12-01T08:00:00+07:00')
    await remindedAt('mttq', '2026-12-01T08:00:00+07:00')
    const { port } = smtp
    await smtp.close()
    await turn()
    const admin = await as('quan-tri')
    const down = await admin.do(getMailOffice, {})
    expect(down.server?.trouble?.code).toBe('unreachable')
    expect(down.waiting).toBeGreaterThan(0)
    expect((await admin.do(getMailAlert, {})).waiting).toBeGreaterThan(0)
    const waiting = (await letters()).filter((one) => one.state === 'waiting')
    // the outage is no attempt of the letters
    expect(new Set(waiting.map((one) => one.attempts))).toEqual(new Set([0]))
    smtp = await openServer(port)
    // not before the time of the next try
    await turn()
    expect(smtp.delivered).toEqual([])
    office.setNow('2026-12-01T08:01:00+07:00')
    await turn()
    expect(smtp.delivered).toHaveLength(waiting.length)
    expect(await admin.do(getMailOffice, {})).toMatchObject({ waiting: 0, server: { trouble: null } })
    expect((await admin.do(getMailAlert, {})).waiting).toBe(0)
  })

  it('is asked again later after a 4xx, under the same Message-ID', async () => {
    smtp.delivered.length = 0
    const ids: string[] = []
    smtp.answer.data = (raw) => {
      ids.push(/^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '')
      return ids.length < 3 ? refusal(451, 'greylisted') : null
    }
    await remindedAt('ubnd', '2026-12-07T08:00:00+07:00')
    await turn()
    expect(smtp.delivered).toEqual([])
    await turn()
    expect(ids).toHaveLength(1)
    office.setNow('2026-12-07T08:01:00+07:00')
    await turn()
    expect(ids).toHaveLength(2)
    office.setNow('2026-12-07T08:02:00+07:00')
    await turn()
    expect(ids).toHaveLength(2)
    office.setNow('2026-12-07T08:03:00+07:00')
    await turn()
    expect(new Set(ids).size).toBe(1)
    expect(smtp.delivered).toHaveLength(1)
    expect((await letters()).at(-1)).toMatchObject({ state: 'sent', attempts: 3 })
  })

  it('and refuses the address: it is marked, gets nothing more, and the administrator is told', async () => {
    smtp.delivered.length = 0
    smtp.answer.rcpt = () => refusal(550, '5.1.1 no such user')
    await remindedAt('ubnd', '2026-12-14T08:00:00+07:00')
    await turn()
    const admin = await as('quan-tri')
    const { letters: listed, bounced } = await admin.do(getMailOffice, {})
    expect(bounced).toMatchObject([{ said: expect.stringContaining('no such user') as string }])
    const failed = listed.find((one) => one.state === 'failed')
    expect(failed).toMatchObject({ attempts: 1 })
    expect((await admin.do(getMailAlert, {})).waiting).toBe(2)
    expect((await (await as('ubnd')).do(getOwnMail, {})).state).toBe('bounced')
    smtp.answer.rcpt = () => null
    await remindedAt('ubnd', '2026-12-21T08:00:00+07:00')
    await turn()
    expect(smtp.delivered).toEqual([])
    expect((await admin.try(sendLetterAgain, { id: failed?.id ?? '' })).code).toBe('mail-no-address')
    await confirmed('ubnd', 'ubnd@lamkhe.example')
    await admin.do(settleLetter, { id: failed?.id ?? '' })
    expect((await admin.do(getMailAlert, {})).waiting).toBe(0)
    expect((await admin.try(settleLetter, { id: failed?.id ?? '' })).code).toBe('mail-letter-moved-on')
  })

  it('and a program that ended while it was sending: shown, not sent twice by itself', async () => {
    smtp.delivered.length = 0
    await remindedAt('ubnd', '2026-12-28T08:00:00+07:00')
    // the letter is claimed, and the program ends before it can write what became of it
    const killed: MailHouse = {
      ...office.house.mail,
      outside: {
        ...office.house.outside,
        smtp: {
          send: async (server, letter) => {
            await office.house.outside.smtp.send(server, letter)
            throw new Error('killed')
          },
        },
      },
      ask: () => Promise.resolve(),
    }
    await post(killed, tenantId)
    await expect(sendMail(killed, { tenantId })).rejects.toThrow('killed')
    expect(smtp.delivered).toHaveLength(1)
    office.setNow('2026-12-28T08:11:00+07:00')
    await post(office.house.mail, tenantId)
    await sendMail(office.house.mail, { tenantId })
    expect(smtp.delivered).toHaveLength(1)
    const admin = await as('quan-tri')
    const unsure = (await admin.do(getMailOffice, {})).letters.find((one) => one.state === 'unsure')
    expect(unsure).toBeDefined()
    await admin.do(sendLetterAgain, { id: unsure?.id ?? '' })
    await until(
      () => smtp.delivered,
      (all) => all.length === 2,
    )
    expect(smtp.delivered[0]?.mail.messageId).toBe(smtp.delivered[1]?.mail.messageId)
  })
})

describe('whoever leaves a task', () => {
  it('gets nothing of it by mail that was queued before', async () => {
    smtp.delivered.length = 0
    const unit = await as('mttq')
    // queued while the server is down
    const { assignmentId, title } = await remindedAt('mttq', '2027-01-05T08:00:00+07:00')
    const { port } = smtp
    await smtp.close()
    await turn()
    expect((await letters()).filter((one) => one.state === 'waiting')).toHaveLength(1)
    const { bands } = await unit.do(getMyWork, {})
    const row = bands.flatMap((band) => band.rows).find((one) => one.id === assignmentId)
    if (!row) throw new Error('a part is needed')
    const { db } = office.house
    // meanwhile the part goes to another unit
    const disputed = await unit.do(dispute, { id: row.id, version: row.version, reason: 'Không đúng chức năng.' })
    const { organisations } = await (await as('theo-doi')).do(listOrganisations, {})
    const to = organisations.find((one) => one.name === 'Báo Lam Khê')?.id as string
    await (
      await as('theo-doi')
    ).do(handOn, {
      id: row.id,
      version: disputed.version,
      organisationId: to,
      reason: 'Đúng chức năng hơn.',
    })
    await until(
      () =>
        db.selectFrom('notice').where('assignment_id', '=', row.id).where('kind', '=', 'ended').selectAll().execute(),
      (rows) => rows.length > 0,
    )
    smtp = await openServer(port)
    office.setNow('2027-01-06T08:00:00+07:00')
    await turn()
    const said = await until(
      () => mailTo('mttq@lamkhe.example').map(({ mail }) => mail.text ?? ''),
      (all) => all.length > 0,
    )
    // that it has ended is the last that it hears of it
    const lines = said.join('\n').split('\n')
    expect(lines.filter((line) => line.includes(title))).toEqual([expect.stringContaining('không phải làm nữa')])
    expect(said.join('\n')).not.toContain(assignmentId)
  })

  it('nor does an account that is suspended', async () => {
    smtp.delivered.length = 0
    const { accountId } = await (await as('ubnd')).do(getMe, {})
    await remindedAt('ubnd', '2027-01-11T08:00:00+07:00')
    await office.house.db
      .updateTable('mail_server')
      .set({ next_try_at: new Date('2027-01-11T08:05:00+07:00') })
      .execute()
    await post(office.house.mail, tenantId)
    const waits = (await letters()).filter((one) => one.state === 'waiting' && one.account_id === accountId)
    expect(waits).toHaveLength(1)
    await (await as('quan-tri')).do(suspendAccount, { id: accountId, suspended: true })
    office.setNow('2027-01-11T08:06:00+07:00')
    await turn()
    expect(mailTo('ubnd@lamkhe.example')).toEqual([])
    expect((await letters()).find((one) => one.id === waits[0]?.id)?.state).toBe('dropped')
  })
})
