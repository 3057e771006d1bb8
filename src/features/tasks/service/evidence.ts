/** Files that show a result: kept as they are, seen by whoever may see the part. */
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Upload } from '../../../platform/context.js'
import type { Download } from '../../../platform/http/bind.js'
import { record } from '../../audit/index.js'
import { keepFile } from '../../files/index.js'
import type * as contract from '../contract.js'
import { afterStep, maySee, MOST_WAITING, makeRoom } from '../rules.js'
import * as store from '../store/index.js'
import { locked, releaseWaiting } from './part.js'

export async function uploadEvidence(
  ctx: Context,
  input: InputOf<typeof contract.uploadEvidence>,
  upload: Upload,
): Promise<{ fileId: string; name: string; size: number }> {
  const part = await locked(ctx, input.id)
  afterStep(ctx.actor, 'submit', part, part.version, ctx.now)
  const waiting = await store.selectWaiting(ctx.db, part.tenant_id, part.id)
  const lost = makeRoom(waiting, ctx.now)
  if (!lost) throw conflict('too-many-waiting', { limit: MOST_WAITING })
  await releaseWaiting(ctx, part, lost)
  const fileId = newId()
  await store.insertEvidence(ctx.db, [
    {
      tenant_id: part.tenant_id,
      id: fileId,
      assignment_id: part.id,
      submission_id: null,
      kind: 'file',
      file_id: await keepFile(ctx, upload),
      label: upload.name,
      added_by: ctx.actor.accountId,
      added_at: ctx.now,
    },
  ])
  await record(ctx, {
    operation: 'uploadEvidence',
    documentId: part.document_id,
    taskId: part.task_id,
    assignmentId: part.id,
    organisationId: part.organisation_id,
    data: { fileId, sha256: upload.sha256, name: upload.name },
  })
  return { fileId, name: upload.name, size: upload.size }
}

/** Takes back a file that was not handed in. */
export async function discardEvidence(
  ctx: Context,
  input: InputOf<typeof contract.discardEvidence>,
): Promise<{ ok: true }> {
  const partId = await store.selectWaitingPart(ctx.db, ctx.actor.tenantId, input.id)
  if (!partId) throw notFound('evidence')
  const part = await locked(ctx, partId)
  if (!maySee(ctx.actor, part)) throw notFound('evidence')
  afterStep(ctx.actor, 'submit', part, part.version, ctx.now)
  // It may have been handed in while the part was waited for.
  const waiting = await store.selectWaiting(ctx.db, part.tenant_id, part.id)
  const file = waiting.find(({ id }) => id === input.id)
  if (!file) throw notFound('evidence')
  await releaseWaiting(ctx, part, [file])
  await record(ctx, {
    operation: 'discardEvidence',
    documentId: part.document_id,
    taskId: part.task_id,
    assignmentId: part.id,
    organisationId: part.organisation_id,
    data: { fileId: input.id },
  })
  return { ok: true }
}

export async function downloadEvidence(
  ctx: Context,
  input: InputOf<typeof contract.downloadEvidence>,
): Promise<Download> {
  const file = await store.selectEvidenceFile(ctx.db, ctx.actor.tenantId, input.id)
  if (!file) throw notFound('evidence')
  // A successor sees what was handed in before it took over.
  const heirs = await store.selectHeirs(ctx.db, ctx.actor.tenantId, file.assignment_id)
  if (![file, ...heirs].some((part) => maySee(ctx.actor, part))) throw notFound('evidence')
  return { sha256: file.sha256, name: file.name, mediaType: file.media_type, size: Number(file.size) }
}
