/** A unit that is asked answers, and may change its answer while the round is open. */
import type { InputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { mustAnswer } from '../rules.js'
import * as store from '../store/index.js'
import { lockedRound } from './round.js'

export async function answerOpinion(
  ctx: Context,
  input: InputOf<typeof contract.answerOpinion>,
): Promise<{ version: number }> {
  const { tenantId, accountId } = ctx.actor
  const wanted = await store.selectSlip(ctx.db, tenantId, input.id)
  if (!wanted) throw notFound('opinion')
  const { round, slips } = await lockedRound(ctx, wanted.round_id)
  // as it stands now that the round is held
  const slip = slips.find((one) => one.id === wanted.id)
  if (!slip) throw notFound('opinion')
  mustAnswer(ctx.actor, round, slip, input)
  const version = await store.updateSlip(ctx.db, tenantId, slip.id, {
    answer: input.answer,
    text: input.text,
    answered_by: accountId,
    answered_at: ctx.now,
  })
  await record(ctx, {
    operation: 'answerOpinion',
    organisationId: slip.organisation_id,
    data: { roundId: round.id, slipId: slip.id, answer: input.answer, text: input.text, before: slip.answer },
  })
  ctx.touch(tenantId, [round.organisation_id])
  return { version }
}
