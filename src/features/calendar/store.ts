import { sql, type Insertable, type Updateable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type { CalendarDecisionTable } from '../../platform/database/schema.js'

export interface DecisionRow {
  id: string
  title: string
  content: unknown
  basis_number: string
  basis_date: string
  basis_issuer: string
  note: string | null
  version: number
  entered_title: string
  entered_at: Date
  removed_title: string | null
  removed_at: Date | null
  removal_reason: string | null
}

/** Decisions that hold, in the order in which they were entered. */
export async function selectLiving(
  db: Db,
  tenantId: string,
): Promise<{ id: string; title: string; content: unknown }[]> {
  return db
    .selectFrom('calendar_decision')
    .where('tenant_id', '=', tenantId)
    .where('removed_at', 'is', null)
    .select(['id', 'title', 'content'])
    .orderBy('id')
    .execute()
}

/** Every decision, those taken out as well, the last entered first. */
export async function selectDecisions(db: Db, tenantId: string): Promise<DecisionRow[]> {
  return db
    .selectFrom('calendar_decision as d')
    .innerJoin('account as e', (join) =>
      join.onRef('e.tenant_id', '=', 'd.tenant_id').onRef('e.id', '=', 'd.entered_by'),
    )
    .leftJoin('account as r', (join) =>
      join.onRef('r.tenant_id', '=', 'd.tenant_id').onRef('r.id', '=', 'd.removed_by'),
    )
    .where('d.tenant_id', '=', tenantId)
    .select([
      'd.id',
      'd.title',
      'd.content',
      'd.basis_number',
      'd.basis_date',
      'd.basis_issuer',
      'd.note',
      'd.version',
      'e.title as entered_title',
      'd.entered_at',
      'r.title as removed_title',
      'd.removed_at',
      'd.removal_reason',
    ])
    .orderBy('d.id', 'desc')
    .execute()
}

export async function insertDecisions(db: Db, rows: Insertable<CalendarDecisionTable>[]): Promise<void> {
  await db.insertInto('calendar_decision').values(rows).execute()
}

export interface LockedDecision {
  title: string
  content: unknown
  basis_number: string
  basis_date: string
  basis_issuer: string
  note: string | null
  version: number
  removed_at: Date | null
}

export async function lockDecision(db: Db, tenantId: string, id: string): Promise<LockedDecision | undefined> {
  return db
    .selectFrom('calendar_decision')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select(['title', 'content', 'basis_number', 'basis_date', 'basis_issuer', 'note', 'version', 'removed_at'])
    .forUpdate()
    .executeTakeFirst()
}

/** Writes a change and answers the new version. */
export async function updateDecision(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<CalendarDecisionTable>,
): Promise<number> {
  const { version } = await db
    .updateTable('calendar_decision')
    .set({ ...set, version: sql<number>`version + 1` })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}
