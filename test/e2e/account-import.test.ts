/** Accounts out of a spreadsheet in a browser: errors row by row, then the sheet of links. */
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { listAccounts, setUpOffice } from '../../src/features/identity/contract.js'
import { newSetupToken } from '../../src/features/identity/index.js'
import { packageRoot } from '../../src/platform/config.js'
import { openBrowser } from '../browser.js'
import { openOffice, type Client, type Office } from '../office.js'
import { look, screensFor } from './screen.js'

const PASSWORD = 'một câu dài dễ nhớ'
const NOW = '2026-11-25T09:00:00+07:00'
let browser: Browser
let office: Office
let admin: Client
let base: string
beforeAll(async () => {
  browser = await openBrowser()
  office = await openOffice({ mode: 'office', now: NOW, webDir: path.join(packageRoot(), 'dist/web') })
  await office.house.server.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(office.house.server.server.address() as { port: number }).port}`
  admin = office.nobody()
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date(NOW)),
    officeName: 'Thành ủy Lam Khê',
    login: 'quan.tri',
    title: 'Quản trị',
    password: PASSWORD,
  })
})
afterAll(async () => {
  await browser?.close()
  await office?.close()
})

it.each(screensFor('desktop'))('on a $name', async (screen) => {
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(base)
  await page.getByLabel('Tên đăng nhập').fill('quan.tri')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Quản trị' }).waitFor()
  await page.goto(`${base}/quan-tri/tai-khoan`)
  await page.getByRole('link', { name: 'Nhập từ bảng' }).click()
  const head = 'Tên đăng nhập;Chức vụ;Đơn vị;Quyền\n'
  const choose = (rows: string): Promise<void> =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'tai-khoan.csv', mimeType: 'text/csv', buffer: Buffer.from(head + rows) })
  const logins = [1, 2, 3].map((n) => `van.thu.${screen.name}.${n}`)
  await choose(`${logins[0]};Văn thư;Không có;Văn thư\n${logins[1]};Văn thư;Thành ủy Lam Khê;Sếp\n`)
  await page.getByText('Chưa rõ quyền này').waitFor()
  await look(page, screen, 'rows with errors', 'nhap-tai-khoan-loi')
  await choose(logins.map((login) => `${login};Văn thư;Thành ủy Lam Khê;Văn thư\n`).join(''))
  await page.getByRole('button', { name: 'Tạo 3 tài khoản' }).click()
  await page.getByRole('heading', { level: 1, name: 'Liên kết cho người giữ tài khoản' }).waitFor()
  await look(page, screen, 'the sheet of links', 'nhap-tai-khoan-lien-ket')
  const links = await page.locator('.link-cell').allTextContents()
  expect(links).toHaveLength(3)
  await page.goto(links[0] ?? '')
  await page.getByText(`Tên đăng nhập: ${logins[0]}`).waitFor()
  expect((await admin.do(listAccounts, {})).accounts.map((one) => one.login)).toEqual(expect.arrayContaining(logins))
  await context.close()
})
