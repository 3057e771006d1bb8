import type { InputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import { mustAnswerFor } from '../rules.js'
import * as store from '../store/index.js'
import { numberTextOf } from './letter.js'

/** The unit answers, once; the results of its parts are reported where the parts are. */
export async function answerUrgingLetter(
  ctx: Context,
  input: InputOf<typeof contract.answerUrgingLetter>,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const row = await store.lockLetter(ctx.db, tenantId, input.id)
  if (!row) throw notFound('letter')
  const unit = mustAnswerFor(ctx.actor, row, await store.selectAddressees(ctx.db, tenantId, [row.id]))
  await store.updateAddressee(ctx.db, tenantId, row.id, unit, {
    answer: input.text,
    answer_number: input.number || null,
    answer_day: input.day ?? null,
    answered_by: accountId,
    answered_at: ctx.now,
  })
  await record(ctx, {
    operation: 'answerUrgingLetter',
    organisationId: unit,
    data: { letterId: row.id, number: numberTextOf(row) },
  })
  return { ok: true }
}
