/** The home page: what waits for this post, in bands, the most pressing first. */
import { may, seesWholeOffice, sightUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { OutputOf } from '../../../kernel/contract.js'
import { capital } from '../../../kernel/text.js'
import type { Context } from '../../../platform/context.js'
import { namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { soonUntil, STEPS } from '../rules.js'
import * as store from '../store/index.js'
import { workRow } from './rows.js'

type Band = OutputOf<typeof contract.getMyWork>['bands'][number]

/** A band before the units of its parts have their names: only those that are shown are asked for. */
interface Draft {
  code: Band['code']
  total: number
  parts: { row: store.WorkDbRow; extension: store.ShownExtension | null }[]
  documents?: Band['rows']
}

const draft = (code: Band['code'], total: number, rows: store.WorkDbRow[]): Draft => ({
  code,
  total,
  parts: rows.map((row) => ({ row, extension: null })),
})

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

async function unitBands(ctx: Context): Promise<Draft[]> {
  const units = sightUnits(ctx.actor)
  const { tenantId } = ctx.actor
  const soon = soonUntil(ctx.calendar, dayOf(ctx.now), ctx.settings.soonDays)
  const since = new Date(ctx.now.getTime() - DECIDED_DAYS * 86_400_000)
  const [banded, accepted, decided, givenAll] = await Promise.all([
    store.selectOpenBands(ctx.db, tenantId, units, ctx.now, soon, SHOWN),
    store.selectLastAccepted(ctx.db, tenantId, units, 10),
    store.selectDecidedExtensions(ctx.db, tenantId, units, since),
    givenBands(ctx, units),
  ])
  const open = new Map(banded.map((band) => [band.code, band]))
  const shown = UNIT_BANDS.flatMap((code) => open.get(code)?.ids ?? [])
  const rows = new Map((await store.selectParts(ctx.db, tenantId, shown)).map((row) => [row.id, row]))
  const bands = UNIT_BANDS.map((code) => {
    const band = open.get(code)
    return draft(
      code,
      band?.total ?? 0,
      (band?.ids ?? []).flatMap((id) => rows.get(id) ?? []),
    )
  })
  // most units have none below them, and nothing is shown of what does not concern them
  const given = givenAll.filter((band) => band.total > 0)
  return [
    ...bands.slice(0, 4),
    await extensionBand(ctx, 'extension-decided', decided.slice(0, SHOWN), decided.length),
    ...given,
    ...bands.slice(4),
    draft('done', accepted.length, accepted),
  ]
}

/** Parts with the one request of each that the band is about. */
async function extensionBand(
  ctx: Context,
  code: 'extensions' | 'extension-decided',
  places: store.ExtensionPlace[],
  total: number,
): Promise<Draft> {
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
    parts: places.flatMap((place) => {
      const row = found.get(place.assignment_id)
      return row ? [{ row, extension: entries.get(place.id) ?? null }] : []
    }),
  }
}

async function documentBand(ctx: Context): Promise<Draft> {
  const waiting = await store.selectWaitingDocuments(ctx.db, ctx.actor.tenantId, SHOWN)
  return {
    code: 'to-confirm',
    total: await store.countWaitingDocuments(ctx.db, ctx.actor.tenantId),
    parts: [],
    documents: waiting.map((document) => ({
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
async function givenBands(ctx: Context, givers: store.Givers): Promise<Draft[]> {
  const { tenantId } = ctx.actor
  const bands: Draft[] = []
  for (const [code, state] of [
    ['to-review', 'submitted'],
    ['disputed', 'disputed'],
  ] as const) {
    const found = await store.selectWaitingParts(ctx.db, tenantId, state, givers, SHOWN)
    bands.push(draft(code, await store.countParts(ctx.db, tenantId, state, givers), found))
  }
  bands.push(
    await extensionBand(
      ctx,
      'extensions',
      await store.selectWaitingExtensions(ctx.db, tenantId, givers, SHOWN),
      await store.countWaitingExtensions(ctx.db, tenantId, givers),
    ),
  )
  return bands
}

async function officeBands(ctx: Context): Promise<Draft[]> {
  const { tenantId } = ctx.actor
  const bands: Draft[] = []
  if (may(ctx.actor, 'readings.confirm')) bands.push(await documentBand(ctx))
  if (may(ctx.actor, 'tasks.review')) {
    const late = await store.selectLateParts(ctx.db, tenantId, ctx.now, SHOWN)
    bands.push(...(await givenBands(ctx, null)), draft('late', await store.countLate(ctx.db, tenantId, ctx.now), late))
  }
  return bands
}

export async function getMyWork(ctx: Context): Promise<OutputOf<typeof contract.getMyWork>> {
  const drafts = [
    ...(seesWholeOffice(ctx.actor) ? await officeBands(ctx) : []),
    ...(sightUnits(ctx.actor).length > 0 ? await unitBands(ctx) : []),
  ]
  const unitIds = new Set(drafts.flatMap(({ parts }) => parts.map(({ row }) => row.organisation_id)))
  const names = await namesOf(ctx.db, ctx.actor.tenantId, [...unitIds])
  const bands = drafts.map(({ code, total, parts, documents }): Band => ({
    code,
    total,
    rows: documents ?? parts.map(({ row, extension }) => workRow(ctx, row, names, extension)),
  }))
  return { today: dayOf(ctx.now), bands }
}
