/** When what is to be told may go out: quiet hours, and the digest of a working day. */
import { addDays, addWorkingDays, dayOf, type WorkCalendar } from './calendar.js'
import type { OfficeSettings } from './office-settings.js'

export type SendingTimes = Pick<OfficeSettings, 'digestAt' | 'quietFrom' | 'quietUntil'>

/** True where the morning's work is still to be done: on working days from the time of the digest on. */
export function isMorningDue(
  now: Date,
  lastMorning: string | null,
  calendar: WorkCalendar,
  { digestAt }: Pick<SendingTimes, 'digestAt'>,
): boolean {
  const today = dayOf(now)
  if (!calendar.isWorkingDay(today)) return false
  return now >= at(today, digestAt) && (lastMorning === null || lastMorning < today)
}

/** The instant of a time of day ("HH:MM") at UTC+7. */
export function at(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+07:00`)
}

/** The next digest after an instant: on a working day, at the office's time. */
export function nextDigest(now: Date, calendar: WorkCalendar, { digestAt }: Pick<SendingTimes, 'digestAt'>): Date {
  const today = dayOf(now)
  if (calendar.isWorkingDay(today) && now < at(today, digestAt)) return at(today, digestAt)
  return at(addWorkingDays(calendar, today, 1), digestAt)
}

/** The instant itself, or the end of the quiet hours in which it lies; those may go over midnight. */
export function afterQuiet(now: Date, { quietFrom, quietUntil }: Omit<SendingTimes, 'digestAt'>): Date {
  if (quietFrom === quietUntil) return now
  const today = dayOf(now)
  const [from, until] = [at(today, quietFrom), at(today, quietUntil)]
  if (from < until) return now >= from && now < until ? until : now
  if (now < until) return until
  return now >= from ? at(addDays(today, 1), quietUntil) : now
}
