/**
 * The event log: every change writes one row in its own transaction; nothing ever changes a row. The database links it into
 * the tenant's chain when the transaction commits.
 */
import { isAnnounced } from '../../../kernel/announcements.js'
import { Refused } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Db, OpenContext } from '../../../platform/context.js'
import { insertEvents, selectTaskEvents, type EventRow } from '../store/index.js'

export interface NewEvent {
  /** Name of the operation, as in its contract. */
  operation: string
  documentId?: string | null
  taskId?: string | null
  assignmentId?: string | null
  /** The unit that it concerns: its screens are told. */
  organisationId?: string | null
  data?: Record<string, unknown>
}

/**
 * Records what the actor did; tells the screens of the units concerned (and of the whole office) after the commit, and asks
 * that those be told whom it concerns.
 */
export async function record(ctx: Context, ...events: NewEvent[]): Promise<void> {
  const ids = await recordAs(ctx, ctx.actor.tenantId, ctx.actor.accountId, events)
  const eventIds = ids.filter((_id, at) => isAnnounced(events[at]?.operation ?? ''))
  if (eventIds.length) await ctx.enqueue('tell', { tenantId: ctx.actor.tenantId, eventIds }, `tell:${eventIds[0]}`)
}

/** As `record`, for the program itself (jobs, sign-in) where there is no actor; `accountId` null is the program. */
export async function recordAs(
  ctx: Pick<OpenContext, 'db' | 'now' | 'touch'>,
  tenantId: string,
  accountId: string | null,
  events: NewEvent[],
): Promise<string[]> {
  const ids = await recordQuietly(ctx, tenantId, accountId, events)
  ctx.touch(
    tenantId,
    events.flatMap((event) => (event.organisationId ? [event.organisationId] : [])),
  )
  return ids
}

/** Conflicts, which are tried again, and a database that is away: all others mean that the log takes no row. */
const PASSES = /^(08|40|53|57)/

/** As `recordAs`, for what no screen shows: nobody is told to look again. */
export async function recordQuietly(
  ctx: Pick<OpenContext, 'db' | 'now'>,
  tenantId: string,
  accountId: string | null,
  events: NewEvent[],
): Promise<string[]> {
  const ids = events.map(() => newId())
  await insertEvents(
    ctx.db,
    events.map((event, at) => ({
      tenant_id: tenantId,
      id: ids[at] as string,
      at: ctx.now,
      account_id: accountId,
      operation: event.operation,
      document_id: event.documentId ?? null,
      task_id: event.taskId ?? null,
      assignment_id: event.assignmentId ?? null,
      organisation_id: event.organisationId ?? null,
      data: JSON.stringify(event.data ?? {}),
    })),
  ).catch((error: unknown) => {
    const { code } = (error ?? {}) as { code?: string }
    if (!code || !/^[0-9A-Z]{5}$/.test(code) || PASSES.test(code)) throw error
    throw new Refused('log-unwritable', 503, {}, false, error)
  })
  return ids
}

/** What happened to a task, newest first. */
export function taskEvents(db: Db, tenantId: string, taskId: string, limit = 200): Promise<EventRow[]> {
  return selectTaskEvents(db, tenantId, taskId, limit)
}
