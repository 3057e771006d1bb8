/** Deadlines of open parts, for those who change how time is counted. */
import type { Db } from '../../../platform/context.js'
import { CLOSED } from '../rules.js'
import * as store from '../store/index.js'

/** How many open parts of the office have which last day. */
export const openDeadlines = (db: Db, tenantId: string): Promise<{ lastDay: string; parts: number }[]> =>
  store.selectLastDays(db, tenantId, CLOSED)
