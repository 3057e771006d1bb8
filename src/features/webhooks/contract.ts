/** Webhooks: other systems of the office are told of what happens, signed, by addresses that the administrator enters. */
import { z } from 'zod'
import { contract, done, filled, id, instant } from '../../kernel/contract.js'
import { HOOK_KINDS } from '../../kernel/announcements.js'

export const MOST_WEBHOOKS = 20

const kinds = z.array(z.enum(HOOK_KINDS)).min(1).max(HOOK_KINDS.length)

const webhook = z.object({
  id,
  name: z.string(),
  url: z.string(),
  kinds: z.array(z.string()),
  state: z.enum(['active', 'paused']),
  /** Paused by the program, because calls had failed for a day. */
  failedAt: instant.nullable(),
  madeAt: instant,
  waiting: z.number().int(),
})
export type WebhookView = z.infer<typeof webhook>

const delivery = z.object({
  id,
  kind: z.string(),
  state: z.enum(['waiting', 'sending', 'delivered', 'failed']),
  madeAt: instant,
  attempts: z.number().int(),
  nextTryAt: instant,
  /** Of the last answer; null where there was none. */
  status: z.number().int().nullable(),
  result: z.enum(['answered', 'address', 'unreachable', 'timeout', 'key']).nullable(),
})
export type DeliveryView = z.infer<typeof delivery>

const base = { permission: 'channels.manage' as const }

export const listWebhooks = contract({
  ...base,
  name: 'listWebhooks',
  method: 'GET',
  path: '/api/webhooks',
  summary: 'The webhooks of the office, and where calls may go.',
  input: z.object({}),
  output: z.object({
    policy: z.enum(['public', 'loopback', 'none']),
    kinds: z.array(z.enum(HOOK_KINDS)),
    webhooks: z.array(webhook),
  }),
})

export const getWebhookAlert = contract({
  ...base,
  name: 'getWebhookAlert',
  method: 'GET',
  path: '/api/webhooks/alert',
  summary: 'How many webhooks the program has paused because calls had failed for a day.',
  input: z.object({}),
  output: z.object({ waiting: z.number().int() }),
})

export const createWebhook = contract({
  ...base,
  name: 'createWebhook',
  method: 'POST',
  path: '/api/webhooks',
  summary: 'Adds an address that is called from now on; its secret is answered here and never again.',
  input: z.object({ name: filled(100), url: z.string().trim().max(1000), kinds }),
  output: z.object({ id, secret: z.string() }),
})

export const rotateWebhookSecret = contract({
  ...base,
  name: 'rotateWebhookSecret',
  method: 'POST',
  path: '/api/webhooks/:id/secret',
  summary: 'Gives a new secret, answered once; for 24 hours calls are signed with the old one as well.',
  input: z.object({ id }),
  output: z.object({ secret: z.string() }),
})

export const setWebhookState = contract({
  ...base,
  name: 'setWebhookState',
  method: 'POST',
  path: '/api/webhooks/:id/state',
  summary: 'Pauses a webhook (what happens meanwhile waits), lets it go on, or removes it.',
  input: z.object({ id, state: z.enum(['active', 'paused', 'removed']) }),
  output: done,
})

export const tryWebhook = contract({
  ...base,
  name: 'tryWebhook',
  method: 'POST',
  path: '/api/webhooks/:id/try',
  summary: 'Sends a trial call of type `ping`.',
  input: z.object({ id }),
  output: done,
})

export const listDeliveries = contract({
  ...base,
  name: 'listDeliveries',
  method: 'GET',
  path: '/api/webhooks/:id/deliveries',
  summary: 'The last calls of a webhook, the newest first, with the answer to each.',
  input: z.object({ id }),
  output: z.object({ deliveries: z.array(delivery) }),
})

export const sendDeliveryAgain = contract({
  ...base,
  name: 'sendDeliveryAgain',
  method: 'POST',
  path: '/api/webhooks/deliveries/:id/again',
  summary: 'Makes a call once more under the same id, also one that was delivered.',
  input: z.object({ id }),
  output: done,
})
