/** The home page: what waits for this post, in bands, the most pressing first. */
import { may, seesWholeOffice, sightUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { OutputOf } from '../../../kernel/contract.js'
import { capital } from '../../../kernel/text.js'
import type { Context } from '../../../platform/context.js'
import { namesOf, type Names } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { soonUntil, STEPS } from '../rules.js'
import * as store from '../store/index.js'
import { rowsOf, workRow } from './rows.js'

type Band = OutputOf<typeof contract.getMyWork>['bands'][number]

/** Rows of a band that are shown; all others are counted. */
const SHOWN = 20

const NO_STEP = {
  ...(Object.fromEntries(STEPS.map((step) => [step, false])) as contract.StepCan),
  askExtension: false,
  takeBackExtension: false,
  decideExtension: false,
  subAssign: false,
  addProgress: false,
}

/** Days for which a decision about a request stands on the unit's page. */
const DECIDED_DAYS = 5

/** The bands of a unit, the most pressing first. */
const UNIT_BANDS = ['returned', 'late', 'soon', 'to-acknowledge', 'working', 'waiting', 'standing'] as const

async function unitBands(ctx: Context, names: Names): Promise<Band[]> {
  const units = sightUnits(ctx.actor)
  const { tenantId } = ctx.actor
  const soon = soonUntil(ctx.calendar, dayOf(ctx.now), ctx.settings.soonDays)
  const since = new Date(ctx.now.getTime() - DECIDED_DAYS * 86_400_000)
  const [banded, accepted, decided, givenAll] = await Promise.all([
    store.selectOpenBands(ctx.db, tenantId, units, ctx.now, soon, SHOWN),
    store.selectLastAccepted(ctx.db, tenantId, units, 10),
    store.selectDecidedExtensions(ctx.db, tenantId, units, since),
    givenBands(ctx, names, units),
  ])
  const open = new Map(banded.map((band) => [band.code, band]))
  const shown = UNIT_BANDS.flatMap((code) => open.get(code)?.ids ?? [])
  const rows = new Map((await rowsOf(ctx, names, shown)).map((row) => [row.id, row]))
  const bands = UNIT_BANDS.map((code): Band => {
    const band = open.get(code)
    return { code, total: band?.total ?? 0, rows: (band?.ids ?? []).flatMap((id) => rows.get(id) ?? []) }
  })
  const done = accepted.map((row) => workRow(ctx, row, names))
  // most units have none below them, and nothing is shown of what does not concern them
  const given = givenAll.filter((band) => band.total > 0)
  return [
    ...bands.slice(0, 4),
    await extensionBand(ctx, 'extension-decided', names, decided.slice(0, SHOWN), decided.length),
    ...given,
    ...bands.slice(4),
    { code: 'done', total: done.length, rows: done },
  ]
}

/** Parts with the one request of each that the band is about. */
async function extensionBand(
  ctx: Context,
  code: 'extensions' | 'extension-decided',
  names: Names,
  places: store.ExtensionPlace[],
  total: number,
): Promise<Band> {
  const { tenantId } = ctx.actor
  const found = new Map(
    (
      await store.selectParts(
        ctx.db,
        tenantId,
        places.map((place) => place.assignment_id),
      )
    ).map((row) => [row.id, row]),
  )
  const entries = new Map(
    (
      await store.selectExtensionsById(
        ctx.db,
        tenantId,
        places.map((place) => place.id),
      )
    ).map((entry) => [entry.id, entry]),
  )
  return {
    code,
    total,
    rows: places.flatMap((place) => {
      const row = found.get(place.assignment_id)
      return row ? [workRow(ctx, row, names, entries.get(place.id) ?? null)] : []
    }),
  }
}

async function documentBand(ctx: Context): Promise<Band> {
  const waiting = await store.selectWaitingDocuments(ctx.db, ctx.actor.tenantId, SHOWN)
  return {
    code: 'to-confirm',
    total: await store.countWaitingDocuments(ctx.db, ctx.actor.tenantId),
    rows: waiting.map((document) => ({
      id: document.id,
      taskId: null,
      documentId: document.id,
      title: document.subject ? capital(document.subject) : document.name,
      unit: null,
      role: null,
      issuer: document.issuer,
      documentNumber: document.number,
      documentKind: document.kind,
      path: '',
      deadline: null,
      state: null,
      time: null,
      period: null,
      partDeadline: null,
      extension: null,
      reason: null,
      reasonBy: null,
      reasonAt: null,
      version: document.orders,
      can: NO_STEP,
    })),
  }
}

/** What waits for who gave the parts: the office (null), or units for what they gave to units below. */
async function givenBands(ctx: Context, names: Names, givers: store.Givers): Promise<Band[]> {
  const { tenantId } = ctx.actor
  const bands: Band[] = []
  for (const [code, state] of [
    ['to-review', 'submitted'],
    ['disputed', 'disputed'],
  ] as const) {
    const found = await store.selectWaitingParts(ctx.db, tenantId, state, givers, SHOWN)
    bands.push({
      code,
      total: await store.countParts(ctx.db, tenantId, state, givers),
      rows: found.map((row) => workRow(ctx, row, names)),
    })
  }
  bands.push(
    await extensionBand(
      ctx,
      'extensions',
      names,
      await store.selectWaitingExtensions(ctx.db, tenantId, givers, SHOWN),
      await store.countWaitingExtensions(ctx.db, tenantId, givers),
    ),
  )
  return bands
}

async function officeBands(ctx: Context, names: Names): Promise<Band[]> {
  const { tenantId } = ctx.actor
  const bands: Band[] = []
  if (may(ctx.actor, 'readings.confirm')) bands.push(await documentBand(ctx))
  if (may(ctx.actor, 'tasks.review')) {
    const late = await store.selectLateParts(ctx.db, tenantId, ctx.now, SHOWN)
    bands.push(...(await givenBands(ctx, names, null)), {
      code: 'late',
      total: await store.countLate(ctx.db, tenantId, ctx.now),
      rows: late.map((row) => workRow(ctx, row, names)),
    })
  }
  return bands
}

export async function getMyWork(ctx: Context): Promise<OutputOf<typeof contract.getMyWork>> {
  const names = await namesOf(ctx.db, ctx.actor.tenantId)
  const bands = [
    ...(seesWholeOffice(ctx.actor) ? await officeBands(ctx, names) : []),
    ...(sightUnits(ctx.actor).length > 0 ? await unitBands(ctx, names) : []),
  ]
  return { today: dayOf(ctx.now), bands }
}
