/** The edge at which an operation's one transaction is opened, and at which open screens are told of its commit. */
import { sql, type Kysely } from 'kysely'
import { Refused } from '../kernel/errors.js'
import { transaction } from './database/open.js'
import type { Db, OpenContext } from './context.js'
import type { Schema } from './database/schema.js'

export const CHANGE_CHANNEL = 'dondoc_change'

/** NOTIFY carries at most 8,000 bytes; with more organisations than this every screen of the tenant is told. */
const MOST_NAMED = 150

/** What goes over LISTEN/NOTIFY: `o` null means the whole tenant. */
export interface ChangeNotice {
  t: string
  o: string[] | null
}

/** A transaction that has failed because its events could not be linked, at its commit. Conflicts are tried again before. */
const isLogFailure = (error: unknown): boolean =>
  /\bchain_event\(\)/.test((error as { where?: string } | null)?.where ?? '')

/**
 * Runs an operation. What changes something does so in one transaction, which fails as a whole where its events can not be
 * written into the log (`log-unwritable`): nothing is decided that is not recorded.
 */
export async function inTransaction<T>(
  house: { db: Kysely<Schema> },
  changing: boolean,
  work: (db: Db, touch: OpenContext['touch']) => Promise<T>,
): Promise<T> {
  if (!changing) return work(house.db, () => undefined)
  let refused: Refused | null = null
  const answer = await transaction(house.db, async (trx) => {
    const touched = new Map<string, Set<string>>()
    const touch: OpenContext['touch'] = (tenantId, organisationIds) => {
      const known = touched.get(tenantId) ?? new Set<string>()
      for (const organisationId of organisationIds) known.add(organisationId)
      touched.set(tenantId, known)
    }
    refused = null
    const result = await work(trx, touch).catch((error: unknown) => {
      if (!(error instanceof Refused) || !error.keepsWrites) throw error
      refused = error
      return null
    })
    for (const [t, organisations] of touched) {
      const notice: ChangeNotice = { t, o: organisations.size > MOST_NAMED ? null : [...organisations] }
      await sql`select pg_notify(${CHANGE_CHANNEL}, ${JSON.stringify(notice)})`.execute(trx)
    }
    return result
  }).catch((error: unknown) => {
    throw isLogFailure(error) ? new Refused('log-unwritable', 503, {}, false, error) : error
  })
  if (refused) throw refused
  return answer as T
}
