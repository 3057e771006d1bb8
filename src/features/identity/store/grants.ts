import { sql } from 'kysely'
import type { Role } from '../../../kernel/actor.js'

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
