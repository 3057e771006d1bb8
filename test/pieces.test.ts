/** Evidence by kind: what a task asks for, what is handed in for it, and each piece decided by itself. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  acknowledge,
  getMyWork,
  getTask,
  review,
  setExpected,
  submitResult,
  uploadEvidence,
  type AssignmentView,
  type TaskView,
} from '../src/features/tasks/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let unit: Client
let monitor: Client
let taskId: string
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  await office.issue(await office.as('van-thu'), await office.firstDocument())
  unit = await office.as('ubnd')
  monitor = await office.as('theo-doi')
  const { bands } = await unit.do(getMyWork, {})
  const row = bands.find((band) => band.code === 'to-acknowledge')?.rows.find((one) => one.role === 'lead')
  taskId = row?.taskId as string
  await unit.do(acknowledge, { id: row?.id as string, version: row?.version as number })
})
afterAll(() => office.close())

const task = (): Promise<TaskView> => unit.do(getTask, { id: taskId })
const part = async (): Promise<AssignmentView> => (await task()).assignments[0] as AssignmentView
const report = { id: newId(), kind: 'document' as const, label: 'Tờ trình kèm dự thảo' }
const count = { id: newId(), kind: 'figure' as const, label: 'Số cuộc họp góp ý', unit: 'cuộc' }
const draft = { id: newId(), kind: 'file' as const, label: 'Dự thảo chương trình' }

it('is asked for by the office, and not by the unit', async () => {
  expect((await unit.try(setExpected, { id: taskId, expected: [report] })).status).toBe(403)
  await monitor.do(setExpected, { id: taskId, expected: [report, count, draft] })
  expect((await task()).expected.map(({ label, unit: of }) => [label, of])).toEqual([
    ['Tờ trình kèm dự thảo', null],
    ['Số cuộc họp góp ý', 'cuộc'],
    ['Dự thảo chương trình', null],
  ])
  // another kind under a known name is another thing
  const other = { ...report, kind: 'link' as const }
  expect((await monitor.try(setExpected, { id: taskId, expected: [other] })).code).toBe('id-taken')
  expect((await task()).history[0]).toMatchObject({ operation: 'setExpected' })
})

it('is handed in for what is asked, or its lack is explained', async () => {
  const { id, version } = await part()
  const stored = await unit.upload(uploadEvidence.path.replace(':id', id), 'Dự thảo.txt', Buffer.from('lần một'))
  const { fileId } = stored.body as { fileId: string }
  const input = {
    id,
    version,
    submissionId: newId(),
    text: 'Đã xây dựng dự thảo.',
    files: [{ id: fileId, expectedId: draft.id }],
    documents: [{ number: '21-TTr/UBND', date: '2026-11-25', expectedId: report.id }],
  }
  const lacking = await unit.try(submitResult, input)
  expect([lacking.status, lacking.code]).toEqual([422, 'evidence-missing'])
  // a figure may not stand for a document
  const wrong = { label: 'x', amount: 3, expectedId: report.id }
  expect((await unit.try(submitResult, { ...input, figures: [wrong] })).code).toBe('unknown-expected')
  expect((await part()).submissions).toEqual([])

  const missing = [{ expectedId: count.id, reason: 'Họp góp ý vào tuần sau.' }]
  await unit.do(submitResult, { ...input, missing })
  const [handed] = (await part()).submissions
  expect(handed?.missing).toEqual([{ label: 'Số cuộc họp góp ý', reason: 'Họp góp ý vào tuần sau.' }])
  expect(handed?.evidence.map(({ kind, expectedId, decision }) => [kind, expectedId, decision])).toEqual(
    expect.arrayContaining([
      ['file', draft.id, null],
      ['document', report.id, null],
    ]),
  )
})

it('is returned piece by piece; what was accepted is handed in again as it is', async () => {
  const before = await part()
  const [first] = before.submissions
  const file = first?.evidence.find(({ kind }) => kind === 'file')?.id as string
  const paper = first?.evidence.find(({ kind }) => kind === 'document')?.id as string
  const decide = { id: before.id, version: before.version, reason: 'Bổ sung kỳ báo cáo.' }
  const pieces = [
    { id: file, decision: 'return' as const, reason: 'Thiếu kinh phí.' },
    { id: paper, decision: 'accept' as const },
  ]
  expect((await monitor.try(review, { ...decide, decision: 'accept', pieces })).code).toBe('piece-returned')
  const strange = [{ id: newId(), decision: 'accept' as const }]
  expect((await monitor.try(review, { ...decide, decision: 'return', pieces: strange })).code).toBe('unknown-piece')
  await monitor.do(review, { ...decide, decision: 'return', pieces })

  const returned = await part()
  expect(returned.submissions[0]?.evidence.find(({ id }) => id === file)).toMatchObject({
    decision: 'return',
    decisionReason: 'Thiếu kinh phí.',
  })
  const again = {
    id: returned.id,
    version: returned.version,
    submissionId: newId(),
    text: 'Đã bổ sung.',
    figures: [{ label: count.label, amount: 2.5, unit: 'cuộc', expectedId: count.id }],
    missing: [{ expectedId: draft.id, reason: 'Gửi trực tiếp tại Văn phòng.' }],
  }
  expect((await unit.try(submitResult, { ...again, keep: [file] })).code).toBe('returned-piece')
  expect((await unit.try(submitResult, { ...again, keep: [newId()] })).code).toBe('unknown-piece')
  await unit.do(submitResult, { ...again, keep: [paper] })
  const [second] = (await part()).submissions
  expect(second?.evidence).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ label: '21-TTr/UBND', kept: true, decision: 'accept', date: '2026-11-25' }),
      expect.objectContaining({ kind: 'figure', amount: 2.5, unit: 'cuộc', kept: false, decision: null }),
    ]),
  )
  const { id, version } = await part()
  await monitor.do(review, { id, version, decision: 'accept' })
  expect((await part()).submissions[0]?.evidence.map(({ decision }) => decision)).toEqual(['accept', 'accept'])
  // what was said of the first submission stays
  expect((await part()).submissions[1]?.evidence.map(({ decision }) => decision).sort()).toEqual(['accept', 'return'])
})

it('stays with what was handed in when it is no longer asked for', async () => {
  await monitor.do(setExpected, { id: taskId, expected: [{ ...count, label: 'Cuộc họp' }] })
  const now = await task()
  expect(now.expected.map(({ label }) => label)).toEqual(['Cuộc họp'])
  expect(now.assignments[0]?.submissions[0]?.missing).toEqual([
    { label: 'Dự thảo chương trình', reason: 'Gửi trực tiếp tại Văn phòng.' },
  ])
})
