/** A post's page in a real browser, and what must hold on every page in every open state. */
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { getEntrance } from '../../src/features/identity/contract.js'
import { POSTS, type Office, type Post } from '../office.js'

const SCREENS = [
  { name: 'desktop', width: 1360, height: 900 },
  { name: 'phone', width: 360, height: 760 },
] as const
type Size = (typeof SCREENS)[number]

/**
 * The screens of a journey beside the main one: in the suite that which matters most to it, with `DONDOC_SCREENS=all` both. The
 * main journey (journey.test.ts) always walks on both.
 */
export const screensFor = (name: Size['name']): readonly Size[] =>
  process.env.DONDOC_SCREENS === 'all' ? SCREENS : SCREENS.filter((size) => size.name === name)

export interface Screen {
  /** A page of a post of its own, signed in through the practice door as a person would. */
  open(post: Post, at?: string): Promise<Page>
  /** axe finds nothing, and the page is no wider than its screen. `picture`: kept where DONDOC_SHOTS names a folder. */
  clean(page: Page, what: string, picture?: string): Promise<void>
  /** What the pages complained of. */
  errors: string[]
}

export async function openScreen(
  office: Office,
  browser: Browser,
  { name, width, height }: (typeof SCREENS)[number],
): Promise<Screen> {
  const errors: string[] = []
  await office.house.server.listen({ host: '127.0.0.1', port: 0 })
  const base = `http://127.0.0.1:${(office.house.server.server.address() as { port: number }).port}`
  return {
    errors,
    async open(post, at = '/') {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: 'vi-VN',
        reducedMotion: 'reduce',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      page.on('pageerror', (error) => errors.push(`${post}: ${error.message}`))
      page.on('console', (message) => {
        if (message.type() === 'error' && !/status of 4\d\d|ERR_INCOMPLETE_CHUNKED_ENCODING/.test(message.text()))
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
    },
    clean: (page, what, picture) => look(page, { name }, what, picture),
  }
}

/**
 * axe, within the page itself: no frame of ours comes from elsewhere, so it needs no second page for each look, which takes
 * longer than the look.
 */
const axeOf = (page: Page, except: string[]): AxeBuilder =>
  new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .disableRules(except)

/** What axe finds. */
export async function flaws(page: Page, except: string[] = []): Promise<string[]> {
  let { violations } = await axeOf(page, except).analyze()
  // A bar that stays in its place may cover half of what is scrolled under it; what is too small is so wherever it stands.
  const covered = violations.find(({ id }) => id === 'target-size')?.nodes[0]?.target[0]
  if (typeof covered === 'string') {
    await page
      .locator(covered)
      .first()
      .evaluate((element) => element.scrollIntoView({ block: 'center' }))
    violations = (await axeOf(page, except).analyze()).violations
  }
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}

/** axe finds nothing, and the page is no wider than its screen. `picture`: kept where DONDOC_SHOTS names a folder. */
export async function look(page: Page, { name }: { name: string }, what: string, picture?: string): Promise<void> {
  await page.waitForTimeout(150)
  if (picture && process.env.DONDOC_SHOTS)
    await page.screenshot({ path: path.join(process.env.DONDOC_SHOTS, `${picture}-${name}.png`), fullPage: true })
  expect(await flaws(page), `${name}: ${what}`).toEqual([])
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(wide, `${name}: ${what} is wider than the screen`).toBeLessThanOrEqual(0)
}
