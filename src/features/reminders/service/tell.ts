/** From what was done to who is told of it: after the commit, from the event log, once for each event and account. */
import { ANNOUNCEMENTS, isAnnounced, type Announcement } from '../../../kernel/announcements.js'
import { firstIdAt, newId } from '../../../kernel/ids.js'
import { nextDigest } from '../../../kernel/sending-times.js'
import { systemClock } from '../../../platform/clock.js'
import type { Db, JobPayloads } from '../../../platform/context.js'
import type { addJob } from '../../../platform/jobs.js'
import * as store from '../store/index.js'
import type { ReminderHouse, Turn } from './house.js'

/** How far back it is looked, at a start, for what a lost job would have told. */
const LOOK_BACK = 24 * 3_600_000
/** States in which the unit no longer has the part. */
const ENDED: readonly string[] = ['withdrawn', 'cancelled', 'handed_on', 'transferred']
/** Events that one job tells of. */
const TOGETHER = 500

/**
 * Asks again for what was to be told in the last day: a backup holds no jobs, and one may have been given up while the database
 * was away. Who was told already is not told again.
 */
export async function askForNotices(db: Db, ask: typeof addJob): Promise<void> {
  const since = firstIdAt(new Date(systemClock().getTime() - LOOK_BACK))
  for (const tenantId of await store.selectTenants(db)) {
    const ids = await store.selectEventsSince(db, tenantId, since, Object.keys(ANNOUNCEMENTS))
    for (let from = 0; from < ids.length; from += TOGETHER) {
      const eventIds = ids.slice(from, from + TOGETHER)
      await ask(db, 'tell', { tenantId, eventIds }, `tell:${eventIds[0]}`)
    }
  }
}

/** Runs at least once for every announced event; running it twice tells nobody twice. */
export async function tell(house: ReminderHouse, { tenantId, eventIds }: JobPayloads['tell']): Promise<void> {
  const office = await house.officeOf(tenantId)
  await house.inTransaction(async (db, touch) => {
    await tellOf({ ...office, db, touch, now: house.now(), tenantId }, eventIds)
  })
}

/** The same in a transaction that is open. */
export async function tellOf(turn: Turn, eventIds: string[]): Promise<void> {
  const { db, tenantId, touch } = turn
  const events = (await store.selectEvents(db, tenantId, eventIds)).filter(({ operation, state }) => {
    const left = state !== null && ENDED.includes(state)
    return (ANNOUNCEMENTS[operation]?.kind === 'ended') === left && isAnnounced(operation)
  })
  if (!events.length) return
  const notices = await noticesOf(turn, events)
  if ((await store.insertNotices(db, notices)).size > 0)
    touch(
      tenantId,
      events.map((event) => event.organisation_id),
    )
}

async function noticesOf(turn: Turn, events: store.ToldEvent[]): Promise<store.NewNotice[]> {
  const units = [
    ...new Set(events.flatMap((event) => [event.organisation_id, event.assigner_id ?? event.organisation_id])),
  ]
  const workers = await store.selectHolders(turn.db, turn.tenantId, turn.now, ['head', 'officer'], units)
  const monitors = await store.selectHolders(turn.db, turn.tenantId, turn.now, ['monitor'], null)
  const leaders = await store.selectHolders(turn.db, turn.tenantId, turn.now, ['leader'], null)
  return events.flatMap((event) => {
    const announcement = ANNOUNCEMENTS[event.operation] as Announcement
    const above = announcement.to === 'unit' ? null : event.assigner_id
    const holders =
      announcement.to !== 'unit' && above === null
        ? announcement.to === 'assigner'
          ? leaders
          : monitors
        : workers.filter((holder) => holder.organisation_id === (above ?? event.organisation_id))
    const accounts = new Set(holders.map((holder) => holder.account_id))
    // Who did it knows it.
    if (event.account_id) accounts.delete(event.account_id)
    return [...accounts].map((accountId) => noticeOf(turn, event, announcement, above, accountId))
  })
}

/** Of those who are told for the office: in which capacity. */
const BECAUSE: Partial<Record<Announcement['to'], 'monitor' | 'issuer'>> = { office: 'monitor', assigner: 'issuer' }

const noticeOf = (
  { tenantId, calendar, settings }: Turn,
  event: store.ToldEvent,
  { kind, to, when }: Announcement,
  above: string | null,
  accountId: string,
): store.NewNotice => ({
  tenant_id: tenantId,
  id: newId(),
  account_id: accountId,
  kind,
  audience: above === null && to !== 'unit' ? 'office' : 'unit',
  because: above !== null ? 'assigner' : (BECAUSE[to] ?? event.role ?? 'addressee'),
  organisation_id: above ?? event.organisation_id,
  document_id: event.document_id,
  task_id: event.task_id,
  assignment_id: event.assignment_id,
  letter_id: event.letter_id,
  operation: event.operation,
  event_id: event.id,
  due_day: null,
  stage: null,
  made_at: event.at,
  tell_at: when === 'digest' ? nextDigest(event.at, calendar, settings) : event.at,
  read_at: null,
})
