/** The hand-over lists as the two sides and the office work with them. */
import { may, seesWholeOffice, workUnits } from '../../../kernel/actor.js'
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { notFound, Refused } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { staffedOf } from '../../identity/index.js'
import { allotPart, namesOf, successionById, successionsOf, type Succession } from '../../organisations/index.js'
import { workOf, type WorkPart } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import {
  listCan,
  maySeeList,
  mustBeAllowed,
  mustBeATaker,
  speaksFor,
  takersOf,
  type ListForRules,
  type Side,
} from '../rules.js'
import * as store from '../store/index.js'
import { allotmentOf, carryOver, listOf, reopenList, syncLists } from './lists.js'

const forRules = (row: store.HandoverRow, staffed: ReadonlySet<string>): ListForRules => ({
  from: row.from_organisation_id,
  to: row.to_organisation_id,
  fromConfirmed: row.from_confirmed_at !== null,
  toConfirmed: row.to_confirmed_at !== null,
  done: row.done_at !== null,
  version: row.version,
  staffed: { from: staffed.has(row.from_organisation_id), to: staffed.has(row.to_organisation_id) },
})

async function listForRules(ctx: Context, row: store.HandoverRow): Promise<ListForRules> {
  const sides = [row.from_organisation_id, row.to_organisation_id]
  return forRules(row, await staffedOf(ctx.db, ctx.actor.tenantId, sides, ctx.now))
}

const confirmationOf = (
  title: string | null,
  at: Date | null,
  office: boolean,
): { by: string; at: string; office: boolean } | null => at && { by: title ?? '', at: at.toISOString(), office }

const passageOf = (part: WorkPart, item: store.ItemRow): 'moves' | 'waits' | 'moved' | 'over' =>
  item.moved_at ? 'moved' : part.passage === 'closed' ? 'over' : part.passage

export async function getHandover(
  ctx: Context,
  input: InputOf<typeof contract.getHandover>,
): Promise<OutputOf<typeof contract.getHandover>> {
  const { actor, db } = ctx
  const row = await store.selectHandover(db, actor.tenantId, input.id)
  const list = row && (await listForRules(ctx, row))
  if (!row || !list || !maySeeList(actor, list, seesWholeOffice(actor))) throw notFound('handover')
  const change = await successionById(db, actor.tenantId, row.succession_id)
  if (!change) throw notFound('handover')
  const allotment = await allotmentOf(db, actor.tenantId, change)
  const takers = takersOf(allotment, list.from)
  const names = await namesOf(db, actor.tenantId, [list.from, list.to, ...takers])
  const unit = (id: string): { id: string; name: string } => ({ id, name: names.on(id, change.effective)?.name ?? '' })
  const items = await store.selectItems(db, actor.tenantId, [row.id])
  const parts = await workOf(
    db,
    actor.tenantId,
    items.map((item) => item.assignment_id),
  )
  return {
    id: row.id,
    succession: { id: change.id, kind: change.kind, effective: change.effective, basis: change.basis },
    from: unit(list.from),
    to: unit(list.to),
    others: takers.filter((id) => id !== list.to).map(unit),
    items: items
      .flatMap((item) => {
        const part = parts.get(item.assignment_id)
        return part ? [{ item, part }] : []
      })
      .sort((a, b) => (a.part.lastDay ?? '9').localeCompare(b.part.lastDay ?? '9') || (a.part.id < b.part.id ? -1 : 1))
      .map(({ item, part }) => ({
        assignmentId: part.id,
        organisationId: part.organisationId,
        taskId: part.taskId,
        title: part.title,
        role: part.role,
        documentNumber: part.documentNumber,
        documentKind: part.documentKind,
        path: part.path,
        // What moved is shown as it was handed over.
        state: item.state ?? part.state,
        lastDay: item.moved_at ? item.last_day : part.lastDay,
        passage: passageOf(part, item),
        movedAt: item.moved_at?.toISOString() ?? null,
      })),
    fromConfirmed: confirmationOf(row.from_title, row.from_confirmed_at, row.from_by_office),
    toConfirmed: confirmationOf(row.to_title, row.to_confirmed_at, row.to_by_office),
    doneAt: row.done_at?.toISOString() ?? null,
    note: row.note,
    version: row.version,
    today: dayOf(ctx.now),
    can: listCan(actor, list),
  }
}

export async function listMyHandovers(ctx: Context): Promise<OutputOf<typeof contract.listMyHandovers>> {
  const { actor, db } = ctx
  const directs = may(actor, 'tasks.direct')
  const units = workUnits(actor)
  const rows = (await store.selectOpenHandovers(db, actor.tenantId)).filter(
    (row) => directs || units.includes(row.from_organisation_id) || units.includes(row.to_organisation_id),
  )
  if (!rows.length) return { handovers: [] }
  const sides = rows.flatMap((row) => [row.from_organisation_id, row.to_organisation_id])
  const staffed = await staffedOf(db, actor.tenantId, [...new Set(sides)], ctx.now)
  const names = await namesOf(db, actor.tenantId, sides)
  const changes = new Map((await successionsOf(db, actor.tenantId)).map((change) => [change.id, change]))
  const counts = await store.countItems(
    db,
    actor.tenantId,
    rows.map((row) => row.id),
  )
  return {
    handovers: rows.flatMap((row) => {
      const change = changes.get(row.succession_id)
      if (!change) return []
      const list = forRules(row, staffed)
      const can = listCan(actor, list)
      const own = units.includes(list.from) || units.includes(list.to)
      const waitsFor: Side[] = [
        ...(can.confirmFrom ? ['from' as const] : []),
        ...(can.confirmTo ? ['to' as const] : []),
      ]
      // The office sees only what waits for it: everything is on the page of the change.
      if (!own && !waitsFor.length) return []
      const name = (id: string): string => names.on(id, change.effective)?.name ?? ''
      return [
        {
          id: row.id,
          from: { id: list.from, name: name(list.from) },
          to: { id: list.to, name: name(list.to) },
          effective: change.effective,
          parts: counts.get(row.id) ?? 0,
          waitsFor,
        },
      ]
    }),
  }
}

