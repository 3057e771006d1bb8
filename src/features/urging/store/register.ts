/** Numbers of outgoing papers, and the committee terms in which the party counts them. */
import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { CommitteeTermTable, OutgoingNumberTable } from '../../../platform/database/schema.js'

export interface Register {
  tenantId: string
  issuerId: string
  kind: string
  period: string
}

/** The number after the highest that was given. */
export async function selectNext(db: Db, register: Register): Promise<number> {
  const row = await db
    .selectFrom('outgoing_number')
    .where('tenant_id', '=', register.tenantId)
    .where('issuer_id', '=', register.issuerId)
    .where('kind', '=', register.kind)
    .where('period', '=', register.period)
    .select((eb) => eb.fn.max('number').as('most'))
    .executeTakeFirst()
  return (row?.most ?? 0) + 1
}

/** Takes a number; false where it is taken. */
export async function takeNumber(db: Db, row: Insertable<OutgoingNumberTable>): Promise<boolean> {
  const made = await db
    .insertInto('outgoing_number')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning('number')
    .executeTakeFirst()
  return made !== undefined
}

export async function selectTerms(
  db: Db,
  tenantId: string,
  organisationId: string,
): Promise<{ startsOn: string; name: string }[]> {
  const rows = await db
    .selectFrom('committee_term')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .select(['starts_on', 'name'])
    .execute()
  return rows.map((row) => ({ startsOn: row.starts_on, name: row.name }))
}

export async function insertTerm(db: Db, row: Insertable<CommitteeTermTable>): Promise<void> {
  await db
    .insertInto('committee_term')
    .values(row)
    .onConflict((on) => on.doNothing())
    .execute()
}
