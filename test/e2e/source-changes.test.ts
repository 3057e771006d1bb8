/** A dispatch is recalled, in a real browser, on a desktop and on a phone: recorded, decided part by part, seen by the units. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
  let documentId: string

  beforeAll(async () => {
    office = await openOffice({ now: '2026-11-25T09:00:00+07:00', webDir })
    documentId = await office.firstDocument()
    await office.issue(await office.as('van-thu'), documentId)
    screen = await openScreen(office, browser, size)
  })
  afterAll(() => office.close())

  it('the clerk records a recall; the leader decides many at once and one by one; the unit sees why it stands', async () => {
    const clerk = await screen.open('van-thu', `/theo-doi/${documentId}`)
    await clerk.getByRole('button', { name: 'Văn bản bị sửa đổi, thay thế, thu hồi' }).click()
    const dialog = clerk.getByRole('dialog')
    await dialog.getByText(/phần việc chưa xong sẽ tạm treo/).waitFor()
    await dialog.getByRole('button', { name: 'Ghi nhận và tạm treo' }).click()
    await dialog.getByText('Chọn văn bản.').waitFor()
    await dialog.getByRole('radio', { name: /^Thu hồi/ }).check()
    await dialog.getByRole('radio', { name: 'Chưa có, ghi số và ngày' }).check()
    await dialog.getByRole('textbox', { name: 'Số, ký hiệu' }).fill('60-CV/TU')
    await dialog.getByLabel('Ngày văn bản').fill('2026-11-24')
    await screen.clean(clerk, 'window that records a change', 'ghi-nhan-thay-doi')
    await dialog.getByRole('button', { name: 'Ghi nhận và tạm treo' }).click()
    await clerk.getByRole('heading', { level: 1, name: /612-CV\/TU.* bị thu hồi/ }).waitFor()
    // the clerk sees what is to be decided, and does not decide
    expect(await clerk.getByRole('checkbox').count()).toBe(0)

    const unit = await screen.open('ubnd')
    await unit.getByRole('link').filter({ hasText: /./ }).first().waitFor()
    await unit.getByText('Vì sao tạm treo:').first().waitFor()
    await screen.clean(unit, 'home of a unit whose work is suspended', 'don-vi-tam-treo')

    const leader = await screen.open('lanh-dao')
    await leader.getByRole('heading', { name: 'Văn bản gốc thay đổi, chờ quyết' }).waitFor()
    await screen.clean(leader, 'home with a changed dispatch', 'trang-chu-thay-doi')
    await leader.getByRole('link', { name: 'Quyết từng việc' }).click()
    await leader.getByText(/Còn \d+ việc chưa quyết/).waitFor()
    await screen.clean(leader, 'parts that wait for a decision', 'cho-quyet')
    const boxes = leader.getByRole('checkbox', { name: /^Chọn: / })
    const all = await boxes.count()
    expect(all).toBeGreaterThan(4)
    // by keyboard, as by touch
    await boxes.nth(0).focus()
    await leader.keyboard.press('Space')
    await boxes.nth(1).check()
    await leader.getByRole('button', { name: 'Quyết 2 việc đã chọn' }).click()
    const decide = leader.getByRole('dialog')
    await decide.getByRole('radio', { name: /^Làm tiếp, hạn mới/ }).check()
    await decide.getByRole('button', { name: 'Ghi quyết định cho 2 việc' }).click()
    await decide.getByText('Chọn ngày hạn mới.').waitFor()
    await decide.getByLabel('Ngày cuối cùng còn đúng hạn').fill('2026-12-18')
    await screen.clean(leader, 'window that decides', 'quyet-dinh')
    await decide.getByRole('button', { name: 'Ghi quyết định cho 2 việc' }).click()
    await leader.getByText(`Còn ${all - 2} việc chưa quyết, đã quyết 2 trong ${all}.`).waitFor()

    await leader
      .getByRole('button', { name: /^Quyết: / })
      .first()
      .click()
    const one = leader.getByRole('dialog')
    await one.getByRole('radio', { name: 'Thu hồi, không phải làm nữa' }).check()
    await one.getByRole('textbox', { name: 'Lý do' }).fill('Việc không còn cần.')
    await one.getByRole('button', { name: 'Ghi quyết định' }).click()
    await leader.getByText(`Còn ${all - 3} việc chưa quyết`).waitFor()
    await screen.clean(leader, 'some decided, some waiting', 'quyet-do-dang')

    await leader.getByRole('checkbox', { name: 'Chọn tất cả' }).check()
    await leader.getByRole('button', { name: `Quyết ${all - 3} việc đã chọn` }).click()
    await leader
      .getByRole('dialog')
      .getByRole('button', { name: /^Ghi quyết định cho/ })
      .click()
    await leader.getByText('Đã quyết xong mọi việc.').waitFor()
    await screen.clean(leader, 'all decided', 'quyet-xong')

    await leader.goto(new URL(`/van-ban/${documentId}`, leader.url()).href)
    if (size.name === 'phone')
      await leader
        .getByRole('button', { name: /^Nhiệm vụ/ })
        .or(leader.getByRole('tab', { name: /việc|Bản đọc|Nhiệm vụ/i }))
        .first()
        .click()
    await leader.getByText(/Văn bản này đã bị thu hồi theo/).waitFor()
    await screen.clean(leader, 'a dispatch that was recalled', 'van-ban-thu-hoi')
    await leader.goto(new URL('/van-ban', leader.url()).href)
    await leader.getByText('bị thu hồi').first().waitFor()
    await screen.clean(leader, 'list with a recalled dispatch', 'danh-sach-thu-hoi')
    await Promise.all([clerk, unit, leader].map((page) => page.context().close()))
    expect(screen.errors).toEqual([])
  })
})
