/** The ledger beside a part's ordered deadline: the only place from which the deadline that holds is set. */
import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import { type Deadline, deadlineNow } from '../rules.js'
import * as store from '../store/index.js'
import type { Change } from './part.js'

/** The columns of the deadline that holds by the ledger as it is now. */
export async function holding(
  ctx: Context,
  part: Pick<store.AssignmentRow, 'tenant_id' | 'id' | 'ordered_last_day' | 'ordered_due_at'>,
): Promise<Pick<Change, 'due_at' | 'last_day'>> {
  const ledger = await store.selectLedger(ctx.db, part.tenant_id, part.id)
  const { dueAt, lastDay } = deadlineNow({ lastDay: part.ordered_last_day, dueAt: part.ordered_due_at }, ledger)
  return { due_at: dueAt, last_day: lastDay }
}

/** Writes an entry that the office makes on its own, decided at once; answers the columns of the deadline that holds then. */
export async function enter(
  ctx: Context,
  part: store.AssignmentRow,
  origin: 'resumed' | 'reopened' | 'amended' | 'corrected' | 'inherited' | 'own' | 'given',
  deadline: Deadline,
  reason: string,
): Promise<Pick<Change, 'due_at' | 'last_day'>> {
  await store.insertExtension(ctx.db, {
    tenant_id: part.tenant_id,
    id: newId(),
    assignment_id: part.id,
    origin,
    state: 'granted',
    old_last_day: part.last_day,
    old_due_at: part.due_at,
    decided_last_day: deadline.lastDay,
    decided_due_at: deadline.dueAt,
    decision_reason: reason || null,
    decided_by: ctx.actor.accountId,
    decided_at: ctx.now,
  })
  return holding(ctx, part)
}
