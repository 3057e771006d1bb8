/** Somebody stands in for a post that is away: for its days, with its roles, under the own name, and never further on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endAbsence, listAbsences, nameSubstitute } from '../src/features/absences/contract.js'
import { confirmRightsChanges, getMe, listAccounts, listRightsChanges } from '../src/features/identity/contract.js'
import { acknowledge, getMyWork, getTask, type WorkRow } from '../src/features/tasks/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office, type Post } from './office.js'

let office: Office
const clients = new Map<Post, Client>()
const as = async (post: Post): Promise<Client> => {
  const known = clients.get(post) ?? (await office.as(post))
  clients.set(post, known)
  return known
}
const idOf = async (post: Post): Promise<string> => (await (await as(post)).do(getMe, {})).accountId
const at = (iso: string): void => office.setNow(iso)
const workOf = async (post: Post): Promise<WorkRow[]> =>
  (await (await as(post)).do(getMyWork, {})).bands.flatMap((band) => band.rows).filter((row) => row.taskId !== null)

beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  const documentId = await office.firstDocument()
  await office.issue(await as('van-thu'), documentId)
})
afterAll(() => office.close())

describe('a post that is away', () => {
  // the propaganda board: its head is away, and pho-ban, who may only read, stands in
  it('names somebody of its own unit; nobody names for others but an administrator', async () => {
    const head = await as('truong-ban')
    const [own, reader, stranger] = [await idOf('truong-ban'), await idOf('pho-ban'), await idOf('ubnd')]
    const days = { from: '2026-11-26', until: '2026-11-30' }
    const name = (client: Client, accountId: string, substituteId: string, more = {}) =>
      client.try(nameSubstitute, { id: newId(), accountId, substituteId, ...days, ...more })
    expect((await name(head, own, stranger)).code).toBe('substitute-elsewhere')
    expect((await name(head, own, own)).code).toBe('not-oneself')
    expect((await name(head, stranger, reader)).code).toBe('not-own-absence')
    expect((await name(head, own, newId())).code).toBe('not-found')
    expect((await name(head, own, reader, { from: '2026-11-24' })).code).toBe('from-in-the-past')
    expect((await name(head, own, reader, { until: '2026-11-25' })).code).toBe('until-before-from')
    const { candidates } = await head.do(listAbsences, {})
    expect(candidates.map((one) => one.id)).toContain(reader)
    expect(new Set(candidates.map((one) => one.organisation))).toEqual(new Set(['Ban Tuyên giáo Thành ủy']))
    expect((await (await as('ubnd')).try(listAbsences, { accountId: own })).code).toBe('not-found')
    const id = newId()
    const given = { id, accountId: own, substituteId: reader, ...days, note: 'Đi công tác.' }
    expect(await head.do(nameSubstitute, given)).toEqual({ id, roles: 1 })
    expect(await head.do(nameSubstitute, given)).toEqual({ id, roles: 1 })
    expect((await name(head, own, reader)).code).toBe('absence-overlaps')
  })

  it('is a change of rights that somebody else confirms, and no chain', async () => {
    const leader = await as('lanh-dao')
    const { waiting } = await leader.do(listRightsChanges, {})
    expect(waiting[0]).toMatchObject({
      kind: 'give',
      roles: ['head'],
      from: '2026-11-26',
      until: '2026-11-30',
      note: 'Thay Trưởng Ban Tuyên giáo trong thời gian đi vắng',
    })
    await leader.do(confirmRightsChanges, { ids: [waiting[0]?.id as string] })
    // who stands in names nobody for those days, and is not named by somebody else who is away
    const admin = await as('quan-tri')
    const [own, reader] = [await idOf('truong-ban'), await idOf('pho-ban')]
    const other = (await admin.do(listAccounts, {})).accounts.find(
      (one) => ![own, reader].includes(one.id) && one.login.endsWith('tuyen-giao'),
    )?.id as string
    const days = { from: '2026-11-28', until: '2026-12-02', note: '' }
    const onward = { id: newId(), accountId: reader, substituteId: other, ...days }
    expect((await admin.try(nameSubstitute, onward)).code).toBe('is-substitute')
    expect((await admin.try(nameSubstitute, { ...onward, accountId: other, substituteId: own })).code).toBe(
      'substitute-absent',
    )
  })

  it('is stood in for from its day to its last day, under the own name, and the history says for whom', async () => {
    const reader = await as('pho-ban')
    const rows = (await workOf('pho-ban')).filter((row) => row.state === 'issued')
    expect(rows.some((row) => row.can.acknowledge)).toBe(false)
    at('2026-11-26T08:00:00+07:00')
    const [first, second] = (await workOf('pho-ban')).filter((row) => row.can.acknowledge) as [WorkRow, WorkRow]
    expect((await reader.do(listAbsences, {})).standsIn).toMatchObject([{ when: 'now' }])
    await reader.do(acknowledge, { id: first.id, version: first.version })
    const { history } = await (await as('lanh-dao')).do(getTask, { id: first.taskId as string })
    expect(history[0]).toMatchObject({
      operation: 'acknowledge',
      by: 'Phó Trưởng Ban Tuyên giáo, thay Trưởng Ban Tuyên giáo',
    })
    // it ends by itself
    at('2026-12-01T08:00:00+07:00')
    expect((await workOf('pho-ban')).some((row) => row.can.acknowledge)).toBe(false)
    expect((await reader.try(acknowledge, { id: second.id, version: second.version })).code).toBe('forbidden')
    expect((await reader.do(listAbsences, {})).standsIn).toMatchObject([{ when: 'over' }])
    // what was done then still says for whom
    const after = await (await as('lanh-dao')).do(getTask, { id: first.taskId as string })
    expect(after.history[0]?.by).toContain('thay Trưởng Ban Tuyên giáo')
  })

  it('is ended early by the post or an administrator, never by the substitute', async () => {
    const head = await as('truong-ban')
    const [own, reader] = [await idOf('truong-ban'), await idOf('pho-ban')]
    const id = newId()
    const days = { from: '2026-12-01', until: '2026-12-20', note: '' }
    await (await as('quan-tri')).do(nameSubstitute, { id, accountId: own, substituteId: reader, ...days })
    expect((await workOf('pho-ban')).some((row) => row.can.acknowledge)).toBe(true)
    expect((await (await as('pho-ban')).try(endAbsence, { id })).code).toBe('not-own-absence')
    expect((await (await as('ubnd')).try(endAbsence, { id })).code).toBe('not-found')
    await head.do(endAbsence, { id })
    expect((await workOf('pho-ban')).some((row) => row.can.acknowledge)).toBe(false)
    expect((await head.try(endAbsence, { id })).code).toBe('absence-over')
    expect((await head.do(listAbsences, {})).absences[0]).toMatchObject({
      when: 'over',
      ended: { by: 'Trưởng Ban Tuyên giáo' },
    })
  })

  it('gives no rights of an administrator away', async () => {
    const admin = await as('quan-tri')
    const [own, clerk] = [await idOf('quan-tri'), await idOf('van-thu')]
    const days = { from: '2026-12-01', until: '2026-12-02', note: '' }
    const given = { id: newId(), accountId: own, substituteId: clerk, ...days }
    expect((await admin.try(nameSubstitute, given)).code).toBe('nothing-to-stand-in')
  })
})
