/** The tracking boards of issued dispatches. */
import { seesWholeOffice, sightUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { invalid, notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { holdersToday, namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { isOpen, onTimeAsOrdered, placeThen, placeToday, STANDING, timeStateOf } from '../rules.js'
import * as store from '../store/index.js'
import { deadlineView, iso, partDeadlineView } from './views.js'

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

const periodView = (period: store.OccurrenceRow | undefined): contract.BoardCell['period'] =>
  period ? { from: period.from_day, until: period.until_day } : null

/** An accepted period that was followed by a later one of the same unit: counted, and no longer shown beside it. */
function isPast(
  part: store.AssignmentRow,
  parts: readonly store.AssignmentRow[],
  periods: ReadonlyMap<string, store.OccurrenceRow>,
): boolean {
  const own = periods.get(part.occurrence_id ?? '')
  if (!own || part.state !== 'accepted') return false
  return parts.some(
    (other) =>
      other.task_id === part.task_id &&
      other.organisation_id === part.organisation_id &&
      (periods.get(other.occurrence_id ?? '')?.period ?? -1) > own.period,
  )
}

export async function getBoard(
  ctx: Context,
  input: InputOf<typeof contract.getBoard>,
): Promise<OutputOf<typeof contract.getBoard>> {
  const { tenantId } = ctx.actor
  const document = await store.selectIssuedDocument(ctx.db, tenantId, input.id)
  if (!document) throw notFound('document')
  const tasks = await store.selectTasksOf(ctx.db, tenantId, input.id)
  const parts = await store.selectPartsOf(ctx.db, tenantId, input.id)
  const today = dayOf(ctx.now)
  const before = await store.selectTransferred(ctx.db, tenantId, input.id)
  const toToday = await holdersToday(ctx.db, tenantId, today)
  const placed = parts.map((part) => ({
    old: placeThen(part, [...parts, ...before]),
    now: placeToday(part, toToday, today),
  }))
  const names = await namesOf(
    ctx.db,
    tenantId,
    placed.flatMap((place) => [place.old.organisationId, place.now.organisationId]),
  )
  const nameOf = (place: { organisationId: string; day: string }): string =>
    names.on(place.organisationId, place.day)?.name ?? ''
  const [shown, other] = input.names === 'then' ? (['old', 'now'] as const) : (['now', 'old'] as const)
  const periods = new Map(
    (await store.selectPeriodsOf(ctx.db, tenantId, input.id)).map((period) => [period.id, period]),
  )
  const cells = parts.map((part, at) => ({
    unit: placed[at]?.[shown].organisationId ?? part.organisation_id,
    assignmentId: part.id,
    taskId: part.task_id,
    role: part.role,
    state: part.state,
    time: timeStateOf(part, ctx.now, ctx.calendar, ctx.settings.soonDays),
    deadline: partDeadlineView(part),
    period: periodView(periods.get(part.occurrence_id ?? '')),
    past: isPast(part, parts, periods),
    lateAsOrdered: part.ordered_due_at !== null && ctx.now >= part.ordered_due_at && isOpen(part.state),
    onTimeAsOrdered: onTimeAsOrdered(part),
    submittedAt: iso(part.submitted_at),
  }))
  const count = (test: (cell: (typeof cells)[number]) => boolean): number => cells.filter(test).length
  const open = (cell: (typeof cells)[number]): boolean => isOpen(cell.state) || cell.state === 'disputed'
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
    names: input.names,
    namesDiffer: placed.some((place) => nameOf(place.old) !== nameOf(place.now)),
    // In the order in which they were entered: their ids are made by time.
    units: [...new Set(cells.map((cell) => cell.unit))].sort().map((id) => {
      const places = placed.filter((place) => place[shown].organisationId === id)
      const [first] = places
      const name = first ? nameOf(first[shown]) : ''
      return {
        id,
        name,
        otherwise: [...new Set(places.map((place) => nameOf(place[other])))].filter((otherName) => otherName !== name),
        cells: cells
          .filter((cell) => cell.unit === id && !cell.past)
          .map(({ unit: _unit, past: _past, lateAsOrdered: _late, ...cell }) => cell),
      }
    }),
    counts: {
      tasks: tasks.length,
      parts: cells.length,
      doneOnTime: count((cell) => cell.state === 'accepted' && cell.time.code !== 'done-late'),
      doneOnTimeAsOrdered: count((cell) => cell.state === 'accepted' && cell.onTimeAsOrdered !== false),
      doneLate: count((cell) => cell.state === 'accepted' && cell.time.code === 'done-late'),
      working: count((cell) => open(cell) && (cell.time.code === 'ahead' || cell.time.code === 'none')),
      soon: count((cell) => open(cell) && (cell.time.code === 'soon' || cell.time.code === 'today')),
      late: count((cell) => cell.time.code === 'late'),
      lateAsOrdered: count((cell) => cell.lateAsOrdered),
      toReview: count((cell) => cell.state === 'submitted'),
      standing: count((cell) => STANDING.includes(cell.state)),
    },
  }
}

/** Boards on a page of their list. */
const LISTED = 50

/** `late:12_0193…` or `rest:2026-11-25T02:00:00.000000Z_0193…` */
function placeOf(after: string): store.BoardPlace {
  const [, late, at, id] =
    /^(?:late:(\d{1,9})|rest:(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z))_([0-9a-f-]{36})$/.exec(after) ?? []
  if (!id) throw invalid('invalid-input')
  return late === undefined ? { kind: 'rest', at: at ?? '', id } : { kind: 'late', late: Number(late), id }
}

export async function listBoards(
  ctx: Context,
  input: InputOf<typeof contract.listBoards>,
): Promise<OutputOf<typeof contract.listBoards>> {
  const { tenantId } = ctx.actor
  const after = input.after ? placeOf(input.after) : null
  const most = LISTED + 1
  const late = after?.kind === 'rest' ? [] : await store.selectLateDocuments(ctx.db, tenantId, ctx.now, after, most)
  const rest =
    late.length < most
      ? await store.selectOtherDocuments(
          ctx.db,
          tenantId,
          ctx.now,
          after?.kind === 'rest' ? after : null,
          most - late.length,
        )
      : []
  const found = [...late, ...rest]
  const shown = found.slice(0, LISTED)
  const ids = shown.map((document) => document.id)
  const counts = new Map(
    (await store.selectPartCounts(ctx.db, tenantId, ids, null, ctx.now)).map((row) => [row.document_id, row]),
  )
  const last = shown.at(-1)
  const place = last && ('late' in last ? `late:${last.late}_${last.id}` : `rest:${last.at}_${last.id}`)
  return {
    boards: shown.map((document) => {
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
    }),
    next: found.length > LISTED && place ? place : null,
  }
}

/** Parts of dispatches by state, for their list: all of them for the office, a unit's own for a unit. */
export async function countParts(
  ctx: Context,
  documentIds: string[],
): Promise<Map<string, { parts: number; late: number; done: number }>> {
  const units = seesWholeOffice(ctx.actor) ? null : sightUnits(ctx.actor)
  const rows = await store.selectPartCounts(ctx.db, ctx.actor.tenantId, documentIds, units, ctx.now)
  return new Map(rows.map((row) => [row.document_id, { parts: row.parts, late: row.late, done: row.done }]))
}
