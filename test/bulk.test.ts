/** Work on many parts at once: what will happen, row by row; what was done, row by row; and tables that no spreadsheet runs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import yauzl from 'yauzl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmOrder, editOrder, getDocument } from '../src/features/documents/contract.js'
import { listNotices } from '../src/features/reminders/contract.js'
import {
  acknowledge,
  askExtension,
  type AssignmentView,
  doBulk,
  exportParts,
  getBoard,
  getMyWork,
  getTask,
  listUnitTasks,
  previewBulk,
  subAssign,
  submitResult,
  type WorkRow,
} from '../src/features/tasks/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
let documentId: string
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const at = (iso: string): void => office.setNow(iso)
const rowsOf = async (post: Post): Promise<WorkRow[]> => {
  const { bands } = await (await as(post)).do(getMyWork, {})
  // what sleeps until an event is nobody's to do yet
  return bands.flatMap((band) => band.rows).filter((row) => row.taskId !== null && row.state && row.state !== 'dormant')
}
const row = async (post: Post, item: string, ordered: string | null = null): Promise<WorkRow> => {
  const found = (await rowsOf(post)).find(
    (one) => one.path === item && (one.deadline?.date ?? null) === ordered && one.role === 'lead',
  )
  if (!found) throw new Error(`${post} has nothing at ${item}`)
  return found
}
const partOf = async (of: { taskId: string | null; id: string }): Promise<AssignmentView> => {
  const task = await (await as('lanh-dao')).do(getTask, { id: of.taskId as string })
  return task.assignments.find((one) => one.id === of.id) as AssignmentView
}
const pick = ({ id, version }: { id: string; version: number }) => ({ id, version })

const FORMULA = '=HYPERLINK("http://example.invalid";"Bấm vào đây")'

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  const clerk = await as('van-thu')
  // a title that a spreadsheet would take for a formula
  const order = (await clerk.do(getDocument, { id: documentId })).orders.find((one) => one.path === '1.1')
  const edited = await clerk.do(editOrder, {
    id: documentId,
    orderId: order?.id as string,
    version: order?.version as number,
    title: FORMULA,
  })
  await clerk.do(confirmOrder, { id: documentId, orderId: order?.id as string, version: edited.version })
  await office.issue(clerk, documentId)
})
afterAll(() => office.close())

describe('a unit with many new parts', () => {
  it('acknowledges them together, and takes it back together within half an hour', async () => {
    const unit = await as('truong-ban')
    const open = (await rowsOf('truong-ban')).filter((one) => one.state === 'issued')
    expect(open.length).toBeGreaterThan(2)
    const { rows } = await unit.do(previewBulk, { deed: 'acknowledge', ids: open.map((one) => one.id) })
    expect(rows.map((one) => one.code)).toEqual(open.map(() => null))
    const { results } = await unit.do(doBulk, { deed: 'acknowledge', rows: open.map(pick) })
    expect(results.every((result) => result.code === null)).toBe(true)
    expect(new Set((await rowsOf('truong-ban')).map((one) => one.state))).toEqual(new Set(['acknowledged']))
    at('2026-11-25T09:20:00+07:00')
    const undone = await unit.do(doBulk, {
      deed: 'undo',
      rows: results.map(({ id, version }) => ({ id, version: version as number })),
    })
    expect(undone.results.every((result) => result.code === null)).toBe(true)
    expect(new Set((await rowsOf('truong-ban')).map((one) => one.state))).toEqual(new Set(['issued']))
    at('2026-11-25T09:00:00+07:00')
    // another unit's parts are not there for it, in the preview and in the deed
    const foreign = (await rowsOf('ubnd'))[0] as WorkRow
    expect((await unit.do(previewBulk, { deed: 'acknowledge', ids: [foreign.id] })).rows).toEqual([])
    expect((await unit.do(doBulk, { deed: 'acknowledge', rows: [pick(foreign)] })).results[0]?.code).toBe('not-found')
    expect((await unit.do(doBulk, { deed: 'remind', rows: [pick(open[0] as WorkRow)] })).results[0]?.code).toBe(
      'not-yours-to-do',
    )
  })
})

describe('reminding many', () => {
  it('tells each unit at once of what it owes, and not twice on a day', async () => {
    const monitor = await as('theo-doi')
    const parts = (await monitor.do(getBoard, { id: documentId })).units
      .flatMap((unit) => unit.cells)
      .filter((cell) => cell.state === 'issued')
      .slice(0, 4)
      .map((cell) => cell.assignmentId)
    const { rows } = await monitor.do(previewBulk, { deed: 'remind', ids: parts })
    expect(rows.map((one) => one.code)).toEqual([null, null, null, null])
    const remind = () => monitor.do(doBulk, { deed: 'remind', rows: rows.map(pick) })
    expect((await remind()).results.map((one) => one.code)).toEqual([null, null, null, null])
    expect((await remind()).results.map((one) => one.code)).toEqual(Array(4).fill('reminded-today'))
    const again = await monitor.do(previewBulk, { deed: 'remind', ids: parts })
    expect(again.rows.map((one) => one.code)).toEqual(Array(4).fill('reminded-today'))
    const unit = rows.find((one) => one.unit.startsWith('Ủy ban nhân dân')) ?? rows[0]
    const post: Post = unit?.unit.startsWith('Ủy ban nhân dân') ? 'ubnd' : 'truong-ban'
    let told: string[] = []
    for (let tries = 0; tries < 100 && !told.length; tries++) {
      told = (await (await as(post)).do(listNotices, {})).notices
        .filter((notice) => notice.operation === 'remindPart')
        .map((notice) => notice.kind)
      if (!told.length) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(new Set(told)).toEqual(new Set(['urged']))
    at('2026-11-26T08:00:00+07:00')
    expect((await remind()).results.map((one) => one.code)).toEqual([null, null, null, null])
    at('2026-11-25T09:00:00+07:00')
  })
})

describe('deciding about many', () => {
  it('accepts what is handed in and has no open pieces; the others are named, and stay as they are', async () => {
    const unit = await as('ubnd')
    const leader = await as('lanh-dao')
    const plain = await row('ubnd', '1.2', '2026-11-30')
    const divided = await row('ubnd', '1.1')
    let { version } = await unit.do(acknowledge, pick(plain))
    await unit.do(submitResult, { id: plain.id, version, submissionId: newId(), text: 'Đã xong.' })
    ;({ version } = await unit.do(acknowledge, pick(divided)))
    const below = (await (await as('ubnd')).do(getTask, { id: divided.taskId as string })).assignments[0]?.below[0]
    await unit.do(subAssign, {
      id: divided.id,
      version,
      pieces: [{ organisationId: below?.id as string, instruction: 'Lập danh sách.' }],
    })
    await unit.do(submitResult, { id: divided.id, version, submissionId: newId(), text: 'Đã xong.' })
    const other = (await rowsOf('truong-ban'))[0] as WorkRow
    const ids = [plain.id, divided.id, other.id]
    const { rows } = await leader.do(previewBulk, { deed: 'accept', ids })
    expect(rows.map((one) => one.code)).toEqual([null, 'pieces-open', 'illegal-step'])
    expect(rows[1]?.detail).toEqual({ open: 1 })
    // somebody is quicker with one
    const { results } = await leader.do(doBulk, { deed: 'accept', rows: rows.map(pick) })
    const codes = new Map(results.map((one) => [one.id, one.code]))
    expect(ids.map((id) => codes.get(id))).toEqual([null, 'pieces-open', 'illegal-step'])
    expect((await partOf(plain)).state).toBe('accepted')
    expect((await partOf(divided)).state).toBe('submitted')
    const once = await leader.do(doBulk, { deed: 'accept', rows: [pick(rows[0] as { id: string; version: number })] })
    expect(once.results[0]?.code).toBe('stale')
    // one event a part, under the name of the step itself
    const { history } = await leader.do(getTask, { id: plain.taskId as string })
    expect(history.filter((entry) => entry.operation === 'acceptResult')).toHaveLength(1)
  })

  it('gives the same time to many, each from its own deadline; a request that waits is granted with it', async () => {
    const leader = await as('lanh-dao')
    const unit = await as('truong-ban')
    const dated = (await rowsOf('truong-ban')).filter((one) => one.partDeadline?.lastDay)
    expect(dated.length).toBeGreaterThan(1)
    const [asked, silent] = dated as [WorkRow, WorkRow]
    const { version } = await unit.do(askExtension, {
      ...pick(asked),
      workingDays: 1,
      cause: 'objective',
      reason: 'Chờ.',
    })
    const undated = (await rowsOf('truong-ban')).find((one) => !one.partDeadline?.lastDay) as WorkRow
    const ids = [asked.id, silent.id, undated.id]
    expect((await leader.try(doBulk, { deed: 'extend', rows: [pick(silent)] })).code).toBe('day-or-days')
    const { rows } = await leader.do(previewBulk, { deed: 'extend', workingDays: 2, ids })
    expect(rows.map((one) => one.code)).toEqual([null, null, 'no-deadline-to-extend'])
    expect(rows[0]?.version).toBe(version)
    const { results } = await leader.do(doBulk, {
      deed: 'extend',
      workingDays: 2,
      reason: 'Nghỉ bão.',
      rows: rows.map(pick),
    })
    expect(results.filter((one) => one.code === null)).toHaveLength(2)
    const granted = await partOf(asked)
    expect(granted.deadline).toMatchObject({ lastDay: rows[0]?.newDay, orderedLastDay: asked.partDeadline?.lastDay })
    expect(granted.extensions).toMatchObject([{ origin: 'asked', state: 'granted_other', decisionReason: 'Nghỉ bão.' }])
    expect((await partOf(silent)).extensions).toMatchObject([{ origin: 'given', state: 'granted' }])
    // an earlier day is no extension
    const back = await leader.do(previewBulk, { deed: 'extend', lastDay: '2026-11-26', ids: [silent.id] })
    expect(back.rows[0]?.code).toBe('extension-not-later')
  })

  it('withdraws with a reason that is typed, and only what may be withdrawn', async () => {
    const leader = await as('lanh-dao')
    const gone = (await rowsOf('toa-soan'))[0] as WorkRow
    const done = (await leader.do(getBoard, { id: documentId })).units
      .flatMap((unit) => unit.cells)
      .find((cell) => cell.state === 'accepted')
    const { rows } = await leader.do(previewBulk, { deed: 'withdraw', ids: [gone.id, done?.assignmentId as string] })
    expect((await leader.try(doBulk, { deed: 'withdraw', rows: rows.map(pick), reason: ' ' })).code).toBe(
      'reason-needed',
    )
    const { results } = await leader.do(doBulk, { deed: 'withdraw', rows: rows.map(pick), reason: 'Không còn cần.' })
    expect(results.map((one) => one.code).sort()).toEqual(['illegal-step', null].sort())
    expect(await partOf(gone)).toMatchObject({ state: 'withdrawn', reason: 'Không còn cần.' })
  })
})

/** The workbook as the house itself reads such files. */
async function readBack(bytes: Buffer): Promise<string[][]> {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'dondoc-table-')), 'parts.xlsx')
  writeFileSync(file, bytes)
  const { rows } = await office.house.reader.table(file, 'parts.xlsx')
  rmSync(path.dirname(file), { recursive: true })
  return rows.map((one) => (Array.isArray(one) ? one : one.cells))
}

