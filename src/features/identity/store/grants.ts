import { sql, type Insertable } from 'kysely'
import type { Role } from '../../../kernel/actor.js'
import type { Db } from '../../../platform/context.js'
import type { RoleGrantTable } from '../../../platform/database/schema.js'

export interface GrantJson {
  role: Role
  organisationId: string
}

/** Grants that hold at an instant, as JSON, so that one statement brings the account with its rights. */
export const grantsAt = (now: Date) => sql<GrantJson[]>`(
  select coalesce(json_agg(json_build_object('role', g.role, 'organisationId', g.organisation_id) order by g.role), '[]'::json)
  from role_grant g
  where g.tenant_id = account.tenant_id and g.account_id = account.id
    and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now}))`

export interface GrantRow {
  id: string
  role: Role
  organisation_id: string
  valid_from: Date
  valid_to: Date | null
  note: string | null
}

/** Every grant that an account holds, held or will hold; the last to begin first. */
export async function selectGrants(db: Db, tenantId: string, accountId: string): Promise<GrantRow[]> {
  return (await db
    .selectFrom('role_grant')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .select(['id', 'role', 'organisation_id', 'valid_from', 'valid_to', 'note'])
    .orderBy('valid_from', 'desc')
    .orderBy('id', 'desc')
    .execute()) as GrantRow[]
}

export async function insertGrants(db: Db, rows: Insertable<RoleGrantTable>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 1000)
    await db
      .insertInto('role_grant')
      .values(rows.slice(at, at + 1000))
      .execute()
}

export async function setGrantEnd(db: Db, tenantId: string, id: string, to: Date | null): Promise<void> {
  await db
    .updateTable('role_grant')
    .set({ valid_to: to })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

/** How many accounts that may come in hold one of these roles at an instant, beside one. */
export async function countHolders(
  db: Db,
  tenantId: string,
  roles: Role[],
  now: Date,
  beside: string,
): Promise<number> {
  const { n } = await db
    .selectFrom('account as a')
    .where('a.tenant_id', '=', tenantId)
    .where('a.id', '!=', beside)
    .where('a.suspended', '=', false)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('role_grant as g')
          .whereRef('g.tenant_id', '=', 'a.tenant_id')
          .whereRef('g.account_id', '=', 'a.id')
          .where('g.role', 'in', roles)
          .where('g.valid_from', '<=', now)
          .where((e) => e.or([e('g.valid_to', 'is', null), e('g.valid_to', '>', now)]))
          .select('g.id'),
      ),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
