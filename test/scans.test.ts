/** A scan through the door: what was recognised is looked at by a person, and a stamp on a later page lets nothing stay. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  confirmOrder,
  correctHead,
  type DocumentView,
  getDocument,
  issueDocument,
  receiveDocument,
} from '../src/features/documents/contract.js'
import { doubtsOf } from '../src/features/documents/rules.js'
import { draw, textPdf } from './hostile/make.js'
import { type Client, type Office, openOffice } from './office.js'
import { scanned, scanPdf, SECRET_STAMP } from './scan.js'

const sample = readFileSync(join(import.meta.dirname, '../samples/612-cv-tu.pdf'))
const WAIT = 240_000
let office: Office
let clerk: Client

beforeAll(async () => {
  office = await openOffice()
  clerk = await office.as('van-thu')
}, WAIT)
afterAll(() => office.close())

async function read(name: string, file: Buffer): Promise<DocumentView> {
  const answer = await clerk.upload(receiveDocument.path, name, file, { again: 'true' })
  expect(answer.status).toBe(200)
  const { id } = answer.body as { id: string }
  for (;;) {
    const document = await clerk.do(getDocument, { id })
    if (document.state !== 'received') return document
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

test(
  'dates and numbers of a scan are held against it one by one, on the server',
  async () => {
    const pages = [await scanned(sample, 1, 1, 0.62)]
    const { id, headToLook, orders } = await read('quet.pdf', scanPdf(pages))
    expect(headToLook).toEqual(['number', 'date'])
    const dated = orders.find((order) => order.deadline?.date)!
    expect(dated.deadline?.recognised).toBe(true)
    expect(doubtsOf(dated)).toContainEqual(expect.objectContaining({ part: 'deadline', why: 'recognised' }))
    const confirm = (order: { id: string; version: number }, looked?: boolean) =>
      clerk.try(confirmOrder, { id, orderId: order.id, version: order.version, ...(looked ? { looked } : {}) })
    expect(await confirm(dated)).toMatchObject({ status: 409, code: 'look-first' })
    expect((await confirm(dated, true)).status).toBe(200)
    for (const order of orders) if (order.id !== dated.id) expect((await confirm(order, true)).status).toBe(200)

    const now = await clerk.do(getDocument, { id })
    expect(await clerk.try(issueDocument, { id, version: now.version })).toMatchObject({
      status: 409,
      code: 'look-at-head',
    })
    const { number, date } = now.head!
    const { version } = await clerk.do(correctHead, { id, version: now.version, number, date })
    expect((await clerk.do(getDocument, { id })).headToLook).toEqual([])
    expect((await clerk.try(issueDocument, { id, version })).status).toBe(200)
  },
  WAIT,
)

test(
  'a stamp on a later page removes the file and what was read of it',
  async () => {
    const written = [0, 1, 2].map((row) => draw({ x: 60, y: 760 - row * 20, text: 'Kính gửi các đơn vị trực thuộc' }))
    const document = await read('muon.pdf', textPdf([written.join(''), SECRET_STAMP]))
    expect(document).toMatchObject({ state: 'unreadable', problem: 'secret-document', head: null, paper: null })
    expect(document.mediaType).toBe('text/plain')
    expect(existsSync(office.house.files.pathOf(document.sha256))).toBe(true)
    expect(readFileSync(office.house.files.pathOf(document.sha256), 'utf8')).toContain('đã bị xóa')
  },
  WAIT,
)
