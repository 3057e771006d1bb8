import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { SecondFactorTable, SignInTicketTable } from '../../../platform/database/schema.js'

export interface SecondFactorRow {
  secret: Buffer
  confirmed_at: Date | null
  last_step: number | null
}

const factor = (db: Db, tenantId: string, accountId: string) =>
  db
    .selectFrom('second_factor')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .select(['secret', 'confirmed_at', 'last_step'])

export async function selectFactor(db: Db, tenantId: string, accountId: string): Promise<SecondFactorRow | undefined> {
  return factor(db, tenantId, accountId).executeTakeFirst()
}

/** The same, locked: of two who come with one code at the same moment, the second finds it used. */
export async function lockFactor(db: Db, tenantId: string, accountId: string): Promise<SecondFactorRow | undefined> {
  return factor(db, tenantId, accountId).forUpdate().executeTakeFirst()
}

/** Begins, or begins anew; never over one that is in force. False where one is. */
export async function beginFactor(db: Db, row: Insertable<SecondFactorTable>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('second_factor')
    .values(row)
    .onConflict((c) =>
      c
        .columns(['tenant_id', 'account_id'])
        .doUpdateSet({ secret: row.secret, created_at: row.created_at, last_step: null })
        .where('second_factor.confirmed_at', 'is', null),
    )
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

export async function updateFactor(
  db: Db,
  tenantId: string,
  accountId: string,
  set: { confirmed_at?: Date; last_step: number },
): Promise<void> {
  await db
    .updateTable('second_factor')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .execute()
}

/** Takes the second step away, with its recovery codes. False where there was none. */
export async function deleteFactor(db: Db, tenantId: string, accountId: string): Promise<boolean> {
  await db.deleteFrom('recovery_code').where('tenant_id', '=', tenantId).where('account_id', '=', accountId).execute()
  const { numDeletedRows } = await db
    .deleteFrom('second_factor')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  return Number(numDeletedRows) === 1
}

export async function replaceRecoveryCodes(
  db: Db,
  tenantId: string,
  accountId: string,
  hashes: Buffer[],
): Promise<void> {
  await db.deleteFrom('recovery_code').where('tenant_id', '=', tenantId).where('account_id', '=', accountId).execute()
  await db
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ tenant_id: tenantId, account_id: accountId, code_hash, used_at: null })))
    .execute()
}

/** Uses a recovery code up. False when there is no such code, or it was used. */
export async function useRecoveryCode(
  db: Db,
  tenantId: string,
  accountId: string,
  codeHash: Buffer,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows) === 1
}

export async function countRecoveryCodes(db: Db, tenantId: string, accountId: string): Promise<number> {
  const { n } = await db
    .selectFrom('recovery_code')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function insertTicket(db: Db, row: Insertable<SignInTicketTable>, now: Date): Promise<void> {
  await db.deleteFrom('sign_in_ticket').where('expires_at', '<', now).execute()
  await db.insertInto('sign_in_ticket').values(row).execute()
}

export interface TicketRow {
  account_id: string
  way: SignInTicketTable['way']
}

/** A ticket that may still be used. */
export async function selectTicket(
  db: Db,
  tenantId: string,
  tokenHash: Buffer,
  now: Date,
): Promise<TicketRow | undefined> {
  return db
    .selectFrom('sign_in_ticket')
    .where('tenant_id', '=', tenantId)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .select(['account_id', 'way'])
    .executeTakeFirst()
}

export async function deleteTicketsOf(db: Db, tenantId: string, accountId: string): Promise<void> {
  await db.deleteFrom('sign_in_ticket').where('tenant_id', '=', tenantId).where('account_id', '=', accountId).execute()
}
