/**
 * A real office in a browser: made with the one-time link, given its units, groups and accounts by its administrator;
 * an account signs in with the password it was handed, changes it, and receives its first dispatch.
 */
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newSetupToken } from '../../src/features/identity/index.js'
import { packageRoot } from '../../src/platform/config.js'
import { openBrowser } from '../browser.js'
import { openOffice, sample, type Office } from '../office.js'

const PASSWORD = 'một câu dài dễ nhớ'
let browser: Browser
let office: Office
let base: string

beforeAll(async () => {
  browser = await openBrowser()
  office = await openOffice({
    mode: 'office',
    now: '2026-11-25T09:00:00+07:00',
    webDir: path.join(packageRoot(), 'dist/web'),
  })
  await office.house.server.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(office.house.server.server.address() as { port: number }).port}`
})
afterAll(async () => {
  await browser?.close()
  await office?.close()
})

async function visit(at: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 }, locale: 'vi-VN' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(base + at)
  return page
}

async function signIn(page: Page, login: string, password: string): Promise<void> {
  // The page that is left may have fields of nearly the same names.
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).waitFor()
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}

async function fillSetUp(page: Page, name: string): Promise<void> {
  await page.getByLabel('Tên cơ quan').fill(name)
  await page.getByLabel('Chức vụ').fill('Quản trị')
  await page.getByLabel('Tên đăng nhập của quản trị').fill('quantri')
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Tạo cơ quan' }).click()
}

it('is made, filled and used', async () => {
  const link = `/thiet-lap?ma=${await newSetupToken(office.house.db, new Date('2026-11-25T08:00:00+07:00'))}`
  const admin = await visit(link)
  await fillSetUp(admin, 'Thành ủy Vân Sơn')
  await admin.getByRole('heading', { level: 1, name: 'Quản trị' }).waitFor()

  const late = await visit(link)
  await fillSetUp(late, 'Cơ quan khác')
  await late.getByText('Cơ quan này đã được thiết lập').waitFor()
  await late.getByRole('link', { name: 'Đăng nhập' }).click()
  await signIn(late, 'quantri', 'không phải mật khẩu')
  await late.getByText('Tên đăng nhập hoặc mật khẩu chưa đúng').waitFor()
  await late.context().close()

  const dialog = admin.getByRole('dialog').filter({ has: admin.locator('form') })
  for (const name of ['Văn phòng Thành ủy', 'Chi bộ xã Một', 'Chi bộ xã Hai']) {
    await admin.getByRole('button', { name: 'Thêm đơn vị' }).click()
    await admin.getByLabel('Tên đầy đủ').fill(name)
    await admin.getByLabel('Tên ngắn').fill(name)
    await dialog.getByRole('button', { name: 'Thêm đơn vị' }).click()
    await admin.locator('main').getByText(name, { exact: true }).first().waitFor()
  }
  await admin.getByText('Nhóm đơn vị', { exact: true }).first().click()
  await admin.getByRole('button', { name: 'Thêm nhóm' }).click()
  await admin.getByLabel('Tên nhóm').fill('Các chi bộ trực thuộc')
  for (const name of ['xa mot', 'xa hai']) {
    await dialog.getByRole('combobox').fill(name)
    await admin.getByRole('option').first().waitFor()
    await admin.keyboard.press('Enter')
  }
  await dialog.getByText('2 đơn vị').waitFor()
  await dialog.getByRole('button', { name: 'Thêm nhóm' }).click()
  await admin.getByText('Các chi bộ trực thuộc', { exact: true }).waitFor()

  await admin.getByText('Tài khoản', { exact: true }).first().click()
  await admin.getByRole('button', { name: 'Thêm tài khoản' }).click()
  await dialog.getByRole('combobox').fill('van phong')
  await admin.getByRole('option').first().waitFor()
  await admin.keyboard.press('Enter')
  await dialog.getByLabel('Chức vụ').fill('Văn thư')
  await dialog.getByLabel('Tên đăng nhập').fill('vanthu')
  await dialog.getByRole('checkbox', { name: /^Văn thư/ }).check()
  await dialog.getByRole('button', { name: 'Tạo tài khoản' }).click()
  await dialog.getByText('Mật khẩu của vanthu').waitFor()
  const handed = /[a-z0-9]{4}(-[a-z0-9]{4}){3}/.exec(await dialog.innerText())?.[0] ?? ''
  expect(handed).not.toBe('')

  const clerk = await visit('/')
  await signIn(clerk, 'vanthu', handed)
  await clerk.getByRole('link', { name: 'Tài khoản của tôi' }).first().click()
  await clerk.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  const own = clerk.getByRole('dialog')
  await own.getByLabel('Mật khẩu hiện tại').fill('không phải')
  await own.getByLabel('Mật khẩu mới').fill(PASSWORD)
  await own.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await own.getByText('Mật khẩu hiện tại chưa đúng').waitFor()
  await own.getByLabel('Mật khẩu hiện tại').fill(handed)
  await own.getByRole('button', { name: 'Đổi mật khẩu' }).click()
  await clerk.getByText('Đã đổi mật khẩu.').first().waitFor()

  await clerk.goto(`${base}/van-ban`)
  await clerk.getByRole('button', { name: 'Nhận văn bản' }).click()
  await clerk.locator('input[type=file]').setInputFiles({
    name: '612-cv-tu.docx',
    mimeType: 'application/octet-stream',
    buffer: sample('612-cv-tu.docx'),
  })
  await clerk.getByRole('link', { name: 'Mở bản đọc' }).click()
  // the office has no such city: whom the text means is asked for before anything can be confirmed
  await clerk.locator('.order-button').first().click()
  await clerk.getByRole('button', { name: /Đúng, xác nhận/ }).click()
  await clerk
    .getByText(/Chưa xác nhận được: .* chưa gắn với đơn vị nào/)
    .first()
    .waitFor()
})
