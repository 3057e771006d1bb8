/**
 * From notices to letters. As with reminders nothing is made in advance: at a moment it is asked what is to be told by mail and
 * is in no letter yet. So quiet hours that change, a program that was off and a second server need no care of their own.
 */
import { newId } from '../../../kernel/ids.js'
import { digestDay, OLDEST, planLetters, SENDING_AT_MOST } from '../rules.js'
import * as store from '../store/index.js'
import type { MailHouse } from './house.js'

/** Letters that are over are kept this long. */
const KEPT = 90 * 86_400_000

/** One turn for every office that sends mail. */
export async function postAll(house: MailHouse): Promise<void> {
  for (const tenantId of await store.selectSendingTenants(house.db)) await post(house, tenantId)
}

/** Puts what is to be told now into letters, and asks for a job where letters are due; answers how many were made. */
export async function post(house: MailHouse, tenantId: string): Promise<number> {
  const server = await store.selectServer(house.db, tenantId)
  if (!server?.active) return 0
  const { calendar, settings } = await house.officeOf(tenantId)
  return house.inTransaction(async (db) => {
    if (!(await store.takePlanning(db, tenantId))) return 0
    const now = house.now()
    await store.markUnsure(db, tenantId, new Date(now.getTime() - SENDING_AT_MOST), now)
    await store.deleteEnded(db, tenantId, new Date(now.getTime() - KEPT))
    const candidates = await store.selectCandidates(db, tenantId, now, new Date(now.getTime() - OLDEST))
    const accounts = [...new Set(candidates.map(({ accountId }) => accountId))]
    const lastDigest = await store.selectLastDigests(db, tenantId, accounts)
    const plans = planLetters(candidates, lastDigest, now, calendar, settings)
    for (const { accountId, kind, noticeIds } of plans)
      await store.insertLetter(db, letterFor(tenantId, accountId, kind, digestDay(kind, now), now), noticeIds)
    const held = server.next_try_at !== null && server.next_try_at > now
    if (!held && (await store.isAnyDue(db, tenantId, now)))
      await house.ask(db, 'send-mail', { tenantId }, `mail:${tenantId}`)
    return plans.length
  })
}

/** A letter that waits to be sent. */
export const letterFor = (
  tenantId: string,
  accountId: string,
  kind: 'confirm' | 'now' | 'digest',
  day: string | null,
  now: Date,
) => ({
  tenant_id: tenantId,
  id: newId(),
  account_id: accountId,
  kind,
  day,
  state: 'waiting' as const,
  made_at: now,
  next_try_at: now,
  started_at: null,
  ended_at: null,
  result: null,
  said: null,
})
