/** Urging letters, from what a unit owes to its answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getMe } from '../src/features/identity/contract.js'
import { listNotices } from '../src/features/reminders/contract.js'
import { acknowledge, getMyWork, getTask, submitResult } from '../src/features/tasks/contract.js'
import * as urging from '../src/features/urging/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openPaperOf } from '../src/reader/open.js'
import { readPaper } from '../src/reader/read.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
let documentId: string
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const letterOf = async (id: string, post: Post = 'theo-doi'): Promise<urging.LetterView> =>
  (await as(post)).do(urging.getUrgingLetter, { id })
/** A file of a letter, as its bytes. */
const file = async (id: string, form: string, post: Post = 'theo-doi'): Promise<Buffer> => {
  const client = await as(post)
  await client.do(getMe, {})
  const answer = await office.house.server.inject({
    method: 'GET',
    url: `/api/urging/letters/${id}/file/${form}`,
    headers: { host: 'localhost', cookie: client.cookie ?? '' },
    remoteAddress: '127.0.0.1',
  })
  if (answer.statusCode !== 200) throw new Error(`${form}: ${answer.statusCode} ${answer.body}`)
  return answer.rawPayload
}
const owing = async (documentId?: string) => (await (await as('theo-doi')).do(urging.listUrging, { documentId })).units
const unitNamed = async (name: string): Promise<string> => {
  const unit = (await owing()).find((each) => each.name === name)
  if (!unit) throw new Error(`${name} owes nothing`)
  return unit.id
}
const GOVERNMENT = 'Ủy ban nhân dân thành phố Lam Khê'
const PROPAGANDA = 'Ban Tuyên giáo Thành ủy'
const draft = async (...names: string[]): Promise<string> => {
  const unitIds = await Promise.all(names.map(unitNamed))
  const { ids } = await (await as('theo-doi')).do(urging.createUrgingLetter, { unitIds })
  return ids[0] as string
}
const READY = { symbol: 'VPTU', place: 'Lam Khê', signer: { authority: null, post: 'Chánh Văn phòng', name: null } }
const TERM = { startsOn: '2025-08-16', name: '2025 - 2030' }
const ready = async (id: string): Promise<number> =>
  (await (await as('theo-doi')).do(urging.editUrgingLetter, { id, version: (await letterOf(id)).version, ...READY }))
    .version

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  await office.issue(await as('van-thu'), documentId)
  office.setNow('2026-12-04T09:00:00+07:00')
})
afterAll(() => office.close())

describe('what units owe', () => {
  it('is counted by unit, the worst first, of one dispatch or of all', async () => {
    const units = await owing()
    const government = units.find((unit) => unit.name === GOVERNMENT)
    // 1.2 was due on 29 November; on 4 December five working days have passed
    expect(government).toMatchObject({ late: 1, lateBy: 5, last: null })
    // the propaganda board: 3.1 before 7 December, 3.2 before 11 December is too far
    expect(units.find((unit) => unit.name === PROPAGANDA)).toMatchObject({ late: 0, soon: 1, lateBy: null })
    expect(units.map((unit) => unit.late)).toEqual(units.map((unit) => unit.late).sort((a, b) => b - a))
    expect(await owing(documentId)).toEqual(units)
    expect(await owing(newId())).toEqual([])
  })

  it('is none of a unit’s business but its own', async () => {
    expect((await (await as('ubnd')).try(urging.listUrging, {})).status).toBe(403)
    expect((await (await as('ubnd')).do(urging.listUnitUrging, {})).letters).toEqual([])
  })
})

