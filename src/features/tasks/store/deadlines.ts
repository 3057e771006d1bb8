import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { AssignmentState } from '../contract.js'

/** How many parts have which last day, of those that are in none of the given states. */
export async function selectLastDays(
  db: Db,
  tenantId: string,
  closed: readonly AssignmentState[],
): Promise<{ lastDay: string; parts: number }[]> {
  return db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('state', 'not in', closed)
    .where('last_day', 'is not', null)
    .select([sql<string>`last_day`.as('lastDay'), sql<number>`count(*)::int`.as('parts')])
    .groupBy('last_day')
    .orderBy('last_day')
    .execute()
}
