/** The work of a unit a page at a time, the bands of its home page, the units with late work and the list of boards. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listOrganisations } from '../src/features/organisations/contract.js'
import {
  acknowledge,
  getMyWork,
  listBoards,
  listLateUnits,
  listUnitTasks,
  type WorkRow,
} from '../src/features/tasks/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let unit: Client
let monitor: Client
/** Parts that the unit has beside those of the dispatch: more than two pages. */
const MORE = 120

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  await office.issue(await office.as('van-thu'), await office.firstDocument())
  unit = await office.as('ubnd')
  monitor = await office.as('theo-doi')
  await grow()
})
afterAll(() => office.close())

/** Copies a task of the unit many times, with deadlines from 40 days ago to 79 days ahead; every tenth has none. */
async function grow(): Promise<void> {
  const { db } = office.house
  const [row] = (await unit.do(listUnitTasks, {})).rows
  if (!row?.taskId) throw new Error('the unit has no part')
  for (let n = 0; n < MORE; n++) {
    const [order, task, part] = [newId(), newId(), newId()]
    const due = n % 10 === 9 ? null : new Date(Date.parse('2026-11-26T00:00:00+07:00') + (n - 40) * 86_400_000)
    const last = due && new Date(due.getTime() - 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10)
    const state = ['issued', 'acknowledged', 'in_progress', 'returned'][n % 4]
    await sql`insert into reading_order (tenant_id, id, document_id, position, path, title, title_source, action, action_source,
        state, confirmed_by, confirmed_at)
      select tenant_id, ${order}::uuid, document_id, position + ${n + 1}, path, title, title_source, action, action_source, state,
        confirmed_by, confirmed_at
      from reading_order where id = (select order_id from task where id = ${row.taskId})`.execute(db)
    await sql`insert into task (tenant_id, id, document_id, order_id, number, path, title, action, quote, last_day, due_at,
        confirmed_by, issued_by, issued_at)
      select tenant_id, ${task}::uuid, document_id, ${order}::uuid, 1000 + ${n}::int, path, 'Việc thêm', action, quote,
        ${last}::date, ${due}::timestamptz, confirmed_by, issued_by, issued_at from task where id = ${row.taskId}`.execute(
      db,
    )
    await sql`insert into assignment (tenant_id, id, task_id, document_id, organisation_id, role, part, state, due_at, last_day,
        ordered_due_at, ordered_last_day, state_since, created_at)
      select tenant_id, ${part}::uuid, ${task}::uuid, document_id, organisation_id, 'lead', 1, ${state}, ${due}::timestamptz,
        ${last}::date, ${due}::timestamptz, ${last}::date, state_since, created_at from assignment where id = ${row.id}`.execute(
      db,
    )
  }
}

async function everyPage(
  client: Client,
  input: Parameters<typeof client.do<typeof listUnitTasks>>[1],
): Promise<WorkRow[]> {
  const rows: WorkRow[] = []
  let after: string | undefined
  do {
    const page = await client.do(listUnitTasks, { ...input, after })
    expect(page.rows.length).toBeLessThanOrEqual(50)
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after)
  return rows
}

