/** Notices through the door: who is told, once, and why; and who is told nothing any more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countNotices, listNotices, readNotices, type NoticeView } from '../src/features/reminders/contract.js'
import { sweep, tell } from '../src/features/reminders/index.js'
import { suspendAccount } from '../src/features/identity/contract.js'
import { getMe } from '../src/features/identity/contract.js'
import {
  acknowledge,
  dispute,
  getMyWork,
  getTask,
  handOn,
  review,
  submitResult,
} from '../src/features/tasks/contract.js'
import { getBoard } from '../src/features/tasks/contract.js'
import { listOrganisations } from '../src/features/organisations/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openHouse } from '../src/house.js'
import { silentLog } from '../src/platform/log.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
let tenantId: string
let documentId: string
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const turn = () => sweep(office.house.reminders, tenantId)
const told = async (post: Post): Promise<NoticeView[]> => (await (await as(post)).do(listNotices, {})).notices
const kinds = async (post: Post): Promise<string[]> => (await told(post)).map((notice) => notice.kind)
/** Jobs run after the commit. */
async function until<T>(ask: () => Promise<T>, good: (answer: T) => boolean): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await ask()
    if (good(answer)) return answer
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`not within 10 s: ${JSON.stringify(await ask())}`)
}
const partOf = async (post: Post, path: string) => {
  const { bands } = await (await as(post)).do(getMyWork, {})
  const row = bands.flatMap((band) => band.rows).find((one) => one.path === path)
  if (!row) throw new Error(`${post} has no part ${path}`)
  return row
}

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  await office.issue(await as('van-thu'), documentId)
  tenantId = (await office.house.db.selectFrom('tenant').select('id').executeTakeFirstOrThrow()).id
})
afterAll(() => office.close())

describe('a new part', () => {
  it('is told to the unit at once, with its reason, and to nobody else', async () => {
    const notices = await until(
      () => told('ubnd'),
      (all) => all.length > 0,
    )
    expect(new Set(notices.map((notice) => notice.kind))).toEqual(new Set(['assigned']))
    expect(notices.find((notice) => notice.lastDay === '2026-11-29')).toMatchObject({
      because: 'lead',
      unit: 'UBND thành phố',
      documentNumber: '612-CV/TU',
      lastDay: '2026-11-29',
      read: false,
    })
    // the head of the unit is told as well, in her own row
    expect(
      (
        await until(
          () => told('chu-tich'),
          (all) => all.length === notices.length,
        )
      ).map((one) => one.id),
    ).not.toEqual(notices.map((one) => one.id))
    for (const post of ['van-thu', 'theo-doi', 'lanh-dao', 'quan-tri'] as const)
      expect(await told(post), post).toEqual([])
  })

  it('is told once, however often the job runs', async () => {
    const before = await office.house.db.selectFrom('notice').selectAll().execute()
    const events = await office.house.db
      .selectFrom('event')
      .where('operation', '=', 'issueAssignment')
      .select('id')
      .execute()
    const eventIds = events.map((event) => event.id)
    await Promise.all(Array.from({ length: 4 }, () => tell(office.house.reminders, { tenantId, eventIds })))
    expect(await office.house.db.selectFrom('notice').selectAll().execute()).toHaveLength(before.length)
  })

  it('is marked as read, one or all, by its own reader only', async () => {
    const unit = await as('ubnd')
    const { notices, unread } = await unit.do(listNotices, {})
    expect(unread).toBe(notices.length)
    const one = notices[0]?.id as string
    expect(await (await as('toa-soan')).do(readNotices, { ids: [one] })).toBeDefined()
    expect(await unit.do(countNotices, {})).toEqual({ unread })
    expect(await unit.do(readNotices, { ids: [one] })).toEqual({ unread: unread - 1 })
    expect(await unit.do(readNotices, {})).toEqual({ unread: 0 })
    expect((await told('ubnd')).every((notice) => notice.read)).toBe(true)
    expect((await (await as('chu-tich')).do(countNotices, {})).unread).toBe(unread)
  })
})

