import type { Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { RightsChangeTable } from '../../../platform/database/schema.js'
import type { ChangeData } from '../rules/rights.js'

export type ChangeKind = RightsChangeTable['kind']

export interface ChangeRow {
  id: string
  kind: ChangeKind
  account_id: string | null
  data: ChangeData
  made_by: string
  made_at: Date
  state: RightsChangeTable['state']
  decided_by: string | null
  decided_at: Date | null
  reason: string | null
}

const COLUMNS = [
  'id',
  'kind',
  'account_id',
  'data',
  'made_by',
  'made_at',
  'state',
  'decided_by',
  'decided_at',
  'reason',
] as const

const changes = (db: Db, tenantId: string) =>
  db.selectFrom('rights_change').where('tenant_id', '=', tenantId).select(COLUMNS)

export async function insertChange(db: Db, row: Insertable<RightsChangeTable>): Promise<void> {
  await db.insertInto('rights_change').values(row).execute()
}

/** Those that wait, oldest first. */
export async function selectWaiting(db: Db, tenantId: string, limit: number): Promise<ChangeRow[]> {
  return (await changes(db, tenantId)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .limit(limit)
    .execute()) as ChangeRow[]
}

/** Those that were decided, last decided first. */
export async function selectDecided(db: Db, tenantId: string, limit: number): Promise<ChangeRow[]> {
  return (await changes(db, tenantId)
    .where('state', '!=', 'waiting')
    .orderBy('decided_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()) as ChangeRow[]
}

/** Those of these that there are, in order, locked against a decision at the same moment. */
export async function lockChanges(db: Db, tenantId: string, ids: string[]): Promise<ChangeRow[]> {
  return (await changes(db, tenantId).where('id', 'in', ids).orderBy('id').forUpdate().execute()) as ChangeRow[]
}

/** Changes of an account that wait. */
export async function selectWaitingOf(db: Db, tenantId: string, accountId: string): Promise<ChangeRow[]> {
  return (await changes(db, tenantId)
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .orderBy('id')
    .execute()) as ChangeRow[]
}

export async function countWaiting(db: Db, tenantId: string): Promise<number> {
  const { n } = await db
    .selectFrom('rights_change')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'waiting')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Those that wait and were neither made by this account nor are about it. */
export async function countWaitingFor(db: Db, tenantId: string, accountId: string): Promise<number> {
  const { n } = await db
    .selectFrom('rights_change')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'waiting')
    .where('made_by', '!=', accountId)
    .where((eb) => eb.or([eb('account_id', 'is', null), eb('account_id', '!=', accountId)]))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

export async function decideChanges(
  db: Db,
  tenantId: string,
  ids: string[],
  decision: { state: 'confirmed' | 'reversed'; decided_by: string; decided_at: Date; reason: string | null },
): Promise<void> {
  await db.updateTable('rights_change').set(decision).where('tenant_id', '=', tenantId).where('id', 'in', ids).execute()
}
