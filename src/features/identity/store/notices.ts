import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { AccountNoticeTable } from '../../../platform/database/schema.js'

export async function insertAccountNotice(db: Db, row: Insertable<AccountNoticeTable>): Promise<void> {
  await db.insertInto('account_notice').values(row).execute()
}

export interface AccountNoticeRow {
  id: string
  at: Date
  kind: AccountNoticeTable['kind']
}

/** What the holder has not yet seen, oldest first. */
export async function selectUnseen(db: Db, tenantId: string, accountId: string): Promise<AccountNoticeRow[]> {
  return db
    .selectFrom('account_notice')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('seen_at', 'is', null)
    .select(['id', 'at', 'kind'])
    .orderBy('id')
    .limit(20)
    .execute()
}

export async function seeNotices(
  db: Db,
  tenantId: string,
  accountId: string,
  ids: string[] | null,
  now: Date,
): Promise<void> {
  let query = db
    .updateTable('account_notice')
    .set({ seen_at: now })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('seen_at', 'is', null)
  if (ids) query = query.where('id', 'in', ids)
  await query.execute()
}
