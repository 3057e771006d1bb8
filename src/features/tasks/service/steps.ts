/** Every step of a part: load and lock → decide in rules → save → event. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, invalid } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { organisationsOn } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { afterStep, TRANSITIONS, type Step } from '../rules.js'
import * as store from '../store/index.js'
import { because, locked, saved, type Change, type Versioned } from './part.js'

/** A step that only moves the part on. */
async function plainStep(
  ctx: Context,
  step: Step,
  input: { id: string; version: number },
  operation: string,
  set: Change,
): Promise<Versioned> {
  const part = await locked(ctx, input.id)
  const state = afterStep(ctx.actor, step, part, input.version)
  if (!state) throw new Error(`${step} does not lead to one state`)
  return saved(ctx, part, operation, { ...set, state })
}

export const acknowledge = (ctx: Context, input: InputOf<typeof contract.acknowledge>): Promise<Versioned> =>
  plainStep(ctx, 'acknowledge', input, 'acknowledge', { acknowledged_at: ctx.now })

export const startWork = (ctx: Context, input: InputOf<typeof contract.startWork>): Promise<Versioned> =>
  plainStep(ctx, 'start', input, 'startWork', {})

async function withReason(
  ctx: Context,
  step: Step,
  input: { id: string; version: number; reason: string },
  operation: string,
  set: Change = {},
): Promise<Versioned> {
  const part = await locked(ctx, input.id)
  const state = afterStep(ctx.actor, step, part, input.version) ?? TRANSITIONS[step].to
  return saved(
    ctx,
    part,
    operation,
    { ...set, ...because(ctx, input.reason), ...(state ? { state } : {}) },
    { reason: input.reason },
  )
}

export async function dispute(ctx: Context, input: InputOf<typeof contract.dispute>): Promise<Versioned> {
  const suggested = input.suggestedOrganisationId ?? null
  if (suggested && !(await organisationsOn(ctx.db, ctx.actor.tenantId, dayOf(ctx.now))).has(suggested))
    throw invalid('unknown-organisation', { id: suggested })
  return withReason(ctx, 'dispute', input, 'dispute', { suggested_organisation_id: suggested })
}

export const reissue = (ctx: Context, input: InputOf<typeof contract.reissue>): Promise<Versioned> =>
  withReason(ctx, 'reissue', input, 'reissue')

export const withdraw = (ctx: Context, input: InputOf<typeof contract.withdraw>): Promise<Versioned> =>
  withReason(ctx, 'withdraw', input, 'withdraw')

export async function handOn(ctx: Context, input: InputOf<typeof contract.handOn>): Promise<{ assignmentId: string }> {
  const { tenantId } = ctx.actor
  const part = await locked(ctx, input.id)
  afterStep(ctx.actor, 'handOn', part, input.version)
  if (!(await organisationsOn(ctx.db, tenantId, dayOf(ctx.now))).has(input.organisationId))
    throw invalid('unknown-organisation', { id: input.organisationId })
  const others = await store.selectAssignments(ctx.db, tenantId, part.task_id)
  const has = others.some(
    (other) =>
      other.organisation_id === input.organisationId && other.state !== 'withdrawn' && other.state !== 'handed_on',
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
  await store.insertAssignments(ctx.db, [
    {
      tenant_id: tenantId,
      id: assignmentId,
      task_id: part.task_id,
      document_id: part.document_id,
      organisation_id: input.organisationId,
      role: part.role,
      part: part.part,
      state: 'issued',
      due_at: part.due_at,
      last_day: part.last_day,
      created_at: ctx.now,
    },
  ])
  await record(ctx, {
    operation: 'issueAssignment',
    documentId: part.document_id,
    taskId: part.task_id,
    assignmentId,
    organisationId: input.organisationId,
    data: { role: part.role, from: part.organisation_id },
  })
  return { assignmentId }
}
