/** Changes of dispatches as they are shown. */
import { may, seesWholeOffice } from '../../../kernel/actor.js'
import { addWorkingDays, dayOf, workingDaysBetween } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { visibleDocument } from '../../documents/index.js'
import { namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import * as store from '../store/index.js'

function changeView(ctx: Context, row: store.ChangeRow): contract.ChangeView {
  const registered = row.by_document_id !== null
  return {
    id: row.id,
    kind: row.kind,
    document: {
      id: row.document_id,
      kind: row.document_kind,
      number: row.document_number,
      date: row.document_date,
      issuer: row.document_issuer,
    },
    by: {
      id: seesWholeOffice(ctx.actor) ? row.by_document_id : null,
      kind: row.by_kind,
      number: registered ? row.by_document_number : row.by_number,
      date: registered ? row.by_document_date : row.by_date,
      issuer: registered ? row.by_document_issuer : row.by_issuer,
    },
    note: row.note,
    recordedAt: row.recorded_at.toISOString(),
    recordedBy: row.recorded_title,
    parts: seesWholeOffice(ctx.actor) ? row.parts : 0,
    open: seesWholeOffice(ctx.actor) ? row.open : 0,
    takenBack: row.taken_back_at && {
      at: row.taken_back_at.toISOString(),
      by: row.taken_back_title ?? '',
      reason: row.take_back_reason ?? '',
    },
  }
}

export async function listSourceChanges(
  ctx: Context,
  input: InputOf<typeof contract.listSourceChanges>,
): Promise<OutputOf<typeof contract.listSourceChanges>> {
  const { tenantId } = ctx.actor
  const office = seesWholeOffice(ctx.actor)
  const document = input.documentId ? await visibleDocument(ctx, input.documentId) : null
  const rows = document
    ? await store.selectChangesOf(ctx.db, tenantId, document.id)
    : office
      ? await store.selectOpenChanges(ctx.db, tenantId)
      : []
  return {
    changes: rows.map((row) => changeView(ctx, row)),
    can: {
      record: document?.state === 'issued' && may(ctx.actor, 'tasks.issue'),
      decide: may(ctx.actor, 'tasks.direct'),
    },
  }
}

export async function getSourceChange(
  ctx: Context,
  input: InputOf<typeof contract.getSourceChange>,
): Promise<contract.SourceChangeView> {
  const { tenantId } = ctx.actor
  const change = await store.selectChange(ctx.db, tenantId, input.id)
  if (!change) throw notFound('source-change')
  const parts = (await store.selectParts(ctx.db, tenantId, change.id)).filter((part) => part.assigner_id === null)
  const tasks = change.by_document_id ? await store.selectTasksOf(ctx.db, tenantId, change.by_document_id) : []
  const today = dayOf(ctx.now)
  const names = await namesOf(
    ctx.db,
    tenantId,
    parts.map((part) => part.organisation_id),
  )
  const decides = may(ctx.actor, 'tasks.direct')
  return {
    change: changeView(ctx, change),
    parts: parts.map((part): contract.ChangedPartView => {
      const open = part.decision === null && part.state === 'suspended'
      const stood = open ? workingDaysBetween(ctx.calendar, dayOf(part.suspended_since), today) : 0
      return {
        assignmentId: part.assignment_id,
        taskId: part.task_id,
        taskNumber: part.task_number,
        title: part.title,
        path: part.path,
        unit: { id: part.organisation_id, name: names.on(part.organisation_id, today)?.name ?? '' },
        role: part.role,
        state: (open && part.suspended_from) || part.state,
        lastDay: part.last_day,
        afterStanding: open && part.last_day && stood > 0 ? addWorkingDays(ctx.calendar, part.last_day, stood) : null,
        pieces: part.pieces,
        candidates: tasks.filter((task) => task.units.includes(part.organisation_id)).map((task) => task.id),
        version: part.version,
        open,
        decided: part.decided_at && {
          decision: part.decision,
          lastDay: part.decided_last_day,
          taskNumber: part.decided_task_number,
          taskId: part.decided_task_id,
          reason: part.reason,
          at: part.decided_at.toISOString(),
          by: part.decided_title ?? '',
        },
      }
    }),
    newTasks: tasks.map((task) => ({
      id: task.id,
      number: task.number,
      title: task.title,
      path: task.path,
      lastDay: task.last_day,
    })),
    today,
    can: { decide: decides, takeBack: decides && change.taken_back_at === null },
  }
}
