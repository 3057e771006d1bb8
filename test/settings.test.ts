/** The office decides its conventions: from then on they hold, in every process, and the history says who decided. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { decideSettings, getSettings, withdrawSetting } from '../src/features/settings/contract.js'
import { DEFAULT_SETTINGS } from '../src/kernel/office-settings.js'
import { openOffice, type Office } from './office.js'

let office: Office
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
})
afterAll(() => office.close())

const eventsOf = async (operation: string) =>
  office.house.db.selectFrom('event').where('operation', '=', operation).select(['data', 'account_id']).execute()

it('begins with defaults, of which those without a source say so', async () => {
  const { settings, decided, unverified, history, can } = await (await office.as('theo-doi')).do(getSettings, {})
  expect(settings).toEqual(DEFAULT_SETTINGS)
  expect([decided, history, can.decide]).toEqual([[], [], false])
  expect(unverified).toContain('beforeIncludesDay')
})

it('applies a decision from now on, or from a later day; nothing backwards, nothing that is no value', async () => {
  const admin = await office.as('quan-tri')
  const decision = { decidedBy: 'Chánh Văn phòng', basisNumber: '15-TB/VPTU' }
  const one = (name: 'soonDays' | 'quietFrom' | 'extensionMost', value: unknown) => ({ changes: [{ name, value }] })
  for (const [change, code] of [
    [{ ...one('soonDays', 0) }, 'setting-value'],
    [{ ...one('quietFrom', '25:00') }, 'setting-value'],
    [{ ...one('soonDays', 3) }, 'setting-same'],
    [{ ...one('soonDays', 5), from: '2026-11-24' }, 'setting-not-back'],
    [{ changes: [...one('soonDays', 5).changes, ...one('soonDays', 6).changes] }, 'setting-twice'],
  ] as const)
    expect((await admin.try(decideSettings, { ...change, ...decision, changes: [...change.changes] })).code).toBe(code)

  await admin.do(decideSettings, { ...one('soonDays', 5), ...decision })
  await (await office.as('lanh-dao')).do(decideSettings, { ...one('soonDays', 7), ...decision, from: '2026-12-01' })
  const now = await admin.do(getSettings, {})
  expect([now.settings.soonDays, now.decided]).toEqual([5, ['soonDays']])
  expect(now.history.map(({ value, coming, enteredBy }) => [value, coming, enteredBy])).toEqual([
    [7, true, 'Thường trực Thành ủy'],
    [5, false, 'Quản trị'],
  ])
  office.setNow('2026-12-01T00:00:00+07:00')
  expect((await admin.do(getSettings, {})).settings.soonDays).toBe(7)
  office.setNow('2026-11-25T10:00:00+07:00')

  const [coming, applied] = now.history
  expect((await admin.try(withdrawSetting, { id: applied?.id as string })).code).toBe('setting-applies')
  await admin.do(withdrawSetting, { id: coming?.id as string })
  expect((await admin.try(withdrawSetting, { id: coming?.id as string })).code).toBe('setting-applies')
  office.setNow('2026-12-01T00:00:00+07:00')
  expect((await admin.do(getSettings, {})).settings.soonDays).toBe(5)
  office.setNow('2026-11-25T10:00:00+07:00')
  expect((await eventsOf('decideSettings')).map(({ data }) => data['changes'])).toMatchObject([
    [{ name: 'soonDays', value: 5, before: 3 }],
    [{ name: 'soonDays', value: 7, before: 5 }],
  ])
  expect(await eventsOf('withdrawSetting')).toHaveLength(1)
})

it('is told to a second process with the next request, and costs no question where nothing changed', async () => {
  const { openOffices } = await import('../src/platform/offices.js')
  const { officeSource } = await import('../src/features/calendar/index.js')
  const { authenticate } = await import('../src/features/identity/index.js')
  let loads = 0
  const second = openOffices({
    versionOf: (db, tenantId) => officeSource.versionOf(db, tenantId),
    load: (db, tenantId) => {
      loads++
      return officeSource.load(db, tenantId)
    },
  })
  const { db } = office.house
  const now = new Date('2026-11-25T10:00:00+07:00')
  const client = await office.as('lanh-dao')
  const cookie = decodeURIComponent(client.cookie?.split('=')[1] ?? '')
  const seen = async (): Promise<number> => {
    const visitor = await authenticate(db, cookie, now)
    if (!visitor) throw new Error('not signed in')
    return (await second.of(db, visitor.tenantId, visitor.officeVersion)).settingsAt(now).graceDays
  }
  expect([await seen(), await seen(), loads]).toEqual([2, 2, 1])
  await client.do(decideSettings, { changes: [{ name: 'graceDays', value: 4 }], decidedBy: 'Thường trực' })
  expect([await seen(), await seen(), loads]).toEqual([4, 4, 2])
  const { tenantId } = (await authenticate(db, cookie, now)) as { tenantId: string }
  expect((await second.now(db, tenantId)).settingsAt(now).graceDays).toBe(4)
  expect(loads).toBe(2)
})
