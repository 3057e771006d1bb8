/** The home page: what waits for this post, in bands, the most pressing first. */
import { may, seesWholeOffice, sightUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { OutputOf } from '../../../kernel/contract.js'
import { capital } from '../../../kernel/text.js'
import type { Context } from '../../../platform/context.js'
import { namesOf, type Names } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { assignmentCan, type PartInTime, timeStateOf } from '../rules.js'
import * as store from '../store/index.js'
import { deadlineView, iso } from './views.js'

type Band = OutputOf<typeof contract.getMyWork>['bands'][number]

type BandCode = Band['code']

/** Rows of a band that are shown; all others are counted. */
const SHOWN = 50

const NO_STEP = {
  acknowledge: false,
  start: false,
  dispute: false,
  submit: false,
  review: false,
  reissue: false,
  handOn: false,
  withdraw: false,
}

function workRow(ctx: Context, row: store.WorkDbRow, names: Names): contract.WorkRow {
  return {
    id: row.id,
    taskId: row.task_id,
    documentId: row.document_id,
    title: row.title,
    unit: names.on(row.organisation_id, dayOf(ctx.now))?.shortName ?? null,
    role: row.role,
    issuer: row.document_issuer,
    documentNumber: row.document_number,
    documentKind: row.document_kind,
    path: row.path,
    deadline: deadlineView(row),
    state: row.state,
    time: timeStateOf(row, ctx.now, ctx.calendar),
    reason: row.reason,
    reasonBy: row.reason_title,
    reasonAt: iso(row.reason_at),
    version: row.version,
    can: assignmentCan(ctx.actor, row),
  }
}

/** The one band in which a unit sees an open part: what needs a person first wins. */
function bandOf(ctx: Context, part: PartInTime): BandCode {
  if (part.state === 'returned') return 'returned'
  if (part.state === 'submitted' || part.state === 'disputed') return 'waiting'
  const { code } = timeStateOf(part, ctx.now, ctx.calendar)
  if (code === 'late') return 'late'
  if (part.state === 'issued') return 'to-acknowledge'
  if (code === 'soon' || code === 'today') return 'soon'
  return 'working'
}

async function unitBands(ctx: Context, names: Names): Promise<Band[]> {
  const units = sightUnits(ctx.actor)
  const { tenantId } = ctx.actor
  const open = new Map<BandCode, string[]>()
  for (const part of await store.selectOpenParts(ctx.db, tenantId, units)) {
    const code = bandOf(ctx, part)
    const ids = open.get(code)
    if (ids) ids.push(part.id)
    else open.set(code, [part.id])
  }
  const codes: BandCode[] = ['returned', 'late', 'soon', 'to-acknowledge', 'working', 'waiting']
  const shown = codes.flatMap((code) => (open.get(code) ?? []).slice(0, SHOWN))
  const rows = new Map(
    (await store.selectParts(ctx.db, tenantId, shown)).map((row) => [row.id, workRow(ctx, row, names)]),
  )
  const done = (await store.selectLastAccepted(ctx.db, tenantId, units, 10)).map((row) => workRow(ctx, row, names))
  return [
    ...codes.map((code): Band => {
      const ids = open.get(code) ?? []
      return { code, total: ids.length, rows: ids.flatMap((id) => rows.get(id) ?? []) }
    }),
    { code: 'done', total: done.length, rows: done },
  ]
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
      reason: null,
      reasonBy: null,
      reasonAt: null,
      version: document.orders,
      can: NO_STEP,
    })),
  }
}

async function officeBands(ctx: Context, names: Names): Promise<Band[]> {
  const { tenantId } = ctx.actor
  const rows = (found: store.WorkDbRow[]): contract.WorkRow[] => found.map((row) => workRow(ctx, row, names))
  const bands: Band[] = []
  if (may(ctx.actor, 'readings.confirm')) bands.push(await documentBand(ctx))
  if (may(ctx.actor, 'tasks.review')) {
    for (const [code, state] of [
      ['to-review', 'submitted'],
      ['disputed', 'disputed'],
    ] as const) {
      bands.push({
        code,
        total: await store.countParts(ctx.db, tenantId, state),
        rows: rows(await store.selectWaitingParts(ctx.db, tenantId, state, SHOWN)),
      })
    }
    bands.push({
      code: 'late',
      total: await store.countLate(ctx.db, tenantId, ctx.now),
      rows: rows(await store.selectLateParts(ctx.db, tenantId, ctx.now, SHOWN)),
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
