/** What mail needs of the house when nobody has asked for it: a job, or the minute's turn. */
import type { WorkCalendar } from '../../../kernel/calendar.js'
import type { SendingTimes } from '../../../kernel/sending-times.js'
import type { Db, OpenContext } from '../../../platform/context.js'
import type { addJob } from '../../../platform/jobs.js'
import type { Outside } from '../../../platform/outbound/outside.js'

export interface MailHouse {
  db: Db
  now(): Date
  inTransaction<T>(work: (db: Db, touch: OpenContext['touch']) => Promise<T>): Promise<T>
  officeOf(tenantId: string): Promise<{ calendar: WorkCalendar; settings: SendingTimes }>
  outside: Outside
  ask: typeof addJob
}
