/** Which parts are to be reminded of now: by windows of days and ranges of instants, never part by part. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { Window } from '../rules.js'

/** A part with everybody who is to be told of it. */
export interface DuePart {
  id: string
  task_id: string
  document_id: string
  organisation_id: string
  role: 'lead' | 'cooperating' | 'under'
  due_at: Date
  due_day: string
  stage: number
  accounts: string[]
}

/** Where the next slice begins. */
export interface After {
  dueAt: Date
  id: string
}

/** Head and officers of the part's unit, as roles are held now. */
const workers = (now: Date) => sql`
  select distinct g.account_id
  from role_grant g join account a on a.tenant_id = g.tenant_id and a.id = g.account_id and not a.suspended
  where g.tenant_id = p.tenant_id and g.organisation_id = p.organisation_id and g.role in ('head', 'officer')
    and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now})`

/** Nobody is told twice, nor of what is less pressing than what he was told before. */
const untold = sql`not exists (
  select from notice n where n.tenant_id = p.tenant_id and n.assignment_id = p.id and n.account_id = w.account_id
    and n.due_day = p.last_day and n.stage >= s.stage)`

/** States in which the unit has the part and is expected to go on: what stands still or waits for the office is not reminded of. */
export const OPEN = sql`p.state in ('issued', 'acknowledged', 'in_progress', 'returned', 'reopened')`

const beyond = (after: After | null) =>
  after ? sql`and (p.due_at, p.id) > (${after.dueAt}, ${after.id}::uuid)` : sql``

const columns = sql`p.id, p.task_id, p.document_id, p.organisation_id, p.role, p.due_at, p.last_day as due_day, s.stage,
  array_agg(w.account_id) as accounts`
const grouped = sql`group by p.id, p.task_id, p.document_id, p.organisation_id, p.role, p.due_at, p.last_day, s.stage`

/** Open parts whose last day lies in one of the windows and of which somebody was not told yet, by deadline. */
export async function selectComing(
  db: Db,
  tenantId: string,
  now: Date,
  windows: Window[],
  after: After | null,
  limit: number,
): Promise<DuePart[]> {
  if (!windows.length) return []
  const given = JSON.stringify(
    windows.map(({ lastDay, stage, madeBefore }) => ({ last_day: lastDay, stage, made_before: madeBefore })),
  )
  const { rows } = await sql<DuePart>`
    select ${columns}
    from assignment p
    join json_to_recordset(${given}::json) as s (last_day date, stage integer, made_before timestamptz)
      on s.last_day = p.last_day and p.created_at < s.made_before
    cross join lateral (${workers(now)}) w
    where p.tenant_id = ${tenantId} and ${OPEN} and p.due_at > ${now}
      and p.due_at <= ${windows.at(-1)!.lastDay}::date + interval '2 days' and ${untold} ${beyond(after)}
    ${grouped} order by p.due_at, p.id limit ${limit}`.execute(db)
  return rows
}

/**
 * Open parts whose deadline has passed since an instant, and of which somebody was not told in this stage: 1 from the deadline
 * on, 2 after `every` days …
 */
export async function selectLate(
  db: Db,
  tenantId: string,
  { now, today, since, every }: { now: Date; today: string; since: Date | null; every: number },
  after: After | null,
  limit: number,
): Promise<DuePart[]> {
  const { rows } = await sql<DuePart>`
    select ${columns}
    from assignment p
    cross join lateral (select 1 + greatest(0, (${today}::date - p.last_day - 1) / ${every}::integer) as stage) s
    cross join lateral (${workers(now)}) w
    where p.tenant_id = ${tenantId} and ${OPEN} and p.due_at <= ${now} ${since ? sql`and p.due_at > ${since}` : sql``}
      and p.last_day is not null and ${untold} ${beyond(after)}
    ${grouped} order by p.due_at, p.id limit ${limit}`.execute(db)
  return rows
}

const SWEEPS = 0x6e68_6163

/** Takes the tenant's sweep until the end of the transaction; false where another server has it. */
export async function takeSweep(db: Db, tenantId: string): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean
  }>`select pg_try_advisory_xact_lock(${SWEEPS}, hashtext(${tenantId})) as taken`.execute(db)
  return rows[0]?.taken ?? false
}

/** The day of the last morning's sweep. */
export async function selectMorning(db: Db, tenantId: string): Promise<string | null> {
  const row = await db
    .selectFrom('reminder_sweep')
    .where('tenant_id', '=', tenantId)
    .select('morning')
    .executeTakeFirst()
  return row?.morning ?? null
}

export async function saveMorning(db: Db, tenantId: string, morning: string): Promise<void> {
  await db
    .insertInto('reminder_sweep')
    .values({ tenant_id: tenantId, morning })
    .onConflict((on) => on.column('tenant_id').doUpdateSet({ morning }))
    .execute()
}

export async function selectTenants(db: Db): Promise<string[]> {
  return (await db.selectFrom('tenant').select('id').orderBy('id').execute()).map((row) => row.id)
}
