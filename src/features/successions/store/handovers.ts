/** Hand-over lists and the parts on them. */
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { HandoverItemTable, HandoverTable } from '../../../platform/database/schema.js'

export type HandoverRow = Selectable<HandoverTable> & { from_title: string | null; to_title: string | null }
export type ItemRow = Selectable<HandoverItemTable>

const handovers = (db: Db, tenantId: string) =>
  db
    .selectFrom('handover as h')
    .leftJoin('account as f', (join) =>
      join.onRef('f.tenant_id', '=', 'h.tenant_id').onRef('f.id', '=', 'h.from_confirmed_by'),
    )
    .leftJoin('account as t', (join) =>
      join.onRef('t.tenant_id', '=', 'h.tenant_id').onRef('t.id', '=', 'h.to_confirmed_by'),
    )
    .where('h.tenant_id', '=', tenantId)
    .selectAll('h')
    .select(['f.title as from_title', 't.title as to_title'])

export async function selectHandover(db: Db, tenantId: string, id: string): Promise<HandoverRow | undefined> {
  return handovers(db, tenantId).where('h.id', '=', id).executeTakeFirst()
}

/** Deeds on the lists of one change come one after the other. */
export async function lockLists(db: Db, tenantId: string, successionId: string): Promise<void> {
  await db
    .selectFrom('succession')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', successionId)
    .select('id')
    .forNoKeyUpdate()
    .executeTakeFirst()
}

export async function selectHandoversOf(db: Db, tenantId: string, successionId: string): Promise<HandoverRow[]> {
  return handovers(db, tenantId).where('h.succession_id', '=', successionId).orderBy('h.id').execute()
}

/** Lists that are not done, of all changes, the oldest first. */
export async function selectOpenHandovers(db: Db, tenantId: string): Promise<HandoverRow[]> {
  return handovers(db, tenantId).where('h.done_at', 'is', null).orderBy('h.id').execute()
}

export async function insertHandover(db: Db, row: Insertable<HandoverTable>): Promise<void> {
  await db.insertInto('handover').values(row).execute()
}

export async function updateHandover(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<HandoverTable>,
): Promise<number> {
  const row = await db
    .updateTable('handover')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

export async function selectItems(db: Db, tenantId: string, handoverIds: string[]): Promise<ItemRow[]> {
  if (!handoverIds.length) return []
  return db
    .selectFrom('handover_item')
    .where('tenant_id', '=', tenantId)
    .where('handover_id', 'in', handoverIds)
    .selectAll()
    .execute()
}

export async function insertItems(
  db: Db,
  tenantId: string,
  handoverId: string,
  assignmentIds: string[],
): Promise<void> {
  for (let at = 0; at < assignmentIds.length; at += 500)
    await db
      .insertInto('handover_item')
      .values(
        assignmentIds.slice(at, at + 500).map((assignmentId) => ({
          tenant_id: tenantId,
          handover_id: handoverId,
          assignment_id: assignmentId,
        })),
      )
      .execute()
}

export async function updateItem(
  db: Db,
  tenantId: string,
  handoverId: string,
  assignmentId: string,
  set: Updateable<HandoverItemTable>,
): Promise<void> {
  await db
    .updateTable('handover_item')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('handover_id', '=', handoverId)
    .where('assignment_id', '=', assignmentId)
    .execute()
}

export async function deleteItem(db: Db, tenantId: string, handoverId: string, assignmentId: string): Promise<void> {
  await db
    .deleteFrom('handover_item')
    .where('tenant_id', '=', tenantId)
    .where('handover_id', '=', handoverId)
    .where('assignment_id', '=', assignmentId)
    .execute()
}

/** Takes out the lists of a change that is taken back. The caller has seen that none of them was carried out. */
export async function deleteHandovers(db: Db, tenantId: string, successionId: string): Promise<void> {
  const own = db
    .selectFrom('handover')
    .where('tenant_id', '=', tenantId)
    .where('succession_id', '=', successionId)
    .select('id')
  await db.deleteFrom('handover_item').where('tenant_id', '=', tenantId).where('handover_id', 'in', own).execute()
  await db.deleteFrom('handover').where('tenant_id', '=', tenantId).where('succession_id', '=', successionId).execute()
}

/** How many parts are on each list. */
export async function countItems(db: Db, tenantId: string, handoverIds: string[]): Promise<Map<string, number>> {
  if (!handoverIds.length) return new Map()
  const rows = await db
    .selectFrom('handover_item')
    .where('tenant_id', '=', tenantId)
    .where('handover_id', 'in', handoverIds)
    .select(['handover_id', sql<number>`count(*)::int`.as('n')])
    .groupBy('handover_id')
    .execute()
  return new Map(rows.map((row) => [row.handover_id, row.n]))
}

/**
 * Changes whose day has come and of which something is left to do: open work of a body that ended by one, on no list yet; a list
 * that both sides have confirmed and that is not done. `account_id` is who decided: the last to confirm, else who entered it.
 */
export async function selectDue(
  db: Db,
  today: string,
): Promise<{ tenant_id: string; succession_id: string; account_id: string }[]> {
  const { rows } = await sql<{ tenant_id: string; succession_id: string; account_id: string }>`
    select s.tenant_id, s.id as succession_id, coalesce((select h.to_confirmed_by from handover h
        where h.tenant_id = s.tenant_id and h.succession_id = s.id and h.done_at is null
        order by h.to_confirmed_at desc nulls last limit 1), s.entered_by) as account_id
    from succession s
    where s.cancelled_at is null and s.effective <= ${today} and (
      exists (select 1 from handover h where h.tenant_id = s.tenant_id and h.succession_id = s.id
        and h.from_confirmed_at is not null and h.to_confirmed_at is not null and h.done_at is null)
      or (exists (select 1 from succession_body n where n.tenant_id = s.tenant_id and n.succession_id = s.id and n.side = 'successor')
        and exists (select 1 from succession_body b
          join organisation o on o.tenant_id = b.tenant_id and o.id = b.organisation_id and o.valid_to = s.effective
          join assignment p on p.tenant_id = b.tenant_id and p.organisation_id = b.organisation_id
            and p.state not in ('accepted', 'withdrawn', 'cancelled', 'handed_on', 'transferred')
          where b.tenant_id = s.tenant_id and b.succession_id = s.id and b.side = 'predecessor'
            and not exists (select 1 from handover_item i join handover h on h.tenant_id = i.tenant_id and h.id = i.handover_id
              where i.tenant_id = p.tenant_id and i.assignment_id = p.id and h.succession_id = s.id))))
    order by s.effective, s.id`.execute(db)
  return rows
}

export async function deleteHandover(db: Db, tenantId: string, id: string): Promise<void> {
  await db.deleteFrom('handover').where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}
