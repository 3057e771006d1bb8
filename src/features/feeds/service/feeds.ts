/** The account's feeds: made, listed, revoked. */
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, OpenContext } from '../../../platform/context.js'
import { newToken, tokenHash } from '../../../platform/secrets.js'
import { record } from '../../audit/index.js'
import type { AccountCut } from '../../identity/index.js'
import * as contract from '../contract.js'
import * as store from '../store.js'

export async function listFeeds(ctx: Context): Promise<OutputOf<typeof contract.listFeeds>> {
  const rows = await store.selectFeeds(ctx.db, ctx.actor.tenantId, ctx.actor.accountId)
  return {
    feeds: rows.map((row) => ({
      id: row.id,
      name: row.name,
      createdAt: row.created_at.toISOString(),
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
    })),
  }
}

export async function createFeed(
  ctx: Context,
  input: InputOf<typeof contract.createFeed>,
): Promise<OutputOf<typeof contract.createFeed>> {
  const { tenantId, accountId } = ctx.actor
  const living = await store.selectFeeds(ctx.db, tenantId, accountId)
  if (living.length >= contract.MOST_FEEDS) throw conflict('feeds-enough', { most: contract.MOST_FEEDS })
  const token = newToken()
  const id = newId()
  await store.insertFeed(ctx.db, {
    tenant_id: tenantId,
    id,
    account_id: accountId,
    name: input.name,
    token_hash: tokenHash(token),
    base_url: input.baseUrl,
    created_at: ctx.now,
    last_used_at: null,
    revoked_at: null,
  })
  await record(ctx, { operation: 'createFeed', data: { feedId: id, name: input.name } })
  return { id, path: `/lich/${token}.ics` }
}

export async function revokeFeed(ctx: Context, { id }: InputOf<typeof contract.revokeFeed>): Promise<{ ok: true }> {
  const name = await store.revoke(ctx.db, ctx.actor.tenantId, ctx.actor.accountId, id, ctx.now)
  if (name === undefined) throw notFound('calendar-feed')
  await record(ctx, { operation: 'revokeFeed', data: { feedId: id, name } })
  return { ok: true }
}

/** Everything that the account was handed ends. */
export function endFeeds(ctx: OpenContext, { tenantId, accountId }: AccountCut): Promise<void> {
  return store.revokeAllOf(ctx.db, tenantId, accountId, ctx.now)
}
