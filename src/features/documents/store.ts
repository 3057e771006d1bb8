import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type { DocumentTable, ReadingOrderTable } from '../../platform/database/schema.js'
import type { Paper } from '../../reader/paper.js'

export type OrderRow = Selectable<ReadingOrderTable>

export async function insertDocument(db: Db, row: Insertable<DocumentTable>): Promise<void> {
  await db.insertInto('document').values(row).execute()
}

export interface FirstRow {
  id: string
  number: string | null
  subject: string | null
  name: string
  received_at: Date
  title: string
}

const first = (db: Db, tenantId: string) =>
  db
    .selectFrom('document as d')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'd.tenant_id').onRef('f.id', '=', 'd.file_id'),
    )
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'd.tenant_id').onRef('a.id', '=', 'd.received_by'),
    )
    .where('d.tenant_id', '=', tenantId)
    .where('d.state', '!=', 'discarded')
    .select(['d.id', 'd.number', 'd.subject', 'f.name', 'd.received_at', 'a.title'])
    .orderBy('d.received_at')

export const selectFirstWithFile = (db: Db, tenantId: string, sha256: string): Promise<FirstRow | undefined> =>
  first(db, tenantId).where('f.sha256', '=', sha256).executeTakeFirst()

export const selectFirstWithNumber = (db: Db, tenantId: string, key: string): Promise<FirstRow | undefined> =>
  first(db, tenantId).where('d.number_key', '=', key).executeTakeFirst()

export type DocumentRow = Omit<Selectable<DocumentTable>, 'search' | 'search_text'> & {
  file_name: string
  size: number
  media_type: string
  sha256: string
  received_title: string
  issued_title: string | null
}

/** Every dispatch that waits to be read, of all offices. */
export async function selectReceived(db: Db): Promise<{ tenant_id: string; id: string }[]> {
  return db.selectFrom('document').select(['tenant_id', 'id']).where('state', '=', 'received').execute()
}

export async function selectDocument(db: Db, tenantId: string, id: string): Promise<DocumentRow | undefined> {
  return db
    .selectFrom('document as d')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'd.tenant_id').onRef('f.id', '=', 'd.file_id'),
    )
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'd.tenant_id').onRef('a.id', '=', 'd.received_by'),
    )
    .leftJoin('account as i', (join) => join.onRef('i.tenant_id', '=', 'd.tenant_id').onRef('i.id', '=', 'd.issued_by'))
    .where('d.tenant_id', '=', tenantId)
    .where('d.id', '=', id)
    .select([
      'd.tenant_id',
      'd.id',
      'd.file_id',
      'd.state',
      'd.problem',
      'd.head',
      'd.head_corrected',
      'd.paper',
      'd.open_points',
      'd.system',
      'd.kind',
      'd.number',
      'd.number_key',
      'd.issuer',
      'd.issued_on',
      'd.subject',
      'd.urgency',
      'd.version',
      'd.received_by',
      'd.received_at',
      'd.issued_by',
      'd.issued_at',
      'd.discard_reason',
      'f.name as file_name',
      'f.size',
      'f.media_type',
      'f.sha256',
      'a.title as received_title',
      'i.title as issued_title',
    ])
    .executeTakeFirst()
}

export interface LockedDocument {
  id: string
  state: DocumentTable['state']
  version: number
  issued_on: string | null
}

/** The document's row, locked: changes of one reading come one after the other. */
export async function lockDocument(db: Db, tenantId: string, id: string): Promise<LockedDocument | undefined> {
  return db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select(['id', 'state', 'version', 'issued_on'])
    .forUpdate()
    .executeTakeFirst()
}

export async function updateDocument(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<DocumentTable>,
): Promise<void> {
  await db.updateTable('document').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** Counts a change of the reading and answers with the new version. */
export async function bumpVersion(db: Db, tenantId: string, id: string): Promise<number> {
  const row = await db
    .updateTable('document')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function selectPaperText(db: Db, tenantId: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select(sql<string | null>`paper->>'text'`.as('text'))
    .executeTakeFirst()
  return row?.text ?? null
}

/** The paper without its text: where its blocks lie, and which pages were recognised. */
export async function selectLayout(db: Db, tenantId: string, id: string): Promise<Pick<Paper, 'blocks' | 'sheets'>> {
  const row = await db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select(sql<Pick<Paper, 'blocks' | 'sheets'> | null>`paper - 'text'`.as('layout'))
    .executeTakeFirst()
  return row?.layout ?? { blocks: [] }
}

/** True when one of the units has, or had, a part in the dispatch. */
export async function unitsHavePart(db: Db, tenantId: string, documentId: string, unitIds: string[]): Promise<boolean> {
  if (!unitIds.length) return false
  const row = await db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .where('organisation_id', 'in', unitIds)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export interface ListFilter {
  /** null: the whole office; else only issued dispatches in which one of the units has a part. */
  unitIds: string[] | null
  state?: string | undefined
  system?: string | undefined
  kind?: string | undefined
  words?: string | null
  from?: string | undefined
  to?: string | undefined
  after: { at: Date; id: string } | null
  limit: number
}

export type ListRow = Pick<
  DocumentRow,
  | 'id'
  | 'state'
  | 'system'
  | 'kind'
  | 'number'
  | 'issuer'
  | 'issued_on'
  | 'subject'
  | 'urgency'
  | 'file_name'
  | 'received_at'
  | 'received_title'
  | 'issued_at'
> & {
  orders: number
  confirmed: number
  changed: 'amended' | 'replaced' | 'recalled' | null
}

export async function selectDocuments(db: Db, tenantId: string, filter: ListFilter): Promise<ListRow[]> {
  const orders = (which: 'living' | 'confirmed') =>
    sql<number>`(select count(*)::int from reading_order o where o.tenant_id = d.tenant_id and o.document_id = d.id and ${which === 'living' ? sql`o.state <> 'dropped'` : sql`o.state = 'confirmed'`})`
  let query = db
    .selectFrom('document as d')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'd.tenant_id').onRef('f.id', '=', 'd.file_id'),
    )
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'd.tenant_id').onRef('a.id', '=', 'd.received_by'),
    )
    .where('d.tenant_id', '=', tenantId)
    .where('d.state', '!=', 'discarded')
    .select([
      'd.id',
      'd.state',
      'd.system',
      'd.kind',
      'd.number',
      'd.issuer',
      'd.issued_on',
      'd.subject',
      'd.urgency',
      'f.name as file_name',
      'd.received_at',
      'a.title as received_title',
      'd.issued_at',
      orders('living').as('orders'),
      orders('confirmed').as('confirmed'),
      changed.as('changed'),
    ])
  if (filter.unitIds) query = query.where('d.state', '=', 'issued').where(withPartOf(filter.unitIds))
  if (filter.state) query = query.where('d.state', '=', filter.state as DocumentTable['state'])
  if (filter.system) query = query.where('d.system', '=', filter.system)
  if (filter.kind) query = query.where('d.kind', '=', filter.kind)
  if (filter.words) query = query.where(sql<boolean>`d.search @@ to_tsquery('simple', ${filter.words})`)
  if (filter.from) query = query.where('d.issued_on', '>=', filter.from)
  if (filter.to) query = query.where('d.issued_on', '<=', filter.to)
  if (filter.after)
    query = query.where(sql<boolean>`(d.received_at, d.id) < (${filter.after.at}, ${filter.after.id}::uuid)`)
  return query.orderBy('d.received_at', 'desc').orderBy('d.id', 'desc').limit(filter.limit).execute()
}

