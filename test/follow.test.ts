import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmOrder, dropOrder, getDocument, issueDocument } from '../src/features/documents/contract.js'
import {
  acknowledge,
  dispute,
  getBoard,
  getMyWork,
  getTask,
  handOn,
  reissue,
  review,
  startWork,
  submitResult,
  uploadEvidence,
  withdraw,
  type WorkRow,
} from '../src/features/tasks/contract.js'
import { listOrganisations } from '../src/features/organisations/contract.js'
import { newId } from '../src/kernel/ids.js'
import { fixturePath } from './fixtures.js'
import { openOffice, sample, type Client, type Office, type Post } from './office.js'

let office: Office
let documentId: string
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const band = async (post: Post, code: string): Promise<WorkRow[]> => {
  const { bands } = await (await as(post)).do(getMyWork, {})
  return bands.find((one) => one.code === code)?.rows ?? []
}
const first = async (post: Post, code: string, path?: string): Promise<WorkRow> => {
  const row = (await band(post, code)).find((one) => path === undefined || one.path === path)
  if (!row) throw new Error(`${post} has nothing under ${code} ${path ?? ''}`)
  return row
}

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  await office.issue(await as('van-thu'), documentId)
})
afterAll(() => office.close())

describe('a part, from issue to acceptance', () => {
  it('waits at the unit with its sentence, its deadline and the days that are really there', async () => {
    const row = await first('ubnd', 'to-acknowledge', '1.2')
    const task = await (await as('ubnd')).do(getTask, { id: row.taskId as string })
    expect(task.quote).toContain('trước ngày 30/11/2026')
    expect(task.deadline).toMatchObject({ date: '2026-11-30', lastDay: '2026-11-29', workingDaysGiven: 2 })
    expect(task.assignments).toHaveLength(1)
    expect(task.assignments[0]?.can).toMatchObject({ acknowledge: true, submit: false, review: false })
  })

  it('is acknowledged, worked on, handed in with evidence, returned, handed in again and accepted', async () => {
    const unit = await as('ubnd')
    const monitor = await as('theo-doi')
    const row = await first('ubnd', 'to-acknowledge', '1.2')
    const { id } = row
    let { version } = await unit.do(acknowledge, { id, version: row.version })
    ;({ version } = await unit.do(startWork, { id, version }))

    const stored = await unit.upload(
      uploadEvidence.path.replace(':id', id),
      'Dự thảo lần 1.docx',
      Buffer.from('a draft'),
    )
    expect(stored.status).toBe(200)
    const { fileId } = stored.body as { fileId: string }
    const submissionId = newId()
    const input = {
      id,
      version,
      submissionId,
      text: 'Đã xây dựng xong dự thảo.',
      files: [{ id: fileId }],
      links: [{ url: 'https://lamkhe.example/du-thao', label: 'Bản xem trước' }],
      documents: [{ number: '21/TTr-UBND', date: '2026-11-25' }],
    }
    const submitted = await unit.do(submitResult, input)
    expect(submitted.submittedAt).toBe('2026-11-25T02:00:00.000Z')

    // the same request again, as after a lost answer: nothing new
    office.setNow('2026-11-26T09:00:00+07:00')
    expect(await unit.do(submitResult, input)).toEqual(submitted)

    const waiting = await first('theo-doi', 'to-review')
    expect(waiting.id).toBe(id)
    expect((await monitor.try(review, { id, version: waiting.version, decision: 'return' })).code).toBe('reason-needed')
    await monitor.do(review, { id, version: waiting.version, decision: 'return', reason: 'Bổ sung kỳ báo cáo.' })

    const back = await first('ubnd', 'returned')
    expect(back).toMatchObject({ id, reason: 'Bổ sung kỳ báo cáo.', reasonBy: 'Chuyên viên theo dõi' })
    office.setNow('2026-12-01T09:00:00+07:00')
    const again = await unit.do(submitResult, { id, version: back.version, submissionId: newId(), text: 'Đã bổ sung.' })
    await monitor.do(review, { id, version: again.version, decision: 'accept' })

    const task = await unit.do(getTask, { id: row.taskId as string })
    const part = task.assignments[0]
    expect(part).toMatchObject({
      state: 'accepted',
      submittedAt: '2026-12-01T02:00:00.000Z',
      time: { code: 'done-late', workingDays: 2 },
    })
    expect(part?.submissions.map((one) => [one.nth, one.onTime, one.review?.decision])).toEqual([
      [2, false, 'accept'],
      [1, true, 'return'],
    ])
    expect(part?.submissions[1]?.evidence.map((piece) => piece.kind).sort()).toEqual(['document', 'file', 'link'])
    expect(task.history.map((entry) => entry.operation)).toEqual([
      'acceptResult',
      'submitResult',
      'returnResult',
      'submitResult',
      'uploadEvidence',
      'startWork',
      'acknowledge',
      'issueAssignment',
    ])
    office.setNow('2026-11-25T09:00:00+07:00')
  })

  it('takes no evidence that is stamped secret, and any other file that it cannot read', async () => {
    const unit = await as('ubnd')
    const { id, version } = await first('ubnd', 'to-acknowledge', '1.1')
    await unit.do(acknowledge, { id, version })
    const send = (name: string, content: Buffer | string) =>
      unit.upload(uploadEvidence.path.replace(':id', id), name, Buffer.from(content))
    const stored = async (): Promise<number> =>
      (await office.house.db.selectFrom('stored_file').select('id').execute()).length
    const before = await stored()
    const head = (stamp: string): string =>
      `ỦY BAN NHÂN DÂN\nTHÀNH PHỐ LAM KHÊ\n\nSố: 15/BC-UBND\n${stamp}\nLam Khê, ngày 24 tháng 11 năm 2026\n\nBÁO CÁO\nKết quả thực hiện\n`
    const refused = await send('bao-cao.txt', head('TỐI MẬT'))
    expect([refused.status, refused.code]).toEqual([422, 'secret-document'])
    // nor under the name of another kind
    for (const name of ['bao-cao.pdf', 'bao-cao.doc', 'bao-cao', 'bao-cao.csv', 'bao-cao.md', 'bao-cao.log', 'x.y'])
      expect((await send(name, head('TỐI MẬT'))).code, name).toBe('secret-document')
    const oldWord = readFileSync(fixturePath('secret.doc'))
    for (const name of ['bao-cao.doc', 'bao-cao.docx', 'bao-cao.zip'])
      expect((await send(name, oldWord)).code, name).toBe('secret-document')
    // nor before so long a text that reading it would be given up
    const long = Array.from(
      { length: 20_000 },
      (_, n) => `${n}. Ban Tuyên giáo Thành ủy báo cáo trước ngày 05/12/2026.\n`,
    )
    expect((await send('dai.txt', head('TỐI MẬT') + long.join(''))).code).toBe('secret-document')
    // nor where the look had to be given up
    const given: [name: string, content: Buffer | string, status: number, code: string][] = [
      ['hong.pdf', '%PDF-1.7\nkhông còn gì', 422, 'pdf-broken'],
      ['hong.docx', sample('87-kh-tu.docx').subarray(0, 9000), 422, 'docx-broken'],
      ['hong', sample('87-kh-tu.docx').subarray(0, 9000), 422, 'docx-broken'],
      ['dai.log', 'Báo cáo. '.repeat(2_000_000), 413, 'too-large'],
      ['la.txt', Buffer.from([0x80, 0x81, 0xfe, 0x0a]), 422, 'text-not-unicode'],
    ]
    for (const [name, content, status, code] of given) {
      const answer = await send(name, content)
      expect([name, answer.status, answer.code]).toEqual([name, status, code])
    }
    expect((await send('rong.txt', '')).code).toBe('file-empty')
    expect(await stored()).toBe(before)
    expect((await send('bao-cao.txt', head(''))).status).toBe(200)
    expect((await send('anh.zip', 'PK\u0003\u0004 no archive')).status).toBe(200)
    expect((await send('so-lieu.csv', 'Ngày,Số lượt\n24/11/2026,15\n')).status).toBe(200)
    expect((await send('trang.txt', ' \n')).status).toBe(200)
    expect(await stored()).toBe(before + 4)
  })

  it('is handed in once, however many press at the same moment', async () => {
    const unit = await as('suoi-hoa')
    const row = await first('suoi-hoa', 'to-acknowledge')
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => unit.try(acknowledge, { id: row.id, version: row.version })),
    )
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1)
    expect(new Set(answers.filter((answer) => answer.status !== 200).map((answer) => answer.code))).toEqual(
      new Set(['stale']),
    )
  })

  it('is refused as stale when another request met it in a unique key', async () => {
    const unit = await as('mttq')
    const [one, two] = await band('mttq', 'to-acknowledge')
    if (!one || !two) throw new Error('two parts are needed')
    await unit.do(acknowledge, { id: one.id, version: one.version })
    const { version } = await unit.do(acknowledge, { id: two.id, version: two.version })
    const submissionId = newId()
    // the other request: has written its row, and is about to commit
    const other = await office.house.database.pool.connect()
    await other.query('begin')
    await other.query(
      `insert into submission (tenant_id, id, assignment_id, nth, text, submitted_by, submitted_at)
       select a.tenant_id, $1, a.id, 1, 'x', (select id from account limit 1), now() from assignment a where a.id = $2`,
      [submissionId, one.id],
    )
    const answer = unit.try(submitResult, { id: two.id, version, submissionId, text: 'x' })
    await new Promise((resolve) => setTimeout(resolve, 200))
    await other.query('commit')
    other.release()
    expect([(await answer).status, (await answer).code]).toEqual([409, 'stale'])
  })

  it('takes no file of another part', async () => {
    const unit = await as('cau-da')
    const [one, two] = await band('cau-da', 'to-acknowledge')
    if (!one || !two) throw new Error('two parts are needed')
    await unit.do(acknowledge, { id: one.id, version: one.version })
    const { version } = await unit.do(acknowledge, { id: two.id, version: two.version })
    const stored = await unit.upload(uploadEvidence.path.replace(':id', one.id), 'x.txt', Buffer.from('x'))
    const { fileId } = stored.body as { fileId: string }
    const answer = await unit.try(submitResult, {
      id: two.id,
      version,
      submissionId: newId(),
      text: 'x',
      files: [{ id: fileId }],
    })
    expect(answer.code).toBe('unknown-file')
    // nothing of the refused submission stays
    const task = await unit.do(getTask, { id: two.taskId as string })
    expect(task.assignments[0]).toMatchObject({ state: 'acknowledged', submissions: [] })
  })
})

