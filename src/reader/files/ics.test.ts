import { describe, expect, it } from 'vitest'
import { EVENT_LIMITS } from '../events.js'
import { readIcs } from './ics.js'

const file = (...events: string[]): Buffer =>
  Buffer.from(
    [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:x',
      ...events.map((one) => `BEGIN:VEVENT\r\n${one}\r\nEND:VEVENT`),
      'END:VCALENDAR',
      '',
    ].join('\r\n'),
  )
const code = (bytes: Buffer): string => {
  try {
    readIcs(bytes)
    return 'read'
  } catch (error) {
    return String((error as { code?: unknown }).code)
  }
}

describe('a calendar file', () => {
  it('gives whole days, with the end as the first day that is free again', () => {
    expect(
      readIcs(
        file(
          'DTSTART;VALUE=DATE:20270204\r\nDTEND;VALUE=DATE:20270206\r\nSUMMARY:Nghỉ Tết\\, hai ngày\r\nCATEGORIES:Tết Nguyên đán,Lễ',
          'DTSTART;VALUE=DATE:20270416\r\nSUMMARY:Giỗ\r\n  Tổ\r\nSTATUS:TENTATIVE',
          'DTSTART:20270902\r\nDTEND:20270902\r\nSUMMARY:Quốc khánh',
        ),
      ),
    ).toEqual([
      {
        number: 1,
        days: ['2027-02-04', '2027-02-05'],
        problem: null,
        summary: 'Nghỉ Tết, hai ngày',
        categories: ['Tết Nguyên đán', 'Lễ'],
        tentative: false,
      },
      { number: 2, days: ['2027-04-16'], problem: null, summary: 'Giỗ Tổ', categories: [], tentative: true },
      { number: 3, days: ['2027-09-02'], problem: null, summary: 'Quốc khánh', categories: [], tentative: false },
    ])
  })

  it('says why an event has no days that can be taken', () => {
    expect(
      readIcs(
        file(
          'DTSTART;VALUE=DATE:20270101\r\nRRULE:FREQ=YEARLY',
          'DTSTART:20270101T080000Z\r\nDTEND:20270101T090000Z',
          'DTSTART;TZID=Asia/Ho_Chi_Minh:20270101T080000',
          'DTSTART;VALUE=DATE:20270101\r\nDTEND;VALUE=DATE:20280101',
          'SUMMARY:không ngày',
          'DTSTART;VALUE=DATE:20270101\r\nSTATUS:CANCELLED',
        ),
      ).map((one) => [one.problem, one.days]),
    ).toEqual([
      ['repeats', []],
      ['hours', []],
      ['hours', []],
      ['too-long', []],
      ['no-day', []],
      ['cancelled', []],
    ])
  })

  it('is refused by name where it is none, broken, empty or too large', () => {
    expect(code(Buffer.from('Ngày,Nội dung\n1/1/2027,x\n'))).toBe('not-a-calendar')
    expect(code(Buffer.from('BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n'))).toBe('calendar-broken')
    expect(code(file())).toBe('calendar-empty')
    expect(code(Buffer.alloc(0))).toBe('file-empty')
    expect(code(Buffer.alloc(EVENT_LIMITS.bytes + 1, 32))).toBe('too-large')
    expect(code(file(...Array.from({ length: EVENT_LIMITS.events + 1 }, () => 'DTSTART;VALUE=DATE:20270101')))).toBe(
      'calendar-too-large',
    )
  })

  it('takes no longer than a moment, whatever it is filled with', () => {
    const n = EVENT_LIMITS.bytes - 1000
    const hostile = [
      Buffer.from('BEGIN:VCALENDAR\r\n' + 'BEGIN:VEVENT\r\n'.repeat(n / 14)),
      file(`SUMMARY:a${'\r\n b'.repeat(n / 4)}`),
      file(`SUMMARY;A="${'x'.repeat(n)}`),
      file(`CATEGORIES:${'a,'.repeat(n / 2)}`),
      file(`SUMMARY:${'\\\\;'.repeat(n / 3)}`),
      file(`DTSTART;VALUE=DATE:20270101\r\nRDATE;VALUE=DATE:${'20270101,'.repeat(n / 9)}`),
    ]
    for (const bytes of hostile) {
      const began = performance.now()
      code(bytes)
      expect(performance.now() - began).toBeLessThan(10_000)
    }
  })
})
