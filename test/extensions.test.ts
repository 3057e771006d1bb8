import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  acknowledge,
  askExtension,
  type AssignmentView,
  attachExtensionFile,
  countNewDay,
  decideExtension,
  downloadExtensionFile,
  getBoard,
  getMyWork,
  getTask,
  review,
  submitResult,
  takeBackExtension,
  type WorkRow,
} from '../src/features/tasks/contract.js'
import { decideSettings } from '../src/features/settings/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
let documentId: string
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const band = async (post: Post, code: string): Promise<WorkRow[]> => {
  const { bands } = await (await as(post)).do(getMyWork, {})
  return bands.find((one) => one.code === code)?.rows ?? []
}
let work: WorkRow
const part = async (post: Post = 'ubnd'): Promise<AssignmentView> => {
  const task = await (await as(post)).do(getTask, { id: work.taskId as string })
  return task.assignments.find((one) => one.id === work.id) as AssignmentView
}
const ask = async (given: { lastDay?: string; workingDays?: number }) => {
  const { version } = await part()
  return (await as('ubnd')).try(askExtension, {
    id: work.id,
    version,
    cause: 'objective',
    reason: 'Phụ lục của cơ quan khác gửi chậm.',
    ...given,
  })
}

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  await office.issue(await as('van-thu'), documentId)
  // "trước ngày 30/11/2026": the last day is Sunday 29/11
  work = (await band('ubnd', 'to-acknowledge')).find((one) => one.deadline?.date === '2026-11-30') as WorkRow
  await (await as('ubnd')).do(acknowledge, { id: work.id, version: work.version })
})
afterAll(() => office.close())

