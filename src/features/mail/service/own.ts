/** What an account has sent by mail: its address, which it confirms, and the kinds. */
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import { NOTICE_KINDS } from '../../../kernel/notice-kinds.js'
import type { Context, OpenContext } from '../../../platform/context.js'
import { tokenHash } from '../../../platform/secrets.js'
import { record, recordAs } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { MOST_ASKED, unwantedOf, wantedOf } from '../rules.js'
import * as store from '../store/index.js'
import { letterFor } from './plan.js'

export async function getOwnMail(ctx: Context): Promise<OutputOf<typeof contract.getOwnMail>> {
  const { tenantId, accountId } = ctx.actor
  const server = await store.selectServer(ctx.db, tenantId)
  const own = await store.selectAddress(ctx.db, tenantId, accountId)
  const { digestAt, quietFrom, quietUntil } = ctx.settings
  return {
    available: server?.active ?? false,
    address: own?.address ?? null,
    state: !own ? 'none' : own.bounced_at ? 'bounced' : own.confirmed_at ? 'confirmed' : 'asked',
    kinds: [...NOTICE_KINDS],
    wanted: wantedOf(own?.unwanted ?? []),
    digestAt,
    quietFrom,
    quietUntil,
  }
}

/** The event says that the address was set, and not which it is: the log is kept for ever. */
export async function setOwnAddress(
  ctx: Context,
  input: InputOf<typeof contract.setOwnAddress>,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const server = await store.selectServer(ctx.db, tenantId)
  if (!server?.active) throw conflict('mail-off')
  const asked = await store.countAsked(ctx.db, tenantId, accountId, new Date(ctx.now.getTime() - 86_400_000))
  if (asked >= MOST_ASKED) throw new Refused('mail-asked-often', 429)
  await store.dropWaiting(ctx.db, tenantId, accountId, ctx.now)
  await store.askAddress(ctx.db, {
    tenant_id: tenantId,
    account_id: accountId,
    address: input.address,
    asked_at: ctx.now,
  })
  await store.insertLetter(ctx.db, letterFor(tenantId, accountId, 'confirm', null, ctx.now), [])
  await ctx.enqueue('send-mail', { tenantId }, `mail:${tenantId}`)
  await record(ctx, { operation: 'setOwnAddress' })
  return { ok: true }
}

export async function removeOwnAddress(ctx: Context): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  if (!(await store.deleteAddress(ctx.db, tenantId, accountId))) throw notFound('address')
  await store.dropWaiting(ctx.db, tenantId, accountId, ctx.now)
  await record(ctx, { operation: 'removeOwnAddress' })
  return { ok: true }
}

export async function setOwnKinds(ctx: Context, input: InputOf<typeof contract.setOwnKinds>): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const unwanted = unwantedOf(input.wanted)
  if (!(await store.saveUnwanted(ctx.db, tenantId, accountId, unwanted))) throw notFound('address')
  await record(ctx, { operation: 'setOwnKinds', data: { unwanted } })
  return { ok: true }
}

/** Whoever has the letter confirms the address: that is what it proves. Nobody need be signed in for it. */
export async function confirmAddress(
  ctx: OpenContext,
  input: InputOf<typeof contract.confirmAddress>,
): Promise<{ ok: true }> {
  const own = await store.confirm(ctx.db, tokenHash(input.token), ctx.now)
  if (!own) throw invalid('mail-link-invalid')
  await recordAs(ctx, own.tenant_id, own.account_id, [{ operation: 'confirmAddress' }])
  return { ok: true }
}
