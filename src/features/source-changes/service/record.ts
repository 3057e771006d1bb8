/** A change of an issued dispatch is recorded: its open parts are suspended. Recorded by mistake, it is taken back. */
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, notFound } from '../../../kernel/errors.js'
import { words } from '../../../kernel/words/index.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { keepSuspended, suspendParts } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import { mustBeIssued, mustFit } from '../rules.js'
import * as store from '../store/index.js'
import { stoodBefore } from './stood.js'

type Given = InputOf<typeof contract.recordSourceChange>

interface Paper {
  kind: string | null
  number: string | null
  date: string | null
  issuer: string | null
}

/** The paper that changes the dispatch: as it stands in the register, or as it was typed. */
async function changingPaper(ctx: Context, given: Given): Promise<Paper> {
  if (!given.byDocumentId)
    return { kind: null, number: given.byNumber, date: given.byDate, issuer: given.byIssuer || null }
  const found = await store.lockDocument(ctx.db, ctx.actor.tenantId, given.byDocumentId)
  if (!found || found.state === 'discarded') throw notFound('document')
  return { kind: found.kind, number: found.number, date: found.issued_on, issuer: found.issuer }
}

export async function recordSourceChange(ctx: Context, input: Given): Promise<{ changeId: string; suspended: number }> {
  const { tenantId, accountId } = ctx.actor
  const document = await store.lockDocument(ctx.db, tenantId, input.id)
  if (!document || document.state === 'discarded') throw notFound('document')
  mustBeIssued(document.state)
  const same = await store.selectChange(ctx.db, tenantId, input.changeId)
  if (same) {
    // The answer to the first try was lost on the way: it is recorded, and stays as it is.
    if (same.document_id !== input.id) throw conflict('id-taken')
    return { changeId: same.id, suspended: same.parts }
  }
  const tasks = await store.selectTasksOf(ctx.db, tenantId, input.id)
  mustFit(
    input.id,
    input,
    tasks.map((task) => task.id),
  )
  const by = await changingPaper(ctx, input)
  await store.insertChange(ctx.db, {
    tenant_id: tenantId,
    id: input.changeId,
    document_id: input.id,
    kind: input.kind,
    by_document_id: input.byDocumentId,
    by_number: input.byDocumentId ? null : by.number,
    by_date: input.byDocumentId ? null : by.date,
    by_issuer: input.byDocumentId ? null : by.issuer,
    note: input.note || null,
    task_ids: input.taskIds,
    recorded_by: accountId,
    recorded_at: ctx.now,
  })
  const reason = words.sourceChanges.standing(
    input.kind,
    { kind: document.kind, number: document.number },
    { kind: by.kind, number: by.number, date: by.date },
  )
  const suspended = await suspendParts(ctx, input.id, input.taskIds, reason)
  const earlier = await store.passParts(ctx.db, tenantId, suspended.earlier, {
    decided_by: accountId,
    decided_at: ctx.now,
  })
  await store.insertParts(ctx.db, [
    ...suspended.now.map((part) => ({
      tenant_id: tenantId,
      change_id: input.changeId,
      assignment_id: part.id,
      state_since: part.stateSince,
      standing_reason: part.standingReason,
    })),
    ...earlier.map((part) => ({ tenant_id: tenantId, change_id: input.changeId, ...part })),
  ])
  const recorded = await store.selectChange(ctx.db, tenantId, input.changeId)
  await record(ctx, {
    operation: 'recordSourceChange',
    documentId: input.id,
    data: { changeId: input.changeId, kind: input.kind, by: input.byDocumentId, parts: recorded?.parts ?? 0, reason },
  })
  return { changeId: input.changeId, suspended: recorded?.parts ?? 0 }
}

export async function takeBackSourceChange(
  ctx: Context,
  input: InputOf<typeof contract.takeBackSourceChange>,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const change = await store.lockChange(ctx.db, tenantId, input.id)
  if (!change) throw notFound('source-change')
  if (change.taken_back_at) throw conflict('change-taken-back')
  const parts = await store.selectParts(ctx.db, tenantId, change.id)
  const before = stoodBefore(parts)
  const decided = { decision: 'take-back' as const, decided_by: accountId, decided_at: ctx.now }
  for (const part of parts.filter((one) => one.assigner_id === null && !one.decision && one.state === 'suspended')) {
    await keepSuspended(ctx, part.assignment_id, before, { version: null, deadline: null, reason: input.reason })
    await store.decidePart(ctx.db, tenantId, change.id, part.assignment_id, decided)
  }
  await store.decidePieces(ctx.db, tenantId, change.id, decided)
  await store.updateChange(ctx.db, tenantId, change.id, {
    taken_back_by: accountId,
    taken_back_at: ctx.now,
    take_back_reason: input.reason,
  })
  await record(ctx, {
    operation: 'takeBackSourceChange',
    documentId: change.document_id,
    data: { changeId: change.id, reason: input.reason },
  })
  return { ok: true }
}
