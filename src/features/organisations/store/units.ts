/** Organisations and their names over time. */
import { sql, type ExpressionBuilder, type Insertable, type Selectable, type Updateable } from 'kysely'
import { among } from '../../../platform/database/among.js'
import type { Db } from '../../../platform/context.js'
import type {
  OrganisationNameTable,
  OrganisationRelationTable,
  OrganisationTable,
  Schema,
} from '../../../platform/database/schema.js'

export type NameRow = Selectable<OrganisationNameTable>

export interface OrganisationRow {
  id: string
  kind: string
  system: string
  valid_from: string
  valid_to: string | null
  parent_id: string | null
  name: string
  short_name: string
  symbol: string | null
  identifier: string | null
  aliases: string[]
}

/** The parent on a day, of the organisation `o`. */
const parentOn = (on: string) =>
  sql<
    string | null
  >`(select r.other_id from organisation_relation r where r.tenant_id = o.tenant_id and r.organisation_id = o.id
    and r.kind = 'parent' and r.valid_from <= ${on} and (r.valid_to is null or r.valid_to > ${on}))`.as('parent_id')

const holds =
  (on: string) => (eb: ExpressionBuilder<Schema & { o: OrganisationTable; n: OrganisationNameTable }, 'o' | 'n'>) =>
    eb.and([
      eb('o.valid_from', '<=', on),
      eb.or([eb('o.valid_to', 'is', null), eb('o.valid_to', '>', on)]),
      eb('n.valid_from', '<=', on),
      eb.or([eb('n.valid_to', 'is', null), eb('n.valid_to', '>', on)]),
    ])

/** Organisations that exist on a day, under the names that hold on it. */
export async function selectOrganisations(db: Db, tenantId: string, on: string): Promise<OrganisationRow[]> {
  return db
    .selectFrom('organisation as o')
    .innerJoin('organisation_name as n', (join) =>
      join.onRef('n.tenant_id', '=', 'o.tenant_id').onRef('n.organisation_id', '=', 'o.id'),
    )
    .where('o.tenant_id', '=', tenantId)
    .where(holds(on))
    .select([
      'o.id',
      'o.kind',
      'o.system',
      'o.valid_from',
      'o.valid_to',
      parentOn(on),
      'n.name',
      'n.short_name',
      'n.symbol',
      'n.identifier',
      'n.aliases',
    ])
    .orderBy('o.created_at')
    .orderBy('o.id')
    .execute()
}

export type UnitRow = Selectable<OrganisationTable>

/** Organisations by their ids, or all that ever were, in the order in which they were entered. */
export async function selectUnits(db: Db, tenantId: string, ids: string[] | null): Promise<UnitRow[]> {
  if (ids?.length === 0) return []
  return db
    .selectFrom('organisation')
    .where('tenant_id', '=', tenantId)
    .$if(ids !== null, (query) => query.where('id', 'in', ids ?? []))
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** All names of organisations, or of all that ever were, the first first. */
export async function selectNames(db: Db, tenantId: string, ids: string[] | null): Promise<NameRow[]> {
  if (ids?.length === 0) return []
  return db
    .selectFrom('organisation_name')
    .where('tenant_id', '=', tenantId)
    .$if(ids !== null, (query) => query.where(among('organisation_id', ids ?? [])))
    .selectAll()
    .orderBy('organisation_id')
    .orderBy('valid_from')
    .execute()
}

export async function insertOrganisation(
  db: Db,
  row: Insertable<OrganisationTable>,
  name: Insertable<OrganisationNameTable>,
): Promise<void> {
  await db.insertInto('organisation').values(row).execute()
  await db.insertInto('organisation_name').values(name).execute()
}

/** Many at once: parents before their children. */
export async function insertOrganisations(
  db: Db,
  rows: Insertable<OrganisationTable>[],
  names: Insertable<OrganisationNameTable>[],
  relations: Insertable<OrganisationRelationTable>[],
): Promise<void> {
  const slices = async <T>(all: T[], write: (slice: T[]) => Promise<unknown>): Promise<void> => {
    for (let at = 0; at < all.length; at += 500) await write(all.slice(at, at + 500))
  }
  await slices(rows, (slice) => db.insertInto('organisation').values(slice).execute())
  await slices(names, (slice) => db.insertInto('organisation_name').values(slice).execute())
  await slices(relations, (slice) => db.insertInto('organisation_relation').values(slice).execute())
}

export async function insertName(db: Db, row: Insertable<OrganisationNameTable>): Promise<void> {
  await db.insertInto('organisation_name').values(row).execute()
}

export async function updateName(
  db: Db,
  tenantId: string,
  organisationId: string,
  validFrom: string,
  set: Updateable<OrganisationNameTable>,
): Promise<void> {
  await db
    .updateTable('organisation_name')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', '=', organisationId)
    .where('valid_from', '=', validFrom)
    .execute()
}

/** Changes of the structure of one office come one after the other; everything else goes on beside them. */
export async function lockStructure(db: Db, tenantId: string): Promise<void> {
  await db.selectFrom('tenant').where('id', '=', tenantId).select('id').forNoKeyUpdate().executeTakeFirstOrThrow()
}

export async function updateUnit(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<OrganisationTable>,
): Promise<void> {
  await db.updateTable('organisation').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** The names under which an identifier was or is held. */
export async function selectByIdentifier(db: Db, tenantId: string, identifier: string): Promise<NameRow[]> {
  return db
    .selectFrom('organisation_name')
    .where('tenant_id', '=', tenantId)
    .where('identifier', '=', identifier)
    .selectAll()
    .execute()
}

export async function documentExists(db: Db, tenantId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('state', '!=', 'discarded')
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The one dispatch of the register with a folded number and symbol, of a day; null where there is none or more than one. */
export async function findDocument(db: Db, tenantId: string, number: string, date: string): Promise<string | null> {
  const rows = await db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where(sql<string>`split_part(number_key, '|', 1)`, '=', number)
    .where('issued_on', '=', date)
    .where('state', '!=', 'discarded')
    .select('id')
    .limit(2)
    .execute()
  return rows.length === 1 ? (rows[0]?.id ?? null) : null
}
