/** What stays overdue is brought before the monitor, then before who gave it: after the grace, once each, and not while it waits for the office. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listNotices, type NoticeView } from '../src/features/reminders/contract.js'
import { escalate, sweep } from '../src/features/reminders/index.js'
import { decideSettings } from '../src/features/settings/contract.js'
import {
  acknowledge,
  askExtension,
  decideExtension,
  getMyWork,
  getTask,
  pausePart,
} from '../src/features/tasks/contract.js'
import { openHouse } from '../src/house.js'
import { silentLog } from '../src/platform/log.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
let tenantId: string
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const rows = () =>
  office.house.db.selectFrom('escalation').selectAll().orderBy('day').orderBy('assignment_id').execute()
const escalated = async (post: Post): Promise<NoticeView[]> =>
  (await (await as(post)).do(listNotices, {})).notices.filter((notice) => notice.kind === 'escalated')
async function turnAt(iso: string): Promise<number | null> {
  office.setNow(iso)
  await sweep(office.house.reminders, tenantId)
  return escalate(office.house.reminders, tenantId)
}
const partAt = async (post: Post, path: string) => {
  const { bands } = await (await as(post)).do(getMyWork, {})
  const row = bands.flatMap((band) => band.rows).find((one) => one.path === path)
  if (!row) throw new Error(`${post} has no part ${path}`)
  return row
}

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  tenantId = (await office.house.db.selectFrom('tenant').select('id').executeTakeFirstOrThrow()).id
  await office.issue(await office.as('van-thu'), await office.firstDocument())
})
afterAll(() => office.close())

describe('a part that stays overdue', () => {
  let part: Awaited<ReturnType<typeof partAt>>
  beforeAll(async () => {
    // its last day is Sunday 29 November
    part = await partAt('ubnd', '1.2')
  })

  it('is brought before those who follow after two working days, in the morning', async () => {
    expect(await turnAt('2026-11-30T08:00:00+07:00')).toBe(0)
    expect(await turnAt('2026-12-01T07:29:00+07:00')).toBe(0)
    expect(await turnAt('2026-12-01T07:30:00+07:00')).toBeGreaterThan(0)
    expect((await rows()).filter((row) => row.assignment_id === part.id)).toMatchObject([
      { level: 'monitor', day: '2026-12-01', due_day: '2026-11-29' },
    ])
    expect((await escalated('theo-doi')).find((notice) => notice.assignmentId === part.id)).toMatchObject({
      because: 'monitor',
      operation: 'escalateToMonitor',
      unit: 'UBND thành phố',
      title: part.title,
    })
    for (const post of ['lanh-dao', 'ubnd', 'chu-tich', 'van-thu', 'quan-tri'] as const)
      expect(await escalated(post), post).toEqual([])
  })

  it('then, when those have known for as long, before those who lead the office; once each, through two servers', async () => {
    expect(await turnAt('2026-12-02T08:00:00+07:00')).toBe(0)
    const second = await openHouse({ ...office.config, dataDir: `${office.config.dataDir}-2` }, silentLog, {
      clock: () => new Date('2026-12-03T07:30:00+07:00'),
    })
    office.setNow('2026-12-03T07:30:00+07:00')
    const made = await Promise.all([
      escalate(office.house.reminders, tenantId),
      escalate(second.reminders, tenantId),
      escalate(office.house.reminders, tenantId),
    ])
    const again = [await escalate(office.house.reminders, tenantId), await escalate(second.reminders, tenantId)]
    await second.close()
    expect(made.filter((n) => n !== null && n > 0)).toHaveLength(1)
    expect(again).toEqual([0, 0])
    const told = (await escalated('lanh-dao')).filter((notice) => notice.assignmentId === part.id)
    expect(told).toMatchObject([{ because: 'issuer', operation: 'escalateToAssigner' }])
    expect((await escalated('theo-doi')).filter((notice) => notice.assignmentId === part.id)).toHaveLength(1)
    // and never again for this deadline, whatever the clock does
    for (const day of ['2026-12-10', '2026-12-03', '2027-01-20']) await turnAt(`${day}T08:00:00+07:00`)
    expect((await rows()).filter((row) => row.assignment_id === part.id)).toHaveLength(2)
    office.setNow('2026-12-03T09:00:00+07:00')
  })

  it('has it in its history, as events of the log, and nobody else is named', async () => {
    const { history } = await (await as('theo-doi')).do(getTask, { id: part.taskId ?? '' })
    const told = history.filter((entry) => entry.operation.startsWith('escalate') && entry.unit?.includes('UBND'))
    expect(told.map((entry) => entry.by)).toEqual(['', ''])
    expect(told.map((entry) => entry.operation).sort()).toEqual(['escalateToAssigner', 'escalateToMonitor'])
    const events = await office.house.db
      .selectFrom('event')
      .selectAll()
      .where('assignment_id', '=', part.id)
      .where('operation', 'in', ['escalateToMonitor', 'escalateToAssigner'])
      .orderBy('at')
      .execute()
    expect(events.map((event) => [event.account_id, event.data])).toEqual([
      [null, { dueDay: '2026-11-29', workingDaysLate: 2 }],
      [null, { dueDay: '2026-11-29', workingDaysLate: 4 }],
    ])
  })
})

describe('a part that does not wait for its unit', () => {
  it('is not brought up: one that was paused, one that waits for an extension; it is when that is refused', async () => {
    const { db } = office.house
    const due = { due_at: new Date('2026-12-07T16:59:59.999Z'), last_day: '2026-12-07' }
    const own = async (post: Post) => {
      const { bands } = await (await as(post)).do(getMyWork, {})
      return bands.find((band) => band.code === 'to-acknowledge')?.rows[0]
    }
    const [paused, asks, plain] = [await own('mttq'), await own('phu-nu'), await own('thanh-doan')]
    if (!paused || !asks || !plain) throw new Error('parts are needed')
    await db.updateTable('assignment').set(due).where('id', 'in', [paused.id, asks.id, plain.id]).execute()
    await (await as('theo-doi')).do(pausePart, { id: paused.id, version: paused.version, reason: 'Chờ hướng dẫn.' })
    const unit = await as('phu-nu')
    const { version } = await unit.do(acknowledge, { id: asks.id, version: asks.version })
    await unit.do(askExtension, {
      id: asks.id,
      version,
      lastDay: '2026-12-21',
      workingDays: null,
      cause: 'objective',
      reason: 'Cần thêm số liệu.',
    })
    await turnAt('2026-12-09T08:00:00+07:00')
    await turnAt('2026-12-11T08:00:00+07:00')
    const of = async (id: string) => (await rows()).filter((row) => row.assignment_id === id).map((row) => row.level)
    expect(await of(paused.id)).toEqual([])
    expect(await of(asks.id)).toEqual([])
    expect((await of(plain.id)).sort()).toEqual(['assigner', 'monitor'])
    const { id } = await db
      .selectFrom('extension')
      .select('id')
      .where('assignment_id', '=', asks.id)
      .executeTakeFirstOrThrow()
    await (await as('theo-doi')).do(decideExtension, { id, decision: 'refuse', reason: 'Đã đủ thời gian.' })
    await turnAt('2026-12-14T08:00:00+07:00')
    expect(await of(asks.id)).toEqual(['monitor'])
  })
})

describe('the grace', () => {
  it('is the office’s own convention: with none the monitor is told at once, who gave it never the same day', async () => {
    office.setNow('2026-12-14T09:00:00+07:00')
    const admin = await as('quan-tri')
    await admin.do(decideSettings, { changes: [{ name: 'graceDays', value: 0 }], decidedBy: 'Chánh Văn phòng' })
    const { bands } = await (await as('nam-may')).do(getMyWork, {})
    const row = bands.find((band) => band.code === 'to-acknowledge')?.rows[0]
    if (!row) throw new Error('a part is needed')
    await office.house.db
      .updateTable('assignment')
      .set({ due_at: new Date('2026-12-14T16:59:59.999Z'), last_day: '2026-12-14' })
      .where('id', '=', row.id)
      .execute()
    const of = async () => (await rows()).filter((one) => one.assignment_id === row.id).map((one) => one.level)
    await turnAt('2026-12-15T08:00:00+07:00')
    expect(await of()).toEqual(['monitor'])
    await turnAt('2026-12-15T15:00:00+07:00')
    expect(await of()).toEqual(['monitor'])
    await turnAt('2026-12-16T08:00:00+07:00')
    expect((await of()).sort()).toEqual(['assigner', 'monitor'])
  })
})
