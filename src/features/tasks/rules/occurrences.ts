/** Periods of recurring work: which one begins, which comes next, who has it. Pure. */
import type { WorkCalendar } from '../../../kernel/calendar.js'
import { settledPeriod } from '../../../kernel/deadline.js'
import { conflict } from '../../../kernel/errors.js'
import type { OfficeSettings } from '../../../kernel/office-settings.js'
import { firstPeriod, periodAt, type Period, type Recurrence } from '../../../kernel/recurrence.js'
import { hasEnded } from './steps.js'
import type { AssignmentState } from '../contract.js'

/** A rule as it was read at issue. */
export interface KeptRule {
  every: Recurrence
  periodFromDay: number
}

type Conventions = Pick<OfficeSettings, 'rollDirection'>

/** The period of a number with its last day, moved off a day off only where the words name none. */
export const keptPeriod = (rule: KeptRule, index: number, calendar: WorkCalendar, conventions: Conventions): Period =>
  settledPeriod(periodAt(rule.every, index, rule), calendar, conventions)

/** The period with which work begins that is given on a day. */
export const beginning = (rule: KeptRule, day: string, calendar: WorkCalendar, conventions: Conventions): Period =>
  settledPeriod(firstPeriod(rule.every, day, rule), calendar, conventions)

export interface HolderPart {
  occurrence_id: string | null
  organisation_id: string
  role: 'lead' | 'cooperating' | 'under'
  part: number | null
  state: AssignmentState
}

/**
 * Who has the next period: those who have the last one, as it is now. What was handed on or went over to a successor comes with its new
 * holder; whose part was taken back or was made in error has none any more. Pieces for units below are given anew.
 */
export function holdersOf(parts: readonly HolderPart[], occurrenceId: string | null): HolderPart[] {
  const seen = new Set<string>()
  return parts.filter((part) => {
    if (part.occurrence_id !== occurrenceId || part.role === 'under' || hasEnded(part.state)) return false
    // a successor may have inherited two parts of one task: it has the next period once
    if (seen.has(part.organisation_id)) return false
    seen.add(part.organisation_id)
    return true
  })
}

/** All leads of a period are accepted: the next one may begin before its day. */
export function isPeriodDone(parts: readonly HolderPart[], occurrenceId: string): boolean {
  const leads = parts.filter(
    (part) => part.occurrence_id === occurrenceId && part.role === 'lead' && !hasEnded(part.state),
  )
  return leads.length > 0 && leads.every((part) => part.state === 'accepted')
}

/** Refuses what somebody else has decided meanwhile, and what is so already. */
export function mustChangeRecurrence(
  recurrence: { version: number; ended_at: Date | null },
  version: number,
  ended: boolean,
): void {
  if (recurrence.version !== version) throw conflict('stale')
  if ((recurrence.ended_at !== null) === ended) throw conflict(ended ? 'recurrence-ended' : 'recurrence-runs')
}
