import ICAL from 'ical.js'
import { EVENT_LIMITS, type CalendarEvent } from '../events.js'
import { ReaderRefusal } from './refusal.js'
import { decodeText } from './txt.js'

const short = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, EVENT_LIMITS.text)

/** The value of a property as it stands there, whatever its kind; '' where there is none or it is broken. */
function textOf(event: ICAL.Component, name: string): string {
  try {
    return String(event.getFirstPropertyValue(name) ?? '')
  } catch {
    return ''
  }
}

/** The value of DTSTART or DTEND as the parser left it, before it is made a time: `2027-02-06`, `2027-02-06T08:00:00`. */
function rawOf(event: ICAL.Component, name: string): string {
  const value: unknown = (event.getFirstProperty(name)?.toJSON() as unknown[] | undefined)?.[3]
  return typeof value === 'string' ? value : ''
}

/** A whole day; null for an hour of the day. A day without `VALUE=DATE` comes as one with an empty time. */
function wholeDay(event: ICAL.Component, name: string): string | null {
  return /^(\d{4}-\d{2}-\d{2})(?:T::)?$/.exec(rawOf(event, name))?.[1] ?? null
}

const DAY = 86_400_000

function daysOf(event: ICAL.Component): Pick<CalendarEvent, 'days' | 'problem'> {
  const none = (problem: CalendarEvent['problem']) => ({ days: [], problem })
  if (textOf(event, 'status').toUpperCase() === 'CANCELLED') return none('cancelled')
  if (event.hasProperty('rrule') || event.hasProperty('rdate')) return none('repeats')
  const first = wholeDay(event, 'dtstart')
  if (!first) return none(rawOf(event, 'dtstart').includes('T') ? 'hours' : 'no-day')
  const begin = Date.parse(`${first}T00:00:00Z`)
  // The end is the first day that is free again; without one it is a single day.
  const end = wholeDay(event, 'dtend')
  const until = end ? Date.parse(`${end}T00:00:00Z`) : begin + DAY
  if (Number.isNaN(begin) || Number.isNaN(until)) return none('no-day')
  const length = Math.max(1, (until - begin) / DAY)
  if (length > EVENT_LIMITS.days) return none('too-long')
  return {
    days: Array.from({ length }, (_, at) => new Date(begin + at * DAY).toISOString().slice(0, 10)),
    problem: null,
  }
}

function categoriesOf(event: ICAL.Component): string[] {
  return event
    .getAllProperties('categories')
    .slice(0, 10)
    .flatMap((property) =>
      property
        .getValues()
        .slice(0, 10)
        .map((value) => short(String(value))),
    )
}

/** The events of a calendar file (RFC 5545). */
export function readIcs(bytes: Buffer): CalendarEvent[] {
  if (bytes.length === 0) throw new ReaderRefusal('file-empty')
  if (bytes.length > EVENT_LIMITS.bytes)
    throw new ReaderRefusal('too-large', { what: 'file', limit: EVENT_LIMITS.bytes })
  const text = decodeText(bytes).trim()
  if (!/^BEGIN:VCALENDAR\r?\n/i.test(text)) throw new ReaderRefusal('not-a-calendar')
  let events: ICAL.Component[]
  try {
    // One calendar comes as itself, several as a list.
    const parsed = ICAL.parse(text) as unknown[]
    const calendars = (typeof parsed[0] === 'string' ? [parsed] : parsed) as [string, unknown[], unknown[]][]
    events = calendars.flatMap((one) => new ICAL.Component(one).getAllSubcomponents('vevent'))
  } catch {
    throw new ReaderRefusal('calendar-broken')
  }
  if (events.length > EVENT_LIMITS.events) throw new ReaderRefusal('calendar-too-large', { limit: EVENT_LIMITS.events })
  if (events.length === 0) throw new ReaderRefusal('calendar-empty')
  return events.map((event, at) => ({
    number: at + 1,
    ...daysOf(event),
    summary: short(textOf(event, 'summary')),
    categories: categoriesOf(event),
    tentative: textOf(event, 'status').toUpperCase() === 'TENTATIVE',
  }))
}