describe('a draft', () => {
  it('is made from what is owed, in the issuer’s layout, with sentences that a person may change', async () => {
    const id = await draft(GOVERNMENT, PROPAGANDA)
    const letter = await letterOf(id)
    expect(letter).toMatchObject({
      state: 'draft',
      profile: 'party-36-2018',
      issuer: { name: 'Văn phòng Thành ủy' },
      superior: 'Thành ủy Lam Khê',
      symbol: 'VPTU',
      place: 'Lam Khê',
      answerBy: '2026-12-09',
      can: { edit: true, send: true, answer: false },
    })
    expect(letter.opening).toBe(
      'Thực hiện Công văn 612-CV/TU, tính đến hết ngày 04/12/2026, các đơn vị có tên trên còn 1 nhiệm vụ quá hạn và 1 nhiệm vụ sắp đến hạn chưa có báo cáo kết quả. Văn phòng Thành ủy đề nghị các đơn vị khẩn trương thực hiện các nhiệm vụ sau:',
    )
    expect(
      letter.addressees.map((unit) => [
        unit.name,
        unit.items.map((item) => [item.source, item.deadline, item.standing]),
      ]),
    ).toEqual([
      [GOVERNMENT, [['Công văn 612-CV/TU, mục 1.2', 'trước ngày 30/11/2026', 'quá hạn 5 ngày làm việc']]],
      [PROPAGANDA, [['Công văn 612-CV/TU, mục 3.1', 'trước ngày 07/12/2026', 'hôm nay là ngày làm việc cuối']]],
    ])
    expect(letter.draft?.profiles).toEqual([
      { code: 'party-36-2018', source: 'Hướng dẫn 36-HD/VPTW năm 2018', reviewed: true },
      { code: 'party-05-2026', source: 'Hướng dẫn 05-HD/VPTW năm 2026', reviewed: false },
    ])
    const monitor = await as('theo-doi')
    const { version } = await monitor.do(urging.editUrgingLetter, {
      id,
      version: letter.version,
      opening: 'Câu do người soạn viết:',
      issuerId: letter.draft?.issuers.find((issuer) => issuer.name === 'Thành ủy Lam Khê')?.id as string,
    })
    expect(await letterOf(id)).toMatchObject({
      opening: 'Câu do người soạn viết:',
      issuer: { name: 'Thành ủy Lam Khê' },
      version,
    })
    expect((await monitor.try(urging.editUrgingLetter, { id, version: letter.version, place: 'X' })).code).toBe('stale')
    expect((await monitor.try(urging.editUrgingLetter, { id, version, profile: 'state-30-2020' })).code).toBe(
      'profile-not-of-issuer',
    )
    expect(
      (await monitor.try(urging.editUrgingLetter, { id, version, issuerId: await unitNamed(GOVERNMENT) })).code,
    ).toBe('issuer-not-own')
    // what it names may be fewer, but never another unit's
    const kept = letter.addressees[0]?.items[0]?.assignmentId as string
    const after = await monitor.do(urging.editUrgingLetter, { id, version, assignmentIds: [kept] })
    expect((await letterOf(id)).draft?.others.map((part) => part.standing)).toEqual(['hôm nay là ngày làm việc cuối'])
    const foreign = (await (await as('suoi-hoa')).do(getMyWork, {})).bands.flatMap((band) => band.rows)[0]?.id as string
    expect(
      (await monitor.try(urging.editUrgingLetter, { id, version: after.version, assignmentIds: [foreign] })).code,
    ).toBe('part-not-of-addressee')
    await monitor.do(urging.discardUrgingLetter, { id, version: after.version })
    expect((await letterOf(id)).state).toBe('discarded')
    expect((await monitor.do(urging.listUrging, {})).letters).toEqual([])
  })

  it('is seen by no unit, and one is made for each unit where that is asked', async () => {
    const unitIds = [await unitNamed(GOVERNMENT), await unitNamed(PROPAGANDA)]
    const monitor = await as('theo-doi')
    const { ids } = await monitor.do(urging.createUrgingLetter, { unitIds, apart: true })
    expect(ids).toHaveLength(2)
    expect((await letterOf(ids[0] as string)).addressees.map((unit) => unit.name)).toEqual([GOVERNMENT])
    for (const post of ['ubnd', 'toa-soan'] as const) {
      const seen = await (await as(post)).try(urging.getUrgingLetter, { id: ids[0] as string })
      const none = await (await as(post)).try(urging.getUrgingLetter, { id: newId() })
      expect([seen.status, seen.body]).toEqual([404, none.body])
      for (const form of ['pdf', 'docx', 'signed'])
        expect((await (await as(post)).send('GET', `/api/urging/letters/${ids[0]}/file/${form}`)).status).toBe(404)
      expect((await (await as(post)).send('GET', `/api/urging/letters/${ids[0]}/pages/1`)).status).toBe(404)
    }
    for (const id of ids) await monitor.do(urging.discardUrgingLetter, { id, version: 1 })
    const owesNothing = (await (await as('toa-soan')).do(urging.listUnitUrging, {})).letters
    expect(owesNothing).toEqual([])
  })

  it('shows its pages and can be taken away as .docx and PDF, that are read back right', async () => {
    const id = await draft(GOVERNMENT)
    await ready(id)
    expect((await letterOf(id)).pages).toBe(1)
    const monitor = await as('theo-doi')
    const picture = await monitor.send('GET', `/api/urging/letters/${id}/pages/1`)
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/png'])
    expect((await monitor.send('GET', `/api/urging/letters/${id}/pages/2`)).status).toBe(404)
    for (const form of ['docx', 'pdf']) {
      const reading = readPaper(await openPaperOf(await file(id, form), `thu.${form}`))
      expect(reading).toMatchObject({
        system: { value: 'party' },
        issuer: { value: 'VĂN PHÒNG THÀNH ỦY' },
      })
      expect(reading.number?.value ?? '').not.toMatch(/\d/)
      expect(reading.recipients.map((each) => each.value)).toEqual([GOVERNMENT])
    }
    await monitor.do(urging.discardUrgingLetter, { id, version: (await letterOf(id)).version })
  })
})

