/** What becomes of the parts of a dispatch that was changed: one by one, many at once where the answer is the same. */
import type { InputOf, OutputOf } from '../../../kernel/contract.js'
import { conflict, notFound, Refused } from '../../../kernel/errors.js'
import { words } from '../../../kernel/words/index.js'
import type { Context } from '../../../platform/context.js'
import { oneRow } from '../../../platform/row.js'
import { record } from '../../audit/index.js'
import { keepSuspended, withdrawSuspended } from '../../tasks/index.js'
import type * as contract from '../contract.js'
import { outcomeOf } from '../rules.js'
import * as store from '../store/index.js'
import { stoodBefore } from './stood.js'

/** Decisions that lack what they rest on concern no single part: the whole request is refused. */
const OF_ALL: ReadonlySet<string> = new Set(['date-needed', 'reason-needed', 'unknown-task', 'day-is-gone'])

export async function decideSourceChange(
  ctx: Context,
  input: InputOf<typeof contract.decideSourceChange>,
): Promise<OutputOf<typeof contract.decideSourceChange>> {
  const { tenantId, accountId } = ctx.actor
  const change = await store.lockChange(ctx.db, tenantId, input.id)
  if (!change) throw notFound('source-change')
  const known = await store.selectParts(ctx.db, tenantId, change.id)
  const parts = new Map(known.filter((part) => part.assigner_id === null).map((part) => [part.assignment_id, part]))
  const before = stoodBefore(known)
  const tasks = change.by_document_id ? await store.selectTasksOf(ctx.db, tenantId, change.by_document_id) : []
  const newTasks = tasks.map((task) => ({
    id: task.id,
    lastDay: task.last_day,
    dueAt: task.due_at,
    unitIds: task.units,
  }))
  const numberOf = (id: string): number => tasks.find((task) => task.id === id)?.number ?? 0

  const one = async ({ id, version }: { id: string; version: number }): Promise<void> => {
    const part = parts.get(id)
    if (!part) throw notFound('assignment')
    if (part.decision) throw conflict('part-decided')
    const outcome = outcomeOf(input.decision, input, part.organisation_id, newTasks)
    let lastDay: string | null = null
    if (outcome.goesOn) {
      const keeping = { version, deadline: outcome.deadline, reason: input.reason }
      lastDay = await keepSuspended(ctx, id, before, keeping)
    } else {
      const said = outcome.taskId ? words.sourceChanges.replacedBy(numberOf(outcome.taskId)) : ''
      const reason = [said, input.reason].filter(Boolean).join(' ')
      await withdrawSuspended(ctx, id, version, reason, outcome.taskId)
    }
    await store.decidePart(ctx.db, tenantId, change.id, id, {
      decision: input.decision,
      last_day: outcome.goesOn ? lastDay : null,
      task_id: outcome.taskId,
      reason: input.reason || null,
      decided_by: accountId,
      decided_at: ctx.now,
    })
  }

  const results: { id: string; code: string | null }[] = []
  for (const row of input.parts) {
    const done = await oneRow(ctx.db, () => one(row))
    if (done instanceof Refused && OF_ALL.has(done.code)) throw done
    results.push({ id: row.id, code: done instanceof Refused ? done.code : null })
  }
  const decided = results.filter((result) => result.code === null).length
  if (decided > 0) {
    await store.decidePieces(ctx.db, tenantId, change.id, {
      decision: input.decision === 'keep' || input.decision === 'redate' ? 'keep' : 'withdraw',
      decided_by: accountId,
      decided_at: ctx.now,
    })
    await record(ctx, {
      operation: 'decideSourceChange',
      documentId: change.document_id,
      data: { changeId: change.id, decision: input.decision, parts: decided },
    })
  }
  const now = await store.selectChange(ctx.db, tenantId, change.id)
  return { results, open: now?.open ?? 0 }
}
