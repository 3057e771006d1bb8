/** The office's own calendar: decided with a basis, checked, seen before it is entered, and counted with from the next request on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addDecision,
  changeDecision,
  getCalendar,
  getCalendarNotices,
  previewDecision,
  removeDecision,
} from '../src/features/calendar/contract.js'
import { getMyWork, getTask } from '../src/features/tasks/contract.js'
import { weekday, type DecisionContent } from '../src/kernel/calendar.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let admin: Client
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  await office.issue(await office.as('van-thu'), await office.firstDocument())
  admin = await office.as('quan-tri')
})
afterAll(() => office.close())

const basis = { number: '8726/TB-VP', date: '2026-11-10', issuer: 'Văn phòng Thành ủy Lam Khê' }
const tet2027: DecisionContent = {
  kind: 'holiday',
  holiday: 'tet',
  year: 2027,
  days: ['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
}
const events = async (operation: string) =>
  (await office.house.db.selectFrom('event').where('operation', '=', operation).select('data').execute()).map(
    ({ data }) => data,
  )

it('shows a year by law, with what nobody has decided marked, and asks for the coming year from November on', async () => {
  const monitor = await office.as('theo-doi')
  const { days, workingDays, decisions, lunar, missing, can } = await monitor.do(getCalendar, { year: 2027 })
  const about = (day: string) => days.find((one) => one.day === day)
  expect([about('2027-02-05'), about('2027-02-06')]).toMatchObject([
    { reason: 'tet', unverified: true },
    { reason: 'tet', unverified: true },
  ])
  // Tết 2027 is a Saturday: Saturday and Sunday are made up on Wednesday and Thursday.
  expect([about('2027-02-10')?.reason, about('2027-02-11')?.reason]).toEqual(['tet-made-up', 'tet-made-up'])
  expect([about('2027-04-16'), about('2027-09-02')]).toMatchObject([
    { reason: 'hung-kings', unverified: false },
    { reason: 'national', unverified: false },
  ])
  expect(lunar).toEqual({ tet: '2027-02-06', hungKings: '2027-04-16' })
  expect([decisions, can.change, workingDays[1]]).toEqual([[], false, 15])
  expect(missing).toEqual([
    { year: 2027, holiday: 'tet' },
    { year: 2027, holiday: 'national' },
  ])
  office.setNow('2027-10-31T23:59:00+07:00')
  expect((await admin.do(getCalendarNotices, {})).missing).toEqual([])
  office.setNow('2027-11-01T00:00:00+07:00')
  expect((await admin.do(getCalendarNotices, {})).missing.map(({ year }) => year)).toEqual([2028, 2028])
  office.setNow('2026-11-25T09:00:00+07:00')
})

it('enters a decision with its basis, corrects it, takes it out; each is an event', async () => {
  const { id } = await admin.do(addDecision, { title: 'Nghỉ Tết Đinh Mùi', content: tet2027, basis })
  const year = await admin.do(getCalendar, { year: 2027 })
  expect(year.days.find((one) => one.day === '2027-02-04')).toEqual({
    day: '2027-02-04',
    working: false,
    reason: 'tet',
    decisionId: id,
    unverified: false,
  })
  expect(year.missing).toEqual([{ year: 2027, holiday: 'national' }])
  expect(year.decisions).toMatchObject([{ id, title: 'Nghỉ Tết Đinh Mùi', basis, version: 1, enteredBy: 'Quản trị' }])

  const days = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09']
  const change = { id, title: 'Nghỉ Tết Đinh Mùi', basis, content: { ...tet2027, days } }
  expect((await admin.try(changeDecision, { ...change, version: 7 })).code).toBe('stale')
  await admin.do(changeDecision, { ...change, version: 1 })
  expect((await events('changeDecision'))[0]).toMatchObject({ decisionId: id, before: { content: tet2027 } })
  await admin.do(removeDecision, { id, version: 2, reason: 'Nhập nhầm năm' })
  expect((await admin.try(removeDecision, { id, version: 3, reason: 'x' })).code).toBe('decision-removed')
  const after = await admin.do(getCalendar, { year: 2027 })
  expect(after.decisions).toMatchObject([{ id, removed: { by: 'Quản trị', reason: 'Nhập nhầm năm' } }])
  expect(after.days.find((one) => one.day === '2027-02-04')).toBeUndefined()
  expect([await events('addDecision'), await events('removeDecision')].map((list) => list.length)).toEqual([1, 1])
})

describe('a decision that does not fit', () => {
  it.each<[string, DecisionContent]>([
    ['holiday-day-count', { ...tet2027, days: ['2027-02-06'] } as DecisionContent],
    [
      'holiday-without-heart',
      { ...tet2027, days: ['2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'] } as DecisionContent,
    ],
    [
      'holiday-days-apart',
      { ...tet2027, days: ['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-09'] } as DecisionContent,
    ],
    ['nothing-to-make-up', { kind: 'compensation', holiday: 'hung-kings', year: 2027, days: ['2027-04-19'] }],
    [
      'made-up-too-many',
      { kind: 'compensation', holiday: 'hung-kings', year: 2026, days: ['2026-04-24', '2026-04-27'] },
    ],
    ['already-off', { kind: 'office', days: ['2026-11-28'] }],
    ['swap-uneven', { kind: 'swap', off: ['2027-01-04'], on: ['2027-01-09', '2027-01-16'] }],
    ['already-off', { kind: 'swap', off: ['2027-01-01'], on: ['2027-01-09'] }],
    ['already-working', { kind: 'swap', off: ['2027-01-04'], on: ['2027-01-08'] }],
    ['works-on-holiday', { kind: 'swap', off: ['2027-01-04'], on: ['2027-02-06'] }],
    ['day-twice', { kind: 'office', days: ['2027-01-05', '2027-01-05'] }],
    ['no-yearly-date', { kind: 'annual', from: '2027-01-01', date: '02-29' }],
    ['annual-by-law', { kind: 'annual', from: '2027-01-01', date: '05-01' }],
  ])('is refused: %s', async (code, content) => {
    const answer = await admin.try(addDecision, { title: 'x', content, basis })
    expect([answer.status, answer.code]).toEqual([422, code])
    expect((await admin.do(previewDecision, { content })).problems[0]?.code).toBe(code)
    expect((answer.body as unknown as { title: string }).title).not.toContain('undefined')
  })

  it('says with which one it collides', async () => {
    const swap: DecisionContent = { kind: 'swap', off: ['2027-03-01'], on: ['2027-03-06'] }
    const { id } = await admin.do(addDecision, { title: 'Hoán đổi tháng 3', content: swap, basis })
    const again = await admin.try(addDecision, { title: 'x', content: { kind: 'office', days: ['2027-03-01'] }, basis })
    expect([again.code, (again.body as unknown as { title: string }).title]).toEqual([
      'day-decided',
      'Ngày 1/3/2027 đã nằm trong quyết định “Hoán đổi tháng 3”. Hãy bỏ ngày này, hoặc sửa quyết định ấy.',
    ])
    // A week of six days makes the swapped Saturday a working day anyway.
    const week: DecisionContent = { kind: 'weekdays', from: '2027-01-01', weekdays: [1, 2, 3, 4, 5, 6] }
    expect((await admin.do(previewDecision, { content: week })).impact.clashes).toEqual(['Hoán đổi tháng 3'])
    await admin.do(removeDecision, { id, version: 1, reason: 'xong' })
  })
})

it('says before it is entered what a decision does to open deadlines, and counts with it afterwards; last days never move', async () => {
  const unit = await office.as('truong-ban')
  const rows = async () => (await unit.do(getMyWork, {})).bands.flatMap((band) => band.rows)
  const dated = (await rows()).filter((row) => row.deadline?.lastDay && (row.time?.workingDays ?? 0) > 2)
  const before = dated[0]
  expect(before).toBeDefined()
  const lastDay = before?.deadline?.lastDay as string
  const content: DecisionContent = { kind: 'office', days: ['2026-11-26', '2026-11-27'] }
  const { problems, impact } = await admin.do(previewDecision, { content })
  expect([problems, impact.off, impact.on]).toEqual([[], content.days, []])
  const parts = await office.house.db
    .selectFrom('assignment')
    .select('last_day')
    .where('last_day', 'is not', null)
    .execute()
  const later = parts.filter((part) => (part.last_day ?? '') >= '2026-11-26').length
  expect(impact.deadlines).toEqual({
    open: parts.length,
    touched: later,
    ontoDayOff: 0,
    offDayOff: 0,
    fewerDays: later,
    moreDays: 0,
  })
  expect(later).toBeGreaterThan(1)

  const { id } = await admin.do(addDecision, { title: 'Dời trụ sở', content, basis })
  const after = (await rows()).find((row) => row.id === before?.id)
  expect(after?.time?.workingDays).toBe((before?.time?.workingDays ?? 0) - 2)
  expect(after?.deadline).toEqual(before?.deadline)

  // One last day is a Sunday: a swap makes it a working day; another is a working day: it may become one off.
  const on = (day: string) => parts.filter((part) => part.last_day === day).length
  expect(weekday(lastDay)).toBe(7)
  const swapped = await admin.do(previewDecision, { content: { kind: 'swap', off: ['2027-03-01'], on: [lastDay] } })
  expect(swapped.impact.deadlines.offDayOff).toBe(on(lastDay))
  const worked = parts.find((part) => part.last_day && weekday(part.last_day) < 6)?.last_day as string
  const onto = await admin.do(previewDecision, { content: { kind: 'office', days: [worked] }, replaces: id })
  expect([onto.problems, onto.impact.deadlines.ontoDayOff]).toEqual([[], on(worked)])
  const back = await admin.do(previewDecision, { content: null, replaces: id })
  expect([back.impact.on, back.impact.deadlines.moreDays]).toEqual([content.days, impact.deadlines.fewerDays])
  await admin.do(removeDecision, { id, version: 1, reason: 'Không dời nữa' })
  expect((await rows()).find((row) => row.id === before?.id)?.time).toEqual(before?.time)
  const task = await unit.do(getTask, { id: before?.taskId as string })
  expect(task.deadline?.lastDay).toBe(lastDay)
})
