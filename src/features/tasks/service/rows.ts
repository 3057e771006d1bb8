/** Parts as rows of a list: what, from where, by when, and what this reader may do with it. */
import { dayOf } from '../../../kernel/calendar.js'
import type { Context } from '../../../platform/context.js'
import type { Names } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { assignmentCan, timeStateOf } from '../rules.js'
import * as store from '../store/index.js'
import { deadlineView, extensionView, partDeadlineView, iso, reasonOf } from './views.js'

/** A part as a row; the last argument is the request for more time that the row is about. */
export function workRow(
  ctx: Context,
  row: store.WorkDbRow,
  names: Names,
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
    time: timeStateOf(row, ctx.now, ctx.calendar, ctx.settings.soonDays),
    period: row.period_from && row.period_until ? { from: row.period_from, until: row.period_until } : null,
    partDeadline: partDeadlineView(row),
    extension: extension && extensionView(extension),
    reason: reasonOf(row),
    reasonBy: row.reason_title,
    reasonAt: iso(row.reason_at),
    version: row.version,
    can: assignmentCan(ctx.actor, row, ctx.now, row.pending),
  }
}
