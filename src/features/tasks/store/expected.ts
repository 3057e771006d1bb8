/** What results of a task must show. */
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { ExpectedEvidenceTable } from '../../../platform/database/schema.js'

export type ExpectedRow = Selectable<ExpectedEvidenceTable>

/** In their order; those that are no longer asked for only where they are wanted. */
export async function selectExpected(
  db: Db,
  tenantId: string,
  taskId: string,
  dropped = false,
): Promise<ExpectedRow[]> {
  let query = db.selectFrom('expected_evidence').where('tenant_id', '=', tenantId).where('task_id', '=', taskId)
  if (!dropped) query = query.where('dropped_at', 'is', null)
  return query.selectAll().orderBy('position').orderBy('id').execute()
}

export async function insertExpected(db: Db, row: Insertable<ExpectedEvidenceTable>): Promise<void> {
  await db.insertInto('expected_evidence').values(row).execute()
}

export async function updateExpected(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<ExpectedEvidenceTable>,
): Promise<void> {
  await db.updateTable('expected_evidence').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

export async function dropExpected(db: Db, tenantId: string, ids: string[], at: Date): Promise<void> {
  if (!ids.length) return
  await db
    .updateTable('expected_evidence')
    .set({ dropped_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .execute()
}
