/** Pieces that a unit gives to a unit below it: decided by the unit, seen by nobody beside, closed with the part. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  acknowledge,
  addProgress,
  askExtension,
  type AssignmentView,
  decideExtension,
  getBoard,
  getMyWork,
  getTask,
  review,
  subAssign,
  submitResult,
  withdraw,
  type WorkRow,
} from '../src/features/tasks/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let documentId: string
let above: Client
let under: Client
let monitor: Client
let taskId: string
let partId: string
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  await office.issue(await office.as('van-thu'), documentId)
  ;[above, under, monitor] = await Promise.all([office.as('ubnd'), office.as('van-hoa'), office.as('theo-doi')])
  const rows = await band(above, 'to-acknowledge')
  const work = rows.find((row) => row.role === 'lead' && row.deadline?.lastDay === '2026-11-29') as WorkRow
  taskId = work.taskId as string
  partId = work.id
})
afterAll(() => office.close())

const band = async (who: Client, code: string): Promise<WorkRow[]> =>
  (await who.do(getMyWork, {})).bands.find((one) => one.code === code)?.rows ?? []
const parts = async (who: Client): Promise<AssignmentView[]> => (await who.do(getTask, { id: taskId })).assignments
const own = async (who: Client): Promise<AssignmentView> =>
  (await parts(who)).find((part) => part.id === partId) as AssignmentView
const piece = async (who: Client): Promise<AssignmentView> =>
  (await parts(who)).find((part) => part.role === 'under') as AssignmentView

it('is given by a unit that took its part, to a unit below, no later than its own date', async () => {
  const before = await own(above)
  expect(before.can.subAssign).toBe(false)
  const unit = before.organisation.id
  const give = { id: partId, version: before.version, pieces: [{ organisationId: unit, instruction: 'x' }] }
  expect((await above.try(subAssign, give)).code).toBe('illegal-step')
  const { version } = await above.do(acknowledge, { id: partId, version: before.version })
  const [room] = (await own(above)).below
  expect(room?.name).toBe('Phòng Văn hóa và Thông tin thành phố')
  const pieces = [{ organisationId: room?.id as string, instruction: 'Dự thảo phần kinh phí.', lastDay: '2026-11-27' }]
  const refused = async (change: object): Promise<string | undefined> =>
    (await above.try(subAssign, { ...give, version, pieces: [{ ...pieces[0], ...change }] as typeof pieces })).code
  expect(await refused({ organisationId: unit })).toBe('unit-not-below')
  expect(await refused({ lastDay: '2026-11-30' })).toBe('after-own-deadline')
  expect(await refused({ lastDay: '2026-11-24' })).toBe('day-is-gone')
  expect((await monitor.try(subAssign, { ...give, version, pieces })).status).toBe(403)
  await above.do(subAssign, { id: partId, version, pieces })
  expect((await above.try(subAssign, { id: partId, version, pieces })).code).toBe('unit-has-part')

  const [row] = await band(under, 'to-acknowledge')
  expect(row).toMatchObject({ taskId, role: 'under' })
  const mine = await parts(under)
  expect(mine.map((part) => part.role)).toEqual(['under'])
  expect(mine[0]?.under).toMatchObject({ instruction: 'Dự thảo phần kinh phí.', assigner: { id: unit } })
  expect(mine[0]?.deadline.lastDay).toBe('2026-11-27')
  // nobody beside sees it, and the board of the office does not count it
  const others = await (await office.as('toa-soan')).do(getTask, { id: taskId })
  expect(others.assignments.some((part) => part.role === 'under')).toBe(false)
  const { units } = await monitor.do(getBoard, { id: documentId })
  expect(units.some((one) => one.id === room?.id)).toBe(false)
})

it('is answered to the unit that gave it, which decides about result and date', async () => {
  const mine = await piece(under)
  let { version } = await under.do(acknowledge, { id: mine.id, version: mine.version })
  const asked = await under.do(askExtension, {
    id: mine.id,
    version,
    lastDay: '2026-11-28',
    workingDays: null,
    cause: 'objective',
    reason: 'Chờ số liệu.',
  })
  expect((await monitor.do(getMyWork, {})).bands.find((one) => one.code === 'extensions')?.total).toBe(0)
  const decide = { id: asked.extensionId, decision: 'grant' as const, reason: '', lastDay: null }
  expect((await monitor.try(decideExtension, decide)).code).toBe('not-yours-to-do')
  expect((await under.try(decideExtension, decide)).code).toBe('not-yours-to-do')
  expect(await band(above, 'extensions')).toMatchObject([{ id: mine.id }])
  await above.do(decideExtension, decide)

  const note = { id: mine.id, noteId: newId(), text: 'Xong một nửa.', percent: 50 }
  await under.do(addProgress, note)
  await under.do(addProgress, note)
  expect((await piece(above)).progress).toMatchObject([{ text: 'Xong một nửa.', percent: 50 }])

  ;({ version } = await piece(under))
  await under.do(submitResult, { id: mine.id, version, submissionId: newId(), text: 'Đã dự thảo.' })
  expect(await band(monitor, 'to-review')).toEqual([])
  const [row] = await band(above, 'to-review')
  const accept = { id: mine.id, version: row?.version as number, decision: 'accept' as const }
  expect((await monitor.try(review, accept)).code).toBe('not-yours-to-do')
  await above.do(review, accept)
  expect((await piece(under)).state).toBe('accepted')
  // the part itself is as open as before, and stays so however long: a parent never closes by itself
  expect((await own(above)).state).toBe('acknowledged')
  office.setNow('2027-01-04T09:00:00+07:00')
  expect(await own(above)).toMatchObject({ state: 'acknowledged', time: { code: 'late' }, submissions: [] })
  office.setNow('2026-11-25T09:00:00+07:00')
})

it('ends with the part that it is of', async () => {
  const { version, below } = await own(above)
  const again = { id: partId, version, pieces: [{ organisationId: below[0]?.id as string, instruction: 'Làm tiếp.' }] }
  expect((await above.try(subAssign, again)).code).toBe('unit-has-part')
  // what is accepted stays; a piece that is still open ends
  await office.house.database.pool.query(`update assignment set state = 'in_progress' where role = 'under'`)
  await monitor.do(withdraw, { id: partId, version, reason: 'Giao nhầm.' })
  const { rows } = await office.house.database.pool.query<{ state: string; reason: string }>(
    `select state, reason from assignment where role = 'under'`,
  )
  expect(rows).toEqual([{ state: 'withdrawn', reason: 'Phần việc của đơn vị giao đã đóng.' }])
  expect((await under.try(getTask, { id: taskId })).status).toBe(404)
})
