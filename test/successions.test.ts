/**
 * The worked example of a reorganisation: a city committee is dissolved, two of its boards are merged, its newspaper is founded
 * anew with the radio and television station, its communes are merged. All names are invented.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { confirmOrder, dropOrder, editOrder, getDocument, issueDocument } from '../src/features/documents/contract.js'
import {
  createOrganisation,
  getOrganisation,
  listOrganisations,
  type OrganisationView,
} from '../src/features/organisations/contract.js'
import {
  allotHandoverPart,
  cancelSuccession,
  confirmHandover,
  getHandover,
  getSuccession,
  listMyHandovers,
  listSuccessions,
  noteHandover,
  previewChange,
  recordSuccession,
} from '../src/features/successions/contract.js'
import { createAccount } from '../src/features/identity/contract.js'
import { acknowledge, getBoard, getMyWork, getTask, review, submitResult } from '../src/features/tasks/contract.js'
import type { GivenOf } from '../src/kernel/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

type Given = GivenOf<typeof recordSuccession>

const OLD = { id: '', name: 'Ban Tuyên giáo Thành ủy' }
const NEW_BOARD = 'Ban Tuyên giáo và Dân vận Thành ủy'
const NEW_PAPER = 'Báo và Phát thanh, Truyền hình Lam Khê'
const NEW_WARD = 'Đảng bộ phường Lam Khê'
const EFFECTIVE = '2026-12-01'
const basis = (number: string) => ({ number, date: '2026-11-20', issuer: 'Tỉnh ủy Lam Giang' })

let office: Office
let admin: Client
let documentId: string
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}

const unit = async (name: string, on?: string): Promise<OrganisationView> => {
  const { organisations } = await admin.do(listOrganisations, on ? { on } : {})
  const found = organisations.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name} ${on ?? ''}`)
  return found
}
const idOf = async (name: string, on?: string): Promise<string> => (await unit(name, on)).id
const begins = (name: string, part: object = {}) => ({
  id: newId(),
  begins: {
    name,
    shortName: name.slice(0, 80),
    kind: 'board' as const,
    system: 'party' as const,
    parentId: null,
    ...part,
  },
})
/** Enters a change; whoever is in a group is followed there by the first successor. */
async function enter(given: Omit<Given, 'id' | 'basis'>, number: string): Promise<string> {
  const id = newId()
  const { groups } = await admin.do(previewChange, given)
  const [main] = given.successors ?? []
  await admin.do(recordSuccession, {
    groups: groups.map((group) => ({ id: group.id, successorIds: main ? [main.id] : [] })),
    ...given,
    id,
    basis: basis(number),
  })
  return id
}

/** What each unit of the board has: how many parts are done and how many there are. */
async function boardBy(names: 'then' | 'today'): Promise<Record<string, string>> {
  const board = await (await as('theo-doi')).do(getBoard, { id: documentId, names })
  return Object.fromEntries(
    board.units.map((one) => [
      one.name,
      `${one.cells.filter((cell) => cell.state === 'accepted').length}/${one.cells.length}`,
    ]),
  )
}

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  admin = await as('quan-tri')
  documentId = await office.firstDocument()
  const committee = await idOf('Thành ủy Lam Khê')
  for (const [name, part] of [
    ['Ban Dân vận Thành ủy', { parentId: committee }],
    ['Tỉnh ủy Lam Giang', { kind: 'committee' }],
    ['Đài Phát thanh - Truyền hình Lam Khê', { kind: 'press', system: 'press' }],
  ] as const)
    await admin.do(createOrganisation, {
      name,
      shortName: name,
      kind: 'board',
      system: 'party',
      validFrom: '2025-01-01',
      ...part,
    })
  await office.issue(await as('van-thu'), documentId)
  OLD.id = await idOf(OLD.name)
}, 180_000)
afterAll(() => office.close())

let mergeId: string
let listId: string

