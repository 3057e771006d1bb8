import { sql, type Insertable } from 'kysely'
import type { Db } from '../../platform/context.js'
import type { CalendarFeedTable } from '../../platform/database/schema.js'

export interface FeedRow {
  id: string
  name: string
  created_at: Date
  last_used_at: Date | null
}

/** A feed dies with a hand-over: who holds the account now did not make it. */
const stillOwn = sql<boolean>`not exists (
  select from rights_change r where r.tenant_id = f.tenant_id and r.account_id = f.account_id
    and r.kind = 'hand-over' and r.made_at >= f.created_at)`

export function selectFeeds(db: Db, tenantId: string, accountId: string): Promise<FeedRow[]> {
  return db
    .selectFrom('calendar_feed as f')
    .where('f.tenant_id', '=', tenantId)
    .where('f.account_id', '=', accountId)
    .where('f.revoked_at', 'is', null)
    .where(stillOwn)
    .select(['f.id', 'f.name', 'f.created_at', 'f.last_used_at'])
    .orderBy('f.id')
    .execute()
}

export async function insertFeed(db: Db, row: Insertable<CalendarFeedTable>): Promise<void> {
  await db.insertInto('calendar_feed').values(row).execute()
}

/** Revokes one of the account's own feeds; answers its name. */
export async function revoke(
  db: Db,
  tenantId: string,
  accountId: string,
  id: string,
  now: Date,
): Promise<string | undefined> {
  const row = await db
    .updateTable('calendar_feed')
    .set({ revoked_at: now })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning('name')
    .executeTakeFirst()
  return row?.name
}

/** Ends every feed of an account. */
export async function revokeAllOf(db: Db, tenantId: string, accountId: string, now: Date): Promise<void> {
  await db
    .updateTable('calendar_feed')
    .set({ revoked_at: now })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute()
}

export interface AskedFeed {
  tenant_id: string
  id: string
  base_url: string
  last_used_at: Date | null
  units: string[]
}

/** A living feed by the hash of its token, of an account that is let in, with the units that this works for now. */
export async function selectAsked(db: Db, hash: Buffer, now: Date): Promise<AskedFeed | undefined> {
  const { rows } = await sql<AskedFeed>`
    select f.tenant_id, f.id, f.base_url, f.last_used_at,
      array(select distinct g.organisation_id::text from role_grant g
        where g.tenant_id = f.tenant_id and g.account_id = f.account_id and g.role in ('head', 'officer')
          and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})) as units
    from calendar_feed f
    join account a on a.tenant_id = f.tenant_id and a.id = f.account_id and not a.suspended
    where f.token_hash = ${hash} and f.revoked_at is null and ${stillOwn}`.execute(db)
  return rows[0]
}

export async function touchFeed(db: Db, tenantId: string, id: string, now: Date): Promise<void> {
  await db
    .updateTable('calendar_feed')
    .set({ last_used_at: now })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .execute()
}

export interface FeedPart {
  id: string
  state: string
  role: 'lead' | 'cooperating' | 'under'
  version: number
  last_day: string
  changed_at: Date
  task_id: string
  title: string
  path: string
  document_number: string | null
  document_kind: string | null
}

const LEFT = sql`('withdrawn', 'cancelled', 'handed_on', 'transferred')`

/** Parts of some units that have a deadline: what is open, by deadline, and what has ended since an instant. */
export async function selectFeedParts(
  db: Db,
  tenantId: string,
  unitIds: string[],
  endedSince: Date,
  limit: number,
): Promise<FeedPart[]> {
  if (!unitIds.length) return []
  const { rows } = await sql<FeedPart>`
    with p as (
      (select * from assignment where tenant_id = ${tenantId} and organisation_id = any (${unitIds}::uuid[])
         and state not in ('accepted', 'withdrawn', 'cancelled', 'handed_on', 'transferred') and last_day is not null
       order by due_at, id limit ${limit})
      union all
      (select * from assignment where tenant_id = ${tenantId} and organisation_id = any (${unitIds}::uuid[])
         and (state = 'accepted' or state in ${LEFT}) and state_since >= ${endedSince} and last_day is not null
       order by state_since desc, id desc limit ${limit}))
    select p.id, p.state, p.role, p.version, p.last_day, p.task_id, t.title, t.path,
      d.number as document_number, d.kind as document_kind,
      greatest(p.created_at, p.state_since, (select max(x.decided_at) from extension x
        where x.tenant_id = p.tenant_id and x.assignment_id = p.id)) as changed_at
    from p
    join task t on t.tenant_id = p.tenant_id and t.id = p.task_id
    join document d on d.tenant_id = p.tenant_id and d.id = p.document_id
    order by p.last_day, p.id`.execute(db)
  return rows
}
