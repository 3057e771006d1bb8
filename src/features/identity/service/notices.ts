import type { InputOf } from '../../../kernel/contract.js'
import { newId } from '../../../kernel/ids.js'
import type { Context, OpenContext } from '../../../platform/context.js'
import type * as contract from '../contract.js'
import * as store from '../store/index.js'

/** Keeps what the holder of an account must know of it until the holder has seen it. */
export async function tellHolder(
  ctx: OpenContext,
  tenantId: string,
  accountId: string,
  kind: contract.NoticeKind,
): Promise<void> {
  await store.insertAccountNotice(ctx.db, {
    tenant_id: tenantId,
    id: newId(),
    account_id: accountId,
    at: ctx.now,
    kind,
  })
}

export async function noticesOf(ctx: Context): Promise<contract.AccountNoticeView[]> {
  const { tenantId, accountId } = ctx.actor
  const rows = await store.selectUnseen(ctx.db, tenantId, accountId)
  return rows.map((row) => ({ id: row.id, at: row.at.toISOString(), kind: row.kind }))
}

/** That a notice was seen is the reader's own affair, and writes no event. */
export async function seeAccountNotices(
  ctx: Context,
  input: InputOf<typeof contract.seeAccountNotices>,
): Promise<{ ok: true }> {
  await store.seeNotices(ctx.db, ctx.actor.tenantId, ctx.actor.accountId, input.ids, ctx.now)
  return { ok: true }
}
