/** A round loaded and locked, saved with its event, and whose screens it concerns. */
import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { mustSee } from '../rules.js'
import * as store from '../store/index.js'

type Locked = NonNullable<Awaited<ReturnType<typeof store.lockRound>>>

export async function lockedRound(ctx: Context, id: string): Promise<{ round: Locked; slips: store.SlipRow[] }> {
  const { tenantId } = ctx.actor
  const round = await store.lockRound(ctx.db, tenantId, id)
  const slips = round ? await store.selectSlips(ctx.db, tenantId, [round.id]) : []
  mustSee(ctx.actor, round, slips)
  if (!round) throw notFound('opinion')
  return { round, slips }
}

/** Writes the event of the asking unit; screens of the units that are asked are told too once the round is sent. */
export async function told(
  ctx: Context,
  round: { id: string; organisation_id: string; state: string },
  slips: readonly { organisation_id: string }[],
  operation: string,
  data: Record<string, unknown> = {},
): Promise<void> {
  await record(ctx, { operation, organisationId: round.organisation_id, data: { roundId: round.id, ...data } })
  if (round.state !== 'draft')
    ctx.touch(
      ctx.actor.tenantId,
      slips.map((slip) => slip.organisation_id),
    )
}
