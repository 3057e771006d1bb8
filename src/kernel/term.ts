/** Times that count from an event: "trong 5 ngày làm việc kể từ ngày nhận được văn bản", "ngay sau khi ký kết". */
import { addDays, addWorkingDays, nearestWorkingDay, type WorkCalendar } from './calendar.js'

export interface Term {
  count: number | null
  unit: 'hour' | 'day' | 'working-day' | 'week' | 'month' | 'year' | null
  side: 'after' | 'before'
  /** The words of the event; null where none is named. */
  event: string | null
}

export interface TermConventions {
  /** What becomes of a last day that the office computes itself and that falls on a day off. */
  rollDirection: 'next' | 'previous' | 'none'
  /** Working days after its event by which work without a length is due. */
  afterEventDays: number
}

const PAPER = '(?: (?:văn bản|công văn|kế hoạch|thông báo|chỉ thị|quyết định|tờ trình|phiếu giao việc))?(?: này)?'
const RECEIVED = new RegExp(`^(?:ngày )?(?:tiếp )?nhận(?: được)?${PAPER}$`, 'iu')
const SIGNED = new RegExp(`^(?:ngày )?(?:ký ban hành|ký phát hành|ký|ban hành|phát hành)${PAPER}$`, 'iu')

/**
 * From which day a term counts: that of the dispatch, that on which the work is given, or an event that nobody knows yet; none where
 * no event is named and nothing is counted ("theo kế hoạch riêng").
 */
export type Event = 'signed' | 'received' | 'awaited' | 'none'

/** "kể từ ngày nhận được hồ sơ" awaits the file; "kể từ ngày nhận được văn bản này", or no event at all, counts from the issue. */
export function eventOf(term: Term | null | undefined): Event {
  const event = term?.event?.trim() ?? ''
  if (!term || (event === '' && (term.count === null || term.side === 'before'))) return 'none'
  if (term.side === 'before' || term.count === null) return 'awaited'
  if (event === '' || RECEIVED.test(event)) return 'received'
  return SIGNED.test(event) ? 'signed' : 'awaited'
}

function addMonths(day: string, n: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n
  const first = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`
  const days = new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5, 7)), 0)).getUTCDate()
  return addDays(first, Math.min(Number(day.slice(8)), days) - 1)
}

/** `n` working days before a day; the day itself for 0. */
function workingDaysBefore(calendar: WorkCalendar, day: string, n: number): string {
  let at = day
  for (let left = n; left > 0; left--) at = nearestWorkingDay(calendar, at, 'before')
  return at
}

/** A day that the office computed itself, by its convention for days off. A day that was ordered never comes here. */
export function rolled(day: string, calendar: WorkCalendar, direction: TermConventions['rollDirection']): string {
  if (direction === 'none' || calendar.isWorkingDay(day)) return day
  return nearestWorkingDay(calendar, day, direction === 'next' ? 'after' : 'before')
}

/**
 * The last day of a term whose event has its day. The day of the event is not counted (Bộ luật Dân sự 2015, art. 147); a last day
 * off is moved as the office has settled it (art. 148: to the next working day). Hours are rounded up to whole days, since an event
 * is known by its day. What must be done before an event is never moved behind it.
 */
export function lastDayOfTerm(
  term: Term | null | undefined,
  eventDay: string,
  calendar: WorkCalendar,
  { rollDirection, afterEventDays }: TermConventions,
): string {
  const count = term?.count ?? null
  if (term?.side === 'before') {
    if (term.unit === 'working-day') return workingDaysBefore(calendar, eventDay, count ?? 1)
    return rolled(calendarDays(term, eventDay, -(count ?? 1)), calendar, rollDirection === 'none' ? 'none' : 'previous')
  }
  if (!term || count === null || term.unit === null) return addWorkingDays(calendar, eventDay, afterEventDays)
  if (term.unit === 'working-day') return addWorkingDays(calendar, eventDay, count)
  const day = calendarDays(term, eventDay, count)
  return term.unit === 'hour' ? day : rolled(day, calendar, rollDirection)
}

function calendarDays({ unit }: Term, day: string, n: number): string {
  if (unit === 'week') return addDays(day, 7 * n)
  if (unit === 'month') return addMonths(day, n)
  if (unit === 'year') return addMonths(day, 12 * n)
  return addDays(day, unit === 'hour' ? Math.sign(n) * Math.ceil(Math.abs(n) / 24) : n)
}
