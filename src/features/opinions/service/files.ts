/** Files of a draft that is asked about, and of answers. */
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, notFound, Refused } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Upload } from '../../../platform/context.js'
import type { Download } from '../../../platform/http/bind.js'
import { record } from '../../audit/index.js'
import { keepFile, releaseFiles } from '../../files/index.js'
import { MOST_FILES } from '../contract.js'
import type * as contract from '../contract.js'
import { answersFor, mustSee, mustStep, seesAll } from '../rules.js'
import * as store from '../store/index.js'
import { lockedRound } from './round.js'

type Round = Awaited<ReturnType<typeof lockedRound>>

/** The unit whose file it is; refuses who may not change it now. */
function mayChange(ctx: Context, { round, slips }: Round, slipId: string | null): string {
  if (slipId === null) {
    mustStep(ctx.actor, round, 'change', null)
    return round.organisation_id
  }
  const slip = slips.find((one) => one.id === slipId)
  if (!slip) throw notFound('opinion')
  if (!answersFor(ctx.actor, slip)) throw new Refused('not-yours-to-do', 403)
  if (round.state !== 'open') throw conflict('opinion-closed')
  return slip.organisation_id
}

export async function addOpinionFile(
  ctx: Context,
  input: InputOf<typeof contract.addOpinionFile>,
  upload: Upload,
): Promise<contract.OpinionFile> {
  const found = await lockedRound(ctx, input.id)
  const slipId = input.slipId ?? null
  const organisationId = mayChange(ctx, found, slipId)
  const { round } = found
  const there = await store.selectFiles(ctx.db, round.tenant_id, round.id)
  if (there.filter((file) => file.slip_id === slipId).length >= MOST_FILES)
    throw conflict('too-many-waiting', { limit: MOST_FILES })
  const id = newId()
  await store.insertFile(ctx.db, {
    tenant_id: round.tenant_id,
    id,
    round_id: round.id,
    slip_id: slipId,
    file_id: await keepFile(ctx, upload),
    label: upload.name,
    added_by: ctx.actor.accountId,
    added_at: ctx.now,
  })
  await record(ctx, {
    operation: 'addOpinionFile',
    organisationId,
    data: { roundId: round.id, slipId, fileId: id, sha256: upload.sha256, name: upload.name },
  })
  return { id, label: upload.name, size: upload.size }
}

export async function dropOpinionFile(
  ctx: Context,
  input: InputOf<typeof contract.dropOpinionFile>,
): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const file = await store.selectFile(ctx.db, tenantId, input.id)
  if (!file) throw notFound('opinion')
  const found = await lockedRound(ctx, file.round_id)
  const organisationId = mayChange(ctx, found, file.slip_id)
  await store.deleteFiles(ctx.db, tenantId, [file.id])
  await releaseFiles(ctx, [file.file_id])
  await record(ctx, {
    operation: 'dropOpinionFile',
    organisationId,
    data: { roundId: file.round_id, slipId: file.slip_id, fileId: file.id, name: file.label },
  })
  return { ok: true }
}

export async function downloadOpinionFile(
  ctx: Context,
  input: InputOf<typeof contract.downloadOpinionFile>,
): Promise<Download> {
  const { tenantId } = ctx.actor
  const file = await store.selectFile(ctx.db, tenantId, input.id)
  const round = file && (await store.selectRound(ctx.db, tenantId, file.round_id))
  const slips = round ? await store.selectSlips(ctx.db, tenantId, [round.id]) : []
  mustSee(ctx.actor, round, slips)
  if (!file || !round) throw notFound('opinion')
  if (file.slip_id !== null) {
    const slip = slips.find((one) => one.id === file.slip_id)
    // The answer of another unit is none of this one's; what a unit has not yet answered is its own.
    const own = slip !== undefined && answersFor(ctx.actor, slip)
    if (!own && !(slip?.answer && seesAll(ctx.actor, round))) throw notFound('opinion')
  }
  return { sha256: file.sha256, name: file.name, mediaType: file.media_type, size: Number(file.size) }
}
