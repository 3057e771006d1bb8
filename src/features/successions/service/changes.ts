/** Changes of the organisations: seen before, entered, listed, taken back. */
import { may, seesWholeOffice } from '../../../kernel/actor.js'
import { addDays, dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, invalid, notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { accountsAt } from '../../identity/index.js'
import {
  allotPart,
  functionsOf,
  namesOf,
  organisationsOn,
  planSuccession,
  settledBasis,
  successionById,
  successionsOf,
  undoSuccession,
  writeSuccession,
  type Names,
  type Succession,
} from '../../organisations/index.js'
import { openWorkOf, type WorkPart } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import { mustBeATaker, maySeeList } from '../rules.js'
import * as store from '../store/index.js'
import { allotmentOf, carryOver, syncLists } from './lists.js'

const unitsView = (names: Names, ids: readonly string[], day: string): { id: string; name: string }[] =>
  ids.map((id) => ({ id, name: names.on(id, day)?.name ?? '' }))

/** Open work of the bodies that hand over: of those that end, or from which others are split off. */
async function openWork(ctx: Context, given: contract.GivenChange): Promise<WorkPart[]> {
  const handsOver = given.kind !== 'rename' && given.kind !== 'transfer'
  return handsOver ? openWorkOf(ctx.db, ctx.actor.tenantId, given.predecessors) : []
}

export async function previewChange(
  ctx: Context,
  input: InputOf<typeof contract.previewChange>,
): Promise<OutputOf<typeof contract.previewChange>> {
  const { tenantId } = ctx.actor
  const plan = await planSuccession(ctx, input)
  const parts = await openWork(ctx, input)
  const accounts = plan.ends.length ? await accountsAt(ctx.db, tenantId, plan.ends, ctx.now) : []
  const names = await namesOf(ctx.db, tenantId, [...plan.ends, ...plan.children])
  const mayRead = seesWholeOffice(ctx.actor)
  return {
    ends: unitsView(names, plan.ends, input.effective),
    children: unitsView(names, plan.children, input.effective),
    groups: plan.groups,
    parts: parts.map((part) => ({
      assignmentId: part.id,
      organisationId: part.organisationId,
      title: mayRead ? part.title : null,
      documentNumber: part.documentNumber,
      documentKind: part.documentKind,
      path: part.path,
      state: part.state,
      passage: part.passage === 'waits' ? 'waits' : 'moves',
      lastDay: part.lastDay,
    })),
    accounts: accounts.map((account) => ({
      id: account.id,
      title: account.title,
      organisationId: account.organisationId,
      works: account.worksFor.length > 0,
    })),
    refusal: plan.refusal ?? withoutSuccessor(input, parts),
  }
}

/** Open work of a body that ends without anybody in its place would be nobody's. */
function withoutSuccessor(
  given: contract.GivenChange,
  parts: WorkPart[],
): { code: string; detail: Record<string, unknown> } | null {
  const lost = given.kind === 'dissolve' && !given.successors.length && parts.length > 0
  return lost ? { code: 'work-without-successor', detail: { parts: parts.length } } : null
}

export async function recordSuccession(
  ctx: Context,
  input: InputOf<typeof contract.recordSuccession>,
): Promise<{ id: string }> {
  const { tenantId } = ctx.actor
  const { id, basis: givenBasis, note, parts, ...given } = input
  const basis = await settledBasis(ctx, givenBasis)
  if (!basis) throw invalid('unknown-basis')
  const open = await openWork(ctx, input)
  const lost = withoutSuccessor(input, open)
  if (lost) throw invalid(lost.code, lost.detail)
  await writeSuccession(ctx, id, given, basis, note || null)
  const change = await successionById(ctx.db, tenantId, id)
  if (!change) throw new Error('a change that was written is there')
  const allotment = await allotmentOf(ctx.db, tenantId, change)
  for (const { assignmentId, successorId } of parts) {
    const part = open.find((one) => one.id === assignmentId)
    // It was handed in, or withdrawn, while the form was filled in.
    if (!part) continue
    mustBeATaker(allotment, part.organisationId, successorId)
    await allotPart(ctx.db, tenantId, id, assignmentId, successorId)
  }
  await syncLists(ctx, change)
  await carryOver(ctx, change)
  return { id }
}

async function rowsOf(ctx: Context, changes: Succession[], names: Names): Promise<contract.SuccessionRow[]> {
  const open = await store.selectOpenHandovers(ctx.db, ctx.actor.tenantId)
  const today = dayOf(ctx.now)
  return changes.map((change) => ({
    id: change.id,
    kind: change.kind,
    effective: change.effective,
    continues: change.continues,
    basis: change.basis,
    // Who was before has its name from before; for a body that goes on this is its old name.
    predecessors: unitsView(names, change.predecessors, addDays(change.effective, -1)),
    successors: unitsView(names, change.successors, change.effective),
    planned: change.effective > today,
    openHandovers: open.filter((list) => list.succession_id === change.id).length,
  }))
}

export async function listSuccessions(
  ctx: Context,
  input: InputOf<typeof contract.listSuccessions>,
): Promise<OutputOf<typeof contract.listSuccessions>> {
  const { organisationId } = input
  const all = await successionsOf(ctx.db, ctx.actor.tenantId)
  const changes = organisationId
    ? all.filter((change) => [...change.predecessors, ...change.successors].includes(organisationId))
    : all
  const names = await namesOf(ctx.db, ctx.actor.tenantId)
  return { successions: await rowsOf(ctx, changes, names) }
}

export async function getSuccession(
  ctx: Context,
  input: InputOf<typeof contract.getSuccession>,
): Promise<OutputOf<typeof contract.getSuccession>> {
  const { tenantId } = ctx.actor
  const change = await successionById(ctx.db, tenantId, input.id)
  if (!change) throw notFound('succession')
  const names = await namesOf(ctx.db, tenantId)
  const [row] = await rowsOf(ctx, [change], names)
  if (!row) throw notFound('succession')
  const before = addDays(change.effective, -1)
  const [first] = change.predecessors
  const lists = await store.selectHandoversOf(ctx.db, tenantId, change.id)
  const counts = await store.countItems(
    ctx.db,
    tenantId,
    lists.map((list) => list.id),
  )
  const unit = (id: string): { id: string; name: string } => ({ id, name: names.on(id, change.effective)?.name ?? '' })
  const moved = (
    await store.selectItems(
      ctx.db,
      tenantId,
      lists.map((list) => list.id),
    )
  ).some((item) => item.moved_at)
  return {
    ...row,
    note: change.note,
    names:
      change.kind === 'rename' && first
        ? { before: names.on(first, before)?.name ?? '', after: names.on(first, change.effective)?.name ?? '' }
        : null,
    parents: change.kind === 'transfer' && first ? await parentsAround(ctx, first, before, change.effective) : null,
    functions: (await functionsOf(ctx.db, tenantId, change.id)).map(({ text, successorId }) => ({
      text,
      successor: unit(successorId),
    })),
    handovers: lists.map((list) => ({
      id: list.id,
      from: unit(list.from_organisation_id),
      to: unit(list.to_organisation_id),
      parts: counts.get(list.id) ?? 0,
      fromConfirmed: list.from_confirmed_at !== null,
      toConfirmed: list.to_confirmed_at !== null,
      done: list.done_at !== null,
      can: {
        see: maySeeList(
          ctx.actor,
          { from: list.from_organisation_id, to: list.to_organisation_id },
          seesWholeOffice(ctx.actor),
        ),
      },
    })),
    enteredBy: change.enteredBy,
    enteredAt: change.enteredAt.toISOString(),
    today: dayOf(ctx.now),
    can: { cancel: may(ctx.actor, 'organisations.change') && !moved },
  }
}

async function parentsAround(
  ctx: Context,
  id: string,
  before: string,
  after: string,
): Promise<{ before: string | null; after: string | null }> {
  const parentOn = async (day: string): Promise<string | null> => {
    const units = await organisationsOn(ctx.db, ctx.actor.tenantId, day)
    const parentId = units.get(id)?.parentId
    return (parentId && units.get(parentId)?.name) || null
  }
  return { before: await parentOn(before), after: await parentOn(after) }
}

export async function cancelSuccession(
  ctx: Context,
  input: InputOf<typeof contract.cancelSuccession>,
): Promise<{ ok: true }> {
  const { tenantId } = ctx.actor
  await store.lockLists(ctx.db, tenantId, input.id)
  const lists = await store.selectHandoversOf(ctx.db, tenantId, input.id)
  const items = await store.selectItems(
    ctx.db,
    tenantId,
    lists.map((list) => list.id),
  )
  if (items.some((item) => item.moved_at)) throw conflict('handed-over-already')
  await store.deleteHandovers(ctx.db, tenantId, input.id)
  await undoSuccession(ctx, input.id, input.reason)
  ctx.touch(
    tenantId,
    lists.flatMap((list) => [list.from_organisation_id, list.to_organisation_id]),
  )
  return { ok: true }
}
