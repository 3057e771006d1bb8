/** Accounts at units, for features that act when units change. */
import type { Db } from '../../../platform/context.js'
import * as store from '../store/index.js'

export interface AccountAt {
  id: string
  title: string
  /** The unit to which it belongs. */
  organisationId: string
  /** Of the units asked for: those for which it may work now (head or officer, not suspended). */
  worksFor: string[]
}

/** Accounts that belong to one of the units, or hold a role on one at an instant. */
export async function accountsAt(db: Db, tenantId: string, organisationIds: string[], now: Date): Promise<AccountAt[]> {
  return (await store.selectAccountsAt(db, tenantId, organisationIds, now)).map((row) => ({
    id: row.id,
    title: row.title,
    organisationId: row.organisation_id,
    worksFor: row.suspended ? [] : row.works_for,
  }))
}

/** Of the units, those for which some account may work now. */
export async function staffedOf(db: Db, tenantId: string, organisationIds: string[], now: Date): Promise<Set<string>> {
  return new Set((await accountsAt(db, tenantId, organisationIds, now)).flatMap((account) => account.worksFor))
}