describe('an extension', () => {
  it('is counted before it is asked for, and warned about where it ends on a day off', async () => {
    const unit = await as('ubnd')
    expect(await unit.do(countNewDay, { id: work.id, workingDays: 3 })).toEqual({
      lastDay: '2026-12-02',
      dayOff: null,
      workingDaysMore: 3,
    })
    expect(await unit.do(countNewDay, { id: work.id, day: '2026-12-06' })).toMatchObject({ dayOff: 'weekend' })
    expect((await (await as('mttq')).try(countNewDay, { id: work.id, workingDays: 3 })).status).toBe(404)
  })

  it('is asked for in working days with a paper, waits at the office, and can be taken back', async () => {
    const unit = await as('ubnd')
    expect((await ask({ lastDay: '2026-11-27' })).code).toBe('extension-not-later')
    expect((await ask({})).status).toBe(400)
    const asked = await ask({ workingDays: 3 })
    expect(asked).toMatchObject({ status: 200, body: { lastDay: '2026-12-02' } })
    const { extensionId } = asked.body
    expect((await ask({ workingDays: 5 })).code).toBe('extension-pending')

    const url = attachExtensionFile.path.replace(':id', extensionId)
    expect((await unit.upload(url, 'cong-van-xin.txt', Buffer.from('Kính gửi …'))).status).toBe(200)
    const down = downloadExtensionFile.path.replace(':id', extensionId)
    expect((await (await as('lanh-dao')).send('GET', down)).status).toBe(200)
    expect((await (await as('mttq')).send('GET', down)).status).toBe(404)
    expect((await (await as('mttq')).upload(url, 'a.txt', Buffer.from('x'))).status).toBe(404)

    const [waiting] = await band('lanh-dao', 'extensions')
    expect(waiting).toMatchObject({
      id: work.id,
      extension: {
        id: extensionId,
        state: 'pending',
        askedLastDay: '2026-12-02',
        askedWorkingDays: 3,
        oldLastDay: '2026-11-29',
        cause: 'objective',
        askedLate: false,
        file: { name: 'cong-van-xin.txt' },
      },
      can: { decideExtension: true },
    })
    expect((await part()).can).toMatchObject({ askExtension: false, takeBackExtension: true, decideExtension: false })
    await unit.do(takeBackExtension, { id: extensionId })
    expect(await band('lanh-dao', 'extensions')).toEqual([])
    expect((await (await as('lanh-dao')).try(decideExtension, { id: extensionId, decision: 'grant' })).code).toBe(
      'extension-settled',
    )
    expect((await part()).deadline).toMatchObject({
      orderedLastDay: '2026-11-29',
      lastDay: '2026-11-29',
      extended: false,
    })
  })

  it('is refused with a reason, granted as asked and to another day; the last one granted holds', async () => {
    const leader = await as('lanh-dao')
    const first = (await ask({ workingDays: 10 })).body.extensionId
    expect((await leader.try(decideExtension, { id: first, decision: 'refuse' })).code).toBe('reason-needed')
    expect((await (await as('van-thu')).try(decideExtension, { id: first, decision: 'grant' })).code).toBe('forbidden')
    await leader.do(decideExtension, { id: first, decision: 'refuse', reason: 'Quá dài.' })
    const [told] = await band('ubnd', 'extension-decided')
    expect(told?.extension).toMatchObject({ state: 'refused', decisionReason: 'Quá dài.' })

    const second = (await ask({ lastDay: '2026-12-02' })).body.extensionId
    expect(await leader.do(decideExtension, { id: second, decision: 'grant' })).toEqual({ lastDay: '2026-12-02' })
    expect((await leader.try(decideExtension, { id: second, decision: 'grant' })).code).toBe('extension-settled')

    // after the deadline: the clock says late, and a request may still be made
    office.setNow('2026-12-04T09:00:00+07:00')
    expect(await part()).toMatchObject({ time: { code: 'late', workingDays: 2 } })
    const third = (await ask({ workingDays: 1 })).body
    expect(third.lastDay).toBe('2026-12-07')
    await leader.do(decideExtension, { id: third.extensionId, decision: 'grant', lastDay: '2026-12-09' })
    const now = await part()
    expect(now).toMatchObject({
      time: { code: 'soon', workingDays: 3 },
      deadline: { orderedLastDay: '2026-11-29', lastDay: '2026-12-09', extended: true },
    })
    expect(now.extensions.map((one) => [one.nth, one.state, one.decidedLastDay, one.askedLate])).toEqual([
      [4, 'granted_other', '2026-12-09', true],
      [3, 'granted', '2026-12-02', false],
      [2, 'refused', null, false],
      [1, 'taken_back', null, false],
    ])
    // the words and the date of the order are what they were
    const task = await leader.do(getTask, { id: work.taskId as string })
    expect(task.deadline).toMatchObject({ date: '2026-11-30', lastDay: '2026-11-29' })
    expect(task.history.slice(0, 10).map((entry) => [entry.operation, entry.lastDay])).toEqual([
      ['grantExtension', '2026-12-09'],
      ['askExtension', '2026-12-07'],
      ['grantExtension', '2026-12-02'],
      ['askExtension', '2026-12-02'],
      ['refuseExtension', null],
      ['askExtension', '2026-12-11'],
      ['takeBackExtension', null],
      ['attachExtensionFile', null],
      ['askExtension', '2026-12-02'],
      ['acknowledge', null],
    ])
  })

  it('is held to the office’s settings', async () => {
    const leader = await as('lanh-dao')
    const settle = (values: Record<string, unknown>) =>
      leader.do(decideSettings, {
        changes: Object.entries(values).map(([name, value]) => ({ name: name as 'extensionMost', value })),
        decidedBy: 'Thường trực Thành ủy',
      })
    await settle({ extensionMost: 2 })
    expect((await ask({ workingDays: 1 })).code).toBe('extension-limit')
    await settle({ extensionMost: null, extensionBeforeDeadlineOnly: true })
    office.setNow('2026-12-10T09:00:00+07:00')
    expect((await ask({ workingDays: 1 })).code).toBe('extension-too-late')
    await settle({ extensionBeforeDeadlineOnly: false })
    office.setNow('2026-12-08T09:00:00+07:00')
  })

  it('lapses when the part is closed before it is decided; on time is measured both ways', async () => {
    const unit = await as('ubnd')
    const leader = await as('lanh-dao')
    const pending = (await ask({ workingDays: 5 })).body.extensionId
    const { version } = await part()
    const submitted = await unit.do(submitResult, { id: work.id, version, submissionId: newId(), text: 'Đã xong.' })
    // while the result waits, the request can still be decided; then the part is accepted
    expect((await part('lanh-dao')).can.decideExtension).toBe(true)
    await leader.do(review, { id: work.id, version: submitted.version, decision: 'accept' })
    const done = await part()
    expect(done.extensions[0]).toMatchObject({ id: pending, state: 'lapsed' })
    expect(await band('lanh-dao', 'extensions')).toEqual([])
    expect(done).toMatchObject({ time: { code: 'done-on-time' }, onTimeAsOrdered: false })
    expect(done.submissions[0]).toMatchObject({ onTime: true })
    const { counts } = await leader.do(getBoard, { id: documentId })
    expect(counts).toMatchObject({ doneOnTime: 1, doneOnTimeAsOrdered: 0 })
  })
})
