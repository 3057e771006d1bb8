/** What a unit hands in: submissions and their evidence. */
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { EvidenceTable, SubmissionTable } from '../../../platform/database/schema.js'

export type SubmissionRow = Selectable<SubmissionTable> & { submitted_title: string; decided_title: string | null }

export async function selectSubmissions(db: Db, tenantId: string, assignmentIds: string[]): Promise<SubmissionRow[]> {
  if (!assignmentIds.length) return []
  return db
    .selectFrom('submission as s')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 's.tenant_id').onRef('a.id', '=', 's.submitted_by'),
    )
    .leftJoin('account as r', (join) =>
      join.onRef('r.tenant_id', '=', 's.tenant_id').onRef('r.id', '=', 's.decided_by'),
    )
    .where('s.tenant_id', '=', tenantId)
    .where('s.assignment_id', 'in', assignmentIds)
    .selectAll('s')
    .select(['a.title as submitted_title', 'r.title as decided_title'])
    .orderBy('s.nth', 'desc')
    .execute()
}

export type EvidenceRow = Selectable<EvidenceTable> & { size: number | null; media_type: string | null }

export async function selectEvidence(db: Db, tenantId: string, submissionIds: string[]): Promise<EvidenceRow[]> {
  if (!submissionIds.length) return []
  return db
    .selectFrom('evidence as e')
    .leftJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'e.tenant_id').onRef('f.id', '=', 'e.file_id'),
    )
    .where('e.tenant_id', '=', tenantId)
    .where('e.submission_id', 'in', submissionIds)
    .selectAll('e')
    .select(['f.size', 'f.media_type'])
    .orderBy('e.id')
    .execute()
}

/** A piece of evidence with its file and the part that it belongs to. */
export async function selectEvidenceFile(
  db: Db,
  tenantId: string,
  id: string,
): Promise<
  | {
      assignment_id: string
      organisation_id: string
      assigner_id: string | null
      submission_id: string | null
      sha256: string
      name: string
      size: number
      media_type: string
    }
  | undefined
> {
  return db
    .selectFrom('evidence as e')
    .innerJoin('assignment as p', (join) =>
      join.onRef('p.tenant_id', '=', 'e.tenant_id').onRef('p.id', '=', 'e.assignment_id'),
    )
    .innerJoin('stored_file as f', (join) =>
      join.onRef('f.tenant_id', '=', 'e.tenant_id').onRef('f.id', '=', 'e.file_id'),
    )
    .where('e.tenant_id', '=', tenantId)
    .where('e.id', '=', id)
    .select([
      'e.assignment_id',
      'p.organisation_id',
      'p.assigner_id',
      'e.submission_id',
      'f.sha256',
      'f.name',
      'f.size',
      'f.media_type',
    ])
    .executeTakeFirst()
}

export async function insertEvidence(db: Db, rows: Insertable<EvidenceTable>[]): Promise<void> {
  if (rows.length) await db.insertInto('evidence').values(rows).execute()
}

/** Files of a part that wait for a submission, the oldest first. */
export async function selectWaiting(
  db: Db,
  tenantId: string,
  assignmentId: string,
): Promise<{ id: string; file_id: string | null; added_at: Date }[]> {
  return db
    .selectFrom('evidence')
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', '=', assignmentId)
    .where('submission_id', 'is', null)
    .select(['id', 'file_id', 'added_at'])
    .orderBy('added_at')
    .orderBy('id')
    .execute()
}

/** The part for which a file waits; undefined where it was handed in, or is not there. */
export async function selectWaitingPart(db: Db, tenantId: string, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('evidence')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where('submission_id', 'is', null)
    .select('assignment_id')
    .executeTakeFirst()
  return row?.assignment_id
}

export async function deleteEvidence(db: Db, tenantId: string, ids: string[]): Promise<void> {
  if (ids.length) await db.deleteFrom('evidence').where('tenant_id', '=', tenantId).where('id', 'in', ids).execute()
}

/**
 * Puts waiting files under a submission, each with what it is handed in for; answers how many were the part's own and still
 * waiting.
 */
export async function attachEvidence(
  db: Db,
  tenantId: string,
  assignmentId: string,
  submissionId: string,
  files: ReadonlyMap<string, string | null>,
): Promise<number> {
  let attached = 0
  for (const [id, expectedId] of files) {
    const result = await db
      .updateTable('evidence')
      .set({ submission_id: submissionId, expected_id: expectedId })
      .where('tenant_id', '=', tenantId)
      .where('assignment_id', '=', assignmentId)
      .where('submission_id', 'is', null)
      .where('id', '=', id)
      .executeTakeFirst()
    attached += Number(result.numUpdatedRows)
  }
  return attached
}

/** The pieces of the newest submission of a part. */
export async function selectNewestPieces(db: Db, tenantId: string, assignmentId: string): Promise<EvidenceRow[]> {
  const newest = await db
    .selectFrom('submission')
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', '=', assignmentId)
    .select('id')
    .orderBy('nth', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest ? selectEvidence(db, tenantId, [newest.id]) : []
}

export async function decidePiece(
  db: Db,
  tenantId: string,
  id: string,
  set: { decision: 'accept' | 'return'; decision_reason: string | null },
): Promise<void> {
  await db.updateTable('evidence').set(set).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

export async function selectSubmission(
  db: Db,
  tenantId: string,
  id: string,
): Promise<Selectable<SubmissionTable> | undefined> {
  return db
    .selectFrom('submission')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
}

export async function insertSubmission(db: Db, row: Omit<Insertable<SubmissionTable>, 'nth'>): Promise<void> {
  const { nth } = await db
    .selectFrom('submission')
    .where('tenant_id', '=', row.tenant_id)
    .where('assignment_id', '=', row.assignment_id)
    .select((eb) => eb(eb.fn.coalesce(eb.fn.max('nth'), sql<number>`0`), '+', 1).as('nth'))
    .executeTakeFirstOrThrow()
  await db
    .insertInto('submission')
    .values({ ...row, nth })
    .execute()
}

/** Decides the newest submission of a part. */
export async function decideSubmission(
  db: Db,
  tenantId: string,
  assignmentId: string,
  set: { decision: 'accept' | 'return'; decision_reason: string | null; decided_by: string; decided_at: Date },
): Promise<void> {
  const newest = db
    .selectFrom('submission')
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', '=', assignmentId)
    .select((eb) => eb.fn.max('nth').as('nth'))
  await db
    .updateTable('submission')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('assignment_id', '=', assignmentId)
    .where('nth', '=', newest)
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
}
