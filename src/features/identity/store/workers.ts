/** Who is at a unit, and who works for it: asked by other features when units change. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'

/** Accounts that belong to units or hold a role on one at an instant, with the units for which they work. */
export async function selectAccountsAt(
  db: Db,
  tenantId: string,
  organisationIds: string[],
  now: Date,
): Promise<{ id: string; title: string; organisation_id: string; suspended: boolean; works_for: string[] }[]> {
  if (!organisationIds.length) return []
  const held = sql<string[]>`coalesce((select array_agg(distinct g.organisation_id) from role_grant g
    where g.tenant_id = account.tenant_id and g.account_id = account.id and g.role in ('head', 'officer')
      and g.organisation_id = any(${organisationIds}::uuid[])
      and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})), '{}')`
  const rows = await db
    .selectFrom('account')
    .where('tenant_id', '=', tenantId)
    .where((eb) =>
      eb.or([
        eb('organisation_id', 'in', organisationIds),
        eb.exists(
          eb
            .selectFrom('role_grant as g')
            .whereRef('g.tenant_id', '=', 'account.tenant_id')
            .whereRef('g.account_id', '=', 'account.id')
            .where('g.organisation_id', 'in', organisationIds)
            .where('g.valid_from', '<=', now)
            .where((is) => is.or([is('g.valid_to', 'is', null), is('g.valid_to', '>', now)]))
            .select('g.account_id'),
        ),
      ]),
    )
    .select(['id', 'title', 'organisation_id', 'suspended', held.as('works_for')])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows
}
