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

/** Characters of a text in which a passage is looked for: some fifty pages. Words beyond are found, but not shown. */
const SHOWN_FROM = 100_000

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
  // Found and ranked first: texts, which may be very long, are fetched for the few that are shown.
  const { rows } = await sql<FoundRow>`
    with found as (
      select kind, id, rank from (
        (select 'document' as kind, d.id, ts_rank(d.search, ${query}) as rank
         from document d
         where d.tenant_id = ${tenantId} and d.search @@ ${query} and ${documents}
         order by rank desc, d.received_at desc limit ${limit})
        union all
        (select 'task', t.id, ts_rank(t.search, ${query}) * 1.2 as rank
         from task t
         where t.tenant_id = ${tenantId} and t.search @@ ${query} and ${tasks}
         order by rank desc, t.issued_at desc limit ${limit})
      ) best order by rank desc limit ${limit}
    )
    select 'document' as kind, d.id, coalesce(d.subject, f.name) as title, d.number, d.issued_on as date,
           coalesce(d.subject, '') || E'\\n' || left(coalesce(d.paper->>'text', ''), ${SHOWN_FROM}) as text, rank
    from found join document d on d.tenant_id = ${tenantId} and d.id = found.id
    join stored_file f on f.tenant_id = d.tenant_id and f.id = d.file_id
    where found.kind = 'document'
    union all
    select 'task', t.id, t.title, d.number, d.issued_on, left(t.action, ${SHOWN_FROM}), rank
    from found join task t on t.tenant_id = ${tenantId} and t.id = found.id
    join document d on d.tenant_id = t.tenant_id and d.id = t.document_id
    where found.kind = 'task'
    order by rank desc`.execute(db)
  return rows
}
