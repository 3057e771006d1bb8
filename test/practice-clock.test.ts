import { afterAll, beforeAll, expect, it } from 'vitest'
import { practiceFounded } from '../src/features/identity/index.js'
import { getMe } from '../src/features/identity/contract.js'
import { dayOf } from '../src/kernel/calendar.js'
import { practiceClock } from '../src/practice-clock.js'
import { openOffice, type Office } from './office.js'

let office: Office
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
})
afterAll(() => office.close())

it('counts the days of the practice office from its first one, whenever it was founded', async () => {
  const { db } = office.house
  const founded = await practiceFounded(db)
  if (!founded) throw new Error('the practice office has no day of founding')
  const after = (days: number) => practiceClock(db, () => new Date(founded.getTime() + days * 86_400_000))
  expect(dayOf((await after(0))())).toBe('2026-11-25')
  expect(dayOf((await after(9))())).toBe('2026-12-04')
  // the time of day stays what it is
  const noon = new Date(`${dayOf(founded)}T12:34:00+07:00`)
  expect((await practiceClock(db, () => noon))().toISOString()).toBe('2026-11-25T05:34:00.000Z')
})

it('says to everybody which day it is', async () => {
  expect((await (await office.as('ubnd')).do(getMe, {})).today).toBe('2026-11-25')
})
