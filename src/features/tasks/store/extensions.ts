/** The ledger of extensions. */
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import { among } from '../../../platform/database/among.js'
import type { Db } from '../../../platform/context.js'
import type { ExtensionTable } from '../../../platform/database/schema.js'
import type { Givers } from './work.js'

type ExtensionRow = Selectable<ExtensionTable>

export type ShownExtension = ExtensionRow & {
  asked_title: string | null
  decided_title: string | null
  file_name: string | null
  file_size: number | null
}

const shown = (db: Db, tenantId: string) =>
  db
    .selectFrom('extension as e')
    .leftJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'e.tenant_id').onRef('a.id', '=', 'e.asked_by'))
    .leftJoin('account as d', (join) =>
      join.onRef('d.tenant_id', '=', 'e.tenant_id').onRef('d.id', '=', 'e.decided_by'),
    )
    .leftJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'e.tenant_id').onRef('f.id', '=', 'e.file_id'),
    )
    .where('e.tenant_id', '=', tenantId)
    .selectAll('e')
    .select(['a.title as asked_title', 'd.title as decided_title', 'f.name as file_name', 'f.size as file_size'])

/** The ledgers of parts, the newest entry first. */
export async function selectExtensions(db: Db, tenantId: string, assignmentIds: string[]): Promise<ShownExtension[]> {
  if (!assignmentIds.length) return []
  return shown(db, tenantId).where('e.assignment_id', 'in', assignmentIds).orderBy('e.nth', 'desc').execute()
}

export async function selectExtensionsById(db: Db, tenantId: string, ids: string[]): Promise<ShownExtension[]> {
  return ids.length ? shown(db, tenantId).where(among('e.id', ids)).execute() : []
}

/** One part's ledger, the oldest entry first. The caller has locked the part. */
export async function selectLedger(db: Db, tenantId: string, assignmentId: string): Promise<ExtensionRow[]> {
  return db
    .selectFrom('extension')
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', '=', assignmentId)
    .selectAll()
    .orderBy('nth')
    .execute()
}

/** The part to which an entry belongs; undefined where there is no such entry. */
export async function selectExtensionPart(db: Db, tenantId: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('extension')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select('assignment_id')
    .executeTakeFirst()
  return row?.assignment_id
}

export async function insertExtension(db: Db, row: Omit<Insertable<ExtensionTable>, 'nth'>): Promise<void> {
  const { nth } = await db
    .selectFrom('extension')
    .where('tenant_id', '=', row.tenant_id)
    .where('assignment_id', '=', row.assignment_id)
    .select((eb) => eb(eb.fn.coalesce(eb.fn.max('nth'), sql<number>`0`), '+', 1).as('nth'))
    .executeTakeFirstOrThrow()
  await db
    .insertInto('extension')
    .values({ ...row, nth })
    .execute()
}

/** Changes a request that still waits. */
export async function updatePending(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<ExtensionTable>,
): Promise<void> {
  await db
    .updateTable('extension')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirstOrThrow()
}

/** A request that waits, of a part that is closed now: nobody has to decide it any more. */
export async function lapsePending(db: Db, tenantId: string, assignmentId: string, now: Date): Promise<void> {
  await db
    .updateTable('extension')
    .set({ state: 'lapsed', decided_at: now })
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', '=', assignmentId)
    .where('state', '=', 'pending')
    .execute()
}

export interface ExtensionPlace {
  id: string
  assignment_id: string
}

const waiting = (db: Db, tenantId: string, givers: Givers) =>
  db
    .selectFrom('extension as e')
    .innerJoin('assignment as p', (join) =>
      join.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.id', '=', 'e.assignment_id'),
    )
    .where('e.tenant_id', '=', tenantId)
    .where('e.state', '=', 'pending')
    .$if(givers === null, (query) => query.where('p.assigner_id', 'is', null))
    .$if(givers !== null, (query) => query.where('p.assigner_id', 'in', givers ?? []))

/** Requests that wait for who gave the parts, the longest waiting first. */
export async function selectWaitingExtensions(
  db: Db,
  tenantId: string,
  givers: Givers,
  limit: number,
): Promise<ExtensionPlace[]> {
  return waiting(db, tenantId, givers)
    .select(['e.id', 'e.assignment_id'])
    .orderBy('e.asked_at')
    .orderBy('e.id')
    .limit(limit)
    .execute()
}

export async function countWaitingExtensions(db: Db, tenantId: string, givers: Givers): Promise<number> {
  const { n } = await waiting(db, tenantId, givers)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Of units' parts that are not closed: the last decision about each that was made since then, the newest first. */
export async function selectDecidedExtensions(
  db: Db,
  tenantId: string,
  unitIds: string[],
  since: Date,
): Promise<ExtensionPlace[]> {
  if (!unitIds.length) return []
  const last = await db
    .selectFrom('extension as e')
    .innerJoin('assignment as p', (join) =>
      join.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.id', '=', 'e.assignment_id'),
    )
    .where('e.tenant_id', '=', tenantId)
    .where('e.origin', '=', 'asked')
    .where('e.state', 'in', ['granted', 'granted_other', 'refused'])
    .where('e.decided_at', '>', since)
    .where(among('p.organisation_id', unitIds))
    .where('p.state', 'in', ['issued', 'acknowledged', 'in_progress', 'returned', 'reopened'])
    .distinctOn(['e.assignment_id'])
    .select(['e.id', 'e.assignment_id', 'e.decided_at'])
    .orderBy('e.assignment_id')
    .orderBy('e.decided_at', 'desc')
    .execute()
  return last.sort((a, b) => (b.decided_at?.getTime() ?? 0) - (a.decided_at?.getTime() ?? 0))
}

/** The paper that supports a request, with the organisation whose part it is. */
export async function selectExtensionFile(
  db: Db,
  tenantId: string,
  id: string,
): Promise<
  | {
      organisation_id: string
      assigner_id: string | null
      sha256: string
      name: string
      size: number
      media_type: string
    }
  | undefined
> {
  return db
    .selectFrom('extension as e')
    .innerJoin('assignment as p', (join) =>
      join.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.id', '=', 'e.assignment_id'),
    )
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'e.tenant_id').onRef('f.id', '=', 'e.file_id'),
    )
    .where('e.tenant_id', '=', tenantId)
    .where('e.id', '=', id)
    .select(['p.organisation_id', 'p.assigner_id', 'f.sha256', 'f.name', 'f.size', 'f.media_type'])
    .executeTakeFirst()
}
