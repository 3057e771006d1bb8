/** The administrator's side: addresses, their secrets, and what became of the calls. */
import { randomBytes } from 'node:crypto'
import { HOOK_KINDS } from '../../../kernel/announcements.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import { record } from '../../audit/index.js'
import * as contract from '../contract.js'
import { OLD_SECRET_FOR } from '../rules.js'
import * as store from '../store.js'
import { deliveryFor, sealedFor } from './deliver.js'

const LISTED = 50

export async function readPolicy({ outside }: BeforeTools): Promise<'public' | 'loopback' | 'none'> {
  return outside.caller.policy
}

export async function listWebhooks(
  ctx: Context,
  _input: InputOf<typeof contract.listWebhooks>,
  policy: 'public' | 'loopback' | 'none',
): Promise<OutputOf<typeof contract.listWebhooks>> {
  const rows = await store.selectWebhooks(ctx.db, ctx.actor.tenantId)
  return {
    policy,
    kinds: [...HOOK_KINDS],
    webhooks: rows.map((row) => ({
      id: row.id,
      name: row.name,
      url: row.url,
      kinds: row.kinds,
      state: row.state === 'active' ? 'active' : 'paused',
      failedAt: row.failed_at?.toISOString() ?? null,
      madeAt: row.made_at.toISOString(),
      waiting: row.waiting,
    })),
  }
}

export async function getWebhookAlert(ctx: Context): Promise<OutputOf<typeof contract.getWebhookAlert>> {
  return { waiting: await store.countGivenUp(ctx.db, ctx.actor.tenantId) }
}

interface NewSecret {
  id: string
  secret: string
  sealed: Buffer
}

function newSecret({ outside }: BeforeTools, id: string): NewSecret {
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  return { id, secret, sealed: outside.seals.seal(secret, sealedFor(id)) }
}

/** A name is resolved, which may take seconds; so it comes before the transaction. */
export async function checkAddress(
  tools: BeforeTools,
  { url }: InputOf<typeof contract.createWebhook>,
): Promise<NewSecret> {
  if (tools.outside.caller.policy === 'none') throw invalid('webhook-practice')
  if (!(await tools.outside.caller.mayCall(url))) throw invalid('webhook-address')
  return newSecret(tools, newId())
}

export async function createWebhook(
  ctx: Context,
  input: InputOf<typeof contract.createWebhook>,
  { id, secret, sealed }: NewSecret,
): Promise<OutputOf<typeof contract.createWebhook>> {
  const { tenantId, accountId } = ctx.actor
  const living = await store.selectWebhooks(ctx.db, tenantId)
  if (living.length >= contract.MOST_WEBHOOKS) throw conflict('webhooks-enough', { most: contract.MOST_WEBHOOKS })
  const kinds = [...new Set(input.kinds)]
  await store.insertWebhook(ctx.db, {
    tenant_id: tenantId,
    id,
    name: input.name,
    url: new URL(input.url).href,
    kinds,
    secret: sealed,
    old_secret: null,
    old_until: null,
    state: 'active',
    failed_at: null,
    made_by: accountId,
    made_at: ctx.now,
  })
  // The path may hold a secret of the receiver's: the log, which is kept for ever, gets the host.
  const data = { webhookId: id, name: input.name, host: new URL(input.url).host, kinds }
  await record(ctx, { operation: 'createWebhook', data })
  return { id, secret }
}

export async function makeSecret(
  tools: BeforeTools,
  { id }: InputOf<typeof contract.rotateWebhookSecret>,
): Promise<NewSecret> {
  return newSecret(tools, id)
}

export async function rotateWebhookSecret(
  ctx: Context,
  { id }: InputOf<typeof contract.rotateWebhookSecret>,
  { secret, sealed }: NewSecret,
): Promise<OutputOf<typeof contract.rotateWebhookSecret>> {
  const webhook = await locked(ctx, id)
  const until = new Date(ctx.now.getTime() + OLD_SECRET_FOR)
  const change = { secret: sealed, old_secret: webhook.secret, old_until: until }
  await store.updateWebhook(ctx.db, ctx.actor.tenantId, id, change)
  await record(ctx, { operation: 'rotateWebhookSecret', data: { webhookId: id, name: webhook.name } })
  return { secret }
}

export async function setWebhookState(
  ctx: Context,
  { id, state }: InputOf<typeof contract.setWebhookState>,
): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const webhook = await locked(ctx, id)
  await store.updateWebhook(ctx.db, tenantId, id, { state, failed_at: null })
  if (state === 'removed') await store.dropWaiting(ctx.db, tenantId, id)
  if (state === 'active') await ctx.enqueue('call-webhooks', { tenantId }, `webhooks:${tenantId}`)
  await record(ctx, { operation: 'setWebhookState', data: { webhookId: id, name: webhook.name, state } })
  return { ok: true }
}

export async function tryWebhook(ctx: Context, { id }: InputOf<typeof contract.tryWebhook>): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const webhook = await locked(ctx, id)
  if (webhook.state !== 'active') throw conflict('webhook-paused')
  await store.insertDeliveries(ctx.db, [deliveryFor(tenantId, id, null, 'ping', ctx.now)])
  await ctx.enqueue('call-webhooks', { tenantId }, `webhooks:${tenantId}`)
  await record(ctx, { operation: 'tryWebhook', data: { webhookId: id, name: webhook.name } })
  return { ok: true }
}

export async function listDeliveries(
  ctx: Context,
  { id }: InputOf<typeof contract.listDeliveries>,
): Promise<OutputOf<typeof contract.listDeliveries>> {
  const rows = await store.selectDeliveries(ctx.db, ctx.actor.tenantId, id, LISTED)
  return {
    deliveries: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      state: row.state,
      madeAt: row.made_at.toISOString(),
      attempts: row.attempts,
      nextTryAt: row.next_try_at.toISOString(),
      status: row.status,
      result: row.result,
    })),
  }
}

export async function sendDeliveryAgain(
  ctx: Context,
  { id }: InputOf<typeof contract.sendDeliveryAgain>,
): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const delivery = await store.lockDelivery(ctx.db, tenantId, id)
  if (!delivery) throw notFound('delivery')
  const webhook = await locked(ctx, delivery.webhook_id)
  if (webhook.state !== 'active') throw conflict('webhook-paused')
  if (delivery.state === 'sending') throw conflict('webhook-under-way')
  await store.updateDelivery(ctx.db, tenantId, id, {
    state: 'waiting',
    attempts: 0,
    first_tried_at: null,
    started_at: null,
    ended_at: null,
    next_try_at: ctx.now,
  })
  await ctx.enqueue('call-webhooks', { tenantId }, `webhooks:${tenantId}`)
  await record(ctx, { operation: 'sendDeliveryAgain', data: { webhookId: webhook.id, deliveryId: id } })
  return { ok: true }
}

async function locked(ctx: Context, id: string): Promise<store.WebhookRow> {
  const webhook = await store.lockWebhook(ctx.db, ctx.actor.tenantId, id)
  if (!webhook) throw notFound('webhook')
  return webhook
}
