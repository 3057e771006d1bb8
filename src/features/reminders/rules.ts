/** Which reminder applies on a day, and what a notice says. Pure. */
import { addDays, addWorkingDays, startOf, workingDaysBetween, type WorkCalendar } from '../../kernel/calendar.js'
import type { OfficeSettings } from '../../kernel/office-settings.js'
import { words } from '../../kernel/words/index.js'
import type { NoticeView } from './contract.js'

/** The conventions of an office that reminders keep to. */
export type ReminderSettings = Pick<
  OfficeSettings,
  'reminderDays' | 'digestAt' | 'quietFrom' | 'quietUntil' | 'graceDays'
>

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

/** Who is to be told of a part that stays overdue. */
export interface Cutoffs {
  /** Parts whose last day is this one or lies before it are brought before the monitor (a piece: before the unit that gave it). */
  monitor: string
  /** Those of which the monitor was told on this day or before it, before who gave the task. */
  assigner: string
}

/**
 * Grace in working days, at each level: the monitor is told when a part is that late, who gave it when the monitor has known for
 * as long, and never on the same day. A convention of the office (`graceDays`), law nowhere.
 */
export function escalationCutoffs(today: string, calendar: WorkCalendar, graceDays: number): Cutoffs {
  return {
    monitor: backWorkingDays(calendar, today, graceDays),
    assigner: backWorkingDays(calendar, today, Math.max(1, graceDays)),
  }
}

/** The latest day that lies at least `n` working days back. */
function backWorkingDays(calendar: WorkCalendar, today: string, n: number): string {
  let day = today
  while (workingDaysBetween(calendar, day, today) < n) day = addDays(day, -1)
  return day
}

/** What happened, without the task's name. */
export function sentenceOf(notice: Pick<NoticeView, 'kind' | 'operation' | 'workingDays' | 'again' | 'unit'>): string {
  const text = words.reminders.said
  const decisions: Record<string, string> = words.reminders.decisions
  const days = notice.workingDays ?? 0
  switch (notice.kind) {
    case 'assigned':
      return text.assigned
    case 'returned':
      return text.returned
    case 'decided':
      return notice.operation === 'acceptResult' ? text.accepted : (decisions[notice.operation ?? ''] ?? text.decided)
    case 'ended':
      return text.ended
    case 'due':
      return days === 0 ? text.lastDay : text.left(days)
    case 'overdue':
      return notice.again ? text.lateBy(days) : text.overdue
    case 'to-review':
      return notice.operation === 'askExtension' ? text.asksTime(notice.unit) : text.toReview(notice.unit)
    case 'disputed':
      return text.disputed(notice.unit)
    case 'urged':
      if (notice.operation === 'remindPart') return text.reminded
      return notice.operation === 'recallUrgingLetter' ? text.recalled : text.urged
    case 'urging-answered':
      return text.urgingAnswered(notice.unit)
    case 'escalated':
      return text.escalated(notice.unit)
  }
}
