/** The part of a task that one organisation has: loaded and locked, saved with its event. */
import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import * as store from '../store/index.js'

export type Versioned = { version: number }
export type Change = Parameters<typeof store.updateAssignment>[3]

export async function locked(ctx: Context, id: string): Promise<store.AssignmentRow> {
  const part = await store.lockAssignment(ctx.db, ctx.actor.tenantId, id)
  if (!part) throw notFound('assignment')
  return part
}

/** Saves the part and records the step with what it says. */
export async function saved(
  ctx: Context,
  part: store.AssignmentRow,
  operation: string,
  set: Change,
  data: Record<string, unknown> = {},
): Promise<Versioned> {
  const version = await store.updateAssignment(ctx.db, part.tenant_id, part.id, set)
  await record(ctx, {
    operation,
    documentId: part.document_id,
    taskId: part.task_id,
    assignmentId: part.id,
    organisationId: part.organisation_id,
    data,
  })
  return { version }
}
