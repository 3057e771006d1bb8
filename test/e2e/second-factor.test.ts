/** The second step in a browser: set up with a phone’s code, used at sign-in, a recovery code, required by the office. */
import path from 'node:path'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAccount, getMe, setUpOffice } from '../../src/features/identity/contract.js'
import { newSetupToken } from '../../src/features/identity/index.js'
import { decideSettings } from '../../src/features/settings/contract.js'
import { packageRoot } from '../../src/platform/config.js'
import { openBrowser } from '../browser.js'
import { openOffice, type Client, type Office } from '../office.js'
import { look, screensFor } from './screen.js'

const PASSWORD = 'một câu dài dễ nhớ'
let browser: Browser
let office: Office
let admin: Client
let base: string
let at = Date.parse('2026-11-25T09:00:00+07:00')
const move = (seconds: number): void => {
  at += seconds * 1000
  office.setNow(new Date(at).toISOString())
}
const codeOf = (secret: string): string =>
  new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) }).generate({ timestamp: at })

beforeAll(async () => {
  browser = await openBrowser()
  office = await openOffice({
    mode: 'office',
    now: new Date(at).toISOString(),
    webDir: path.join(packageRoot(), 'dist/web'),
  })
  await office.house.server.listen({ host: '127.0.0.1', port: 0 })
  base = `http://127.0.0.1:${(office.house.server.server.address() as { port: number }).port}`
  admin = office.nobody()
  await admin.do(setUpOffice, {
    token: await newSetupToken(office.house.db, new Date(at)),
    officeName: 'Thành ủy Lam Khê',
    login: 'quan.tri',
    title: 'Quản trị',
    password: PASSWORD,
  })
  const organisationId = (await admin.do(getMe, {})).organisation.id
  for (const { name } of screensFor('phone'))
    for (const [login, title, role] of [
      [`theo-doi.${name}`, 'Chuyên viên theo dõi', 'monitor'],
      [`van-thu.${name}`, 'Văn thư', 'clerk'],
    ] as const)
      await admin.do(createAccount, { login, title, organisationId, roles: [role], password: PASSWORD })
})
afterAll(async () => {
  await browser?.close()
  await office?.close()
})

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(base)
  await page.getByLabel('Tên đăng nhập').fill(login)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
}
const home = (page: Page) => page.getByRole('heading', { level: 1, name: /^Việc của/ }).waitFor()
/** The key as it stands beside the picture, to be typed into the phone. */
async function keyOn(page: Page): Promise<string> {
  await page.getByText('Không quét được?').click()
  return (await page.locator('.key').textContent()) ?? ''
}

it.each(screensFor('phone'))('is set up and used on a $name', async (screen) => {
  const errors: string[] = []
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('pageerror', (error) => errors.push(error.message))
  const clean = (what: string, picture?: string) => look(page, screen, what, picture)

  await signIn(page, `theo-doi.${screen.name}`)
  await home(page)
  await page.goto(`${base}/tai-khoan`)
  await page.getByRole('heading', { name: 'Xác thực hai bước' }).waitFor()
  await clean('the own account', 'hai-buoc-chua-bat')
  await page.getByRole('button', { name: 'Thiết lập' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Mật khẩu hiện tại').fill('không phải mật khẩu')
  await page.keyboard.press('Enter')
  await dialog.getByText('Mật khẩu hiện tại chưa đúng').waitFor()
  await dialog.getByLabel('Mật khẩu hiện tại').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await dialog.getByAltText('Mã QR').waitFor()
  const secret = await keyOn(page)
  await clean('the picture and the key', 'hai-buoc-ma-qr')
  // the picture is drawn in the page: it has a size, and was fetched from nowhere
  expect(await dialog.locator('img.qr').evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await dialog.getByLabel('Mã 6 số').fill('000000')
  await page.keyboard.press('Enter')
  await dialog.getByText('Mã chưa khớp').waitFor()
  await dialog.getByLabel('Mã 6 số').fill(codeOf(secret))
  await page.keyboard.press('Enter')
  await dialog.locator('.recovery-codes code').first().waitFor()
  const codes = await dialog.locator('.recovery-codes code').allTextContents()
  expect(codes).toHaveLength(10)
  await clean('the recovery codes', 'hai-buoc-ma-khoi-phuc')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(false)
  expect(await page.locator('.recovery-codes').isVisible()).toBe(true)
  if (process.env.DONDOC_SHOTS)
    await page.screenshot({ path: path.join(process.env.DONDOC_SHOTS, `hai-buoc-in-${screen.name}.png`) })
  await page.emulateMedia({ media: 'screen' })
  await dialog.getByRole('button', { name: 'Tôi đã cất các mã' }).click()
  await page.getByText('Còn 10 mã khôi phục').waitFor()
  await clean('the own account with it', 'hai-buoc-da-bat')

  move(31)
  await context.clearCookies()
  await signIn(page, `theo-doi.${screen.name}`)
  await page.getByRole('heading', { name: 'Bước hai: nhập mã' }).waitFor()
  await clean('the second step', 'hai-buoc-dang-nhap')
  await page.getByLabel('Mã 6 số').fill('123 456')
  await page.keyboard.press('Enter')
  await page.getByText('Mã chưa đúng').waitFor()
  await page.getByLabel('Mã 6 số').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Vào', exact: true }).click()
  await home(page)

  await context.clearCookies()
  await signIn(page, `theo-doi.${screen.name}`)
  await page.getByRole('button', { name: 'Không có điện thoại?' }).click()
  await page.getByLabel('Mã khôi phục').fill(codes[4]?.toUpperCase() ?? '')
  await clean('a recovery code', 'hai-buoc-khoi-phuc')
  await page.keyboard.press('Enter')
  await page.getByText('Một mã khôi phục đã được dùng').waitFor()
  expect(errors).toEqual([])
  await context.close()
})

it.each(screensFor('phone'))('is set up at sign-in where the office requires it, on a $name', async (screen) => {
  await admin.do(decideSettings, {
    changes: [{ name: 'secondFactorRoles', value: screen.name === 'phone' ? ['clerk', 'reader'] : ['clerk'] }],
    decidedBy: 'Chánh Văn phòng',
  })
  const context = await browser.newContext({
    viewport: { width: screen.width, height: screen.height },
    locale: 'vi-VN',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await signIn(page, `van-thu.${screen.name}`)
  await page.getByRole('heading', { name: 'Thiết lập xác thực hai bước' }).waitFor()
  const secret = await keyOn(page)
  await look(page, screen, 'setting up at sign-in', 'hai-buoc-bat-buoc')
  await page.getByLabel('Mã 6 số').fill(codeOf(secret))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Mã khôi phục', exact: true }).waitFor()
  await look(page, screen, 'the codes at sign-in', 'hai-buoc-bat-buoc-ma')
  await page.getByRole('button', { name: 'Vào chương trình' }).click()
  await home(page)
  await context.close()
})
