/**
 * What is kept in memory of every office: its calendar and its settings. Each request learns with its session which version
 * it must at least see, so a change holds from the next request on, in every process, and no request asks the database more
 * than it does anyway.
 */
import type { WorkCalendar } from '../kernel/calendar.js'
import type { OfficeSettings } from '../kernel/office-settings.js'
import type { Db } from './context.js'

export interface Office {
  version: number
  calendar: WorkCalendar
  settingsAt(now: Date): OfficeSettings
}

export interface Offices {
  /** An office in a version that is at least as new as `version`; for requests. */
  of(db: Db, tenantId: string, version: number): Promise<Office>
  /** An office as it is now: one short question to the database; for jobs. */
  now(db: Db, tenantId: string): Promise<Office>
}

/** How an office is read: its version alone, or all of it. `load` reads the version before the rest. */
export interface OfficeSource {
  versionOf(db: Db, tenantId: string): Promise<number>
  load(db: Db, tenantId: string): Promise<Office>
}

/** Offices kept in memory; the one longest unread makes room. */
const MOST_OFFICES = 500

export function openOffices(source: OfficeSource): Offices {
  const kept = new Map<string, Office>()
  const of = async (db: Db, tenantId: string, version: number): Promise<Office> => {
    const known = kept.get(tenantId)
    if (known && known.version >= version) {
      kept.delete(tenantId)
      kept.set(tenantId, known)
      return known
    }
    const loaded = await source.load(db, tenantId)
    // Another request may have loaded a newer one meanwhile.
    if ((kept.get(tenantId)?.version ?? -1) < loaded.version) kept.set(tenantId, loaded)
    const oldest = kept.size > MOST_OFFICES ? kept.keys().next().value : undefined
    if (oldest !== undefined) kept.delete(oldest)
    return loaded
  }
  return { of, now: async (db, tenantId) => of(db, tenantId, await source.versionOf(db, tenantId)) }
}
