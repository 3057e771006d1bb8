/**
 * What stays overdue is brought up: before those who follow for the office, and where that changes nothing before who gave it.
 * Roles are told and not persons: whoever holds the role at that moment. Each is an event, which the task's history shows.
 */
import { dayOf, workingDaysBetween } from '../../../kernel/calendar.js'
import { isMorningDue } from '../../../kernel/sending-times.js'
import { recordAs } from '../../audit/index.js'
import { escalationCutoffs } from '../rules.js'
import * as store from '../store/index.js'
import type { ReminderHouse, Turn } from './house.js'
import { tellOf } from './tell.js'

/** Parts of one turn; of more the next minute's turn takes the rest. */
const TOGETHER = 500

/** One turn for an office, once a working day; answers how many parts were brought up, null where another server has it. */
export async function escalate(house: ReminderHouse, tenantId: string): Promise<number | null> {
  const office = await house.officeOf(tenantId)
  return house.inTransaction(async (db, touch) => {
    if (!(await store.takeSweep(db, tenantId))) return null
    const turn: Turn = { ...office, db, touch, now: house.now(), tenantId }
    const { now, calendar, settings } = turn
    const today = dayOf(now)
    // Not "since": after a clock that went ahead and back, the days between are still gone through.
    if ((await store.selectEscalated(db, tenantId)) === today || !isMorningDue(now, null, calendar, settings)) return 0
    const cutoffs = escalationCutoffs(today, calendar, settings.graceDays)
    const parts = await store.selectToEscalate(db, tenantId, now, cutoffs, TOGETHER)
    if (parts.length < TOGETHER) await store.saveEscalated(db, tenantId, today)
    if (!parts.length) return 0
    const eventIds = await recordAs(
      turn,
      tenantId,
      null,
      parts.map((part) => ({
        operation: part.level === 'monitor' ? 'escalateToMonitor' : 'escalateToAssigner',
        documentId: part.document_id,
        taskId: part.task_id,
        assignmentId: part.id,
        organisationId: part.organisation_id,
        data: { dueDay: part.due_day, workingDaysLate: workingDaysBetween(calendar, part.due_day, today) },
      })),
    )
    await store.insertEscalations(
      db,
      parts.map((part, at) => ({
        tenant_id: tenantId,
        assignment_id: part.id,
        due_day: part.due_day,
        level: part.level,
        day: today,
        event_id: eventIds[at] as string,
      })),
    )
    // In the same transaction, so that it is in this morning's digest; asked for as well, for whoever else is told of events.
    await tellOf(turn, eventIds)
    await house.ask(db, 'tell', { tenantId, eventIds }, `tell:${eventIds[0]}`)
    return parts.length
  })
}
