/** The asking unit: draft, files, sending, another date, closing. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound, Refused } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { releaseFiles } from '../../files/index.js'
import { organisationsOn } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { asks, mustLieAhead, mustStep, standsFor } from '../rules.js'
import * as store from '../store/index.js'
import { lockedRound, told } from './round.js'

type Versioned = { version: number }

/** The organisation in whose name the actor asks: the first unit that the actor works for, or the office's own. */
function asking(ctx: Context): string {
  const [unit] = standsFor(ctx.actor)
  if (!unit) throw new Refused('not-yours-to-do', 403)
  return unit
}

export async function saveOpinion(ctx: Context, input: InputOf<typeof contract.saveOpinion>): Promise<Versioned> {
  const { tenantId, accountId } = ctx.actor
  mustLieAhead(input.dueDay, ctx.now)
  const asked = [...new Set(input.organisationIds)]
  const known = await organisationsOn(ctx.db, tenantId, dayOf(ctx.now))
  const unknown = asked.find((organisationId) => !known.has(organisationId))
  if (unknown) throw invalid('unknown-organisation', { id: unknown })
  const row = await store.lockRound(ctx.db, tenantId, input.id)
  if (row && !asks(ctx.actor, row)) throw notFound('opinion')
  if (row) mustStep(ctx.actor, row, 'change', null)
  const organisationId = row?.organisation_id ?? asking(ctx)
  if (asked.includes(organisationId)) throw invalid('opinion-of-oneself')
  const set = {
    title: input.title,
    request: input.request,
    due_day: input.dueDay,
    first_due_day: input.dueDay,
  }
  let version = 1
  if (row) version = await store.updateRound(ctx.db, tenantId, input.id, set)
  else
    await store.insertRound(ctx.db, {
      tenant_id: tenantId,
      id: input.id,
      organisation_id: organisationId,
      state: 'draft',
      made_by: accountId,
      made_at: ctx.now,
      ...set,
    })
  await store.replaceSlips(
    ctx.db,
    tenantId,
    input.id,
    asked.map((unitId) => ({ tenant_id: tenantId, id: newId(), round_id: input.id, organisation_id: unitId })),
  )
  await record(ctx, {
    operation: 'saveOpinion',
    organisationId,
    data: { roundId: input.id, title: input.title, dueDay: input.dueDay, organisationIds: asked },
  })
  return { version }
}

export async function sendOpinion(ctx: Context, input: InputOf<typeof contract.sendOpinion>): Promise<Versioned> {
  const { round, slips } = await lockedRound(ctx, input.id)
  mustStep(ctx.actor, round, 'send', input.version)
  mustLieAhead(round.due_day, ctx.now)
  const version = await store.updateRound(ctx.db, round.tenant_id, round.id, {
    state: 'open',
    sent_by: ctx.actor.accountId,
    sent_at: ctx.now,
  })
  await told(ctx, { ...round, state: 'open' }, slips, 'sendOpinion', { title: round.title, dueDay: round.due_day })
  return { version }
}

export async function discardOpinion(
  ctx: Context,
  input: InputOf<typeof contract.discardOpinion>,
): Promise<{ ok: true }> {
  const { round } = await lockedRound(ctx, input.id)
  mustStep(ctx.actor, round, 'change', null)
  const files = await store.selectFiles(ctx.db, round.tenant_id, round.id)
  await store.deleteFiles(
    ctx.db,
    round.tenant_id,
    files.map((file) => file.id),
  )
  await releaseFiles(
    ctx,
    files.map((file) => file.file_id),
  )
  await store.deleteSlips(ctx.db, round.tenant_id, round.id)
  await store.deleteRound(ctx.db, round.tenant_id, round.id)
  await told(ctx, round, [], 'discardOpinion', { title: round.title })
  return { ok: true }
}

export async function moveOpinion(ctx: Context, input: InputOf<typeof contract.moveOpinion>): Promise<Versioned> {
  const { round, slips } = await lockedRound(ctx, input.id)
  mustStep(ctx.actor, round, 'move', input.version)
  mustLieAhead(input.dueDay, ctx.now)
  if (input.dueDay === round.due_day) throw conflict('same-day')
  const version = await store.updateRound(ctx.db, round.tenant_id, round.id, { due_day: input.dueDay })
  const data = { from: round.due_day, to: input.dueDay, reason: input.reason }
  await told(ctx, round, slips, 'moveOpinion', data)
  return { version }
}

export async function closeOpinion(ctx: Context, input: InputOf<typeof contract.closeOpinion>): Promise<Versioned> {
  const { round, slips } = await lockedRound(ctx, input.id)
  mustStep(ctx.actor, round, 'close', input.version)
  const version = await store.updateRound(ctx.db, round.tenant_id, round.id, {
    state: 'closed',
    closed_by: ctx.actor.accountId,
    closed_at: ctx.now,
    conclusion: input.conclusion || null,
  })
  const silent = slips.filter((slip) => slip.answer === null).map((slip) => slip.organisation_id)
  await told(ctx, round, slips, 'closeOpinion', { conclusion: input.conclusion || null, silent })
  return { version }
}
