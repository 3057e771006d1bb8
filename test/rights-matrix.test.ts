/** The rights matrix of docs/rights.md. `npm run rights` writes it. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operations } from '../src/app.js'
import { getMe } from '../src/features/identity/contract.js'
import { getMyWork, getTask } from '../src/features/tasks/contract.js'
import { openOffice, type Office } from './office.js'
import { draw, fill, isAboutRecord, measure, VISITORS, type Asked, type Matrix, type Visitor } from './rights-matrix.js'

let office: Office
let asked: Asked
let matrix: Matrix
let before: number
let after: number
const events = async (): Promise<number> => {
  const { n } = await office.house.db
    .selectFrom('event')
    // wrong passwords are counted though refused, and the practice office’s doors were used again
    .where('operation', 'not in', ['changeOwnPasswordFailed', 'secondStepFailed', 'bindOidcFailed', 'enterPractice'])
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  const documentId = await office.firstDocument()
  await office.issue(await office.as('van-thu'), documentId)
  asked = await fill(office)
  before = await events()
  matrix = await measure(office, asked)
  after = await events()
}, 240_000)
afterAll(() => office.close())

/** Operations on a record of the board, as [name, who, cell]. */
const about = (visitors: readonly Visitor[]): [string, Visitor, string][] =>
  operations
    .filter(({ operation }) => isAboutRecord(operation))
    .flatMap(({ operation: { name } }) =>
      visitors.map((visitor): [string, Visitor, string] => [name, visitor, matrix.rows.get(name)?.[visitor] ?? '']),
    )

it('was asked without changing anything', () => expect(after).toBe(before))

it('has a row for every route, each looked at by its record', () => {
  expect([...matrix.rows.keys()].sort()).toEqual(operations.map(({ operation }) => operation.name).sort())
  expect(matrix.unlooked).toEqual([])
})

it('has in every row about a record somebody who gets to it: else nothing was asked', () => {
  const unreached = [...new Set(about(['officer', 'head', 'monitor', 'clerk', 'leader']).map(([name]) => name))].filter(
    (name) => !VISITORS.some((visitor) => matrix.rows.get(name)?.[visitor] === 'yes'),
  )
  // The dispatch asked about has no fixed pages; test/rights.test.ts looks at one that has.
  expect(unreached).toEqual(['showPage'])
})

it('lets no other unit, nor the newspaper, nor an account that was moved away, near a record of the unit', () => {
  expect(
    about(['other unit', 'newspaper', 'moved']).filter(([name, , cell]) => cell === 'yes' && !SHARED.has(name)),
  ).toEqual([])
})

/** The dispatch was issued to all of them, and each has a part of it. */
const SHARED = new Set(['getDocument', 'downloadOriginal'])

it('lets a suspended account do nothing that nobody may not do', () => {
  for (const [name, row] of matrix.rows) expect(row.suspended, name).toBe(row.nobody)
})

it('ends the open session of an account that was moved, and shows the new one nothing of the old unit', async () => {
  const { movedBefore, visitors, records } = asked
  for (const operation of [getMe, getMyWork]) expect((await movedBefore.try(operation, {})).status).toBe(401)
  expect((await movedBefore.try(getTask, { id: records.tasks })).status).toBe(401)
  const seen = (await visitors.moved.do(getMyWork, {})).bands.flatMap((band) => band.rows.map((row) => row.id))
  expect(seen).not.toContain(records.assignments)
  expect((await visitors.moved.try(getTask, { id: records.tasks })).status).toBe(404)
})

it('is what docs/rights.md says', async () => {
  await expect(draw(matrix)).toMatchFileSnapshot('../docs/rights.md')
})
