/** Pieces of a part for units below, and notes of how far the unit is. */
import { dayOf } from '../../../kernel/calendar.js'
import type { InputOf } from '../../../kernel/contract.js'
import { conflict, invalid } from '../../../kernel/errors.js'
import { newId } from '../../../kernel/ids.js'
import type { Context } from '../../../platform/context.js'
import { organisationsOn } from '../../organisations/index.js'
import type * as contract from '../contract.js'
import { below, hasEnded, mustBeWorkedOn, mustFitInto, wholeDay } from '../rules.js'
import * as store from '../store/index.js'
import { locked, recordPart } from './part.js'

export async function subAssign(
  ctx: Context,
  input: InputOf<typeof contract.subAssign>,
): Promise<{ assignmentIds: string[] }> {
  const part = await locked(ctx, input.id)
  mustBeWorkedOn(ctx.actor, part, input.version, 'subAssign')
  const organisations = await organisationsOn(ctx.db, part.tenant_id, dayOf(ctx.now))
  const units = new Set(below(organisations.values(), part.organisation_id).map((unit) => unit.id))
  const wanted = new Set(input.pieces.map((piece) => piece.organisationId))
  if (wanted.size !== input.pieces.length) throw conflict('unit-has-part')
  for (const piece of input.pieces) {
    if (!units.has(piece.organisationId)) throw invalid('unit-not-below', { id: piece.organisationId })
    if (piece.lastDay) mustFitInto(part, piece.lastDay, ctx.now)
  }
  const there = await store.selectAssignments(ctx.db, part.tenant_id, part.task_id)
  const taken = there.find(
    (other) =>
      wanted.has(other.organisation_id) && other.occurrence_id === part.occurrence_id && !hasEnded(other.state),
  )
  if (taken) throw conflict('unit-has-part', { id: taken.organisation_id })
  const rows = input.pieces.map(({ organisationId, instruction, lastDay }) => {
    const deadline = lastDay ? wholeDay(lastDay) : { lastDay: part.last_day, dueAt: part.due_at }
    return {
      tenant_id: part.tenant_id,
      id: newId(),
      task_id: part.task_id,
      document_id: part.document_id,
      organisation_id: organisationId,
      role: 'under' as const,
      part: null,
      occurrence_id: part.occurrence_id,
      under_id: part.id,
      assigner_id: part.organisation_id,
      instruction,
      state: 'issued' as const,
      due_at: deadline.dueAt,
      last_day: deadline.lastDay,
      ordered_due_at: deadline.dueAt,
      ordered_last_day: deadline.lastDay,
      state_since: ctx.now,
      created_at: ctx.now,
    }
  })
  await store.insertAssignments(ctx.db, rows)
  await recordPart(ctx, part, 'subAssign', { to: rows.map((row) => row.organisation_id) })
  for (const row of rows) await recordPart(ctx, row, 'issueAssignment', { role: 'under', from: part.organisation_id })
  return { assignmentIds: rows.map((row) => row.id) }
}

export async function addProgress(
  ctx: Context,
  input: InputOf<typeof contract.addProgress>,
): Promise<{ noteId: string }> {
  const part = await locked(ctx, input.id)
  mustBeWorkedOn(ctx.actor, part, null, 'addProgress')
  const isNew = await store.insertProgress(ctx.db, {
    tenant_id: part.tenant_id,
    id: input.noteId,
    assignment_id: part.id,
    text: input.text,
    percent: input.percent,
    noted_by: ctx.actor.accountId,
    noted_at: ctx.now,
  })
  // A request that comes again, after a lost answer, notes nothing twice.
  if (isNew)
    await recordPart(ctx, part, 'addProgress', { noteId: input.noteId, percent: input.percent, reason: input.text })
  return { noteId: input.noteId }
}
