import { sql, type Insertable } from 'kysely'
import type { Role } from '../../kernel/actor.js'
import type { Db } from '../../platform/context.js'
import type { AccountTable, RoleGrantTable, SessionTable } from '../../platform/database/schema.js'
import type { Failures } from './rules.js'

interface GrantJson {
  role: Role
  organisationId: string
}

/** Grants that hold at an instant, as JSON, so that one statement brings the account with its rights. */
const grantsAt = (now: Date) => sql<GrantJson[]>`(
  select coalesce(json_agg(json_build_object('role', g.role, 'organisationId', g.organisation_id) order by g.role), '[]'::json)
  from role_grant g
  where g.tenant_id = account.tenant_id and g.account_id = account.id
    and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now}))`

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
  return db
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join.onRef('account.tenant_id', '=', 'session.tenant_id').onRef('account.id', '=', 'session.account_id'),
    )
    .where('session.tenant_id', '=', tenantId)
    .where('session.token_hash', '=', tokenHash)
    .where('session.expires_at', '>', now)
    .where('session.seen_at', '>', seenAfter)
    .where('account.suspended', '=', false)
    .select([
      'session.tenant_id',
      'session.account_id',
      'session.seen_at',
      'account.title',
      'account.organisation_id',
      grantsAt(now).as('grants'),
      officeVersion.as('office_version'),
    ])
    .executeTakeFirst()
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

/** Ends the sessions of an account, all or all but one. */
export async function deleteSessionsOf(
  db: Db,
  tenantId: string,
  accountId: string,
  exceptHash: Buffer | null,
): Promise<void> {
  let query = db.deleteFrom('session').where('tenant_id', '=', tenantId).where('account_id', '=', accountId)
  if (exceptHash) query = query.where('token_hash', '!=', exceptHash)
  await query.execute()
}

export async function deleteExpiredSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
}

/** Ends all sessions and uses up all one-time links. */
export async function deleteEntrances(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('session').execute()
  await db.updateTable('setup_link').set({ used_at: now }).where('used_at', 'is', null).execute()
}

export interface AccountRow {
  tenant_id: string
  id: string
  login: string
  title: string
  organisation_id: string
  password_hash: string | null
  suspended: boolean
}

/** The account of a login. */
export async function selectAccountByLogin(db: Db, login: string): Promise<AccountRow | undefined> {
  return db
    .selectFrom('sign_in_directory as d')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'd.tenant_id').onRef('a.id', '=', 'd.account_id'),
    )
    .where('d.login', '=', login)
    .select(['a.tenant_id', 'a.id', 'a.login', 'a.title', 'a.organisation_id', 'a.password_hash', 'a.suspended'])
    .executeTakeFirst()
}

export async function selectAccount(db: Db, tenantId: string, id: string): Promise<AccountRow | undefined> {
  return accountRow(db, tenantId, id).executeTakeFirst()
}

/** As `selectAccount`, locked against a change at the same moment. */
export async function lockAccount(db: Db, tenantId: string, id: string): Promise<AccountRow | undefined> {
  return accountRow(db, tenantId, id).forUpdate().executeTakeFirst()
}

const accountRow = (db: Db, tenantId: string, id: string) =>
  db
    .selectFrom('account')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select(['tenant_id', 'id', 'login', 'title', 'organisation_id', 'password_hash', 'suspended'])

export async function selectAccounts(
  db: Db,
  tenantId: string,
  now: Date,
): Promise<(AccountRow & { grants: GrantJson[] })[]> {
  return db
    .selectFrom('account')
    .where('tenant_id', '=', tenantId)
    .select([
      'tenant_id',
      'id',
      'login',
      'title',
      'organisation_id',
      'password_hash',
      'suspended',
      grantsAt(now).as('grants'),
    ])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function updateAccount(
  db: Db,
  tenantId: string,
  id: string,
  set: Partial<Pick<AccountTable, 'password_hash'>> & { suspended?: boolean },
): Promise<void> {
  await db.updateTable('account').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

export type FailuresRow = Failures & { address: string }

const failures = (db: Db, loginHash: Buffer, addresses: string[]) =>
  db
    .selectFrom('sign_in_failure')
    .where('login_hash', '=', loginHash)
    .where('address', 'in', addresses)
    .select(['address', 'failed', 'since', 'locked_until'])
    .orderBy('address')

export async function selectFailures(db: Db, loginHash: Buffer, addresses: string[]): Promise<FailuresRow[]> {
  return failures(db, loginHash, addresses).execute()
}

/** As `selectFailures`; whoever asks for the same meanwhile waits for the end of this transaction. */
export async function lockFailures(db: Db, loginHash: Buffer, addresses: string[], now: Date): Promise<FailuresRow[]> {
  await db
    .insertInto('sign_in_failure')
    .values(
      addresses
        .toSorted()
        .map((address) => ({ login_hash: loginHash, address, failed: 0, since: now, locked_until: null })),
    )
    .onConflict((c) => c.columns(['login_hash', 'address']).doNothing())
    .execute()
  return failures(db, loginHash, addresses).forUpdate().execute()
}

export async function saveFailures(db: Db, loginHash: Buffer, row: FailuresRow): Promise<void> {
  const { address, failed, since, locked_until } = row
  await db
    .insertInto('sign_in_failure')
    .values({ login_hash: loginHash, address, failed, since, locked_until })
    .onConflict((c) => c.columns(['login_hash', 'address']).doUpdateSet({ failed, since, locked_until }))
    .execute()
}

/** Forgets failures of a login: all, or those from one address with what counts none. */
export async function deleteFailures(db: Db, loginHash: Buffer, address: string | null): Promise<void> {
  let query = db.deleteFrom('sign_in_failure').where('login_hash', '=', loginHash)
  if (address !== null) query = query.where((eb) => eb.or([eb('address', '=', address), eb('failed', '=', 0)]))
  await query.execute()
}

/** Removes what no longer counts, some rows at a time, and none that somebody is about to count on. */
export async function deleteOldFailures(db: Db, before: Date, now: Date): Promise<void> {
  await sql`delete from sign_in_failure where (login_hash, address) in (
    select login_hash, address from sign_in_failure
    where since < ${before} and (locked_until is null or locked_until < ${now})
    order by since limit 100 for update skip locked)`.execute(db)
}

/** Adds the account, its grants and its entry in the directory. False when the login is taken. */
export async function insertAccount(
  db: Db,
  row: Insertable<AccountTable>,
  grants: Insertable<RoleGrantTable>[],
): Promise<boolean> {
  const directory = await db
    .insertInto('sign_in_directory')
    .values({ login: row.login, tenant_id: row.tenant_id, account_id: row.id })
    .onConflict((c) => c.column('login').doNothing())
    .executeTakeFirst()
  if (!Number(directory.numInsertedOrUpdatedRows)) return false
  await db.insertInto('account').values(row).execute()
  if (grants.length) await db.insertInto('role_grant').values(grants).execute()
  return true
}

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
