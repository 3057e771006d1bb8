/** Bad input at the door: a sentence, a 4xx with a stable code, no crash, nothing half-saved. */
import { readdirSync, readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addOrder,
  confirmOrder,
  correctHead,
  discardDocument,
  editOrder,
  getDocument,
  listDocuments,
  mergeOrders,
  readAgain,
  receiveDocument,
  restoreOrder,
  dropOrder,
  splitOrder,
} from '../src/features/documents/contract.js'
import { search } from '../src/features/search/contract.js'
import { multipart, openOffice, sample, type Client, type Office } from './office.js'

let office: Office
let clerk: Client
let documentId: string
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  await office.house.server.listen({ host: '127.0.0.1', port: 0 })
  documentId = await office.firstDocument()
  clerk = await office.as('van-thu')
})
afterAll(() => office.close())

const send = (name: string, content: Buffer | string, fields: Record<string, string> = {}) =>
  clerk.upload(receiveDocument.path, name, Buffer.from(content), fields)
const rows = async (table: 'document' | 'stored_file' | 'event'): Promise<number> =>
  (await office.house.db.selectFrom(table).select('id').execute()).length
const filesOnDisk = (): string[] =>
  readdirSync(path.join(office.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

describe('a file that can not be taken', () => {
  const letter = (line: string): string =>
    `ĐẢNG BỘ TỈNH VÂN SƠN\nTHÀNH ỦY LAM KHÊ\n*\nSố 15-CV/TU\n${line}\nLam Khê, ngày 24 tháng 11 năm 2026\n\nKính gửi: Ban Tuyên giáo Thành ủy\n\n1. Ban Tuyên giáo Thành ủy báo cáo kết quả trước ngày 05/12/2026.\n`
  it.each([
    ['empty.docx', '', 422, 'file-empty'],
    ['broken.docx', Buffer.concat([sample('612-cv-tu.docx').subarray(0, 9000)]), 422, 'docx-broken'],
    ['that-is-a-pdf.docx', sample('612-cv-tu.pdf'), 415, 'wrong-extension'],
    ['cut.pdf', sample('612-cv-tu.pdf').subarray(0, 3000), 422, 'pdf-broken'],
    ['photo.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 422, 'picture-broken'],
    ['photo.heic', '\0\0\0\x18ftypheic\0\0\0\0', 415, 'unsupported-kind'],
    ['latin.txt', Buffer.from([0x43, 0xf4, 0x6e, 0x67, 0x20, 0x76, 0xe3, 0x6e]), 422, 'text-not-unicode'],
    ['secret.txt', letter('MẬT'), 422, 'secret-document'],
    ['top-secret.txt', letter('TUYỆT MẬT'), 422, 'secret-document'],
  ] as const)('%s', async (name, content, status, code) => {
    const before = [await rows('document'), await rows('stored_file'), await rows('event'), filesOnDisk().length]
    const answer = await send(name, content)
    expect([answer.status, answer.code]).toEqual([status, code])
    expect((answer.body as { title: string }).title).toMatch(/[àáảãạăâđêôơưế]/i)
    expect([await rows('document'), await rows('stored_file'), await rows('event'), filesOnDisk().length]).toEqual(
      before,
    )
  })

  it('says the first one when the same file or the same number comes again, and takes it when told to', async () => {
    const same = await send('another-name.docx', sample('612-cv-tu.docx'))
    expect([same.status, same.code]).toEqual([409, 'duplicate-file'])
    expect((same.body as { detail: { first: { id: string } } }).detail.first.id).toBe(documentId)
    const pdf = await send('612.pdf', sample('612-cv-tu.pdf'))
    expect([pdf.status, pdf.code]).toEqual([409, 'duplicate-number'])
    expect((await send('612.pdf', sample('612-cv-tu.pdf'), { again: 'true' })).status).toBe(200)
  })

  it('reads a document with no orders as one with no orders', async () => {
    const answer = await send('thu.txt', 'Thành ủy Lam Khê trân trọng cảm ơn các đơn vị đã gửi thiệp chúc mừng.\n')
    expect(answer.status).toBe(200)
    const { id } = answer.body as { id: string }
    let read = await clerk.do(getDocument, { id })
    for (let n = 0; n < 200 && read.state === 'received'; n++) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      read = await clerk.do(getDocument, { id })
    }
    expect(read).toMatchObject({ state: 'read', orders: [], can: { issue: false } })
    await clerk.do(discardDocument, { id, reason: 'gửi nhầm' })
    expect((await clerk.try(getDocument, { id })).status).toBe(404)
  })

  it('keeps a name to what can be shown, and refuses U+0000', async () => {
    const answer = await send('..\\..\\etc/<img src=x>.txt', 'Kính gửi: Ban Tuyên giáo. Báo cáo trước ngày 05/12/2026.')
    expect(answer.status).toBe(200)
    const { fileName } = await clerk.do(getDocument, { id: (answer.body as { id: string }).id })
    expect(fileName).not.toMatch(/[/\\\u0007]/)
    const nul = await clerk.send('GET', `/api/search?q=${encodeURIComponent('a\u0000b')}`)
    expect([nul.status, nul.code]).toEqual([400, 'nul-character'])
  })

  it('leaves nothing of an upload that breaks off half-way', async () => {
    const { port } = office.house.server.server.address() as { port: number }
    const before = [await rows('document'), filesOnDisk().length]
    const { payload, contentType } = multipart('half.docx', sample('87-kh-tu.docx'))
    await new Promise<void>((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.write(
          `POST /api/documents HTTP/1.1\r\nhost: localhost\r\ncookie: ${clerk.cookie}\r\ncontent-type: ${contentType}\r\ncontent-length: ${payload.length}\r\n\r\n`,
        )
        socket.write(payload.subarray(0, Math.floor(payload.length / 2)))
        setTimeout(() => {
          socket.destroy()
          resolve()
        }, 100)
      })
    })
    for (let n = 0; n < 200 && filesOnDisk().length !== before[1]; n++)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect([await rows('document'), filesOnDisk().length]).toEqual(before)
    expect((await send('whole.docx', sample('87-kh-tu.docx'))).status).toBe(200)
  })
})

