/** The unit's steps: load and lock → decide in rules → save → event. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { invalid } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { organisationsOn } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { afterStep, type Step } from '../rules.js'
import { because, locked, saved, type Change, type Versioned } from './part.js'

/** A step that moves the part on to the one state that it leads to. */
export async function plainStep(
  ctx: Context,
  step: Step,
  input: { id: string; version: number },
  operation: string,
  set: Change = {},
  data: Record<string, unknown> = {},
): Promise<Versioned> {
  const part = await locked(ctx, input.id)
  const state = afterStep(ctx.actor, step, part, input.version, ctx.now)
  if (!state) throw new Error(`${step} does not lead to one state`)
  return saved(ctx, part, operation, { ...set, state }, data)
}

export const acknowledge = (ctx: Context, input: InputOf<typeof contract.acknowledge>): Promise<Versioned> =>
  plainStep(ctx, 'acknowledge', input, 'acknowledge', { acknowledged_at: ctx.now })

export const startWork = (ctx: Context, input: InputOf<typeof contract.startWork>): Promise<Versioned> =>
  plainStep(ctx, 'start', input, 'startWork')

/** Back to where the part was before a step that the unit pressed by mistake; both stay in the history. */
export async function undoStep(ctx: Context, input: InputOf<typeof contract.undoStep>): Promise<Versioned> {
  const part = await locked(ctx, input.id)
  const state = afterStep(ctx.actor, 'undo', part, input.version, ctx.now)
  if (!state) throw new Error('nothing to go back to')
  return saved(
    ctx,
    part,
    'undoStep',
    { state, state_before: null, ...(state === 'issued' ? { acknowledged_at: null } : {}) },
    { from: part.state },
  )
}

export async function dispute(ctx: Context, input: InputOf<typeof contract.dispute>): Promise<Versioned> {
  const suggested = input.suggestedOrganisationId ?? null
  if (suggested && !(await organisationsOn(ctx.db, ctx.actor.tenantId, dayOf(ctx.now))).has(suggested))
    throw invalid('unknown-organisation', { id: suggested })
  return plainStep(
    ctx,
    'dispute',
    input,
    'dispute',
    { ...because(ctx, input.reason), suggested_organisation_id: suggested },
    { reason: input.reason },
  )
}
