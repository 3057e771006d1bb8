/** Issuing: the confirmed orders become tasks, in one transaction, with the groups expanded as they are on this day. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { computeDeadline, readsInclusively, workingDaysAvailable } from '../../../kernel/deadline.js'
import { squash } from '../../../kernel/text.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { groupsOn, namesOf, organisationsOn } from '../../organisations/index.js'
import { issueTasks, type NewTask } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import type { KeptHead } from '../proposal.js'
import {
  expandBodies,
  groupsAmong,
  headToLook,
  mustBeConfirmable,
  mustBeCurrent,
  mustBeOpen,
  mustComeInTime,
  readerOf,
  recurringOf,
  waitOf,
  ownDays,
} from '../rules.js'
import * as store from '../store.js'

export async function issueDocument(
  ctx: Context,
  input: InputOf<typeof contract.issueDocument>,
): Promise<{ tasks: number; parts: number }> {
  const { tenantId, accountId } = ctx.actor
  const locked = await store.lockDocument(ctx.db, tenantId, input.id)
  if (!locked || locked.state === 'discarded') throw notFound('document')
  mustBeOpen(locked.state)
  mustBeCurrent(input.version, locked.version)
  const orders = (await store.selectOrders(ctx.db, tenantId, input.id)).filter((order) => order.state !== 'dropped')
  if (!orders.length) throw invalid('nothing-to-issue')
  if (orders.some((order) => order.state !== 'confirmed')) throw conflict('not-all-confirmed')
  const document = await store.selectDocument(ctx.db, tenantId, input.id)
  const [field] = headToLook((document?.head as KeptHead | null)?.recognised ?? [], document?.head_corrected ?? [])
  if (field) throw conflict('look-at-head', { field })

  const today = dayOf(ctx.now)
  const groups = await groupsOn(ctx.db, tenantId, today)
  const existing = await organisationsOn(ctx.db, tenantId, today)
  const paperText = (await store.selectPaperText(ctx.db, tenantId, input.id)) ?? ''
  const gone: string[] = []
  const tasks = orders.map((order, at): NewTask => {
    const leads = order.leads as contract.NamedView[]
    const cooperating = order.cooperating as contract.NamedView[]
    mustBeConfirmable({ leads, cooperating, state: order.state })
    const deadline = order.deadline as contract.OrderDeadlineView | null
    const { dueAt, lastDay, rule, period } = computeDeadline(deadline, ctx.calendar, ctx.settings, {
      signedOn: document?.issued_on ?? null,
      givenOn: today,
    })
    // A term that begins with the issue has its last day only now.
    mustComeInTime(cooperating, lastDay)
    const sentence = order.sentence as contract.SpanView | null
    const leadIds = expandBodies(leads, groups)
    if (!leadIds.length) throw invalid('empty-group', { order: at + 1 })
    const cooperatingIds = expandBodies(cooperating, groups).filter((id) => !leadIds.includes(id))
    const expanded = [
      ...groupsAmong(leads, groups).map((group) => ({ ...group, role: 'lead' as const })),
      ...groupsAmong(cooperating, groups).map((group) => ({ ...group, role: 'cooperating' as const })),
    ]
    gone.push(...[...leadIds, ...cooperatingIds].filter((id) => !existing.has(id)))
    return {
      orderId: order.id,
      number: at + 1,
      path: order.path,
      title: order.title,
      action: order.action,
      quote: sentence ? squash(paperText.slice(sentence.start, sentence.end)) : order.action,
      span: sentence,
      product: order.product,
      reportTo: (order.report_to as { text: string } | null)?.text ?? null,
      conditional: order.conditional,
      // How it was read stays with the task, whatever the office decides later.
      deadline: deadline && {
        ...deadline,
        inclusive: readsInclusively(deadline, ctx.settings),
        readBy: readerOf(deadline, ctx.settings),
      },
      lastDay,
      dueAt,
      workingDaysGiven: lastDay ? workingDaysAvailable(ctx.calendar, today, lastDay) : null,
      wait: waitOf(order, deadline, rule),
      recurs: recurringOf(deadline, period, ctx.settings),
      confirmedBy: order.confirmed_by as string,
      leadIds,
      cooperatingIds,
      cooperatingDays: ownDays(cooperating, groups),
      groups: expanded,
      expandedOn: expanded.length ? today : null,
    }
  })
  // A unit may have ended since the order was confirmed.
  const [ended] = gone
  if (ended) {
    const name = (await namesOf(ctx.db, tenantId, [ended])).on(ended, today)?.name
    throw conflict('unit-ended', { name: name ?? '' })
  }
  await store.updateDocument(ctx.db, tenantId, input.id, { state: 'issued', issued_by: accountId, issued_at: ctx.now })
  await store.bumpVersion(ctx.db, tenantId, input.id)
  const parts = await issueTasks(ctx, input.id, tasks)
  await record(ctx, { operation: 'issueDocument', documentId: input.id, data: { tasks: tasks.length, parts } })
  return { tasks: tasks.length, parts }
}
