/** A task's place in time: what it waits for, what comes before and after it. */
import { may, seesWholeOffice, sightUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import {
  byPressure,
  comesAfter,
  keptPeriod,
  liesAhead,
  mustBeLinkable,
  seemsToMean,
  slackOf,
  type WaitingDeadline,
} from '../rules.js'
import * as store from '../store/index.js'
import { iso } from './views.js'

const isDone = (place: store.TaskPlace): boolean => place.leads > 0 && place.accepted === place.leads

const inTime = (place: store.TaskPlace): { lastDay: string | null; done: boolean } => ({
  lastDay: place.last_day,
  done: isDone(place),
})

const slackBetween = (ctx: Context, before: store.TaskPlace, after: store.TaskPlace): contract.Slack =>
  slackOf(inTime(before), inTime(after), dayOf(ctx.now), ctx.calendar, ctx.settings.soonDays)

/** The tasks of the dispatch in which the actor may see something; null: all of them. */
async function seenTasks(ctx: Context, documentId: string): Promise<Set<string> | null> {
  if (seesWholeOffice(ctx.actor)) return null
  return store.selectTasksWith(ctx.db, ctx.actor.tenantId, documentId, sightUnits(ctx.actor))
}

export async function getTaskTime(
  ctx: Context,
  input: InputOf<typeof contract.getTaskTime>,
): Promise<OutputOf<typeof contract.getTaskTime>> {
  const { tenantId } = ctx.actor
  const task = await store.selectTask(ctx.db, tenantId, input.id)
  const seen = task && (await seenTasks(ctx, task.document_id))
  if (!task || (seen && !seen.has(task.id))) throw notFound('task')
  const directs = may(ctx.actor, 'tasks.direct')
  const [recurrence, wait, links, places] = await Promise.all([
    store.selectRecurrence(ctx.db, tenantId, task.id),
    store.selectWait(ctx.db, tenantId, task.id),
    store.selectLinks(ctx.db, tenantId, task.document_id),
    store.selectPlaces(ctx.db, tenantId, task.document_id),
  ])
  const place = new Map(places.map((one) => [one.id, one]))
  const own = place.get(task.id)
  const linked = (otherId: string, link: store.LinkRow, isBefore: boolean): contract.LinkedTask[] => {
    const other = place.get(otherId)
    if (!other || !own) return []
    return [
      {
        id: other.id,
        number: other.number,
        title: seen && !seen.has(other.id) ? null : other.title,
        lastDay: other.last_day,
        done: isDone(other),
        wakes: link.wakes,
        slack: isBefore ? slackBetween(ctx, other, own) : slackBetween(ctx, own, other),
      },
    ]
  }
  const sleeps = wait?.kind === 'event' && wait.happened_on === null
  return {
    wait: wait
      ? {
          kind: wait.kind,
          awaits: wait.awaits,
          happenedOn: wait.happened_on,
          reason: wait.reason,
          decidedBy: wait.decided_title,
          decidedAt: iso(wait.decided_at),
          ahead: liesAhead(task.deadline as WaitingDeadline | null),
          version: wait.version,
          can: { wake: directs && wait.happened_on === null, sleep: directs && wait.happened_on !== null },
        }
      : null,
    before: links.filter((link) => link.task_id === task.id).flatMap((link) => linked(link.after_id, link, true)),
    after: links.filter((link) => link.after_id === task.id).flatMap((link) => linked(link.task_id, link, false)),
    recurrence: recurrence ? recurrenceView(ctx, recurrence, directs) : null,
    others: directs
      ? places
          .filter(({ id }) => id !== task.id && !comesAfter(links, id, task.id) && !hasLink(links, task.id, id))
          .map((other) => ({
            id: other.id,
            number: other.number,
            title: other.title,
            proposed: sleeps && seemsToMean(wait.awaits, other),
          }))
      : [],
    can: { link: directs },
  }
}

function recurrenceView(
  ctx: Context,
  row: NonNullable<Awaited<ReturnType<typeof store.selectRecurrence>>>,
  directs: boolean,
): contract.TaskTimeView['recurrence'] {
  const { from, until, lastDay } = keptPeriod(row.rule, row.next_period, ctx.calendar, ctx.settings)
  return {
    next: { from, until, lastDay },
    ended: row.ended_at
      ? { at: row.ended_at.toISOString(), by: row.ended_title ?? '', reason: row.reason ?? '' }
      : null,
    version: row.version,
    can: { change: directs },
  }
}

const hasLink = (links: readonly store.LinkRow[], taskId: string, afterId: string): boolean =>
  links.some((link) => link.task_id === taskId && link.after_id === afterId)

export async function linkTask(ctx: Context, input: InputOf<typeof contract.linkTask>): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const task = await store.selectTask(ctx.db, tenantId, input.id)
  const after = await store.selectTask(ctx.db, tenantId, input.afterId)
  if (!task || !after) throw notFound('task')
  await store.lockLinks(ctx.db, tenantId, task.document_id)
  mustBeLinkable(await store.selectLinks(ctx.db, tenantId, task.document_id), task, after)
  const wait = await store.lockWait(ctx.db, tenantId, task.id)
  if (input.wakes && (wait?.kind !== 'event' || wait.happened_on !== null)) throw conflict('not-awaited')
  await store.insertLink(ctx.db, {
    tenant_id: tenantId,
    task_id: task.id,
    after_id: after.id,
    document_id: task.document_id,
    wakes: input.wakes,
    linked_by: accountId,
    linked_at: ctx.now,
  })
  await record(ctx, {
    operation: 'linkTask',
    documentId: task.document_id,
    taskId: task.id,
    data: { after: after.id, afterNumber: after.number, wakes: input.wakes },
  })
  return { ok: true }
}

export async function unlinkTask(ctx: Context, input: InputOf<typeof contract.unlinkTask>): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  const task = await store.selectTask(ctx.db, tenantId, input.id)
  if (!task || !(await store.deleteLink(ctx.db, tenantId, task.id, input.afterId))) throw notFound('link')
  await record(ctx, {
    operation: 'unlinkTask',
    documentId: task.document_id,
    taskId: task.id,
    data: { after: input.afterId },
  })
  return { ok: true }
}

export async function getBoardLinks(
  ctx: Context,
  input: InputOf<typeof contract.getBoardLinks>,
): Promise<OutputOf<typeof contract.getBoardLinks>> {
  const { tenantId } = ctx.actor
  if (!(await store.selectIssuedDocument(ctx.db, tenantId, input.id))) throw notFound('document')
  const links = await store.selectLinks(ctx.db, tenantId, input.id)
  const places = links.length ? await store.selectPlaces(ctx.db, tenantId, input.id) : []
  const place = new Map(places.map((one) => [one.id, one]))
  const name = ({ id, number, title }: store.TaskPlace): { id: string; number: number; title: string } => ({
    id,
    number,
    title,
  })
  return {
    links: links
      .flatMap((link) => {
        const before = place.get(link.after_id)
        const after = place.get(link.task_id)
        return before && after
          ? [{ before: name(before), after: name(after), slack: slackBetween(ctx, before, after) }]
          : []
      })
      .sort((a, b) => byPressure(a.slack, b.slack) || a.after.number - b.after.number),
  }
}
