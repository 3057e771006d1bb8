/** Passkeys in a browser with a device of its own (WebAuthn's virtual authenticator): made, signed in with, renamed, removed. */
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAccount, getMe, setUpOffice } from '../../src/features/identity/contract.js'
import { newSetupToken } from '../../src/features/identity/index.js'
import { packageRoot } from '../../src/platform/config.js'
import { openBrowser } from '../browser.js'
import { openOffice, type Office } from '../office.js'
import { look, screensFor } from './screen.js'

const PASSWORD = 'một câu dài dễ nhớ'
const NOW = '2026-11-25T09:00:00+07:00'
let browser: Browser
let office: Office
let port: number

beforeAll(async () => {
  browser = await openBrowser()
  office = await openOffice({ mode: 'office', now: NOW, webDir: path.join(packageRoot(), 'dist/web') })
  await office.house.server.listen({ host: '127.0.0.1', port: 0 })
  port = (office.house.server.server.address() as { port: number }).port
  const admin = office.nobody()
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date(NOW)),
    officeName: 'Thành ủy Lam Khê',
    login: 'quan.tri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  const organisationId = (await admin.do(getMe, {})).organisation.id
  for (const { name } of screensFor('phone'))
    await admin.do(createAccount, {
      login: `theo-doi.${name}`,
      title: 'Chuyên viên theo dõi',
      organisationId,
      roles: ['monitor'],
      password: PASSWORD,
    })
})
afterAll(async () => {
  await browser?.close()
  await office?.close()
})

it.each(screensFor('phone'))('is made, used and removed on a $name', async (screen) => {
  office.setNow(NOW)
  const errors: string[] = []
  const base = `http://localhost:${port}`
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => errors.push(error.message))
  const clean = (what: string, picture?: string) => look(page, screen, what, picture)
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  const { authenticatorId } = await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const passkeyButton = page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' })
  const home = () => page.getByRole('heading', { level: 1, name: /^Việc của/ }).waitFor()

  // by number no browser lends passkeys: the button is not there, the page says where
  await page.goto(`http://127.0.0.1:${port}`)
  await page.getByLabel('Tên đăng nhập').waitFor()
  expect(await passkeyButton.count()).toBe(0)

  await page.goto(base)
  await passkeyButton.waitFor()
  await clean('the sign-in page', 'khoa-dang-nhap')
  await page.getByLabel('Tên đăng nhập').fill(`theo-doi.${screen.name}`)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await home()

  await page.goto(`${base}/tai-khoan`)
  const box = page.getByRole('region', { name: 'Khóa truy cập' })
  await box.getByText('Chưa có khóa nào').waitFor()
  await clean('no passkey yet', 'khoa-chua-co')
  await box.getByRole('button', { name: 'Thêm khóa truy cập' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Tạo khóa' }).click()
  await dialog.getByText('Đặt tên cho khóa').waitFor()
  await dialog.getByLabel('Tên của khóa').fill('Máy bàn ở phòng')
  await dialog.getByLabel('Mật khẩu hiện tại').fill('không phải mật khẩu')
  await page.keyboard.press('Enter')
  await dialog.getByText('Mật khẩu hiện tại chưa đúng').waitFor()
  await clean('the window', 'khoa-them')
  await dialog.getByLabel('Mật khẩu hiện tại').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await box.getByText('Máy bàn ở phòng').waitFor()
  await page.getByText('Một khóa truy cập mới đã được thêm').waitFor()
  await clean('one passkey', 'khoa-da-co')
  const { credentials } = await device.send('WebAuthn.getCredentials', { authenticatorId })
  expect(credentials).toMatchObject([{ isResidentCredential: true, rpId: 'localhost' }])

  // the same device makes no second one
  await box.getByRole('button', { name: 'Thêm khóa truy cập' }).click()
  await dialog.getByLabel('Tên của khóa').fill('Lần nữa')
  await dialog.getByLabel('Mật khẩu hiện tại').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await dialog.getByText('Thiết bị này đã có khóa').waitFor()
  await dialog.getByRole('button', { name: 'Thôi' }).click()

  await context.clearCookies()
  await page.goto(base)
  await passkeyButton.click()
  await home()

  await page.goto(`${base}/tai-khoan`)
  await box.getByText('dùng lần cuối').waitFor()
  await page.getByText('bằng khóa truy cập').first().waitFor()
  await box.getByRole('button', { name: 'Đổi tên' }).click()
  await dialog.getByLabel('Tên của khóa').fill('Máy bàn')
  await page.keyboard.press('Enter')
  await box.getByText('Máy bàn', { exact: true }).waitFor()
  // who has just come in with a passkey is asked for no password
  await box.getByRole('button', { name: 'Gỡ khóa Máy bàn' }).click()
  expect(await dialog.getByLabel('Mật khẩu hiện tại').count()).toBe(0)
  await clean('removing', 'khoa-go')
  await dialog.getByRole('button', { name: 'Gỡ khóa' }).click()
  await box.getByText('Chưa có khóa nào').waitFor()

  await context.clearCookies()
  await page.goto(base)
  await passkeyButton.click()
  await page.getByText('không mở được tài khoản nào').waitFor()
  await clean('a passkey that was removed', 'khoa-bi-tu-choi')
  // the device finds no finger that it knows: the browser gives up, the page says so, and the button is there again
  await device.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await passkeyButton.click()
  await page.getByText('Chưa đăng nhập').waitFor()
  await clean('nothing signed', 'khoa-bi-huy')
  expect(errors).toEqual([])
  await context.close()
})
