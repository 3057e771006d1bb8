/** Work on many parts at once. Each part goes the way that it would go by itself; its refusal concerns it alone. */
import { dayOf, startOf } from '../../../kernel/calendar.js'
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { Refused } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { oneRow } from '../../../platform/row.js'
import { namesOf } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import {
  afterStep,
  laterBy,
  maySee,
  mustBeAhead,
  mustBeExtendable,
  mustBeLater,
  mustBeRemindable,
  mustBeWhole,
  mustHaveNoOpenPieces,
  timeStateOf,
  wholeDay,
} from '../rules.js'
import * as store from '../store/index.js'
import { withdraw } from './direct.js'
import { grant } from './extension.js'
import { enter } from './ledger.js'
import { locked, recordPart, saved } from './part.js'
import { review } from './results.js'
import { acknowledge, undoStep } from './steps.js'

type Given = Pick<InputOf<typeof contract.doBulk>, 'deed' | 'lastDay' | 'workingDays' | 'reason'>

/** The last day that a part would have, for a deed that moves it. */
function newDayOf(ctx: Context, given: Given, part: store.AssignmentRow): string | null {
  if (given.deed !== 'extend' || !part.last_day) return null
  return given.lastDay ?? laterBy(ctx.calendar, part.last_day, dayOf(ctx.now), given.workingDays ?? 1)
}

/** Refuses where the deed cannot be done with the part as it is; writes nothing. */
async function check(ctx: Context, given: Given, part: store.AssignmentRow, version: number): Promise<void> {
  const { actor, now } = ctx
  switch (given.deed) {
    case 'remind':
      mustBeRemindable(actor, part, await store.isRemindedSince(ctx.db, part, startOf(dayOf(now))))
      return
    case 'accept':
      afterStep(actor, 'review', part, version, now)
      mustHaveNoOpenPieces(await store.selectPieces(ctx.db, part.tenant_id, part.id))
      return
    case 'extend': {
      mustBeExtendable(actor, part, { known: version, now: part.version })
      const lastDay = newDayOf(ctx, given, part)
      if (lastDay) {
        mustBeLater(part, lastDay)
        mustBeAhead(lastDay, now)
      }
      return
    }
    case 'withdraw':
    case 'acknowledge':
    case 'undo':
      afterStep(actor, given.deed, part, version, now)
  }
}

async function act(ctx: Context, given: Given, part: store.AssignmentRow): Promise<number> {
  const step = { id: part.id, version: part.version }
  switch (given.deed) {
    case 'remind':
      await recordPart(ctx, part, 'remindPart', { lastDay: part.last_day })
      return part.version
    case 'accept':
      return (await review(ctx, { ...step, decision: 'accept', reason: given.reason, pieces: [] })).version
    case 'extend':
      return extend(ctx, given, part)
    case 'withdraw':
      return (await withdraw(ctx, { ...step, reason: given.reason })).version
    case 'acknowledge':
      return (await acknowledge(ctx, step)).version
    case 'undo':
      return (await undoStep(ctx, step)).version
  }
}

/** More time: a request that waits is granted with it, else the office gives it unasked. */
async function extend(ctx: Context, given: Given, part: store.AssignmentRow): Promise<number> {
  const lastDay = newDayOf(ctx, given, part)
  if (!lastDay) throw new Error('an extension has a day')
  const ledger = await store.selectLedger(ctx.db, part.tenant_id, part.id)
  const pending = ledger.find((entry) => entry.state === 'pending')
  if (pending) return (await grant(ctx, part, pending, lastDay, given.reason)).version
  const dates = await enter(ctx, part, 'given', wholeDay(lastDay), given.reason)
  return (await saved(ctx, part, 'grantExtension', dates, { lastDay, reason: given.reason || null })).version
}

export async function previewBulk(
  ctx: Context,
  input: InputOf<typeof contract.previewBulk>,
): Promise<OutputOf<typeof contract.previewBulk>> {
  const { tenantId } = ctx.actor
  const ids = [...new Set(input.ids)]
  const parts = (await store.selectAssignmentsById(ctx.db, tenantId, ids)).filter((part) => maySee(ctx.actor, part))
  const shown = new Map(
    (
      await store.selectParts(
        ctx.db,
        tenantId,
        parts.map((part) => part.id),
      )
    ).map((row) => [row.id, row]),
  )
  const names = await namesOf(
    ctx.db,
    tenantId,
    parts.map((part) => part.organisation_id),
  )
  const today = dayOf(ctx.now)
  const rows: contract.BulkRow[] = []
  for (const id of ids) {
    const part = parts.find((one) => one.id === id)
    const row = shown.get(id)
    if (!part || !row) continue
    const refused = await check(ctx, input, part, part.version).then(
      () => null,
      (error: unknown) => {
        if (error instanceof Refused) return error
        throw error
      },
    )
    rows.push({
      id,
      version: part.version,
      taskId: part.task_id,
      title: row.title,
      path: row.path,
      unit: names.on(part.organisation_id, today)?.name ?? '',
      role: part.role,
      state: part.state,
      time: timeStateOf(part, ctx.now, ctx.calendar, ctx.settings.soonDays),
      lastDay: part.last_day,
      code: refused?.code ?? null,
      detail: refused?.detail ?? {},
      newDay: refused ? null : newDayOf(ctx, input, part),
    })
  }
  return { rows }
}

/**
 * One transaction for all rows and a savepoint for each: what is answered is what is there, and a row that somebody else has moved
 * meanwhile does not undo the others.
 */
export async function doBulk(
  ctx: Context,
  input: InputOf<typeof contract.doBulk>,
): Promise<OutputOf<typeof contract.doBulk>> {
  mustBeWhole(input.deed, input)
  const versions = new Map(input.rows.map(({ id, version }) => [id, version]))
  const results: OutputOf<typeof contract.doBulk>['results'] = []
  // In one order everywhere, so that two such requests do not wait for each other.
  for (const id of [...versions.keys()].sort()) {
    const done = await oneRow(ctx.db, async () => {
      const part = await locked(ctx, id)
      await check(ctx, input, part, versions.get(id) ?? 0)
      return act(ctx, input, part)
    })
    results.push(
      done instanceof Refused
        ? { id, code: done.code, detail: done.detail, version: null }
        : { id, code: null, detail: {}, version: done },
    )
  }
  return { results }
}
