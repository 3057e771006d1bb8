/** The event log in the database: linked at every commit, refused where it can not be, and found out where it was forged. */
import { createHash } from 'node:crypto'
import { sql, type Kysely, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLogs, type Checkpoint } from '../src/features/audit/index.js'
import { checkLog, listEvents, makeCheckpoint } from '../src/features/audit/contract.js'
import { createOrganisation, listOrganisations } from '../src/features/organisations/contract.js'
import { acknowledge, getMyWork } from '../src/features/tasks/contract.js'
import { snapshot } from '../src/platform/database/open.js'
import type { Schema } from '../src/platform/database/schema.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let db: Kysely<Schema>
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  db = office.house.db
  const documentId = await office.firstDocument()
  await office.issue(await office.as('van-thu'), documentId)
})
afterAll(() => office.close())

const stateOf = async (trx: Transaction<Schema>, against: Checkpoint | null = null) => {
  const [state] = await readLogs(trx, against)
  if (!state) throw new Error('there is no log')
  return state
}
const state = (against: Checkpoint | null = null) => snapshot(db, (trx) => stateOf(trx, against))

const toAcknowledge = async (client: Client) =>
  (await client.do(getMyWork, {})).bands.find((band) => band.code === 'to-acknowledge')?.rows ?? []

describe('the event log', () => {
  it('links every event once, without gaps, as a short script of one’s own would', async () => {
    const { rows } = await sql<Record<string, string | null> & { previous: Buffer; hash: Buffer }>`
      select c.seq::text, c.previous, c.hash, e.tenant_id, e.id, e.account_id, e.document_id, e.task_id, e.assignment_id,
        e.organisation_id, e.operation, e.data::text, extract(epoch from e.at)::text as at
      from event_chain c join event e on e.tenant_id = c.tenant_id and e.id = c.event_id order by c.seq`.execute(db)
    const { rows: counted } = await sql<{ events: number; rows: number }>`
      select (select count(*)::int from event) as events, (select count(*)::int from event_chain) as rows`.execute(db)
    expect(counted).toEqual([{ events: rows.length, rows: rows.length }])
    expect(rows.length).toBeGreaterThan(30)
    let previous: Buffer = Buffer.alloc(32)
    rows.forEach((row, at) => {
      const [seconds = '', fraction = ''] = String(row.at).split('.')
      const time = new Date(Number(seconds) * 1000).toISOString().replace('.000Z', `.${fraction.padEnd(6, '0')}Z`)
      const fields = [row.account_id, row.document_id, row.task_id, row.assignment_id, row.organisation_id]
      const text = [
        'dondoc event 1',
        at + 1,
        row.tenant_id,
        row.id,
        time,
        ...fields.map((id) => id ?? '-'),
        row.operation,
        row.data,
      ]
      const hash = createHash('sha256')
        .update(Buffer.concat([previous, Buffer.from(text.join('\n'))]))
        .digest()
      expect([row.seq, row.previous, row.hash]).toEqual([String(at + 1), previous, hash])
      previous = hash
    })
    expect(await state()).toMatchObject({ rows: rows.length, findings: [], hash: previous.toString('hex') })
  })

  it('stays one chain when many write at once', async () => {
    const admin = await office.as('quan-tri')
    const before = (await state()).rows
    const posts = ['ubnd', 'mttq', 'phu-nu', 'thanh-doan', 'suoi-hoa', 'cau-da', 'nam-may', 'y-te'] as const
    const clients = await Promise.all(posts.map((post) => office.as(post)))
    const steps = (
      await Promise.all(
        clients.map(async (client) => (await toAcknowledge(client)).map((row) => [client, row] as const)),
      )
    ).flat()
    expect(steps.length).toBeGreaterThan(10)
    const answers = await Promise.all([
      ...steps.map(([client, { id, version }]) => client.try(acknowledge, { id, version })),
      ...Array.from({ length: 30 }, (_, n) =>
        admin.try(createOrganisation, {
          name: `Đơn vị ${n}`,
          shortName: `Đơn vị ${n}`,
          kind: 'office',
          system: 'state',
        }),
      ),
    ])
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    const after = await state()
    expect(after.findings).toEqual([])
    // signing in is recorded as well
    expect(after.rows).toBe(before + posts.length + answers.length)
  })

  it('links what many events one transaction has in the order of their ids', async () => {
    const { rows } = await sql<{ sorted: boolean }>`
      select array_agg(c.event_id order by c.seq) = array_agg(c.event_id order by c.event_id) as sorted from event_chain c
      join event e on e.tenant_id = c.tenant_id and e.id = c.event_id where e.operation = 'issueAssignment'`.execute(db)
    expect(rows).toEqual([{ sorted: true }])
  })

  it.each([
    [
      'the row',
      'alter table event add constraint full_disk check (false) not valid',
      'alter table event drop constraint full_disk',
    ],
    [
      'the link',
      'alter table event_chain add constraint full_disk check (false) not valid',
      'alter table event_chain drop constraint full_disk',
    ],
    [
      'the head',
      'alter table event_chain_head add constraint full_disk check (false) not valid',
      'alter table event_chain_head drop constraint full_disk',
    ],
    ['the table', 'alter table event rename to event_gone', 'alter table event_gone rename to event'],
  ])('refuses a decision when %s can not be written, and leaves nothing of it', async (_, breaks, mends) => {
    const client = await office.as('toa-soan')
    const [row] = await toAcknowledge(client)
    if (!row) throw new Error('nothing to acknowledge')
    const before = (await state()).rows
    await sql.raw(breaks).execute(db)
    try {
      const answer = await client.try(acknowledge, { id: row.id, version: row.version })
      expect([answer.status, answer.code, answer.headers['retry-after']]).toEqual([503, 'log-unwritable', '2'])
    } finally {
      await sql.raw(mends).execute(db)
    }
    expect((await toAcknowledge(client)).find(({ id }) => id === row.id)?.version).toBe(row.version)
    expect((await state()).rows).toBe(before)
  })
})

