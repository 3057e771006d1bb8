import { expect, test } from 'vitest'
import { openBrowser } from './browser.js'

test('a browser opens, renders a page and reads its title back', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const html = '<!doctype html><meta charset="utf-8"><title>Đôn Đốc</title><h1>Việc của đơn vị</h1>'
    await page.goto(`data:text/html;charset=utf-8,${encodeURIComponent(html)}`)
    expect(await page.title()).toBe('Đôn Đốc')
    expect(await page.locator('h1').innerText()).toBe('Việc của đơn vị')
  } finally {
    await browser.close()
  }
})

test('a browser that is named but cannot start is said plainly', async () => {
  const before = process.env['CHROMIUM_PATH']
  process.env['CHROMIUM_PATH'] = '/nowhere/chromium'
  try {
    await expect(openBrowser()).rejects.toThrow(/install Chromium/)
  } finally {
    if (before === undefined) delete process.env['CHROMIUM_PATH']
    else process.env['CHROMIUM_PATH'] = before
  }
})
