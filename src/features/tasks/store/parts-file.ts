/** Parts with their tasks and dispatches, for a table. */
import type { Db } from '../../../platform/context.js'
import type { AssignmentRow } from './parts.js'

export type FileRow = AssignmentRow & {
  title: string
  path: string
  task_number: number
  document_kind: string | null
  document_number: string | null
  document_issuer: string | null
}

/** `unitIds` null: of all units. By dispatch, task and unit. */
export async function selectPartsForFile(
  db: Db,
  tenantId: string,
  filter: { ids: string[] | null; documentId: string | null; unitIds: string[] | null; limit: number },
): Promise<FileRow[]> {
  if (filter.unitIds?.length === 0) return []
  return db
    .selectFrom('assignment as p')
    .innerJoin('task as t', (join) => join.onRef('t.tenant_id', '=', 'p.tenant_id').onRef('t.id', '=', 'p.task_id'))
    .innerJoin('document as d', (join) =>
      join.onRef('d.tenant_id', '=', 'p.tenant_id').onRef('d.id', '=', 'p.document_id'),
    )
    .where('p.tenant_id', '=', tenantId)
    .$if(filter.ids !== null, (query) => query.where('p.id', 'in', filter.ids ?? []))
    .$if(filter.documentId !== null, (query) => query.where('p.document_id', '=', filter.documentId ?? ''))
    .$if(filter.unitIds !== null, (query) => query.where('p.organisation_id', 'in', filter.unitIds ?? []))
    .selectAll('p')
    .select([
      't.title',
      't.path',
      't.number as task_number',
      'd.kind as document_kind',
      'd.number as document_number',
      'd.issuer as document_issuer',
    ])
    .orderBy('p.document_id', 'desc')
    .orderBy('t.number')
    .orderBy('p.id')
    .limit(filter.limit)
    .execute()
}
