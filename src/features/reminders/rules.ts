/** Which reminder applies on a day, and when what is to be told may go out. Pure. */
import {
  addDays,
  addWorkingDays,
  dayOf,
  startOf,
  workingDaysBetween,
  type WorkCalendar,
} from '../../kernel/calendar.js'
import type { OfficeSettings } from '../../kernel/office-settings.js'

/** The conventions of an office that reminders keep to. */
export type ReminderSettings = Pick<OfficeSettings, 'reminderDays' | 'digestAt' | 'quietFrom' | 'quietUntil'>

/** How pressing a reminder is, so that two can be compared: -7 … 0 before the last day, 1 overdue, 2 a week later … */
export type Stage = number

/** Days of a reminder about an overdue part: the first day, then weekly. */
export const OVERDUE_EVERY = 7

export interface Window {
  /** Parts with this last day … */
  lastDay: string
  /** … are reminded in this stage, … */
  stage: Stage
  /** … where they were issued before this instant: who gets a task today is told so, and not reminded of it as well. */
  madeBefore: Date
}

/**
 * The reminders that apply today, by last day of the parts. Of several the most pressing: after a day on which the program was
 * off, or a clock that jumped, one notice is sent and not five.
 */
export function windowsOf(today: string, calendar: WorkCalendar, reminderDays: readonly number[]): Window[] {
  const steps = [...reminderDays].sort((a, b) => a - b)
  const most = steps.at(-1)
  if (most === undefined) return []
  const end = addWorkingDays(calendar, today, most + 1)
  const windows: Window[] = []
  for (let lastDay = today; lastDay < end; lastDay = addDays(lastDay, 1)) {
    const left = workingDaysBetween(calendar, today, lastDay)
    const step = steps.find((each) => left <= each)
    if (step === undefined) continue
    windows.push({ lastDay, stage: 0 - step, madeBefore: startOf(firstDayOf(step, lastDay, calendar)) })
  }
  return windows
}

/** The first day on which no more than `step` working days are left. */
function firstDayOf(step: number, lastDay: string, calendar: WorkCalendar): string {
  let day = lastDay
  while (workingDaysBetween(calendar, addDays(day, -1), lastDay) <= step) day = addDays(day, -1)
  return day
}

/** True where the morning's sweep is still to be done: on working days from the time of the digest on. */
export function isMorningDue(
  now: Date,
  lastMorning: string | null,
  calendar: WorkCalendar,
  settings: ReminderSettings,
): boolean {
  const today = dayOf(now)
  if (!calendar.isWorkingDay(today)) return false
  return now >= at(today, settings.digestAt) && (lastMorning === null || lastMorning < today)
}

/** The instant of a time of day ("HH:MM") at UTC+7. */
export function at(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+07:00`)
}

/** The next digest after an instant: on a working day, at the office's time. */
export function nextDigest(now: Date, calendar: WorkCalendar, { digestAt }: ReminderSettings): Date {
  const today = dayOf(now)
  if (calendar.isWorkingDay(today) && now < at(today, digestAt)) return at(today, digestAt)
  return at(addWorkingDays(calendar, today, 1), digestAt)
}

/** The instant itself, or the end of the quiet hours in which it lies; those may go over midnight. */
export function afterQuiet(now: Date, { quietFrom, quietUntil }: ReminderSettings): Date {
  if (quietFrom === quietUntil) return now
  const today = dayOf(now)
  const [from, until] = [at(today, quietFrom), at(today, quietUntil)]
  if (from < until) return now >= from && now < until ? until : now
  if (now < until) return until
  return now >= from ? at(addDays(today, 1), quietUntil) : now
}
