/** A result handed in with its evidence, and what is decided about it: load and lock → decide in rules → save → event. */
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import type * as contract from '../contract.js'
import {
  afterStep,
  decidePieces,
  maySee,
  missingOf,
  mustBeAskedFor,
  mustBeKeepable,
  mustGiveReason,
  onTimeAt,
} from '../rules.js'
import * as store from '../store/index.js'
import { openAfter } from './occurrences.js'
import { wakeFollowers } from './waiting.js'
import { because, locked, saved, type Change, type Versioned } from './part.js'

type Handed = InputOf<typeof contract.submitResult>

/** Refuses a result that lacks what the task asks of its lead, or hands in a piece for something else. */
async function mustShowWhatIsAsked(
  ctx: Context,
  part: store.AssignmentRow,
  input: Handed,
  kept: store.EvidenceRow[],
): Promise<void> {
  const expected = await store.selectExpected(ctx.db, part.tenant_id, part.task_id)
  const handed = [
    ...input.files.map((one) => ({ ...one, kind: 'file' })),
    ...input.links.map((one) => ({ ...one, kind: 'link' })),
    ...input.documents.map((one) => ({ ...one, kind: 'document' })),
    ...input.figures.map((one) => ({ ...one, kind: 'figure' })),
  ]
  mustBeAskedFor(expected, handed, input.missing)
  const all = [...handed, ...kept.map((piece) => ({ expectedId: piece.expected_id }))]
  const missing = part.role === 'lead' ? missingOf(expected, all, input.missing) : []
  if (missing.length) throw invalid('evidence-missing', { expected: missing })
}

export async function submitResult(ctx: Context, input: Handed): Promise<{ version: number; submittedAt: string }> {
  const { tenantId, accountId } = ctx.actor
  const part = await locked(ctx, input.id)
  if (!maySee(ctx.actor, part)) throw notFound('assignment')
  const same = await store.selectSubmission(ctx.db, tenantId, input.submissionId)
  if (same) {
    // The answer to the first try was lost on the way: the result is in, and stays as it was.
    if (same.assignment_id !== part.id) throw conflict('id-taken')
    return { version: part.version, submittedAt: same.submitted_at.toISOString() }
  }
  afterStep(ctx.actor, 'submit', part, input.version, ctx.now)
  const keep = [...new Set(input.keep)]
  const before = await store.selectNewestPieces(ctx.db, tenantId, part.id)
  mustBeKeepable(before, keep)
  const kept = before.filter((piece) => keep.includes(piece.id))
  await mustShowWhatIsAsked(ctx, part, input, kept)
  await store.insertSubmission(ctx.db, {
    tenant_id: tenantId,
    id: input.submissionId,
    assignment_id: part.id,
    text: input.text,
    submitted_by: accountId,
    submitted_at: ctx.now,
    on_time: onTimeAt(part.due_at, ctx.now),
    missing: JSON.stringify(input.missing),
  })
  const files = new Map(input.files.map((file) => [file.id, file.expectedId]))
  if ((await store.attachEvidence(ctx.db, tenantId, part.id, input.submissionId, files)) !== files.size)
    throw invalid('unknown-file')
  const added = {
    tenant_id: tenantId,
    assignment_id: part.id,
    submission_id: input.submissionId,
    added_by: accountId,
    added_at: ctx.now,
  }
  await store.insertEvidence(ctx.db, [
    ...kept.map((piece) => ({
      ...added,
      id: newId(),
      kind: piece.kind,
      file_id: piece.file_id,
      label: piece.label,
      url: piece.url,
      document_date: piece.document_date,
      amount: piece.amount,
      unit: piece.unit,
      expected_id: piece.expected_id,
      kept_from: piece.id,
      decision: piece.decision,
      added_by: piece.added_by,
      added_at: piece.added_at,
    })),
    ...input.links.map(({ url, label, expectedId }) => ({
      ...added,
      id: newId(),
      kind: 'link' as const,
      label: label || url,
      url,
      expected_id: expectedId,
    })),
    ...input.documents.map(({ number, date, expectedId }) => ({
      ...added,
      id: newId(),
      kind: 'document' as const,
      label: number,
      document_date: date,
      expected_id: expectedId,
    })),
    ...input.figures.map(({ label, amount, unit, expectedId }) => ({
      ...added,
      id: newId(),
      kind: 'figure' as const,
      label,
      amount: String(amount),
      unit: unit || null,
      expected_id: expectedId,
    })),
  ])
  const { version } = await saved(
    ctx,
    part,
    'submitResult',
    {
      state: 'submitted',
      submitted_at: ctx.now,
      ...because(ctx, null),
      acknowledged_at: part.acknowledged_at ?? ctx.now,
    },
    {
      submissionId: input.submissionId,
      files: files.size,
      links: input.links.length,
      documents: input.documents.length,
      figures: input.figures.length,
      kept: kept.length,
      missing: input.missing.length,
    },
  )
  return { version, submittedAt: ctx.now.toISOString() }
}

export async function review(ctx: Context, input: InputOf<typeof contract.review>): Promise<Versioned> {
  const part = await locked(ctx, input.id)
  afterStep(ctx.actor, 'review', part, input.version, ctx.now)
  mustGiveReason(input.decision, input.reason)
  const accept = input.decision === 'accept'
  const pieces = decidePieces(
    input.decision,
    await store.selectNewestPieces(ctx.db, part.tenant_id, part.id),
    input.pieces,
  )
  await store.decideSubmission(ctx.db, part.tenant_id, part.id, {
    decision: input.decision,
    decision_reason: input.reason || null,
    decided_by: ctx.actor.accountId,
    decided_at: ctx.now,
  })
  for (const { id, decision, reason } of pieces)
    await store.decidePiece(ctx.db, part.tenant_id, id, { decision, decision_reason: reason || null })
  const set: Change = accept
    ? { state: 'accepted', accepted_at: ctx.now, ...because(ctx, null) }
    : { state: 'returned', ...because(ctx, input.reason) }
  const returned = pieces.filter(({ decision }) => decision === 'return').map(({ id }) => id)
  const version = await saved(ctx, part, accept ? 'acceptResult' : 'returnResult', set, {
    reason: input.reason || null,
    ...(returned.length ? { returned } : {}),
  })
  if (accept) {
    await wakeFollowers(ctx, part)
    await openAfter(ctx, part)
  }
  return version
}
