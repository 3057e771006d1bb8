/** The part of a task that one organisation has: loaded and locked, saved with its event. */
import { notFound } from '../../../kernel/errors.js'
import { words } from '../../../kernel/words/index.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { releaseFiles } from '../../files/index.js'
import { CLOSED } from '../rules.js'
import * as store from '../store/index.js'

export type Versioned = { version: number }
export type Change = Parameters<typeof store.updateAssignment>[3]

/** Why the part stands as it does, and who said so; null takes the reason away. */
export const because = (ctx: Context, reason: string | null): Change => ({
  reason,
  reason_by: reason ? ctx.actor.accountId : null,
  reason_at: reason ? ctx.now : null,
})

export async function locked(ctx: Context, id: string): Promise<store.AssignmentRow> {
  const part = await store.lockAssignment(ctx.db, ctx.actor.tenantId, id)
  if (!part) throw notFound('assignment')
  return part
}

/** Removes files that wait for a submission of the part, with their bytes. */
export async function releaseWaiting(
  ctx: Context,
  part: store.AssignmentRow,
  files: { id: string; file_id: string | null }[],
): Promise<void> {
  await store.deleteEvidence(
    ctx.db,
    part.tenant_id,
    files.map(({ id }) => id),
  )
  await releaseFiles(
    ctx,
    files.flatMap(({ file_id }) => (file_id ? [file_id] : [])),
  )
}

/** Records what was done with the part. */
export const recordPart = (
  ctx: Context,
  part: Pick<store.AssignmentRow, 'id' | 'task_id' | 'document_id' | 'organisation_id'>,
  operation: string,
  data: Record<string, unknown> = {},
): Promise<void> =>
  record(ctx, {
    operation,
    documentId: part.document_id,
    taskId: part.task_id,
    assignmentId: part.id,
    organisationId: part.organisation_id,
    data,
  })

/** Saves the part and records the step with what it says. Since when it is in its state, and what was before, is kept here. */
export async function saved(
  ctx: Context,
  part: store.AssignmentRow,
  operation: string,
  set: Change,
  data: Record<string, unknown> = {},
): Promise<Versioned> {
  const moved: Change = set.state && set.state !== part.state ? { state_before: part.state, state_since: ctx.now } : {}
  const stands = (set.state ?? part.state) === 'paused' || (set.state ?? part.state) === 'suspended'
  const goesOn: Change = stands ? {} : { paused_from: null, suspended_from: null, standing_reason: null }
  const version = await store.updateAssignment(ctx.db, part.tenant_id, part.id, { ...goesOn, ...moved, ...set })
  // Nothing more is handed in for a closed part, and nobody decides about its date.
  if (set.state && CLOSED.includes(set.state)) {
    await releaseWaiting(ctx, part, await store.selectWaiting(ctx.db, part.tenant_id, part.id))
    await store.lapsePending(ctx.db, part.tenant_id, part.id, ctx.now)
  }
  await recordPart(ctx, part, operation, data)
  if (set.state && CLOSED.includes(set.state)) await closePieces(ctx, part)
  return { version }
}

/** Units below are not left with pieces of a part that is over. */
async function closePieces(ctx: Context, part: store.AssignmentRow): Promise<void> {
  for (const piece of await store.lockPieces(ctx.db, part.tenant_id, part.id)) {
    if (CLOSED.includes(piece.state)) continue
    const reason = words.under.closedAbove
    await saved(ctx, piece, 'withdraw', { state: 'withdrawn', ...because(ctx, reason) }, { reason })
  }
}
