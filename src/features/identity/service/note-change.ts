import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import type { ChangeData } from '../rules/rights.js'
import * as store from '../store/index.js'

/** Keeps a change of rights until somebody other than its maker has confirmed or reversed it. It holds meanwhile. */
export async function noteChange(
  ctx: Context,
  kind: store.ChangeKind,
  accountId: string | null,
  data: ChangeData,
): Promise<void> {
  await store.insertChange(ctx.db, {
    tenant_id: ctx.actor.tenantId,
    id: newId(),
    kind,
    account_id: accountId,
    data: JSON.stringify(data),
    made_by: ctx.actor.accountId,
    made_at: ctx.now,
    state: 'waiting',
  })
}
