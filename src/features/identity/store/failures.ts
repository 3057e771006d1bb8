import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { Failures } from '../rules/sign-in.js'

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
