/** The life of a task in a real browser, on a desktop and on a phone: extensions, pauses, what stands and what goes on. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acknowledge, getMyWork, type WorkRow } from '../../src/features/tasks/contract.js'
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

describe.each(screensFor('phone'))('on a $name', (size) => {
  let office: Office
  let screen: Screen
  let work: WorkRow
  const at = () => `/nhiem-vu/${work.taskId}?phan=${work.id}`

  beforeAll(async () => {
    office = await openOffice({ now: '2026-11-25T09:00:00+07:00', webDir })
    const documentId = await office.firstDocument()
    await office.issue(await office.as('van-thu'), documentId)
    const unit = await office.as('ubnd')
    const { bands } = await unit.do(getMyWork, {})
    work = bands.flatMap((band) => band.rows).find((row) => row.deadline?.date === '2026-11-30') as WorkRow
    await unit.do(acknowledge, { id: work.id, version: work.version })
    screen = await openScreen(office, browser, size)
  })
  afterAll(() => office.close())

  it('the unit asks for more time and sees what it would give; the office decides from its home page', async () => {
    const unit = await screen.open('ubnd', at())
    await unit.getByRole('button', { name: 'Xin gia hạn' }).click()
    const dialog = unit.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Gửi đề nghị' }).click()
    await dialog.getByText('Nhập số ngày từ 1 đến 250.').waitFor()
    await dialog.getByRole('textbox', { name: 'Số ngày làm việc xin thêm' }).fill('3')
    await dialog.getByText('Hạn mới nếu được đồng ý: hết Thứ Tư, 2/12/2026.').waitFor()
    await dialog.getByRole('radio', { name: 'Đến một ngày' }).check()
    await dialog.getByLabel('Xin đến hết ngày').fill('2026-12-06')
    await dialog.getByText('Đó là ngày nghỉ.').waitFor()
    await screen.clean(unit, 'window that asks for more time', 'xin-gia-han')
    await dialog.getByLabel('Xin đến hết ngày').fill('2026-12-04')
    await dialog.getByRole('textbox', { name: 'Lý do' }).fill('Chờ phụ lục của Báo Lam Khê.')
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'Công văn xin gia hạn.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Kính gửi Thường trực Thành ủy'),
    })
    await dialog.getByRole('button', { name: 'Gửi đề nghị' }).click()
    await unit.getByText('chờ quyết định').waitFor()
    await unit.getByRole('link', { name: 'Công văn xin gia hạn.txt' }).waitFor()
    await screen.clean(unit, 'task with a request that waits', 'cho-quyet-dinh')

    const leader = await screen.open('lanh-dao')
    await leader.getByRole('heading', { name: 'Xin gia hạn chờ quyết định' }).waitFor()
    await screen.clean(leader, 'home with a request', 'trang-lanh-dao')
    await leader.getByRole('button', { name: 'Quyết định gia hạn' }).click()
    const decide = leader.getByRole('dialog')
    await decide.getByText('“Chờ phụ lục của Báo Lam Khê.”').waitFor()
    await decide.getByRole('radio', { name: 'Đồng ý đến ngày khác' }).check()
    await decide.getByLabel('Đến hết ngày').fill('2026-12-03')
    await decide.getByText('Thêm 4 ngày làm việc so với hạn đang tính.').waitFor()
    await screen.clean(leader, 'window that decides', 'quyet-dinh-gia-han')
    await decide.getByRole('button', { name: 'Ghi quyết định' }).click()
    await leader.getByRole('dialog', { name: /Đề nghị gia hạn/ }).waitFor({ state: 'hidden' })

    await unit.getByText('đồng ý, ngày khác').waitFor()
    await unit
      .getByText('hạn gốc 29/11/2026')
      .or(unit.getByText(/hạn gốc trước ngày/))
      .first()
      .waitFor()
    await screen.clean(unit, 'task whose deadline was extended', 'da-gia-han')
    await unit.goto(new URL('/', unit.url()).href)
    await unit.getByRole('heading', { name: 'Quyết định gia hạn mới' }).waitFor()
    await screen.clean(unit, 'home with a decision', 'trang-don-vi')
    await Promise.all([unit.context().close(), leader.context().close()])
  })

  it('the office pauses a part and lets it go on; the unit sees that the clock stands', async () => {
    const leader = await screen.open('lanh-dao', at())
    await leader.getByText('Việc khác').first().click()
    await screen.clean(leader, 'task with all that may be done', 'viec-khac')
    await leader.getByRole('button', { name: 'Tạm dừng' }).click()
    await leader.getByRole('textbox', { name: 'Lý do tạm dừng' }).fill('Chờ hướng dẫn của cấp trên.')
    await screen.clean(leader, 'window that pauses', 'tam-dung')
    await leader.getByRole('dialog').getByRole('button', { name: 'Tạm dừng' }).click()
    await leader.getByText('Vì sao tạm dừng:').waitFor()
    office.setNow('2026-12-08T09:00:00+07:00')
    const unit = await screen.open('ubnd')
    await unit.getByRole('heading', { name: 'Chưa đến lúc hoặc tạm dừng' }).waitFor()
    await screen.clean(unit, 'home with a paused part', 'dang-tam-dung')
    await leader.context().close()
    const again = await screen.open('lanh-dao', at())
    await again.getByRole('button', { name: 'Cho tiếp tục' }).click()
    await again.getByRole('dialog').getByText('Giữ hạn hết 3/12/2026').waitFor()
    await screen.clean(again, 'window that goes on', 'cho-tiep-tuc')
    await again.getByRole('dialog').getByRole('button', { name: 'Cho tiếp tục' }).click()
    await again.getByText('Cho tiếp tục sau tạm dừng').waitFor()
    await unit.getByText('Chưa đến lúc hoặc tạm dừng').waitFor({ state: 'hidden' })
    await Promise.all([unit.context().close(), again.context().close()])
    office.setNow('2026-11-25T09:00:00+07:00')
  })

  it('the board says both deadlines', async () => {
    const leader = await screen.open('lanh-dao', `/theo-doi/${work.documentId}`)
    await leader
      .getByText(/gia hạn đến|đã gia hạn/)
      .first()
      .waitFor()
    await screen.clean(leader, 'board', 'bang')
    await leader.context().close()
    expect(screen.errors).toEqual([])
  })
})
