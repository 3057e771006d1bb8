/** Parts of a dispatch that was amended, replaced or recalled. They stand until it is decided what becomes of each. */
import { conflict } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { type Deadline, keptState, mustBeAhead, mustBeDatable, pieceDeadline, wholeDay } from '../rules.js'
import * as store from '../store/index.js'
import { enter } from './ledger.js'
import { because, locked, saved, type Change } from './part.js'
import { plainStep } from './steps.js'

/** How a part stood before it was suspended, as far as the suspension itself takes its place. */
export interface StoodBefore {
  id: string
  stateSince: Date
  standingReason: string | null
}

/**
 * Suspends the parts of a dispatch that are not over, pieces that units gave on among them: their clocks stand.
 * @param taskIds the tasks that are concerned; null: all
 * @param reason what happened to the dispatch, in words; it stands with the part
 * @returns those that were suspended now, and those that an earlier change had suspended and nobody has decided yet
 */
export async function suspendParts(
  ctx: Context,
  documentId: string,
  taskIds: readonly string[] | null,
  reason: string,
): Promise<{ now: StoodBefore[]; earlier: string[] }> {
  const parts = await store.lockUnfinished(ctx.db, ctx.actor.tenantId, documentId, taskIds)
  const earlier = parts.filter((part) => part.state === 'suspended')
  for (const part of parts) {
    const set: Change =
      part.state === 'suspended'
        ? { standing_reason: reason }
        : { state: 'suspended', suspended_from: part.state, standing_reason: reason }
    await saved(ctx, part, 'suspendPart', set, { reason })
  }
  return {
    now: parts
      .filter((part) => part.state !== 'suspended')
      .map((part) => ({ id: part.id, stateSince: part.state_since, standingReason: part.standing_reason })),
    earlier: earlier.map((part) => part.id),
  }
}

export interface Keeping {
  /** The version that was looked at; null: whatever it is now. */
  version: number | null
  /** Null keeps the deadline that holds; a last day without an instant means the whole day. */
  deadline: { lastDay: string; dueAt: Date | null } | null
  reason: string
}

/**
 * A suspended part goes on where it stood, with its pieces. The deadline that it has is written into its ledger either way, so that
 * it can be seen that the clock stood, and what was decided about it.
 * @param before how the part and its pieces stood, by id
 */
export async function keepSuspended(
  ctx: Context,
  id: string,
  before: ReadonlyMap<string, StoodBefore>,
  keeping: Keeping,
): Promise<string | null> {
  const part = await locked(ctx, id)
  if (keeping.version !== null && part.version !== keeping.version) throw conflict('stale')
  const old = { lastDay: part.last_day, dueAt: part.due_at }
  const state = keptState(part)
  if (keeping.deadline) {
    mustBeDatable(state)
    mustBeAhead(keeping.deadline.lastDay, ctx.now)
  }
  const given = keeping.deadline
  const deadline: Deadline = given
    ? given.dueAt
      ? { lastDay: given.lastDay, dueAt: given.dueAt }
      : wholeDay(given.lastDay)
    : old
  await goOn(ctx, part, before, deadline, given !== null, keeping.reason)
  await keepPieces(ctx, part, old, deadline, before, keeping.reason)
  return deadline.lastDay
}

async function goOn(
  ctx: Context,
  part: store.AssignmentRow,
  before: ReadonlyMap<string, StoodBefore>,
  deadline: Deadline,
  changed: boolean,
  reason: string,
): Promise<void> {
  const state = keptState(part)
  const stood = before.get(part.id)
  // A part that was paused is paused again, since when and why it was.
  const standing: Change =
    state === 'paused' && stood ? { state_since: stood.stateSince, standing_reason: stood.standingReason } : {}
  const dates = await enter(ctx, part, 'amended', deadline, reason)
  await saved(
    ctx,
    part,
    'keepPart',
    { state, suspended_from: null, ...standing, ...dates },
    { reason: reason || null, lastDay: deadline.lastDay, kept: !changed },
  )
}

async function keepPieces(
  ctx: Context,
  part: store.AssignmentRow,
  old: Deadline,
  deadline: Deadline,
  before: ReadonlyMap<string, StoodBefore>,
  reason: string,
): Promise<void> {
  for (const piece of await store.lockPieces(ctx.db, part.tenant_id, part.id)) {
    if (piece.state !== 'suspended') continue
    const had = { lastDay: piece.last_day, dueAt: piece.due_at }
    const moved = keptState(piece) === 'submitted' ? null : pieceDeadline(had, old, deadline)
    const next = moved ?? had
    await goOn(ctx, piece, before, next, next.lastDay !== had.lastDay, reason)
    await keepPieces(ctx, piece, had, next, before, reason)
  }
}

/** Takes a suspended part back, with its pieces. `replacedBy`: the task of another dispatch that stands in its place. */
export async function withdrawSuspended(
  ctx: Context,
  id: string,
  version: number,
  reason: string,
  replacedBy: string | null,
): Promise<void> {
  keptState(await locked(ctx, id))
  await plainStep(ctx, 'withdraw', { id, version }, 'withdraw', because(ctx, reason), {
    reason,
    ...(replacedBy ? { replacedBy } : {}),
  })
}