describe('a part that is not the unit’s own', () => {
  it('is returned with a reason, kept there by the office, returned again and handed on', async () => {
    const unit = await as('y-te')
    const monitor = await as('theo-doi')
    const row = await first('y-te', 'to-acknowledge')
    const { organisations } = await unit.do(listOrganisations, {})
    const propaganda = organisations.find((one) => one.symbol === 'BTGTU')?.id as string
    const government = organisations.find((one) => one.symbol === 'UBND')?.id as string
    let { version } = await unit.do(dispute, {
      id: row.id,
      version: row.version,
      reason: 'Không thuộc chức năng.',
      suggestedOrganisationId: government,
    })
    // whose it is in the unit's view stands before who decides, and is history after that
    const seen = async () =>
      (await monitor.do(getTask, { id: row.taskId as string })).assignments.find((part) => part.id === row.id)
        ?.suggested
    expect(await seen()).toMatchObject({ id: government, name: 'Ủy ban nhân dân thành phố Lam Khê' })
    ;({ version } = await monitor.do(reissue, { id: row.id, version, reason: 'Đơn vị thuộc nhóm được giao.' }))
    expect(await seen()).toBeNull()
    ;({ version } = await unit.do(dispute, { id: row.id, version, reason: 'Đề nghị xem lại.' }))
    expect(await seen()).toBeNull()
    const { assignmentId } = await monitor.do(handOn, {
      id: row.id,
      version,
      organisationId: government,
      reason: 'Giao lại cho đúng nơi.',
    })
    const task = await monitor.do(getTask, { id: row.taskId as string })
    expect(task.assignments.find((part) => part.id === row.id)).toMatchObject({
      state: 'handed_on',
      time: { code: 'none' },
    })
    expect(task.assignments.find((part) => part.id === assignmentId)).toMatchObject({
      state: 'issued',
      organisation: { id: government },
    })
    // one that has a part already can not be given a second one
    const other = await first('nam-may', 'to-acknowledge')
    const { version: next } = await (
      await as('nam-may')
    ).do(dispute, { id: other.id, version: other.version, reason: 'x' })
    const twice = task.id === other.taskId ? government : propaganda
    const again = await monitor.try(handOn, { id: other.id, version: next, organisationId: twice, reason: 'x' })
    expect([200, 409]).toContain(again.status)
    if (task.id === other.taskId) expect(again.code).toBe('unit-has-part')
  })

  it('is withdrawn with a reason and then closed for good', async () => {
    const monitor = await as('theo-doi')
    const row = await first('truong-thpt', 'to-acknowledge')
    const { version } = await monitor.do(withdraw, { id: row.id, version: row.version, reason: 'Giao nhầm.' })
    expect((await (await as('truong-thpt')).try(acknowledge, { id: row.id, version })).code).toBe('illegal-step')
    expect((await band('truong-thpt', 'to-acknowledge')).some((one) => one.id === row.id)).toBe(false)
  })
})

