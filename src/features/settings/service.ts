/** The conventions of the office: looked at, decided, and read for every request. */
import { may } from '../../kernel/actor.js'
import { dayOf } from '../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../kernel/contract.js'
import { notFound } from '../../kernel/errors.js'
import { newId } from '../../kernel/ids.js'
import {
  SETTING_NAMES,
  settingsAt,
  UNVERIFIED_SETTINGS,
  type SettingChange,
  type SettingName,
} from '../../kernel/office-settings.js'
import type { Context, Db } from '../../platform/context.js'
import { record } from '../audit/index.js'
import type * as contract from './contract.js'
import { appliesFrom, decidedValues, mustStillCome } from './rules.js'
import * as store from './store.js'

const isName = (name: string): name is SettingName => (SETTING_NAMES as string[]).includes(name)

/** Decisions of a later version of the program, about settings that this one does not know, are passed over. */
export async function settingChanges(db: Db, tenantId: string): Promise<SettingChange[]> {
  return (await store.selectChanges(db, tenantId)).flatMap(({ name, value, applies_from: from }) =>
    isName(name) ? [{ name, value, from }] : [],
  )
}

/** The version of what is kept in memory of an office. */
export const officeVersion = (db: Db, tenantId: string): Promise<number> => store.selectVersion(db, tenantId)

/**
 * Says that the office's settings or calendar change in this transaction: from its commit on every request reads them anew.
 * Changes of one office wait here for each other.
 */
export const raiseOfficeVersion = (db: Db, tenantId: string): Promise<void> => store.raiseVersion(db, tenantId)

/** Decisions that are shown; an office makes a handful a year. */
const SHOWN = 500

export async function getSettings(ctx: Context): Promise<OutputOf<typeof contract.getSettings>> {
  const { tenantId } = ctx.actor
  const history = (await store.selectHistory(ctx.db, tenantId, SHOWN)).flatMap((row) =>
    isName(row.name) ? [{ ...row, name: row.name }] : [],
  )
  const applied = history.filter((row) => !row.withdrawn_at && row.applies_from <= ctx.now)
  return {
    settings: settingsAt(await settingChanges(ctx.db, tenantId), ctx.now),
    decided: [...new Set(applied.map((row) => row.name))],
    unverified: [...UNVERIFIED_SETTINGS],
    history: history.map((row) => ({
      id: row.id,
      name: row.name,
      value: row.value,
      from: row.applies_from.toISOString(),
      coming: !row.withdrawn_at && row.applies_from > ctx.now,
      withdrawn: row.withdrawn_at !== null,
      decidedBy: row.decided_by,
      basisNumber: row.basis_number,
      note: row.note,
      enteredBy: row.entered_title,
      enteredAt: row.entered_at.toISOString(),
    })),
    today: dayOf(ctx.now),
    can: { decide: may(ctx.actor, 'settings.decide') },
  }
}

export async function decideSettings(
  ctx: Context,
  input: InputOf<typeof contract.decideSettings>,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const from = appliesFrom(input.from, ctx.now)
  await raiseOfficeVersion(ctx.db, tenantId)
  const known = await settingChanges(ctx.db, tenantId)
  const before = settingsAt(known, from)
  const values = decidedValues(input.changes, known, from)
  const rows = values.map(({ name, value }) => ({
    tenant_id: tenantId,
    id: newId(),
    name,
    value: JSON.stringify(value),
    applies_from: from,
    decided_by: input.decidedBy,
    basis_number: input.basisNumber || null,
    note: input.note || null,
    entered_by: accountId,
    entered_at: ctx.now,
  }))
  await store.insertSettings(ctx.db, rows)
  await record(ctx, {
    operation: 'decideSettings',
    data: {
      from: from.toISOString(),
      decidedBy: input.decidedBy,
      basisNumber: input.basisNumber || null,
      note: input.note || null,
      changes: values.map(({ name, value }, at) => ({ id: rows[at]?.id, name, value, before: before[name] })),
    },
  })
  return { ok: true }
}

export async function withdrawSetting(
  ctx: Context,
  input: InputOf<typeof contract.withdrawSetting>,
): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const change = await store.lockSetting(ctx.db, tenantId, input.id)
  if (!change) throw notFound('setting')
  mustStillCome(change, ctx.now)
  await raiseOfficeVersion(ctx.db, tenantId)
  await store.withdraw(ctx.db, tenantId, input.id, accountId, ctx.now)
  await record(ctx, {
    operation: 'withdrawSetting',
    data: { id: input.id, name: change.name, value: change.value, from: change.applies_from.toISOString() },
  })
  return { ok: true }
}
