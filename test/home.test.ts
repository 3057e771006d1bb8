/** The home page counts everything, and shows the first rows of it. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getMyWork } from '../src/features/tasks/contract.js'
import { openOffice, type Office } from './office.js'

let office: Office
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  await office.issue(await office.as('van-thu'), await office.firstDocument())
})
afterAll(() => office.close())

it('tells a unit with more than three hundred open parts the right number of each kind', async () => {
  const unit = await office.as('ubnd')
  const before = (await unit.do(getMyWork, {})).bands
  const row = before.find((band) => band.code === 'to-acknowledge')?.rows[0]
  // The same part 310 times more, withdrawn ones in between, a third of them late.
  await office.house.db.transaction().execute(async (db) => {
    await sql`create temporary table more on commit drop as
      select n, gen_random_uuid() as order_id, gen_random_uuid() as task_id from generate_series(1, 310) n`.execute(db)
    await sql`insert into reading_order (tenant_id, id, document_id, position, path, title, title_source, action,
        action_source, leads, cooperating, conditional, rule, sure, state, confirmed_by, confirmed_at)
      select o.tenant_id, m.order_id, o.document_id, 1000 + m.n, o.path, o.title, o.title_source, o.action,
        o.action_source, o.leads, o.cooperating, o.conditional, o.rule, o.sure, o.state, o.confirmed_by, o.confirmed_at
      from more m, reading_order o join task t on t.tenant_id = o.tenant_id and t.order_id = o.id
      where t.id = ${row?.taskId}`.execute(db)
    await sql`insert into task (tenant_id, id, document_id, order_id, number, path, title, action, quote, confirmed_by,
        issued_by, issued_at)
      select t.tenant_id, m.task_id, t.document_id, m.order_id, 1000 + m.n, t.path, t.title, t.action, t.quote,
        t.confirmed_by, t.issued_by, t.issued_at
      from more m, task t where t.id = ${row?.taskId}`.execute(db)
    await sql`insert into assignment (tenant_id, id, task_id, document_id, organisation_id, role, part, state, due_at,
        last_day, state_since, created_at)
      select p.tenant_id, gen_random_uuid(), m.task_id, p.document_id, p.organisation_id, p.role, p.part, 'issued',
        case when m.n % 3 = 0 then timestamptz '2026-11-20T00:00:00+07:00' end,
        case when m.n % 3 = 0 then date '2026-11-19' end, p.state_since, p.created_at
      from more m, assignment p where p.id = ${row?.id}`.execute(db)
  })
  const after = (await unit.do(getMyWork, {})).bands
  const total = (bands: typeof after, code: string): number => bands.find((band) => band.code === code)?.total ?? 0
  expect(total(after, 'late')).toBe(total(before, 'late') + 103)
  expect(total(after, 'to-acknowledge')).toBe(total(before, 'to-acknowledge') + 207)
  const late = after.find((band) => band.code === 'late')
  expect(late?.rows).toHaveLength(20)
  expect(late?.rows.every((one) => one.time?.code === 'late')).toBe(true)
  // The earliest deadline first, also where the row was not among the first read.
  const waiting = after.find((band) => band.code === 'to-acknowledge')
  expect(waiting?.rows[0]?.deadline?.lastDay).toBe(
    before.find((band) => band.code === 'to-acknowledge')?.rows[0]?.deadline?.lastDay,
  )
})
