/** Time: how deadlines are read by the office's conventions; work that sleeps, hangs on a condition, comes again, or follows other work. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editOrder, getDocument, receiveDocument, type OrderView } from '../src/features/documents/contract.js'
import { listOrganisations } from '../src/features/organisations/contract.js'
import { decideSettings } from '../src/features/settings/contract.js'
import {
  acknowledge,
  askExtension,
  decideExtension,
  listLateUnits,
  type AssignmentView,
  changeRecurrence,
  countEventDay,
  getBoard,
  getBoardLinks,
  getMyWork,
  getTask,
  getTaskTime,
  linkTask,
  review,
  sleepTask,
  submitResult,
  type TaskTimeView,
  type TaskView,
  unlinkTask,
  wakeTask,
} from '../src/features/tasks/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
})
afterAll(() => office.close())

let number = 300
/** A dispatch of the city committee with these orders, each to the newspaper, received and read. */
async function receive(...orders: string[]): Promise<string> {
  const clerk = await as('van-thu')
  const text = [
    'THÀNH ỦY LAM KHÊ\nVĂN PHÒNG\n*',
    `Số: ${++number}-CV/VPTU`,
    'Lam Khê, ngày 24 tháng 11 năm 2026',
    'về việc thực hiện các nội dung công tác\n',
    'Kính gửi: Báo Lam Khê.\n',
    'Thường trực Thành ủy giao Báo Lam Khê thực hiện các nội dung sau:\n',
    ...orders.map((order, at) => `${at + 1}. Báo Lam Khê ${order}.\n`),
  ].join('\n')
  const answer = await clerk.upload(receiveDocument.path, `cv-${number}.txt`, Buffer.from(text))
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  const { id } = answer.body as { id: string }
  for (let tries = 0; tries < 600; tries++) {
    const { state } = await clerk.do(getDocument, { id })
    if (state !== 'received') return id
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the dispatch was not read')
}

async function unitId(name: string): Promise<string> {
  const { organisations } = await (await as('van-thu')).do(listOrganisations, {})
  const found = organisations.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found.id
}

const ordersOf = async (id: string): Promise<OrderView[]> =>
  (await (await as('van-thu')).do(getDocument, { id })).orders

/** Gives every order to the newspaper, whatever was read, and issues; answers the tasks in order. */
async function issued(id: string): Promise<TaskView[]> {
  const clerk = await as('van-thu')
  const organisationId = await unitId('Báo Lam Khê')
  for (const order of await ordersOf(id))
    if (order.leads[0]?.organisationId !== organisationId)
      await clerk.do(editOrder, {
        id,
        orderId: order.id,
        version: order.version,
        leads: [{ text: 'Báo Lam Khê', organisationId, groupId: null }],
      })
  await office.issue(clerk, id)
  const board = await (await as('theo-doi')).do(getBoard, { id })
  return Promise.all(board.tasks.map(async (task) => (await as('theo-doi')).do(getTask, { id: task.id })))
}

const decide = async (name: string, value: unknown): Promise<void> => {
  await (
    await as('lanh-dao')
  ).do(decideSettings, {
    changes: [{ name: name as 'soonDays', value }],
    decidedBy: 'Chánh Văn phòng',
  })
}

describe('the conventions of the office', () => {
  it('how "trước ngày" is read is decided from then on: what was issued before keeps its reading', async () => {
    const [before] = await issued(await receive('báo cáo kết quả tuyên truyền trước ngày 15/12/2026'))
    expect(before?.deadline).toMatchObject({ lastDay: '2026-12-14', inclusive: false, readBy: 'words' })
    const waiting = await receive('báo cáo kết quả khảo sát trước ngày 15/12/2026')
    expect((await ordersOf(waiting))[0]?.computed).toMatchObject({ lastDay: '2026-12-14', readBy: 'words' })

    await decide('beforeIncludesDay', true)
    const [order] = await ordersOf(waiting)
    expect(order?.computed).toMatchObject({ lastDay: '2026-12-15', rule: 'included-day', readBy: 'office' })
    const [after] = await issued(waiting)
    expect(after?.deadline).toMatchObject({ lastDay: '2026-12-15', inclusive: true, readBy: 'office' })
    expect(after?.assignments[0]?.deadline.orderedLastDay).toBe('2026-12-15')
    const kept = await (await as('theo-doi')).do(getTask, { id: before?.id ?? '' })
    expect([kept.deadline, kept.assignments[0]?.deadline.lastDay]).toEqual([before?.deadline, '2026-12-14'])
  })

  it('a person reads one order the other way, whatever the office decided', async () => {
    const id = await receive('báo cáo kết quả thẩm định trước ngày 15/12/2026')
    const [order] = await ordersOf(id)
    await (
      await as('van-thu')
    ).do(editOrder, {
      id,
      orderId: order?.id ?? '',
      version: order?.version ?? 0,
      deadline: { text: order?.deadline?.text ?? '', bound: 'before', date: '2026-12-15', inclusive: false },
    })
    const [task] = await issued(id)
    expect(task?.deadline).toMatchObject({ lastDay: '2026-12-14', inclusive: false, readBy: 'person' })
    await decide('beforeIncludesDay', false)
  })

  it('a last day off stays, and the working day before is proposed and noted for the unit', async () => {
    const id = await receive('báo cáo kết quả rà soát chậm nhất ngày 29/11/2026')
    const [order] = await ordersOf(id)
    expect(order?.computed).toMatchObject({
      lastDay: '2026-11-29',
      dayOff: 'weekend',
      workingDayBefore: '2026-11-27',
    })
    const { text, bound, date } = order?.deadline ?? { text: '', bound: 'by' as const, date: null }
    await (
      await as('van-thu')
    ).do(editOrder, {
      id,
      orderId: order?.id ?? '',
      version: order?.version ?? 0,
      deadline: { text, bound, date, aim: '2026-11-27' },
    })
    const [task] = await issued(id)
    const seen = await (await as('toa-soan')).do(getTask, { id: task?.id ?? '' })
    expect(seen.deadline).toMatchObject({ lastDay: '2026-11-29', aim: '2026-11-27' })
    expect(seen.assignments[0]?.deadline).toMatchObject({ orderedLastDay: '2026-11-29', lastDay: '2026-11-29' })
  })

  it('a usual term is proposed where the order names none, and only proposed', async () => {
    await decide('defaultTermDays', 10)
    const [named, none] = await ordersOf(
      await receive('báo cáo kết quả kiểm tra trước ngày 10/12/2026', 'xây dựng chuyên trang về chuyển đổi số'),
    )
    expect(named?.computed.usual).toBeNull()
    expect(none?.deadline).toBeNull()
    expect(none?.computed.usual).toEqual({ workingDays: 10, lastDay: '2026-12-09' })
    await decide('defaultTermDays', null)
  })

  it('a term is counted from the day of the dispatch or of its issue, and moved off a day off as was decided', async () => {
    // what a person writes is read by the same rules as the paper
    const orders = async (): Promise<string> => {
      const id = await receive(
        'trả lời bằng văn bản trong 3 ngày làm việc kể từ ngày nhận được văn bản này',
        'xây dựng kế hoạch tuyên truyền trước ngày 20/12/2026',
      )
      const order = (await ordersOf(id))[1]
      await (
        await as('van-thu')
      ).do(editOrder, {
        id,
        orderId: order?.id ?? '',
        version: order?.version ?? 0,
        deadline: { text: 'trong 11 ngày kể từ ngày ký', bound: 'relative', date: null },
      })
      return id
    }
    const days = (tasks: TaskView[]): (string | null | undefined)[] => tasks.map((task) => task.deadline?.lastDay)
    expect(days(await issued(await orders()))).toEqual(['2026-11-30', '2026-12-07'])
    await decide('rollDirection', 'previous')
    expect(days(await issued(await orders()))).toEqual(['2026-11-30', '2026-12-04'])
    await decide('rollDirection', 'next')
  })

  it('what is due soon is what the office calls so, in the bands and on the part itself', async () => {
    const [task] = await issued(await receive('báo cáo kết quả bình chọn chậm nhất ngày 03/12/2026'))
    const mine = async (): Promise<[string | undefined, boolean]> => {
      const unit = await as('toa-soan')
      const { assignments } = await unit.do(getTask, { id: task?.id ?? '' })
      const { bands } = await unit.do(getMyWork, {})
      const urgent = bands.find((band) => band.code === 'soon')?.rows ?? []
      return [assignments[0]?.time.code, urgent.some((row) => row.taskId === task?.id)]
    }
    const unit = await as('toa-soan')
    const { assignments } = await unit.do(getTask, { id: task?.id ?? '' })
    await unit.do(acknowledge, { id: assignments[0]?.id ?? '', version: assignments[0]?.version ?? 0 })
    expect(await mine()).toEqual(['ahead', false])
    await decide('soonDays', 6)
    expect(await mine()).toEqual(['soon', true])
    await decide('soonDays', 3)
  })
})

/** The one part of a task, as the newspaper sees it. */
const partOf = async (taskId: string): Promise<AssignmentView> => {
  const { assignments } = await (await as('toa-soan')).do(getTask, { id: taskId })
  const [part] = assignments
  if (!part) throw new Error('no part')
  return part
}
const timeOf = async (post: Post, taskId: string): Promise<TaskTimeView> =>
  (await as(post)).do(getTaskTime, { id: taskId })

/** Takes, hands in and has accepted what the newspaper has. */
async function finish(part: AssignmentView): Promise<void> {
  const unit = await as('toa-soan')
  const { version } = await unit.do(acknowledge, { id: part.id, version: part.version })
  const handed = await unit.do(submitResult, { id: part.id, version, submissionId: newId(), text: 'Đã xong.' })
  await (await as('theo-doi')).do(review, { id: part.id, version: handed.version, decision: 'accept' })
}

describe('work that sleeps until its event', () => {
  let task: TaskView
  beforeAll(async () => {
    office.setNow('2026-11-25T09:00:00+07:00')
    const [first] = await issued(await receive('triển khai chương trình phối hợp ngay sau khi ký kết'))
    task = first as TaskView
  })

  it('is dormant with the words of the event: not late, nothing to hand in', async () => {
    const part = await partOf(task.id)
    expect(part).toMatchObject({ state: 'dormant', time: { code: 'stopped' }, deadline: { orderedLastDay: null } })
    expect(part.can).toMatchObject({ acknowledge: false, submit: false })
    expect((await timeOf('toa-soan', task.id)).wait).toMatchObject({
      kind: 'event',
      awaits: 'ký kết',
      happenedOn: null,
      can: { wake: false, sleep: false },
    })
  })

  it('is woken by who directs, with the day of the event; the deadline is counted and the unit is told', async () => {
    const monitor = await as('theo-doi')
    office.setNow('2026-12-10T09:00:00+07:00')
    const { wait } = await timeOf('theo-doi', task.id)
    const version = wait?.version ?? 0
    expect(await monitor.do(countEventDay, { id: task.id, day: '2026-12-09' })).toMatchObject({
      lastDay: '2026-12-10',
    })
    expect((await monitor.try(wakeTask, { id: task.id, version, day: '2026-12-11' })).code).toBe('event-ahead')
    expect((await monitor.try(wakeTask, { id: task.id, version: version + 1, day: '2026-12-10' })).code).toBe('stale')
    await decide('afterEventDays', 2)
    expect(await monitor.do(wakeTask, { id: task.id, version, day: '2026-12-10' })).toEqual({
      lastDay: '2026-12-14',
      parts: 1,
    })
    await decide('afterEventDays', 1)
    expect(await partOf(task.id)).toMatchObject({
      state: 'issued',
      deadline: { orderedLastDay: '2026-12-14', lastDay: '2026-12-14', extended: false },
      time: { code: 'soon', workingDays: 2 },
    })
    const page = await monitor.do(getTask, { id: task.id })
    expect(page.deadline).toMatchObject({ lastDay: '2026-12-14', workingDaysGiven: 2 })
    expect(page.history.map((entry) => entry.operation)).toEqual(expect.arrayContaining(['wakeTask', 'wakePart']))
    const told = await office.house.db
      .selectFrom('event')
      .where('operation', '=', 'wakePart')
      .where('task_id', '=', task.id)
      .select('id')
      .execute()
    expect(told).toHaveLength(1)
    const again = await monitor.try(wakeTask, { id: task.id, version: version + 1, day: '2026-12-10' })
    expect(again.code).toBe('not-awaited')
  })

  it('may be let wait again; what was ordered once keeps its day, a new event goes into the ledger', async () => {
    const monitor = await as('theo-doi')
    const version = (await timeOf('theo-doi', task.id)).wait?.version ?? 0
    await monitor.do(sleepTask, { id: task.id, version, reason: 'Lễ ký hoãn.' })
    expect((await partOf(task.id)).state).toBe('dormant')
    office.setNow('2026-12-21T09:00:00+07:00')
    await monitor.do(wakeTask, { id: task.id, version: version + 1, day: '2026-12-21' })
    const part = await partOf(task.id)
    expect(part.deadline).toMatchObject({ orderedLastDay: '2026-12-14', lastDay: '2026-12-22', extended: true })
    expect(part.extensions.map((entry) => entry.origin)).toEqual(['corrected'])
    await finish(part)
    expect((await partOf(task.id)).state).toBe('accepted')
    office.setNow('2026-11-25T09:00:00+07:00')
  })
})

describe('work on a condition ("nếu có")', () => {
  it('is off until it is switched on, keeps the ordered day, and can be switched off again', async () => {
    const id = await receive('rà soát, đính chính thông tin sai lệch (nếu có), hoàn thành trước ngày 20/12/2026')
    const [order] = await ordersOf(id)
    if (!order?.conditional)
      await (
        await as('van-thu')
      ).do(editOrder, {
        id,
        orderId: order?.id ?? '',
        version: order?.version ?? 0,
        conditional: true,
      })
    const [task] = await issued(id)
    const taskId = task?.id ?? ''
    expect(await partOf(taskId)).toMatchObject({ state: 'dormant', deadline: { orderedLastDay: '2026-12-19' } })
    const monitor = await as('theo-doi')
    const switched = async (day: string | null, reason: string): Promise<string> => {
      const version = (await timeOf('theo-doi', taskId)).wait?.version ?? 0
      if (day) await monitor.do(wakeTask, { id: taskId, version, day, reason })
      else await monitor.do(sleepTask, { id: taskId, version, reason })
      return (await partOf(taskId)).state
    }
    expect(await switched('2026-11-25', 'Có phản ánh của bạn đọc.')).toBe('issued')
    expect((await partOf(taskId)).deadline).toMatchObject({
      orderedLastDay: '2026-12-19',
      lastDay: '2026-12-19',
      extended: false,
    })
    expect(await switched(null, 'Phản ánh không đúng.')).toBe('dormant')
    expect(await switched('2026-11-25', 'Có phản ánh mới.')).toBe('issued')
    expect((await timeOf('toa-soan', taskId)).wait).toMatchObject({ kind: 'condition', reason: 'Có phản ánh mới.' })
    await finish(await partOf(taskId))
    const version = (await timeOf('theo-doi', taskId)).wait?.version ?? 0
    // what was accepted stays accepted
    expect(await monitor.do(sleepTask, { id: taskId, version, reason: 'Hết.' })).toEqual({ parts: 0 })
    expect((await partOf(taskId)).state).toBe('accepted')
  })
})

describe('tasks that follow each other', () => {
  let tasks: TaskView[]
  let documentId: string
  beforeAll(async () => {
    office.setNow('2026-11-25T09:00:00+07:00')
    documentId = await receive(
      'xây dựng dự thảo quy chế phối hợp tuyên truyền, hoàn thành chậm nhất ngày 01/12/2026',
      'triển khai quy chế phối hợp ngay sau khi dự thảo quy chế phối hợp được phê duyệt',
      'tổ chức hội nghị tập huấn, hoàn thành chậm nhất ngày 04/12/2026',
    )
    tasks = await issued(documentId)
  })
  const task = (n: number): string => tasks[n - 1]?.id ?? ''

  it('are proposed where the words of the deadline mean it, and linked by hand; no circle', async () => {
    expect(tasks).toHaveLength(3)
    const monitor = await as('theo-doi')
    const { others } = await timeOf('theo-doi', task(2))
    expect(others.map(({ number, proposed }) => [number, proposed])).toEqual([
      [1, true],
      [3, false],
    ])
    expect((await timeOf('toa-soan', task(2))).others).toEqual([])
    await monitor.do(linkTask, { id: task(2), afterId: task(1), wakes: true })
    await monitor.do(linkTask, { id: task(3), afterId: task(1) })
    for (const [id, afterId, code] of [
      [task(1), task(2), 'link-circle'],
      [task(2), task(2), 'link-elsewhere'],
      [task(2), task(1), 'link-there'],
    ] as const)
      expect((await monitor.try(linkTask, { id, afterId })).code).toBe(code)
    expect((await monitor.try(linkTask, { id: task(3), afterId: task(2), wakes: true })).code).toBe('not-awaited')
  })

  it('say how late the one may be before the other cannot be done, on the task and on the board', async () => {
    const slackAt = async (now: string): Promise<unknown> => {
      office.setNow(now)
      const { before } = await timeOf('toa-soan', task(3))
      const { links } = await (await as('theo-doi')).do(getBoardLinks, { id: documentId })
      const onBoard = links.find((link) => link.after.id === task(3))
      expect(onBoard?.slack).toEqual(before[0]?.slack)
      return before[0]?.slack
    }
    expect(await slackAt('2026-11-25T09:00:00+07:00')).toEqual({ code: 'tight', days: 3, left: 3 })
    expect(await slackAt('2026-12-02T09:00:00+07:00')).toEqual({ code: 'eaten', days: 3, left: 2 })
    expect(await slackAt('2026-12-04T09:00:00+07:00')).toEqual({ code: 'gone', days: 3, left: 0 })
    office.setNow('2026-11-25T09:00:00+07:00')
  })

  it('the end of the one wakes the other, on that day', async () => {
    office.setNow('2026-11-30T15:00:00+07:00')
    await finish(await partOf(task(1)))
    expect(await partOf(task(2))).toMatchObject({ state: 'issued', deadline: { orderedLastDay: '2026-12-01' } })
    expect((await timeOf('toa-soan', task(2))).wait).toMatchObject({ happenedOn: '2026-11-30' })
    const { before } = await timeOf('toa-soan', task(3))
    expect(before[0]).toMatchObject({ done: true, slack: { code: 'none' } })
    await (await as('theo-doi')).do(unlinkTask, { id: task(3), afterId: task(1) })
    expect((await timeOf('toa-soan', task(3))).before).toEqual([])
    office.setNow('2026-11-25T09:00:00+07:00')
  })
})

describe('work that comes again', () => {
  let taskId: string
  let documentId: string
  const periods = async (): Promise<[string | undefined, string, string | null][]> => {
    const { assignments } = await (await as('toa-soan')).do(getTask, { id: taskId })
    return assignments
      .map((part): [string | undefined, string, string | null] => [
        part.period?.from,
        part.state,
        part.deadline.orderedLastDay,
      ])
      .sort((a, b) => (a[0] ?? '').localeCompare(b[0] ?? ''))
  }
  let order: Awaited<ReturnType<typeof ordersOf>>[number] | undefined
  const newest = async (): Promise<AssignmentView> => {
    const { assignments } = await (await as('toa-soan')).do(getTask, { id: taskId })
    const part = [...assignments].sort((a, b) => (b.period?.from ?? '').localeCompare(a.period?.from ?? ''))[0]
    if (!part) throw new Error('no period')
    return part
  }
  beforeAll(async () => {
    office.setNow('2026-11-25T09:00:00+07:00')
    documentId = await receive('báo cáo kết quả tuyên truyền trước ngày 15 hằng tháng')
    order = (await ordersOf(documentId))[0]
    taskId = (await issued(documentId))[0]?.id ?? ''
  })

  it('begins with the first period that is not over, with its own last day', async () => {
    expect(order?.computed).toMatchObject({ rule: 'periods', period: { lastDay: '2026-12-14', named: '2026-12-15' } })
    expect(await periods()).toEqual([['2026-12-01', 'issued', '2026-12-14']])
    expect((await timeOf('toa-soan', taskId)).recurrence).toMatchObject({
      next: { from: '2027-01-01', lastDay: '2027-01-14' },
      ended: null,
      can: { change: false },
    })
  })

  it('the next period opens on its day, once, however often and by however many the house is turned', async () => {
    office.setNow('2026-12-31T23:00:00+07:00')
    await office.house.turn()
    expect(await periods()).toHaveLength(1)
    office.setNow('2027-01-01T00:10:00+07:00')
    await Promise.all([office.house.turn(), office.house.turn(), office.house.turn()])
    await office.house.turn()
    expect(await periods()).toEqual([
      ['2026-12-01', 'issued', '2026-12-14'],
      ['2027-01-01', 'issued', '2027-01-14'],
    ])
    const events = await office.house.db
      .selectFrom('event')
      .where('task_id', '=', taskId)
      .where('operation', 'in', ['openPeriod', 'issueAssignment'])
      .select(['operation', 'account_id'])
      .execute()
    // the first was issued by a person, the second opened by the program itself
    expect(
      events
        .filter((event) => event.account_id === null)
        .map((event) => event.operation)
        .sort(),
    ).toEqual(['issueAssignment', 'openPeriod'])
  })

  it('each period has its own report and acceptance, on time or late by its own day', async () => {
    const unit = await as('toa-soan')
    const { assignments } = await unit.do(getTask, { id: taskId })
    const december = assignments.find((part) => part.period?.from === '2026-12-01')
    expect(december?.time.code).toBe('late')
    await finish(december as AssignmentView)
    const after = (await unit.do(getTask, { id: taskId })).assignments
    expect(after.map((part) => [part.period?.from, part.time.code, part.submissions.length]).sort()).toEqual([
      ['2026-12-01', 'done-late', 1],
      ['2027-01-01', 'ahead', 0],
    ])
    // an older period that is accepted opens none: January is there already
    expect(await periods()).toHaveLength(2)
  })

  it('opens the next at the acceptance of the newest, and the turn of its day does not open it again', async () => {
    office.setNow('2027-01-05T09:00:00+07:00')
    await finish(await newest())
    expect((await periods()).at(-1)).toEqual(['2027-02-01', 'issued', '2027-02-14'])
    office.setNow('2027-02-01T06:00:00+07:00')
    await office.house.turn()
    expect(await periods()).toHaveLength(3)
    const board = await (await as('theo-doi')).do(getBoard, { id: documentId })
    expect(board.units[0]?.cells.map((cell) => cell.period?.from)).toEqual(['2027-02-01'])
    expect(board.counts).toMatchObject({ parts: 3, doneOnTime: 1, doneLate: 1 })
  })

  it('makes up for the time in which the program was off', async () => {
    office.setNow('2027-05-03T09:00:00+07:00')
    await office.house.turn()
    expect((await periods()).map(([from]) => from)).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
      '2027-03-01',
      '2027-04-01',
      '2027-05-01',
    ])
  })

  it('does not end by itself; a person ends it with a reason, and lets it go on from today', async () => {
    const monitor = await as('theo-doi')
    const change = async (ended: boolean): Promise<number> => {
      const { recurrence } = await timeOf('theo-doi', taskId)
      const answer = await monitor.try(changeRecurrence, {
        id: taskId,
        version: recurrence?.version ?? 0,
        ended,
        reason: 'Theo kết luận giao ban.',
      })
      return answer.status
    }
    expect(await change(true)).toBe(200)
    office.setNow('2027-08-10T09:00:00+07:00')
    await office.house.turn()
    expect(await periods()).toHaveLength(6)
    expect((await timeOf('toa-soan', taskId)).recurrence?.ended).toMatchObject({ reason: 'Theo kết luận giao ban.' })
    expect(await change(true)).toBe(409)
    expect(await change(false)).toBe(200)
    await office.house.turn()
    // nothing is made up for the months in which it was ended
    expect((await periods()).slice(6)).toEqual([['2027-08-01', 'issued', '2027-08-14']])
    office.setNow('2026-11-25T09:00:00+07:00')
  })

  it('keeps its reading and its periods whatever the office decides later', async () => {
    await decide('periodFromDay', 15)
    await decide('beforeIncludesDay', true)
    const [later] = await issued(await receive('báo cáo kết quả tuyên truyền trước ngày 15 hằng tháng'))
    expect(later?.assignments[0]).toMatchObject({
      period: { from: '2026-11-15', until: '2026-12-14' },
      deadline: { orderedLastDay: '2026-12-15' },
    })
    expect((await timeOf('theo-doi', taskId)).recurrence?.next).toEqual({
      from: '2027-09-01',
      until: '2027-09-30',
      lastDay: '2027-09-14',
    })
    await decide('periodFromDay', 1)
    await decide('beforeIncludesDay', false)
  })

  it('on a condition begins with the period in which the condition comes true', async () => {
    const id = await receive('báo cáo kết quả xử lý tin sai lệch trước ngày 20 hằng tháng')
    const [order] = await ordersOf(id)
    await (
      await as('van-thu')
    ).do(editOrder, {
      id,
      orderId: order?.id ?? '',
      version: order?.version ?? 0,
      conditional: true,
    })
    const [task] = await issued(id)
    taskId = task?.id ?? ''
    expect(await periods()).toEqual([[undefined, 'dormant', null]])
    office.setNow('2027-03-02T09:00:00+07:00')
    await office.house.turn()
    expect(await periods()).toHaveLength(1)
    const version = (await timeOf('theo-doi', taskId)).wait?.version ?? 0
    await (await as('theo-doi')).do(wakeTask, { id: taskId, version, day: '2027-03-01' })
    expect(await periods()).toEqual([['2027-03-01', 'issued', '2027-03-19']])
    office.setNow('2027-04-01T09:00:00+07:00')
    await office.house.turn()
    expect((await periods()).map(([from]) => from)).toEqual(['2027-03-01', '2027-04-01'])
    office.setNow('2026-11-25T09:00:00+07:00')
  })
})

