/** The outbox: letters, and the notices that each tells of. */
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { MailLetterTable } from '../../../platform/database/schema.js'
import type { Candidate } from '../rules.js'
import { stillOwn } from './addresses.js'

export type LetterRow = Selectable<MailLetterTable>

const OUTBOX = 0x6d61_696c

/** Takes the planning of an office's letters until the end of the transaction; false where another server has it. */
export async function takePlanning(db: Db, tenantId: string): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean
  }>`select pg_try_advisory_xact_lock(${OUTBOX}, hashtext(${tenantId})) as taken`.execute(db)
  return rows[0]?.taken ?? false
}

/** What is told now and is in no letter yet, of accounts with a confirmed address, as far as they want the kind and have not read it. */
export async function selectCandidates(db: Db, tenantId: string, now: Date, since: Date): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select n.id as "noticeId", n.account_id as "accountId", n.kind
    from mail_address m
    join account a on a.tenant_id = m.tenant_id and a.id = m.account_id and not a.suspended
    join notice n on n.tenant_id = m.tenant_id and n.account_id = m.account_id
      and n.tell_at <= ${now} and n.tell_at > ${since} and n.tell_at >= m.confirmed_at
      and n.read_at is null and n.kind <> all (m.unwanted)
    where m.tenant_id = ${tenantId} and m.confirmed_at is not null and m.bounced_at is null and ${stillOwn}
      and not exists (select from mail_item i where i.tenant_id = n.tenant_id and i.notice_id = n.id)
    order by n.account_id, n.tell_at, n.id limit 20000`.execute(db)
  return rows
}

/** Of each of some accounts the day of its last digest. */
export async function selectLastDigests(db: Db, tenantId: string, accountIds: string[]): Promise<Map<string, string>> {
  if (!accountIds.length) return new Map()
  const rows = await db
    .selectFrom('mail_letter')
    .where('tenant_id', '=', tenantId)
    .where('kind', '=', 'digest')
    .where('account_id', 'in', accountIds)
    .groupBy('account_id')
    .select(['account_id', sql<string>`max(day)`.as('day')])
    .execute()
  return new Map(rows.map((row) => [row.account_id, row.day]))
}

export async function insertLetter(
  db: Db,
  letter: Insertable<MailLetterTable>,
  noticeIds: readonly string[],
): Promise<void> {
  await db.insertInto('mail_letter').values(letter).execute()
  if (!noticeIds.length) return
  await db
    .insertInto('mail_item')
    .values(noticeIds.map((id) => ({ tenant_id: letter.tenant_id, notice_id: id, letter_id: letter.id })))
    .execute()
}

/** The next letter that is due, locked; one that another server has is passed over. Questions about addresses go at any hour. */
export function lockNext(db: Db, tenantId: string, now: Date, quiet: boolean): Promise<LetterRow | undefined> {
  let query = db
    .selectFrom('mail_letter')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', now)
  if (quiet) query = query.where('kind', '=', 'confirm')
  return query.selectAll().orderBy('next_try_at').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst()
}

export async function isAnyDue(db: Db, tenantId: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('mail_letter')
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<=', now)
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export function lockLetter(db: Db, tenantId: string, id: string): Promise<LetterRow | undefined> {
  return db
    .selectFrom('mail_letter')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

export async function updateLetter(
  db: Db,
  tenantId: string,
  id: string,
  change: Partial<Omit<LetterRow, 'tenant_id' | 'id'>>,
): Promise<void> {
  await db.updateTable('mail_letter').set(change).where('tenant_id', '=', tenantId).where('id', '=', id).execute()
}

export async function selectItems(db: Db, tenantId: string, letterId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('mail_item')
    .where('tenant_id', '=', tenantId)
    .where('letter_id', '=', letterId)
    .select('notice_id')
    .execute()
  return rows.map((row) => row.notice_id)
}

/** Letters that a program which ended was sending: nobody knows whether they went. */
export async function markUnsure(db: Db, tenantId: string, before: Date, now: Date): Promise<void> {
  await db
    .updateTable('mail_letter')
    .set({ state: 'unsure', ended_at: now, result: 'unsure' })
    .where('tenant_id', '=', tenantId)
    .where('state', '=', 'sending')
    .where('started_at', '<', before)
    .execute()
}

/** Letters about an address that was given up wait no longer. */
export async function dropWaiting(db: Db, tenantId: string, accountId: string, now: Date): Promise<void> {
  await db
    .updateTable('mail_letter')
    .set({ state: 'dropped', ended_at: now, result: 'address-removed' })
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('state', '=', 'waiting')
    .execute()
}

export async function countAsked(db: Db, tenantId: string, accountId: string, since: Date): Promise<number> {
  const { n } = await db
    .selectFrom('mail_letter')
    .where('tenant_id', '=', tenantId)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'confirm')
    .where('made_at', '>', since)
    .select(sql<number>`count(*)::int`.as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Letters that are over and older than an instant, with what they told of. */
export async function deleteEnded(db: Db, tenantId: string, before: Date): Promise<void> {
  await db.deleteFrom('mail_letter').where('tenant_id', '=', tenantId).where('ended_at', '<', before).execute()
}

export interface Figures {
  waiting: number
  sent: number
  undelivered: number
}

export async function selectFigures(db: Db, tenantId: string, since: Date): Promise<Figures> {
  const { rows } = await sql<Figures>`
    select
      (select count(*)::int from mail_letter where tenant_id = ${tenantId} and state = 'waiting') as waiting,
      (select count(*)::int from mail_letter where tenant_id = ${tenantId} and ended_at >= ${since} and state = 'sent') as sent,
      (select count(*)::int from mail_letter where tenant_id = ${tenantId} and state in ('failed', 'unsure')) as undelivered
  `.execute(db)
  return rows[0] ?? { waiting: 0, sent: 0, undelivered: 0 }
}

/** What was not delivered first, then what waits. */
export function selectListed(
  db: Db,
  tenantId: string,
  limit: number,
): Promise<(LetterRow & { title: string; login: string })[]> {
  return db
    .selectFrom('mail_letter as l')
    .innerJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'l.tenant_id').onRef('a.id', '=', 'l.account_id'),
    )
    .where('l.tenant_id', '=', tenantId)
    .where('l.state', 'in', ['failed', 'unsure', 'waiting', 'sending'])
    .selectAll('l')
    .select(['a.title', 'a.login'])
    .orderBy(sql`l.state in ('waiting', 'sending')`)
    .orderBy('l.id', 'desc')
    .limit(limit)
    .execute()
}
