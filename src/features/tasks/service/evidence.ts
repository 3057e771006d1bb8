/** Files that show a result: kept as they are, seen by whoever may see the part. */
import type { InputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Upload } from '../../../platform/context.js'
import type { Download } from '../../../platform/http/bind.js'
import { record } from '../../audit/index.js'
import { keepFile } from '../../files/index.js'
import type * as contract from '../contract.js'
import { afterStep, maySee } from '../rules.js'
import * as store from '../store/index.js'
import { locked } from './part.js'

export async function uploadEvidence(
  ctx: Context,
  input: InputOf<typeof contract.uploadEvidence>,
  upload: Upload,
): Promise<{ fileId: string; name: string; size: number }> {
  const part = await locked(ctx, input.id)
  afterStep(ctx.actor, 'submit', part, part.version)
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

export async function downloadEvidence(
  ctx: Context,
  input: InputOf<typeof contract.downloadEvidence>,
): Promise<Download> {
  const file = await store.selectEvidenceFile(ctx.db, ctx.actor.tenantId, input.id)
  if (!file || !maySee(ctx.actor, file)) throw notFound('evidence')
  return { sha256: file.sha256, name: file.name, mediaType: file.media_type, size: Number(file.size) }
}
