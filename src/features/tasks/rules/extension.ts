/**
 * Gia hạn: a ledger beside the ordered deadline (domain §2.2). The unit asks, the assigning office decides, any number of times; the
 * deadline that holds is that of the last entry that was granted. The limits are settings of the office.
 */
import { may, type Actor } from '../../../kernel/actor.js'
import { addWorkingDays, dayOf, endOf, workingDaysBetween, type WorkCalendar } from '../../../kernel/calendar.js'
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import type { OfficeSettings } from '../../../kernel/office-settings.js'
import type { AssignmentState, ExtensionCan } from '../contract.js'
import { gave, isOpen, isOwn, maySee } from './steps.js'

/** What an office settles about extensions. */
type ExtensionSettings = Pick<OfficeSettings, 'extensionBeforeDeadlineOnly' | 'extensionMost'>

/** The moment up to which a part is on time: its last day, and the first instant that is too late. */
export interface Deadline {
  lastDay: string | null
  dueAt: Date | null
}

export interface LedgerEntry {
  state: string
  nth: number
  decided_at: Date | null
  decided_last_day: string | null
  decided_due_at: Date | null
}

const isGranted = (entry: LedgerEntry): boolean => entry.state === 'granted' || entry.state === 'granted_other'

/** The deadline that holds: of the entries that were granted the one decided last, else the ordered one. */
export function deadlineNow(ordered: Deadline, ledger: readonly LedgerEntry[]): Deadline {
  const last = ledger
    .filter(isGranted)
    .sort((a, b) => (a.decided_at?.getTime() ?? 0) - (b.decided_at?.getTime() ?? 0) || a.nth - b.nth)
    .at(-1)
  return last ? { lastDay: last.decided_last_day, dueAt: last.decided_due_at } : ordered
}

export interface PartForExtension {
  state: AssignmentState
  organisation_id: string
  assigner_id: string | null
  due_at: Date | null
  last_day: string | null
}

/** States in which a decision about the date still says something: the part is not closed. */
const mayBeDecided = (state: AssignmentState): boolean =>
  isOpen(state) || state === 'submitted' || state === 'paused' || state === 'disputed'

/** Who gave the part decides about its date: the office, or the unit above. */
export const mayDecideDate = (actor: Actor, part: { assigner_id: string | null }): boolean =>
  part.assigner_id === null ? may(actor, 'tasks.direct') : may(actor, 'tasks.work') && gave(actor, part)

export function extensionCan(actor: Actor, part: PartForExtension, pending: boolean): ExtensionCan {
  const own = may(actor, 'tasks.work') && isOwn(actor, part)
  return {
    askExtension: own && !pending && isOpen(part.state) && part.due_at !== null,
    takeBackExtension: own && pending,
    decideExtension: pending && mayDecideDate(actor, part) && mayBeDecided(part.state),
  }
}

/** Last day that n more working days give: from the deadline on, or from today where it has passed. */
export function laterBy(calendar: WorkCalendar, lastDay: string, today: string, workingDays: number): string {
  return addWorkingDays(calendar, lastDay > today ? lastDay : today, workingDays)
}

/** Of a paused part: its last day, moved by the working days that it has been paused; null where it has none. */
export function afterPause(
  calendar: WorkCalendar,
  part: { state: AssignmentState; last_day: string | null; state_since: Date },
  now: Date,
): string | null {
  if (part.state !== 'paused' || !part.last_day) return null
  const paused = workingDaysBetween(calendar, dayOf(part.state_since), dayOf(now))
  return paused > 0 ? addWorkingDays(calendar, part.last_day, paused) : part.last_day
}

/** A day as a deadline: the whole day is on time. */
export const wholeDay = (lastDay: string): { lastDay: string; dueAt: Date } => ({ lastDay, dueAt: endOf(lastDay) })

/**
 * Whether the unit may ask now: 404, 403, 409 `illegal-step` where the part is not open, `no-deadline-to-extend`,
 * `extension-pending`, `extension-too-late` and `extension-limit` by the settings.
 */
export function mustBeAskable(
  actor: Actor,
  part: PartForExtension,
  ledger: readonly (LedgerEntry & { origin: string })[],
  now: Date,
  settings: ExtensionSettings,
): void {
  if (!maySee(actor, part)) throw notFound('assignment')
  if (!may(actor, 'tasks.work') || !isOwn(actor, part))
    throw new Refused('not-yours-to-do', 403, { step: 'askExtension' })
  if (!isOpen(part.state)) throw conflict('illegal-step', { step: 'askExtension', state: part.state })
  if (!part.due_at) throw conflict('no-deadline-to-extend')
  if (ledger.some((entry) => entry.state === 'pending')) throw conflict('extension-pending')
  if (settings.extensionBeforeDeadlineOnly && now >= part.due_at) throw conflict('extension-too-late')
  const granted = ledger.filter((entry) => entry.origin === 'asked' && isGranted(entry)).length
  if (settings.extensionMost !== null && granted >= settings.extensionMost)
    throw conflict('extension-limit', { most: settings.extensionMost })
}

/** A new date lies after the one that holds, and is not gone. */
export function mustBeLater(part: { last_day: string | null }, lastDay: string): void {
  if (part.last_day && lastDay <= part.last_day) throw invalid('extension-not-later', { lastDay: part.last_day })
}

/** A date that a unit still has to keep lies ahead. */
export function mustBeAhead(lastDay: string, now: Date): void {
  if (lastDay < dayOf(now)) throw invalid('day-is-gone')
}

/** Whether a request may be decided or taken back: 409 `extension-settled` when it was, 409 `illegal-step` on a closed part. */
export function mustBePending(entry: { state: string }): void {
  if (entry.state !== 'pending') throw conflict('extension-settled')
}

export function mustBeDecidable(state: AssignmentState): void {
  if (!mayBeDecided(state)) throw conflict('illegal-step', { step: 'decideExtension', state })
}
