/** A dispatch that was received is read in the end, or the clerk is told; it does not wait for ever. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDocument } from '../src/features/documents/contract.js'
import { readDocument, type ReadingHouse } from '../src/features/documents/index.js'
import { openHouse } from '../src/house.js'
import { silentLog } from '../src/platform/log.js'
import { inTransaction } from '../src/platform/transaction.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let clerk: Client
let id: string
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  id = await office.firstDocument()
  clerk = await office.as('van-thu')
})
afterAll(() => office.close())

/** As it stands after a restore: received, and no job that would read it. */
const unread = () => office.house.db.updateTable('document').set({ state: 'received' }).where('id', '=', id).execute()
const state = async (): Promise<string> => (await clerk.do(getDocument, { id })).state

describe('a dispatch that waits to be read', () => {
  it('is read after the next start, also where its job was lost', async () => {
    await unread()
    const again = await openHouse(office.config, silentLog, { clock: () => new Date('2026-11-25T09:00:00+07:00') })
    try {
      for (let tries = 0; tries < 200 && (await state()) === 'received'; tries++)
        await new Promise((resolve) => setTimeout(resolve, 50))
      expect(await state()).toBe('read')
    } finally {
      await again.close()
    }
  })

  it('is called unreadable after the last attempt, not before', async () => {
    await unread()
    const { db, files, reader } = office.house
    const { tenant_id: tenantId } = await db
      .selectFrom('document')
      .select('tenant_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    let refused = 0
    const house: ReadingHouse = {
      db,
      files,
      reader,
      secondReader: null,
      log: silentLog,
      now: () => new Date('2026-11-25T09:00:00+07:00'),
      // the first write of each attempt is refused, as by a database without space
      inTransaction: (work) =>
        refused++ % 2 === 0 ? Promise.reject(new Error('no space left')) : inTransaction({ db }, true, work),
    }
    await expect(readDocument(house, { tenantId, documentId: id }, { last: false })).rejects.toThrow('no space left')
    expect(await state()).toBe('received')
    refused = 0
    await expect(readDocument(house, { tenantId, documentId: id }, { last: true })).rejects.toThrow('no space left')
    const document = await clerk.do(getDocument, { id })
    expect([document.state, document.problem, document.can.readAgain]).toEqual(['unreadable', 'reader-failed', true])
  })
})
