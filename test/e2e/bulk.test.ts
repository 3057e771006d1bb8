/** Work on many parts at once, in a real browser, on a desktop and on a phone; days of cooperating units' own. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getMyWork, type WorkRow } from '../../src/features/tasks/contract.js'
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

describe.each(screensFor('desktop'))('on a $name', (size) => {
  let office: Office
  let screen: Screen
  let documentId: string
  let work: WorkRow

  beforeAll(async () => {
    office = await openOffice({ now: '2026-11-25T09:00:00+07:00', webDir })
    documentId = await office.firstDocument()
    await office.issue(await office.as('van-thu'), documentId)
    const { bands } = await (await office.as('ubnd')).do(getMyWork, {})
    work = bands.flatMap((band) => band.rows).find((row) => row.deadline?.date === '2026-11-30') as WorkRow
    screen = await openScreen(office, browser, size)
  })
  afterAll(() => office.close())

  it('the monitor chooses parts on the board, sees what will happen, and does it', async () => {
    const monitor = await screen.open('theo-doi', `/theo-doi/${documentId}`)
    await monitor.getByRole('button', { name: 'Chọn nhiều việc' }).click()
    const boxes = monitor.getByRole('checkbox', { name: /^Chọn: / })
    await boxes.nth(0).focus()
    await monitor.keyboard.press('Space')
    await boxes.nth(1).check()
    await monitor.getByText('Đã chọn 2 việc').waitFor()
    await screen.clean(monitor, 'board with chosen parts', 'chon-nhieu')
    await monitor.getByRole('button', { name: 'Nhắc', exact: true }).click()
    const dialog = monitor.getByRole('dialog')
    await dialog.getByText('2 việc làm được').waitFor()
    await screen.clean(monitor, 'window that reminds', 'nhac-nhieu')
    await dialog.getByRole('button', { name: 'Nhắc 2 việc' }).click()
    await monitor.getByText('Đã nhắc 2 việc.').waitFor()
    await monitor.getByText('Chưa chọn việc nào').waitFor()

    await monitor.getByRole('checkbox', { name: /^Chọn mọi việc của Ban Tuyên giáo/ }).check()
    await monitor.getByRole('button', { name: 'Gia hạn', exact: true }).click()
    await dialog.getByText(/việc không làm được/).waitFor()
    await dialog.getByText('Phần việc này không có hạn nên không cần xin gia hạn.').first().waitFor()
    await screen.clean(monitor, 'window that gives more time', 'gia-han-nhieu')
    await dialog.getByRole('button', { name: /^Gia hạn \d+ việc$/ }).click()
    await monitor.getByText(/^Đã gia hạn \d+ việc\.$/).waitFor()
    // those with which it could not be done stay chosen
    await monitor.getByText(/^Đã chọn \d+ việc$/).waitFor()
    await monitor.getByRole('button', { name: 'Thu hồi', exact: true }).click()
    await dialog.getByRole('button', { name: /^Thu hồi \d+ việc$/ }).waitFor()
    await dialog.getByRole('button', { name: /^Thu hồi [1-9]\d* việc$/ }).click()
    await dialog.getByText('Ghi lý do thu hồi.').waitFor()
    await screen.clean(monitor, 'window that withdraws', 'thu-hoi-nhieu')
    await dialog.getByRole('button', { name: 'Thôi' }).click()
    const download = monitor.waitForEvent('download')
    await monitor
      .getByRole('region', { name: /Làm cùng lúc/ })
      .getByRole('link', { name: 'Xuất .xlsx' })
      .click()
    expect((await download).suggestedFilename()).toMatch(/^Phan viec .*\.xlsx$/)
    await monitor.context().close()
    expect(screen.errors).toEqual([])
  })

  it('a unit acknowledges many and takes it back', async () => {
    const unit = await screen.open('truong-ban', '/viec')
    await unit.getByRole('button', { name: 'Chọn nhiều việc' }).click()
    await unit.getByRole('checkbox', { name: 'Chọn tất cả việc đang hiện' }).check()
    await screen.clean(unit, 'list of a unit with chosen parts', 'don-vi-chon')
    await unit.getByRole('button', { name: 'Nhận việc', exact: true }).last().click()
    const dialog = unit.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Nhận [1-9]\d* việc$/ }).click()
    await unit.getByText(/^Đã nhận \d+ việc\.$/).waitFor()
    await unit.getByRole('button', { name: 'Hoàn tác', exact: true }).click()
    await unit.getByText(/^Đã hoàn tác \d+ việc\.$/).waitFor()
    await unit.context().close()
    expect(screen.errors).toEqual([])
  })

  it('the unit in charge sets the day of a unit that cooperates', async () => {
    const lead = await screen.open('ubnd', `/nhiem-vu/${work.taskId}`)
    await lead.getByRole('button', { name: /^Đặt hạn riêng: Báo Lam Khê/ }).click()
    const dialog = lead.getByRole('dialog')
    await dialog.getByLabel('Ngày cuối cùng còn đúng hạn').fill('2026-12-02')
    await dialog.getByRole('button', { name: 'Ghi hạn' }).click()
    await dialog.getByText(/Hạn riêng muộn hơn hạn của đơn vị chủ trì/).waitFor()
    await screen.clean(lead, 'window for a day of its own', 'han-rieng')
    await dialog.getByLabel('Ngày cuối cùng còn đúng hạn').fill('2026-11-27')
    await dialog.getByRole('button', { name: 'Ghi hạn' }).click()
    await lead.getByText('hết ngày 27/11/2026 · hạn riêng').waitFor()
    await screen.clean(lead, 'task with a day of its own', 'viec-han-rieng')
    const paper = await screen.open('toa-soan')
    await paper.getByText(/hạn riêng · hạn chủ trì/).waitFor()
    await screen.clean(paper, 'home of a cooperating unit', 'phoi-hop')
    await Promise.all([lead.context().close(), paper.context().close()])
    expect(screen.errors).toEqual([])
  })
})
