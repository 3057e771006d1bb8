/** Who followed whom, for reports and for names that are held no more. */
import type { Db } from '../../../platform/context.js'
import { mapToToday, type SuccessionLink } from '../rules.js'
import * as store from '../store/index.js'

/** All changes that hold, for `mapToToday`. */
export async function successionLinks(db: Db, tenantId: string): Promise<SuccessionLink[]> {
  const rows = await store.selectSuccessions(db, tenantId)
  if (!rows.length) return []
  const allotted = await store.selectAllotted(db, tenantId, null)
  return rows
    .filter((row) => row.kind !== 'rename' && row.kind !== 'transfer')
    .map((row) => ({
      id: row.id,
      effective: row.effective,
      closes: row.effects.ends.length > 0,
      predecessors: row.predecessors,
      successors: row.successors,
      parts: new Map(
        allotted
          .filter((part) => part.succession_id === row.id)
          .map((part) => [part.assignment_id, part.organisation_id]),
      ),
    }))
}

/**
 * For reports that are run "as today": from a body, the day on which it had the work and, where it is known, the part of a task, to
 * the body that has it today. Reports "as then" name a body by `namesOf(…).on(id, day)`.
 */
export async function holdersToday(
  db: Db,
  tenantId: string,
  today: string,
): Promise<(organisationId: string, day: string, partId?: string) => string> {
  const links = await successionLinks(db, tenantId)
  return (organisationId, day, partId) => mapToToday(links, organisationId, day, today, partId ?? null).organisationId
}
