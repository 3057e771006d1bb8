/** Hand-over lists keep up with the open work of the bodies that hand over, and carry it over when both sides have confirmed. */
import { dayOf } from '../../../kernel/calendar.js'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import type { Context, Db } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import { allottedBy, type Succession } from '../../organisations/index.js'
import { openWorkOf, transferPart, workOf } from '../../tasks/index.js'
import { movesNow, successorOf, type Allotment } from '../rules.js'
import * as store from '../store/index.js'

const UNCONFIRMED = {
  from_confirmed_by: null,
  from_confirmed_at: null,
  from_by_office: false,
  to_confirmed_by: null,
  to_confirmed_at: null,
  to_by_office: false,
  done_at: null,
} as const

export async function allotmentOf(db: Db, tenantId: string, change: Succession): Promise<Allotment> {
  return { ...change, parts: await allottedBy(db, tenantId, change.id) }
}

/**
 * Puts every open part that goes to a successor on the list of the two, and makes the list where there is none yet. A list that
 * grows is to be confirmed anew. The caller holds the lists' lock.
 * @returns the lists that grew
 */
export async function syncLists(ctx: Context, change: Succession): Promise<Set<string>> {
  const { tenantId } = ctx.actor
  const lists = await store.selectHandoversOf(ctx.db, tenantId, change.id)
  const listed = new Set(
    (
      await store.selectItems(
        ctx.db,
        tenantId,
        lists.map((list) => list.id),
      )
    ).map((item) => item.assignment_id),
  )
  const allotment = await allotmentOf(ctx.db, tenantId, change)
  const fresh = new Map<string, { from: string; to: string; parts: string[] }>()
  for (const part of await openWorkOf(ctx.db, tenantId, change.predecessors)) {
    const to = listed.has(part.id) ? null : successorOf(allotment, part.id, part.organisationId)
    if (to === null) continue
    const key = `${part.organisationId} ${to}`
    const known = fresh.get(key) ?? { from: part.organisationId, to, parts: [] }
    known.parts.push(part.id)
    fresh.set(key, known)
  }
  const grown = new Set<string>()
  for (const { from, to, parts } of fresh.values()) {
    const list = await listOf(ctx, change.id, from, to)
    await store.insertItems(ctx.db, tenantId, list.id, parts)
    if (!list.isNew) await store.updateHandover(ctx.db, tenantId, list.id, UNCONFIRMED)
    grown.add(list.id)
    ctx.touch(tenantId, [from, to])
  }
  return grown
}

/** The list of two bodies, made where there is none. */
export async function listOf(
  ctx: Context,
  successionId: string,
  from: string,
  to: string,
): Promise<{ id: string; isNew: boolean }> {
  const { tenantId } = ctx.actor
  const known = (await store.selectHandoversOf(ctx.db, tenantId, successionId)).find(
    (list) => list.from_organisation_id === from && list.to_organisation_id === to,
  )
  if (known) return { id: known.id, isNew: false }
  const id = newId()
  await store.insertHandover(ctx.db, {
    tenant_id: tenantId,
    id,
    succession_id: successionId,
    from_organisation_id: from,
    to_organisation_id: to,
    created_at: ctx.now,
  })
  return { id, isNew: true }
}

/** A list is to be confirmed anew: what stands on it has changed. */
export const reopenList = (ctx: Context, id: string): Promise<number> =>
  store.updateHandover(ctx.db, ctx.actor.tenantId, id, UNCONFIRMED)

/**
 * Moves what both sides have confirmed, once the day has come. What waits for a decision stays on the list and moves with a
 * later turn; a list on which nothing is left is done. The caller holds the lists' lock.
 * @returns how many parts moved
 */
export async function carryOver(ctx: Context, change: Succession): Promise<number> {
  const { tenantId } = ctx.actor
  const today = dayOf(ctx.now)
  const { number, date, issuer } = change.basis
  const reason = words.successions.moved(number, date.split('-').map(Number).toReversed().join('/'), issuer)
  let moved = 0
  for (const list of await store.selectHandoversOf(ctx.db, tenantId, change.id)) {
    const confirmed = {
      fromConfirmed: list.from_confirmed_at !== null,
      toConfirmed: list.to_confirmed_at !== null,
      done: list.done_at !== null,
    }
    if (!movesNow(confirmed, change.effective, today)) continue
    const items = (await store.selectItems(ctx.db, tenantId, [list.id])).filter((item) => item.moved_at === null)
    const parts = await workOf(
      ctx.db,
      tenantId,
      items.map((item) => item.assignment_id),
    )
    let waiting = 0
    for (const item of items) {
      const part = parts.get(item.assignment_id)
      if (part?.passage === 'waits') waiting++
      if (part?.passage !== 'moves') continue
      const movedTo = await transferPart(ctx, part.id, list.to_organisation_id, reason)
      if (movedTo === null) continue
      moved++
      await store.updateItem(ctx.db, tenantId, list.id, part.id, {
        state: part.state,
        last_day: part.lastDay,
        moved_to: movedTo,
        moved_at: ctx.now,
      })
    }
    if (waiting > 0) continue
    await store.updateHandover(ctx.db, tenantId, list.id, { done_at: ctx.now })
    await record(
      ctx,
      ...[list.from_organisation_id, list.to_organisation_id].map((organisationId) => ({
        operation: 'finishHandover',
        organisationId,
        data: { handoverId: list.id, successionId: change.id },
      })),
    )
  }
  return moved
}