/** Undone at the end. */
class Undo extends Error {}

/** What is found after statements that only somebody can run who has switched the guards off. */
async function forged(statements: string[], against: Checkpoint | null = null) {
  let seen: Awaited<ReturnType<typeof stateOf>> | undefined
  await db
    .transaction()
    .execute(async (trx) => {
      for (const table of ['event', 'event_chain', 'event_chain_head'])
        await sql.raw(`alter table ${table} disable trigger all`).execute(trx)
      for (const statement of statements) await sql.raw(statement).execute(trx)
      seen = await stateOf(trx, against)
      throw new Undo()
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  if (!seen) throw new Error('nothing was read')
  return seen
}

const eventOf = (seq: number): string => `(select event_id from event_chain where seq = ${seq})`
const freeNumbers = 'alter table event_chain drop constraint event_chain_pkey'
/** Numbers the rows anew without gaps. */
const renumber = `update event_chain c set seq = n.seq from
  (select event_id, row_number() over (order by seq) as seq from event_chain) n where n.event_id = c.event_id`
/** Makes all hashes from a row on fit what now stands there: what somebody does who knows the program. */
const rehash = (from: number): string => `do $$
  declare before bytea; one record; h bytea;
  begin
    select hash into before from event_chain where seq = ${from - 1};
    for one in select c.seq, e from event_chain c join event e on e.id = c.event_id where c.seq >= ${from} order by c.seq loop
      h := sha256(before || convert_to(event_text(one.seq, one.e), 'UTF8'));
      update event_chain set previous = before, hash = h where seq = one.seq;
      before := h;
    end loop;
    update event_chain_head set hash = before, seq = (select max(seq) from event_chain);
  end $$`

describe('a forgery', () => {
  let mark: Checkpoint
  let rows: number
  beforeAll(async () => {
    const now = await state()
    mark = {
      format: 'dondoc checkpoint 1',
      madeAt: new Date().toISOString(),
      logs: now.checkpoint ? [now.checkpoint] : [],
    }
    rows = now.rows
  })

  it('by changing a row is named, to the microsecond and to a digit in its data', async () => {
    for (const change of [
      `operation = 'acceptResult'`,
      `at = at - interval '1 microsecond'`,
      `data = data || '{"reason": "khác"}'`,
      `data = case when data = '{}' then '{"n": 1}'::jsonb else '{}' end`,
      `account_id = gen_random_uuid()`,
      `organisation_id = gen_random_uuid()`,
    ]) {
      const { findings } = await forged([`update event set ${change} where id = ${eventOf(20)}`])
      expect(findings, change).toMatchObject([{ kind: 'changed', seq: 20, row: { seq: 20 }, after: { seq: 19 } }])
    }
  })
  it('by deleting a row is named', async () => {
    const expected = [{ kind: 'deleted', seq: 20, until: 20 }]
    const event = `delete from event where id = ${eventOf(20)}`
    const link = 'delete from event_chain where seq = 20'
    expect((await forged([event])).findings).toMatchObject(expected)
    expect((await forged([event, link])).findings).toMatchObject(expected)
    expect((await forged([event, link, freeNumbers, renumber])).findings).toMatchObject(expected)
  })
  it('by inserting a row is named, beside the chain or in it', async () => {
    const insert = `insert into event (tenant_id, id, at, operation) select tenant_id, '00000000-0000-7000-8000-000000000001', at, 'acceptResult'
      from event where id = ${eventOf(20)}`
    const link = `insert into event_chain select tenant_id, 20, '00000000-0000-7000-8000-000000000001',
      previous, sha256('x') from event_chain where seq = 21`
    const room = 'update event_chain set seq = seq + 1 where seq >= 20'
    expect((await forged([insert])).findings).toMatchObject([
      { kind: 'inserted', seq: null, row: { operation: 'acceptResult' } },
    ])
    expect((await forged([insert, freeNumbers, room, link])).findings).toMatchObject([
      { kind: 'inserted', seq: 20, until: 20, row: { seq: 20, operation: 'acceptResult' } },
    ])
  })
  it('by swapping two rows is named', async () => {
    const swap = `update event_chain set seq = case seq when 20 then 25 else 20 end where seq in (20, 25)`
    expect((await forged([freeNumbers, swap])).findings).toMatchObject([{ kind: 'swapped', seq: 20, until: 25 }])
  })
  it('by cutting the end off is named: at once, or by a checkpoint where the head was moved as well', async () => {
    const cut = [
      `delete from event where id in (select event_id from event_chain where seq > 30)`,
      `delete from event_chain where seq > 30`,
    ]
    const head = `update event_chain_head h set seq = 30, hash = (select hash from event_chain where seq = 30)`
    const expected = [{ kind: 'cut', seq: 31, until: rows, after: { seq: 30 } }]
    expect((await forged(cut)).findings).toMatchObject(expected)
    expect((await forged([...cut, head])).findings).toEqual([])
    expect((await forged([...cut, head], mark)).findings).toMatchObject(expected)
    expect(
      (await forged(['delete from event_chain', 'delete from event', 'delete from event_chain_head'], mark)).findings,
    ).toMatchObject([{ kind: 'cut', seq: 1, until: rows }])
  })
  it('by a fork is named by a checkpoint', async () => {
    const other = [
      `delete from event where id in (select event_id from event_chain where seq > 30)`,
      `delete from event_chain where seq > 30`,
      `insert into event (tenant_id, id, at, operation) select tenant_id, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, at, 'acceptResult'
        from event, generate_series(1, ${rows}) n where id = ${eventOf(30)}`,
      `insert into event_chain select tenant_id, 30 + row_number() over (order by id), id, sha256('x'), sha256('x') from event
        where id::text like '00000000-0000-7000-8000-%'`,
      rehash(31),
    ]
    expect((await forged(other)).findings).toEqual([])
    expect((await forged(other, mark)).findings).toMatchObject([{ kind: 'forked', seq: 31, after: { seq: 30 } }])
  })
  it('by writing all anew is named by a checkpoint', async () => {
    const rewrite = [`update event set account_id = null where id = ${eventOf(20)}`, rehash(20)]
    expect((await forged(rewrite)).findings).toEqual([])
    expect((await forged(rewrite, mark)).findings).toMatchObject([
      { kind: 'rewritten', seq: 20, row: { seq: 20 }, after: { seq: 19 } },
    ])
  })
  it('of none is named where nothing was done', async () => {
    expect(await forged([], mark)).toMatchObject({ findings: [], compared: true, rows })
  })
})

describe('the page of the log', () => {
  it('shows who did what, newest first, and is turned and filtered', async () => {
    const admin = await office.as('quan-tri')
    const first = await admin.do(listEvents, {})
    expect(first.rows).toHaveLength(50)
    expect(first.rows[0]).toMatchObject({
      operation: 'enterPractice',
      by: 'Quản trị',
      organisation: 'Văn phòng Thành ủy',
    })
    expect(first.rows[0]?.seq).toBe(first.total)
    const seen = [...first.rows]
    for (let next = first.next; next;) {
      const page = await admin.do(listEvents, { after: next })
      seen.push(...page.rows)
      next = page.next
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(first.total)
    const issued = await admin.do(listEvents, { operation: 'issueAssignment' })
    expect(issued.rows.length).toBe(seen.filter(({ operation }) => operation === 'issueAssignment').length)
    const { organisations } = await admin.do(listOrganisations, {})
    const unitId = organisations.find(({ name }) => name === 'Báo Lam Khê')?.id as string
    const ofUnit = await admin.do(listEvents, { unitId })
    expect(ofUnit.rows.map(({ id }) => id)).toEqual(
      seen.filter(({ unit }) => unit === 'Báo Lam Khê').map(({ id }) => id),
    )
    expect(ofUnit.rows.length).toBeGreaterThan(0)
    expect((await admin.do(listEvents, { until: '2026-11-24' })).rows).toEqual([])
    expect((await admin.do(listEvents, { from: '2026-11-25', until: '2026-11-25' })).rows).toHaveLength(50)
    expect((await admin.try(listEvents, { after: 'x' })).status).toBe(422)
  })
  it('checks the chain, alone and against a mark, and remembers when', async () => {
    const admin = await office.as('quan-tri')
    expect((await admin.do(listEvents, {})).checked).toBeNull()
    const mark = await admin.do(makeCheckpoint, {})
    const checked = await admin.do(checkLog, { checkpoint: mark })
    expect(checked).toMatchObject({ findings: [], compared: true, rows: (mark.logs[0]?.seq ?? 0) + 1 })
    expect((await admin.do(listEvents, {})).checked).toMatchObject({
      ok: true,
      by: 'Quản trị',
      compared: true,
      rows: checked.rows,
    })
    const foreign = { ...mark, logs: [{ ...mark.logs[0]!, tenant: '00000000-0000-7000-8000-000000000000' }] }
    expect((await admin.try(checkLog, { checkpoint: foreign })).code).toBe('checkpoint-foreign')
  })
})
