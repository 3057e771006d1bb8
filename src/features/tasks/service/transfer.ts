/** The work of an organisation that ends, and how it goes over to a successor: by the hand-over list, part after part. */
import type { Context, Db } from '../../../platform/context.js'
import { newId } from '../../../kernel/ids.js'
import type { AssignmentState } from '../contract.js'
import { passageOf, type Passage } from '../rules.js'
import * as store from '../store/index.js'
import { takeOver } from './direct.js'
import { because, locked, recordPart, saved } from './part.js'

/** A part as a hand-over list shows it. */
export interface WorkPart {
  id: string
  taskId: string
  documentId: string
  organisationId: string
  title: string
  path: string
  role: 'lead' | 'cooperating' | 'under'
  state: AssignmentState
  passage: Passage
  lastDay: string | null
  documentNumber: string | null
  documentKind: string | null
}

const workPart = (row: store.WorkDbRow): WorkPart => ({
  id: row.id,
  taskId: row.task_id,
  documentId: row.document_id,
  organisationId: row.organisation_id,
  title: row.title,
  path: row.path,
  role: row.role,
  state: row.state,
  passage: passageOf(row.state),
  lastDay: row.last_day,
  documentNumber: row.document_number,
  documentKind: row.document_kind,
})

/** Parts of organisations that are not over, the earliest deadline first. */
export async function openWorkOf(db: Db, tenantId: string, organisationIds: string[]): Promise<WorkPart[]> {
  const open = await store.selectOpenPartIds(db, tenantId, organisationIds)
  const rows = await workOf(db, tenantId, open)
  return open.flatMap((id) => rows.get(id) ?? [])
}

/** Parts by their ids, whatever has become of them. */
export async function workOf(db: Db, tenantId: string, ids: string[]): Promise<Map<string, WorkPart>> {
  return new Map((await store.selectParts(db, tenantId, ids)).map((row) => [row.id, workPart(row)]))
}

/**
 * Moves a part to the successor of its organisation: the old one is closed as transferred and points to the new one, which has
 * its deadline and is to be acknowledged. Nothing moves that waits for a decision, or is over.
 * @param reason the change of the organisations, in words
 * @returns the part as the successor has it; null where it did not move
 */
export async function transferPart(
  ctx: Context,
  id: string,
  successorId: string,
  reason: string,
): Promise<string | null> {
  const part = await locked(ctx, id)
  if (passageOf(part.state) !== 'moves') return null
  const newPart = newId()
  await saved(
    ctx,
    part,
    'transferPart',
    { ...because(ctx, reason), state: 'transferred', handed_on_to: newPart },
    { reason, to: successorId },
  )
  await takeOver(ctx, part, { id: newPart, organisationId: successorId, inheritedFrom: part.id })
  // Units below keep their pieces; their results go to the successor now.
  for (const piece of await store.movePieces(ctx.db, part.tenant_id, part.id, {
    partId: newPart,
    organisationId: successorId,
  }))
    await recordPart(ctx, piece, 'movePiece', { reason, from: part.organisation_id, to: successorId })
  return newPart
}
