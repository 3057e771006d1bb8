/** The rows of the home page: what waits for a unit, for the office, and how many. */
import { sql } from 'kysely'
import type { Db } from '../../../platform/context.js'
import { CLOSED, OPEN, STANDING } from '../rules.js'
import type { AssignmentRow } from './parts.js'
import { among } from '../../../platform/database/among.js'

export type WorkDbRow = Pick<
  AssignmentRow,
  | 'id'
  | 'task_id'
  | 'document_id'
  | 'organisation_id'
  | 'assigner_id'
  | 'role'
  | 'state'
  | 'due_at'
  | 'last_day'
  | 'ordered_due_at'
  | 'ordered_last_day'
  | 'own_day'
  | 'submitted_at'
  | 'state_before'
  | 'state_since'
  | 'reason'
  | 'reason_at'
  | 'standing_reason'
  | 'version'
> & {
  title: string
  path: string
  deadline: unknown
  working_days_given: number | null
  document_number: string | null
  document_kind: string | null
  document_issuer: string | null
  reason_title: string | null
  period_from: string | null
  period_until: string | null
  /** A request for more time waits. */
  pending: boolean
}

export const workRows = (db: Db, tenantId: string) =>
  db
    .selectFrom('assignment as p')
    .innerJoin('task as t', (join) => join.onRef('t.tenant_id', '=', 'p.tenant_id').onRef('t.id', '=', 'p.task_id'))
    .innerJoin('document as d', (join) =>
      join.onRef('d.tenant_id', '=', 'p.tenant_id').onRef('d.id', '=', 'p.document_id'),
    )
    .leftJoin('account as r', (join) => join.onRef('r.tenant_id', '=', 'p.tenant_id').onRef('r.id', '=', 'p.reason_by'))
    .leftJoin('occurrence as o', (join) =>
      join.onRef('o.tenant_id', '=', 'p.tenant_id').onRef('o.id', '=', 'p.occurrence_id'),
    )
    .where('p.tenant_id', '=', tenantId)
    .select([
      'o.from_day as period_from',
      'o.until_day as period_until',
      'p.id',
      'p.task_id',
      'p.document_id',
      'p.organisation_id',
      'p.assigner_id',
      'p.role',
      'p.state',
      'p.due_at',
      'p.last_day',
      'p.ordered_due_at',
      'p.ordered_last_day',
      'p.own_day',
      'p.submitted_at',
      'p.state_before',
      'p.state_since',
      'p.reason',
      'p.reason_at',
      'p.standing_reason',
      'p.version',
      't.title',
      't.path',
      't.deadline',
      't.working_days_given',
      'd.number as document_number',
      'd.kind as document_kind',
      'd.issuer as document_issuer',
      'r.title as reason_title',
      sql<boolean>`exists (select from extension x where x.tenant_id = p.tenant_id and x.assignment_id = p.id and x.state = 'pending')`.as(
        'pending',
      ),
    ])

/** Bands of a unit's home page. */
export type UnitBand = 'returned' | 'late' | 'soon' | 'to-acknowledge' | 'working' | 'waiting' | 'standing'

const states = (some: readonly string[]) => sql.join(some.map((state) => sql.lit(state)))

/**
 * The open parts of units by band, each part in the one band in which what needs a person first wins: how many there are,
 * and the first `shown` of them, the earliest deadline first. Where a part stands in time is asked as `timeStateOf` tells it.
 */
export async function selectOpenBands(
  db: Db,
  tenantId: string,
  unitIds: string[],
  now: Date,
  soonUntil: string,
  shown: number,
): Promise<{ code: UnitBand; total: number; ids: string[] }[]> {
  if (!unitIds.length) return []
  const { rows } = await sql<{ code: UnitBand; total: number; ids: string[] }>`
    with banded as (
      select id, due_at, case
        when state = 'returned' then 'returned'
        when state in ('submitted', 'disputed') then 'waiting'
        when state in (${states(STANDING)}) then 'standing'
        when due_at <= ${now} then 'late'
        when state = 'issued' then 'to-acknowledge'
        when last_day <= ${soonUntil} then 'soon'
        else 'working' end as code
      from assignment
      where tenant_id = ${tenantId} and organisation_id = any(${unitIds}::uuid[])
        and state not in (${states(CLOSED)})
    ), placed as (
      select id, code, row_number() over (partition by code order by due_at nulls last, id) as place,
        count(*) over (partition by code) as total
      from banded
    )
    select code, total::int as total, array_agg(id order by place) as ids from placed
    where place <= ${shown} group by code, total`.execute(db)
  return rows
}

