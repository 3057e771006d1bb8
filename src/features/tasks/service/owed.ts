/** What units owe: parts that are late, or due soon, with no result handed in. For urging. */
import { addWorkingDays, dayOf, startOf, workingDaysBetween } from '../../../kernel/calendar.js'
import type { Context } from '../../../platform/context.js'
import { timeStateOf } from '../rules.js'
import * as store from '../store/index.js'
import { deadlineView } from './views.js'

export interface Owed {
  assignmentId: string
  taskId: string
  documentId: string
  organisationId: string
  title: string
  path: string
  documentKind: string | null
  documentNumber: string | null
  documentDate: string | null
  deadline: ReturnType<typeof deadlineView>
  /** Of a cooperating unit with a day of its own: the last day that it has; it is not the one of the order. */
  ownLastDay: string | null
  /** No result is in and the part is still the unit's. */
  open: boolean
  late: boolean
  /** Today is the last day itself. */
  dueToday: boolean
  /** Working days late, or left; null where it is not open, or has no date. */
  workingDays: number | null
}

/** More than any letter lists. */
const MOST = 2000

const OPEN: ReadonlySet<string> = new Set(['issued', 'acknowledged', 'in_progress', 'returned'])

/** Deadlines up to this instant count as soon: of parts with no more working days left than the office calls so. */
const soonUntil = ({ calendar, now, settings }: Context): Date =>
  startOf(addWorkingDays(calendar, dayOf(now), settings.soonDays + 1))

function owedOf(ctx: Context, row: store.OwedRow): Owed {
  const time = timeStateOf(row, ctx.now, ctx.calendar, ctx.settings.soonDays)
  const open = OPEN.has(row.state)
  return {
    assignmentId: row.id,
    taskId: row.task_id,
    documentId: row.document_id,
    organisationId: row.organisation_id,
    title: row.title,
    path: row.path,
    documentKind: row.document_kind,
    documentNumber: row.document_number,
    documentDate: row.document_date,
    deadline: deadlineView({ ...row, working_days_given: null }),
    ownLastDay: row.own_day && row.last_day,
    open,
    late: open && time.code === 'late',
    dueToday: open && time.code === 'today',
    workingDays: open ? time.workingDays : null,
  }
}

/** What units owe now, the earliest deadline first. */
export async function owedBy(ctx: Context, unitIds: string[], documentId: string | null): Promise<Owed[]> {
  const rows = await store.selectOwed(ctx.db, ctx.actor.tenantId, unitIds, soonUntil(ctx), documentId, MOST)
  return rows.map((row) => owedOf(ctx, row))
}

/** Parts by id as they stand now, owed or not. */
export async function owedParts(ctx: Context, assignmentIds: string[]): Promise<Owed[]> {
  return (await store.selectOwedParts(ctx.db, ctx.actor.tenantId, assignmentIds)).map((row) => owedOf(ctx, row))
}

/** How much each unit owes, the worst first; `lateBy` in working days. */
export async function countOwed(
  ctx: Context,
  documentId: string | null,
): Promise<{ organisationId: string; late: number; soon: number; lateBy: number | null }[]> {
  const counts = await store.countOwed(ctx.db, ctx.actor.tenantId, ctx.now, soonUntil(ctx), documentId)
  const today = dayOf(ctx.now)
  return counts
    .map((row) => ({
      organisationId: row.organisation_id,
      late: row.late,
      soon: row.soon,
      lateBy: row.oldest === null ? null : Math.max(0, workingDaysBetween(ctx.calendar, row.oldest, today)),
    }))
    .sort((a, b) => b.late - a.late || (b.lateBy ?? 0) - (a.lateBy ?? 0) || b.soon - a.soon)
}
