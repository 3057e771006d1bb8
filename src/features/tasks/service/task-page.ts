/** One task with its parts, as far as the reader may see them. */
import { may, seesWholeOffice } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { notFound } from '../../../kernel/errors.js'
import { words } from '../../../kernel/words/index.js'
import type { Context } from '../../../platform/context.js'
import { taskEvents } from '../../audit/index.js'
import { namesOf, organisationsOn, type Names } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import {
  afterPause,
  ancestorsOf,
  assignmentCan,
  below,
  hasEnded,
  maySee,
  onTimeAsOrdered,
  timeStateOf,
} from '../rules.js'
import * as store from '../store/index.js'
import { cooperatingOf } from './cooperating.js'
import { deadlineView, extensionView, iso, partDeadlineView, reasonOf } from './views.js'

/** A unit that has left a task (handed on, withdrawn) sees nothing of it any more. */
const LEFT: ReadonlySet<string> = new Set(['withdrawn', 'handed_on'])

const bodyView = (id: string, names: Names, day: string): { id: string; name: string; shortName: string } => {
  const found = names.on(id, day)
  return { id, name: found?.name ?? '', shortName: found?.shortName ?? '' }
}

/** While the return waits; once it is decided, the suggestion is history. */
function suggestionOf(part: store.AssignmentRow, names: Names, day: string): { id: string; name: string } | null {
  const id = part.state === 'disputed' ? part.suggested_organisation_id : null
  const name = id && names.on(id, day)?.name
  return id && name ? { id, name } : null
}

const shortName = (names: Names, id: string | null, at: Date): string | null =>
  (id && names.on(id, dayOf(at))?.shortName) || null

