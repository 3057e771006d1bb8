/** Looking at the calendar: a year of it, and what it lacks. */
import { may } from '../../../kernel/actor.js'
import {
  addDays,
  dayOf,
  workCalendar,
  workingDaysBetween,
  yearOf,
  type WorkCalendar,
} from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { tetOf } from '../../../kernel/holidays.js'
import type { Context } from '../../../platform/context.js'
import { decisionContent } from '../contract.js'
import type * as contract from '../contract.js'
import { concernsYear, missingDecisions } from '../rules.js'
import * as store from '../store.js'
import { livingDecisions } from './office.js'

/** Every day of a year that is off or swapped. */
export function daysOfYear(calendar: WorkCalendar, year: number): contract.CalendarDayView[] {
  const days: contract.CalendarDayView[] = []
  for (let day = `${year}-01-01`; yearOf(day) === year; day = addDays(day, 1)) {
    const { reason, ...about } = calendar.about(day)
    if (reason) days.push({ day, reason, ...about })
  }
  return days
}

function workingDaysOfMonths(calendar: WorkCalendar, year: number): number[] {
  const last = (month: number): string => addDays(new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10), -1)
  return Array.from({ length: 12 }, (_, at) => workingDaysBetween(calendar, last(at), last(at + 1)))
}

function decisionView(row: store.DecisionRow): contract.DecisionView[] {
  const content = decisionContent.safeParse(row.content)
  if (!content.success) return []
  return [
    {
      id: row.id,
      title: row.title,
      content: content.data,
      basis: { number: row.basis_number, date: row.basis_date, issuer: row.basis_issuer },
      note: row.note,
      version: row.version,
      enteredBy: row.entered_title,
      enteredAt: row.entered_at.toISOString(),
      removed: row.removed_at && {
        by: row.removed_title ?? '',
        at: row.removed_at.toISOString(),
        reason: row.removal_reason ?? '',
      },
    },
  ]
}

export async function getCalendar(
  ctx: Context,
  input: InputOf<typeof contract.getCalendar>,
): Promise<OutputOf<typeof contract.getCalendar>> {
  const today = dayOf(ctx.now)
  const year = input.year ?? yearOf(today)
  const decisions = (await store.selectDecisions(ctx.db, ctx.actor.tenantId)).flatMap(decisionView)
  // The page shows calendar and decisions together: both of one reading of the database.
  const calendar = workCalendar(decisions.filter((decision) => !decision.removed))
  return {
    year,
    today,
    days: daysOfYear(calendar, year),
    workingDays: workingDaysOfMonths(calendar, year),
    decisions: decisions.filter(({ content }) => concernsYear(content, year)),
    lunar: {
      tet: tetOf(year),
      hungKings: calendar.holidays(year).find(({ code }) => code === 'hung-kings')?.day ?? '',
    },
    missing: missingDecisions(
      decisions.filter((decision) => !decision.removed),
      today,
    ),
    can: { change: may(ctx.actor, 'calendar.manage') },
  }
}

export async function getCalendarNotices(ctx: Context): Promise<OutputOf<typeof contract.getCalendarNotices>> {
  const decisions = await livingDecisions(ctx.db, ctx.actor.tenantId)
  return { missing: missingDecisions(decisions, dayOf(ctx.now)) }
}
