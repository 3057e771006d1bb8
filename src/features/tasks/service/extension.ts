/** Gia hạn: the unit asks, the assigning office decides; every entry stays in the ledger beside the ordered deadline. */
import { dayOf, workingDaysBetween } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { invalid, notFound, Refused } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, Upload } from '../../../platform/context.js'
import type { Download } from '../../../platform/http/bind.js'
import { keepFile, releaseFiles } from '../../files/index.js'
import type * as contract from '../contract.js'
import {
  extensionCan,
  laterBy,
  mayDecideDate,
  maySee,
  mustBeAhead,
  mustBeAskable,
  mustBeDecidable,
  mustBeLater,
  mustBePending,
  wholeDay,
} from '../rules.js'
import * as store from '../store/index.js'
import { holding } from './ledger.js'
import { locked, recordPart, saved } from './part.js'

/** What a later last day would mean, for the one who asks or decides; nothing is written. */
export async function countNewDay(
  ctx: Context,
  input: InputOf<typeof contract.countNewDay>,
): Promise<OutputOf<typeof contract.countNewDay>> {
  const part = await store.selectAssignment(ctx.db, ctx.actor.tenantId, input.id)
  if (!part || !maySee(ctx.actor, part)) throw notFound('assignment')
  const today = dayOf(ctx.now)
  const base = part.last_day ?? today
  const lastDay = input.day ?? laterBy(ctx.calendar, base, today, input.workingDays ?? 1)
  return {
    lastDay,
    dayOff: ctx.calendar.reason(lastDay),
    workingDaysMore: workingDaysBetween(ctx.calendar, base, lastDay),
  }
}

export async function askExtension(
  ctx: Context,
  input: InputOf<typeof contract.askExtension>,
): Promise<OutputOf<typeof contract.askExtension>> {
  const part = await locked(ctx, input.id)
  mustBeAskable(ctx.actor, part, await store.selectLedger(ctx.db, part.tenant_id, part.id), ctx.now, ctx.settings)
  if (part.version !== input.version) throw new Refused('stale', 409)
  const today = dayOf(ctx.now)
  const lastDay = input.lastDay ?? laterBy(ctx.calendar, part.last_day ?? today, today, input.workingDays ?? 1)
  mustBeLater(part, lastDay)
  mustBeAhead(lastDay, ctx.now)
  const extensionId = newId()
  await store.insertExtension(ctx.db, {
    tenant_id: part.tenant_id,
    id: extensionId,
    assignment_id: part.id,
    origin: 'asked',
    state: 'pending',
    old_last_day: part.last_day,
    old_due_at: part.due_at,
    asked_last_day: lastDay,
    asked_working_days: input.workingDays,
    cause: input.cause,
    reason: input.reason,
    asked_by: ctx.actor.accountId,
    asked_at: ctx.now,
  })
  const { version } = await saved(
    ctx,
    part,
    'askExtension',
    {},
    { extensionId, lastDay, workingDays: input.workingDays, cause: input.cause, reason: input.reason },
  )
  return { version, extensionId, lastDay }
}

/** A request with its part, both locked; 404 where the reader may not see the part. */
async function request(
  ctx: Context,
  extensionId: string,
): Promise<{ part: store.AssignmentRow; entry: Awaited<ReturnType<typeof store.selectLedger>>[number] }> {
  const partId = await store.selectExtensionPart(ctx.db, ctx.actor.tenantId, extensionId)
  if (!partId) throw notFound('extension')
  const part = await locked(ctx, partId)
  if (!maySee(ctx.actor, part)) throw notFound('extension')
  const entry = (await store.selectLedger(ctx.db, part.tenant_id, part.id)).find((one) => one.id === extensionId)
  if (!entry) throw notFound('extension')
  return { part, entry }
}

const mustBeOwn = (ctx: Context, part: store.AssignmentRow, step: string): void => {
  if (!extensionCan(ctx.actor, part, true).takeBackExtension) throw new Refused('not-yours-to-do', 403, { step })
}

