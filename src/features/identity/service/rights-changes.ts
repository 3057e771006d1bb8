/** Changes of rights are shown to an authority until somebody other than their maker has confirmed or reversed them. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, notFound, Refused } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { lastDayOf, whyNotDecide } from '../rules/rights.js'
import * as store from '../store/index.js'
import { reverse } from './reverse.js'

const OK = { ok: true } as const
const SHOWN = 200
const DECIDED = 50
/** Roles that hold `rights.confirm`. */
const AUTHORITY = ['administrator', 'leader'] as const

export async function listRightsChanges(ctx: Context): Promise<OutputOf<typeof contract.listRightsChanges>> {
  const { tenantId, accountId } = ctx.actor
  const waiting = await store.selectWaiting(ctx.db, tenantId, SHOWN)
  const decided = await store.selectDecided(ctx.db, tenantId, DECIDED)
  const names = await namesOf(ctx.db, tenantId)
  const accounts = new Map((await store.selectAccountNames(ctx.db, tenantId)).map((row) => [row.id, row]))
  const nameOf = (id: string | null | undefined): string | null =>
    id ? (names.on(id, dayOf(ctx.now))?.name ?? '') : null
  const who = (id: string): { id: string; title: string; organisation: string; login: string } => {
    const row = accounts.get(id)
    return {
      id,
      title: row?.title ?? '',
      login: row?.login ?? '',
      organisation: nameOf(row?.organisation_id) ?? '',
    }
  }
  const view = (row: store.ChangeRow): contract.RightsChangeView => {
    const { data } = row
    const cannot = whyNotDecide({ madeBy: row.made_by, accountId: row.account_id }, accountId)
    return {
      id: row.id,
      kind: row.kind,
      madeAt: row.made_at.toISOString(),
      madeBy: who(row.made_by),
      account: row.account_id ? who(row.account_id) : null,
      roles: data.grant ? [data.grant.role] : (data.roles ?? []),
      organisation: nameOf(data.grant?.organisationId ?? data.organisationId),
      fromOrganisation: nameOf(data.before?.organisationId),
      from: data.grant ? dayOf(new Date(data.grant.from)) : null,
      until: data.grant?.to ? lastDayOf(new Date(data.grant.to)) : null,
      note: data.note ?? null,
      count: data.accountIds?.length ?? null,
      state: row.state,
      decidedBy: row.decided_by ? who(row.decided_by) : null,
      decidedAt: row.decided_at?.toISOString() ?? null,
      reason: row.reason,
      can: { decide: row.state === 'waiting' && cannot === null },
      cannot: row.state === 'waiting' ? cannot : null,
    }
  }
  return {
    waiting: waiting.map(view),
    total: await store.countWaiting(ctx.db, tenantId),
    decided: decided.map(view),
    others: await store.countHolders(ctx.db, tenantId, [...AUTHORITY], ctx.now, accountId),
  }
}

export async function getRightsAlert(ctx: Context): Promise<OutputOf<typeof contract.getRightsAlert>> {
  return { waiting: await store.countWaitingFor(ctx.db, ctx.actor.tenantId, ctx.actor.accountId) }
}

/** @throws Refused 404; 409 `change-decided`; 403 `not-own-change` */
async function lockForDecision(ctx: Context, ids: string[]): Promise<store.ChangeRow[]> {
  const wanted = [...new Set(ids)]
  const rows = await store.lockChanges(ctx.db, ctx.actor.tenantId, wanted)
  if (rows.length < wanted.length) throw notFound('rights-change')
  for (const row of rows) {
    if (row.state !== 'waiting') throw conflict('change-decided')
    const why = whyNotDecide({ madeBy: row.made_by, accountId: row.account_id }, ctx.actor.accountId)
    if (why) throw new Refused('not-own-change', 403, { why })
  }
  return rows
}

export async function confirmRightsChanges(
  ctx: Context,
  input: InputOf<typeof contract.confirmRightsChanges>,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const rows = await lockForDecision(ctx, input.ids)
  const ids = rows.map((row) => row.id)
  const decision = { state: 'confirmed', decided_by: accountId, decided_at: ctx.now, reason: null } as const
  await store.decideChanges(ctx.db, tenantId, ids, decision)
  await record(ctx, { operation: 'confirmRightsChanges', data: { ids } })
  return OK
}

export async function reverseRightsChange(
  ctx: Context,
  input: InputOf<typeof contract.reverseRightsChange>,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  for (const change of await lockForDecision(ctx, [input.id])) {
    await reverse(ctx, change)
    const decision = { state: 'reversed', decided_by: accountId, decided_at: ctx.now, reason: input.reason } as const
    await store.decideChanges(ctx.db, tenantId, [change.id], decision)
    await record(ctx, {
      operation: 'reverseRightsChange',
      data: { id: change.id, kind: change.kind, accountId: change.account_id, reason: input.reason },
    })
  }
  return OK
}