describe('the line at the door', () => {
  const connect = (
    payload: Buffer,
    contentType: string,
    part: number,
    onAnswer: (answer: string) => void = () => undefined,
  ): Promise<net.Socket> => {
    const { port } = office.house.server.server.address() as { port: number }
    return new Promise((resolve) => {
      const socket = net.connect(port, '127.0.0.1', () => {
        socket.write(
          `POST /api/documents HTTP/1.1\r\nhost: localhost\r\ncookie: ${clerk.cookie}\r\ncontent-type: ${contentType}\r\ncontent-length: ${payload.length}\r\n\r\n`,
        )
        socket.write(payload.subarray(0, Math.floor(payload.length * part)), () => resolve(socket))
      })
      socket.on('error', () => undefined)
      socket.once('data', (answer) => onAnswer(answer.toString()))
    })
  }
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

  it('has a bounded number of places for one account, and none is lost', async () => {
    const { payload, contentType } = multipart('half.docx', sample('87-kh-tu.docx'))
    const turnedAway: string[] = []
    const sockets = await Promise.all(
      Array.from({ length: 40 }, () => connect(payload, contentType, 0.5, (answer) => turnedAway.push(answer))),
    )
    // a look before all have come would take a place of its own, and leave one free
    for (let tries = 0; tries < 200 && turnedAway.length < 8; tries++) await wait(50)
    expect(turnedAway.map((answer) => answer.slice(9, 12))).toEqual(Array.from({ length: 8 }, () => '429'))
    const full = await send('one-more.txt', '')
    expect([full.status, full.code, full.headers['retry-after']]).toEqual([429, 'too-many-at-once', '2'])
    // others are not concerned
    const monitor = await office.as('theo-doi')
    const other = await monitor.upload('/api/documents', 'khac.txt', Buffer.from('Báo Lam Khê gửi lời chào.'))
    expect(other.status).toBe(200)
    for (const socket of sockets) socket.destroy()
    await wait(500)
    expect((await send('one-more.txt', 'Báo Lam Khê gửi lời chào số 33.')).status).toBe(200)
  })

  it('is left by those who have gone', async () => {
    const sockets = await Promise.all(
      Array.from({ length: 20 }, (_, n) => {
        const { payload, contentType } = multipart(
          `${n}.txt`,
          Buffer.from(`Báo Lam Khê gửi lời chào thứ ${n} lần nữa.`),
        )
        return connect(payload, contentType, 1)
      }),
    )
    await wait(300)
    for (const socket of sockets) socket.destroy()
    const began = performance.now()
    expect((await send('sau.txt', 'Báo Lam Khê gửi lời chào sau cùng.')).status).toBe(200)
    const once = performance.now() - began
    const again = performance.now()
    expect((await send('nua.txt', 'Báo Lam Khê gửi lời chào lần nữa.')).status).toBe(200)
    // no more than its own look, with those that were on their way: not twenty
    expect(once).toBeLessThan(6 * (performance.now() - again))
  })
})

