/** How far units say that they are. */
import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { ProgressNoteTable } from '../../../platform/database/schema.js'

export type ProgressRow = Selectable<ProgressNoteTable> & { noted_title: string }

/** Notes that are shown of one part. */
const SHOWN = 20

/** The newest notes of each part, the newest first. */
export async function selectProgress(db: Db, tenantId: string, assignmentIds: string[]): Promise<ProgressRow[]> {
  if (!assignmentIds.length) return []
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('progress_note as n')
        .innerJoin('account as a', (join) =>
          join.onRef('a.tenant_id', '=', 'n.tenant_id').onRef('a.id', '=', 'n.noted_by'),
        )
        .where('n.tenant_id', '=', tenantId)
        .where('n.assignment_id', 'in', assignmentIds)
        .selectAll('n')
        .select(['a.title as noted_title'])
        .select((one) =>
          one.fn
            .agg<number>('row_number')
            .over((over) => over.partitionBy('n.assignment_id').orderBy('n.id', 'desc'))
            .as('nth'),
        )
        .as('newest'),
    )
    .where('nth', '<=', SHOWN)
    .selectAll()
    .orderBy('id', 'desc')
    .execute()
}

/** False where the note is there already. */
export async function insertProgress(db: Db, row: Insertable<ProgressNoteTable>): Promise<boolean> {
  const result = await db
    .insertInto('progress_note')
    .values(row)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) > 0
}
