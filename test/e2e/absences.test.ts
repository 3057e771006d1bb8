/** A post that is away names who stands in, in a real browser, on a desktop and on a phone. */
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

  beforeAll(async () => {
    office = await openOffice({ now: '2026-11-25T09:00:00+07:00', webDir })
    screen = await openScreen(office, browser, size)
  })
  afterAll(() => office.close())

  it('names a substitute, who sees it at once; it is ended early', async () => {
    const head = await screen.open('truong-ban', '/tai-khoan')
    await head.getByRole('button', { name: 'Cử người thay' }).click()
    const dialog = head.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Cử người thay' }).click()
    await dialog.getByText('Chọn người thay.').last().waitFor()
    await dialog
      .getByRole('combobox', { name: 'Người thay' })
      .selectOption({ label: 'Phó Trưởng Ban Tuyên giáo · Ban Tuyên giáo Thành ủy' })
    await dialog.getByLabel('Đến hết ngày').fill('2026-11-30')
    await screen.clean(head, 'window that names a substitute', 'cu-nguoi-thay')
    await dialog.getByRole('button', { name: 'Cử người thay' }).click()
    await head.getByText('Phó Trưởng Ban Tuyên giáo thay từ 25/11/2026 đến hết 30/11/2026').waitFor()
    await screen.clean(head, 'own account with an absence', 'di-vang')
    const reader = await screen.open('pho-ban')
    await reader.getByText('Đồng chí đang thay Trưởng Ban Tuyên giáo, đến hết 30/11/2026.').waitFor()
    await screen.clean(reader, 'home of who stands in', 'dang-thay')
    await head.getByRole('button', { name: /^Kết thúc sớm/ }).click()
    await head.getByText(/đã kết thúc sớm/).waitFor()
    await Promise.all([head.context().close(), reader.context().close()])
    expect(screen.errors).toEqual([])
  })
})
