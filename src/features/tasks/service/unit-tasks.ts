/** All parts of a unit, a page at a time; and which units have late ones. */
import { seesWholeOffice, sightUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { invalid, notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { soonUntil } from '../rules.js'
import * as store from '../store/index.js'
import { workRow } from './rows.js'

const SHOWN = 50

/** `2026-11-30T17:00:00.000000Z_0193…`, or `_0193…` behind the parts that have a date. */
function placeOf(after: string): store.PartPlace {
  const [, at, id] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)?_([0-9a-f-]{36})$/.exec(after) ?? []
  if (!id) throw invalid('invalid-input')
  return { at: at ?? null, id }
}

/** The units whose parts are asked for. Another unit's are answered like those of a unit that does not exist. */
function unitsAsked(ctx: Context, unitId: string | undefined): string[] {
  const own = sightUnits(ctx.actor)
  if (!unitId) {
    if (own.length === 0) throw invalid('unit-needed')
    return own
  }
  if (!seesWholeOffice(ctx.actor) && !own.includes(unitId)) throw notFound('organisation')
  return [unitId]
}

export async function listUnitTasks(
  ctx: Context,
  input: InputOf<typeof contract.listUnitTasks>,
): Promise<OutputOf<typeof contract.listUnitTasks>> {
  const { tenantId } = ctx.actor
  const today = dayOf(ctx.now)
  const unitIds = unitsAsked(ctx, input.unitId)
  const filter: store.PartFilter = {
    unitIds,
    view: input.view,
    state: input.state ?? null,
    time: input.view === 'open' ? (input.time ?? null) : null,
    role: input.role ?? null,
    documentId: input.documentId ?? null,
    now: ctx.now,
    soonUntil: soonUntil(ctx.calendar, today, ctx.settings.soonDays),
  }
  const after = input.after ? placeOf(input.after) : null
  const first = input.view === 'open' && !after
  const [places, names, total, document] = await Promise.all([
    store.selectPartPage(ctx.db, tenantId, filter, after, SHOWN + 1),
    namesOf(ctx.db, tenantId, unitIds),
    first ? store.countPartPage(ctx.db, tenantId, filter) : null,
    input.documentId ? store.selectIssuedDocument(ctx.db, tenantId, input.documentId) : null,
  ])
  const last = places[SHOWN - 1]
  const [unitId] = unitIds
  return {
    today,
    unit: unitIds.length === 1 && unitId ? { id: unitId, name: names.on(unitId, today)?.name ?? '' } : null,
    document: document ? { id: document.id, kind: document.kind, number: document.number } : null,
    total,
    rows: places.slice(0, SHOWN).map((row) => workRow(ctx, row, names)),
    next: places.length > SHOWN && last ? `${last.at ?? ''}_${last.id}` : null,
  }
}

export async function listLateUnits(ctx: Context): Promise<OutputOf<typeof contract.listLateUnits>> {
  const { tenantId } = ctx.actor
  const counts = await store.selectLateCounts(ctx.db, tenantId, ctx.now)
  const more = new Map(
    (await store.selectExtendedCounts(ctx.db, tenantId, ctx.now)).map((row) => [row.organisation_id, row.extended]),
  )
  const names = await namesOf(
    ctx.db,
    tenantId,
    counts.map((row) => row.organisation_id),
  )
  const today = dayOf(ctx.now)
  return {
    at: ctx.now.toISOString(),
    units: counts.map((row) => ({
      id: row.organisation_id,
      name: names.on(row.organisation_id, today)?.name ?? '',
      late: row.late,
      lateAsOrdered: row.late + (more.get(row.organisation_id) ?? 0),
      since: row.since.toISOString(),
    })),
    late: counts.reduce((sum, row) => sum + row.late, 0),
    lateAsOrdered: [...more.values()].reduce(
      (sum, n) => sum + n,
      counts.reduce((sum, row) => sum + row.late, 0),
    ),
  }
}
