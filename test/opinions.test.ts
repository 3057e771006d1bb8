/** Opinion slips over the real door: a draft goes out, answers come in, silence stays silence, others see nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  addOpinionFile,
  answerOpinion,
  closeOpinion,
  discardOpinion,
  dropOpinionFile,
  getOpinion,
  listOpinions,
  moveOpinion,
  saveOpinion,
  sendOpinion,
} from '../src/features/opinions/contract.js'
import { listOrganisations } from '../src/features/organisations/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
let board: Client
let front: Client
let youth: Client
let women: Client
let units: Record<'front' | 'youth' | 'board' | 'women', string>
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  const as = (post: Post): Promise<Client> => office.as(post)
  ;[board, front, youth, women] = await Promise.all([as('tuyen-giao'), as('mttq'), as('thanh-doan'), as('phu-nu')])
  const { organisations } = await board.do(listOrganisations, {})
  const find = (name: RegExp): string => organisations.find((one) => name.test(one.name))?.id as string
  units = { front: find(/Mặt trận/), youth: find(/Thành đoàn/), board: find(/Ban Tuyên giáo/), women: find(/Phụ nữ/) }
})
afterAll(() => office.close())

const id = newId()
const draft = {
  id,
  title: 'Dự thảo Chương trình phối hợp tuyên truyền năm 2027',
  request: 'Đề nghị góp ý về nội dung, thời gian, kinh phí.',
  dueDay: '2026-11-30',
}
const look = (who: Client) => who.do(getOpinion, { id })

it('is drafted by a unit, seen by nobody else, and can not ask the unit itself', async () => {
  const oneself = { ...draft, organisationIds: [units.board] }
  expect((await board.try(saveOpinion, oneself)).code).toBe('opinion-of-oneself')
  expect((await board.try(saveOpinion, { ...draft, organisationIds: [newId()] })).code).toBe('unknown-organisation')
  const past = { ...draft, dueDay: '2026-11-24', organisationIds: [units.front] }
  expect((await board.try(saveOpinion, past)).code).toBe('day-past')
  await board.do(saveOpinion, { ...draft, organisationIds: [units.front] })
  // the same again, changed: still one draft
  const { version } = await board.do(saveOpinion, { ...draft, organisationIds: [units.front, units.youth] })
  expect(version).toBe(2)
  const file = await board.upload(addOpinionFile.path.replace(':id', id), 'Dự thảo.txt', Buffer.from('một bản dự thảo'))
  expect(file.status).toBe(200)

  for (const who of [front, women, await office.as('theo-doi')]) {
    expect((await who.try(getOpinion, { id })).status).toBe(404)
    expect((await who.try(saveOpinion, { ...draft, organisationIds: [units.women] })).status).toBe(404)
    expect((await who.do(listOpinions, {})).toAnswer).toEqual([])
  }
  expect(await look(board)).toMatchObject({
    state: 'draft',
    can: { change: true, send: true, move: false, close: false },
  })
})

it('is sent, and answered by each unit for itself', async () => {
  const { version } = await look(board)
  expect((await front.try(sendOpinion, { id, version })).status).toBe(404)
  expect((await board.try(sendOpinion, { id, version: 1 })).code).toBe('stale')
  await board.do(sendOpinion, { id, version })
  expect((await board.try(saveOpinion, { ...draft, organisationIds: [units.women] })).code).toBe('opinion-sent')
  expect((await board.try(discardOpinion, { id })).code).toBe('opinion-sent')

  expect((await front.do(listOpinions, {})).toAnswer).toMatchObject([
    { id, own: 'waiting', tally: null, workingDaysLeft: 3, organisation: { id: units.board } },
  ])
  const asked = await look(front)
  expect(asked.slips.map((slip) => slip.organisation.id)).toEqual([units.front])
  const [slip] = asked.slips
  const input = { id: slip?.id as string, version: 1, answer: 'agree_with_comments' as const }
  expect((await front.try(answerOpinion, { ...input, text: ' ' })).code).toBe('comments-needed')
  expect((await youth.try(answerOpinion, { ...input, text: 'x' })).status).toBe(403)
  expect((await women.try(answerOpinion, { ...input, text: 'x' })).status).toBe(404)

  // a file of an answer that is not yet given is the unit's own
  const added = await front.upload(addOpinionFile.path.replace(':id', id), 'Góp ý.txt', Buffer.from('góp ý'), {
    slipId: input.id,
  })
  const { id: fileId } = added.body as { id: string }
  const address = `/api/opinion-files/${fileId}`
  expect((await front.send('GET', address)).status).toBe(200)
  expect((await board.send('GET', address)).status).toBe(404)
  await front.do(answerOpinion, { ...input, text: 'Bổ sung lịch sơ kết.' })
  expect((await board.send('GET', address)).status).toBe(200)
  expect((await youth.send('GET', address)).status).toBe(404)
  expect((await youth.try(dropOpinionFile, { id: fileId })).status).toBe(403)

  // changed while the round is open; a second hand with the old version is told
  expect((await front.try(answerOpinion, { ...input, answer: 'agree' })).code).toBe('stale')
  await front.do(answerOpinion, { ...input, version: 2, text: 'Bổ sung lịch sơ kết 6 tháng.' })
  expect((await look(board)).tally).toEqual({
    asked: 2,
    agree: 0,
    agreeWithComments: 1,
    disagree: 0,
    waiting: 1,
    silent: 0,
  })
  // the office follows what was sent; another unit knows nothing of it
  expect((await (await office.as('theo-doi')).do(listOpinions, {})).asked).toMatchObject([{ id }])
  expect((await women.try(getOpinion, { id })).status).toBe(404)
})

it('may be given another date with a reason; late is late, and silence is silence', async () => {
  const { version } = await look(board)
  const later = { id, version, dueDay: '2026-12-01', reason: 'Đơn vị đề nghị thêm một ngày.' }
  expect((await front.try(moveOpinion, later)).status).toBe(403)
  await board.do(moveOpinion, later)
  expect(await look(board)).toMatchObject({ dueDay: '2026-12-01', firstDueDay: '2026-11-30' })
  office.setNow('2026-12-02T08:00:00+07:00')
  expect((await look(board)).slips.map((slip) => slip.standing)).toEqual(['on-time', 'silent'])
  const slip = (await look(youth)).slips[0]
  await youth.do(answerOpinion, { id: slip?.id as string, version: 1, answer: 'agree', text: '' })
  expect((await look(board)).tally).toMatchObject({ agree: 1, agreeWithComments: 1, waiting: 0, silent: 0 })
  expect((await look(board)).slips.map((one) => one.standing)).toEqual(['on-time', 'late'])
})

it('is closed with what was taken from the answers, and takes no more', async () => {
  const { version } = await look(board)
  await board.do(closeOpinion, { id, version, conclusion: 'Tiếp thu ý kiến của Mặt trận.' })
  const closed = await look(front)
  expect(closed).toMatchObject({ state: 'closed', conclusion: 'Tiếp thu ý kiến của Mặt trận.', tally: null })
  const [slip] = closed.slips
  const again = { id: slip?.id as string, version: slip?.version as number, answer: 'agree' as const }
  expect((await front.try(answerOpinion, again)).code).toBe('opinion-closed')
  expect((await board.try(closeOpinion, { id, version: version + 1 })).code).toBe('opinion-closed')
  const { rows } = await office.house.database.pool.query<{ operation: string }>(
    `select operation from event where data->>'roundId' = $1 order by id`,
    [id],
  )
  expect(rows.map((row) => row.operation)).toEqual([
    'saveOpinion',
    'saveOpinion',
    'addOpinionFile',
    'sendOpinion',
    'addOpinionFile',
    'answerOpinion',
    'answerOpinion',
    'moveOpinion',
    'answerOpinion',
    'closeOpinion',
  ])
})

it('leaves nothing behind when a draft is thrown away', async () => {
  office.setNow('2026-12-02T09:00:00+07:00')
  const other = newId()
  await board.do(saveOpinion, { ...draft, id: other, dueDay: '2026-12-10', organisationIds: [units.youth] })
  await board.upload(addOpinionFile.path.replace(':id', other), 'Nháp.txt', Buffer.from('nháp'))
  await board.do(discardOpinion, { id: other })
  expect((await board.try(getOpinion, { id: other })).status).toBe(404)
})
