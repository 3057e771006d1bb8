/** Rows of the database as the contract shows them, where more than one page shows them so. */
import type * as contract from '../contract.js'

export const iso = (date: Date | null): string | null => date?.toISOString() ?? null

export function deadlineView(row: {
  deadline: unknown
  last_day: string | null
  working_days_given: number | null
}): contract.TaskDeadlineView | null {
  const words = row.deadline as { text: string; bound: contract.TaskDeadlineView['bound']; date: string | null } | null
  return (
    words && {
      text: words.text,
      bound: words.bound,
      date: words.date,
      lastDay: row.last_day,
      workingDaysGiven: row.working_days_given,
    }
  )
}
