/** The calendar goes out as .ics and .csv and comes back by them; what a file says is seen before it is entered. */
import ICAL from 'ical.js'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addDecision,
  exportCalendar,
  getCalendar,
  importCalendarFile,
  previewCalendarFile,
  removeDecision,
} from '../src/features/calendar/contract.js'
import type { OutputOf } from '../src/kernel/contract.js'
import type { DecisionContent } from '../src/kernel/calendar.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let admin: Client
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  admin = await office.as('quan-tri')
})
afterAll(() => office.close())

const basis = { number: '12-TB/VPTU', date: '2026-11-10', issuer: 'Thường trực Thành ủy' }
const DECISIONS: [string, DecisionContent][] = [
  [
    'Nghỉ Tết Đinh Mùi',
    {
      kind: 'holiday',
      holiday: 'tet',
      year: 2027,
      days: ['2027-02-04', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08'],
    },
  ],
  ['Quốc khánh 2027', { kind: 'holiday', holiday: 'national', year: 2027, days: ['2027-09-02', '2027-09-03'] }],
  ['Hoán đổi đầu năm', { kind: 'swap', off: ['2027-01-04'], on: ['2027-01-09'] }],
  ['Hoán đổi tháng 5', { kind: 'swap', off: ['2027-04-29'], on: ['2027-04-24'] }],
  ['=HYPERLINK("http://x","Dời trụ sở")', { kind: 'office', days: ['2027-06-01', '2027-06-02'] }],
]

type Preview = OutputOf<typeof previewCalendarFile>
const download = async (format: 'ics' | 'csv', year = 2027) =>
  (await admin.send('GET', `${exportCalendar.path}?year=${year}&format=${format}`)) as unknown as {
    status: number
    body: string
    headers: Record<string, string>
  }
const preview = async (name: string, content: Buffer | string) =>
  admin.upload(previewCalendarFile.path, name, Buffer.from(content)) as Promise<{
    status: number
    code: string | undefined
    body: Preview
  }>
const yearNow = async () => {
  const { days, decisions } = await admin.do(getCalendar, { year: 2027 })
  return { days: days.map((day) => ({ ...day, decisionId: null })), decisions: decisions.filter((one) => !one.removed) }
}

describe('a year that goes out', () => {
  it('comes back whole into an office that had nothing, by .csv and by .ics', async () => {
    for (const [title, content] of DECISIONS) await admin.do(addDecision, { title, content, basis })
    const full = await yearNow()
    const files = { csv: await download('csv'), ics: await download('ics') }
    expect(files.csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(files.ics.headers['content-disposition']).toBe("attachment; filename*=UTF-8''lich-lam-viec-2027.ics")
    for (const format of ['csv', 'ics'] as const) {
      for (const one of (await yearNow()).decisions)
        await admin.do(removeDecision, { id: one.id, version: one.version, reason: 'thử' })
      const { body, status } = await preview(`lich.${format}`, files[format].body)
      expect([status, body.rows.filter((row) => row.outcome === 'problem')]).toEqual([200, []])
      expect(body.decisions.map(({ content }) => content)).toHaveLength(DECISIONS.length)
      // Nothing is entered by looking.
      expect((await yearNow()).decisions).toEqual([])
      await admin.do(importCalendarFile, {
        fileName: body.fileName,
        decisions: body.decisions.map((one) => ({ ...one, basis: one.basis ?? basis })),
      })
      const back = await yearNow()
      expect(back.days).toEqual(full.days)
      expect(new Set(back.decisions.map((one) => one.title))).toEqual(new Set(DECISIONS.map(([title]) => title)))
      expect(back.decisions.every((one) => JSON.stringify(one.basis) === JSON.stringify(basis))).toBe(true)
      const again = (await preview(`lich.${format}`, files[format].body)).body
      expect([again.decisions, again.rows.every((row) => row.outcome === 'known')]).toEqual([[], true])
    }
  })

  it('is a table whose cells are inert, and a calendar that another program reads', async () => {
    const { body } = await download('csv')
    const rows = parse(body, { bom: true, columns: true }) as Record<string, string>[]
    const moved = rows.find((row) => row['Ngày'] === '1/6/2027')
    expect(moved).toMatchObject({
      Thứ: 'Thứ Ba',
      'Tình trạng': 'nghỉ',
      Loại: 'Ngày nghỉ của cơ quan',
      'Nội dung': `'=HYPERLINK("http://x","Dời trụ sở")`,
      'Số văn bản': '12-TB/VPTU',
      'Ngày văn bản': '10/11/2026',
    })
    for (const cell of rows.flatMap((row) => Object.values(row))) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
    for (const line of body.trim().split('\r\n')) expect(line.replace(/^\uFEFF/, '')).toMatch(/^".*"$/)
    const events = new ICAL.Component(ICAL.parse((await download('ics')).body) as never).getAllSubcomponents('vevent')
    const summary = (one: (typeof events)[number]) => String(one.getFirstPropertyValue('summary'))
    expect(events.map(summary)).toEqual(
      expect.arrayContaining([
        'Nghỉ Tết Đinh Mùi',
        'Làm bù: Hoán đổi đầu năm',
        'Hoán đổi đầu năm',
        'Giỗ Tổ Hùng Vương',
      ]),
    )
    const tet = events.find((one) => summary(one) === 'Nghỉ Tết Đinh Mùi')
    expect([String(tet?.getFirstPropertyValue('dtstart')), String(tet?.getFirstPropertyValue('dtend'))]).toEqual([
      '2027-02-04',
      '2027-02-09',
    ])
    expect(new Set(events.map((one) => String(one.getFirstPropertyValue('uid')))).size).toBe(events.length)
    const tentative = new ICAL.Component(ICAL.parse((await download('ics', 2028)).body) as never)
      .getAllSubcomponents('vevent')
      .filter((one) => one.getFirstPropertyValue('status') === 'TENTATIVE')
    expect(tentative.length).toBeGreaterThan(0)
  })
})

describe('a file that comes in', () => {
  it('is seen row by row, with sentences for what cannot be entered', async () => {
    const csv =
      'Ngày;Tình trạng;Nội dung\n1/12/2027;nghỉ;Ngày truyền thống\n30/2/2027;nghỉ;x\n1/1/2027;nghỉ;Tết Dương lịch\n'
    const { body } = await preview('ngay-nghi.csv', csv)
    expect(body.rows.map(({ line, outcome, problem }) => [line, outcome, problem?.code ?? null])).toEqual([
      [2, 'off', null],
      [3, 'problem', 'row-day'],
      [4, 'known', null],
    ])
    expect(body.decisions).toEqual([
      { title: 'Ngày truyền thống', content: { kind: 'office', days: ['2027-12-01'] }, basis: null },
    ])
    expect(body.impact.off).toEqual(['2027-12-01'])
    const { errorSentence } = await import('../src/kernel/words/vi/errors.js')
    const problem = body.rows[1]?.problem
    expect(errorSentence(problem?.code ?? '', problem?.detail)).toBe(
      '“30/2/2027” không phải là ngày. Ghi theo dạng 25/11/2026.',
    )
  })

  it('is entered whole or not at all, and is checked again when it is', async () => {
    const content: DecisionContent = { kind: 'office', days: ['2027-12-01'] }
    const decisions = [
      { title: 'Một', content, basis },
      { title: 'Hai', content: { kind: 'office' as const, days: ['2027-12-01'] }, basis },
    ]
    const before = (await yearNow()).decisions.length
    expect((await admin.try(importCalendarFile, { fileName: 'x.csv', decisions })).code).toBe('day-decided')
    expect((await yearNow()).decisions).toHaveLength(before)
    await admin.do(importCalendarFile, { fileName: 'x.csv', decisions: decisions.slice(0, 1) })
    const [event] = await office.house.db
      .selectFrom('event')
      .where('operation', '=', 'importCalendarFile')
      .orderBy('id', 'desc')
      .select('data')
      .execute()
    expect(event?.data).toMatchObject({ fileName: 'x.csv', title: 'Một', basis })
  })

  it('is refused where it is no list of days, too long, or not the administrator’s to enter', async () => {
    expect((await preview('a.csv', 'Tên,Tuổi\nx,1\n')).code).toBe('calendar-no-day-column')
    expect((await preview('a.ics', 'Ngày,Nội dung\n')).code).toBe('not-a-calendar')
    expect((await preview('a.ics', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n')).code).toBe('calendar-broken')
    expect((await preview('a.docx', 'x')).code).toBe('not-a-table')
    expect((await preview('a.csv', `Ngày\n${'1/1/2027\n'.repeat(1001)}`)).code).toBe('calendar-too-large')
    const clerk = await office.as('van-thu')
    expect((await clerk.upload(previewCalendarFile.path, 'a.csv', Buffer.from('Ngày\n1/1/2027\n'))).status).toBe(403)
    expect((await clerk.send('GET', `${exportCalendar.path}?year=2027&format=csv`)).status).toBe(200)
    expect((await (await office.as('ubnd')).send('GET', `${exportCalendar.path}?year=2027&format=csv`)).status).toBe(
      403,
    )
  })
})