/** How the dispatch `d` was changed last, after its tasks were given. */
const changed = sql<'amended' | 'replaced' | 'recalled' | null>`(
  select s.kind from source_change s where s.tenant_id = d.tenant_id and s.document_id = d.id and s.taken_back_at is null
  order by s.recorded_at desc limit 1)`

/** One of the units has, or had, a part in the dispatch `d`. */
const withPartOf = (unitIds: string[]) =>
  sql<boolean>`exists (select 1 from assignment p where p.tenant_id = d.tenant_id and p.document_id = d.id and p.organisation_id = any(${unitIds}::uuid[]))`

export type NumberRow = Pick<DocumentRow, 'id' | 'number_key' | 'issued_on'>

/** Dispatches under numbers as they stand in their keys, of those that the units (null: the whole office) may see. */
export async function selectNumbers(
  db: Db,
  tenantId: string,
  numbers: string[],
  unitIds: string[] | null,
): Promise<NumberRow[]> {
  let query = db
    .selectFrom('document as d')
    .where('d.tenant_id', '=', tenantId)
    .where('d.state', '!=', 'discarded')
    .where(sql<boolean>`split_part(d.number_key, '|', 1) = any(${numbers})`)
    .select(['d.id', 'd.number_key', 'd.issued_on'])
  if (unitIds) query = query.where('d.state', '=', 'issued').where(withPartOf(unitIds))
  return query.execute()
}

/** Kinds of the dispatches that the units (null: the whole office) see in the list. */
export async function selectKinds(db: Db, tenantId: string, unitIds: string[] | null): Promise<string[]> {
  let query = db
    .selectFrom('document as d')
    .where('d.tenant_id', '=', tenantId)
    .where('d.state', '!=', 'discarded')
    .where('d.kind', 'is not', null)
    .select('d.kind')
    .distinct()
    .orderBy('d.kind')
  if (unitIds) query = query.where('d.state', '=', 'issued').where(withPartOf(unitIds))
  const rows = await query.execute()
  return rows.flatMap((row) => (row.kind ? [row.kind] : []))
}

export async function selectOrders(
  db: Db,
  tenantId: string,
  documentId: string,
): Promise<(OrderRow & { confirmed_title: string | null })[]> {
  return db
    .selectFrom('reading_order as o')
    .leftJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'o.tenant_id').onRef('a.id', '=', 'o.confirmed_by'),
    )
    .where('o.tenant_id', '=', tenantId)
    .where('o.document_id', '=', documentId)
    .selectAll('o')
    .select('a.title as confirmed_title')
    .orderBy('o.position')
    .orderBy('o.id')
    .execute()
}

export async function selectOrder(
  db: Db,
  tenantId: string,
  documentId: string,
  id: string,
): Promise<OrderRow | undefined> {
  return db
    .selectFrom('reading_order')
    .where('tenant_id', '=', tenantId)
    .where('document_id', '=', documentId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

export async function insertOrders(db: Db, rows: Insertable<ReadingOrderTable>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += 200)
    await db
      .insertInto('reading_order')
      .values(rows.slice(at, at + 200))
      .execute()
}

export async function deleteOrders(db: Db, tenantId: string, documentId: string): Promise<void> {
  await db.deleteFrom('reading_order').where('tenant_id', '=', tenantId).where('document_id', '=', documentId).execute()
}

export async function deleteOrder(db: Db, tenantId: string, id: string): Promise<void> {
  await db.deleteFrom('reading_order').where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

/** Changes an order and counts its version up. */
export async function updateOrder(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<ReadingOrderTable>,
): Promise<number> {
  const row = await db
    .updateTable('reading_order')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
