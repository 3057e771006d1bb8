/** Work that waits and work that comes again, in a real browser, on a desktop and on a phone. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editOrder, getDocument, receiveDocument } from '../../src/features/documents/contract.js'
import { listOrganisations } from '../../src/features/organisations/contract.js'
import { getBoard } from '../../src/features/tasks/contract.js'
import { packageRoot } from '../../src/platform/config.js'
import { openBrowser } from '../browser.js'
import { openOffice, type Office } from '../office.js'
import { openScreen, type Screen, screensFor } from './screen.js'

const webDir = path.join(packageRoot(), 'dist/web')
let browser: Browser
beforeAll(async () => {
  if (!existsSync(webDir))
    throw new Error('The web program is not built: run "npm run build" (npm test does it by itself).')
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const ORDERS = [
  'xây dựng dự thảo quy chế phối hợp tuyên truyền, hoàn thành chậm nhất ngày 01/12/2026',
  'triển khai quy chế phối hợp ngay sau khi ký kết',
  'báo cáo kết quả tuyên truyền trước ngày 15 hằng tháng',
  'tổ chức hội nghị tập huấn, hoàn thành chậm nhất ngày 06/12/2026',
]

async function receive(office: Office): Promise<string> {
  const clerk = await office.as('van-thu')
  const text = [
    'THÀNH ỦY LAM KHÊ\nVĂN PHÒNG\n*\nSố: 377-CV/VPTU\nLam Khê, ngày 24 tháng 11 năm 2026',
    'về việc thực hiện các nội dung công tác\n\nKính gửi: Báo Lam Khê.\n',
    'Thường trực Thành ủy giao Báo Lam Khê thực hiện các nội dung sau:\n',
    ...ORDERS.map((order, at) => `${at + 1}. Báo Lam Khê ${order}.\n`),
  ].join('\n')
  const answer = await clerk.upload(receiveDocument.path, 'cv-377.txt', Buffer.from(text))
  const { id } = answer.body as { id: string }
  for (let tries = 0; tries < 600; tries++) {
    if ((await clerk.do(getDocument, { id })).state !== 'received') break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const { organisations } = await clerk.do(listOrganisations, {})
  const organisationId = organisations.find((one) => one.name === 'Báo Lam Khê')?.id ?? ''
  const { orders } = await clerk.do(getDocument, { id })
  for (const order of orders)
    if (order.leads[0]?.organisationId !== organisationId)
      await clerk.do(editOrder, {
        id,
        orderId: order.id,
        version: order.version,
        leads: [{ text: 'Báo Lam Khê', organisationId, groupId: null }],
      })
  return id
}

describe.each(screensFor('desktop'))('on a $name', (size) => {
  let office: Office
  let screen: Screen
  let documentId: string
  let tasks: string[]

  beforeAll(async () => {
    office = await openOffice({ now: '2026-11-25T09:00:00+07:00', webDir })
    documentId = await receive(office)
    screen = await openScreen(office, browser, size)
  })
  afterAll(() => office.close())

  // on a phone the same card lies behind the paper, and is opened by the journeys of the reading
  it.runIf(size.name === 'desktop')(
    'the reading says how each deadline was read; a day off comes with the working day before it',
    async () => {
      const clerk = await screen.open('van-thu', `/van-ban/${documentId}`)
      await clerk
        .getByText(ORDERS[3]?.slice(0, 24) ?? '')
        .first()
        .waitFor()
      const cards = clerk.getByRole('button', { name: /^Việc 4|tập huấn/ })
      if ((await cards.count()) > 0) await cards.first().click()
      await clerk.getByText('Ngày cuối rơi vào ngày nghỉ cuối tuần. Hạn của văn bản không dời.').first().waitFor()
      await clerk.getByRole('button', { name: 'Nhắc đơn vị xong từ thứ Sáu, 4/12/2026' }).first().click()
      await clerk.getByText('Đã ghi lời nhắc: nên xong trong thứ Sáu, 4/12/2026').first().waitFor()
      await screen.clean(clerk, 'a reading with deadlines explained', 'doc-han')
    },
  )

  it('work that sleeps is linked to the work it waits for, and woken with the day of its event', async () => {
    await office.issue(await office.as('van-thu'), documentId)
    const board = await (await office.as('theo-doi')).do(getBoard, { id: documentId })
    tasks = board.tasks.map((task) => task.id)
    expect(tasks).toHaveLength(4)

    const monitor = await screen.open('theo-doi', `/nhiem-vu/${tasks[1]}`)
    await monitor.getByText('Việc này chờ đến khi ký kết.').waitFor()
    await monitor.getByRole('button', { name: 'Nối với việc phải xong trước' }).click()
    const link = monitor.getByRole('dialog')
    await link.getByLabel('Việc phải xong trước').selectOption({ index: 0 })
    await screen.clean(monitor, 'window that links two tasks', 'noi-viec')
    await link.getByRole('button', { name: 'Nối hai việc' }).click()
    await monitor.getByText('Duyệt xong việc 1 thì việc này tự bắt đầu.').waitFor()

    await monitor.getByRole('button', { name: 'Đã diễn ra, cho bắt đầu' }).click()
    const dialog = monitor.getByRole('dialog')
    await dialog.getByText('Hạn sẽ là hết 26/11/2026, còn 1 ngày làm việc.').waitFor()
    await screen.clean(monitor, 'window that wakes a task', 'cho-bat-dau')
    await dialog.getByRole('button', { name: 'Cho bắt đầu', exact: true }).click()
    await monitor.getByText('Diễn ra ngày 25/11/2026; việc đã bắt đầu.').waitFor()
    await screen.clean(monitor, 'task that was woken', 'viec-da-bat-dau')

    const unit = await screen.open('toa-soan', `/nhiem-vu/${tasks[1]}`)
    await unit.getByRole('button', { name: 'Nhận việc' }).click()
    await unit.getByRole('button', { name: 'Bắt đầu làm' }).waitFor()
  })

  // written down on the reading screen, which is walked at a desk
  it.runIf(size.name === 'desktop')(
    'the unit sees the working day by which it should be done, and the ordered day that stays',
    async () => {
      const unit = await screen.open('toa-soan', `/nhiem-vu/${tasks[3]}`)
      await unit.getByText(/Nên xong trong Thứ Sáu, 4\/12\/2026/).waitFor()
      await screen.clean(unit, 'task with a working day before its day off', 'nen-xong')
    },
  )

  it('work that comes again shows its periods in a row; each is taken and handed in by itself', async () => {
    const unit = await screen.open('toa-soan', `/nhiem-vu/${tasks[2]}`)
    await unit.getByRole('radio', { name: /Tháng 12\/2026/ }).waitFor({ state: 'attached' })
    await unit.getByRole('button', { name: 'Nhận việc' }).click()
    await unit.getByRole('button', { name: 'Bắt đầu làm' }).waitFor()

    office.setNow('2027-01-04T09:00:00+07:00')
    await office.house.turn()
    // weeks later the session is over: the unit comes in anew
    const later = await screen.open('toa-soan', `/nhiem-vu/${tasks[2]}`)
    await later.getByText('Tháng 1/2027').first().click()
    await later.getByRole('button', { name: 'Nhận việc' }).click()
    await later.getByRole('button', { name: 'Bắt đầu làm' }).waitFor()
    await later.getByText('Tháng 12/2026').first().click()
    await later
      .getByText(/quá hạn/i)
      .first()
      .waitFor()
    await screen.clean(later, 'task that comes again', 'theo-ky')

    const monitor = await screen.open('theo-doi', `/nhiem-vu/${tasks[2]}`)
    await monitor.getByRole('button', { name: 'Kết thúc việc theo kỳ' }).click()
    const dialog = monitor.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Hết đợt tuyên truyền.')
    await dialog.getByRole('button', { name: 'Kết thúc việc theo kỳ' }).click()
    await monitor.getByText(/Đã kết thúc việc theo kỳ ngày 4\/1\/2027/).waitFor()

    expect(screen.errors).toEqual([])
    office.setNow('2026-11-25T09:00:00+07:00')
  })

  it('the conventions of time are offered with what they do', async () => {
    const admin = await screen.open('quan-tri', '/quy-uoc')
    for (const label of ['Cách hiểu “trước ngày …”', 'Hạn của việc “ngay sau khi …”', 'Coi là sắp đến hạn'])
      await admin.getByRole('heading', { name: label }).waitFor()
    await screen.clean(admin, 'conventions', 'quy-uoc')
  })
})
