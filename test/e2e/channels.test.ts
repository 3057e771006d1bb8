/**
 * Notices outside the program, in a browser: the administrator sets the mail server and sees that it works; a unit has its notices
 * sent to an address that it confirms by the letter's link, and chooses the kinds. axe finds nothing; no page is wider than its screen.
 */
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { post, sendMail } from '../../src/features/mail/index.js'
import { packageRoot } from '../../src/platform/config.js'
import { openBrowser } from '../browser.js'
import { openOffice, type Office } from '../office.js'
import { openTestSmtp, TRUST, type TestSmtp } from '../smtp.js'
import { openScreen, type Screen, screensFor } from './screen.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

describe.each(screensFor('phone'))('on a $name', (size) => {
  let office: Office
  let smtp: TestSmtp
  let screen: Screen
  beforeAll(async () => {
    smtp = await openTestSmtp()
    office = await openOffice({
      now: '2026-11-25T09:00:00+07:00',
      webDir: path.join(packageRoot(), 'dist/web'),
      trust: TRUST,
      loopbackWebhooks: true,
    })
    screen = await openScreen(office, browser, size)
  })
  afterAll(async () => {
    await office?.close()
    await smtp?.close()
  })

  it('the mail server is set and tried', async () => {
    const page = await screen.open('quan-tri', '/quan-tri/thu')
    await page.getByText('Chưa khai máy chủ thư').waitFor()
    await screen.clean(page, 'no mail server', 'thu-trong')
    await page.getByRole('button', { name: 'Khai máy chủ thư' }).click()
    await page.getByRole('button', { name: 'Lưu máy chủ thư' }).click()
    await page.getByText('Tên máy chủ chưa đúng').waitFor()
    await page.getByLabel('Tên máy chủ SMTP').fill('localhost')
    await page.getByLabel('Cổng').fill(String(smtp.port))
    await page.getByLabel('Địa chỉ người gửi').fill('dondoc@lamkhe.example')
    await page.getByLabel('Tên người gửi').fill('Văn phòng Thành ủy Lam Khê')
    await screen.clean(page, 'the form of the server', 'thu-may-chu')
    await page.getByRole('button', { name: 'Lưu máy chủ thư' }).click()
    await page.getByText('Đang gửi').waitFor()
    await page.getByRole('button', { name: 'Gửi thư thử' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Gửi thư thử đến').fill('quan-tri@lamkhe.example')
    await dialog.getByRole('button', { name: 'Gửi thư thử' }).click()
    await dialog.getByText('Máy chủ đã nhận thư thử').waitFor()
    await screen.clean(page, 'a letter was tried', 'thu-thu')
    expect(smtp.delivered.map(({ to }) => to)).toEqual([['quan-tri@lamkhe.example']])
    await page.context().close()
  })

  it('a unit has its notices sent to an address that it confirms', async () => {
    const page = await screen.open('ubnd', '/thong-bao')
    await page.getByRole('link', { name: 'Cách nhận thông báo' }).click()
    await page.getByRole('heading', { level: 1, name: 'Cách nhận thông báo' }).waitFor()
    await page.getByLabel('Địa chỉ thư').fill('khong dung')
    await page.getByRole('button', { name: 'Dùng địa chỉ này' }).click()
    await page.getByText('Địa chỉ thư chưa đúng dạng').waitFor()
    await page.getByLabel('Địa chỉ thư').fill('ubnd@lamkhe.example')
    await page.keyboard.press('Enter')
    await page.getByText('Đã gửi thư xác nhận đến ubnd@lamkhe.example').waitFor()
    await screen.clean(page, 'an address is asked about', 'cach-nhan-hoi')
    await expect.poll(() => smtp.delivered.filter(({ to }) => to.includes('ubnd@lamkhe.example')).length).toBe(1)
    const link = /\/xac-nhan-thu#ma=[\w-]+/.exec(smtp.delivered.at(-1)?.mail.text ?? '')?.[0] ?? ''
    const base = new URL(page.url()).origin

    await page.goto(base + link)
    await page.getByRole('heading', { level: 1, name: 'Xác nhận địa chỉ thư' }).waitFor()
    await screen.clean(page, 'the page of the link', 'xac-nhan-thu')
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await page.getByText('Đã xác nhận').waitFor()

    await page.goto(`${base}/thong-bao/cach-nhan`)
    await page.getByText('Thông báo được gửi đến ubnd@lamkhe.example').waitFor()
    const kind = page.getByLabel('Việc sắp đến hạn')
    await kind.focus()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Lưu lựa chọn' }).click()
    await page.getByText('Đã lưu.').waitFor()
    await page.reload()
    await kind.waitFor()
    expect(await kind.isChecked()).toBe(false)
    expect(await page.getByLabel('Việc mới giao cho đơn vị').isChecked()).toBe(true)
    await screen.clean(page, 'the ways of notices', 'cach-nhan')

    await office.issue(await office.as('van-thu'), await office.firstDocument())
    await expect.poll(() => smtp.delivered.at(-1)?.mail.subject, { timeout: 10_000 }).toMatch(/thông báo mới$/)
    await page.context().close()
  })

  it('a unit has its deadlines in a calendar', async () => {
    const page = await screen.open('ubnd', '/thong-bao/cach-nhan')
    await page.getByText('Chưa có đường dẫn lịch nào').waitFor()
    await page.getByLabel('Đặt tên để nhớ').fill('Điện thoại cơ quan')
    await page.getByRole('button', { name: 'Tạo đường dẫn lịch' }).click()
    const dialog = page.getByRole('dialog', { name: 'Đường dẫn lịch' })
    const address = (await dialog.getByText(/\/lich\/[\w-]{43}\.ics$/).textContent()) ?? ''
    await screen.clean(page, 'the address is shown once', 'lich-mot-lan')
    expect((await fetch(address)).status).toBe(200)
    await dialog.getByRole('button', { name: 'Đã chép xong' }).click()
    await page.getByText('Điện thoại cơ quan', { exact: true }).waitFor()
    expect(await page.content()).not.toContain(address)
    await screen.clean(page, 'a feed in the list', 'lich')
    await page.getByRole('button', { name: 'Thu hồi: Điện thoại cơ quan' }).click()
    await page.getByText('Chưa có đường dẫn lịch nào').waitFor()
    expect((await fetch(address)).status).toBe(404)
    await page.context().close()
  })

  it('another system is told of what happens, and every call is seen', async () => {
    const page = await screen.open('quan-tri', '/quan-tri/webhook')
    await page.getByText('Chưa có địa chỉ nào').waitFor()
    await page.getByRole('button', { name: 'Thêm địa chỉ' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Tên để nhớ').fill('Kho dữ liệu')
    await dialog.getByLabel('Địa chỉ nhận').fill('https://169.254.169.254/')
    await dialog.getByRole('button', { name: 'Thêm địa chỉ' }).click()
    await dialog.getByText('Địa chỉ này không gọi được').waitFor()
    await screen.clean(page, 'an address is refused', 'webhook-them')
    // nobody listens there: the call fails, and that is shown
    await dialog.getByLabel('Địa chỉ nhận').fill('http://127.0.0.1:1/nhan')
    await dialog.getByRole('button', { name: 'Thêm địa chỉ' }).click()
    await page
      .getByRole('dialog', { name: 'Khóa ký' })
      .getByText(/^whsec_/)
      .waitFor()
    await screen.clean(page, 'the secret is shown once', 'webhook-khoa')
    await page.getByRole('button', { name: 'Đã chép xong' }).click()
    await page.getByRole('button', { name: 'Gọi thử: Kho dữ liệu' }).click()
    await page.getByText('không kết nối được').waitFor()
    await screen.clean(page, 'a call that failed', 'webhook')
    await page.getByRole('button', { name: 'Bỏ địa chỉ: Kho dữ liệu' }).click()
    await page.getByText('Chưa có địa chỉ nào').waitFor()
    await page.context().close()
  })

  it('the administrator is told when nothing goes out', async () => {
    await smtp.close()
    const { db, mail } = office.house
    const { tenant_id: tenantId } = await db.selectFrom('mail_server').select('tenant_id').executeTakeFirstOrThrow()
    await db.updateTable('mail_letter').set({ state: 'waiting', ended_at: null }).where('kind', '=', 'now').execute()
    await post(mail, tenantId)
    await sendMail(mail, { tenantId })
    const page = await screen.open('quan-tri', '/quan-tri/don-vi')
    await page.getByText('Gửi thư cần xem lại').waitFor()
    await page.getByRole('link', { name: 'Thư điện tử' }).first().click()
    await page.getByText('Không kết nối được với máy chủ thư').waitFor()
    await screen.clean(page, 'a server in trouble', 'thu-loi')
    expect(screen.errors).toEqual([])
    await page.context().close()
  })
})
