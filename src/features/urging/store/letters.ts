/** Urging letters, whom they go to, what they name. */
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Db } from '../../../platform/context.js'
import type { UrgingAddresseeTable, UrgingItemTable, UrgingLetterTable } from '../../../platform/database/schema.js'

export type LetterRow = Selectable<UrgingLetterTable> & { made_title: string }

const letters = (db: Db, tenantId: string) =>
  db
    .selectFrom('urging_letter as l')
    .innerJoin('account as a', (join) => join.onRef('a.tenant_id', '=', 'l.tenant_id').onRef('a.id', '=', 'l.made_by'))
    .where('l.tenant_id', '=', tenantId)
    .selectAll('l')
    .select('a.title as made_title')

export async function selectLetter(db: Db, tenantId: string, id: string): Promise<LetterRow | undefined> {
  return letters(db, tenantId).where('l.id', '=', id).executeTakeFirst()
}

/** The letter's row, locked: two steps on one letter come one after the other. */
export async function lockLetter(
  db: Db,
  tenantId: string,
  id: string,
): Promise<Selectable<UrgingLetterTable> | undefined> {
  return db
    .selectFrom('urging_letter')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
}

/** Letters that were not thrown away, the newest first. */
export async function selectLetters(db: Db, tenantId: string, limit: number): Promise<LetterRow[]> {
  return letters(db, tenantId)
    .where('l.state', '<>', 'discarded')
    .orderBy('l.made_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(limit)
    .execute()
}

/** The issuer's letter before: its place and signer are proposed again. */
export async function selectLast(
  db: Db,
  tenantId: string,
  issuerId: string,
): Promise<Selectable<UrgingLetterTable> | undefined> {
  return db
    .selectFrom('urging_letter')
    .where('tenant_id', '=', tenantId)
    .where('issuer_id', '=', issuerId)
    .where('state', 'in', ['sent', 'recalled'])
    .selectAll()
    .orderBy('sent_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The place that the head of the dispatch issued last names. */
export async function selectPlaceOfDispatch(db: Db, tenantId: string): Promise<string | null> {
  const { rows } = await sql<{ place: string | null }>`
    select head -> 'fields' ->> 'place' as place from document
    where tenant_id = ${tenantId} and state = 'issued' and head -> 'fields' ->> 'place' is not null
    order by issued_at desc limit 1`.execute(db)
  return rows[0]?.place ?? null
}

export async function insertLetter(
  db: Db,
  letter: Insertable<UrgingLetterTable>,
  addressees: Insertable<UrgingAddresseeTable>[],
  items: Insertable<UrgingItemTable>[],
): Promise<void> {
  await db.insertInto('urging_letter').values(letter).execute()
  await db.insertInto('urging_addressee').values(addressees).execute()
  for (let from = 0; from < items.length; from += 500)
    await db
      .insertInto('urging_item')
      .values(items.slice(from, from + 500))
      .execute()
}

export async function updateLetter(
  db: Db,
  tenantId: string,
  id: string,
  set: Updateable<UrgingLetterTable>,
): Promise<number> {
  const { version } = await db
    .updateTable('urging_letter')
    .set(set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .returning('version')
    .executeTakeFirstOrThrow()
  return version
}

export type AddresseeRow = Selectable<UrgingAddresseeTable> & { answered_title: string | null }

export async function selectAddressees(db: Db, tenantId: string, letterIds: string[]): Promise<AddresseeRow[]> {
  if (!letterIds.length) return []
  return db
    .selectFrom('urging_addressee as u')
    .leftJoin('account as a', (join) =>
      join.onRef('a.tenant_id', '=', 'u.tenant_id').onRef('a.id', '=', 'u.answered_by'),
    )
    .where('u.tenant_id', '=', tenantId)
    .where('u.letter_id', 'in', letterIds)
    .selectAll('u')
    .select('a.title as answered_title')
    .orderBy('u.position')
    .execute()
}

export async function updateAddressee(
  db: Db,
  tenantId: string,
  letterId: string,
  organisationId: string,
  set: Updateable<UrgingAddresseeTable>,
): Promise<void> {
  await db
    .updateTable('urging_addressee')
    .set(set)
    .where('tenant_id', '=', tenantId)
    .where('letter_id', '=', letterId)
    .where('organisation_id', '=', organisationId)
    .execute()
}

export type ItemRow = Selectable<UrgingItemTable>

export async function selectItems(db: Db, tenantId: string, letterId: string): Promise<ItemRow[]> {
  return db
    .selectFrom('urging_item')
    .where('tenant_id', '=', tenantId)
    .where('letter_id', '=', letterId)
    .selectAll()
    .execute()
}

export async function countItems(db: Db, tenantId: string, letterIds: string[]): Promise<Map<string, number>> {
  if (!letterIds.length) return new Map()
  const rows = await db
    .selectFrom('urging_item')
    .where('tenant_id', '=', tenantId)
    .where('letter_id', 'in', letterIds)
    .select(['letter_id', sql<number>`count(*)::int`.as('n')])
    .groupBy('letter_id')
    .execute()
  return new Map(rows.map((row) => [row.letter_id, row.n]))
}

/** Names other parts than before. */
export async function replaceItems(
  db: Db,
  tenantId: string,
  letterId: string,
  items: Insertable<UrgingItemTable>[],
): Promise<void> {
  await db.deleteFrom('urging_item').where('tenant_id', '=', tenantId).where('letter_id', '=', letterId).execute()
  for (let from = 0; from < items.length; from += 500)
    await db
      .insertInto('urging_item')
      .values(items.slice(from, from + 500))
      .execute()
}

/** Keeps what the letter says of a part. */
export async function freezeItem(
  db: Db,
  tenantId: string,
  letterId: string,
  assignmentId: string,
  said: unknown,
): Promise<void> {
  await db
    .updateTable('urging_item')
    .set({ said: JSON.stringify(said) })
    .where('tenant_id', '=', tenantId)
    .where('letter_id', '=', letterId)
    .where('assignment_id', '=', assignmentId)
    .execute()
}

export interface UnitLetter {
  id: string
  organisation_id: string
  issuer_id: string
  profile: string
  symbol: string
  number: number
  dated: string
  subject: string
  answer_by: string
  state: string
  answered_at: Date | null
  items: number
}

/** Letters that were sent to units, the unanswered first, the newest first. */
export async function selectUnitLetters(
  db: Db,
  tenantId: string,
  unitIds: string[],
  limit: number,
): Promise<UnitLetter[]> {
  if (!unitIds.length) return []
  const { rows } = await sql<UnitLetter>`
    select l.id, u.organisation_id, l.issuer_id, l.profile, l.symbol, l.number, l.dated, l.subject, l.answer_by, l.state, u.answered_at,
      (select count(*)::int from urging_item i
        where i.tenant_id = l.tenant_id and i.letter_id = l.id and i.organisation_id = u.organisation_id) as items
    from urging_addressee u
    join urging_letter l on l.tenant_id = u.tenant_id and l.id = u.letter_id
    where u.tenant_id = ${tenantId} and u.organisation_id = any(${unitIds}::uuid[]) and l.state in ('sent', 'recalled')
    order by (u.answered_at is null and l.state = 'sent') desc, l.sent_at desc, l.id desc limit ${limit}`.execute(db)
  return rows
}

/** Of each unit the letter that was sent to it last. */
export async function selectLastOfUnits(
  db: Db,
  tenantId: string,
): Promise<
  {
    organisation_id: string
    id: string
    profile: string
    symbol: string
    number: number
    dated: string
    answered: boolean
  }[]
> {
  const { rows } = await sql<{
    organisation_id: string
    id: string
    profile: string
    symbol: string
    number: number
    dated: string
    answered: boolean
  }>`
    select distinct on (u.organisation_id)
      u.organisation_id, l.id, l.profile, l.symbol, l.number, l.dated, u.answer is not null as answered
    from urging_addressee u
    join urging_letter l on l.tenant_id = u.tenant_id and l.id = u.letter_id and l.state = 'sent'
    where u.tenant_id = ${tenantId}
    order by u.organisation_id, l.sent_at desc`.execute(db)
  return rows
}

/** A file that belongs to a letter. */
export async function selectFile(
  db: Db,
  tenantId: string,
  id: string,
): Promise<{ sha256: string; name: string; size: number; media_type: string } | undefined> {
  return db
    .selectFrom('stored_file')
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .select(['sha256', 'name', 'size', 'media_type'])
    .executeTakeFirst()
}
