import { sql, type Insertable, type Selectable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type { WebhookDeliveryTable, WebhookTable } from '../../platform/database/schema.js'

export type WebhookRow = Selectable<WebhookTable>
export type DeliveryRow = Selectable<WebhookDeliveryTable>

export function selectWebhooks(db: Db, tenantId: string): Promise<(WebhookRow & { waiting: number })[]> {
  return db
    .selectFrom('webhook as w')
    .where('w.tenant_id', '=', tenantId)
    .where('w.state', '<>', 'removed')
    .selectAll('w')
    .select(
      sql<number>`(select count(*)::int from webhook_delivery d where d.tenant_id = w.tenant_id and d.webhook_id = w.id
        and d.state in ('waiting', 'sending'))`.as('waiting'),
    )
    .orderBy('w.id')
    .execute()
}

export async function countGivenUp(db: Db, tenantId: string): Promise<number> {
  const { n } = await db
    .selectFrom('webhook')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'paused')
    .where('failed_at', 'is not', null)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export function lockWebhook(db: Db, tenantId: string, id: string): Promise<WebhookRow | undefined> {
  return db
    .selectFrom('webhook')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '<>', 'removed')
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

export async function insertWebhook(db: Db, row: Insertable<WebhookTable>): Promise<void> {
  await db.insertInto('webhook').values(row).execute()
}

export async function updateWebhook(db: Db, tenantId: string, id: string, change: Partial<WebhookRow>): Promise<void> {
  await db.updateTable('webhook').set(change).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

export async function selectCallingTenants(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('webhook').where('state', '=', 'active').select('tenant_id').distinct().execute()
  return rows.map((row) => row.tenant_id)
}

export interface HookEvent {
  id: string
  at: Date
  operation: string
  document_id: string | null
  task_id: string | null
  assignment_id: string | null
  organisation_id: string | null
}

export async function selectEvents(db: Db, tenantId: string, ids: string[]): Promise<HookEvent[]> {
  if (!ids.length) return []
  return db
    .selectFrom('event')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .select(['id', 'at', 'operation', 'document_id', 'task_id', 'assignment_id', 'organisation_id'])
    .orderBy('id')
    .execute()
}

/** Writes deliveries, leaving out those of an event that was told before. */
export async function insertDeliveries(db: Db, rows: Insertable<WebhookDeliveryTable>[]): Promise<void> {
  if (!rows.length) return
  await db
    .insertInto('webhook_delivery')
    .values(rows)
    .onConflict((on) => on.doNothing())
    .execute()
}

/** The next call that is due, locked, of a webhook that is none of some. */
export function lockNext(
  db: Db,
  tenantId: string,
  now: Date,
  notOf: readonly string[],
): Promise<(DeliveryRow & Pick<WebhookRow, 'url' | 'secret' | 'old_secret' | 'old_until'>) | undefined> {
  let query = db
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook as w', (join) =>
      join.onRef('w.tenant_id', '=', 'd.tenant_id').onRef('w.id', '=', 'd.webhook_id').on('w.state', '=', 'active'),
    )
    .where('d.tenant_id', '=', tenantId)
    .where('d.state', '=', 'waiting')
    .where('d.next_try_at', '<=', now)
  if (notOf.length) query = query.where('d.webhook_id', 'not in', notOf)
  return query
    .selectAll('d')
    .select(['w.url', 'w.secret', 'w.old_secret', 'w.old_until'])
    .orderBy('d.next_try_at')
    .orderBy('d.id')
    .limit(1)
    .forUpdate('d')
    .skipLocked()
    .executeTakeFirst()
}

export async function isAnyDue(db: Db, tenantId: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('webhook_delivery as d')
    .innerJoin('webhook as w', (join) =>
      join.onRef('w.tenant_id', '=', 'd.tenant_id').onRef('w.id', '=', 'd.webhook_id').on('w.state', '=', 'active'),
    )
    .where('d.tenant_id', '=', tenantId)
    .where('d.state', '=', 'waiting')
    .where('d.next_try_at', '<=', now)
    .select('d.id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function updateDelivery(
  db: Db,
  tenantId: string,
  id: string,
  change: Partial<DeliveryRow>,
): Promise<void> {
  await db.updateTable('webhook_delivery').set(change).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** Calls that a program which ended was making are made again: receivers know them by their id. */
export async function freeStale(db: Db, tenantId: string, before: Date): Promise<void> {
  await db
    .updateTable('webhook_delivery')
    .set({ state: 'waiting', started_at: null })
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'sending')
    .where('started_at', '<', before)
    .execute()
}

export async function deleteEnded(db: Db, tenantId: string, before: Date): Promise<void> {
  await db.deleteFrom('webhook_delivery').where('tenant_id', '=', tenantId).where('ended_at', '<', before).execute()
}

export async function dropWaiting(db: Db, tenantId: string, webhookId: string): Promise<void> {
  await db
    .deleteFrom('webhook_delivery')
    .where('tenant_id', '=', tenantId)
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .execute()
}

export function selectDeliveries(db: Db, tenantId: string, webhookId: string, limit: number): Promise<DeliveryRow[]> {
  return db
    .selectFrom('webhook_delivery')
    .where('tenant_id', '=', tenantId)
    .where('webhook_id', '=', webhookId)
    .selectAll()
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export function lockDelivery(db: Db, tenantId: string, id: string): Promise<DeliveryRow | undefined> {
  return db
    .selectFrom('webhook_delivery')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}
