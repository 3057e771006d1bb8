/** One of many rows of an operation's one transaction. */
import { sql } from 'kysely'
import { Refused } from '../kernel/errors.js'
import type { Db } from './context.js'

/**
 * Does one row of many: a refusal undoes what this row has written and is answered, the other rows stand. Any other error fails
 * the whole operation. The transaction is still one, so that what was answered of all rows is either there or not.
 */
export async function oneRow<T>(db: Db, work: () => Promise<T>): Promise<T | Refused> {
  await sql`savepoint one_row`.execute(db)
  try {
    const done = await work()
    await sql`release savepoint one_row`.execute(db)
    return done
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await sql`rollback to savepoint one_row`.execute(db)
    return error
  }
}
