/**
 * What was handed out to an account ends at once with a new password, a suspension, a change of unit: its sessions here,
 * and what other features have handed out (the token of a calendar feed), which join in with `onAccountCut`.
 */
import type { OpenContext } from '../../../platform/context.js'
import * as store from '../store/index.js'

/**
 * own-password: changed by its holder, who knew the old one · password: set by an administrator, or with a link from one ·
 * moved: to another unit · handed-over: the post has a new holder.
 */
export type CutReason = 'own-password' | 'password' | 'suspended' | 'moved' | 'handed-over'

export interface AccountCut {
  tenantId: string
  accountId: string
  why: CutReason
}

type Listener = (ctx: OpenContext, cut: AccountCut) => Promise<void>

const listeners: Listener[] = []

/**
 * Joins in: `listener` ends what a feature has handed out to the account, in the transaction of the change. To be called
 * once, by the feature's `index.ts`; it must not ask whether the account may still do something.
 */
export function onAccountCut(listener: Listener): void {
  listeners.push(listener)
}

/**
 * Ends everything that the account was handed.
 * @param keep hash of the token of the session that may go on: of the owner who has just changed the password
 */
export async function cutAccount(ctx: OpenContext, cut: AccountCut, keep: Buffer | null = null): Promise<void> {
  await store.deleteSessionsOf(ctx.db, cut.tenantId, cut.accountId, keep)
  await store.voidLinksOf(ctx.db, cut.tenantId, cut.accountId, ctx.now)
  await store.deleteTicketsOf(ctx.db, cut.tenantId, cut.accountId)
  await store.deleteRegistrationsOf(ctx.db, cut.tenantId, cut.accountId)
  await store.deleteOidcPendingOf(ctx.db, cut.tenantId, cut.accountId)
  // whoever was in before may have made one: with a new password from outside nothing of before opens
  if (cut.why === 'password' || cut.why === 'handed-over')
    await store.deletePasskeysOf(ctx.db, cut.tenantId, cut.accountId)
  // … nor what was bound from inside; what an administrator allowed was seen by somebody else
  if (cut.why === 'password' && !keep) await store.deleteOidcIdentity(ctx.db, cut.tenantId, cut.accountId, 'holder')
  // a phone, and who one is at the identity provider, are a person's; the post has another now
  if (cut.why === 'handed-over') {
    await store.deleteFactor(ctx.db, cut.tenantId, cut.accountId)
    await store.deleteOidcIdentity(ctx.db, cut.tenantId, cut.accountId)
    await store.deleteOidcPermit(ctx.db, cut.tenantId, cut.accountId)
  }
  for (const listener of listeners) await listener(ctx, cut)
}
