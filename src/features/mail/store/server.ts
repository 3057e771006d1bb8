/** The office's mail server. */
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { MailServerTable } from '../../../platform/database/schema.js'

export type ServerRow = Selectable<MailServerTable>

export function selectServer(db: Db, tenantId: string): Promise<ServerRow | undefined> {
  return db.selectFrom('mail_server').where('tenant_id', '=', tenantId).selectAll().executeTakeFirst()
}

/** Offices that send mail. */
export async function selectSendingTenants(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('mail_server').where('active', '=', true).select('tenant_id').execute()
  return rows.map((row) => row.tenant_id)
}

/** Sets the server; what was the matter with the one before is forgotten. */
export async function saveServer(db: Db, row: Insertable<MailServerTable>): Promise<void> {
  const { tenant_id: _tenant, ...rest } = row
  const fresh = { trouble: null, trouble_said: null, trouble_since: null, tries: 0, next_try_at: null }
  await db
    .insertInto('mail_server')
    .values(row)
    .onConflict((on) => on.column('tenant_id').doUpdateSet({ ...rest, ...fresh }))
    .execute()
}

/** The server takes nothing now. */
export async function noteTrouble(
  db: Db,
  tenantId: string,
  trouble: NonNullable<ServerRow['trouble']>,
  said: string,
  now: Date,
  nextTryAt: Date,
): Promise<void> {
  await db
    .updateTable('mail_server')
    .set({
      trouble,
      trouble_said: said,
      trouble_since: sql<Date>`coalesce(trouble_since, ${now})`,
      tries: sql<number>`tries + 1`,
      next_try_at: nextTryAt,
    })
    .where('tenant_id', '=', tenantId)
    .execute()
}

/** The server works. */
export async function clearTrouble(db: Db, tenantId: string): Promise<void> {
  await db
    .updateTable('mail_server')
    .set({ trouble: null, trouble_said: null, trouble_since: null, tries: 0, next_try_at: null })
    .where('tenant_id', '=', tenantId)
    .where('trouble', 'is not', null)
    .execute()
}
