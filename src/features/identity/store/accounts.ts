import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { AccountTable, RoleGrantTable } from '../../../platform/database/schema.js'
import { grantsAt, insertGrants, type GrantJson } from './grants.js'

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
  /** Only this one. */
  id?: string,
): Promise<(AccountRow & { grants: GrantJson[] })[]> {
  return db
    .selectFrom('account')
    .where('tenant_id', '=', tenantId)
    .$if(id !== undefined, (query) => query.where('id', '=', id as string))
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

/** What accounts are called, to tell of them. */
export async function selectAccountNames(
  db: Db,
  tenantId: string,
): Promise<Pick<AccountRow, 'id' | 'login' | 'title' | 'organisation_id'>[]> {
  return db
    .selectFrom('account')
    .where('tenant_id', '=', tenantId)
    .select(['id', 'login', 'title', 'organisation_id'])
    .execute()
}

export async function updateAccount(
  db: Db,
  tenantId: string,
  id: string,
  set: Partial<Pick<AccountTable, 'password_hash' | 'title' | 'organisation_id'>> & { suspended?: boolean },
): Promise<void> {
  await db.updateTable('account').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
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
  await insertGrants(db, grants)
  return true
}

/** Of these logins, those that there are, with the office that each belongs to. */
export async function selectLogins(db: Db, logins: string[]): Promise<{ login: string; tenant_id: string }[]> {
  if (logins.length === 0) return []
  return db.selectFrom('sign_in_directory').where('login', 'in', logins).select(['login', 'tenant_id']).execute()
}
