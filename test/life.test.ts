import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  acknowledge,
  type AssignmentView,
  cancelPart,
  getBoard,
  getMyWork,
  getTask,
  handOn,
  pausePart,
  reopenPart,
  resumePart,
  review,
  startWork,
  submitResult,
  undoStep,
  withdraw,
  type WorkRow,
} from '../src/features/tasks/contract.js'
import { listOrganisations } from '../src/features/organisations/contract.js'
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
const row = async (post: Post, path: string, ordered: string | null = null): Promise<WorkRow> => {
  const { bands } = await (await as(post)).do(getMyWork, {})
  const found = bands
    .flatMap((band) => band.rows)
    .find((one) => one.path === path && (one.deadline?.date ?? null) === ordered)
  if (!found) throw new Error(`${post} has nothing at ${path}`)
  return found
}
const partOf = async (post: Post, { taskId, id }: WorkRow): Promise<AssignmentView> => {
  const task = await (await as(post)).do(getTask, { id: taskId as string })
  return task.assignments.find((one) => one.id === id) as AssignmentView
}
const at = (iso: string): void => office.setNow(iso)

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  await office.issue(await as('van-thu'), documentId)
})
afterAll(() => office.close())

describe('a part', () => {
  it('takes back what the unit pressed by mistake, within half an hour, and both stay in the history', async () => {
    const unit = await as('ubnd')
    const work = await row('ubnd', '1.1')
    const { version } = await unit.do(acknowledge, { id: work.id, version: work.version })
    at('2026-11-25T09:20:00+07:00')
    expect((await partOf('ubnd', work)).can.undo).toBe(true)
    const back = await unit.do(undoStep, { id: work.id, version })
    const part = await partOf('ubnd', work)
    expect(part).toMatchObject({ state: 'issued', acknowledgedAt: null })
    expect(part.can).toMatchObject({ acknowledge: true, dispute: true, undo: false })
    const again = await unit.do(acknowledge, { id: work.id, version: back.version })
    at('2026-11-25T10:00:00+07:00')
    expect((await unit.try(undoStep, { id: work.id, version: again.version })).code).toBe('too-late-to-undo')
    const { history } = await unit.do(getTask, { id: work.taskId as string })
    expect(history.map((entry) => entry.operation)).toEqual([
      'acknowledge',
      'undoStep',
      'acknowledge',
      'issueAssignment',
    ])
    at('2026-11-25T09:00:00+07:00')
  })

  it('is paused by the office: its clock stands, nothing is handed in, and it goes on with a new date or the old one', async () => {
    const unit = await as('ubnd')
    const leader = await as('lanh-dao')
    const work = await row('ubnd', '1.2', '2026-11-30')
    let { version } = await unit.do(acknowledge, { id: work.id, version: work.version })
    ;({ version } = await unit.do(startWork, { id: work.id, version }))
    expect((await unit.try(pausePart, { id: work.id, version, reason: 'x' })).code).toBe('not-yours-to-do')
    expect((await leader.try(pausePart, { id: work.id, version, reason: ' ' })).status).toBe(400)
    await leader.do(pausePart, { id: work.id, version, reason: 'Chờ hướng dẫn của cấp trên.' })

    // 1.2 was due on 29/11: on 7/12 it would be late
    at('2026-12-07T09:00:00+07:00')
    let part = await partOf('ubnd', work)
    expect(part).toMatchObject({
      state: 'paused',
      time: { code: 'stopped' },
      reason: 'Chờ hướng dẫn của cấp trên.',
      deadline: { orderedLastDay: '2026-11-29', lastDay: '2026-11-29', extended: false },
      // paused for eight working days
      afterPause: '2026-12-09',
    })
    expect(part.can).toMatchObject({ submit: false, start: false, askExtension: false })
    const { bands } = await unit.do(getMyWork, {})
    expect(bands.find((band) => band.code === 'standing')?.rows.map((one) => one.id)).toEqual([work.id])
    expect(bands.find((band) => band.code === 'late')?.rows.map((one) => one.id)).not.toContain(work.id)
    const refused = await unit.try(submitResult, {
      id: work.id,
      version: part.version,
      submissionId: newId(),
      text: 'Xong.',
    })
    expect([refused.status, refused.code]).toEqual([409, 'illegal-step'])

    expect(
      (await leader.try(resumePart, { id: work.id, version: part.version, lastDay: '2026-12-01', reason: '' })).code,
    ).toBe('day-is-gone')
    await leader.do(resumePart, {
      id: work.id,
      version: part.version,
      lastDay: '2026-12-11',
      reason: 'Đã có hướng dẫn.',
    })
    part = await partOf('ubnd', work)
    expect(part).toMatchObject({
      state: 'in_progress',
      time: { code: 'ahead', workingDays: 4 },
      deadline: { orderedLastDay: '2026-11-29', lastDay: '2026-12-11', extended: true },
      reason: null,
    })
    expect(part.extensions).toMatchObject([
      { origin: 'resumed', state: 'granted', oldLastDay: '2026-11-29', decidedLastDay: '2026-12-11' },
    ])

    // paused once more, and the date is kept: that is a decision too, and stands in the ledger
    await leader.do(pausePart, { id: work.id, version: part.version, reason: 'Nghỉ họp.' })
    part = await partOf('lanh-dao', work)
    await leader.do(resumePart, { id: work.id, version: part.version, lastDay: null })
    part = await partOf('ubnd', work)
    expect(part.extensions.map((entry) => [entry.origin, entry.decidedLastDay])).toEqual([
      ['resumed', '2026-12-11'],
      ['resumed', '2026-12-11'],
    ])
    expect(part.deadline).toMatchObject({ orderedLastDay: '2026-11-29', lastDay: '2026-12-11' })
    at('2026-11-25T09:00:00+07:00')
  })

  it('is opened again after it was accepted; what was handed in and accepted stays', async () => {
    const unit = await as('truong-ban')
    const monitor = await as('theo-doi')
    const work = await row('truong-ban', '3.1', '2026-12-07')
    await unit.do(acknowledge, { id: work.id, version: work.version })
    const before = await partOf('truong-ban', work)
    const submitted = await unit.do(submitResult, {
      id: work.id,
      version: before.version,
      submissionId: newId(),
      text: 'Đã làm.',
    })
    const accepted = await monitor.do(review, { id: work.id, version: submitted.version, decision: 'accept' })
    expect(
      (await unit.try(reopenPart, { id: work.id, version: accepted.version, lastDay: null, reason: 'x' })).code,
    ).toBe('not-yours-to-do')
    at('2026-12-15T09:00:00+07:00')
    const { lastDay } = before.deadline
    await monitor.do(reopenPart, {
      id: work.id,
      version: accepted.version,
      lastDay: '2026-12-22',
      reason: 'Số liệu phải tính lại.',
    })
    const part = await partOf('truong-ban', work)
    expect(part).toMatchObject({
      state: 'reopened',
      acceptedAt: null,
      submittedAt: '2026-11-25T02:00:00.000Z',
      reason: 'Số liệu phải tính lại.',
      deadline: { orderedLastDay: lastDay, lastDay: '2026-12-22', extended: true },
      time: { code: 'ahead' },
    })
    expect(part.submissions[0]).toMatchObject({ onTime: true, review: { decision: 'accept' } })
    expect(part.can).toMatchObject({ start: true, submit: true, dispute: false })
    const again = await unit.do(submitResult, {
      id: work.id,
      version: part.version,
      submissionId: newId(),
      text: 'Đã tính lại.',
    })
    await monitor.do(review, { id: work.id, version: again.version, decision: 'accept' })
    // on time by the date that was given, late by the one that was ordered: the board says both
    expect(await partOf('truong-ban', work)).toMatchObject({ time: { code: 'done-on-time' }, onTimeAsOrdered: false })
    const { counts } = await monitor.do(getBoard, { id: documentId })
    expect(counts).toMatchObject({ doneOnTime: 1, doneOnTimeAsOrdered: 0, doneLate: 0 })
    at('2026-11-25T09:00:00+07:00')
  })

  it('is cancelled where it was made in error: it is counted nowhere, and another may be given the same part', async () => {
    const leader = await as('lanh-dao')
    const before = await leader.do(getBoard, { id: documentId })
    const work = await row('phu-nu', '2')
    await leader.do(cancelPart, { id: work.id, version: work.version, reason: 'Giao nhầm.' })
    const after = await leader.do(getBoard, { id: documentId })
    expect(after.counts.parts).toBe(before.counts.parts - 1)
    const part = await partOf('lanh-dao', work)
    expect(part).toMatchObject({ state: 'cancelled', time: { code: 'none' }, reason: 'Giao nhầm.' })
    expect(Object.entries(part.can).filter(([, may]) => may)).toEqual([])
    expect((await leader.try(withdraw, { id: work.id, version: part.version, reason: 'x' })).code).toBe('illegal-step')
  })

  it('is given to another unit with the deadline that was ordered and the one that holds', async () => {
    const leader = await as('lanh-dao')
    const work = await row('truong-ban', '3.2', '2026-12-11')
    await leader.do(pausePart, { id: work.id, version: work.version, reason: 'Sắp xếp lại.' })
    let part = await partOf('lanh-dao', work)
    await leader.do(resumePart, { id: work.id, version: part.version, lastDay: '2026-12-31' })
    part = await partOf('lanh-dao', work)
    const { organisations } = await leader.do(listOrganisations, {})
    const office_ = organisations.find((one) => one.shortName === 'Văn phòng Thành ủy')
    const { assignmentId } = await leader.do(handOn, {
      id: work.id,
      version: part.version,
      organisationId: office_?.id as string,
      reason: 'Theo phân công mới.',
    })
    const task = await leader.do(getTask, { id: work.taskId as string })
    expect(task.assignments.find((one) => one.id === work.id)?.state).toBe('handed_on')
    expect(task.assignments.find((one) => one.id === assignmentId)).toMatchObject({
      state: 'issued',
      deadline: { orderedLastDay: part.deadline.orderedLastDay, lastDay: '2026-12-31', extended: true },
      extensions: [{ origin: 'inherited', decidedLastDay: '2026-12-31' }],
    })
  })

  it('keeps its ordered deadline and its submissions in the database itself', async () => {
    const { db } = office.house
    await expect(
      db
        .updateTable('assignment')
        .set({ ordered_last_day: '2027-01-01' })
        .where('ordered_last_day', 'is not', null)
        .execute(),
    ).rejects.toThrow('the ordered deadline is never changed')
    await expect(db.updateTable('submission').set({ submitted_at: new Date() }).execute()).rejects.toThrow(
      'never changed',
    )
  })
})