describe('the sweep', () => {
  const of = async (path: string): Promise<[string, number | null, boolean][]> =>
    (await told('ubnd'))
      .filter((notice) => notice.path === path && (notice.kind === 'due' || notice.kind === 'overdue'))
      .map((notice) => [notice.kind, notice.workingDays, notice.again])

  it('reminds nobody on the day of issue, nor before the time of the digest', async () => {
    expect(await turn()).toEqual({ due: 0, overdue: 0 })
    office.setNow('2026-11-26T07:29:00+07:00')
    expect(await turn()).toEqual({ due: 0, overdue: 0 })
  })

  it('reminds in the morning of what comes near, once, through restarts and two servers', async () => {
    office.setNow('2026-11-26T07:30:00+07:00')
    const second = await openHouse({ ...office.config, dataDir: `${office.config.dataDir}-2` }, silentLog, {
      clock: () => new Date('2026-11-26T07:30:00+07:00'),
    })
    const turns = await Promise.all([
      turn(),
      sweep(second.reminders, tenantId),
      turn(),
      sweep(second.reminders, tenantId),
    ])
    const again = [await turn(), await sweep(second.reminders, tenantId)]
    await second.close()
    expect(turns.filter((swept) => swept !== null && swept.due > 0)).toHaveLength(1)
    expect(again).toEqual([
      { due: 0, overdue: 0 },
      { due: 0, overdue: 0 },
    ])
    // 1.2 is due on Sunday 29: on Thursday one working day is left. It was issued with two left, so "three before" never came
    expect(await of('1.2')).toEqual([['due', 1, false]])
    const rows = await office.house.db.selectFrom('event').where('operation', '=', 'remind').selectAll().execute()
    expect(rows).toHaveLength(1)
  })

  it('tells when the deadline passes at once, at night too, and weekly after that', async () => {
    office.setNow('2026-11-27T08:00:00+07:00')
    await turn()
    expect(await of('1.2')).toEqual([
      ['due', 0, false],
      ['due', 1, false],
    ])
    office.setNow('2026-11-29T23:59:00+07:00')
    expect(await turn()).toEqual({ due: 0, overdue: 0 })
    office.setNow('2026-11-30T00:00:00+07:00')
    expect((await turn())?.overdue).toBeGreaterThan(0)
    expect(await turn()).toEqual({ due: 0, overdue: 0 })
    expect((await of('1.2'))[0]).toEqual(['overdue', 1, false])
    office.setNow('2026-12-04T08:00:00+07:00')
    await turn()
    expect((await of('1.2'))[0]).toEqual(['overdue', 1, false])
    office.setNow('2026-12-07T08:00:00+07:00')
    await turn()
    expect((await of('1.2'))[0]).toEqual(['overdue', 6, true])
  })

  it('sends one notice and not five after a jump forward, and nothing after one back', async () => {
    const before = (await of('1.2')).length
    office.setNow('2027-01-12T08:00:00+07:00')
    await turn()
    expect(await of('1.2')).toHaveLength(before + 1)
    expect((await of('1.2'))[0]).toEqual(['overdue', 31, true])
    for (const day of ['2026-11-26', '2026-12-07', '2026-12-15', '2027-01-11']) {
      office.setNow(`${day}T08:00:00+07:00`)
      expect(await turn(), day).toEqual({ due: 0, overdue: 0 })
    }
    office.setNow('2027-01-12T09:00:00+07:00')
    expect(await turn()).toEqual({ due: 0, overdue: 0 })
    office.setNow('2026-11-26T09:00:00+07:00')
  })
})

