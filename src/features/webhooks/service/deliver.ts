/**
 * From events to calls: each event of a wanted kind is one delivery a webhook, made when the event is told; a job makes the
 * calls. At least once: a call whose answer was lost is made again under the same id, by which the receiver knows it.
 */
import { createHmac } from 'node:crypto'
import { ANNOUNCEMENTS } from '../../../kernel/announcements.js'
import { newId } from '../../../kernel/ids.js'
import type { Db, JobPayloads, OpenContext } from '../../../platform/context.js'
import type { addJob } from '../../../platform/jobs.js'
import type { CallOutcome } from '../../../platform/outbound/call.js'
import type { Outside } from '../../../platform/outbound/outside.js'
import { isDelivered, isGivenUp, nextCall, SENDING_AT_MOST } from '../rules.js'
import * as store from '../store.js'

export interface WebhookHouse {
  db: Db
  now(): Date
  inTransaction<T>(work: (db: Db, touch: OpenContext['touch']) => Promise<T>): Promise<T>
  outside: Outside
  ask: typeof addJob
}

/** Calls that one job makes. */
const TOGETHER = 20
/** Calls that are over are kept for a month. */
const KEPT = 30 * 86_400_000

export const sealedFor = (webhookId: string): string => `webhook:${webhookId}`

/** Writes down whom these events are told to; running it twice tells nobody twice. */
export async function announce(house: WebhookHouse, { tenantId, eventIds }: JobPayloads['tell']): Promise<void> {
  await house.inTransaction(async (db) => {
    const webhooks = await store.selectWebhooks(db, tenantId)
    if (!webhooks.length) return
    const now = house.now()
    const events = await store.selectEvents(db, tenantId, eventIds)
    await store.insertDeliveries(
      db,
      events.flatMap((event) => {
        const kind = ANNOUNCEMENTS[event.operation]?.kind
        return webhooks
          .filter((webhook) => kind && webhook.kinds.includes(kind) && webhook.made_at <= event.at)
          .map((webhook) => deliveryFor(tenantId, webhook.id, event.id, kind ?? '', now))
      }),
    )
    await askWhereDue(house, db, tenantId, now)
  })
}

export const deliveryFor = (tenantId: string, webhookId: string, eventId: string | null, kind: string, now: Date) => ({
  tenant_id: tenantId,
  id: newId(),
  webhook_id: webhookId,
  event_id: eventId,
  kind,
  state: 'waiting' as const,
  made_at: now,
  first_tried_at: null,
  next_try_at: now,
  started_at: null,
  ended_at: null,
  status: null,
  result: null,
})

async function askWhereDue(house: WebhookHouse, db: Db, tenantId: string, now: Date): Promise<void> {
  if (await store.isAnyDue(db, tenantId, now))
    await house.ask(db, 'call-webhooks', { tenantId }, `webhooks:${tenantId}`)
}

/** The minute's turn: what is due again is asked for. */
export async function callDue(house: WebhookHouse): Promise<void> {
  for (const tenantId of await store.selectCallingTenants(house.db))
    await house.inTransaction(async (db) => {
      const now = house.now()
      await store.freeStale(db, tenantId, new Date(now.getTime() - SENDING_AT_MOST))
      await store.deleteEnded(db, tenantId, new Date(now.getTime() - KEPT))
      await askWhereDue(house, db, tenantId, now)
    })
}

interface Claimed {
  id: string
  webhookId: string
  url: string
  firstTriedAt: Date
  attempts: number
  headers: Record<string, string>
  body: string
}

/** Makes the calls that are due; an address that fails is left alone until the next turn. */
export async function callWebhooks(house: WebhookHouse, { tenantId }: { tenantId: string }): Promise<void> {
  const failing: string[] = []
  for (let n = 0; n < TOGETHER; n++) {
    const claimed = await claim(house, tenantId, failing)
    if (claimed === 'nothing') return
    const outcome: CallOutcome | 'key' =
      'headers' in claimed ? await house.outside.caller.post(claimed.url, claimed.headers, claimed.body) : 'key'
    if (!(await settle(house, tenantId, claimed, outcome))) failing.push(claimed.webhookId)
  }
  await house.ask(house.db, 'call-webhooks', { tenantId }, `webhooks:${tenantId}`)
}

type Keyless = Omit<Claimed, 'headers' | 'body'>

async function claim(
  house: WebhookHouse,
  tenantId: string,
  notOf: readonly string[],
): Promise<Claimed | Keyless | 'nothing'> {
  return house.inTransaction(async (db) => {
    const now = house.now()
    const row = await store.lockNext(db, tenantId, now, notOf)
    if (!row) return 'nothing'
    const attempts = row.attempts + 1
    const firstTriedAt = row.first_tried_at ?? now
    await store.updateDelivery(db, tenantId, row.id, {
      state: 'sending',
      started_at: now,
      first_tried_at: firstTriedAt,
      attempts,
    })
    const about = sealedFor(row.webhook_id)
    const old = row.old_secret && row.old_until && row.old_until > now ? row.old_secret : null
    const secrets = [row.secret, ...(old ? [old] : [])].map((sealed) => house.outside.seals.open(sealed, about))
    const keyless = { id: row.id, webhookId: row.webhook_id, url: row.url, firstTriedAt, attempts }
    if (secrets.some((secret) => secret === null)) return keyless
    const [event] = row.event_id ? await store.selectEvents(db, tenantId, [row.event_id]) : []
    const body = bodyOf(row.kind, event ?? null, row.made_at)
    return { ...keyless, body, headers: headersOf(row.id, now, body, secrets as string[]) }
  })
}

/** Identifiers alone: whoever receives it asks for the rest with rights of its own. */
function bodyOf(kind: string, event: store.HookEvent | null, madeAt: Date): string {
  return JSON.stringify({
    type: kind,
    timestamp: (event?.at ?? madeAt).toISOString(),
    data: event
      ? {
          eventId: event.id,
          operation: event.operation,
          organisationId: event.organisation_id,
          documentId: event.document_id,
          taskId: event.task_id,
          assignmentId: event.assignment_id,
        }
      : {},
  })
}

/** As standardwebhooks.com 1.0 has it; docs/webhooks.md says how to check it. */
export function headersOf(id: string, now: Date, body: string, secrets: string[]): Record<string, string> {
  const seconds = String(Math.floor(now.getTime() / 1000))
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`
  })
  return {
    'content-type': 'application/json',
    'user-agent': 'dondoc-webhooks',
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': signatures.join(' '),
  }
}

/** Answers whether the address took it. */
async function settle(
  house: WebhookHouse,
  tenantId: string,
  claimed: Keyless,
  outcome: CallOutcome | 'key',
): Promise<boolean> {
  const { result, status } = outcome === 'key' ? { result: outcome, status: null } : outcome
  return house.inTransaction(async (db) => {
    const now = house.now()
    if (isDelivered(status)) {
      await store.updateDelivery(db, tenantId, claimed.id, { state: 'delivered', ended_at: now, result, status })
      return true
    }
    const givenUp = isGivenUp(claimed.firstTriedAt, now)
    await store.updateDelivery(
      db,
      tenantId,
      claimed.id,
      givenUp
        ? { state: 'failed', ended_at: now, result, status }
        : { state: 'waiting', started_at: null, next_try_at: nextCall(now, claimed.attempts), result, status },
    )
    if (givenUp) await store.updateWebhook(db, tenantId, claimed.webhookId, { state: 'paused', failed_at: now })
    return false
  })
}
