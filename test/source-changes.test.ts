/** A dispatch is amended, replaced or recalled after its tasks were given: what stands, who is told, what is decided of each part. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { discardDocument, getDocument, listDocuments, receiveDocument } from '../src/features/documents/contract.js'
import { listNotices } from '../src/features/reminders/contract.js'
import {
  decideSourceChange,
  getSourceChange,
  listSourceChanges,
  recordSourceChange,
  takeBackSourceChange,
  type ChangedPartView,
  type SourceChangeView,
} from '../src/features/source-changes/contract.js'
import {
  acknowledge,
  askExtension,
  type AssignmentView,
  getBoard,
  getMyWork,
  getTask,
  pausePart,
  startWork,
  subAssign,
  submitResult,
  withdraw,
  type WorkRow,
} from '../src/features/tasks/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, sample, type Client, type Office, type Post } from './office.js'

let office: Office
let documentId: string
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const at = (iso: string): void => office.setNow(iso)
const row = async (post: Post, path: string, ordered: string | null = null): Promise<WorkRow> => {
  const { bands } = await (await as(post)).do(getMyWork, {})
  const found = bands
    .flatMap((band) => band.rows)
    .find((one) => one.path === path && (one.deadline?.date ?? null) === ordered)
  if (!found) throw new Error(`${post} has nothing at ${path}`)
  return found
}
const partOf = async (post: Post, { taskId, id }: { taskId: string | null; id: string }): Promise<AssignmentView> => {
  const task = await (await as(post)).do(getTask, { id: taskId as string })
  return task.assignments.find((one) => one.id === id) as AssignmentView
}
const look = async (id: string): Promise<SourceChangeView> => (await as('lanh-dao')).do(getSourceChange, { id })
const pick = (of: ChangedPartView) => ({ id: of.assignmentId, version: of.version })
const changing = { byNumber: '60-CV/TU', byDate: '2026-11-30', byIssuer: 'Thành ủy Lam Khê' }
let changeId: string
let before: Map<string, string>

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  await office.issue(await as('van-thu'), documentId)
})
afterAll(() => office.close())

const statesOf = async (): Promise<Map<string, string>> => {
  const board = await (await as('lanh-dao')).do(getBoard, { id: documentId })
  return new Map(board.units.flatMap((unit) => unit.cells.map((cell) => [cell.assignmentId, cell.state])))
}

describe('a dispatch that is recalled', () => {
  it('is recorded once, by the office, with the paper that does it; only where tasks are out', async () => {
    const clerk = await as('van-thu')
    const unit = await as('ubnd')
    const given = { id: documentId, changeId: newId(), kind: 'recalled' as const, ...changing }
    expect((await unit.try(recordSourceChange, given)).code).toBe('forbidden')
    expect((await clerk.try(recordSourceChange, { ...given, byNumber: '' })).status).toBe(400)
    expect((await clerk.try(recordSourceChange, { ...given, id: newId() })).code).toBe('not-found')
    expect((await clerk.try(recordSourceChange, { ...given, byDocumentId: documentId })).code).toBe('changed-by-itself')
    const waiting = await office.receive(clerk, '87-kh-tu.docx')
    expect((await clerk.try(recordSourceChange, { ...given, id: waiting })).code).toBe('not-issued-yet')
    const { tasks } = await clerk.do(getBoard, { id: documentId })
    const some = [tasks[0]?.id as string]
    expect((await clerk.try(recordSourceChange, { ...given, taskIds: some })).code).toBe('recall-concerns-all')
  })

  it('suspends every part that is not over, pieces of units below too; nothing is late, asked for or handed in', async () => {
    const unit = await as('ubnd')
    const leader = await as('lanh-dao')
    // one in every kind of state
    const divided = await row('ubnd', '1.1')
    let { version } = await unit.do(acknowledge, { id: divided.id, version: divided.version })
    const below = (await partOf('ubnd', divided)).below[0]
    expect(below).toBeDefined()
    await unit.do(subAssign, {
      id: divided.id,
      version,
      pieces: [{ organisationId: below?.id as string, instruction: 'Lập danh sách.' }],
    })
    const paused = await row('ubnd', '1.2', '2026-11-30')
    ;({ version } = await unit.do(acknowledge, { id: paused.id, version: paused.version }))
    ;({ version } = await unit.do(startWork, { id: paused.id, version }))
    await leader.do(pausePart, { id: paused.id, version, reason: 'Chờ hướng dẫn.' })
    before = await statesOf()
    at('2026-11-26T09:00:00+07:00')

    changeId = newId()
    const given = { id: documentId, changeId, kind: 'recalled' as const, ...changing, note: 'Ban hành nhầm.' }
    const { suspended } = await (await as('van-thu')).do(recordSourceChange, given)
    expect(suspended).toBe([...before.values()].length)
    // again, after a lost answer: nothing new
    expect(await (await as('van-thu')).do(recordSourceChange, given)).toEqual({ changeId, suspended })
    expect(new Set((await statesOf()).values())).toEqual(new Set(['suspended']))

    const part = await partOf('ubnd', divided)
    expect(part).toMatchObject({ state: 'suspended', time: { code: 'stopped' } })
    expect(part.reason).toContain('bị thu hồi theo Văn bản 60-CV/TU ngày 30/11/2026')
    expect(part.can).toMatchObject({ submit: false, askExtension: false, subAssign: false, addProgress: false })
    const task = await unit.do(getTask, { id: divided.taskId as string })
    expect(task.assignments.find((one) => one.under)?.state).toBe('suspended')
    expect(task.history[0]?.operation).toBe('suspendPart')
    expect(
      (await unit.try(submitResult, { id: part.id, version: part.version, submissionId: newId(), text: 'Xong.' })).code,
    ).toBe('illegal-step')
    const ask = { id: part.id, version: part.version, workingDays: 2, cause: 'objective' as const, reason: 'x' }
    expect((await unit.try(askExtension, ask)).code).toBe('illegal-step')
    // the deadlines pass, and nothing is late
    at('2027-02-01T09:00:00+07:00')
    const board = await leader.do(getBoard, { id: documentId })
    expect(board.counts).toMatchObject({ late: 0, standing: suspended })
    at('2026-11-26T09:00:00+07:00')
  })

  it('stays readable and marked; units are told at once, and see the mark and nothing of the decisions', async () => {
    const unit = await as('ubnd')
    const { changes, can } = await unit.do(listSourceChanges, { documentId })
    expect(changes).toMatchObject([{ id: changeId, kind: 'recalled', by: { number: '60-CV/TU' }, open: 0, parts: 0 }])
    expect(can).toEqual({ record: false, decide: false })
    expect((await unit.try(getSourceChange, { id: changeId })).code).toBe('forbidden')
    expect((await unit.do(getDocument, { id: documentId })).paper?.text.length).toBeGreaterThan(100)
    expect((await unit.send('GET', `/api/documents/${documentId}/original`)).status).toBe(200)
    const clerk = await as('van-thu')
    expect((await clerk.try(discardDocument, { id: documentId, reason: 'x' })).status).toBe(409)
    expect((await clerk.do(listDocuments, {})).documents.find((one) => one.id === documentId)?.changed).toBe('recalled')
    let told: string[] = []
    for (let tries = 0; tries < 100 && told.length === 0; tries++) {
      told = (await unit.do(listNotices, {})).notices
        .filter((notice) => notice.operation === 'suspendPart')
        .map((notice) => notice.kind)
      if (!told.length) await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(new Set(told)).toEqual(new Set(['decided']))
    // a unit without a part in the dispatch sees nothing of it
    const other = await office.receive(clerk, '87-kh-tu.docx').catch(() => null)
    if (other) expect((await unit.try(listSourceChanges, { documentId: other })).code).toBe('not-found')
  })

  it('waits for the assigner part by part, many at once, each answered for itself', async () => {
    const leader = await as('lanh-dao')
    const clerk = await as('van-thu')
    const { changes } = await leader.do(listSourceChanges, {})
    expect(changes.map((one) => one.id)).toEqual([changeId])
    let all = await look(changeId)
    expect(all.can).toEqual({ decide: true, takeBack: true })
    expect(all.parts.every((part) => part.open)).toBe(true)
    const decide = { id: changeId, decision: 'keep' as const, parts: [pick(all.parts[0] as ChangedPartView)] }
    expect((await clerk.try(decideSourceChange, decide)).code).toBe('forbidden')
    expect((await leader.try(decideSourceChange, { ...decide, decision: 'withdraw' })).code).toBe('reason-needed')
    expect((await leader.try(decideSourceChange, { ...decide, decision: 'redate' })).code).toBe('date-needed')
    expect((await leader.try(decideSourceChange, { ...decide, decision: 'replace', taskId: newId() })).code).toBe(
      'unknown-task',
    )

    // one is stale, one is not of this change: the others are decided
    at('2026-11-30T09:00:00+07:00')
    const lam = all.parts.filter((part) => part.unit.name.includes('Ủy ban') || part.unit.name.includes('UBND'))
    const kept = all.parts.find((part) => part.pieces === 1) as ChangedPartView
    const paused = all.parts.find((part) => part.state === 'paused') as ChangedPartView
    const rest = all.parts.filter((part) => part !== kept && part !== paused)
    expect(lam.length).toBeGreaterThanOrEqual(0)
    const answered = await leader.do(decideSourceChange, {
      id: changeId,
      decision: 'keep',
      parts: [
        pick(kept),
        pick(paused),
        { ...pick(rest[0] as ChangedPartView), version: 99 },
        { id: newId(), version: 1 },
      ],
    })
    expect(answered.results.map((result) => result.code)).toEqual([null, null, 'stale', 'not-found'])
    expect(answered.open).toBe(all.parts.length - 2)
    const task = await leader.do(getTask, { id: kept.taskId })
    const part = task.assignments.find((one) => one.id === kept.assignmentId)
    expect(part).toMatchObject({ state: 'acknowledged', deadline: { extended: false }, reason: null })
    expect(part?.extensions[0]).toMatchObject({ origin: 'amended', decidedLastDay: part?.deadline.lastDay })
    // its piece goes with it; a paused part is paused again, since when and why it was
    expect(task.assignments.find((one) => one.under)?.state).toBe('issued')
    const pausedNow = await leader.do(getTask, { id: paused.taskId })
    expect(pausedNow.assignments.find((one) => one.id === paused.assignmentId)).toMatchObject({
      state: 'paused',
      reason: 'Chờ hướng dẫn.',
      stateSince: '2026-11-25T02:00:00.000Z',
    })

    // another date, for two at once: the ordered one stays beside it
    const dated = rest.filter((one) => one.lastDay !== null).slice(0, 2)
    const redate = { id: changeId, decision: 'redate' as const, parts: dated.map(pick), reason: 'Theo văn bản mới.' }
    expect((await leader.try(decideSourceChange, { ...redate, lastDay: '2026-11-27' })).code).toBe('day-is-gone')
    expect((await leader.do(decideSourceChange, { ...redate, lastDay: '2026-12-25' })).results).toEqual(
      dated.map((one) => ({ id: one.assignmentId, code: null })),
    )
    const moved = await leader.do(getTask, { id: dated[0]?.taskId as string })
    expect(moved.assignments.find((one) => one.id === dated[0]?.assignmentId)).toMatchObject({
      deadline: { lastDay: '2026-12-25', orderedLastDay: dated[0]?.lastDay, extended: true },
    })

    // withdrawn, with the reason
    const gone = rest.find((one) => !dated.includes(one)) as ChangedPartView
    await leader.do(decideSourceChange, {
      id: changeId,
      decision: 'withdraw',
      parts: [pick(gone)],
      reason: 'Việc không còn.',
    })
    // and one on its own page, by the step that is there for every part
    all = await look(changeId)
    const open = all.parts.filter((one) => one.open)
    const own = open[0] as ChangedPartView
    await leader.do(withdraw, { id: own.assignmentId, version: own.version, reason: 'Thu hồi riêng.' })
    all = await look(changeId)
    expect(all.change.open).toBe(open.length - 1)
    expect(all.parts.find((one) => one.assignmentId === gone.assignmentId)).toMatchObject({
      state: 'withdrawn',
      open: false,
      decided: { decision: 'withdraw', reason: 'Việc không còn.', by: 'Thường trực Thành ủy' },
    })
    const again = all.parts.find((one) => one.assignmentId === kept.assignmentId) as ChangedPartView
    expect(
      (await leader.do(decideSourceChange, { id: changeId, decision: 'keep', parts: [pick(again)] })).results[0]?.code,
    ).toBe('part-decided')
  })

  it('is taken back when it was recorded by mistake: what is undecided goes on, what was decided stays', async () => {
    const leader = await as('lanh-dao')
    const open = (await look(changeId)).parts.filter((part) => part.open)
    expect(open.length).toBeGreaterThan(0)
    await leader.do(takeBackSourceChange, { id: changeId, reason: 'Ghi nhầm văn bản.' })
    expect((await leader.try(takeBackSourceChange, { id: changeId, reason: 'x' })).code).toBe('change-taken-back')
    const states = await statesOf()
    for (const part of open) expect(states.get(part.assignmentId)).toBe(before.get(part.assignmentId))
    const all = await look(changeId)
    expect(all.change).toMatchObject({ open: 0, takenBack: { reason: 'Ghi nhầm văn bản.' } })
    expect((await leader.do(listSourceChanges, {})).changes).toEqual([])
    expect((await leader.do(listDocuments, {})).documents.find((one) => one.id === documentId)?.changed).toBeNull()
  })
})

/** The first dispatch once more, as a new version of it would come. */
async function receiveAgain(clerk: Client): Promise<string> {
  const name = '612-cv-tu.docx'
  const { body } = await clerk.upload(receiveDocument.path, name, sample(name), { again: 'true' })
  const { id } = body as { id: string }
  for (let tries = 0; tries < 400; tries++) {
    if ((await clerk.do(getDocument, { id })).state === 'read') return id
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('the dispatch was not read')
}

describe('a dispatch that another of the register replaces', () => {
  it('has its parts replaced by tasks of the new one, or kept with its deadline; a later change takes over what is open', async () => {
    const clerk = await as('van-thu')
    const leader = await as('lanh-dao')
    at('2026-12-01T09:00:00+07:00')
    const newDocument = await receiveAgain(clerk)
    const first = newId()
    const { tasks } = await clerk.do(getBoard, { id: documentId })
    const someTask = tasks.find((task) => task.number === 2)?.id as string
    await clerk.do(recordSourceChange, {
      id: documentId,
      changeId: first,
      kind: 'amended',
      ...changing,
      taskIds: [someTask],
    })
    expect((await look(first)).parts.every((part) => part.taskId === someTask)).toBe(true)

    await office.issue(clerk, newDocument)
    const second = newId()
    await clerk.do(recordSourceChange, {
      id: documentId,
      changeId: second,
      kind: 'replaced',
      byDocumentId: newDocument,
    })
    expect((await look(first)).change.open).toBe(0)
    const all = await look(second)
    expect(all.newTasks.length).toBeGreaterThan(0)
    expect(all.parts.filter((part) => part.taskId === someTask && part.open).length).toBeGreaterThan(0)
    const part = all.parts.find((one) => one.open && one.candidates.length > 0) as ChangedPartView
    const stranger = all.parts.find(
      (one) =>
        one.open && one.assignmentId !== part.assignmentId && !one.candidates.includes(part.candidates[0] as string),
    ) as ChangedPartView
    const { results } = await leader.do(decideSourceChange, {
      id: second,
      decision: 'replace',
      taskId: part.candidates[0] as string,
      parts: [pick(part), pick(stranger)],
    })
    expect(results.map((result) => result.code)).toEqual([null, 'unit-not-in-task'])
    const decided = (await look(second)).parts.find((one) => one.assignmentId === part.assignmentId)
    expect(decided).toMatchObject({ state: 'withdrawn', decided: { decision: 'replace', taskId: part.candidates[0] } })
    const dated = all.newTasks.find((task) => task.lastDay && task.lastDay > '2026-12-01')
    const kept = (await look(second)).parts.find((one) => one.open && one.state !== 'submitted') as ChangedPartView
    await leader.do(decideSourceChange, {
      id: second,
      decision: 'redate',
      taskId: dated?.id as string,
      parts: [pick(kept)],
    })
    const shown = await leader.do(getTask, { id: kept.taskId })
    expect(shown.assignments.find((one) => one.id === kept.assignmentId)?.deadline.lastDay).toBe(dated?.lastDay)
  })
})
