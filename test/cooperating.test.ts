/** Cooperating units: a day of their own, set at confirmation or later, and lateness of their own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  confirmOrder,
  editOrder,
  getDocument,
  issueDocument,
  type OrderView,
} from '../src/features/documents/contract.js'
import { listNotices } from '../src/features/reminders/contract.js'
import {
  acknowledge,
  getBoard,
  getMyWork,
  getTask,
  handOn,
  setOwnDay,
  submitResult,
  type TaskView,
  type WorkRow,
} from '../src/features/tasks/contract.js'
import { sweep } from '../src/features/reminders/index.js'
import { listUrging } from '../src/features/urging/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
let documentId: string
let order: OrderView
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const at = (iso: string): void => office.setNow(iso)
const ofOrder = async (post: Post): Promise<WorkRow> => {
  const { bands } = await (await as(post)).do(getMyWork, {})
  const found = bands.flatMap((band) => band.rows).find((row) => row.path === order.path && row.title === order.title)
  if (!found) throw new Error(`${post} has nothing of the order`)
  return found
}

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
})
afterAll(() => office.close())

const taskAs = async (post: Post, taskId: string): Promise<TaskView> => (await as(post)).do(getTask, { id: taskId })

describe('a cooperating unit', () => {
  it('has a day of its own from the confirmation on, never after the one of the unit in charge', async () => {
    const clerk = await as('van-thu')
    const { orders } = await clerk.do(getDocument, { id: documentId })
    // 1.2: the people's committee leads, the newspaper cooperates, due on 29/11
    order = orders.find(
      (one) => one.path === '1.2' && one.deadline?.date === '2026-11-30' && one.cooperating.length > 0,
    ) as OrderView
    expect(order.computed.lastDay).toBe('2026-11-29')
    const given = order.cooperating.map(({ text, organisationId, groupId }) => ({ text, organisationId, groupId }))
    const at_ = { id: documentId, orderId: order.id }
    const edit = (version: number, lastDay: string) =>
      clerk.do(editOrder, { ...at_, version, cooperating: given.map((body) => ({ ...body, lastDay })) })
    let { version } = await edit(order.version, '2026-12-05')
    expect((await clerk.try(confirmOrder, { ...at_, version })).code).toBe('after-lead-deadline')
    ;({ version } = await edit(version, '2026-11-27'))
    await clerk.do(confirmOrder, { ...at_, version })
    // changed in another field, it stays
    const shown = (await clerk.do(getDocument, { id: documentId })).orders.find((one) => one.id === order.id)
    expect(shown?.cooperating.map((body) => body.lastDay)).toEqual(['2026-11-27'])
    for (const one of (await clerk.do(getDocument, { id: documentId })).orders.filter((o) => o.state === 'proposed'))
      await clerk.do(confirmOrder, { id: documentId, orderId: one.id, version: one.version })
    await clerk.do(issueDocument, {
      id: documentId,
      version: (await clerk.do(getDocument, { id: documentId })).version,
    })

    const lead = await ofOrder('ubnd')
    const paper = await ofOrder('toa-soan')
    expect(lead.partDeadline).toMatchObject({ lastDay: '2026-11-29', ownDay: null })
    expect(paper).toMatchObject({
      role: 'cooperating',
      partDeadline: { lastDay: '2026-11-27', orderedLastDay: '2026-11-27', ownDay: '2026-11-27', extended: false },
      time: { code: 'soon', workingDays: 2 },
    })
  })

  it('is seen with its day by the unit in charge and the office, and by no third unit', async () => {
    const lead = await ofOrder('ubnd')
    const [one] = (await taskAs('ubnd', lead.taskId as string)).cooperating
    expect(one).toMatchObject({ lastDay: '2026-11-27', own: true, state: 'issued', can: { setOwnDay: true } })
    expect((await taskAs('lanh-dao', lead.taskId as string)).cooperating).toHaveLength(1)
    expect((await taskAs('van-thu', lead.taskId as string)).cooperating[0]?.can).toEqual({ setOwnDay: false })
    expect((await taskAs('toa-soan', lead.taskId as string)).cooperating).toEqual([])
    // the unit in charge sees who and by when, and nothing of what it hands in
    expect((await taskAs('ubnd', lead.taskId as string)).assignments).toHaveLength(1)
  })

  it('is given another day by the unit in charge or the office, with a notice and an entry in the ledger', async () => {
    const lead = await as('ubnd')
    const paper = await as('toa-soan')
    const own = await ofOrder('toa-soan')
    const set = { id: own.id, version: own.version, reason: 'Cần sớm để tổng hợp.' }
    expect((await paper.try(setOwnDay, { ...set, lastDay: '2026-11-26' })).code).toBe('not-yours-to-do')
    expect((await (await as('mttq')).try(setOwnDay, { ...set, lastDay: '2026-11-26' })).code).toBe('not-found')
    expect((await lead.try(setOwnDay, { ...set, lastDay: '2026-12-01' })).code).toBe('after-lead-deadline')
    expect((await lead.try(setOwnDay, { ...set, lastDay: '2026-11-24' })).code).toBe('day-is-gone')
    expect((await lead.try(setOwnDay, { ...set, version: 77, lastDay: '2026-11-26' })).code).toBe('stale')
    const leads = await ofOrder('ubnd')
    expect(
      (
        await (
          await as('lanh-dao')
        ).try(setOwnDay, { ...set, id: leads.id, version: leads.version, lastDay: '2026-11-26' })
      ).code,
    ).toBe('not-cooperating')
    await lead.do(setOwnDay, { ...set, lastDay: '2026-11-26' })
    let task = await taskAs('toa-soan', own.taskId as string)
    expect(task.assignments[0]).toMatchObject({
      deadline: { lastDay: '2026-11-26', orderedLastDay: '2026-11-27', ownDay: '2026-11-26' },
      extensions: [{ origin: 'own', decidedLastDay: '2026-11-26', decisionReason: 'Cần sớm để tổng hợp.' }],
    })
    expect(task.history[0]).toMatchObject({ operation: 'setOwnDay', lastDay: '2026-11-26' })
    let told = false
    for (let tries = 0; tries < 100 && !told; tries++) {
      told = (await paper.do(listNotices, {})).notices.some((notice) => notice.operation === 'setOwnDay')
      if (!told) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(told).toBe(true)
    // as the unit in charge again
    const { version } = task.assignments[0] as { version: number }
    await (await as('lanh-dao')).do(setOwnDay, { id: own.id, version, lastDay: null, reason: '' })
    task = await taskAs('toa-soan', own.taskId as string)
    expect(task.assignments[0]?.deadline).toMatchObject({ lastDay: '2026-11-29', ownDay: null })
    await lead.do(setOwnDay, {
      id: own.id,
      version: task.assignments[0]?.version as number,
      lastDay: '2026-11-26',
      reason: '',
    })
  })

  it('is reminded by its own day, is late on its own, and owes by it in the urging lists', async () => {
    const paper = await as('toa-soan')
    const own = await ofOrder('toa-soan')
    const { version } = await paper.do(acknowledge, { id: own.id, version: own.version })
    at('2026-11-27T09:00:00+07:00')
    expect((await ofOrder('toa-soan')).time).toEqual({ code: 'late', workingDays: 1 })
    expect((await ofOrder('ubnd')).time?.code).not.toBe('late')
    const leader = await as('lanh-dao')
    const board = await leader.do(getBoard, { id: documentId })
    const cells = board.units.flatMap((unit) => unit.cells).filter((cell) => cell.taskId === own.taskId)
    expect(cells.map((cell) => [cell.role, cell.time.code]).sort()).toEqual([
      ['cooperating', 'late'],
      ['lead', 'soon'],
    ])
    expect((await leader.do(listUrging, { documentId })).units.filter((unit) => unit.late > 0)).toMatchObject([
      { name: 'Báo Lam Khê', late: 1, lateBy: 1 },
    ])
    const { id: tenantId } = await office.house.db.selectFrom('tenant').select('id').executeTakeFirstOrThrow()
    await sweep(office.house.reminders, tenantId)
    const overdue = (await paper.do(listNotices, {})).notices.filter((notice) => notice.kind === 'overdue')
    expect(overdue.map((notice) => notice.lastDay)).toEqual(['2026-11-26'])
    // handed in late by its own day, while the unit in charge is still in time
    await paper.do(submitResult, { id: own.id, version, submissionId: newId(), text: 'Đã gửi ý kiến.' })
    expect((await taskAs('toa-soan', own.taskId as string)).assignments[0]?.submissions[0]?.onTime).toBe(false)
  })

  it('stays with its unit once its input is in', async () => {
    const leader = await as('lanh-dao')
    const lead = await ofOrder('ubnd')
    const task = await taskAs('lanh-dao', lead.taskId as string)
    const part = task.assignments.find((one) => one.role === 'cooperating')
    expect(part?.state).toBe('submitted')
    expect(
      (
        await leader.try(handOn, {
          id: part?.id as string,
          version: part?.version as number,
          organisationId: part?.organisation.id as string,
          reason: 'x',
        })
      ).code,
    ).toBe('illegal-step')
  })
})