/** The list with its change, locked against all other deeds on the lists of the change. */
async function lockedList(
  ctx: Context,
  id: string,
): Promise<{ row: store.HandoverRow; list: ListForRules; change: Succession }> {
  const { tenantId } = ctx.actor
  const found = await store.selectHandover(ctx.db, tenantId, id)
  if (!found) throw notFound('handover')
  await store.lockLists(ctx.db, tenantId, found.succession_id)
  const row = await store.selectHandover(ctx.db, tenantId, id)
  const change = await successionById(ctx.db, tenantId, found.succession_id)
  if (!row || !change) throw notFound('handover')
  return { row, list: await listForRules(ctx, row), change }
}

export async function confirmHandover(
  ctx: Context,
  input: InputOf<typeof contract.confirmHandover>,
): Promise<{ version: number; moved: number }> {
  const { actor } = ctx
  const { row, list, change } = await lockedList(ctx, input.id)
  const deed = input.side === 'from' ? 'confirmFrom' : 'confirmTo'
  mustBeAllowed(actor, list, input.version, deed, seesWholeOffice(actor))
  // Work that has come in meanwhile is looked at before it is confirmed.
  if ((await syncLists(ctx, change)).has(row.id)) throw new Refused('handover-grew', 409, {}, true)
  const office = speaksFor(actor, list, input.side) === 'office'
  const version = await store.updateHandover(
    ctx.db,
    actor.tenantId,
    row.id,
    input.side === 'from'
      ? { from_confirmed_by: actor.accountId, from_confirmed_at: ctx.now, from_by_office: office }
      : { to_confirmed_by: actor.accountId, to_confirmed_at: ctx.now, to_by_office: office },
  )
  await recordList(ctx, row, 'confirmHandover', { side: input.side, office })
  const moved = await carryOver(ctx, change)
  return { version, moved }
}

const recordList = (
  ctx: Context,
  row: store.HandoverRow,
  operation: string,
  data: Record<string, unknown>,
): Promise<void> =>
  record(
    ctx,
    ...[row.from_organisation_id, row.to_organisation_id].map((organisationId) => ({
      operation,
      organisationId,
      data: { handoverId: row.id, successionId: row.succession_id, ...data },
    })),
  )

export async function allotHandoverPart(
  ctx: Context,
  input: InputOf<typeof contract.allotHandoverPart>,
): Promise<{ version: number; empty: boolean }> {
  const { actor } = ctx
  const { row, list, change } = await lockedList(ctx, input.id)
  mustBeAllowed(actor, list, input.version, 'allot', seesWholeOffice(actor))
  const items = await store.selectItems(ctx.db, actor.tenantId, [row.id])
  if (!items.some((item) => item.assignment_id === input.assignmentId)) throw notFound('part')
  const allotment = await allotmentOf(ctx.db, actor.tenantId, change)
  mustBeATaker(allotment, list.from, input.successorId)
  if (input.successorId === list.to) return { version: row.version, empty: false }
  await allotPart(ctx.db, actor.tenantId, change.id, input.assignmentId, input.successorId)
  await store.deleteItem(ctx.db, actor.tenantId, row.id, input.assignmentId)
  // Back to a body that goes on: then it is on no list.
  if (input.successorId !== list.from) {
    const other = await listOf(ctx, change.id, list.from, input.successorId)
    await store.insertItems(ctx.db, actor.tenantId, other.id, [input.assignmentId])
    if (!other.isNew) await reopenList(ctx, other.id)
    ctx.touch(actor.tenantId, [input.successorId])
  }
  await recordList(ctx, row, 'allotHandoverPart', {
    assignmentId: input.assignmentId,
    successorId: input.successorId,
  })
  // A list of nothing is no list.
  if (items.length === 1) {
    await store.deleteHandover(ctx.db, actor.tenantId, row.id)
    return { version: row.version, empty: true }
  }
  return { version: await reopenList(ctx, row.id), empty: false }
}

export async function noteHandover(
  ctx: Context,
  input: InputOf<typeof contract.noteHandover>,
): Promise<{ version: number }> {
  const { row, list } = await lockedList(ctx, input.id)
  mustBeAllowed(ctx.actor, list, input.version, 'note', seesWholeOffice(ctx.actor))
  const version = await store.updateHandover(ctx.db, ctx.actor.tenantId, row.id, { note: input.note || null })
  await recordList(ctx, row, 'noteHandover', {})
  return { version }
}
