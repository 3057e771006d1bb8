/** Decisions about the office's days: seen before they are entered, entered, corrected, taken out. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { raiseOfficeVersion } from '../../settings/index.js'
import { openDeadlines } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import { impactOf, inOrder, problemsOf, type NamedDecision } from '../rules.js'
import * as store from '../store.js'
import { livingDecisions } from './office.js'

/** The decisions after a change: one stands for another, comes new, or is taken out. */
function changed(before: NamedDecision[], replaces: string | null, next: NamedDecision | null): NamedDecision[] {
  const others = before.filter(({ id }) => id !== replaces)
  return next ? [...others, next] : others
}

export async function previewDecision(
  ctx: Context,
  input: InputOf<typeof contract.previewDecision>,
): Promise<OutputOf<typeof contract.previewDecision>> {
  const { tenantId } = ctx.actor
  const before = await livingDecisions(ctx.db, tenantId)
  if (input.replaces && !before.some(({ id }) => id === input.replaces)) throw notFound('decision')
  const next = input.content && { id: '', title: '', content: inOrder(input.content) }
  const others = before.filter(({ id }) => id !== input.replaces)
  const problems = next ? problemsOf(next.content, others) : []
  const after = problems.length ? before : changed(before, input.replaces, next)
  return { problems, impact: impactOf(before, after, await openDeadlines(ctx.db, tenantId), dayOf(ctx.now)) }
}

/** Refuses a decision that does not fit, with the first reason. */
function mustFit(content: NamedDecision['content'], others: NamedDecision[]): void {
  const [problem] = problemsOf(content, others)
  if (problem) throw invalid(problem.code, problem.detail)
}

type Entered = Omit<InputOf<typeof contract.addDecision>, 'content'> & { content: NamedDecision['content'] }

const rowOf = ({ title, content, basis, note }: Entered) => ({
  kind: content.kind,
  title,
  content: JSON.stringify(content),
  basis_number: basis.number,
  basis_date: basis.date,
  basis_issuer: basis.issuer,
  note: note || null,
})

/** Enters decisions one after another, each checked beside those before it. The office's version has been raised. */
export async function enterDecisions(
  ctx: Context,
  entered: Entered[],
  operation: string,
  more: Record<string, unknown> = {},
): Promise<string[]> {
  const { tenantId, accountId } = ctx.actor
  const known = await livingDecisions(ctx.db, tenantId)
  const rows = entered.map((one) => {
    const content = inOrder(one.content)
    mustFit(content, known)
    const id = newId()
    known.push({ id, title: one.title, content })
    return { tenant_id: tenantId, id, ...rowOf({ ...one, content }), entered_by: accountId, entered_at: ctx.now }
  })
  await store.insertDecisions(ctx.db, rows)
  await record(ctx, ...rows.map(({ id }, at) => ({ operation, data: { decisionId: id, ...entered[at], ...more } })))
  return rows.map(({ id }) => id)
}

export async function addDecision(ctx: Context, input: InputOf<typeof contract.addDecision>): Promise<{ id: string }> {
  await raiseOfficeVersion(ctx.db, ctx.actor.tenantId)
  const [id] = await enterDecisions(ctx, [input], 'addDecision')
  return { id: id as string }
}

async function locked(ctx: Context, id: string, version: number): Promise<store.LockedDecision> {
  await raiseOfficeVersion(ctx.db, ctx.actor.tenantId)
  const row = await store.lockDecision(ctx.db, ctx.actor.tenantId, id)
  if (!row) throw notFound('decision')
  if (row.removed_at) throw conflict('decision-removed')
  if (row.version !== version) throw conflict('stale')
  return row
}

const saidBefore = (row: store.LockedDecision) => ({
  title: row.title,
  content: row.content,
  basis: { number: row.basis_number, date: row.basis_date, issuer: row.basis_issuer },
  note: row.note,
})

export async function changeDecision(
  ctx: Context,
  input: InputOf<typeof contract.changeDecision>,
): Promise<{ version: number }> {
  const { id, version: seen, ...next } = input
  const before = await locked(ctx, id, seen)
  const others = (await livingDecisions(ctx.db, ctx.actor.tenantId)).filter((one) => one.id !== id)
  const content = inOrder(next.content)
  mustFit(content, others)
  const version = await store.updateDecision(ctx.db, ctx.actor.tenantId, id, rowOf({ ...next, content }))
  await record(ctx, {
    operation: 'changeDecision',
    data: { decisionId: id, before: saidBefore(before), ...next, content },
  })
  return { version }
}

export async function removeDecision(
  ctx: Context,
  input: InputOf<typeof contract.removeDecision>,
): Promise<{ ok: true }> {
  const before = await locked(ctx, input.id, input.version)
  await store.updateDecision(ctx.db, ctx.actor.tenantId, input.id, {
    removed_by: ctx.actor.accountId,
    removed_at: ctx.now,
    removal_reason: input.reason,
  })
  await record(ctx, {
    operation: 'removeDecision',
    data: { decisionId: input.id, reason: input.reason, before: saidBefore(before) },
  })
  return { ok: true }
}
