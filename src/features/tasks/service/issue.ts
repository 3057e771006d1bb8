/** Tasks and parts come into being when a dispatch is issued. */
import { newId } from '../../../kernel/ids.js'
import { searchText } from '../../../kernel/text.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import type { Period } from '../../../kernel/recurrence.js'
import { type KeptRule, keptPeriod, wholeDay } from '../rules.js'
import { occurrenceOf } from './occurrences.js'
import * as store from '../store/index.js'

export interface NewTask {
  orderId: string
  number: number
  path: string
  title: string
  action: string
  /** The sentence that gives the order, as it stands in the dispatch. */
  quote: string
  span: { start: number; end: number } | null
  product: string | null
  reportTo: string | null
  conditional: boolean
  /** The words of the deadline, kept for ever. */
  deadline: unknown
  lastDay: string | null
  dueAt: Date | null
  workingDaysGiven: number | null
  /** What it waits for before anybody begins; null: it is given at once. */
  wait: { kind: 'event' | 'condition'; awaits: string } | null
  /** Of a task that comes again: its rule as it was read, and the period with which it begins. */
  recurs: { rule: KeptRule; first: Period } | null
  confirmedBy: string
  /** One part each; the group is expanded already. */
  leadIds: string[]
  cooperatingIds: string[]
  /** Days of cooperating units' own; the task's deadline where there is none. */
  cooperatingDays: ReadonlyMap<string, string>
  /** The groups among them as they were on the day of issue: kept for ever. */
  groups: { id: string; name: string; role: 'lead' | 'cooperating'; memberIds: string[] }[]
  /** That day; null where no group was named. */
  expandedOn: string | null
}

/** Writes the tasks of a dispatch and answers how many parts they have. The caller has locked the dispatch. */
export async function issueTasks(ctx: Context, documentId: string, tasks: NewTask[]): Promise<number> {
  const { tenantId, accountId } = ctx.actor
  const rows = tasks.map((task) => ({ ...task, id: newId() }))
  await store.insertTasks(
    ctx.db,
    rows.map((task) => ({
      tenant_id: tenantId,
      id: task.id,
      document_id: documentId,
      order_id: task.orderId,
      number: task.number,
      path: task.path,
      title: task.title,
      action: task.action,
      quote: task.quote,
      span: JSON.stringify(task.span),
      product: task.product,
      report_to: task.reportTo,
      conditional: task.conditional,
      deadline: JSON.stringify(task.deadline ?? null),
      last_day: task.lastDay,
      due_at: task.dueAt,
      working_days_given: task.workingDaysGiven,
      confirmed_by: task.confirmedBy,
      issued_by: accountId,
      issued_at: ctx.now,
      expanded_on: task.expandedOn,
      expanded_groups: task.groups.length ? JSON.stringify(task.groups) : null,
      search_text: searchText(`${task.title} ${task.action} ${task.product ?? ''}`),
    })),
  )
  await store.insertWaits(
    ctx.db,
    rows.flatMap(({ id, wait }) =>
      wait ? [{ tenant_id: tenantId, task_id: id, kind: wait.kind, awaits: wait.awaits }] : [],
    ),
  )
  const begun = await beginRecurring(ctx, rows)
  const parts = rows.flatMap((task) => [
    ...task.leadIds.map((organisationId, at) => newPart(ctx, documentId, task, organisationId, 'lead', at + 1, begun)),
    ...task.cooperatingIds.map((organisationId) => {
      // what comes again has the days of its periods
      const day = task.recurs ? undefined : task.cooperatingDays.get(organisationId)
      const deadline = day ? wholeDay(day) : task
      return {
        ...newPart(ctx, documentId, { ...task, ...deadline }, organisationId, 'cooperating', null, begun),
        own_day: day ?? null,
      }
    }),
  ])
  await store.insertAssignments(ctx.db, parts)
  await record(
    ctx,
    ...parts.map((part) => ({
      operation: 'issueAssignment',
      documentId,
      taskId: part.task_id,
      assignmentId: part.id,
      organisationId: part.organisation_id,
      data: { role: part.role },
    })),
  )
  return parts.length
}

/** The first periods of recurring tasks, by task. */
type Begun = Map<string, ReturnType<typeof occurrenceOf>>

/** Keeps the rules of recurring tasks, and opens the first period of those that do not wait for a condition. */
async function beginRecurring(ctx: Context, tasks: (NewTask & { id: string })[]): Promise<Begun> {
  const { tenantId } = ctx.actor
  const begun: Begun = new Map()
  for (const { id, recurs, wait } of tasks) {
    if (!recurs) continue
    const { rule, first } = recurs
    const next = keptPeriod(rule, wait ? first.index : first.index + 1, ctx.calendar, ctx.settings)
    await store.insertRecurrences(ctx.db, [
      {
        tenant_id: tenantId,
        task_id: id,
        rule: JSON.stringify(rule),
        next_period: next.index,
        next_from: next.from,
      },
    ])
    if (wait) continue
    const row = occurrenceOf(ctx, tenantId, id, first)
    await store.insertOccurrence(ctx.db, row)
    begun.set(id, row)
  }
  return begun
}

type Part = Parameters<typeof store.insertAssignments>[1][number] & {
  id: string
  task_id: string
  organisation_id: string
}

function newPart(
  ctx: Context,
  documentId: string,
  task: { id: string; dueAt: Date | null; lastDay: string | null; wait: NewTask['wait'] },
  organisationId: string,
  role: 'lead' | 'cooperating',
  part: number | null,
  begun: Begun,
): Part {
  const period = begun.get(task.id)
  return {
    tenant_id: ctx.actor.tenantId,
    id: newId(),
    task_id: task.id,
    document_id: documentId,
    organisation_id: organisationId,
    role,
    part,
    occurrence_id: period?.id ?? null,
    state: task.wait ? 'dormant' : 'issued',
    due_at: period ? period.due_at : task.dueAt,
    last_day: period ? period.last_day : task.lastDay,
    ordered_due_at: period ? period.due_at : task.dueAt,
    ordered_last_day: period ? period.last_day : task.lastDay,
    state_since: ctx.now,
    created_at: ctx.now,
  }
}