describe('both deadlines are in every figure', () => {
  it('what was granted more time is late as ordered, on the board and in the count of units', async () => {
    office.setNow('2026-11-25T09:00:00+07:00')
    const id = await receive('xây dựng đề cương tuyên truyền, hoàn thành chậm nhất ngày 27/11/2026')
    const [task] = await issued(id)
    const unit = await as('toa-soan')
    const monitor = await as('theo-doi')
    const part = await partOf(task?.id ?? '')
    const { version } = await unit.do(acknowledge, { id: part.id, version: part.version })
    const { extensionId } = await unit.do(askExtension, {
      id: part.id,
      version,
      workingDays: 5,
      cause: 'objective',
      reason: 'Chờ số liệu.',
    })
    await monitor.do(decideExtension, { id: extensionId, decision: 'grant' })
    office.setNow('2026-12-01T09:00:00+07:00')
    const { counts } = await monitor.do(getBoard, { id })
    expect([counts.late, counts.lateAsOrdered]).toEqual([0, 1])
    const { units, late, lateAsOrdered } = await monitor.do(listLateUnits, {})
    expect(lateAsOrdered).toBe(late + 1)
    for (const one of units) expect(one.lateAsOrdered).toBeGreaterThanOrEqual(one.late)
    office.setNow('2026-12-07T09:00:00+07:00')
    const later = await monitor.do(getBoard, { id })
    expect([later.counts.late, later.counts.lateAsOrdered]).toEqual([1, 1])
    office.setNow('2026-11-25T09:00:00+07:00')
  })
})
