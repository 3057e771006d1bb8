/**
 * A board is dissolved, in a real browser, on a desktop and on a phone: entered with its basis, its open work handed over by a
 * list that both sides confirm, found again by who goes on.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/platform/config.js'
import { openBrowser } from '../browser.js'
import { openOffice, type Office } from '../office.js'
import { openScreen, type Screen, screensFor } from './screen.js'

const webDir = path.join(packageRoot(), 'dist/web')
const BOARD = 'Ban Tuyên giáo Thành ủy'
const TAKER = 'Ủy ban Mặt trận Tổ quốc Việt Nam thành phố'
let browser: Browser
beforeAll(async () => {
  if (!existsSync(webDir))
    throw new Error('The web program is not built: run "npm run build" (npm test does it by itself).')
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Types the beginning of a unit's name and takes what is offered. */
async function choose(field: Locator, typed: string, name: string): Promise<void> {
  await field.fill(typed)
  await field.page().getByRole('option', { name }).click()
}

describe.each(screensFor('phone'))('on a $name', (size) => {
  let office: Office
  let screen: Screen

  beforeAll(async () => {
    office = await openOffice({ now: '2026-11-25T09:00:00+07:00', webDir })
    await office.issue(await office.as('van-thu'), await office.firstDocument())
    screen = await openScreen(office, browser, size)
  })
  afterAll(() => office.close())

  it('is entered by the administrator, confirmed by both sides, and carried over', async () => {
    const admin = await screen.open('quan-tri', '/quan-tri/thay-doi')
    await screen.clean(admin, 'no change yet', 'to-chuc-chua-doi')
    await admin.getByRole('link', { name: 'Ghi một thay đổi' }).click()
    await admin.getByRole('radio', { name: /^Giải thể/ }).check()
    await admin.getByRole('button', { name: 'Ghi thay đổi' }).click()
    await admin.getByText('Chọn đơn vị.').first().waitFor()
    await choose(admin.getByRole('combobox', { name: 'Đơn vị giải thể' }), 'tuyen giao', BOARD)
    await choose(admin.getByRole('combobox', { name: /^Đơn vị tiếp nhận việc còn lại/ }), 'mat tran', TAKER)
    await admin.getByRole('heading', { name: '2. Đơn vị nào' }).click()
    await admin.getByRole('textbox', { name: 'Ngày có hiệu lực' }).fill('2026-11-25')
    await admin
      .getByRole('textbox', { name: /^Số, ký hiệu/ })
      .last()
      .fill('41-QĐ/TU')
    await admin.getByRole('textbox', { name: /^Ngày ban hành/ }).fill('2026-11-20')
    await admin.getByRole('textbox', { name: 'Nơi ban hành' }).fill('Tỉnh ủy Vân Sơn')
    await admin
      .getByText(/\d+ phần việc chưa xong/)
      .first()
      .waitFor()
    await screen.clean(admin, 'what a change will do', 'to-chuc-xem-truoc')
    await admin.getByRole('button', { name: 'Ghi thay đổi' }).click()
    await admin.getByRole('heading', { level: 1, name: `Giải thể ${BOARD}, việc giao cho ${TAKER}` }).waitFor()
    await admin.getByText('chờ hai bên xác nhận').waitFor()
    await screen.clean(admin, 'a change with its hand-over', 'to-chuc-da-ghi')

    const giver = await screen.open('truong-ban')
    await giver.getByRole('heading', { name: /^Bàn giao khi thay đổi tổ chức/ }).waitFor()
    await giver.getByRole('link', { name: 'Xem và xác nhận' }).click()
    await giver.getByRole('heading', { level: 1 }).waitFor()
    await screen.clean(giver, 'a hand-over list', 'ban-giao')
    await giver.getByRole('button', { name: 'Bên giao xác nhận' }).click()
    const sure = giver.getByRole('dialog')
    await sure.getByText(/Danh sách có \d+ phần việc/).waitFor()
    await screen.clean(giver, 'window that asks before the list is confirmed', 'ban-giao-xac-nhan')
    await sure.getByRole('button', { name: 'Bên giao xác nhận' }).click()
    await giver.getByText('Đã xác nhận, chờ bên kia.').waitFor()

    const taker = await screen.open('mttq')
    await taker.getByRole('link', { name: 'Xem và xác nhận' }).click()
    await taker.getByRole('button', { name: 'Bên nhận xác nhận' }).click()
    await taker.getByRole('dialog').getByRole('button', { name: 'Bên nhận xác nhận' }).click()
    await taker.getByText(/^Đã bàn giao \d+ phần việc\.$/).waitFor()
    await screen.clean(taker, 'a list that was handed over', 'ban-giao-xong')

    const monitor = await screen.open('theo-doi', `/theo-doi/${await office.firstDocument()}`)
    await monitor.getByRole('radio', { name: 'Theo tên khi giao việc' }).check()
    await monitor.getByText(BOARD).first().waitFor()
    await screen.clean(monitor, 'board by the names of then', 'bang-ten-cu')
    await Promise.all([admin, giver, taker, monitor].map((page) => page.context().close()))
    expect(screen.errors).toEqual([])
  })
})
