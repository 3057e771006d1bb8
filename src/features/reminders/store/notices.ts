/** Notices: written once, read by the account they are for, as long as it may see what they tell of. */
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { NoticeTable } from '../../../platform/database/schema.js'

export type NewNotice = Insertable<NoticeTable>

/** Writes notices, leaving out those that were made before; answers the ids of the new ones. */
export async function insertNotices(db: Db, notices: NewNotice[]): Promise<Set<string>> {
  const made = new Set<string>()
  for (let from = 0; from < notices.length; from += 1000) {
    const slice = notices.slice(from, from + 1000)
    const { rows } = await sql<{ id: string }>`
      insert into notice
      select * from json_populate_recordset(null::notice, ${JSON.stringify(slice)}::json)
      on conflict do nothing returning id`.execute(db)
    for (const { id } of rows) made.add(id)
  }
  return made
}

/** Who reads: what of the account's notices it may still see. */
export interface Reader {
  tenantId: string
  accountId: string
  /** Units for which it works. */
  unitIds: string[]
  seesOffice: boolean
}

/**
 * Whoever has left a task (handed on, withdrawn, moved to another unit) is told that, and nothing more of it. A letter is seen
 * by the units that it was sent to.
 */
const seen = (reader: Reader) => sql<boolean>`(
  (n.audience = 'unit' and n.organisation_id = any(${reader.unitIds}::uuid[])
    and (n.letter_id is not null
      or (p.state in ('withdrawn', 'cancelled', 'handed_on', 'transferred')) = (n.kind = 'ended')))
  or (n.audience = 'office' and ${reader.seesOffice}))`

const ofReader = (db: Db, reader: Reader, now: Date) =>
  db
    .selectFrom('notice as n')
    .leftJoin('assignment as p', (join) =>
      join.onRef('p.tenant_id', '=', 'n.tenant_id').onRef('p.id', '=', 'n.assignment_id'),
    )
    .where('n.tenant_id', '=', reader.tenantId)
    .where('n.account_id', '=', reader.accountId)
    .where('n.tell_at', '<=', now)
    .where(seen(reader))

export type NoticeRow = Pick<
  Selectable<NoticeTable>,
  | 'id'
  | 'kind'
  | 'because'
  | 'organisation_id'
  | 'task_id'
  | 'assignment_id'
  | 'letter_id'
  | 'operation'
  | 'due_day'
  | 'stage'
  | 'made_at'
  | 'tell_at'
  | 'read_at'
> & {
  title: string | null
  path: string | null
  last_day: string | null
  document_number: string | null
  document_kind: string | null
  letter_number: number | null
  letter_symbol: string | null
  letter_profile: string | null
  letter_answer_by: string | null
}

/** The newest first; `before` goes on behind a notice. */
export async function selectNotices(
  db: Db,
  reader: Reader,
  now: Date,
  {
    before,
    unread,
    limit,
    ids,
  }: { before: { tellAt: Date; id: string } | null; unread: boolean; limit: number; ids?: string[] },
): Promise<NoticeRow[]> {
  let query = ofReader(db, reader, now)
    .leftJoin('task as t', (join) => join.onRef('t.tenant_id', '=', 'p.tenant_id').onRef('t.id', '=', 'p.task_id'))
    .leftJoin('document as d', (join) =>
      join.onRef('d.tenant_id', '=', 'p.tenant_id').onRef('d.id', '=', 'p.document_id'),
    )
    .leftJoin('urging_letter as l', (join) =>
      join.onRef('l.tenant_id', '=', 'n.tenant_id').onRef('l.id', '=', 'n.letter_id'),
    )
    .select([
      'n.id',
      'n.kind',
      'n.because',
      'n.organisation_id',
      'n.task_id',
      'n.assignment_id',
      'n.letter_id',
      'n.operation',
      'n.due_day',
      'n.stage',
      'n.made_at',
      'n.tell_at',
      'n.read_at',
      't.title',
      't.path',
      'p.last_day',
      'd.number as document_number',
      'd.kind as document_kind',
      'l.number as letter_number',
      'l.symbol as letter_symbol',
      'l.profile as letter_profile',
      'l.answer_by as letter_answer_by',
    ])
  if (unread) query = query.where('n.read_at', 'is', null)
  if (ids) query = query.where(sql<boolean>`n.id = any(${ids}::uuid[])`)
  if (before) query = query.where(sql<boolean>`(n.tell_at, n.id) < (${before.tellAt}, ${before.id}::uuid)`)
  return query.orderBy('n.tell_at', 'desc').orderBy('n.id', 'desc').limit(limit).execute()
}

/** Where a list goes on: the place of one of the account's own notices. */
export async function selectPlace(
  db: Db,
  tenantId: string,
  accountId: string,
  id: string,
): Promise<{ tellAt: Date; id: string } | null> {
  const row = await db
    .selectFrom('notice')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .select(['id', 'tell_at'])
    .executeTakeFirst()
  return row ? { id: row.id, tellAt: row.tell_at } : null
}

export async function countUnread(db: Db, reader: Reader, now: Date): Promise<number> {
  const { n } = await ofReader(db, reader, now)
    .where('n.read_at', 'is', null)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Marks some of the account's notices as read, or all that it has been shown; answers how many were unread. */
export async function markRead(db: Db, reader: Reader, now: Date, ids: string[] | null): Promise<number> {
  let query = db
    .updateTable('notice')
    .set({ read_at: now })
    .where('tenant_id', '=', reader.tenantId)
    .where('account_id', '=', reader.accountId)
    .where('read_at', 'is', null)
    .where('tell_at', '<=', now)
  if (ids) query = query.where('id', 'in', ids.length ? ids : [reader.accountId])
  return Number((await query.executeTakeFirst()).numUpdatedRows)
}