describe('two boards are merged', () => {
  it('is seen before it is entered: open parts, accounts, groups, without a word of what it cannot show', async () => {
    const given = {
      kind: 'merge' as const,
      effective: EFFECTIVE,
      predecessors: [OLD.id, await idOf('Ban Dân vận Thành ủy')],
      successors: [begins(NEW_BOARD, { parentId: await idOf('Thành ủy Lam Khê') })],
    }
    const seen = await admin.do(previewChange, given)
    expect(seen.ends.map((one) => one.name)).toEqual([OLD.name, 'Ban Dân vận Thành ủy'])
    expect(seen.parts.length).toBeGreaterThan(2)
    // the administrator sees how much there is, and not what it says
    expect(seen.parts.every((part) => part.title === null && part.organisationId === OLD.id)).toBe(true)
    expect(seen.accounts.map((one) => [one.title, one.works]).sort()).toEqual([
      ['Chuyên viên Ban Tuyên giáo', true],
      ['Phó Trưởng Ban Tuyên giáo', false],
      ['Trưởng Ban Tuyên giáo', true],
    ])
    expect(seen.refusal).toBeNull()
    const wrong = await admin.do(previewChange, { ...given, successors: [] })
    expect(wrong.refusal?.code).toBe('merge-into-one')
    expect((await admin.do(listSuccessions, {})).successions).toEqual([])
  })

  it('is entered ahead of its day, with its basis; until then everything is as it was', async () => {
    mergeId = await enter(
      {
        kind: 'merge',
        effective: EFFECTIVE,
        predecessors: [OLD.id, await idOf('Ban Dân vận Thành ủy')],
        successors: [begins(NEW_BOARD, { parentId: await idOf('Thành ủy Lam Khê') })],
      },
      '201-QĐ/TU',
    )
    expect(await idOf(OLD.name)).toBe(OLD.id)
    await expect(idOf(NEW_BOARD)).rejects.toThrow(`no ${NEW_BOARD}`)
    expect((await unit(NEW_BOARD, EFFECTIVE)).validFrom).toBe(EFFECTIVE)
    const page = await admin.do(getSuccession, { id: mergeId })
    expect(page).toMatchObject({ kind: 'merge', planned: true, basis: basis('201-QĐ/TU'), can: { cancel: true } })
    expect(page.handovers).toMatchObject([{ from: { name: OLD.name }, to: { name: NEW_BOARD }, done: false }])
    // the same request again
    const again = {
      kind: 'merge',
      effective: EFFECTIVE,
      predecessors: [OLD.id],
      successors: [begins('X')],
      id: mergeId,
    }
    expect((await admin.try(recordSuccession, { ...again, basis: basis('1') } as Given)).code).toBe('written-already')
  })

  it('waits on the home of the old side; a foreign unit does not know of it', async () => {
    const head = await as('truong-ban')
    const { handovers } = await head.do(listMyHandovers, {})
    expect(handovers).toMatchObject([{ from: { name: OLD.name }, to: { name: NEW_BOARD }, waitsFor: ['from'] }])
    listId = handovers[0]?.id ?? ''
    const list = await head.do(getHandover, { id: listId })
    expect(list.items.map((item) => item.passage)).toEqual(list.items.map(() => 'moves'))
    expect(list.items[0]?.title).not.toBe('')
    for (const post of ['ubnd', 'suoi-hoa'] as const) {
      const foreign = await as(post)
      expect((await foreign.do(listMyHandovers, {})).handovers).toEqual([])
      const answer = await foreign.try(getHandover, { id: listId })
      expect([answer.status, answer.code]).toEqual([404, 'not-found'])
      expect((await foreign.try(confirmHandover, { id: listId, version: 1, side: 'from' })).status).toBe(404)
    }
  })

  it('is confirmed by the old side, and by the office for the new one that has no account yet', async () => {
    const head = await as('truong-ban')
    const leader = await as('lanh-dao')
    const clerk = await as('van-thu')
    let { version } = await head.do(noteHandover, { id: listId, version: 1, note: 'Kèm 3 hộp hồ sơ giấy.' })
    expect((await head.try(confirmHandover, { id: listId, version, side: 'to' })).code).toBe('not-yours-to-do')
    expect((await clerk.try(confirmHandover, { id: listId, version, side: 'to' })).code).toBe('not-yours-to-do')
    expect((await leader.try(confirmHandover, { id: listId, version, side: 'from' })).code).toBe('not-yours-to-do')
    ;({ version } = await head.do(confirmHandover, { id: listId, version, side: 'from' }))
    expect((await leader.do(listMyHandovers, {})).handovers).toMatchObject([{ id: listId, waitsFor: ['to'] }])
    const done = await leader.do(confirmHandover, { id: listId, version, side: 'to' })
    // the day has not come
    expect(done.moved).toBe(0)
    expect((await head.try(confirmHandover, { id: listId, version: done.version, side: 'from' })).code).toBe(
      'handed-over-already',
    )
    expect(await head.do(getHandover, { id: listId })).toMatchObject({
      note: 'Kèm 3 hộp hồ sơ giấy.',
      fromConfirmed: { by: 'Trưởng Ban Tuyên giáo', office: false },
      toConfirmed: { by: 'Thường trực Thành ủy', office: true },
      doneAt: null,
    })
  })

  it('moves on its day: with deadline and history, to be acknowledged anew; a result that waits for its review follows later', async () => {
    const head = await as('truong-ban')
    const monitor = await as('theo-doi')
    const { bands } = await head.do(getMyWork, {})
    const rows = bands.flatMap((band) => band.rows)
    const [submitted, open] = rows as [(typeof rows)[0], (typeof rows)[0]]
    const { version } = await head.do(acknowledge, { id: submitted.id, version: submitted.version })
    await head.do(submitResult, {
      id: submitted.id,
      version,
      submissionId: newId(),
      text: 'Đã thẩm định xong dự thảo.',
    })
    const before = (await head.do(getTask, { id: open.taskId as string })).assignments[0]

    office.setNow('2026-12-01T00:05:00+07:00')
    await office.house.turn()
    const list = await monitor.do(getHandover, { id: listId })
    const passages = list.items.map((item) => item.passage)
    expect(passages.filter((passage) => passage === 'waits')).toHaveLength(1)
    expect(passages.filter((passage) => passage === 'moved')).toHaveLength(passages.length - 1)
    expect(list.doneAt).toBeNull()

    const task = await monitor.do(getTask, { id: open.taskId as string })
    const old = task.assignments.find((part) => part.id === open.id)
    const fresh = task.assignments.find((part) => part.organisation.name === NEW_BOARD)
    expect(old).toMatchObject({ state: 'transferred', organisation: { name: OLD.name } })
    expect(old?.reason).toContain('201-QĐ/TU')
    expect(fresh).toMatchObject({ state: 'issued', role: before?.role, deadline: before?.deadline })

    // the reviewer sends the result back: now it is the successor's
    const waiting = (await monitor.do(getMyWork, {})).bands.find((band) => band.code === 'to-review')?.rows[0]
    await monitor.do(review, {
      id: submitted.id,
      version: waiting?.version ?? 0,
      decision: 'return',
      reason: 'Bổ sung phần dân vận.',
    })
    await office.house.turn()
    expect((await monitor.do(getHandover, { id: listId })).doneAt).not.toBeNull()
    await office.house.turn()
    const moved = await monitor.do(getTask, { id: submitted.taskId as string })
    expect(moved.assignments.map((part) => part.state).sort()).toEqual(['issued', 'transferred'])
  })

  it('lets the successor see what was done before it, and nobody else', async () => {
    const admins = await as('quan-tri')
    await admins.do(createAccount, {
      login: 'ban.moi',
      title: 'Trưởng Ban Tuyên giáo và Dân vận',
      organisationId: await idOf(NEW_BOARD),
      roles: ['head'],
      password: 'một câu dài dễ nhớ',
    })
    const successor = office.nobody()
    await successor.send('POST', '/api/session', { body: { login: 'ban.moi', password: 'một câu dài dễ nhớ' } })
    const rows = (await successor.do(getMyWork, {})).bands.flatMap((band) => band.rows)
    expect(rows.length).toBeGreaterThan(2)
    const pages = await Promise.all(rows.map((row) => successor.do(getTask, { id: row.taskId as string })))
    const inherited = pages.flatMap((page) => page.assignments).filter((part) => part.state === 'transferred')
    expect(inherited).toHaveLength(rows.length)
    expect(inherited.flatMap((part) => part.submissions).map((one) => one.text)).toEqual(['Đã thẩm định xong dự thảo.'])
    expect(inherited.every((part) => Object.values(part.can).every((can) => !can))).toBe(true)
    const page = pages.find((one) => one.assignments.some((part) => part.submissions.length > 0))
    const history = page?.history.map((entry) => [entry.operation, entry.unit])
    expect(history).toContainEqual(['submitResult', 'Ban Tuyên giáo'])
    expect(history).toContainEqual(['issueAssignment', NEW_BOARD])
    expect((await (await as('ubnd')).try(getTask, { id: page?.id ?? '' })).status).toBe(404)
  })

  it('cannot be taken back when work has moved', async () => {
    expect((await admin.do(getSuccession, { id: mergeId })).can.cancel).toBe(false)
    expect((await admin.try(cancelSuccession, { id: mergeId, reason: 'Ghi nhầm' })).code).toBe('handed-over-already')
  })
})

