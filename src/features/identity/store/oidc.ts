import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { OidcIdentityTable, OidcPendingTable, OidcPermitTable } from '../../../platform/database/schema.js'

export type OidcIdentityRow = Selectable<OidcIdentityTable>
export type OidcPermitRow = Selectable<OidcPermitTable>
export type OidcPendingRow = Selectable<OidcPendingTable>

export async function selectOidcIdentity(
  db: Db,
  tenantId: string,
  accountId: string,
): Promise<OidcIdentityRow | undefined> {
  return db
    .selectFrom('oidc_identity')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .selectAll()
    .executeTakeFirst()
}

/** Whose account a person at the provider is. */
export async function selectOidcSubject(
  db: Db,
  tenantId: string,
  issuer: string,
  subject: string,
): Promise<OidcIdentityRow | undefined> {
  return db
    .selectFrom('oidc_identity')
    .where('tenant_id', '=', tenantId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .selectAll()
    .executeTakeFirst()
}

/** False where the account, or the person, is bound already. */
export async function insertOidcIdentity(db: Db, row: Insertable<OidcIdentityTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('oidc_identity')
    .values(row)
    .onConflict((c) => c.doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

/** @param way only where it was bound so */
export async function deleteOidcIdentity(
  db: Db,
  tenantId: string,
  accountId: string,
  way?: OidcIdentityTable['way'],
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('oidc_identity')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .$if(way !== undefined, (query) => query.where('way', '=', way as OidcIdentityTable['way']))
    .executeTakeFirst()
  return Number(numDeletedRows) === 1
}

/** The name that may bind an account, while it may. */
export async function selectOidcPermit(
  db: Db,
  tenantId: string,
  accountId: string,
  now: Date,
): Promise<OidcPermitRow | undefined> {
  return db
    .selectFrom('oidc_permit')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .selectAll()
    .executeTakeFirst()
}

/** Accounts that one of the names may bind. */
export async function selectOidcPermits(
  db: Db,
  tenantId: string,
  names: { username: string | null; email: string | null },
  now: Date,
): Promise<OidcPermitRow[]> {
  return db
    .selectFrom('oidc_permit')
    .where('tenant_id', '=', tenantId)
    .where('expires_at', '>', now)
    .where((eb) =>
      eb.or([
        eb.and([eb('claim', '=', 'username'), eb('name', '=', names.username ?? '')]),
        eb.and([eb('claim', '=', 'email'), eb('name', '=', names.email ?? '')]),
      ]),
    )
    .selectAll()
    .execute()
}

/** Allows a name for an account, in place of the one before. False where it is allowed for another account. */
export async function saveOidcPermit(db: Db, row: Insertable<OidcPermitTable>, now: Date): Promise<boolean> {
  await db
    .deleteFrom('oidc_permit')
    .where('tenant_id', '=', row.tenant_id)
    .where((eb) => eb.or([eb('expires_at', '<=', now), eb('account_id', '=', row.account_id)]))
    .execute()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('oidc_permit')
    .values(row)
    .onConflict((c) => c.columns(['tenant_id', 'claim', 'name']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

export async function deleteOidcPermit(db: Db, tenantId: string, accountId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('oidc_permit')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return Number(numDeletedRows) === 1
}

export async function insertOidcPending(db: Db, row: Insertable<OidcPendingTable>, now: Date): Promise<void> {
  await db.deleteFrom('oidc_pending').where('expires_at', '<', now).execute()
  await db.insertInto('oidc_pending').values(row).execute()
}

/** Uses up what the browser left with; undefined where there is none, it is over, or it was another browser. */
export async function takeOidcPending(
  db: Db,
  tenantId: string,
  stateHash: Buffer,
  browserHash: Buffer,
  now: Date,
): Promise<OidcPendingRow | undefined> {
  return db
    .deleteFrom('oidc_pending')
    .where('tenant_id', '=', tenantId)
    .where('state_hash', '=', stateHash)
    .where('browser_hash', '=', browserHash)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

/** Ends bindings of an account that were begun. */
export async function deleteOidcPendingOf(db: Db, tenantId: string, accountId: string): Promise<void> {
  await db.deleteFrom('oidc_pending').where('tenant_id', '=', tenantId).where('account_id', '=', accountId).execute()
}

/** Ends the sessions of an account that were opened by the provider, but for one. */
export async function deleteOidcSessionsOf(
  db: Db,
  tenantId: string,
  accountId: string,
  exceptHash: Buffer | null,
): Promise<void> {
  let query = db
    .deleteFrom('session')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('way', '=', 'oidc')
  if (exceptHash) query = query.where('token_hash', '!=', exceptHash)
  await query.execute()
}
