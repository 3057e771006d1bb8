/** Evidence that waits to be handed in: how much of it, for how long, and that nothing of it stays. */
import { existsSync, rmSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  acknowledge,
  discardEvidence,
  getMyWork,
  getTask,
  review,
  submitResult,
  uploadEvidence,
  withdraw,
  type WorkRow,
} from '../src/features/tasks/contract.js'
import { newId } from '../src/kernel/ids.js'
import { FILES_LOCK } from '../src/platform/files.js'
import { openOffice, type Answer, type Client, type Office } from './office.js'

let office: Office
let unit: Client
let parts: WorkRow[]
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  const documentId = await office.firstDocument()
  await office.issue(await office.as('van-thu'), documentId)
  unit = await office.as('ubnd')
  const { bands } = await unit.do(getMyWork, {})
  parts = bands.find((band) => band.code === 'to-acknowledge')?.rows ?? []
  for (const { id, version } of parts.slice(0, 3)) await unit.do(acknowledge, { id, version })
})
afterAll(() => office.close())

/** An archive, which is kept without a look inside. */
const send = (part: WorkRow, name: string): Promise<Answer<unknown>> =>
  unit.upload(uploadEvidence.path.replace(':id', part.id), `${name}.zip`, Buffer.from(`PK\u0003\u0004${name}`))
const idOf = (answer: Answer<unknown>): string => (answer.body as { fileId: string }).fileId
const shaOf = async (fileId: string): Promise<string> => {
  const { rows } = await office.house.database.pool.query<{ sha256: string }>(
    'select f.sha256 from evidence e join stored_file f on f.id = e.file_id where e.id = $1',
    [fileId],
  )
  return rows[0]?.sha256 as string
}
const onDisk = (sha256: string): boolean => existsSync(office.house.files.pathOf(sha256))
const untilGone = async (sha256: string): Promise<boolean> => {
  for (let n = 0; n < 200 && onDisk(sha256); n++) await new Promise((resolve) => setTimeout(resolve, 50))
  return !onDisk(sha256)
}
const part = (at: number): WorkRow => parts[at] as WorkRow

describe('evidence that waits', () => {
  it('is as much as one submission takes; what a lost draft left makes room after a day', async () => {
    const first = idOf(await send(part(0), '0'))
    const sha = await shaOf(first)
    // the oldest is the one that makes room
    office.setNow('2026-11-25T09:01:00+07:00')
    const second = idOf(await send(part(0), '1'))
    // 28 more rows as an upload writes them, all of one file
    await office.house.database.pool.query(
      `insert into evidence (tenant_id, id, assignment_id, kind, file_id, label, added_by, added_at)
       select tenant_id, gen_random_uuid(), assignment_id, kind, file_id, label, added_by, added_at
       from evidence, generate_series(1, 28) where id = $1`,
      [second],
    )
    const over = await send(part(0), '30')
    expect([over.status, over.code]).toEqual([409, 'too-many-waiting'])
    // another part has room of its own
    expect((await send(part(1), 'x')).status).toBe(200)
    office.setNow('2026-11-26T09:00:30+07:00')
    expect((await send(part(0), '30')).status).toBe(200)
    expect(await untilGone(sha)).toBe(true)
    await office.house.database.pool.query(
      'delete from evidence where file_id = (select file_id from evidence where id = $1)',
      [second],
    )
    office.setNow('2026-11-25T09:00:00+07:00')
  })

  it('is taken back by its unit, with its bytes, unless others have the same', async () => {
    const [mine, same] = [idOf(await send(part(1), 'a')), idOf(await send(part(2), 'a'))]
    const sha = await shaOf(mine)
    expect((await (await office.as('suoi-hoa')).try(discardEvidence, { id: mine })).status).toBe(404)
    await unit.do(discardEvidence, { id: mine })
    expect((await unit.try(discardEvidence, { id: mine })).status).toBe(404)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(onDisk(sha)).toBe(true)
    await unit.do(discardEvidence, { id: same })
    expect(await untilGone(sha)).toBe(true)
  })

  it('stays on the disk while a backup runs or a file is being kept', async () => {
    const fileId = idOf(await send(part(1), 'b'))
    const sha = await shaOf(fileId)
    const backup = new pg.Client({ connectionString: office.house.database.connectionString })
    await backup.connect()
    await backup.query('select pg_advisory_lock_shared($1)', [FILES_LOCK])
    await unit.do(discardEvidence, { id: fileId })
    await new Promise((resolve) => setTimeout(resolve, 1000))
    expect(onDisk(sha)).toBe(true)
    await backup.end()
    expect(await untilGone(sha)).toBe(true)
  })

  it('goes when its part is closed; what was handed in stays', async () => {
    const monitor = await office.as('theo-doi')
    const handed = idOf(await send(part(1), 'c'))
    const left = idOf(await send(part(1), 'd'))
    const [handedSha, leftSha] = [await shaOf(handed), await shaOf(left)]
    const version = async (at: number): Promise<number> =>
      (await unit.do(getTask, { id: part(at).taskId as string })).assignments[0]?.version as number
    await unit.do(submitResult, {
      id: part(1).id,
      version: await version(1),
      submissionId: newId(),
      text: 'xong',
      files: [{ id: handed }],
    })
    expect((await unit.try(discardEvidence, { id: handed })).status).toBe(404)
    expect(onDisk(leftSha)).toBe(true)
    await monitor.do(review, { id: part(1).id, version: await version(1), decision: 'accept', reason: '' })
    expect(await untilGone(leftSha)).toBe(true)
    expect(onDisk(handedSha)).toBe(true)

    const waiting = await shaOf(idOf(await send(part(2), 'e')))
    await monitor.do(withdraw, { id: part(2).id, version: await version(2), reason: 'giao nhầm' })
    expect(await untilGone(waiting)).toBe(true)
  })
})

describe('a file that is lost from the disk', () => {
  it('is said to be lost, not the database to be away', async () => {
    office.setNow('2026-11-26T10:00:00+07:00')
    const fileId = idOf(await send(part(0), 'lost'))
    const sha = await shaOf(fileId)
    expect((await unit.send('GET', `/api/evidence/${fileId}`)).status).toBe(200)
    rmSync(office.house.files.pathOf(sha))
    const answer = await unit.send('GET', `/api/evidence/${fileId}`)
    expect([answer.status, answer.code]).toEqual([500, 'file-lost'])
  })
})
