/** Rows of the database as the contract shows them, where more than one page shows them so. */
import { dayOf } from '../../../kernel/calendar.js'
import type * as contract from '../contract.js'
import type { ShownExtension } from '../store/index.js'

export const iso = (date: Date | null): string | null => date?.toISOString() ?? null

export function deadlineView(row: {
  deadline: unknown
  last_day: string | null
  working_days_given: number | null
}): contract.TaskDeadlineView | null {
  const words = row.deadline as
    | (Pick<contract.TaskDeadlineView, 'text' | 'bound' | 'date'> & Partial<contract.TaskDeadlineView>)
    | null
  return (
    words && {
      text: words.text,
      bound: words.bound,
      date: words.date,
      lastDay: row.last_day,
      workingDaysGiven: row.working_days_given,
      time: words.time ?? null,
      inclusive: words.inclusive ?? false,
      readBy: words.readBy ?? 'words',
      every: words.every ?? null,
      term: words.term ?? null,
      aim: words.aim ?? null,
    }
  )
}

export const partDeadlineView = (part: {
  last_day: string | null
  ordered_last_day: string | null
  own_day: string | null
}): contract.PartDeadlineView => ({
  orderedLastDay: part.ordered_last_day,
  lastDay: part.last_day,
  extended: part.last_day !== part.ordered_last_day,
  ownDay: part.own_day,
})

/** The reason that is shown with a part: why it stands, else that of the last return, dispute or end. */
export const reasonOf = (part: { reason: string | null; standing_reason: string | null }): string | null =>
  part.standing_reason ?? part.reason

export function extensionView(row: ShownExtension): contract.ExtensionView {
  return {
    id: row.id,
    nth: row.nth,
    origin: row.origin,
    state: row.state,
    oldLastDay: row.old_last_day,
    askedLastDay: row.asked_last_day,
    askedWorkingDays: row.asked_working_days,
    askedLate: row.old_last_day !== null && row.asked_at !== null && dayOf(row.asked_at) > row.old_last_day,
    cause: row.cause,
    reason: row.reason,
    file: row.file_name === null ? null : { name: row.file_name, size: Number(row.file_size) },
    askedAt: iso(row.asked_at),
    askedBy: row.asked_title,
    decidedLastDay: row.decided_last_day,
    decisionReason: row.decision_reason,
    decidedAt: iso(row.decided_at),
    decidedBy: row.decided_title,
  }
}