export async function attachExtensionFile(
  ctx: Context,
  input: InputOf<typeof contract.attachExtensionFile>,
  upload: Upload,
): Promise<{ name: string; size: number }> {
  const { part, entry } = await request(ctx, input.id)
  mustBeOwn(ctx, part, 'attachExtensionFile')
  mustBePending(entry)
  const fileId = await keepFile(ctx, upload)
  await store.updatePending(ctx.db, part.tenant_id, entry.id, { file_id: fileId })
  if (entry.file_id) await releaseFiles(ctx, [entry.file_id])
  await recordPart(ctx, part, 'attachExtensionFile', {
    extensionId: entry.id,
    sha256: upload.sha256,
    name: upload.name,
  })
  return { name: upload.name, size: upload.size }
}

export async function downloadExtensionFile(
  ctx: Context,
  input: InputOf<typeof contract.downloadExtensionFile>,
): Promise<Download> {
  const file = await store.selectExtensionFile(ctx.db, ctx.actor.tenantId, input.id)
  if (!file || !maySee(ctx.actor, file)) throw notFound('extension')
  return { sha256: file.sha256, name: file.name, mediaType: file.media_type, size: Number(file.size) }
}

export async function takeBackExtension(
  ctx: Context,
  input: InputOf<typeof contract.takeBackExtension>,
): Promise<{ ok: true }> {
  const { part, entry } = await request(ctx, input.id)
  mustBeOwn(ctx, part, 'takeBackExtension')
  mustBePending(entry)
  await store.updatePending(ctx.db, part.tenant_id, entry.id, {
    state: 'taken_back',
    decided_by: ctx.actor.accountId,
    decided_at: ctx.now,
  })
  await saved(ctx, part, 'takeBackExtension', {}, { extensionId: entry.id })
  return { ok: true }
}

export async function decideExtension(
  ctx: Context,
  input: InputOf<typeof contract.decideExtension>,
): Promise<{ lastDay: string | null }> {
  const { part, entry } = await request(ctx, input.id)
  if (!mayDecideDate(ctx.actor, part)) throw new Refused('not-yours-to-do', 403, { step: 'decideExtension' })
  mustBePending(entry)
  mustBeDecidable(part.state)
  const decided = { decided_by: ctx.actor.accountId, decided_at: ctx.now, decision_reason: input.reason || null }
  if (input.decision === 'refuse') {
    if (!input.reason) throw invalid('reason-needed')
    await store.updatePending(ctx.db, part.tenant_id, entry.id, { ...decided, state: 'refused' })
    await saved(ctx, part, 'refuseExtension', {}, { extensionId: entry.id, reason: input.reason })
    return { lastDay: part.last_day }
  }
  const lastDay = input.lastDay ?? entry.asked_last_day
  if (!lastDay) throw new Error('a request names a day')
  mustBeLater(part, lastDay)
  await grant(ctx, part, entry, lastDay, input.reason)
  return { lastDay }
}

/** Grants a request that waits, to the day that was asked for or to another one. */
export async function grant(
  ctx: Context,
  part: store.AssignmentRow,
  entry: { id: string; asked_last_day: string | null },
  lastDay: string,
  reason: string,
): Promise<{ version: number }> {
  const asked = entry.asked_last_day
  const deadline = wholeDay(lastDay)
  await store.updatePending(ctx.db, part.tenant_id, entry.id, {
    decided_by: ctx.actor.accountId,
    decided_at: ctx.now,
    decision_reason: reason || null,
    state: lastDay === asked ? 'granted' : 'granted_other',
    decided_last_day: deadline.lastDay,
    decided_due_at: deadline.dueAt,
  })
  return saved(ctx, part, 'grantExtension', await holding(ctx, part), {
    extensionId: entry.id,
    lastDay,
    ...(lastDay === asked ? {} : { asked }),
    reason: reason || null,
  })
}
