/** What those who direct decide about a part. Each decision is a step with its reason; dates move through the ledger alone. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, invalid } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import { organisationsOn } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { afterStep, type Deadline, hasEnded, mustBeAhead, wholeDay } from '../rules.js'
import * as store from '../store/index.js'
import { enter } from './ledger.js'
import { because, locked, recordPart, saved, type Versioned } from './part.js'
import { plainStep } from './steps.js'

const reasoned = (
  ctx: Context,
  step: 'reissue' | 'withdraw' | 'cancel',
  operation: string,
  input: { id: string; version: number; reason: string },
): Promise<Versioned> => plainStep(ctx, step, input, operation, because(ctx, input.reason), { reason: input.reason })

export const reissue = (ctx: Context, input: InputOf<typeof contract.reissue>): Promise<Versioned> =>
  reasoned(ctx, 'reissue', 'reissue', input)

export const withdraw = async (ctx: Context, input: InputOf<typeof contract.withdraw>): Promise<Versioned> =>
  reasoned(ctx, 'withdraw', 'withdraw', input)

export const cancelPart = (ctx: Context, input: InputOf<typeof contract.cancelPart>): Promise<Versioned> =>
  reasoned(ctx, 'cancel', 'cancelPart', input)

export async function pausePart(ctx: Context, input: InputOf<typeof contract.pausePart>): Promise<Versioned> {
  const part = await locked(ctx, input.id)
  const state = afterStep(ctx.actor, 'pause', part, input.version, ctx.now)
  if (!state) throw new Error('pause leads to one state')
  return saved(
    ctx,
    part,
    'pausePart',
    { state, paused_from: part.state, standing_reason: input.reason },
    { reason: input.reason },
  )
}

/** The deadline that a decision gives: a new last day, or the one that holds. */
function decided(ctx: Context, part: store.AssignmentRow, lastDay: string | null): Deadline {
  if (lastDay === null) return { lastDay: part.last_day, dueAt: part.due_at }
  mustBeAhead(lastDay, ctx.now)
  return wholeDay(lastDay)
}

/** Goes on where the part stood. The clock counts from now as if it had never stood, by the date that is given or kept. */
export async function resumePart(ctx: Context, input: InputOf<typeof contract.resumePart>): Promise<Versioned> {
  const part = await locked(ctx, input.id)
  afterStep(ctx.actor, 'resume', part, input.version, ctx.now)
  if (!part.paused_from) throw new Error('a paused part goes back to a state')
  const deadline = decided(ctx, part, input.lastDay)
  const dates = await enter(ctx, part, 'resumed', deadline, input.reason)
  return saved(
    ctx,
    part,
    'resumePart',
    { state: part.paused_from, ...dates },
    { reason: input.reason || null, lastDay: deadline.lastDay, kept: input.lastDay === null },
  )
}

export async function reopenPart(ctx: Context, input: InputOf<typeof contract.reopenPart>): Promise<Versioned> {
  const part = await locked(ctx, input.id)
  const state = afterStep(ctx.actor, 'reopen', part, input.version, ctx.now)
  if (!state) throw new Error('reopen leads to one state')
  const dates = input.lastDay ? await enter(ctx, part, 'reopened', decided(ctx, part, input.lastDay), input.reason) : {}
  return saved(
    ctx,
    part,
    'reopenPart',
    { state, accepted_at: null, ...dates, ...because(ctx, input.reason) },
    { reason: input.reason, ...(input.lastDay ? { lastDay: input.lastDay } : {}) },
  )
}

/** Closes the part and makes one for another organisation, with the deadline that was ordered and the one that holds. */
export async function handOn(ctx: Context, input: InputOf<typeof contract.handOn>): Promise<{ assignmentId: string }> {
  const { tenantId } = ctx.actor
  const part = await locked(ctx, input.id)
  afterStep(ctx.actor, 'handOn', part, input.version, ctx.now)
  if (!(await organisationsOn(ctx.db, tenantId, dayOf(ctx.now))).has(input.organisationId))
    throw invalid('unknown-organisation', { id: input.organisationId })
  const others = await store.selectAssignments(ctx.db, tenantId, part.task_id)
  const has = others.some(
    (other) =>
      other.organisation_id === input.organisationId &&
      other.occurrence_id === part.occurrence_id &&
      !hasEnded(other.state),
  )
  if (has) throw conflict('unit-has-part')
  const assignmentId = newId()
  await saved(
    ctx,
    part,
    'handOn',
    { ...because(ctx, input.reason), state: 'handed_on', handed_on_to: assignmentId },
    { reason: input.reason, to: input.organisationId },
  )
  await takeOver(ctx, part, { id: assignmentId, organisationId: input.organisationId })
  return { assignmentId }
}

/**
 * The same part in other hands: asleep if it slept, standing if it stood, else to be acknowledged. What was granted so far is
 * inherited. `inheritedFrom`: the part of the organisation whose successor takes it over.
 */
export async function takeOver(
  ctx: Context,
  part: store.AssignmentRow,
  to: { id: string; organisationId: string; inheritedFrom?: string },
): Promise<void> {
  const stands = to.inheritedFrom !== undefined && part.state === 'paused'
  const row = {
    tenant_id: part.tenant_id,
    id: to.id,
    task_id: part.task_id,
    document_id: part.document_id,
    organisation_id: to.organisationId,
    role: part.role,
    part: part.part,
    occurrence_id: part.occurrence_id,
    state: stands ? ('paused' as const) : part.state === 'dormant' ? ('dormant' as const) : ('issued' as const),
    ...(stands ? { paused_from: 'issued' as const, standing_reason: part.standing_reason } : {}),
    inherited_from: to.inheritedFrom ?? null,
    under_id: part.under_id,
    assigner_id: part.assigner_id,
    instruction: part.instruction,
    own_day: part.own_day,
    due_at: part.due_at,
    last_day: part.last_day,
    ordered_due_at: part.ordered_due_at,
    ordered_last_day: part.ordered_last_day,
    state_since: ctx.now,
    created_at: ctx.now,
  }
  await store.insertAssignments(ctx.db, [row])
  if (part.last_day !== part.ordered_last_day)
    await enter(ctx, { ...part, ...row }, 'inherited', { lastDay: part.last_day, dueAt: part.due_at }, '')
  await recordPart(ctx, row, 'issueAssignment', { role: part.role, from: part.organisation_id })
}
