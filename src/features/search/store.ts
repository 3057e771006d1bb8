import { sql } from 'kysely'
import type { Db } from '../../platform/context.js'

export interface FoundRow {
  kind: 'document' | 'task'
  id: string
  title: string
  number: string | null
  date: string | null
  /** The text as people read it, in which the words are then shown. */
  text: string
}

/**
 * Dispatches and tasks with all the words, the best first. `unitIds` null: the whole office; else what these units have a
 * part in. The rights are in the statement, so that no count, snippet or rank tells of what the reader may not see.
 */
export async function selectFound(
  db: Db,
  tenantId: string,
  words: string,
  unitIds: string[] | null,
  limit: number,
): Promise<FoundRow[]> {
  const query = sql`to_tsquery('simple', ${words})`
  const units = unitIds ? sql`any(${unitIds}::uuid[])` : null
  const documents = units
    ? sql`d.state = 'issued' and exists (select 1 from assignment p where p.tenant_id = d.tenant_id and p.document_id = d.id and p.organisation_id = ${units})`
    : sql`d.state <> 'discarded'`
  const tasks = units
    ? sql`exists (select 1 from assignment p where p.tenant_id = t.tenant_id and p.task_id = t.id and p.organisation_id = ${units})`
    : sql`true`
  const { rows } = await sql<FoundRow>`
    select kind, id, title, number, date, text from (
      (select 'document' as kind, d.id, coalesce(d.subject, f.name) as title, d.number, d.issued_on as date,
              coalesce(d.subject, '') || E'\n' || coalesce(d.paper->>'text', '') as text, ts_rank(d.search, ${query}) as rank
       from document d join stored_file f on f.tenant_id = d.tenant_id and f.id = d.file_id
       where d.tenant_id = ${tenantId} and d.search @@ ${query} and ${documents}
       order by rank desc, d.received_at desc limit ${limit})
      union all
      (select 'task', t.id, t.title, d.number, d.issued_on, t.action, ts_rank(t.search, ${query}) * 1.2
       from task t join document d on d.tenant_id = t.tenant_id and d.id = t.document_id
       where t.tenant_id = ${tenantId} and t.search @@ ${query} and ${tasks}
       order by 7 desc, t.issued_at desc limit ${limit})
    ) found order by rank desc limit ${limit}`.execute(db)
  return rows
}
