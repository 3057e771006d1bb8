/** The slip of each unit that is asked. */
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { OpinionSlipTable } from '../../../platform/database/schema.js'

export type SlipRow = Selectable<OpinionSlipTable> & { answered_title: string | null }

export async function selectSlips(db: Db, tenantId: string, roundIds: string[]): Promise<SlipRow[]> {
  if (!roundIds.length) return []
  return db
    .selectFrom('opinion_slip as s')
    .leftJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.answered_by'),
    )
    .where('s.tenant_id', '=', tenantId)
    .where('s.round_id', 'in', roundIds)
    .selectAll('s')
    .select('a.title as answered_title')
    .orderBy('s.id')
    .execute()
}

export async function selectSlip(
  db: Db,
  tenantId: string,
  id: string,
): Promise<Selectable<OpinionSlipTable> | undefined> {
  return db
    .selectFrom('opinion_slip')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

/** The slips of a draft are replaced whole: nobody has seen them. */
export async function replaceSlips(
  db: Db,
  tenantId: string,
  roundId: string,
  rows: Insertable<OpinionSlipTable>[],
): Promise<void> {
  await deleteSlips(db, tenantId, roundId)
  await db.insertInto('opinion_slip').values(rows).execute()
}

export async function deleteSlips(db: Db, tenantId: string, roundId: string): Promise<void> {
  await db.deleteFrom('opinion_slip').where('tenant_id', '=', tenantId).where('round_id', '=', roundId).execute()
}

export async function updateSlip(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<OpinionSlipTable>,
): Promise<number> {
  const { version } = await db
    .updateTable('opinion_slip')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}
