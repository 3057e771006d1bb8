/** Rounds of opinions. */
import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { OpinionRoundTable } from '../../../platform/database/schema.js'

export type RoundRow = Selectable<OpinionRoundTable> & { sent_title: string | null }

const rounds = (db: Db, tenantId: string) =>
  db
    .selectFrom('opinion_round as r')
    .leftJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'r.tenant_id').onRef('a.id', '=', 'r.sent_by'))
    .where('r.tenant_id', '=', tenantId)
    .selectAll('r')
    .select('a.title as sent_title')

export async function selectRound(db: Db, tenantId: string, id: string): Promise<RoundRow | undefined> {
  return rounds(db, tenantId).where('r.id', '=', id).executeTakeFirst()
}

/** The round's row, locked: two steps in one round come one after the other. */
export async function lockRound(
  db: Db,
  tenantId: string,
  id: string,
): Promise<Selectable<OpinionRoundTable> | undefined> {
  return db
    .selectFrom('opinion_round')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

/** Rounds asked by units, the newest first; all that were sent where `unitIds` is null. */
export async function selectAsked(
  db: Db,
  tenantId: string,
  unitIds: string[],
  wholeOffice: boolean,
  limit: number,
): Promise<RoundRow[]> {
  return rounds(db, tenantId)
    .where((eb) =>
      eb.or([
        ...(unitIds.length ? [eb('r.organisation_id', 'in', unitIds)] : []),
        ...(wholeOffice ? [eb('r.state', '<>', 'draft')] : []),
      ]),
    )
    .orderBy('r.made_at', 'desc')
    .limit(limit)
    .execute()
}

/** Rounds that were sent and in which units are asked: those without an answer first, then the newest. */
export async function selectToAnswer(db: Db, tenantId: string, unitIds: string[], limit: number): Promise<RoundRow[]> {
  if (!unitIds.length) return []
  return rounds(db, tenantId)
    .innerJoin('opinion_slip as s', (join) =>
      join.onRef('s.tenant_id', '=', 'r.tenant_id').onRef('s.round_id', '=', 'r.id'),
    )
    .where('s.organisation_id', 'in', unitIds)
    .where('r.state', '<>', 'draft')
    .orderBy((eb) => eb.and([eb('r.state', '=', 'open'), eb('s.answer', 'is', null)]), 'desc')
    .orderBy('r.made_at', 'desc')
    .limit(limit)
    .execute()
}

export async function insertRound(db: Db, row: Insertable<OpinionRoundTable>): Promise<void> {
  await db.insertInto('opinion_round').values(row).execute()
}

export async function updateRound(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<OpinionRoundTable>,
): Promise<number> {
  const { version } = await db
    .updateTable('opinion_round')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export async function deleteRound(db: Db, tenantId: string, id: string): Promise<void> {
  await db.deleteFrom('opinion_round').where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}
