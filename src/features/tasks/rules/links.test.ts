import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, workCalendar, workingDaysBetween } from '../../../kernel/calendar.js'
import { comesAfter, type Link, mustBeLinkable, seemsToMean, slackOf } from './links.js'

const codeOf = (work: () => void): string | null => {
  try {
    work()
    return null
  } catch (error) {
    return (error as { code: string }).code
  }
}
const task = (n: number): { id: string; document_id: string } => ({ id: `t${n}`, document_id: 'd' })

describe('links between tasks', () => {
  it('never close a circle, whatever is tried in whatever order', () => {
    const tries = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 60 })
    fc.assert(
      fc.property(tries, (pairs) => {
        const links: Link[] = []
        for (const [a, b] of pairs) {
          const code = codeOf(() => mustBeLinkable(links, task(a), task(b)))
          // refused exactly where it has to be
          const expected =
            a === b
              ? 'link-elsewhere'
              : links.some((link) => link.task_id === `t${a}` && link.after_id === `t${b}`)
                ? 'link-there'
                : comesAfter(links, `t${b}`, `t${a}`)
                  ? 'link-circle'
                  : null
          expect(code).toBe(expected)
          if (code === null) links.push({ task_id: `t${a}`, after_id: `t${b}` })
        }
        // there is an order in which all can be done: nothing comes before itself
        for (const { task_id: later, after_id: earlier } of links) expect(comesAfter(links, earlier, later)).toBe(false)
      }),
    )
  })
  it('stay within one dispatch', () => {
    expect(codeOf(() => mustBeLinkable([], task(1), { id: 't2', document_id: 'other' }))).toBe('link-elsewhere')
  })
})

describe('slack', () => {
  const calendar = workCalendar()
  const day = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-06-01', n))
  const of = (before: string, after: string, today: string) =>
    slackOf({ lastDay: before, done: false }, { lastDay: after, done: false }, today, calendar, 3)

  it('says by how many working days the one may be late before nothing is left for the other', () => {
    fc.assert(
      fc.property(day, day, day, (before, after, today) => {
        const { code, days, left } = of(before, after, today)
        expect(days).toBe(workingDaysBetween(calendar, before, after))
        expect(code === 'contradiction').toBe((days ?? 0) <= 0)
        if (code === 'contradiction') return
        expect(left).toBeLessThanOrEqual(days ?? 0)
        if (today <= before) expect(left).toBe(days)
        expect(code === 'gone').toBe((left ?? 0) <= 0)
        expect(code === 'eaten').toBe(today > before && (left ?? 0) > 0)
      }),
    )
  })
  it('shrinks as days pass, and never grows', () => {
    fc.assert(
      fc.property(day, day, day, (before, after, today) => {
        expect(of(before, after, addDays(today, 1)).left ?? 0).toBeLessThanOrEqual(of(before, after, today).left ?? 0)
      }),
    )
  })
  it('has nothing to say where one is done or has no day', () => {
    const at = (a: string | null, b: string | null, done = false) =>
      slackOf({ lastDay: a, done }, { lastDay: b, done: false }, '2026-11-25', calendar, 3).code
    expect([at(null, '2026-12-01'), at('2026-12-01', null), at('2026-12-01', '2026-12-05', true)]).toEqual([
      'none',
      'none',
      'none',
    ])
  })
})

describe('the words of an event', () => {
  const plan = {
    path: '2.1',
    title: 'Ban hành kế hoạch truyền thông',
    action: 'ban hành kế hoạch truyền thông năm 2027',
  }
  it.each([
    ['kế hoạch truyền thông được ban hành', true],
    ['hoàn thành nhiệm vụ 2.1', true],
    ['hoàn thành nhiệm vụ 2.2', false],
    ['ký kết', false],
    ['Hội đồng thẩm định họp', false],
  ])('%s: %s', (event, expected) => {
    expect(seemsToMean(event, plan)).toBe(expected)
  })
})