describe('text that people type', () => {
  const naughty = [
    '',
    ' ',
    "'",
    '"',
    '\\',
    '%',
    '_',
    '%00',
    '; select pg_sleep(3)',
    '<script>',
    '\u202e',
    '👩‍👩‍👧',
    'ẪỂỘỮỢỀ',
    '-1',
    'null',
    '${7*7}',
    '{{7*7}}',
    'a'.repeat(199),
  ]
  it.each(naughty)('%j is searched without harm', async (q) => {
    const found = await clerk.try(search, { q })
    expect(found.status).toBeLessThan(500)
    expect((await clerk.send('GET', `/api/documents?q=${encodeURIComponent(q)}`)).status).toBeLessThan(500)
  })
  it.each(['limit=1e9', 'limit=-1', 'after=xx', 'after=%FF', 'state=foo', 'from=2026-02-30'])(
    '?%s is refused',
    async (query) => {
      const answer = await clerk.send('GET', `/api/documents?${query}`)
      expect([400, 422], String(answer.status)).toContain(answer.status)
    },
  )
  it('bodies that are no objects, too deep, too long or poisoned are refused with a code', async () => {
    for (const payload of [
      '',
      'null',
      '[]',
      '"x"',
      '{',
      `{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      '{"__proto__":{"x":1}}',
      `{"reason":"${'x'.repeat(1_100_000)}"}`,
    ]) {
      const answer = await clerk.send('POST', `/api/documents/${documentId}/discard`, {
        payload,
        headers: { 'content-type': 'application/json' },
      })
      expect(answer.status, payload.slice(0, 20)).toBeGreaterThanOrEqual(400)
      expect(answer.status, payload.slice(0, 20)).toBeLessThan(500)
      expect(typeof answer.code).toBe('string')
    }
  })
  it('finds words with and without marks', async () => {
    const titles = async (q: string) => (await clerk.do(search, { q })).hits.map((hit) => hit.id)
    for (const q of ['uy ban', 'Ủy ban', 'Uỷ ban', 'doan', 'Đoàn', '612-CV/TU'])
      expect(await titles(q), q).toContain(documentId)
    expect(await titles('khongcotrongvanban')).toEqual([])
    const filtered = await clerk.do(listDocuments, {
      q: 'an pham',
      system: 'party',
      kind: 'công văn',
      from: '2026-11-01',
      to: '2026-11-30',
    })
    expect(filtered.documents.map((one) => one.id)).toContain(documentId)
    expect((await clerk.do(listDocuments, { to: '2026-10-01' })).documents).toEqual([])
  })
})

describe('a reading', () => {
  it('is corrected field by field, split, merged, dropped and taken back, and a stale change is refused', async () => {
    const look = () => clerk.do(getDocument, { id: documentId })
    let { orders, version, paper } = await look()
    const count = orders.length
    const first = orders[0]
    const second = orders[1]
    if (!first || !second || !paper) throw new Error('the first dispatch has orders')
    await clerk.do(correctHead, { id: documentId, version, place: 'Lam Khê' })
    expect((await clerk.try(correctHead, { id: documentId, version, place: 'x' })).code).toBe('stale')

    let { version: at } = await clerk.do(editOrder, {
      id: documentId,
      orderId: second.id,
      version: second.version,
      product: 'Dự thảo chương trình',
      deadline: { text: 'trước ngày 30/11/2026', bound: 'before', date: '2026-11-30', inclusive: true },
    })
    expect((await look()).orders[1]).toMatchObject({
      product: 'Dự thảo chương trình',
      computed: { lastDay: '2026-11-30', rule: 'included-day' },
      deadline: { source: 'person' },
      state: 'proposed',
    })
    expect((await clerk.try(confirmOrder, { id: documentId, orderId: second.id, version: second.version })).code).toBe(
      'stale',
    )
    ;({ version: at } = await clerk.do(confirmOrder, { id: documentId, orderId: second.id, version: at }))
    expect((await look()).orders[1]).toMatchObject({ state: 'confirmed', confirmedBy: 'Văn thư' })
    ;({ version: at } = await clerk.do(editOrder, {
      id: documentId,
      orderId: second.id,
      version: at,
      leads: [{ text: 'ai đó', organisationId: null, groupId: null }],
    }))
    expect((await clerk.try(confirmOrder, { id: documentId, orderId: second.id, version: at })).code).toBe(
      'body-not-mapped',
    )

    const span = first.actionSpan
    if (!span) throw new Error('an order that was read has a span')
    const cut = paper.text.indexOf(' ', span.start + 20)
    await clerk.do(splitOrder, { id: documentId, orderId: first.id, version: first.version, at: cut })
    ;({ orders } = await look())
    expect(orders).toHaveLength(count + 1)
    expect(`${orders[0]?.action} ${orders[1]?.action}`).toBe(first.action)
    expect(
      (await clerk.try(splitOrder, { id: documentId, orderId: first.id, version: orders[0]?.version ?? 0, at: 1 }))
        .code,
    ).toBe('cut-outside')
    await clerk.do(mergeOrders, { id: documentId, orderId: first.id, version: orders[0]?.version ?? 0 })
    ;({ orders, version } = await look())
    expect(orders).toHaveLength(count)
    expect(orders[0]?.action).toBe(first.action)
    expect(orders[0]?.title).toBe(first.title)

    const dropped = await clerk.do(dropOrder, {
      id: documentId,
      orderId: first.id,
      version: orders[0]?.version ?? 0,
      reason: 'không phải việc',
    })
    expect((await clerk.try(confirmOrder, { id: documentId, orderId: first.id, version: dropped.version })).code).toBe(
      'order-dropped',
    )
    await clerk.do(restoreOrder, { id: documentId, orderId: first.id, version: dropped.version })

    const start = paper.text.indexOf('Chương trình phối hợp tập trung')
    const added = await clerk.do(addOrder, { id: documentId, version, span: { start, end: start + 60 } })
    ;({ orders, version } = await look())
    expect(orders.find((order) => order.id === added.orderId)).toMatchObject({
      actionSource: 'person',
      rule: null,
      sure: null,
      state: 'proposed',
    })
    expect((await clerk.try(addOrder, { id: documentId, version, span: { start: 5, end: 9_999_999 } })).code).toBe(
      'span-outside',
    )

    await clerk.do(readAgain, { id: documentId, version })
    for (let n = 0; n < 200 && (await look()).state === 'received'; n++)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect((await look()).orders).toHaveLength(count)
  })
})

describe('what was received', () => {
  it('comes back byte for byte, as a download that no browser runs', async () => {
    const answer = await clerk.send('GET', `/api/documents/${documentId}/original`)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'x-content-type-options': 'nosniff',
    })
    expect(String(answer.headers['content-security-policy'])).toContain('sandbox')
    expect(String(answer.headers['content-disposition'])).toMatch(/^attachment;/)
    const { sha256 } = await clerk.do(getDocument, { id: documentId })
    expect(readFileSync(office.house.files.pathOf(sha256)).equals(sample('612-cv-tu.docx'))).toBe(true)
  })
})
