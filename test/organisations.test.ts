/** Organisations over time, through the door. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getMe, listAccounts } from '../src/features/identity/contract.js'
import {
  addRelation,
  changeGroup,
  correctKind,
  correctName,
  createOrganisation,
  endRelation,
  getOrganisation,
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
