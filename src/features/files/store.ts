import type { Insertable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type { StoredFileTable } from '../../platform/database/schema.js'

export async function insertFile(db: Db, row: Insertable<StoredFileTable>): Promise<void> {
  await db.insertInto('stored_file').values(row).execute()
}
