/** Looking at tasks: one with its parts, the board of a dispatch, the home page. */
import { may, seesWholeOffice, workUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { taskEvents } from '../../audit/index.js'
import { organisationsOn, type Organisation } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { assignmentCan, maySee, type PartInTime, timeStateOf } from '../rules.js'
import * as store from '../store.js'

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

export function deadlineView(row: {
  deadline: unknown
  last_day: string | null
  working_days_given: number | null
}): contract.TaskDeadlineView | null {
  const words = row.deadline as { text: string; bound: contract.TaskDeadlineView['bound']; date: string | null } | null
  return (
    words && {
      text: words.text,
      bound: words.bound,
      date: words.date,
      lastDay: row.last_day,
      workingDaysGiven: row.working_days_given,
    }
  )
}

const bodyView = (
  id: string,
  organisations: Map<string, Organisation>,
): { id: string; name: string; shortName: string } => {
  const organisation = organisations.get(id)
  return { id, name: organisation?.name ?? '', shortName: organisation?.shortName ?? '' }
}

async function submissionsOf(
  ctx: Context,
  parts: store.AssignmentRow[],
): Promise<Map<string, contract.SubmissionView[]>> {
  const { tenantId } = ctx.actor
  const rows = await store.selectSubmissions(
    ctx.db,
    tenantId,
    parts.map((part) => part.id),
  )
  const pieces = await store.selectEvidence(
    ctx.db,
    tenantId,
    rows.map((row) => row.id),
  )
  const of = new Map<string, contract.SubmissionView[]>()
  for (const row of rows) {
    const view: contract.SubmissionView = {
      id: row.id,
      nth: row.nth,
      text: row.text,
      submittedAt: row.submitted_at.toISOString(),
      submittedBy: row.submitted_title,
      onTime: row.on_time,
      evidence: pieces
        .filter((piece) => piece.submission_id === row.id)
        .map((piece) => ({
          id: piece.id,
          kind: piece.kind,
          label: piece.label,
          url: piece.url,
          size: piece.size === null ? null : Number(piece.size),
          mediaType: piece.media_type,
          date: piece.document_date,
        })),
      review:
        row.decision && row.decided_at
          ? {
              decision: row.decision,
              reason: row.decision_reason,
              decidedAt: row.decided_at.toISOString(),
              decidedBy: row.decided_title ?? '',
            }
          : null,
    }
    of.set(row.assignment_id, [...(of.get(row.assignment_id) ?? []), view])
  }
  return of
}

export async function getTask(
  ctx: Context,
  input: InputOf<typeof contract.getTask>,
): Promise<OutputOf<typeof contract.getTask>> {
  const { actor, now, calendar } = ctx
  const task = await store.selectTask(ctx.db, actor.tenantId, input.id)
  if (!task) throw notFound('task')
  const all = await store.selectAssignments(ctx.db, actor.tenantId, task.id)
  const parts = all.filter((part) => maySee(actor, part))
  if (!parts.length && !seesWholeOffice(actor)) throw notFound('task')
  const organisations = await organisationsOn(ctx.db, actor.tenantId, dayOf(now))
  const submissions = await submissionsOf(ctx, parts)
  const seen = new Set(parts.map((part) => part.id))
  const events = await taskEvents(ctx.db, actor.tenantId, task.id)
  return {
    id: task.id,
    number: task.number,
    ofNumber: task.of_number,
    title: task.title,
    action: task.action,
    path: task.path,
    product: task.product,
    reportTo: task.report_to,
    conditional: task.conditional,
    deadline: deadlineView(task),
    issuedAt: task.issued_at.toISOString(),
    issuedBy: task.issued_title,
    issuedFor: task.document_issuer,
    quote: task.quote,
    document: {
      id: task.document_id,
      number: task.document_number,
      kind: task.document_kind,
      subject: task.document_subject,
      date: task.document_date,
      issuer: task.document_issuer,
      span: task.span as { start: number; end: number } | null,
    },
    assignments: parts.map((part) => ({
      id: part.id,
      taskId: part.task_id,
      organisation: bodyView(part.organisation_id, organisations),
      role: part.role,
      state: part.state,
      time: timeStateOf(part, now, calendar),
      acknowledgedAt: iso(part.acknowledged_at),
      submittedAt: iso(part.submitted_at),
      acceptedAt: iso(part.accepted_at),
      reason: part.reason,
      version: part.version,
      submissions: submissions.get(part.id) ?? [],
      can: assignmentCan(actor, part),
    })),
    othersCount: all.filter((part) => !seen.has(part.id) && part.state !== 'withdrawn' && part.state !== 'handed_on')
      .length,
    history: events
      .filter((event) => event.assignment_id === null || seen.has(event.assignment_id))
      .map((event) => ({
        id: event.id,
        at: event.at.toISOString(),
        operation: event.operation,
        by: event.title ?? '',
        organisation: event.actor_organisation_id
          ? (organisations.get(event.actor_organisation_id)?.shortName ?? null)
          : null,
        unit: event.organisation_id ? (organisations.get(event.organisation_id)?.shortName ?? null) : null,
        reason: typeof event.data.reason === 'string' ? event.data.reason : null,
      })),
    today: dayOf(now),
  }
}

/* The home page */

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

function workRow(ctx: Context, row: store.WorkDbRow, organisations: Map<string, Organisation>): contract.WorkRow {
  return {
    id: row.id,
    taskId: row.task_id,
    documentId: row.document_id,
    title: row.title,
    unit: organisations.get(row.organisation_id)?.shortName ?? null,
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

async function unitBands(ctx: Context, organisations: Map<string, Organisation>): Promise<Band[]> {
  const units = workUnits(ctx.actor)
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
    (await store.selectParts(ctx.db, tenantId, shown)).map((row) => [row.id, workRow(ctx, row, organisations)]),
  )
  const done = (await store.selectLastAccepted(ctx.db, tenantId, units, 10)).map((row) =>
    workRow(ctx, row, organisations),
  )
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
      title: document.subject ?? document.name,
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

async function officeBands(ctx: Context, organisations: Map<string, Organisation>): Promise<Band[]> {
  const { tenantId } = ctx.actor
  const rows = (found: store.WorkDbRow[]): contract.WorkRow[] => found.map((row) => workRow(ctx, row, organisations))
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
  const organisations = await organisationsOn(ctx.db, ctx.actor.tenantId, dayOf(ctx.now))
  const bands = [
    ...(seesWholeOffice(ctx.actor) ? await officeBands(ctx, organisations) : []),
    ...(may(ctx.actor, 'tasks.work') ? await unitBands(ctx, organisations) : []),
  ]
  return { today: dayOf(ctx.now), bands }
}

/* Boards */

const documentView = (
  document: store.BoardDocument,
): {
  id: string
  number: string | null
  kind: string | null
  subject: string | null
  date: string | null
  issuer: string | null
} => ({
  id: document.id,
  number: document.number,
  kind: document.kind,
  subject: document.subject,
  date: document.issued_on,
  issuer: document.issuer,
})

export async function getBoard(
  ctx: Context,
  input: InputOf<typeof contract.getBoard>,
): Promise<OutputOf<typeof contract.getBoard>> {
  const { tenantId } = ctx.actor
  const document = await store.selectIssuedDocument(ctx.db, tenantId, input.id)
  if (!document) throw notFound('document')
  const tasks = await store.selectTasksOf(ctx.db, tenantId, input.id)
  const parts = await store.selectPartsOf(ctx.db, tenantId, input.id)
  const organisations = await organisationsOn(ctx.db, tenantId, dayOf(ctx.now))
  const cells = parts.map((part) => ({
    unit: part.organisation_id,
    assignmentId: part.id,
    taskId: part.task_id,
    role: part.role,
    state: part.state,
    time: timeStateOf(part, ctx.now, ctx.calendar),
    submittedAt: iso(part.submitted_at),
  }))
  const count = (test: (cell: (typeof cells)[number]) => boolean): number => cells.filter(test).length
  const open = (cell: (typeof cells)[number]): boolean => cell.state !== 'accepted' && cell.state !== 'submitted'
  return {
    document: documentView(document),
    at: ctx.now.toISOString(),
    tasks: tasks.map((task) => ({
      id: task.id,
      number: task.number,
      path: task.path,
      title: task.title,
      deadline: deadlineView(task),
    })),
    units: [...organisations.values()]
      .filter((organisation) => cells.some((cell) => cell.unit === organisation.id))
      .map((organisation) => ({
        id: organisation.id,
        name: organisation.name,
        cells: cells.filter((cell) => cell.unit === organisation.id).map(({ unit: _unit, ...cell }) => cell),
      })),
    counts: {
      tasks: tasks.length,
      parts: cells.length,
      doneOnTime: count((cell) => cell.state === 'accepted' && cell.time.code !== 'done-late'),
      doneLate: count((cell) => cell.state === 'accepted' && cell.time.code === 'done-late'),
      working: count((cell) => open(cell) && (cell.time.code === 'ahead' || cell.time.code === 'none')),
      soon: count((cell) => open(cell) && (cell.time.code === 'soon' || cell.time.code === 'today')),
      late: count((cell) => cell.time.code === 'late'),
      toReview: count((cell) => cell.state === 'submitted'),
    },
  }
}

export async function listBoards(ctx: Context): Promise<OutputOf<typeof contract.listBoards>> {
  const documents = await store.selectIssuedDocuments(ctx.db, ctx.actor.tenantId, 200)
  const counts = new Map(
    (
      await store.selectPartCounts(
        ctx.db,
        ctx.actor.tenantId,
        documents.map((document) => document.id),
        null,
        ctx.now,
      )
    ).map((row) => [row.document_id, row]),
  )
  const boards = documents.map((document) => {
    const of = counts.get(document.id)
    return {
      documentId: document.id,
      number: document.number,
      kind: document.kind,
      subject: document.subject,
      date: document.issued_on,
      parts: of?.parts ?? 0,
      done: of?.done ?? 0,
      late: of?.late ?? 0,
      toReview: of?.to_review ?? 0,
    }
  })
  return { boards: boards.sort((a, b) => b.late - a.late || b.toReview - a.toReview) }
}

/** Parts of dispatches by state, for their list: all of them for the office, a unit's own for a unit. */
export async function countParts(
  ctx: Context,
  documentIds: string[],
): Promise<Map<string, { parts: number; late: number; done: number }>> {
  const units = seesWholeOffice(ctx.actor) ? null : workUnits(ctx.actor)
  const rows = await store.selectPartCounts(ctx.db, ctx.actor.tenantId, documentIds, units, ctx.now)
  return new Map(rows.map((row) => [row.document_id, { parts: row.parts, late: row.late, done: row.done }]))
}