async function submissionsOf(
  ctx: Context,
  parts: store.AssignmentRow[],
  expected: store.ExpectedRow[],
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
          amount: piece.amount === null ? null : Number(piece.amount),
          unit: piece.unit,
          expectedId: piece.expected_id,
          kept: piece.kept_from !== null,
          decision: piece.decision,
          decisionReason: piece.decision_reason,
        })),
      missing: row.missing.map(({ expectedId, reason }) => ({
        label: expected.find(({ id }) => id === expectedId)?.label ?? '',
        reason,
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

/** Units to which pieces of the part may be given. */
async function unitsBelow(ctx: Context, part: store.AssignmentRow): Promise<{ id: string; name: string }[]> {
  const organisations = await organisationsOn(ctx.db, part.tenant_id, dayOf(ctx.now))
  return below([...organisations.values()], part.organisation_id).map(({ id, name }) => ({ id, name }))
}

/** The periods of a task that comes again, by id. */
async function periodsOf(ctx: Context, taskId: string): Promise<Map<string, contract.OccurrenceView>> {
  const rows = await store.selectOccurrences(ctx.db, ctx.actor.tenantId, taskId)
  return new Map(
    rows.map((row) => [row.id, { id: row.id, from: row.from_day, until: row.until_day, lastDay: row.last_day }]),
  )
}

export async function getTask(
  ctx: Context,
  input: InputOf<typeof contract.getTask>,
): Promise<OutputOf<typeof contract.getTask>> {
  const { actor, now, calendar } = ctx
  const task = await store.selectTask(ctx.db, actor.tenantId, input.id)
  if (!task) throw notFound('task')
  const all = await store.selectAssignments(ctx.db, actor.tenantId, task.id)
  const seenParts = all.filter((part) => maySee(actor, part) && (seesWholeOffice(actor) || !LEFT.has(part.state)))
  // A successor sees what was done before it: the history stays under the old name.
  const before = new Set(seenParts.flatMap((part) => ancestorsOf(part, all)))
  const parts = all.filter((part) => seenParts.includes(part) || before.has(part))
  if (!parts.length && !seesWholeOffice(actor)) throw notFound('task')
  const expected = await store.selectExpected(ctx.db, actor.tenantId, task.id, true)
  const submissions = await submissionsOf(ctx, parts, expected)
  const extensions = await store.selectExtensions(
    ctx.db,
    actor.tenantId,
    parts.map((part) => part.id),
  )
  const seen = new Set(parts.map((part) => part.id))
  const periods = await periodsOf(ctx, task.id)
  const progress = await store.selectProgress(ctx.db, actor.tenantId, [...seen])
  const events = await taskEvents(ctx.db, actor.tenantId, task.id)
  const names = await namesOf(ctx.db, actor.tenantId, [
    ...all
      .flatMap((part) => [part.organisation_id, part.assigner_id, part.suggested_organisation_id])
      .filter((id) => id !== null),
    ...events.flatMap((event) => [event.actor_organisation_id, event.organisation_id]).filter((id) => id !== null),
  ])
  const today = dayOf(now)
  const holderOf = (partId: string | null): string | null => {
    const holder = partId ? all.find((part) => part.id === partId)?.organisation_id : undefined
    return (holder && names.on(holder, today)?.name) || null
  }
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
    expected: expected.filter((one) => !one.dropped_at).map(({ id, kind, label, unit }) => ({ id, kind, label, unit })),
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
    expanded: task.expanded_on
      ? {
          on: task.expanded_on,
          groups: (task.expanded_groups ?? []).map(({ name, memberIds }) => ({ name, units: memberIds.length })),
        }
      : null,
    assignments: await Promise.all(
      parts.map(async (part): Promise<contract.AssignmentView> => {
        const ledger = extensions.filter((entry) => entry.assignment_id === part.id)
        const can = assignmentCan(
          actor,
          part,
          now,
          ledger.some((entry) => entry.state === 'pending'),
        )
        return {
          id: part.id,
          taskId: part.task_id,
          organisation: bodyView(part.organisation_id, names, today),
          role: part.role,
          under:
            part.under_id && part.assigner_id
              ? {
                  id: part.under_id,
                  assigner: bodyView(part.assigner_id, names, today),
                  instruction: part.instruction ?? '',
                }
              : null,
          below: can.subAssign ? await unitsBelow(ctx, part) : [],
          progress: progress
            .filter((note) => note.assignment_id === part.id)
            .map((note) => ({
              id: note.id,
              text: note.text,
              percent: note.percent,
              notedAt: note.noted_at.toISOString(),
              notedBy: note.noted_title,
            })),
          period: periods.get(part.occurrence_id ?? '') ?? null,
          state: part.state,
          stateSince: part.state_since.toISOString(),
          time: timeStateOf(part, now, calendar, ctx.settings.soonDays),
          deadline: partDeadlineView(part),
          afterPause: afterPause(calendar, part, now),
          onTimeAsOrdered: onTimeAsOrdered(part),
          acknowledgedAt: iso(part.acknowledged_at),
          submittedAt: iso(part.submitted_at),
          acceptedAt: iso(part.accepted_at),
          inheritedFrom: holderOf(part.inherited_from),
          passedTo: part.state === 'transferred' ? holderOf(part.handed_on_to) : null,
          reason: reasonOf(part),
          suggested: suggestionOf(part, names, today),
          version: part.version,
          submissions: submissions.get(part.id) ?? [],
          extensions: ledger.map(extensionView),
          can,
        }
      }),
    ),
    cooperating: cooperatingOf(ctx, all, names),
    othersCount: all.filter((part) => !seen.has(part.id) && part.role !== 'under' && !hasEnded(part.state)).length,
    history: events
      .filter((event) => event.assignment_id === null || seen.has(event.assignment_id))
      .map((event) => ({
        id: event.id,
        at: event.at.toISOString(),
        operation: event.operation,
        by: [event.title ?? '', event.stands_for ? words.absences.standsIn(event.stands_for) : '']
          .filter(Boolean)
          .join(', '),
        // What happened stays under the names of its day.
        organisation: shortName(names, event.actor_organisation_id, event.at),
        unit: shortName(names, event.organisation_id, event.at),
        reason: typeof event.data.reason === 'string' ? event.data.reason : null,
        lastDay: typeof event.data.lastDay === 'string' ? event.data.lastDay : null,
      })),
    today,
    can: { setExpected: may(actor, 'tasks.direct') },
  }
}
