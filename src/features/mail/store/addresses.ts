/** Addresses of accounts, with what they want. */
import { sql, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { MailAddressTable } from '../../../platform/database/schema.js'

export type AddressRow = Selectable<MailAddressTable>

/** An address ends with a hand-over: who holds the account now did not give it. */
export const stillOwn = sql<boolean>`not exists (
  select from rights_change r where r.tenant_id = m.tenant_id and r.account_id = m.account_id
    and r.kind = 'hand-over' and r.made_at >= m.asked_at)`

export function selectAddress(db: Db, tenantId: string, accountId: string): Promise<AddressRow | undefined> {
  return db
    .selectFrom('mail_address as m')
    .where('m.tenant_id', '=', tenantId)
    .where('m.account_id', '=', accountId)
    .where(stillOwn)
    .selectAll()
    .executeTakeFirst()
}

/** A new address, not yet confirmed; which kinds are wanted stays. */
export async function askAddress(
  db: Db,
  row: { tenant_id: string; account_id: string; address: string; asked_at: Date },
): Promise<void> {
  const fresh = { token_hash: null, token_until: null, confirmed_at: null, bounced_at: null, bounce_said: null }
  await db
    .insertInto('mail_address')
    .values({ ...row, ...fresh })
    .onConflict((on) =>
      on.columns(['tenant_id', 'account_id']).doUpdateSet({ address: row.address, asked_at: row.asked_at, ...fresh }),
    )
    .execute()
}

export async function deleteAddress(db: Db, tenantId: string, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('mail_address')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export async function saveUnwanted(db: Db, tenantId: string, accountId: string, unwanted: string[]): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('mail_address')
    .set({ unwanted })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The link of a letter that is about to be sent; the one before is void. */
export async function saveToken(db: Db, tenantId: string, accountId: string, hash: Buffer, until: Date): Promise<void> {
  await db
    .updateTable('mail_address')
    .set({ token_hash: hash, token_until: until })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .execute()
}

/** Confirms the address of a living link, once; answers whose it is. */
export async function confirm(
  db: Db,
  hash: Buffer,
  now: Date,
): Promise<{ tenant_id: string; account_id: string } | undefined> {
  return db
    .updateTable('mail_address')
    .set({ confirmed_at: now, token_hash: null, token_until: null, bounced_at: null, bounce_said: null })
    .where('token_hash', '=', hash)
    .where('token_until', '>', now)
    .returning(['tenant_id', 'account_id'])
    .executeTakeFirst()
}

/** The address was refused for good; only where it is still the one to which the letter went. */
export async function noteBounce(
  db: Db,
  tenantId: string,
  accountId: string,
  address: string,
  said: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('mail_address')
    .set({ bounced_at: now, bounce_said: said, token_hash: null, token_until: null })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('address', '=', address)
    .execute()
}

export function selectBounced(
  db: Db,
  tenantId: string,
): Promise<
  { account_id: string; login: string; title: string; bounced_at: Date | null; bounce_said: string | null }[]
> {
  return db
    .selectFrom('mail_address as m')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'm.tenant_id').onRef('a.id', '=', 'm.account_id'),
    )
    .where('m.tenant_id', '=', tenantId)
    .where('m.bounced_at', 'is not', null)
    .select(['m.account_id', 'a.login', 'a.title', 'm.bounced_at', 'm.bounce_said'])
    .orderBy('m.bounced_at', 'desc')
    .limit(200)
    .execute()
}
