import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import * as store from '../store/index.js'

/** An account of the actor's office. @throws Refused 404 where there is none of this id */
export async function accountOfOffice(ctx: Context, id: string): Promise<store.AccountRow> {
  const account = await store.selectAccount(ctx.db, ctx.actor.tenantId, id)
  if (!account) throw notFound('account')
  return account
}

/** The same, locked: changes of one account's rights wait for each other. */
export async function lockedAccount(ctx: Context, id: string): Promise<store.AccountRow> {
  const account = await store.lockAccount(ctx.db, ctx.actor.tenantId, id)
  if (!account) throw notFound('account')
  return account
}