/** The XML of its sheets. */
async function xmlOf(bytes: Buffer): Promise<string> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened)))
  })
  let all = ''
  return new Promise((resolve, reject) => {
    zip.on('end', () => resolve(all))
    zip.on('entry', (entry: yauzl.Entry) => {
      if (!entry.fileName.startsWith('xl/worksheets/')) return zip.readEntry()
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error)
        stream.on('data', (chunk: Buffer) => (all += chunk.toString()))
        stream.on('end', () => zip.readEntry())
      })
    })
    zip.readEntry()
  })
}

describe('a table of parts', () => {
  const get = (client: Client, query: string) => client.send('GET', `${exportParts.path}?${query}`)

  it('is given in both forms, of what the reader may see; no cell is a formula', async () => {
    const leader = await as('lanh-dao')
    const csv = await get(leader, `format=csv&documentId=${documentId}`)
    expect(csv.headers['content-type']).toContain('text/csv')
    const text = String(csv.body)
    expect(text.startsWith('\ufeff"Văn bản","Cơ quan ban hành"')).toBe(true)
    const lines = text.trim().split('\r\n')
    const cells = (await leader.do(getBoard, { id: documentId })).units.flatMap((unit) => unit.cells)
    // withdrawn parts are in it too, and pieces
    expect(lines.length - 1).toBeGreaterThanOrEqual(cells.length)
    expect(text).toContain(`"'=HYPERLINK(""http`)
    expect(text.split('"').filter((cell) => /^[=+@]/.test(cell))).toEqual([])

    const raw = await office.house.server.inject({
      method: 'GET',
      url: `${exportParts.path}?format=xlsx&documentId=${documentId}`,
      headers: { host: 'localhost', cookie: leader.cookie ?? '' },
    })
    expect([raw.statusCode, raw.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')])
    const table = await readBack(raw.rawPayload)
    expect(table[0]).toEqual(
      lines[0]
        ?.slice(1)
        .split('","')
        .map((cell) => cell.replaceAll('"', '')),
    )
    expect(table).toHaveLength(lines.length)
    expect(table.flat()).toContain(FORMULA)
    const xml = await xmlOf(raw.rawPayload)
    expect(xml).toContain('<row')
    expect(xml).not.toMatch(/<f[ >]/)
  })

  it('shows a unit its own alone, and the rows that were chosen', async () => {
    const unit = await as('truong-ban')
    const own = await unit.do(listUnitTasks, {})
    const all = String((await get(unit, 'format=csv')).body)
      .trim()
      .split('\r\n')
    expect(all.length - 1).toBe(own.total)
    expect(all.slice(1).every((line) => line.includes('Ban Tuyên giáo'))).toBe(true)
    const foreign = (await rowsOf('ubnd'))[0] as WorkRow
    const mine = own.rows[0] as WorkRow
    const named = String((await get(unit, `format=csv&ids=${foreign.id},${mine.id}`)).body)
      .trim()
      .split('\r\n')
    expect(named).toHaveLength(2)
    expect((await get(await as('lanh-dao'), 'format=csv')).code).toBe('file-of-what')
    expect((await get(unit, 'format=csv&ids=x')).status).toBe(400)
    expect((await get(office.nobody(), 'format=csv')).code).toBe('sign-in-needed')
  })
})
