/** The administrator's page of the event log: its rows, whether its chain holds, and marks of it. */
import type { Actor } from '../../../kernel/actor.js'
import { endOf, startOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { snapshot } from '../../../platform/database/open.js'
import type { BeforeTools } from '../../../platform/http/bind.js'
import type * as contract from '../contract.js'
import * as store from '../store/index.js'
import { record } from './record.js'
import { readLog, type LogState } from './verify.js'

const SHOWN = 50

/** `2026-11-25T02:00:00.000000Z_0193…`: where a page ended. */
function placeOf(after: string): store.LogPlace {
  const [at = '', id = ''] = after.split('_')
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(at) || !/^[0-9a-f-]{36}$/.test(id))
    throw invalid('invalid-input')
  return { at, id }
}

export async function listEvents(
  ctx: Context,
  input: InputOf<typeof contract.listEvents>,
): Promise<OutputOf<typeof contract.listEvents>> {
  const { tenantId } = ctx.actor
  const rows = await store.selectLogRows(ctx.db, tenantId, {
    from: input.from ? startOf(input.from) : null,
    until: input.until ? endOf(input.until) : null,
    operation: input.operation || null,
    unitId: input.unitId ?? null,
    after: input.after ? placeOf(input.after) : null,
    limit: SHOWN + 1,
  })
  const shown = rows.slice(0, SHOWN)
  const last = shown.at(-1)
  const head = await store.selectHead(ctx.db, tenantId)
  const checked = await store.selectLastCheck(ctx.db, tenantId)
  return {
    rows: shown.map((row) => ({
      id: row.id,
      seq: row.seq,
      at: row.at,
      operation: row.operation,
      by: row.title,
      organisation: row.organisation,
      unit: row.unit,
    })),
    next: rows.length > SHOWN && last ? `${last.at}_${last.id}` : null,
    total: head?.seq ?? 0,
    checked: checked && {
      at: checked.at.toISOString(),
      by: checked.title ?? '',
      ok: checked.data.ok === true,
      rows: Number(checked.data.rows ?? 0),
      compared: checked.data.compared === true,
    },
  }
}

/** The office's own log, read before the transaction: a long one takes seconds. */
async function stateOf(
  tools: BeforeTools & { actor: Actor },
  against: contract.CheckpointLog | null,
): Promise<LogState> {
  const { tenantId } = tools.actor
  return snapshot(tools.db, async (db) => {
    const tenant = (await store.selectTenants(db)).find(({ id }) => id === tenantId)
    return readLog(db, tenant ?? { id: tenantId, name: '' }, against)
  })
}

export async function readForCheck(
  tools: BeforeTools & { actor: Actor },
  input: InputOf<typeof contract.checkLog>,
): Promise<LogState> {
  const own = input.checkpoint?.logs.find(({ tenant }) => tenant === tools.actor.tenantId) ?? null
  if (input.checkpoint && !own) throw invalid('checkpoint-foreign')
  return stateOf(tools, own)
}

export async function checkLog(
  ctx: Context,
  _input: InputOf<typeof contract.checkLog>,
  state: LogState,
): Promise<OutputOf<typeof contract.checkLog>> {
  const { rows, last, hash, findings, compared } = state
  await record(ctx, {
    operation: 'checkLog',
    data: { ok: findings.length === 0, rows, compared, ...(findings[0] ? { finding: findings[0] } : {}) },
  })
  return { rows, last, hash, findings, compared }
}

export const readForCheckpoint = (tools: BeforeTools & { actor: Actor }): Promise<LogState> => stateOf(tools, null)

export async function makeCheckpoint(
  ctx: Context,
  _input: InputOf<typeof contract.makeCheckpoint>,
  state: LogState,
): Promise<OutputOf<typeof contract.makeCheckpoint>> {
  if (state.findings.length) throw conflict('log-broken')
  await record(ctx, { operation: 'makeCheckpoint', data: { rows: state.rows, hash: state.hash } })
  return {
    format: 'dondoc checkpoint 1',
    madeAt: ctx.now.toISOString(),
    logs: state.checkpoint ? [state.checkpoint] : [],
  }
}
