/** Parts that stay overdue, and what was brought before whom. */
import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { EscalationTable } from '../../../platform/database/schema.js'
import type { Cutoffs } from '../rules.js'
import { OPEN } from './sweep.js'

export interface LatePart {
  id: string
  task_id: string
  document_id: string
  organisation_id: string
  due_day: string
  level: 'monitor' | 'assigner'
}

/**
 * Parts that are to be brought before somebody now, the longest overdue first. One that waits for a decision of the office (its
 * result, a dispute, an extension that it asked for) or that stands still is left alone until the unit has it again.
 */
export async function selectToEscalate(
  db: Db,
  tenantId: string,
  now: Date,
  { monitor, assigner }: Cutoffs,
  limit: number,
): Promise<LatePart[]> {
  const { rows } = await sql<LatePart>`
    select p.id, p.task_id, p.document_id, p.organisation_id, p.last_day as due_day,
      case when p.role = 'under' or m.day is not null then 'assigner' else 'monitor' end as level
    from assignment p
    left join escalation m on m.tenant_id = p.tenant_id and m.assignment_id = p.id and m.due_day = p.last_day
      and m.level = 'monitor'
    where p.tenant_id = ${tenantId} and ${OPEN} and p.due_at <= ${now} and p.last_day <= ${monitor}
      and (m.day is null or m.day <= ${assigner})
      and not exists (select from escalation a where a.tenant_id = p.tenant_id and a.assignment_id = p.id
        and a.due_day = p.last_day and a.level = 'assigner')
      and not exists (select from extension x where x.tenant_id = p.tenant_id and x.assignment_id = p.id
        and x.state = 'pending')
    order by p.due_at, p.id limit ${limit}`.execute(db)
  return rows
}

export async function insertEscalations(db: Db, rows: Insertable<EscalationTable>[]): Promise<void> {
  await db.insertInto('escalation').values(rows).execute()
}

/** The last day on which nothing was left to escalate. */
export async function selectEscalated(db: Db, tenantId: string): Promise<string | null> {
  const row = await db
    .selectFrom('reminder_sweep')
    .where('tenant_id', '=', tenantId)
    .select('escalated')
    .executeTakeFirst()
  return row?.escalated ?? null
}

export async function saveEscalated(db: Db, tenantId: string, day: string): Promise<void> {
  await db.updateTable('reminder_sweep').set({ escalated: day }).where('tenant_id', '=', tenantId).execute()
}
