import { seesWholeOffice, sightUnits } from '../../kernel/actor.js'
import type { InputOf, OutputOf } from '../../kernel/contract.js'
import { tsQuery } from '../../kernel/text.js'
import type { Context } from '../../platform/context.js'
import type * as contract from './contract.js'
import { snippetOf } from './rules.js'
import { selectFound } from './store.js'

const SHOWN = 40

export async function search(
  ctx: Context,
  input: InputOf<typeof contract.search>,
): Promise<OutputOf<typeof contract.search>> {
  const words = tsQuery(input.q)
  if (!words) return { hits: [], more: false }
  const rows = await selectFound(
    ctx.db,
    ctx.actor.tenantId,
    words,
    seesWholeOffice(ctx.actor) ? null : sightUnits(ctx.actor),
    SHOWN + 1,
  )
  return {
    hits: rows.slice(0, SHOWN).map(({ kind, id, title, number, date, text }) => ({
      kind,
      id,
      title,
      number,
      date,
      snippet: snippetOf(text, input.q),
    })),
    more: rows.length > SHOWN,
  }
}
