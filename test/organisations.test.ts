/** Organisations over time, through the door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getMe, listAccounts } from '../src/features/identity/contract.js'
import {
  addRelation,
  changeGroup,
  createGroup,
  getGroup,
  previewGroup,
  previewUnitImport,
  correctKind,
  correctName,
  createOrganisation,
  endRelation,
  getOrganisation,
  importUnits,
  listOrganisations,
  removeRelation,
  type OrganisationView,
} from '../src/features/organisations/contract.js'
import { newId } from '../src/kernel/ids.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let admin: Client
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  admin = await office.as('quan-tri')
})
afterAll(() => office.close())

const unit = async (name: string, on?: string): Promise<OrganisationView> => {
  const { organisations } = await admin.do(listOrganisations, on ? { on } : {})
  const found = organisations.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name} ${on ?? ''}`)
  return found
}
const LONG = 'H40.12.5.'.padEnd(100, '9')
const made = { shortName: 'Trung tâm', kind: 'government', system: 'state' } as const

describe('an organisation over time', () => {
  it('exists from its first day on, under its parent and with its identifier, and not before', async () => {
    const parent = await unit('Thành đoàn Lam Khê')
    const basis = { number: '12/QĐ-UBND', date: '2026-05-20', issuer: 'UBND thành phố Lam Khê' }
    const { id } = await admin.do(createOrganisation, {
      ...made,
      name: 'Trung tâm Truyền thông Lam Khê',
      identifier: LONG,
      aliases: ['Trung tâm Truyền thông'],
      parentId: parent.id,
      validFrom: '2026-06-01',
      basis,
    })
    const then = await admin.do(listOrganisations, { on: '2026-05-31' })
    expect(then.organisations.map((one) => one.id)).not.toContain(id)
    expect(await unit('Trung tâm Truyền thông Lam Khê', '2026-06-01')).toMatchObject({
      id,
      identifier: LONG,
      parentId: parent.id,
      validFrom: '2026-06-01',
      validTo: null,
    })
    const page = await admin.do(getOrganisation, { id })
    expect(page.names).toMatchObject([{ name: 'Trung tâm Truyền thông Lam Khê', basis, validTo: null }])
    expect(page.relations).toMatchObject([{ kind: 'parent', side: 'from', other: { name: parent.name } }])
    expect((await admin.do(getOrganisation, { id: parent.id })).relations).toMatchObject([
      { kind: 'parent', side: 'to', other: { id } },
    ])
  })

  it('has an identifier of its own, and no parent from before that one began', async () => {
    const taken = await admin.try(createOrganisation, { ...made, name: 'Trung tâm khác', identifier: LONG })
    expect(taken.code).toBe('identifier-taken')
    const { id: parentId } = await unit('Trung tâm Truyền thông Lam Khê')
    const early = { ...made, name: 'Phòng Biên tập', parentId, validFrom: '2026-05-01' }
    expect((await admin.try(createOrganisation, early)).code).toBe('parent-not-there')
    expect((await admin.try(createOrganisation, { ...early, validFrom: undefined, parentId: newId() })).code).toBe(
      'unknown-organisation',
    )
  })

  it('is corrected where it was entered wrongly, without a new period', async () => {
    const { id } = await unit('Trung tâm Truyền thông Lam Khê')
    const name = { shortName: 'TTTT', name: 'Trung tâm Truyền thông thành phố Lam Khê', symbol: 'TTTT' }
    await admin.do(correctName, { id, validFrom: '2026-06-01', ...name })
    await admin.do(correctKind, { id, kind: 'press', system: 'press' })
    const page = await admin.do(getOrganisation, { id })
    expect(page.names).toMatchObject([{ ...name, identifier: null, aliases: [], basis: null }])
    expect(page.organisation).toMatchObject({ kind: 'press', system: 'press', name: name.name })
    expect((await admin.try(correctName, { id, validFrom: '2026-06-02', ...name })).code).toBe('not-found')
  })

  it('is put into relations for a time: one parent at a time, never under itself', async () => {
    const paper = await unit('Báo Lam Khê')
    const committee = await unit('Thành ủy Lam Khê')
    const city = await unit('Ủy ban nhân dân thành phố Lam Khê')
    const { relationId } = await admin.do(addRelation, {
      id: committee.id,
      kind: 'owns_press',
      otherId: paper.id,
      validFrom: '2026-01-01',
    })
    expect((await admin.do(getOrganisation, { id: paper.id })).relations).toMatchObject([
      { id: relationId, kind: 'owns_press', side: 'to', other: { name: committee.name } },
    ])

    const under = { id: paper.id, kind: 'parent', otherId: committee.id, validFrom: '2026-01-01' } as const
    const first = await admin.do(addRelation, under)
    const second = { ...under, otherId: city.id, validFrom: '2026-07-01' }
    expect((await admin.try(addRelation, second)).code).toBe('has-parent-then')
    await admin.do(endRelation, { id: first.relationId, validTo: '2026-07-01' })
    await admin.do(addRelation, second)
    expect((await unit('Báo Lam Khê', '2026-06-30')).parentId).toBe(committee.id)
    expect((await unit('Báo Lam Khê', '2026-07-01')).parentId).toBe(city.id)

    const loop = { id: city.id, kind: 'parent', otherId: paper.id, validFrom: '2026-08-01' } as const
    expect((await admin.try(addRelation, loop)).code).toBe('parent-loop')
    expect((await admin.try(addRelation, { ...loop, otherId: city.id })).code).toBe('relation-to-itself')
    expect((await admin.try(addRelation, { ...loop, validFrom: '2020-01-01', kind: 'directs' })).code).toBe(
      'unit-not-there',
    )
    expect((await admin.try(endRelation, { id: relationId, validTo: '2026-01-01' })).code).toBe('ends-before-it-begins')
    await admin.do(removeRelation, { id: relationId })
    expect((await admin.try(removeRelation, { id: relationId })).code).toBe('not-found')
  })

  it('is seen by everybody, and changed by the administrator alone', async () => {
    const officer = await office.as('ubnd')
    const { id } = await unit('Báo Lam Khê')
    expect(await officer.do(getOrganisation, { id })).toMatchObject({ can: { change: false } })
    expect((await admin.do(getOrganisation, { id })).can.change).toBe(true)
    expect((await officer.try(getOrganisation, { id: newId() })).status).toBe(404)
  })
})

describe('a unit that has ended', () => {
  it('leaves the lists and groups of today, and is not forgotten', async () => {
    const { id } = await unit('Chi bộ Trung tâm Y tế thành phố')
    await office.house.db.updateTable('organisation').set({ valid_to: '2026-11-01' }).where('id', '=', id).execute()
    const today = await admin.do(listOrganisations, {})
    expect(today.organisations.map((one) => one.id)).not.toContain(id)
    expect(today.groups.flatMap((group) => group.memberIds)).not.toContain(id)
    const then = await admin.do(listOrganisations, { on: '2026-10-31' })
    expect(then.organisations.map((one) => one.id)).toContain(id)
    expect(then.groups.flatMap((group) => group.memberIds)).toContain(id)
    const group = today.groups[0]
    expect((await admin.try(changeGroup, { id: group?.id ?? '', name: group?.name ?? '', memberIds: [id] })).code).toBe(
      'unknown-organisation',
    )
    // its posts still know where they are
    const post = await office.as('y-te')
    expect((await post.do(getMe, {})).organisation.name).toBe('Chi bộ Trung tâm Y tế thành phố')
    expect((await admin.do(listAccounts, {})).accounts.some((account) => account.organisationId === id)).toBe(true)
  })
})

describe('a group', () => {
  const rule = { underId: '', direct: false, kinds: ['cell'], systems: [] as string[] }
  const names = (members: { name: string }[]): string[] => members.map((one) => one.name).sort()

  it('is a rule that is seen before it is saved, and follows the tree of the day', async () => {
    rule.underId = (await unit('Thành ủy Lam Khê')).id
    const seen = await admin.do(previewGroup, { rule, on: '2026-11-25' })
    expect(names(seen.members)).toEqual([
      'Chi bộ Trường Trung học phổ thông Lam Khê',
      'Đảng bộ phường Cầu Đá',
      'Đảng bộ phường Suối Hoa',
      'Đảng bộ xã Nậm Mây',
    ])
    const { id } = await admin.do(createGroup, { name: 'Cấp dưới theo quy tắc', aliases: ['Cấp dưới'], rule })
    const { id: fresh } = await admin.do(createOrganisation, {
      name: 'Chi bộ Trường Tiểu học Lam Khê',
      shortName: 'Chi bộ Tiểu học',
      kind: 'cell',
      system: 'party',
      parentId: (await unit('Đảng bộ phường Suối Hoa')).id,
      validFrom: '2026-12-01',
    })
    expect((await admin.do(getGroup, { id })).members).toHaveLength(4)
    const later = await admin.do(getGroup, { id, on: '2026-12-01' })
    expect(later.members.map((one) => one.id)).toContain(fresh)
    expect(later).toMatchObject({ rule, aliases: ['Cấp dưới'], changes: [{ from: '2026-11-25', rule }] })
    const { groups } = await admin.do(listOrganisations, { on: '2026-12-01' })
    expect(groups.find((one) => one.id === id)?.memberIds).toHaveLength(5)
  })

  it('is a list or a rule, and not both or neither', async () => {
    const both = { name: 'Nhóm', rule, memberIds: [rule.underId] }
    expect((await admin.try(createGroup, both)).code).toBe('list-or-rule')
    expect((await admin.try(createGroup, { name: 'Nhóm' })).code).toBe('list-or-rule')
    expect((await admin.try(createGroup, { name: 'Nhóm', rule: { ...rule, underId: newId() } })).code).toBe(
      'unknown-organisation',
    )
  })

  it('changes from a day on, from a rule to a list and back; what was before stays', async () => {
    const { groups } = await admin.do(listOrganisations, {})
    const id = groups.find((one) => one.name === 'Cấp dưới theo quy tắc')?.id ?? ''
    const ward = await unit('Đảng bộ phường Cầu Đá')
    const listed = { id, name: 'Cấp dưới', memberIds: [ward.id], from: '2027-01-01' }
    await admin.do(changeGroup, listed)
    expect((await admin.do(getGroup, { id, on: '2026-12-31' })).members).toHaveLength(5)
    expect(names((await admin.do(getGroup, { id, on: '2027-01-01' })).members)).toEqual([ward.name])
    // nothing is put before what was entered already
    expect((await admin.try(changeGroup, { ...listed, from: '2026-12-15' })).code).toBe('group-changes-later')
    await admin.do(changeGroup, { id, name: 'Cấp dưới', rule: { ...rule, direct: true }, from: '2027-02-01' })
    const page = await admin.do(getGroup, { id, on: '2027-02-01' })
    expect(page.members).toHaveLength(4)
    expect(page.changes.map((change) => [change.from, change.joined, change.left, change.rule?.direct])).toEqual([
      ['2027-02-01', [], [ward.name], true],
      ['2027-01-01', [ward.name], [], undefined],
      ['2026-11-25', [], [], false],
    ])
  })
})

describe('an import of the tree', () => {
  const csv = (...rows: string[]): Buffer =>
    Buffer.from(['Tên cơ quan;Ký hiệu;Trực thuộc;Loại;Từ ngày', ...rows].join('\n'))
  const send = (url: string, content: Buffer, fields: Record<string, string> = {}) =>
    admin.upload(url, 'don-vi.csv', content, { validFrom: '2026-11-25', ...fields })
  const good = csv(
    'Chi bộ Khu phố 1;;Đảng bộ phường Tân Lập;;',
    'Đảng bộ phường Tân Lập;ĐUTL;Thành ủy Lam Khê;Chi bộ, đảng bộ;01/07/2026',
    'Báo Lam Khê;;;;',
  )

  it('is looked at before: columns by their headers, what is new, what is known, what is wrong in which row', async () => {
    const { status, body } = await send(previewUnitImport.path, good)
    expect([status, body]).toMatchObject([
      200,
      {
        sheet: null,
        header: ['Tên cơ quan', 'Ký hiệu', 'Trực thuộc', 'Loại', 'Từ ngày'],
        mapping: { name: 0, symbol: 1, parent: 2, kind: 3, validFrom: 4, shortName: null },
        rows: 3,
        known: 1,
        fresh: 2,
        errors: [],
        sample: [
          { row: 3, name: 'Đảng bộ phường Tân Lập', parent: 'Thành ủy Lam Khê', validFrom: '2026-07-01' },
          { row: 2, name: 'Chi bộ Khu phố 1', parent: 'Đảng bộ phường Tân Lập', kind: 'cell', validFrom: '2026-11-25' },
        ],
      },
    ])
    const wrong = await send(previewUnitImport.path, csv('A;;Không có;;', 'B;TU;;;32/1/2026'))
    expect((wrong.body as { errors: object[] }).errors).toEqual([
      { row: 2, field: 'parent', code: 'unknown-parent', value: 'Không có' },
      { row: 3, field: 'symbol', code: 'symbol-known', value: 'TU' },
      { row: 3, field: 'validFrom', code: 'bad-date', value: '32/1/2026' },
    ])
  })

  it('is taken in whole or not at all', async () => {
    const count = async (): Promise<number> => (await admin.do(listOrganisations, {})).organisations.length
    const before = await count()
    expect((await send(importUnits.path, csv('A;;Không có;;', 'C;;;;'))).code).toBe('list-has-errors')
    expect(await count()).toBe(before)
    expect((await send(importUnits.path, good)).body).toEqual({ imported: 2, known: 1 })
    const cell = await unit('Chi bộ Khu phố 1')
    expect(cell.parentId).toBe((await unit('Đảng bộ phường Tân Lập')).id)
    expect((await unit('Đảng bộ phường Tân Lập', '2026-07-01')).symbol).toBe('ĐUTL')
    expect((await send(importUnits.path, good)).code).toBe('nothing-new')
  })

  it('goes by the columns that were chosen, and refuses what is no list', async () => {
    const chosen = await send(previewUnitImport.path, good, { mapping: JSON.stringify({ name: 1 }) })
    expect(chosen.body).toMatchObject({ mapping: { name: 1, parent: null }, fresh: 1 })
    expect((await send(importUnits.path, good, { mapping: JSON.stringify({ parent: 2 }) })).code).toBe('no-name-column')
    expect((await send(previewUnitImport.path, good, { mapping: '{"name":"x"}' })).status).toBe(400)
    const many = csv(...Array.from({ length: 5001 }, (_, n) => `Đơn vị ${n};;;;`))
    expect((await send(previewUnitImport.path, many)).code).toBe('too-many-rows')
    const word = await admin.upload(previewUnitImport.path, 'don-vi.docx', Buffer.from('x'), {
      validFrom: '2026-11-25',
    })
    expect(word.code).toBe('not-a-table')
    const officer = await office.as('ubnd')
    expect((await officer.upload(importUnits.path, 'don-vi.csv', good, { validFrom: '2026-11-25' })).status).toBe(403)
  })
})