describe('the work of a unit', () => {
  it('comes whole, page after page, by due date, those without a date last', async () => {
    const first = await unit.do(listUnitTasks, {})
    const all = await everyPage(unit, {})
    expect(first.next).not.toBeNull()
    expect(all.length).toBe(first.total)
    expect(all.length).toBeGreaterThan(MORE)
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    const days = all.map((row) => row.partDeadline?.lastDay ?? '9999')
    expect(days).toEqual([...days].sort())
    expect(days.filter((day) => day === '9999').length).toBeGreaterThan(MORE / 10 - 1)
  })

  it('is narrowed by time, state and role, and each row is what was asked for', async () => {
    const all = await everyPage(unit, {})
    const expected = {
      late: all.filter((row) => row.time?.code === 'late'),
      soon: all.filter((row) => row.time?.code === 'soon' || row.time?.code === 'today'),
      later: all.filter((row) => row.time?.code === 'ahead'),
      none: all.filter((row) => row.time?.code === 'none'),
    }
    for (const [time, rows] of Object.entries(expected)) {
      const asked = await everyPage(unit, { time: time as keyof typeof expected })
      expect(
        asked.map(({ id }) => id),
        time,
      ).toEqual(rows.map(({ id }) => id))
      expect(rows.length, time).toBeGreaterThan(0)
    }
    const returned = await everyPage(unit, { state: 'returned', role: 'lead' })
    expect(returned.length).toBe(all.filter((row) => row.state === 'returned' && row.role === 'lead').length)
    expect((await unit.try(listUnitTasks, { after: 'x' })).status).toBe(422)
  })

  it('is seen by the unit and the office, and by no other unit', async () => {
    const { organisations } = await monitor.do(listOrganisations, {})
    const own = (await unit.do(listUnitTasks, {})).unit?.id as string
    expect((await monitor.do(listUnitTasks, { unitId: own })).total).toBe((await unit.do(listUnitTasks, {})).total)
    expect((await monitor.try(listUnitTasks, {})).code).toBe('unit-needed')
    const foreign = organisations.find(({ id }) => id !== own)?.id as string
    const refused = await unit.try(listUnitTasks, { unitId: foreign })
    const missing = await unit.try(listUnitTasks, { unitId: newId() })
    expect([refused.status, refused.body]).toEqual([404, missing.body])
  })

  it('has on the home page as many in each band as there are', async () => {
    const all = await everyPage(unit, {})
    const { bands } = await unit.do(getMyWork, {})
    const band = (code: string) => bands.find((one) => one.code === code)
    const open = all.filter((row) => row.state !== 'returned')
    const late = open.filter((row) => row.time?.code === 'late')
    const before = open.filter((row) => row.time?.code !== 'late')
    const soon = (row: WorkRow) => row.time?.code === 'soon' || row.time?.code === 'today'
    expect(band('returned')?.total).toBe(all.length - open.length)
    expect(band('late')?.total).toBe(late.length)
    expect(band('late')?.rows.map(({ id }) => id)).toEqual(late.slice(0, 20).map(({ id }) => id))
    expect(band('to-acknowledge')?.total).toBe(before.filter((row) => row.state === 'issued').length)
    expect(band('soon')?.total).toBe(before.filter((row) => row.state !== 'issued' && soon(row)).length)
    expect(band('working')?.total).toBe(before.filter((row) => row.state !== 'issued' && !soon(row)).length)
  })

  it('moves from one view to the other when it is closed', async () => {
    const [row] = (await unit.do(listUnitTasks, { state: 'issued', time: 'later' })).rows
    const before = await everyPage(unit, { view: 'closed' })
    await unit.do(acknowledge, { id: row?.id as string, version: row?.version as number })
    await sql`update assignment set state = 'accepted', accepted_at = now(), submitted_at = now() where id = ${row?.id}`.execute(
      office.house.db,
    )
    const after = await everyPage(unit, { view: 'closed' })
    expect(after.length).toBe(before.length + 1)
    expect((await everyPage(unit, {})).some(({ id }) => id === row?.id)).toBe(false)
    expect((await unit.do(listUnitTasks, { view: 'closed' })).total).toBeNull()
  })
})

describe('the tracking officer', () => {
  it('sees how many late parts each unit has', async () => {
    const { units, late } = await monitor.do(listLateUnits, {})
    const unitId = (await unit.do(listUnitTasks, {})).unit?.id
    const counted = await everyPage(unit, { time: 'late' })
    expect(units.find(({ id }) => id === unitId)?.late).toBe(counted.length)
    expect(units.reduce((sum, one) => sum + one.late, 0)).toBe(late)
    expect(units.map((one) => one.late)).toEqual(units.map((one) => one.late).sort((a, b) => b - a))
  })
  it('sees the boards with late work first', async () => {
    const { boards, next } = await monitor.do(listBoards, {})
    expect(next).toBeNull()
    expect(boards[0]?.late).toBeGreaterThan(0)
    expect((await monitor.try(listBoards, { after: 'late:1' })).status).toBe(422)
  })
})
