/**
 * The main job in a real browser, on a desktop and on a phone: the clerk checks the reading and issues, the unit takes
 * its part and reports, the tracking officer returns and accepts; a change shows on another's open screen. axe finds
 * nothing on any page in any of its open states, and no page is wider than its screen.
 * With DONDOC_PICTURES=1 the pictures of the manual are taken on the way.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDocuments } from '../../src/features/documents/contract.js'
import { getEntrance } from '../../src/features/identity/contract.js'
import { packageRoot } from '../../src/platform/config.js'
import { openBrowser } from '../browser.js'
import { openOffice, POSTS, sample, type Office, type Post } from '../office.js'
import { flaws } from './screen.js'

const webDir = path.join(packageRoot(), 'dist/web')
const pictures = process.env.DONDOC_PICTURES === '1'
let browser: Browser
beforeAll(async () => {
  if (!existsSync(webDir))
    throw new Error('The web program is not built: run "npm run build" (npm test does it by itself).')
  browser = await openBrowser()
})
afterAll(() => browser?.close())

const SCREENS = [
  { name: 'desktop', width: 1360, height: 900 },
  { name: 'phone', width: 360, height: 760 },
] as const

describe.each(SCREENS)('on a $name', ({ name, width, height }) => {
  let office: Office
  let base: string
  const phone = width < 500
  const errors: string[] = []

  beforeAll(async () => {
    office = await openOffice({ now: '2026-11-25T09:00:00+07:00', webDir })
    await office.firstDocument()
    await office.house.server.listen({ host: '127.0.0.1', port: 0 })
    base = `http://127.0.0.1:${(office.house.server.server.address() as { port: number }).port}`
  })
  afterAll(() => office.close())

  /** A page of a post of its own, signed in through the practice door as a person would. */
  async function open(post: Post, at = '/'): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height }, locale: 'vi-VN', reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    page.on('pageerror', (error) => errors.push(`${post}: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text()))
        errors.push(`${post}: ${message.text()}`)
    })
    await page.goto(base)
    const { doors } = await office.nobody().do(getEntrance, {})
    const door = doors[POSTS.indexOf(post)]
    await page
      .getByRole('button', { name: door?.title ?? '' })
      .first()
      .click()
    await page.getByRole('heading', { level: 1, name: /^Việc của|^Quản trị/ }).waitFor()
    if (at !== '/') await page.goto(base + at)
    return page
  }

  async function clean(page: Page, what: string, picture?: string, except: string[] = []): Promise<void> {
    await page.waitForTimeout(150)
    expect(await flaws(page, except), `${name}: ${what}`).toEqual([])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(wide, `${name}: ${what} is wider than the screen`).toBeLessThanOrEqual(0)
    if (pictures && picture)
      await page.screenshot({
        path: path.join(packageRoot(), 'docs/manual', `${picture}${phone ? '-dien-thoai' : ''}.png`),
      })
  }

  it('the door offers the practice posts', async () => {
    const page = await (await browser.newContext({ viewport: { width, height } })).newPage()
    await page.goto(base)
    await page.getByRole('button', { name: 'Văn thư' }).first().waitFor()
    await clean(page, 'entrance', 'dang-nhap')
    await page.context().close()
  })

  it('the clerk takes in dispatches by button, drop and paste, and is told of one that is there already', async () => {
    const page = await open('van-thu', '/van-ban')
    const receive = page.getByRole('button', { name: 'Nhận văn bản', exact: true })
    await receive.click()
    const dialog = page.getByRole('dialog')
    await clean(page, 'window for new dispatches')
    await dialog.locator('input[type=file]').setInputFiles([
      { name: '1045-ubnd-vx.pdf', mimeType: 'application/pdf', buffer: sample('1045-ubnd-vx.pdf') },
      { name: '612-cv-tu.docx', mimeType: 'application/octet-stream', buffer: sample('612-cv-tu.docx') },
      { name: 'bang-luong.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK') },
    ])
    await dialog.getByText('Tệp này đã được nhận trước đây:').waitFor()
    await dialog.getByRole('link', { name: 'Mở bản đọc' }).waitFor()
    await dialog.getByText('Mã: unsupported-kind').waitFor()
    await clean(page, 'window with dispatches taken and refused', 'nhan-van-ban')
    await dialog.getByRole('button', { name: 'Đóng' }).last().click()
    await receive.waitFor()

    // a file let fall anywhere on the page
    const fallen = await page.evaluateHandle((text) => {
      const data = new DataTransfer()
      data.items.add(new File([text], '05-ct-tu.txt', { type: 'text/plain' }))
      return data
    }, sample('05-ct-tu.txt').toString())
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: fallen })
    await page.getByText('Thả tệp vào đây để nhận').waitFor()
    await page.dispatchEvent('body', 'drop', { dataTransfer: fallen })
    await dialog.getByRole('link', { name: 'Mở bản đọc' }).waitFor()

    // a whole text, copied from somewhere
    await dialog.getByRole('button', { name: 'Dán cả văn bản' }).click()
    await clean(page, 'window for a pasted text')
    await dialog
      .getByLabel('Nội dung văn bản')
      .fill(
        'VĂN PHÒNG THÀNH ỦY LAM KHÊ\n\nSố 77-CV/VPTU\n\nKính gửi: Báo Lam Khê\n\n1. Báo Lam Khê gửi lịch đăng bài trước ngày 05/12/2026.',
      )
    await dialog.getByRole('button', { name: 'Nhận văn bản này', exact: true }).click()
    await dialog.getByRole('link', { name: 'Mở bản đọc' }).nth(1).waitFor()
    await dialog.getByRole('link', { name: 'Mở bản đọc' }).nth(1).click()
    await page.getByRole('heading', { level: 1, name: /77-CV\/VPTU/ }).waitFor()
    await page
      .getByText(/gửi lịch đăng bài/i)
      .filter({ visible: true })
      .first()
      .waitFor()
    await page.context().close()
  })

  it('the clerk checks the reading beside its text and issues it', async () => {
    const page = await open('van-thu')
    await clean(page, 'home of the clerk')
    await page.getByRole('heading', { level: 3, name: /^Phối hợp tuyên truyền/ }).waitFor()
    await page
      .getByRole('listitem')
      .filter({ hasText: '612-CV/TU' })
      .getByRole('link', { name: 'Kiểm tra bản đọc' })
      .click()
    await page.getByRole('button', { name: /Đúng, xác nhận/ }).waitFor()
    await clean(page, 'reading', 'ban-doc')
    if (phone) {
      await page
        .getByRole('tab', { name: 'Văn bản' })
        .or(page.getByRole('button', { name: 'Văn bản', exact: true }))
        .first()
        .click()
      await clean(page, 'reading, the paper')
      await page
        .getByRole('tab', { name: /Nhiệm vụ/ })
        .or(page.getByRole('button', { name: /Nhiệm vụ ·/ }))
        .first()
        .click()
    }
    await page.getByText('Vì sao?').first().click()
    await page
      .getByText(/Máy chắc khoảng \d+%/)
      .first()
      .waitFor()
    await clean(page, 'reading, why')
    // what is said of a deed covers nothing that can be pressed, is announced once, and can be sent away
    const title = await page.locator('.order-card.open .order-title').innerText()
    await page.getByRole('button', { name: 'Không phải nhiệm vụ' }).first().click()
    await page.getByRole('dialog').getByLabel('Lý do').fill('Thử rồi lấy lại.')
    await page.getByRole('dialog').getByRole('button', { name: 'Không phải nhiệm vụ' }).click()
    const toast = page.locator('.toast')
    await toast.waitFor()
    // A line that has scrolled half under the message counts as small; it scrolls, and the message goes.
    await clean(page, 'reading, something is said', undefined, ['target-size'])
    const covered = await toast.evaluate((one) => {
      const box = one.getBoundingClientRect()
      const bars = document.querySelectorAll(
        '.bar a, .bar button, .bench-tabs button, .issue-bar button, .to-order .button, .rail a',
      )
      return [...bars].filter((bar) => {
        const { left, right, top, bottom, width } = bar.getBoundingClientRect()
        return width > 0 && left < box.right && right > box.left && top < box.bottom && bottom > box.top
      }).length
    })
    expect(covered).toBe(0)
    const said = await page
      .locator('[aria-live], output, [role="status"], [role="alert"]')
      .filter({ hasText: /Đã ghi việc \d+ không phải nhiệm vụ/ })
      .count()
    expect(said).toBe(1)
    await toast.getByRole('button', { name: 'Hoàn tác' }).click()
    await toast.waitFor({ state: 'detached' })
    await page.locator('.order-card.open').filter({ hasText: title }).waitFor()

    // what is to be filled in has the focus, in its place and in a window
    const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.tagName)
    await page.locator('.order-deeds').getByRole('button', { name: 'Sửa', exact: true }).click()
    await expect.poll(focused).toBe('TEXTAREA')
    await page.keyboard.press('Escape')
    await page.locator('.order-deeds').getByRole('button', { name: 'Tách làm hai' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('slider')
    await page.keyboard.press('Escape')

    // what is typed while the network is away goes out when it is back
    await page.getByRole('button', { name: /sản phẩm của việc \d+$/ }).click()
    await page.context().setOffline(true)
    await page.keyboard.type('Văn bản chỉ đạo')
    await page.keyboard.press('Enter')
    await page.getByText('Mất kết nối, đang thử lại…').waitFor()
    await page.context().setOffline(false)
    await page.getByText('Đã lưu sản phẩm.').waitFor({ state: 'attached' })
    await page.reload()
    await page.locator('.order-button').filter({ hasText: title }).waitFor()
    if ((await page.locator('.order-card.open').filter({ hasText: title }).count()) === 0)
      await page.locator('.order-button').filter({ hasText: title }).click()
    await page.getByText('Văn bản chỉ đạo', { exact: true }).waitFor()

    const left = page.getByText(/Còn \d+ việc chưa xác nhận/)
    for (let n = 0; n < 30 && (await left.count()); n++) {
      const before = await left.first().innerText()
      await page
        .getByRole('button', { name: /Đúng, xác nhận/ })
        .first()
        .click()
      await page.waitForFunction((text) => !document.body.innerText.includes(text), before)
    }
    await page
      .getByRole('button', { name: /^Giao \d+ việc/ })
      .first()
      .click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Giao cho \d+ đơn vị/).waitFor()
    await clean(page, 'issue dialog')
    await dialog.getByRole('button', { name: /^Giao \d+ việc/ }).click()
    await page.waitForURL(/theo-doi/)
    await page.getByRole('heading', { level: 1, name: /612-CV\/TU/ }).waitFor()
    await clean(page, 'board after issue')
    await page.context().close()
  })

  it('the pages of a PDF are shown as they look, with the orders over them', async () => {
    const clerk = await office.as('van-thu')
    const { documents } = await clerk.do(listDocuments, { q: '1045' })
    const id = documents[0]?.id ?? (await office.receive(clerk, '1045-ubnd-vx.pdf'))
    const page = await open('van-thu', `/van-ban/${id}`)
    await page.getByRole('button', { name: /Đúng, xác nhận/ }).waitFor()
    if (phone) {
      await page.getByRole('button', { name: 'Văn bản', exact: true }).first().click()
      // a page is too small for a phone: text until somebody asks for it
      await page.locator('.paper .in-order').first().waitFor()
    }
    await page.getByRole('button', { name: 'Trang giấy' }).click()
    const first = page.getByRole('img', { name: /Ảnh trang 1/ })
    await page.locator('.sheet-mark.focus').first().waitFor()
    const [width, ratio] = await first.evaluate((img: HTMLImageElement) => [
      img.naturalWidth,
      img.naturalWidth / img.naturalHeight / (img.clientWidth / img.clientHeight),
    ])
    expect(width).toBeGreaterThan(1000)
    expect(ratio).toBeCloseTo(1, 2)
    await clean(page, 'reading, a page as it looks', 'trang-giay')
    await page.getByRole('button', { name: 'Phóng to trang' }).click()
    await clean(page, 'reading, a page enlarged')
    // another order is lit when its line on the page is pressed
    const before = await page.locator('.sheet-number.on').innerText()
    await page.locator('.sheet-mark.sentence').nth(4).click()
    await page.waitForFunction((text) => document.querySelector('.sheet-number.on')?.textContent !== text, before)
    // what is printed is the text
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await page.locator('.paper .in-order').first().waitFor()
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await page.reload()
    await page.getByRole('button', { name: /Đúng, xác nhận/ }).waitFor()
    if (phone) await page.getByRole('button', { name: 'Văn bản', exact: true }).first().click()
    await page.locator('.sheets').waitFor()
    await page.getByRole('button', { name: 'Chữ', exact: true }).click()
    await page.locator('.paper .in-order').first().waitFor()
    await page.context().close()
  })

  it('the unit takes its part and reports; the officer’s open screen shows it, returns it and accepts it', async () => {
    const unit = await open('ubnd')
    await clean(unit, 'home of the unit', 'viec-cua-toi')
    const officer = await open('theo-doi')
    await unit
      .getByRole('link', { name: /Chương trình phối hợp/ })
      .first()
      .click()
    await unit.waitForURL(/nhiem-vu/)
    await unit.getByRole('heading', { level: 2, name: 'Kết quả và minh chứng' }).waitFor()
    await unit.getByRole('button', { name: 'Nhận việc' }).click()
    await unit.getByRole('button', { name: 'Báo cáo kết quả' }).first().click()
    await unit.getByLabel('Kết quả đã làm').fill('Đã xây dựng xong dự thảo, gửi kèm tờ trình.')
    await unit.locator('input[type=file]').setInputFiles({
      name: 'Dự thảo chương trình.docx',
      mimeType: 'application/octet-stream',
      buffer: Buffer.from('dự thảo'),
    })
    await unit.getByText('đã tải lên').waitFor()
    await clean(unit, 'reporting')
    await unit.getByRole('button', { name: 'Nộp kết quả', exact: true }).click()
    await unit.getByText('Nộp lần 1').waitFor()

    // no reload: the change comes over the open screen
    const row = officer.getByRole('link', { name: 'Xem và duyệt' }).first()
    await row.waitFor({ timeout: 5000 })
    await clean(officer, 'home of the officer')
    await row.click()
    await officer.waitForURL(/nhiem-vu/)
    await officer.getByRole('button', { name: 'Trả lại' }).first().click()
    await officer
      .getByRole('dialog')
      .getByLabel(/Cần sửa/)
      .fill('Bổ sung kỳ báo cáo và lịch sơ kết 6 tháng.')
    await clean(officer, 'return dialog')
    await officer.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click()

    await unit.getByText('Bổ sung kỳ báo cáo và lịch sơ kết 6 tháng.').first().waitFor({ timeout: 5000 })
    await clean(unit, 'task page of a returned part', 'nhiem-vu')
    await unit.getByRole('button', { name: 'Sửa và nộp lại' }).first().click()
    await unit.getByLabel('Kết quả đã làm').fill('Đã bổ sung kỳ báo cáo.')
    await unit.getByRole('button', { name: 'Nộp lại', exact: true }).click()
    await officer.getByText('Nộp lần 2').waitFor({ timeout: 5000 })
    await officer.getByRole('button', { name: 'Duyệt kết quả' }).first().click()
    await officer.getByRole('dialog').getByRole('button', { name: 'Duyệt kết quả' }).click()
    await unit.getByText('Duyệt kết quả').first().waitFor({ timeout: 5000 })
    await clean(unit, 'task page of an accepted part')
    await unit.context().close()

    await officer.goto(`${base}/theo-doi`)
    await officer.locator('a[href^="/theo-doi/"]').first().click()
    await officer.getByRole('heading', { level: 1, name: /612-CV\/TU/ }).waitFor()
    await clean(officer, 'board', 'bang-theo-doi')
    await officer.goto(`${base}/van-ban`)
    await officer
      .getByRole('link', { name: /ấn phẩm Báo Lam Khê/ })
      .first()
      .waitFor()
    await clean(officer, 'list of dispatches', 'van-ban')
    await officer.goto(`${base}/tim-kiem?q=uy+ban`)
    await officer.locator('mark').first().waitFor()
    await clean(officer, 'search', 'tim-kiem')
    await officer.context().close()
  })

  it('who may not see a task gets a calm sentence, not the task', async () => {
    const unit = await open('ubnd')
    const href = await unit.locator('a[href^="/nhiem-vu/"]').first().getAttribute('href')
    const other = await open('mttq', href ?? '')
    for (const address of [href, '/nhiem-vu/khong-co']) {
      await other.goto(base + address)
      await other
        .getByText(/Không tìm thấy/)
        .first()
        .waitFor()
      await clean(other, `not one’s own: ${address}`)
    }
    await unit.context().close()
    await other.context().close()
  })

  it('the administrator keeps units, groups and accounts', async () => {
    const page = await open('quan-tri', '/quan-tri')
    await page.getByRole('heading', { level: 1, name: 'Quản trị' }).waitFor()
    await clean(page, 'administration', 'quan-tri')
    await page
      .getByRole('tab', { name: 'Tài khoản', exact: true })
      .or(page.getByRole('link', { name: 'Tài khoản', exact: true }))
      .first()
      .click()
    await clean(page, 'accounts')
    await page.getByRole('button', { name: 'Thêm tài khoản' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Tạo tài khoản' }).click()
    await clean(page, 'new account, with what is missing')
    await page.context().close()
  })

  it('the administrator reads the log, has it checked, and compares it with a mark that was kept', async () => {
    const page = await open('quan-tri', '/quan-tri/nhat-ky')
    await page.getByText('Chưa ai kiểm tra sổ').waitFor()
    await clean(page, 'event log', 'nhat-ky')
    await page.getByRole('button', { name: 'Kiểm tra sổ' }).click()
    await page.getByText('sổ liền mạch, không có dấu hiệu').waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Lập mốc kiểm tra' }).click()
    const mark = await (await saved).path()
    await page.locator('input[type=file]').setInputFiles(mark)
    await page.getByText('và đối chiếu với mốc: sổ nguyên vẹn').waitFor()
    await clean(page, 'event log, checked')

    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') })
    await page.getByText('Tệp này không phải là mốc kiểm tra').waitFor()
    await page.getByLabel('Việc', { exact: true }).selectOption({ label: 'Lập mốc kiểm tra' })
    await page.getByText(/^Đang hiện 1 dòng/).waitFor()
    expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['Lập mốc kiểm tra'])
    await page.goto(`${base}/quan-tri/nhat-ky?den=2020-01-01`)
    await page.getByText('Không có dòng nào khớp').waitFor()
    await clean(page, 'event log, nothing found')
    await page.context().close()
  })

  it('throws no error into the console on the way', () => {
    expect(errors).toEqual([])
  })
})
