/** The door: a file comes in, is looked at, and is stored with a job to read it; or is refused and nothing of it stays. */
import { seesWholeOffice } from '../../../kernel/actor.js'
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Upload } from '../../../platform/context.js'
import type { Download } from '../../../platform/http/bind.js'
import type { Inspection } from '../../../platform/reading-room.js'
import { sightUnits } from '../../../kernel/actor.js'
import { record } from '../../audit/index.js'
import { keepFile } from '../../files/index.js'
import type * as contract from '../contract.js'
import { documentCan, mustBeCurrent, numberKey, readingKey } from '../rules.js'
import * as store from '../store.js'

function refuseAgain(code: string, row: store.FirstRow): never {
  throw conflict(code, {
    first: {
      id: row.id,
      number: row.number,
      subject: row.subject,
      fileName: row.name,
      receivedAt: row.received_at.toISOString(),
      receivedBy: row.title,
    },
  })
}

export async function receiveDocument(
  ctx: Context,
  input: InputOf<typeof contract.receiveDocument>,
  upload: Upload,
  inspection: Inspection,
): Promise<{ id: string }> {
  const { tenantId, accountId } = ctx.actor
  const key = numberKey(inspection.head.number, inspection.head.issuer)
  if (!input.again) {
    const sameFile = await store.selectFirstWithFile(ctx.db, tenantId, upload.sha256)
    if (sameFile) refuseAgain('duplicate-file', sameFile)
    const sameNumber = key ? await store.selectFirstWithNumber(ctx.db, tenantId, key) : undefined
    if (sameNumber) refuseAgain('duplicate-number', sameNumber)
  }
  const id = newId()
  const fileId = await keepFile(ctx, upload)
  await store.insertDocument(ctx.db, {
    tenant_id: tenantId,
    id,
    file_id: fileId,
    state: 'received',
    number: inspection.head.number,
    number_key: key,
    issuer: inspection.head.issuer,
    issued_on: inspection.head.date,
    subject: inspection.head.subject,
    kind: inspection.head.kind,
    received_by: accountId,
    received_at: ctx.now,
  })
  await ctx.enqueue('read-document', { tenantId, documentId: id }, readingKey(id))
  await record(ctx, {
    operation: 'receiveDocument',
    documentId: id,
    data: { sha256: upload.sha256, name: upload.name, again: input.again },
  })
  return { id }
}

/** The row, if the actor may see it: the office sees all, a unit what it has a part in. */
export async function visibleDocument(ctx: Context, id: string): Promise<store.DocumentRow> {
  const row = await store.selectDocument(ctx.db, ctx.actor.tenantId, id)
  if (!row || row.state === 'discarded') throw notFound('document')
  if (!seesWholeOffice(ctx.actor)) {
    const part =
      row.state === 'issued' && (await store.unitsHavePart(ctx.db, ctx.actor.tenantId, id, sightUnits(ctx.actor)))
    if (!part) throw notFound('document')
  }
  return row
}

export async function downloadOriginal(
  ctx: Context,
  input: InputOf<typeof contract.downloadOriginal>,
): Promise<Download> {
  const row = await visibleDocument(ctx, input.id)
  return { sha256: row.sha256, name: row.file_name, mediaType: row.media_type, size: Number(row.size) }
}

export async function readAgain(ctx: Context, input: InputOf<typeof contract.readAgain>): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const row = await store.lockDocument(ctx.db, tenantId, input.id)
  if (!row || row.state === 'discarded') throw notFound('document')
  if (!documentCan(ctx.actor, row.state, []).readAgain)
    throw conflict(row.state === 'issued' ? 'already-issued' : 'not-read')
  mustBeCurrent(input.version, row.version)
  await store.updateDocument(ctx.db, tenantId, input.id, { state: 'received', problem: null })
  await store.bumpVersion(ctx.db, tenantId, input.id)
  await ctx.enqueue('read-document', { tenantId, documentId: input.id }, readingKey(input.id))
  await record(ctx, { operation: 'readAgain', documentId: input.id })
  return { ok: true }
}

export async function discardDocument(
  ctx: Context,
  input: InputOf<typeof contract.discardDocument>,
): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const row = await store.lockDocument(ctx.db, tenantId, input.id)
  if (!row || row.state === 'discarded') throw notFound('document')
  if (!documentCan(ctx.actor, row.state, []).discard) throw conflict('already-issued')
  if (!input.reason) throw invalid('reason-needed')
  await store.updateDocument(ctx.db, tenantId, input.id, { state: 'discarded', discard_reason: input.reason })
  await record(ctx, { operation: 'discardDocument', documentId: input.id, data: { reason: input.reason } })
  return { ok: true }
}
