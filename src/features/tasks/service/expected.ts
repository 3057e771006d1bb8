/** What a result of a task must show: set by those who direct, read with the task. */
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, notFound } from '../../../kernel/errors.js'
import type { Context } from '../../../platform/context.js'
import { record } from '../../audit/index.js'
import type * as contract from '../contract.js'
import * as store from '../store/index.js'

export async function setExpected(ctx: Context, input: InputOf<typeof contract.setExpected>): Promise<{ ok: true }> {
  const { tenantId, accountId } = ctx.actor
  const task = await store.lockTask(ctx.db, tenantId, input.id)
  if (!task) throw notFound('task')
  const known = await store.selectExpected(ctx.db, tenantId, task.id, true)
  const wanted = new Set(input.expected.map(({ id }) => id))
  if (wanted.size !== input.expected.length) throw conflict('id-taken')
  await store.dropExpected(
    ctx.db,
    tenantId,
    known.filter(({ id, dropped_at: dropped }) => !dropped && !wanted.has(id)).map(({ id }) => id),
    ctx.now,
  )
  for (const [position, { id, kind, label, unit }] of input.expected.entries()) {
    const row = known.find((one) => one.id === id)
    // What pieces were handed in for keeps its kind: another kind is another thing asked for.
    if (row && row.kind !== kind) throw conflict('id-taken')
    const set = { position, label, unit: kind === 'figure' ? unit || null : null, dropped_at: null }
    if (row) await store.updateExpected(ctx.db, tenantId, id, set)
    else
      await store.insertExpected(ctx.db, {
        tenant_id: tenantId,
        id,
        task_id: task.id,
        kind,
        set_by: accountId,
        set_at: ctx.now,
        ...set,
      })
  }
  const units = await store.selectAssignments(ctx.db, tenantId, task.id)
  await record(ctx, {
    operation: 'setExpected',
    documentId: task.document_id,
    taskId: task.id,
    data: { expected: input.expected.map(({ id, kind, label, unit }) => ({ id, kind, label, unit })) },
  })
  ctx.touch(
    tenantId,
    units.map((unit) => unit.organisation_id),
  )
  return { ok: true }
}
