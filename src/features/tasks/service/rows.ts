/** Parts as rows of a list: what, from where, by when, and what this reader may do with it. */
import { dayOf } from '../../../kernel/calendar.js'
import type { Context } from '../../../platform/context.js'
import type { Names } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { assignmentCan, timeStateOf } from '../rules.js'
import * as store from '../store/index.js'
import { deadlineView, extensionView, partDeadlineView, iso, reasonOf } from './views.js'

/** What the rows of a page are shown with. */
export interface Shelf {
  names: Names
  /** Parts for which a request for more time waits. */
  pending: Set<string>
}

export const shelf = async (ctx: Context, names: Names, rows: store.WorkDbRow[]): Promise<Shelf> => ({
  names,
  pending: await store.selectPending(
    ctx.db,
    ctx.actor.tenantId,
    rows.map((row) => row.id),
  ),
})

export function workRow(
  ctx: Context,
  row: store.WorkDbRow,
  { names, pending }: Shelf,
  extension: store.ShownExtension | null = null,
): contract.WorkRow {
  return {
    id: row.id,
    taskId: row.task_id,
    documentId: row.document_id,
    title: row.title,
    unit: names.on(row.organisation_id, dayOf(ctx.now))?.shortName ?? null,
    role: row.role,
    issuer: row.document_issuer,
    documentNumber: row.document_number,
    documentKind: row.document_kind,
    path: row.path,
    deadline: deadlineView(row),
    state: row.state,
    time: timeStateOf(row, ctx.now, ctx.calendar),
    partDeadline: partDeadlineView(row),
    extension: extension && extensionView(extension),
    reason: reasonOf(row),
    reasonBy: row.reason_title,
    reasonAt: iso(row.reason_at),
    version: row.version,
    can: assignmentCan(ctx.actor, row, ctx.now, pending.has(row.id)),
  }
}

/** Parts by their ids, in the order of these. */
export async function rowsOf(ctx: Context, names: Names, ids: string[]): Promise<contract.WorkRow[]> {
  const found = await store.selectParts(ctx.db, ctx.actor.tenantId, ids)
  const beside = await shelf(ctx, names, found)
  const rows = new Map(found.map((row) => [row.id, workRow(ctx, row, beside)]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}
