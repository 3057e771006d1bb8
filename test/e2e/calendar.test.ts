/**
 * The administrator keeps the office's time in a browser: told in November what the coming year lacks, enters a decision and sees
 * what it touches, takes one from a file, decides a convention. axe finds nothing in any open state; no page is wider than its screen.
 */
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/platform/config.js'
import { openBrowser } from '../browser.js'
import { openOffice, type Office } from '../office.js'
import { flaws, screensFor } from './screen.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser?.close())

async function healthy(page: Page): Promise<void> {
  await page.waitForTimeout(250)
  expect(await flaws(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

async function fillBasis(page: Page): Promise<void> {
  await page.getByLabel('Số, ký hiệu').fill('12-TB/VPTU')
  await page.getByLabel('Ngày văn bản').fill('2026-11-10')
  await page.getByLabel('Cơ quan, người quyết định').fill('Thường trực Thành ủy')
}

describe.each(screensFor('phone'))('on a $name', ({ width, height }) => {
  let office: Office
  let base: string
  beforeAll(async () => {
    office = await openOffice({ now: '2026-11-25T09:00:00+07:00', webDir: path.join(packageRoot(), 'dist/web') })
    await office.issue(await office.as('van-thu'), await office.firstDocument())
    await office.house.server.listen({ host: '127.0.0.1', port: 0 })
    base = `http://127.0.0.1:${(office.house.server.server.address() as { port: number }).port}`
  })
  afterAll(() => office?.close())

  async function enter(post: string, at: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN' })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    await page.goto(`${base}/dang-nhap`)
    await page.getByText(post, { exact: true }).first().click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForURL((url) => !url.pathname.startsWith('/dang-nhap'))
    await page.goto(base + at)
    return page
  }

  it('the calendar is kept', async () => {
    const page = await enter('Quản trị', '/quan-tri')
    await page.getByText('Lịch năm 2027 chưa có quyết định nghỉ Tết Nguyên đán.').waitFor()
    await healthy(page)
    await page.getByRole('link', { name: 'Mở lịch' }).click()
    await page.getByRole('heading', { level: 1, name: 'Lịch làm việc năm 2027' }).waitFor()
    await healthy(page)

    await page.getByRole('button', { name: 'Ghi quyết định nghỉ Tết Nguyên đán năm 2027' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Không ngày nào đổi.').waitFor()
    await dialog.getByLabel('Ngày nghỉ đầu tiên').fill('2027-02-04')
    await dialog.getByText('Thêm 1 ngày nghỉ: thứ Năm 4/2.').waitFor()
    await dialog.getByText('Thêm 1 ngày làm việc: thứ Năm 11/2.').waitFor()
    await dialog.getByRole('button', { name: 'Ghi vào lịch' }).click()
    await dialog.getByText('Ô này cần có nội dung.').first().waitFor()
    await healthy(page)
    await fillBasis(page)
    await dialog.getByRole('button', { name: 'Ghi vào lịch' }).click()
    await page.getByText('Đã ghi “Nghỉ Tết Nguyên đán 2027” vào lịch.').waitFor()
    await page.getByText('12-TB/VPTU ngày 10/11/2026, Thường trực Thành ủy').waitFor()
    expect(await page.getByText('Lịch năm 2027 chưa có quyết định nghỉ Tết').count()).toBe(0)

    await page.getByRole('button', { name: 'Ghi quyết định', exact: true }).first().click()
    await dialog.getByLabel('Quyết định về').selectOption('swap')
    await dialog.getByLabel('Ngày nghỉ', { exact: true }).fill('2026-11-28')
    await dialog.getByLabel('Ngày làm bù').fill('2026-11-29')
    await dialog.getByText('Ngày 28/11/2026 vốn đã là ngày nghỉ (nghỉ hằng tuần)').waitFor()
    await dialog.getByLabel('Ngày nghỉ', { exact: true }).fill('2026-11-26')
    await dialog.getByText(/trong \d+ hạn đang mở bị ảnh hưởng/).waitFor()
    await dialog.getByText('Ngày cuối của hạn không đổi.').waitFor()
    await healthy(page)
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Đưa quyết định Nghỉ Tết Nguyên đán 2027 ra khỏi lịch' }).click()
    await dialog.getByLabel('Lý do').fill('Nhập nhầm')
    await healthy(page)
    await dialog.getByRole('button', { name: 'Đưa ra khỏi lịch' }).click()
    await page.getByText('Đã đưa ra khỏi lịch (1)').click()
    await page.getByText(/Quản trị đưa ra 25\/11\/2026: Nhập nhầm/).waitFor()
    await page.context().close()
  })

  it('days come from a file', async () => {
    const page = await enter('Quản trị', '/lich-lam-viec?nam=2027')
    await page.getByRole('button', { name: 'Nhập từ tệp' }).click()
    const dialog = page.getByRole('dialog')
    await healthy(page)
    const csv =
      'Ngày;Tình trạng;Nội dung\n1/12/2027;nghỉ;Ngày truyền thống\n30/2/2027;nghỉ;Không có ngày này\n1/1/2027;nghỉ;Tết Dương lịch\n'
    await dialog
      .locator('input[type=file]')
      .setInputFiles({ name: 'ngay.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await dialog.getByText('1 quyết định sẽ được ghi · 1 ngày lịch đã có · 1 dòng không nhập được').waitFor()
    await dialog.getByText('“30/2/2027” không phải là ngày.').waitFor()
    await healthy(page)
    await fillBasis(page)
    await dialog.getByRole('button', { name: 'Ghi 1 quyết định' }).click()
    await page.getByText('Đã ghi 1 quyết định vào lịch.').waitFor()
    await page.locator('.month-notes').getByText('Ngày truyền thống').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Tệp lịch (.ics)' }).click()
    expect((await download).suggestedFilename()).toBe('lich-lam-viec-2027.ics')
    await page.context().close()
  })

  it('a convention is decided by the leader, seen by the clerk', async () => {
    const page = await enter('Thường trực Thành ủy', '/quy-uoc')
    await page.getByRole('button', { name: 'Đổi quy ước: Xin gia hạn khi nào' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Giá trị mới').selectOption('true')
    await dialog.getByRole('button', { name: 'Lưu quy ước' }).click()
    await dialog.getByText('Ô này cần có nội dung.').waitFor()
    await healthy(page)
    await dialog.getByLabel('Người, cơ quan quyết định').fill('Thường trực Thành ủy')
    await dialog.getByRole('button', { name: 'Lưu quy ước' }).click()
    await page.getByText('Đã lưu quy ước mới.').waitFor()
    await page.getByRole('button', { name: 'Đổi quy ước: Số lần gia hạn nhiều nhất' }).click()
    await dialog.getByLabel('Không giới hạn').uncheck()
    await dialog.getByLabel('Số lần').fill('2')
    await dialog.getByLabel('Áp dụng').selectOption('day')
    await dialog.getByLabel('Từ ngày').fill('2027-01-01')
    await dialog.getByLabel('Người, cơ quan quyết định').fill('Thường trực Thành ủy')
    await dialog.getByRole('button', { name: 'Lưu quy ước' }).click()
    await page.getByText('Từ ngày 1/1/2027: 2 lần.').waitFor()
    await healthy(page)
    await page.getByRole('button', { name: 'Rút lại thay đổi từ ngày 1/1/2027: Số lần gia hạn nhiều nhất' }).click()
    await page.getByText('Đã rút lại thay đổi chưa áp dụng.').waitFor()
    await page.context().close()
    const clerk = await enter('Văn thư', '/quy-uoc')
    await clerk.getByText('chỉ trước khi hết hạn').first().waitFor()
    expect(await clerk.getByRole('button', { name: /^Đổi quy ước/ }).count()).toBe(0)
    await clerk.context().close()
  })
})