describe('the board', () => {
  it('shows units by orders with lateness computed, and is the office’s', async () => {
    office.setNow('2026-12-20T09:00:00+07:00')
    const board = await (await as('lanh-dao')).do(getBoard, { id: documentId })
    expect(board.tasks.length).toBeGreaterThanOrEqual(10)
    const propaganda = board.units.find((unit) => unit.name === 'Ban Tuyên giáo Thành ủy')
    const late = propaganda?.cells.filter((cell) => cell.time.code === 'late') ?? []
    expect(late.length).toBeGreaterThanOrEqual(2)
    expect(board.counts.parts).toBe(board.units.reduce((sum, unit) => sum + unit.cells.length, 0))
    expect((await (await as('ubnd')).try(getBoard, { id: documentId })).status).toBe(403)
    office.setNow('2026-11-25T09:00:00+07:00')
  })
})

describe('issuing', () => {
  it('is done once when two press at the same moment, and leaves nothing half done', async () => {
    const clerk = await as('van-thu')
    const monitor = await as('theo-doi')
    const id = await office.receive(clerk, '05-ct-tu.txt')
    const { orders } = await clerk.do(getDocument, { id })
    for (const order of orders)
      await clerk.do(dropOrder, { id, orderId: order.id, version: order.version, reason: 'thử' })
    const none = await clerk.do(getDocument, { id })
    expect(none.can.issue).toBe(false)
    expect((await clerk.try(issueDocument, { id, version: none.version })).code).toBe('nothing-to-issue')

    const second = await office.receive(clerk, '1045-ubnd-vx.docx')
    const read = await clerk.do(getDocument, { id: second })
    expect((await clerk.try(issueDocument, { id: second, version: read.version })).code).toBe('not-all-confirmed')
    const mapped = read.orders.filter(
      (order) =>
        order.leads.length &&
        [...order.leads, ...order.cooperating].every((body) => body.organisationId || body.groupId),
    )
    expect(mapped.length).toBeGreaterThan(0)
    for (const order of read.orders.filter((one) => !mapped.includes(one)))
      await clerk.do(dropOrder, { id: second, orderId: order.id, version: order.version, reason: 'ngoài danh mục' })
    for (const order of mapped) await clerk.do(confirmOrder, { id: second, orderId: order.id, version: order.version })
    const { version } = await clerk.do(getDocument, { id: second })
    const answers = await Promise.all([
      clerk.try(issueDocument, { id: second, version }),
      monitor.try(issueDocument, { id: second, version }),
    ])
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
    expect(answers.find((answer) => answer.status === 409)?.code).toBe('already-issued')
    const board = await monitor.do(getBoard, { id: second })
    expect(board.tasks).toHaveLength(mapped.length)
  })
})