describe('a newspaper is founded anew, communes are merged, the committee is dissolved', () => {
  it('one after the other, on one day, entered afterwards', async () => {
    office.setNow('2026-12-07T09:00:00+07:00')
    await enter(
      {
        kind: 'merge',
        effective: EFFECTIVE,
        predecessors: [await idOf('Báo Lam Khê'), await idOf('Đài Phát thanh - Truyền hình Lam Khê')],
        successors: [begins(NEW_PAPER, { kind: 'press', system: 'press' })],
      },
      '202-QĐ/TU',
    )
    const wards = ['Đảng bộ phường Suối Hoa', 'Đảng bộ phường Cầu Đá', 'Đảng bộ xã Nậm Mây']
    const province = await idOf('Tỉnh ủy Lam Giang')
    const communes = {
      kind: 'merge' as const,
      effective: EFFECTIVE,
      predecessors: await Promise.all(wards.map((name) => idOf(name))),
      successors: [begins(NEW_WARD, { kind: 'cell', parentId: province })],
    }
    await enter(communes, '203-QĐ/TU')
    const committee = await idOf('Thành ủy Lam Khê')
    const dissolved = { kind: 'dissolve' as const, effective: EFFECTIVE, predecessors: [committee] }
    const { children } = await admin.do(previewChange, dissolved)
    expect(children.map((one) => one.name).sort()).toEqual(
      [
        'Văn phòng Thành ủy',
        NEW_BOARD,
        'Chi bộ Trung tâm Y tế thành phố',
        'Chi bộ Trường Trung học phổ thông Lam Khê',
      ].sort(),
    )
    expect((await admin.do(previewChange, dissolved)).refusal?.code).toBe('child-without-parent')
    await enter({ ...dissolved, children: children.map(({ id }) => ({ id, parentId: province })) }, '204-QĐ/TU')
    expect((await unit(NEW_BOARD)).parentId).toBe(province)
    expect((await unit('Văn phòng Thành ủy', '2026-11-30')).parentId).toBe(committee)
    const today = (await admin.do(listOrganisations, {})).organisations.map((one) => one.name)
    expect(today).toEqual(expect.arrayContaining([NEW_BOARD, NEW_PAPER, NEW_WARD, 'Tỉnh ủy Lam Giang']))
    for (const name of [OLD.name, ...wards, 'Báo Lam Khê', 'Thành ủy Lam Khê']) expect(today).not.toContain(name)
  })

  it('a body that no longer exists neither changes nor succeeds, and gets no new work', async () => {
    const again = { kind: 'rename' as const, effective: '2026-12-05', predecessors: [OLD.id] }
    const seen = await admin.do(previewChange, again)
    expect(seen.refusal).toMatchObject({ code: 'ended-by-then', detail: { name: OLD.name } })
    const into = { kind: 'merge' as const, effective: '2026-12-05', predecessors: [await idOf(NEW_PAPER)] }
    expect((await admin.do(previewChange, { ...into, successors: [{ id: OLD.id, begins: null }] })).refusal?.code).toBe(
      'cannot-succeed',
    )
  })

  it('groups follow: in place of those that ended stands who goes on, once', async () => {
    const group = async (on?: string): Promise<string[]> => {
      const { groups, organisations } = await admin.do(listOrganisations, on ? { on } : {})
      const names = new Map(organisations.map((one) => [one.id, one.name]))
      const found = groups.find((one) => one.name === 'Các phường, xã')
      return (found?.memberIds ?? []).map((id) => names.get(id) ?? id).sort()
    }
    expect(await group('2026-11-30')).toEqual([
      'Đảng bộ phường Cầu Đá',
      'Đảng bộ phường Suối Hoa',
      'Đảng bộ xã Nậm Mây',
    ])
    expect(await group()).toEqual([NEW_WARD])
  })

  it('each hands over its own list; two parts of one task stay two', async () => {
    const leader = await as('lanh-dao')
    for (const post of ['suoi-hoa', 'cau-da', 'nam-may', 'toa-soan'] as const) {
      const old = await as(post)
      for (const one of (await old.do(listMyHandovers, {})).handovers) {
        const { version } = await old.do(getHandover, { id: one.id })
        await old.do(confirmHandover, { id: one.id, version, side: 'from' })
      }
    }
    for (const one of (await leader.do(listMyHandovers, {})).handovers) {
      const { version, items } = await leader.do(getHandover, { id: one.id })
      const { moved } = await leader.do(confirmHandover, { id: one.id, version, side: 'to' })
      expect(moved).toBe(items.length)
    }
    const board = await leader.do(getBoard, { id: documentId })
    const ward = board.units.find((one) => one.name === NEW_WARD)
    const ofFirst = ward?.cells.filter((cell) => cell.taskId === ward.cells[0]?.taskId)
    expect(ofFirst).toHaveLength(3)
  })
})

