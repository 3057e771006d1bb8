/** Changes of the organisations, with who was before, who goes on, and what was allotted to whom. */
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type {
  SuccessionBodyTable,
  SuccessionFunctionTable,
  SuccessionTable,
} from '../../../platform/database/schema.js'

export type SuccessionRow = Selectable<SuccessionTable>

export interface SuccessionWithBodies extends SuccessionRow {
  predecessors: string[]
  /** The main one first. */
  successors: string[]
  entered_title: string
}

const bodies = (side: 'predecessor' | 'successor') =>
  sql<string[]>`coalesce((select array_agg(b.organisation_id order by b.position) from succession_body b
    where b.tenant_id = s.tenant_id and b.succession_id = s.id and b.side = ${side}), '{}')`

const living = (db: Db, tenantId: string) =>
  db
    .selectFrom('succession as s')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.entered_by'),
    )
    .where('s.tenant_id', '=', tenantId)
    .where('s.cancelled_at', 'is', null)
    .selectAll('s')
    .select([
      'a.title as entered_title',
      bodies('predecessor').as('predecessors'),
      bodies('successor').as('successors'),
    ])

/** Changes that hold, the latest day first. */
export async function selectSuccessions(db: Db, tenantId: string): Promise<SuccessionWithBodies[]> {
  return living(db, tenantId).orderBy('s.effective', 'desc').orderBy('s.id', 'desc').execute()
}

export async function selectSuccession(
  db: Db,
  tenantId: string,
  id: string,
): Promise<SuccessionWithBodies | undefined> {
  return living(db, tenantId).where('s.id', '=', id).executeTakeFirst()
}

export async function successionExists(db: Db, tenantId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('succession')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function insertSuccession(
  db: Db,
  row: Insertable<SuccessionTable>,
  bodiesOf: Insertable<SuccessionBodyTable>[],
  functions: Insertable<SuccessionFunctionTable>[],
): Promise<void> {
  await db.insertInto('succession').values(row).execute()
  if (bodiesOf.length) await db.insertInto('succession_body').values(bodiesOf).execute()
  if (functions.length) await db.insertInto('succession_function').values(functions).execute()
}

export async function selectFunctions(
  db: Db,
  tenantId: string,
  successionId: string,
): Promise<Selectable<SuccessionFunctionTable>[]> {
  return db
    .selectFrom('succession_function')
    .where('tenant_id', '=', tenantId)
    .where('succession_id', '=', successionId)
    .selectAll()
    .orderBy('position')
    .execute()
}

export interface AllottedPart {
  succession_id: string
  assignment_id: string
  organisation_id: string
}

/** Parts of tasks that were allotted one by one: by one change, or by all that hold. */
export async function selectAllotted(db: Db, tenantId: string, successionId: string | null): Promise<AllottedPart[]> {
  return db
    .selectFrom('succession_part as p')
    .innerJoin('succession as s', (join) =>
      join.onRef('s.tenant_id', '=', 'p.tenant_id').onRef('s.id', '=', 'p.succession_id'),
    )
    .where('p.tenant_id', '=', tenantId)
    .where('s.cancelled_at', 'is', null)
    .$if(successionId !== null, (query) => query.where('p.succession_id', '=', successionId))
    .select(['p.succession_id', 'p.assignment_id', 'p.organisation_id'])
    .execute()
}

export async function allotPart(
  db: Db,
  tenantId: string,
  successionId: string,
  assignmentId: string,
  organisationId: string,
): Promise<void> {
  await db
    .insertInto('succession_part')
    .values({
      tenant_id: tenantId,
      succession_id: successionId,
      assignment_id: assignmentId,
      organisation_id: organisationId,
    })
    .onConflict((c) =>
      c.columns(['tenant_id', 'succession_id', 'assignment_id']).doUpdateSet({ organisation_id: organisationId }),
    )
    .execute()
}

export async function cancelSuccession(
  db: Db,
  tenantId: string,
  id: string,
  set: { cancelled_by: string; cancelled_at: Date; cancel_reason: string },
): Promise<void> {
  await db.deleteFrom('succession_part').where('tenant_id', '=', tenantId).where('succession_id', '=', id).execute()
  await db.deleteFrom('succession_function').where('tenant_id', '=', tenantId).where('succession_id', '=', id).execute()
  await db.deleteFrom('succession_body').where('tenant_id', '=', tenantId).where('succession_id', '=', id).execute()
  await db.updateTable('succession').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}
