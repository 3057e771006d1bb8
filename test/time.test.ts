/** Time: how deadlines are read by the office's conventions; work that sleeps, hangs on a condition, comes again, or follows other work. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editOrder, getDocument, receiveDocument, type OrderView } from '../src/features/documents/contract.js'
import { listOrganisations } from '../src/features/organisations/contract.js'
import { decideSettings } from '../src/features/settings/contract.js'
import { acknowledge, getBoard, getMyWork, getTask, type TaskView } from '../src/features/tasks/contract.js'
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