describe('a report', () => {
  it('"as then" counts under the names of the day of issue, "as today" under who has the work; nothing is lost or doubled', async () => {
    const then = await boardBy('then')
    const today = await boardBy('today')
    const sum = (board: Record<string, string>): number =>
      Object.values(board).reduce((n, counts) => n + Number(counts.split('/')[1]), 0)
    expect(sum(then)).toBe(sum(today))
    const wards = ['Đảng bộ phường Suối Hoa', 'Đảng bộ phường Cầu Đá', 'Đảng bộ xã Nậm Mây']
    expect(Object.keys(then)).toEqual(expect.arrayContaining([OLD.name, ...wards]))
    expect(Object.keys(then)).not.toContain(NEW_WARD)
    expect(Object.keys(today)).toEqual(expect.arrayContaining([NEW_BOARD, NEW_WARD]))
    for (const gone of [OLD.name, ...wards]) expect(Object.keys(today)).not.toContain(gone)
    const parts = (counts?: string): number => Number(counts?.split('/')[1])
    expect(parts(today[NEW_WARD])).toBe(wards.reduce((n, name) => n + parts(then[name]), 0))
    expect(parts(today[NEW_BOARD])).toBe(parts(then[OLD.name]))

    const board = await (await as('theo-doi')).do(getBoard, { id: documentId, names: 'today' })
    expect(board.namesDiffer).toBe(true)
    expect(board.units.find((one) => one.name === NEW_WARD)?.otherwise.sort()).toEqual([...wards].sort())
  })
})

