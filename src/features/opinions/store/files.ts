/** Files of drafts and of answers. */
import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { OpinionFileTable } from '../../../platform/database/schema.js'

export type FileRow = Selectable<OpinionFileTable> & { sha256: string; name: string; size: number; media_type: string }

const files = (db: Db, tenantId: string) =>
  db
    .selectFrom('opinion_file as o')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'o.tenant_id').onRef('f.id', '=', 'o.file_id'),
    )
    .where('o.tenant_id', '=', tenantId)
    .selectAll('o')
    .select(['f.sha256', 'f.name', 'f.size', 'f.media_type'])
    .orderBy('o.id')

export async function selectFiles(db: Db, tenantId: string, roundId: string): Promise<FileRow[]> {
  return files(db, tenantId).where('o.round_id', '=', roundId).execute()
}

export async function selectFile(db: Db, tenantId: string, id: string): Promise<FileRow | undefined> {
  return files(db, tenantId).where('o.id', '=', id).executeTakeFirst()
}

export async function insertFile(db: Db, row: Insertable<OpinionFileTable>): Promise<void> {
  await db.insertInto('opinion_file').values(row).execute()
}

export async function deleteFiles(db: Db, tenantId: string, ids: string[]): Promise<void> {
  if (ids.length) await db.deleteFrom('opinion_file').where('tenant_id', '=', tenantId).where('id', 'in', ids).execute()
}
