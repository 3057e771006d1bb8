import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { AccountLinkTable } from '../../../platform/database/schema.js'

/** Makes a link; older ones of the account stop working. */
export async function insertLink(db: Db, row: Insertable<AccountLinkTable>): Promise<void> {
  await voidLinksOf(db, row.tenant_id, row.account_id, row.created_at as Date)
  await db.insertInto('account_link').values(row).execute()
}

export async function voidLinksOf(db: Db, tenantId: string, accountId: string, now: Date): Promise<void> {
  await db
    .updateTable('account_link')
    .set({ used_at: now })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .execute()
}

export interface LinkRow {
  account_id: string
  purpose: AccountLinkTable['purpose']
  expires_at: Date
}

const openLink = (db: Db, tenantId: string, tokenHash: Buffer, now: Date) =>
  db
    .selectFrom('account_link')
    .where('tenant_id', '=', tenantId)
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['account_id', 'purpose', 'expires_at'])

/** A link that may still be used. */
export async function selectLink(db: Db, tenantId: string, tokenHash: Buffer, now: Date): Promise<LinkRow | undefined> {
  return openLink(db, tenantId, tokenHash, now).executeTakeFirst()
}

/** Uses a link up. Undefined when there is no such link, or it was used or has run out. */
export async function useLink(db: Db, tenantId: string, tokenHash: Buffer, now: Date): Promise<LinkRow | undefined> {
  return db
    .updateTable('account_link')
    .set({ used_at: now })
    .where('tenant_id', '=', tenantId)
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['account_id', 'purpose', 'expires_at'])
    .executeTakeFirst()
}

/** Until when a link of the account may be used; undefined where there is none. */
export async function selectLinkOf(
  db: Db,
  tenantId: string,
  accountId: string,
  now: Date,
): Promise<LinkRow | undefined> {
  return db
    .selectFrom('account_link')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .select(['account_id', 'purpose', 'expires_at'])
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
}