describe('a split', () => {
  let splitId: string
  const parts: string[] = []
  const board = { a: '', b: '' }

  it('allots functions in words and single parts; the rest goes to the main successor', async () => {
    const from = await idOf('Hội Liên hiệp Phụ nữ thành phố')
    const a = begins('Hội Phụ nữ phường Lam Khê', { kind: 'mass', system: 'front' })
    const b = begins('Ban Công tác phụ nữ Lam Giang', { kind: 'mass', system: 'front' })
    Object.assign(board, { a: a.id, b: b.id })
    const given = {
      kind: 'split' as const,
      effective: '2026-12-06',
      predecessors: [from],
      successors: [a, b],
      functions: [
        { text: 'Tuyên truyền, vận động hội viên', successorId: a.id },
        { text: 'Theo dõi chính sách đối với phụ nữ', successorId: b.id },
      ],
    }
    const seen = await admin.do(previewChange, given)
    parts.push(...seen.parts.map((part) => part.assignmentId))
    expect(parts.length).toBeGreaterThan(1)
    const foreign = { assignmentId: parts[0] as string, successorId: from }
    const refused = await admin.try(recordSuccession, {
      ...given,
      groups: seen.groups.map((one) => ({ id: one.id, successorIds: [] })),
      parts: [foreign],
      id: newId(),
      basis: basis('205-QĐ/TU'),
    })
    expect(refused.code).toBe('not-a-successor')
    splitId = await enter({ ...given, parts: [{ assignmentId: parts[0] as string, successorId: b.id }] }, '205-QĐ/TU')
    const page = await admin.do(getSuccession, { id: splitId })
    expect(page.functions.map((one) => [one.text, one.successor.id])).toEqual([
      ['Tuyên truyền, vận động hội viên', a.id],
      ['Theo dõi chính sách đối với phụ nữ', b.id],
    ])
    expect(page.handovers.map((one) => [one.to.id, one.parts]).sort()).toEqual(
      [
        [a.id, parts.length - 1],
        [b.id, 1],
      ].sort(),
    )
  })

  it('counts before the hand-over by the allotment', async () => {
    const today = await (await as('theo-doi')).do(getBoard, { id: documentId, names: 'today' })
    expect(today.units.find((one) => one.id === board.b)?.cells.map((cell) => cell.assignmentId)).toEqual([parts[0]])
    expect(today.units.find((one) => one.id === board.a)?.cells).toHaveLength(parts.length - 1)
  })

  it('is allotted otherwise by the old side; both lists are then confirmed anew, and one of nothing is gone', async () => {
    const old = await as('phu-nu')
    const lists = (await old.do(listMyHandovers, {})).handovers
    const toB = lists.find((one) => one.to.id === board.b)
    const toA = lists.find((one) => one.to.id === board.a)
    const listA = await old.do(getHandover, { id: toA?.id ?? '' })
    await old.do(confirmHandover, { id: listA.id, version: listA.version, side: 'from' })
    const listB = await old.do(getHandover, { id: toB?.id ?? '' })
    const change = { id: listB.id, version: listB.version, assignmentId: parts[0] as string }
    expect((await old.try(allotHandoverPart, { ...change, successorId: OLD.id })).code).toBe('not-a-successor')
    expect(await old.do(allotHandoverPart, { ...change, successorId: board.a })).toMatchObject({ empty: true })
    expect((await old.try(getHandover, { id: listB.id })).status).toBe(404)
    expect(await old.do(getHandover, { id: listA.id })).toMatchObject({ fromConfirmed: null })
    expect((await old.do(getHandover, { id: listA.id })).items).toHaveLength(parts.length)
  })

  it('is taken back as if it had never been, with a reason, as long as nothing stands on it', async () => {
    expect((await admin.try(cancelSuccession, { id: splitId, reason: ' ' })).status).toBe(400)
    await admin.do(cancelSuccession, { id: splitId, reason: 'Quyết định đã bị thu hồi.' })
    expect((await admin.try(getSuccession, { id: splitId })).status).toBe(404)
    const { organisations, groups } = await admin.do(listOrganisations, {})
    const names = organisations.map((one) => one.name)
    expect(names).toContain('Hội Liên hiệp Phụ nữ thành phố')
    expect(names).not.toContain('Ban Công tác phụ nữ Lam Giang')
    const women = organisations.find((one) => one.name === 'Hội Liên hiệp Phụ nữ thành phố')
    expect(women?.validTo).toBeNull()
    expect(groups.filter((one) => one.memberIds.includes(women?.id ?? '')).length).toBe(2)
    expect((await (await as('phu-nu')).do(listMyHandovers, {})).handovers).toEqual([])
  })
})