/** Parts by their ids, in no order. */
export async function selectParts(db: Db, tenantId: string, ids: string[]): Promise<WorkDbRow[]> {
  return ids.length ? workRows(db, tenantId).where(among('p.id', ids)).execute() : []
}

/** The ids of all open parts of units, the earliest deadline first: what a successor takes over. */
export async function selectOpenPartIds(db: Db, tenantId: string, unitIds: string[]): Promise<string[]> {
  if (!unitIds.length) return []
  const rows = await db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('organisation_id', 'in', unitIds)
    .where('state', 'not in', [...CLOSED])
    .select('id')
    .orderBy(sql`due_at asc nulls last`)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** Parts of units accepted last. */
export async function selectLastAccepted(
  db: Db,
  tenantId: string,
  unitIds: string[],
  limit: number,
): Promise<WorkDbRow[]> {
  if (!unitIds.length) return []
  return workRows(db, tenantId)
    .where(among('p.organisation_id', unitIds))
    .where('p.state', '=', 'accepted')
    .orderBy('p.state_since', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute()
}

/** Who gave the parts: the office (null), or units to those below them. */
export type Givers = string[] | null

/** Parts in a state that waits for who gave them, the longest waiting first. */
export async function selectWaitingParts(
  db: Db,
  tenantId: string,
  state: 'submitted' | 'disputed',
  givers: Givers,
  limit: number,
): Promise<WorkDbRow[]> {
  return workRows(db, tenantId)
    .where('p.state', '=', state)
    .$if(givers === null, (query) => query.where('p.assigner_id', 'is', null))
    .$if(givers !== null, (query) => query.where('p.assigner_id', 'in', givers ?? []))
    .orderBy('p.submitted_at')
    .orderBy('p.id')
    .limit(limit)
    .execute()
}

/** Late parts of the whole office, the latest first. */
export async function selectLateParts(db: Db, tenantId: string, now: Date, limit: number): Promise<WorkDbRow[]> {
  return workRows(db, tenantId)
    .where('p.assigner_id', 'is', null)
    .where('p.due_at', '<=', now)
    .where('p.state', 'in', [...OPEN])
    .orderBy('p.due_at')
    .orderBy('p.id')
    .limit(limit)
    .execute()
}

export async function countParts(
  db: Db,
  tenantId: string,
  state: 'submitted' | 'disputed',
  givers: Givers,
): Promise<number> {
  const { n } = await db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', state)
    .$if(givers === null, (query) => query.where('assigner_id', 'is', null))
    .$if(givers !== null, (query) => query.where('assigner_id', 'in', givers ?? []))
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export async function countLate(db: Db, tenantId: string, now: Date): Promise<number> {
  const { n } = await db
    .selectFrom('assignment')
    .where('tenant_id', '=', tenantId)
    .where('assigner_id', 'is', null)
    .where('due_at', '<=', now)
    .where('state', 'in', [...OPEN])
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

export interface WaitingDocument {
  id: string
  number: string | null
  kind: string | null
  issuer: string | null
  subject: string | null
  name: string
  orders: number
}

export async function countWaitingDocuments(db: Db, tenantId: string): Promise<number> {
  const { n } = await db
    .selectFrom('document')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'read')
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Dispatches that are read and wait for a person, the longest waiting first. */
export async function selectWaitingDocuments(db: Db, tenantId: string, limit: number): Promise<WaitingDocument[]> {
  return db
    .selectFrom('document as d')
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'd.tenant_id').onRef('f.id', '=', 'd.file_id'),
    )
    .where('d.tenant_id', '=', tenantId)
    .where('d.state', '=', 'read')
    .select([
      'd.id',
      'd.number',
      'd.kind',
      'd.issuer',
      'd.subject',
      'f.name',
      sql<number>`(select count(*)::int from reading_order o where o.tenant_id = d.tenant_id and o.document_id = d.id and o.state <> 'dropped')`.as(
        'orders',
      ),
    ])
    .orderBy('d.received_at')
    .limit(limit)
    .execute()
}
