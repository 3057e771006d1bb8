import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type {
  PasskeyChallengeTable,
  PasskeyRegistrationTable,
  PasskeyTable,
} from '../../../platform/database/schema.js'

export interface PasskeyRow {
  id: string
  account_id: string
  name: string
  credential_id: Buffer
  public_key: Buffer
  counter: number
  transports: string[]
  created_at: Date
  last_used_at: Date | null
}

const COLUMNS = [
  'id',
  'account_id',
  'name',
  'credential_id',
  'public_key',
  'counter',
  'transports',
  'created_at',
  'last_used_at',
] as const

/** Passkeys of an account, the oldest first. */
export async function selectPasskeys(db: Db, tenantId: string, accountId: string): Promise<PasskeyRow[]> {
  return db
    .selectFrom('passkey')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .select(COLUMNS)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Locked: of two that come with one count at the same moment, the second finds it used. */
export async function lockPasskey(
  db: Db,
  tenantId: string,
  accountId: string,
  credentialId: Buffer,
): Promise<PasskeyRow | undefined> {
  return db
    .selectFrom('passkey')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('credential_id', '=', credentialId)
    .select(COLUMNS)
    .forUpdate()
    .executeTakeFirst()
}

/** False where the office knows the credential already. */
export async function insertPasskey(db: Db, row: Insertable<PasskeyTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('passkey')
    .values(row)
    .onConflict((c) => c.columns(['tenant_id', 'credential_id']).doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

/** False where the account has none of this id. */
export async function updatePasskey(
  db: Db,
  tenantId: string,
  accountId: string,
  id: string,
  set: { name: string } | { counter: number; last_used_at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('passkey')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

/** Its name; undefined where the account has none of this id. */
export async function deletePasskey(
  db: Db,
  tenantId: string,
  accountId: string,
  id: string,
): Promise<string | undefined> {
  const row = await db
    .deleteFrom('passkey')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

export async function deletePasskeysOf(db: Db, tenantId: string, accountId: string): Promise<void> {
  await db.deleteFrom('passkey').where('tenant_id', '=', tenantId).where('account_id', '=', accountId).execute()
}

export async function insertRegistration(db: Db, row: Insertable<PasskeyRegistrationTable>, now: Date): Promise<void> {
  await db.deleteFrom('passkey_registration').where('expires_at', '<', now).execute()
  await db.insertInto('passkey_registration').values(row).execute()
}

/** Uses a challenge up. False when there is none of this session and account that may still be used. */
export async function useRegistration(
  db: Db,
  { tenantId, accountId }: { tenantId: string; accountId: string },
  challengeHash: Buffer,
  sessionHash: Buffer,
  now: Date,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey_registration')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('challenge_hash', '=', challengeHash)
    .where('session_hash', '=', sessionHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(numDeletedRows) === 1
}

export async function deleteRegistrationsOf(db: Db, tenantId: string, accountId: string): Promise<void> {
  await db
    .deleteFrom('passkey_registration')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .execute()
}

export async function insertChallenge(db: Db, row: Insertable<PasskeyChallengeTable>, now: Date): Promise<void> {
  await db.deleteFrom('passkey_challenge').where('expires_at', '<', now).execute()
  await db.insertInto('passkey_challenge').values(row).execute()
}

/** Uses a challenge up. False when there is none of this browser that may still be used. */
export async function useChallenge(db: Db, challengeHash: Buffer, browserHash: Buffer, now: Date): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('passkey_challenge')
    .where('challenge_hash', '=', challengeHash)
    .where('browser_hash', '=', browserHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(numDeletedRows) === 1
}

/** How and when a session was opened. */
export async function selectSessionWay(
  db: Db,
  tenantId: string,
  tokenHash: Buffer,
): Promise<{ way: string; since: Date } | undefined> {
  return db
    .selectFrom('session')
    .where('tenant_id', '=', tenantId)
    .where('token_hash', '=', tokenHash)
    .select(['way', 'created_at as since'])
    .executeTakeFirst()
}