describe('a new name and a new parent', () => {
  it('are changes with a day and a basis; the old name stays with what was done under it', async () => {
    const id = await idOf('Thành đoàn Lam Khê')
    await enter(
      {
        kind: 'rename',
        effective: '2026-12-07',
        predecessors: [id],
        rename: {
          name: 'Đoàn Thanh niên phường Lam Khê',
          shortName: 'Đoàn phường',
          symbol: 'ĐTN',
          identifier: 'H40.9',
        },
      },
      '206-QĐ/ĐTN',
    )
    await enter(
      { kind: 'transfer', effective: '2026-12-07', predecessors: [id], parentId: await idOf('Tỉnh ủy Lam Giang') },
      '207-QĐ/TU',
    )
    const page = await admin.do(getOrganisation, { id })
    expect(page.names.map((name) => [name.name, name.validFrom, name.validTo])).toEqual([
      ['Đoàn Thanh niên phường Lam Khê', '2026-12-07', null],
      ['Thành đoàn Lam Khê', '2025-01-01', '2026-12-07'],
    ])
    expect(page.names[0]?.basis).toMatchObject({ number: '206-QĐ/ĐTN' })
    const { successions } = await admin.do(listSuccessions, { organisationId: id })
    expect(successions.map((one) => one.kind).sort()).toEqual(['rename', 'transfer'])
    const renamed = successions.find((one) => one.kind === 'rename')
    expect((await admin.do(getSuccession, { id: renamed?.id ?? '' })).names).toEqual({
      before: 'Thành đoàn Lam Khê',
      after: 'Đoàn Thanh niên phường Lam Khê',
    })
    const moved = successions.find((one) => one.kind === 'transfer')
    expect((await admin.do(getSuccession, { id: moved?.id ?? '' })).parents).toEqual({
      before: null,
      after: 'Tỉnh ủy Lam Giang',
    })
    const then = await boardBy('then')
    expect(Object.keys(then)).toContain('Thành đoàn Lam Khê')
    expect(Object.keys(await boardBy('today'))).toContain('Đoàn Thanh niên phường Lam Khê')
    // and back again, the last first
    expect((await admin.try(cancelSuccession, { id: renamed?.id ?? '', reason: 'Ghi nhầm' })).code).toBe('built-upon')
    await admin.do(cancelSuccession, { id: moved?.id ?? '', reason: 'Ghi nhầm' })
    await admin.do(cancelSuccession, { id: renamed?.id ?? '', reason: 'Ghi nhầm' })
    expect((await unit('Thành đoàn Lam Khê')).parentId).toBeNull()
    expect((await admin.do(getOrganisation, { id })).names).toMatchObject([{ validTo: null }])
  })
})

describe('issuing', () => {
  it('refuses a unit that has ended since its order was confirmed', async () => {
    const clerk = await as('van-thu')
    const id = await office.receive(clerk, '87-kh-tu.docx')
    const { orders } = await clerk.do(getDocument, { id })
    const [order] = orders
    const gone = { text: OLD.name, organisationId: OLD.id, groupId: null }
    // chosen while the unit was there
    office.setNow('2026-11-30T09:00:00+07:00')
    const edited = await clerk.do(editOrder, {
      id,
      orderId: order?.id ?? '',
      version: order?.version ?? 0,
      leads: [gone],
      cooperating: [],
    })
    await clerk.do(confirmOrder, { id, orderId: order?.id ?? '', version: edited.version })
    for (const one of (await clerk.do(getDocument, { id })).orders.filter((each) => each.state === 'proposed'))
      await clerk.do(dropOrder, { id, orderId: one.id, version: one.version, reason: 'Không phải việc' })
    office.setNow('2026-12-07T09:00:00+07:00')
    const { version } = await clerk.do(getDocument, { id })
    const refused = await clerk.try(issueDocument, { id, version })
    expect([refused.code, JSON.stringify(refused.body)]).toEqual(['unit-ended', expect.stringContaining(OLD.name)])
  })
})
