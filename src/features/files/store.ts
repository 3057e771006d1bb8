import { sql, type Insertable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type { StoredFileTable } from '../../platform/database/schema.js'
import { FILES_LOCK } from '../../platform/files.js'

export async function insertFile(db: Db, row: Insertable<StoredFileTable>): Promise<void> {
  await db.insertInto('stored_file').values(row).execute()
}

/** Lets every row that names the content name another; the same bytes may have come in more than once. */
export async function replaceContent(
  db: Db,
  sha256: string,
  by: Pick<Insertable<StoredFileTable>, 'sha256' | 'name' | 'size' | 'media_type'>,
): Promise<void> {
  await db.updateTable('stored_file').set(by).where('sha256', '=', sha256).execute()
}

/** No file is removed until the end of this transaction. */
export async function keepFiles(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${FILES_LOCK})`.execute(db)
}

/** No file is kept until the end of this transaction; false where one is being kept now, or a backup runs. */
export async function holdFiles(db: Db): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${FILES_LOCK}) as held`.execute(db)
  return rows[0]?.held ?? false
}

/** Deletes rows; answers the hashes that they had. */
export async function deleteFiles(db: Db, tenantId: string, ids: string[]): Promise<string[]> {
  if (!ids.length) return []
  const rows = await db
    .deleteFrom('stored_file')
    .where('tenant_id', '=', tenantId)
    .where('id', 'in', ids)
    .returning('sha256')
    .execute()
  return rows.map((row) => row.sha256)
}

/** Whether a file is named by a row of any tenant: the bytes are kept once for all. */
export async function isNamed(db: Db, sha256: string): Promise<boolean> {
  return (await db.selectFrom('stored_file').where('sha256', '=', sha256).select('id').limit(1).execute()).length > 0
}