describe('what is done to a part', () => {
  it('is told: what waits for the office with the next digest, a return and a decision to the unit at once', async () => {
    const unit = await as('ubnd')
    const row = await partOf('ubnd', '1.1')
    const { version } = await unit.do(acknowledge, { id: row.id, version: row.version })
    const submitted = await unit.do(submitResult, { id: row.id, version, submissionId: newId(), text: 'Đã xong.' })
    await until(
      () => office.house.db.selectFrom('notice').where('kind', '=', 'to-review').selectAll().execute(),
      (rows) => rows.length === 1,
    )
    expect(await kinds('theo-doi')).toEqual([])
    office.setNow('2026-11-27T07:30:00+07:00')
    expect(await told('theo-doi')).toMatchObject([{ kind: 'to-review', because: 'monitor', unit: 'UBND thành phố' }])
    const back = { id: row.id, version: submitted.version, decision: 'return' as const, reason: 'Bổ sung.' }
    await (await as('theo-doi')).do(review, back)
    expect(
      (
        await until(
          () => kinds('ubnd'),
          (all) => all[0] === 'returned',
        )
      )[0],
    ).toBe('returned')
    const again = await unit.do(submitResult, {
      id: row.id,
      version: submitted.version + 1,
      submissionId: newId(),
      text: 'Đã bổ sung.',
    })
    await (await as('theo-doi')).do(review, { id: row.id, version: again.version, decision: 'accept' })
    await until(
      () => told('ubnd'),
      (all) => all[0]?.kind === 'decided' && all[0].operation === 'acceptResult',
    )
  })

  it('is told no more to a unit that has left the task', async () => {
    const unit = await as('mttq')
    const { bands } = await unit.do(getMyWork, {})
    const row = bands.find((band) => band.code === 'to-acknowledge')?.rows[0]
    if (!row?.taskId) throw new Error('a part is needed')
    expect((await told('mttq')).map((notice) => notice.assignmentId)).toContain(row.id)
    const disputed = await unit.do(dispute, { id: row.id, version: row.version, reason: 'Không đúng chức năng.' })
    const board = await (await as('theo-doi')).do(getBoard, { id: documentId })
    const has = new Set(
      board.units.filter((one) => one.cells.some((cell) => cell.taskId === row.taskId)).map((one) => one.id),
    )
    const { organisations } = await (await as('theo-doi')).do(listOrganisations, {})
    const to = organisations.find((one) => !has.has(one.id) && one.name === 'Báo Lam Khê')?.id as string
    const monitor = await as('theo-doi')
    await monitor.do(handOn, {
      id: row.id,
      version: disputed.version,
      organisationId: to,
      reason: 'Đúng chức năng hơn.',
    })
    // the last that it hears of it
    const ended = await until(
      () => told('mttq'),
      (all) => all.some((notice) => notice.kind === 'ended'),
    )
    expect(ended.filter((notice) => notice.assignmentId === row.id).map((notice) => notice.kind)).toEqual(['ended'])
    expect((await unit.try(getTask, { id: row.taskId })).status).toBe(404)
    await until(
      () => told('toa-soan'),
      (all) => all.some((notice) => notice.taskId === row.taskId && notice.kind === 'assigned'),
    )
    const made = await office.house.db.selectFrom('notice').where('assignment_id', '=', row.id).selectAll().execute()
    office.setNow('2027-02-17T08:00:00+07:00')
    await turn()
    office.setNow('2026-11-27T09:00:00+07:00')
    expect(
      await office.house.db.selectFrom('notice').where('assignment_id', '=', row.id).selectAll().execute(),
    ).toHaveLength(made.length)
  })

  it('is told no more to an account that is suspended, or has moved to another unit', async () => {
    const admin = await as('quan-tri')
    const { accountId } = await (await as('phu-nu')).do(getMe, {})
    await admin.do(suspendAccount, { id: accountId, suspended: true })
    const mine = () => office.house.db.selectFrom('notice').where('account_id', '=', accountId).selectAll().execute()
    const before = (await mine()).length
    office.setNow('2027-03-16T08:00:00+07:00')
    expect((await turn())?.overdue).toBeGreaterThan(0)
    office.setNow('2026-11-27T09:00:00+07:00')
    expect(await mine()).toHaveLength(before)
    await admin.do(suspendAccount, { id: accountId, suspended: false })
    expect((await told('phu-nu')).length).toBeGreaterThan(0)

    const { db } = office.house
    const other = (await (await as('toa-soan')).do(getMe, {})).organisation.id
    await db.updateTable('role_grant').set({ organisation_id: other }).where('account_id', '=', accountId).execute()
    expect(await told('phu-nu')).toEqual([])
    expect((await (await as('phu-nu')).do(countNotices, {})).unread).toBe(0)
  })
})
