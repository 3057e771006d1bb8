import type { Insertable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type { StoredFileTable } from '../../platform/database/schema.js'

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
