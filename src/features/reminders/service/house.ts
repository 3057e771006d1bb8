/** What reminders need of the house when nobody has asked for them: a job, or the minute's turn. */
import type { WorkCalendar } from '../../../kernel/calendar.js'
import type { Db, OpenContext } from '../../../platform/context.js'
import type { addJob } from '../../../platform/jobs.js'
import type { ReminderSettings } from '../rules.js'

export interface ReminderHouse {
  db: Db
  now(): Date
  inTransaction<T>(work: (db: Db, touch: OpenContext['touch']) => Promise<T>): Promise<T>
  /** Calendar and conventions of an office, as they hold now. */
  ask: typeof addJob
  officeOf(tenantId: string): Promise<{ calendar: WorkCalendar; settings: ReminderSettings }>
}

/** One transaction's part of it. */
export interface Turn {
  db: Db
  now: Date
  touch: OpenContext['touch']
  tenantId: string
  calendar: WorkCalendar
  settings: ReminderSettings
}
