/** Relations between organisations: under whom one stands, whom it directs or advises, whose newspaper it governs. */
import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { OrganisationRelationTable } from '../../../platform/database/schema.js'

export type RelationRow = Selectable<OrganisationRelationTable>

/** All relations in which an organisation stands, on either side. */
export async function selectRelations(db: Db, tenantId: string, organisationId: string): Promise<RelationRow[]> {
  return db
    .selectFrom('organisation_relation')
    .where('tenant_id', '=', tenantId)
    .where((eb) => eb.or([eb('organisation_id', '=', organisationId), eb('other_id', '=', organisationId)]))
    .selectAll()
    .orderBy('valid_from')
    .orderBy('id')
    .execute()
}

/** All relations that ever were or are to be. */
export async function selectAllRelations(db: Db, tenantId: string): Promise<RelationRow[]> {
  return db.selectFrom('organisation_relation').where('tenant_id', '=', tenantId).selectAll().execute()
}

/** Who stood under whom, ever. */
export async function selectParents(db: Db, tenantId: string): Promise<RelationRow[]> {
  return db
    .selectFrom('organisation_relation')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'parent')
    .selectAll()
    .execute()
}

export async function selectRelation(db: Db, tenantId: string, id: string): Promise<RelationRow | undefined> {
  return db
    .selectFrom('organisation_relation')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

export async function insertRelations(db: Db, rows: Insertable<OrganisationRelationTable>[]): Promise<void> {
  if (rows.length) await db.insertInto('organisation_relation').values(rows).execute()
}

export async function endRelation(db: Db, tenantId: string, id: string, validTo: string): Promise<void> {
  await db
    .updateTable('organisation_relation')
    .set({ valid_to: validTo })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export async function deleteRelation(db: Db, tenantId: string, id: string): Promise<void> {
  await db.deleteFrom('organisation_relation').where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}
