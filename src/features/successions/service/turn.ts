/**
 * What comes of a change by time alone: on its day the lists take in the work that has come since it was entered, and what both
 * sides confirmed ahead moves; later what waited for a decision follows. Doing it twice does nothing twice.
 */
import { dayOf } from '../../../kernel/calendar.js'
import type { Context, Db, OpenContext } from '../../../platform/context.js'
import { successionById } from '../../organisations/index.js'
import * as store from '../store/index.js'
import { carryOver, syncLists } from './lists.js'

export interface SuccessionHouse {
  db: Db
  now(): Date
  inTransaction<T>(work: (db: Db, touch: OpenContext['touch']) => Promise<T>): Promise<T>
  /** What a deed needs that nobody asks for just now, in the name of the account that has decided it. */
  contextOf(db: Db, touch: OpenContext['touch'], tenantId: string, accountId: string): Promise<Context>
}

/** One turn for every office. */
export async function carryDue(house: SuccessionHouse): Promise<void> {
  for (const due of await store.selectDue(house.db, dayOf(house.now()))) {
    await house.inTransaction(async (db, touch) => {
      await store.lockLists(db, due.tenant_id, due.succession_id)
      const change = await successionById(db, due.tenant_id, due.succession_id)
      if (!change) return
      const ctx = await house.contextOf(db, touch, due.tenant_id, due.account_id)
      await syncLists(ctx, change)
      await carryOver(ctx, change)
    })
  }
}