describe('sending', () => {
  it('numbers the letter in its register, keeps it, tells the unit, and is refused where something is missing', async () => {
    const id = await draft(GOVERNMENT)
    const clerk = await as('van-thu')
    const { version } = await letterOf(id)
    const send = { id, version, number: 12, dated: '2026-12-04' }
    expect((await clerk.try(urging.sendUrgingLetter, { ...send, term: TERM })).code).toBe('letter-not-whole')
    const whole = await ready(id)
    expect((await clerk.try(urging.sendUrgingLetter, { ...send, version: whole })).code).toBe('term-needed')
    expect((await letterOf(id)).draft?.register).toBeNull()
    expect(await clerk.do(urging.sendUrgingLetter, { ...send, version: whole, term: TERM })).toEqual({
      numberText: '12-CV/VPTU',
    })
    expect((await clerk.try(urging.sendUrgingLetter, { ...send, version: whole + 1 })).code).toBe('letter-not-open')

    const reading = readPaper(await openPaperOf(await file(id, 'pdf', 'ubnd'), 'thu.pdf'))
    expect(reading).toMatchObject({
      number: { value: '12-CV/VPTU' },
      date: { value: '2026-12-04' },
      place: { value: 'Lam Khê' },
    })
    // the parts have it in their history, and the unit is told at once
    const task = (await letterOf(id)).addressees[0]?.items[0]?.taskId as string
    expect((await (await as('ubnd')).do(getTask, { id: task })).history[0]?.operation).toBe('urgePart')
    for (let tries = 0; ; tries++) {
      const { notices } = await (await as('ubnd')).do(listNotices, {})
      const urged = notices.find((notice) => notice.kind === 'urged')
      if (urged) {
        expect(urged).toMatchObject({
          letterId: id,
          title: 'Công văn 12-CV/VPTU',
          because: 'addressee',
          lastDay: '2026-12-09',
        })
        break
      }
      if (tries > 100) throw new Error('the unit was not told')
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect((await owing()).find((unit) => unit.name === GOVERNMENT)?.last).toEqual({
      id,
      numberText: '12-CV/VPTU',
      dated: '2026-12-04',
      answered: false,
    })
  })

  it('gives a number once, however many send at the same moment, and proposes the next', async () => {
    const [one, two] = [await draft(GOVERNMENT), await draft(PROPAGANDA)]
    const monitor = await as('theo-doi')
    expect((await letterOf(one)).draft?.register).toEqual({ next: 13, rule: 'term', name: '2025 - 2030' })
    // what the letter before had is proposed again
    expect(await letterOf(one)).toMatchObject({ place: 'Lam Khê', signer: { post: 'Chánh Văn phòng' } })
    const answers = await Promise.all(
      [one, two].map(async (id) =>
        monitor.try(urging.sendUrgingLetter, {
          id,
          version: (await letterOf(id)).version,
          number: 13,
          dated: '2026-12-04',
        }),
      ),
    )
    expect(answers.map((answer) => answer.code ?? 'sent').sort()).toEqual(['number-taken', 'sent'])
    const refused = answers[0]?.status === 200 ? two : one
    expect(answers.find((answer) => answer.status === 409)?.body).toMatchObject({ detail: { next: 14 } })
    await monitor.do(urging.sendUrgingLetter, {
      id: refused,
      version: (await letterOf(refused)).version,
      number: 14,
      dated: '2026-12-04',
    })
    // another term is another series
    const id = await draft(PROPAGANDA)
    const later = { startsOn: '2026-12-01', name: '2026 - 2031' }
    await monitor.do(urging.sendUrgingLetter, {
      id,
      version: (await letterOf(id)).version,
      number: 1,
      dated: '2026-12-04',
      term: later,
    })
    expect((await letterOf(id)).numberText).toBe('01-CV/VPTU')
  })

  it('keeps what the letter said, whatever happens to the parts afterwards', async () => {
    const { letters } = await (await as('ubnd')).do(urging.listUnitUrging, {})
    const first = letters.find((letter) => letter.numberText === '12-CV/VPTU')?.id as string
    const before = await file(first, 'pdf', 'ubnd')
    const unit = await as('ubnd')
    const row = (await unit.do(getMyWork, {})).bands
      .flatMap((band) => band.rows)
      .find((one) => one.time?.code === 'late')
    const { version } = await unit.do(acknowledge, { id: row?.id as string, version: row?.version as number })
    await unit.do(submitResult, { id: row?.id as string, version, submissionId: newId(), text: 'Đã xong.' })
    office.setNow('2026-12-08T09:00:00+07:00')
    expect((await letterOf(first)).addressees[0]?.items[0]).toMatchObject({
      standing: 'quá hạn 5 ngày làm việc',
      open: false,
    })
    expect((await file(first, 'pdf', 'ubnd')).equals(before)).toBe(true)
    expect((await owing()).find((each) => each.name === GOVERNMENT)).toBeUndefined()
    office.setNow('2026-12-04T10:00:00+07:00')
  })

  it('takes the signed file, looked at like every file', async () => {
    const { letters } = await (await as('theo-doi')).do(urging.listUrging, {})
    const id = letters.find((letter) => letter.numberText === '12-CV/VPTU')?.id as string
    const clerk = await as('van-thu')
    const path = `/api/urging/letters/${id}/signed`
    expect((await clerk.upload(path, 'ky.pdf', Buffer.from('%PDF-1.7\nhỏng'))).code).toBe('pdf-broken')
    expect((await (await as('ubnd')).upload(path, 'ky.pdf', await file(id, 'pdf'))).status).toBe(403)
    expect((await clerk.upload(path, 'ky.pdf', await file(id, 'pdf'))).status).toBe(200)
    expect((await letterOf(id, 'ubnd')).signed?.name).toBe('ky.pdf')
    expect((await file(id, 'signed', 'ubnd')).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

describe('the answer', () => {
  it('is given once by a unit that the letter went to, and told to the office in the morning', async () => {
    const unit = await as('ubnd')
    const { letters } = await unit.do(urging.listUnitUrging, {})
    const waiting = letters.filter((letter) => letter.answeredAt === null)
    expect(waiting.length).toBe(letters.length)
    const { id } = waiting.find((letter) => letter.numberText === '12-CV/VPTU') as { id: string }
    expect((await letterOf(id, 'ubnd')).can).toMatchObject({ answer: true, edit: false, recall: false })
    expect((await (await as('toa-soan')).try(urging.answerUrgingLetter, { id, text: 'x' })).status).toBe(404)
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        unit.try(urging.answerUrgingLetter, {
          id,
          text: 'Đã hoàn thành ngày 04/12.',
          number: '21/UBND-VP',
          day: '2026-12-04',
        }),
      ),
    )
    expect(answers.map((answer) => answer.code ?? 'ok').sort()).toEqual([
      'answered-already',
      'answered-already',
      'answered-already',
      'ok',
    ])
    expect((await letterOf(id)).addressees[0]?.answer).toMatchObject({
      text: 'Đã hoàn thành ngày 04/12.',
      number: '21/UBND-VP',
      by: 'Chuyên viên Ủy ban nhân dân',
    })
    expect((await unit.do(urging.listUnitUrging, {})).letters.at(-1)).toMatchObject({ id })
    const kept = () => office.house.db.selectFrom('notice').where('kind', '=', 'urging-answered').selectAll().execute()
    for (let tries = 0; (await kept()).length === 0 && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50))
    const seen = async () => (await (await as('theo-doi')).do(listNotices, {})).notices.map((notice) => notice.kind)
    expect(await seen()).not.toContain('urging-answered')
    office.setNow('2026-12-07T07:30:00+07:00')
    expect(await seen()).toContain('urging-answered')
    office.setNow('2026-12-04T10:00:00+07:00')
  })

  it('is no longer asked for when the letter is recalled', async () => {
    const unit = await as('ubnd')
    const { letters } = await unit.do(urging.listUnitUrging, {})
    const open = letters.find((letter) => letter.answeredAt === null)?.id as string
    const monitor = await as('theo-doi')
    const { version } = await letterOf(open)
    await monitor.do(urging.recallUrgingLetter, { id: open, version, reason: 'Gửi nhầm.' })
    expect(await letterOf(open, 'ubnd')).toMatchObject({
      state: 'recalled',
      endedReason: 'Gửi nhầm.',
      can: { answer: false },
    })
    expect((await unit.try(urging.answerUrgingLetter, { id: open, text: 'x' })).code).toBe('letter-not-open')
    expect((await monitor.try(urging.recallUrgingLetter, { id: open, version: version + 1, reason: 'x' })).code).toBe(
      'letter-not-open',
    )
  })

  it('leaves one line in the log for each step', async () => {
    const rows = await office.house.db
      .selectFrom('event')
      .where('operation', 'like', '%rg%')
      .select('operation')
      .distinct()
      .execute()
    expect(rows.map((row) => row.operation).sort()).toEqual([
      'answerUrgingLetter',
      'createUrgingLetter',
      'discardUrgingLetter',
      'editUrgingLetter',
      'recallUrgingLetter',
      'sendUrgingLetter',
      'urgePart',
    ])
  })
})
