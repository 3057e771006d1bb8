import { sql, type Insertable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type { OfficeSettingTable } from '../../platform/database/schema.js'

export async function selectVersion(db: Db, tenantId: string): Promise<number> {
  const row = await db
    .selectFrom('office_version')
    .where('tenant_id', '=', tenantId)
    .select('version')
    .executeTakeFirst()
  return row?.version ?? 0
}

/** The next version. Until the end of the transaction no other change of the office's calendar or settings gets past here. */
export async function raiseVersion(db: Db, tenantId: string): Promise<void> {
  await db
    .insertInto('office_version')
    .values({ tenant_id: tenantId, version: 1 })
    .onConflict((conflict) =>
      conflict.column('tenant_id').doUpdateSet({ version: sql<number>`office_version.version + 1` }),
    )
    .execute()
}

export async function insertSettings(db: Db, rows: Insertable<OfficeSettingTable>[]): Promise<void> {
  await db.insertInto('office_setting').values(rows).execute()
}

/** Decisions that hold or will hold, in the order in which they apply; of two for the same instant the later entered counts. */
export async function selectChanges(
  db: Db,
  tenantId: string,
): Promise<{ name: string; value: unknown; applies_from: Date }[]> {
  return db
    .selectFrom('office_setting')
    .where('tenant_id', '=', tenantId)
    .where('withdrawn_at', 'is', null)
    .select(['name', 'value', 'applies_from'])
    .orderBy('applies_from')
    .orderBy('id')
    .execute()
}

export interface HistoryRow {
  id: string
  name: string
  value: unknown
  applies_from: Date
  withdrawn_at: Date | null
  decided_by: string
  basis_number: string | null
  note: string | null
  entered_title: string
  entered_at: Date
}

/** Every decision, the last entered first. */
export async function selectHistory(db: Db, tenantId: string, limit: number): Promise<HistoryRow[]> {
  return db
    .selectFrom('office_setting as s')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.entered_by'),
    )
    .where('s.tenant_id', '=', tenantId)
    .select([
      's.id',
      's.name',
      's.value',
      's.applies_from',
      's.withdrawn_at',
      's.decided_by',
      's.basis_number',
      's.note',
      'a.title as entered_title',
      's.entered_at',
    ])
    .orderBy('s.id', 'desc')
    .limit(limit)
    .execute()
}

/** A decision, locked. */
export async function lockSetting(
  db: Db,
  tenantId: string,
  id: string,
): Promise<{ name: string; value: unknown; applies_from: Date; withdrawn_at: Date | null } | undefined> {
  return db
    .selectFrom('office_setting')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select(['name', 'value', 'applies_from', 'withdrawn_at'])
    .forUpdate()
    .executeTakeFirst()
}

export async function withdraw(db: Db, tenantId: string, id: string, by: string, at: Date): Promise<void> {
  await db
    .updateTable('office_setting')
    .set({ withdrawn_by: by, withdrawn_at: at })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}
