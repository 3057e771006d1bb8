import type { Db } from '../../../platform/context.js'

export async function selectTenant(
  db: Db,
  id: string,
): Promise<{ id: string; name: string; mode: 'practice' | 'office' } | undefined> {
  return db.selectFrom('tenant').where('id', '=', id).select(['id', 'name', 'mode']).executeTakeFirst()
}

export async function selectTenantOfMode(
  db: Db,
  mode: 'practice' | 'office',
): Promise<{ id: string; name: string; created_at: Date } | undefined> {
  return db
    .selectFrom('tenant')
    .where('mode', '=', mode)
    .select(['id', 'name', 'created_at'])
    .orderBy('created_at')
    .executeTakeFirst()
}

export async function insertTenant(
  db: Db,
  row: { id: string; name: string; mode: 'practice' | 'office'; created_at: Date },
): Promise<void> {
  await db
    .insertInto('tenant')
    .values({ ...row, settings: '{}' })
    .execute()
}

export async function insertSetupLink(db: Db, tokenHash: Buffer, now: Date, expires: Date): Promise<void> {
  await db.updateTable('setup_link').set({ used_at: now }).where('used_at', 'is', null).execute()
  await db
    .insertInto('setup_link')
    .values({ token_hash: tokenHash, created_at: now, expires_at: expires, used_at: null })
    .execute()
}

/** Uses a link up. False when there is no such link, or it was used or has run out. */
export async function useSetupLink(db: Db, tokenHash: Buffer, now: Date): Promise<boolean> {
  const result = await db
    .updateTable('setup_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}
