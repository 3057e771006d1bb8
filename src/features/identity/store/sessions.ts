import { sql, type Insertable, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { SessionTable } from '../../../platform/database/schema.js'
import { grantsAt, type GrantJson } from './grants.js'

/** Version of what is kept of the office in memory; 0 where nothing was ever decided. */
const officeVersion = sql<number>`coalesce((
  select v.version from office_version v where v.tenant_id = account.tenant_id), 0)`

export interface SessionRow {
  tenant_id: string
  account_id: string
  title: string
  organisation_id: string
  seen_at: Date
  grants: GrantJson[]
  office_version: number
}

/** The living session of a token's hash: not expired, not idle for too long, its account not suspended. */
export async function selectSession(
  db: Db,
  tenantId: string,
  tokenHash: Buffer,
  now: Date,
  seenAfter: Date,
): Promise<SessionRow | undefined> {
  // Written out, and not built anew for every request.
  const { rows } = await sql<SessionRow>`
    select session.tenant_id, session.account_id, session.seen_at, account.title, account.organisation_id,
      ${grantsAt(now)} as grants, ${officeVersion} as office_version
    from session join account on account.tenant_id = session.tenant_id and account.id = session.account_id
    where session.tenant_id = ${tenantId} and session.token_hash = ${tokenHash} and session.expires_at > ${now}
      and session.seen_at > ${seenAfter} and not account.suspended`.execute(db)
  return rows[0]
}

export async function insertSession(db: Db, row: Insertable<SessionTable>): Promise<void> {
  await db.insertInto('session').values(row).execute()
}

export async function touchSession(db: Db, tenantId: string, tokenHash: Buffer, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: now })
    .where('tenant_id', '=', tenantId)
    .where('token_hash', '=', tokenHash)
    .execute()
}

export async function deleteSession(db: Db, tenantId: string, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('tenant_id', '=', tenantId).where('token_hash', '=', tokenHash).execute()
}

/** Ends the sessions of an account, all or all but one; answers how many. */
export async function deleteSessionsOf(
  db: Db,
  tenantId: string,
  accountId: string,
  exceptHash: Buffer | null,
): Promise<number> {
  let query = db.deleteFrom('session').where('tenant_id', '=', tenantId).where('account_id', '=', accountId)
  if (exceptHash) query = query.where('token_hash', '!=', exceptHash)
  const { numDeletedRows } = await query.executeTakeFirst()
  return Number(numDeletedRows)
}

/** Ends one session of an account; false where it has none of this id. */
export async function deleteSessionById(db: Db, tenantId: string, accountId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return Number(numDeletedRows) === 1
}

/** Living sessions of an account, last seen first. */
export async function selectSessionsOf(
  db: Db,
  tenantId: string,
  accountId: string,
  now: Date,
  seenAfter: Date,
): Promise<Selectable<SessionTable>[]> {
  return db
    .selectFrom('session')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('expires_at', '>', now)
    .where('seen_at', '>', seenAfter)
    .selectAll()
    .orderBy('seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
}

/** Ends all sessions and uses up all one-time links. */
export async function deleteEntrances(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').execute()
  await db.deleteFrom('passkey_challenge').execute()
  await db.deleteFrom('passkey_registration').execute()
  await db.deleteFrom('oidc_pending').execute()
  await db.updateTable('setup_link').set({ used_at: now }).where('used_at', 'is', null).execute()
  await db.updateTable('account_link').set({ used_at: now }).where('used_at', 'is', null).execute()
}
