/** What a program, not a person, would send: every operation answers with a 4xx or does it, and the office stays usable. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOrder, getDocument, listDocuments, type OrderView } from '../../src/features/documents/contract.js'
import { openOffice, type Client, type Office } from '../office.js'

let office: Office
let clerk: Client
let documentId: string
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  documentId = await office.firstDocument()
  clerk = await office.as('van-thu')
})
afterAll(() => office.close())

const JSON_TYPE = { 'content-type': 'application/json' }
const order = async (at: number): Promise<OrderView> =>
  (await clerk.do(getDocument, { id: documentId })).orders[at] as OrderView

describe('text that no database takes', () => {
  it('a half character in a reason, in a deadline’s words and in a file name', async () => {
    const { id, version } = await order(0)
    const at = `/api/documents/${documentId}/orders/${id}`
    const edited = await clerk.send('PATCH', at, {
      payload: `{"version":${version},"deadline":{"text":"trước \\ud800ngày","bound":"by","date":"2026-12-30"}}`,
      headers: JSON_TYPE,
    })
    expect(edited.status).toBe(200)
    expect((await order(0)).deadline?.text).toBe('trước \ufffdngày')
    const dropped = await clerk.send('POST', `${at}/drop`, {
      payload: `{"version":${(edited.body as { version: number }).version},"reason":"thừa \\udc00"}`,
      headers: JSON_TYPE,
    })
    expect(dropped.status).toBe(200)
    expect((await order(0)).dropReason).toBe('thừa \ufffd')
    const name = `${'a'.repeat(195)}😀😀.txt`
    const sent = await clerk.upload('/api/documents', name, Buffer.from('Báo Lam Khê gửi lời chào.'))
    expect(sent.status).toBeLessThan(500)
  })

  it('writing turned round in a file name', async () => {
    const sent = await clerk.upload('/api/documents', 'bao\u202ecod.\u2066txt', Buffer.from('Báo Lam Khê cảm ơn.'))
    const { fileName } = await clerk.do(getDocument, { id: (sent.body as { id: string }).id })
    expect(fileName).toBe('baocod.txt')
  })
})

describe('an address that cannot be decoded', () => {
  it.each(['/%E0%A4%A', '/api/documents/%', '/assets/%ff%'])('%s is refused in our own words', async (url) => {
    const answer = await clerk.send('GET', url)
    expect([answer.status, answer.code]).toEqual([400, 'invalid-request'])
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('application/problem+json') as string,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
  })
})

describe('days out of this world', () => {
  it.each(['0000-01-01', '1899-12-31', '2201-01-01', '9999-12-31'])('%s is refused, not kept', async (date) => {
    const { id, version } = await order(1)
    const deadline = { text: 'x', bound: 'before', date }
    const edited = await clerk.send('PATCH', `/api/documents/${documentId}/orders/${id}`, {
      body: { version, deadline },
    })
    expect([edited.status, edited.code]).toEqual([400, 'day-out-of-range'])
    const { version: read } = await clerk.do(getDocument, { id: documentId })
    const head = await clerk.send('PATCH', `/api/documents/${documentId}/head`, { body: { version: read, date } })
    expect([head.status, head.code]).toEqual([400, 'day-out-of-range'])
    expect((await clerk.send('GET', `/api/documents?from=${date}`)).code).toBe('day-out-of-range')
  })

  it('a page mark of another’s making is refused', async () => {
    for (const at of ['-271821-04-20T00:00:00.000Z', '+275760-09-13T00:00:00.000Z', 'x']) {
      const after = Buffer.from(`${at} ${documentId}`).toString('base64url')
      expect((await clerk.try(listDocuments, { after })).code).toBe('invalid-input')
    }
  })

  it('a dispatch of many orders with a deadline centuries off opens at once', async () => {
    const lines = Array.from(
      { length: 200 },
      (_, n) => `${n + 1}. Ban Tuyên giáo Thành ủy báo cáo kết quả việc số ${n} trước ngày 05/12/2199.\n`,
    )
    const letter = `ĐẢNG BỘ TỈNH VÂN SƠN\nTHÀNH ỦY LAM KHÊ\n*\nSố 15-CV/TU\nLam Khê, ngày 24 tháng 11 năm 2026\n\nKính gửi: Ban Tuyên giáo Thành ủy\n\n${lines.join('')}`
    const sent = await clerk.upload('/api/documents', 'far.txt', Buffer.from(letter))
    const { id } = sent.body as { id: string }
    let read = await clerk.do(getDocument, { id })
    while (read.state === 'received') {
      await new Promise((resolve) => setTimeout(resolve, 50))
      read = await clerk.do(getDocument, { id })
    }
    expect(read.orders.filter((one) => one.deadline?.date === '2199-12-05')).toHaveLength(200)
    const began = performance.now()
    const { version, paper } = await clerk.do(getDocument, { id })
    expect(performance.now() - began).toBeLessThan(1500)
    const whole = await clerk.try(addOrder, { id, version, span: { start: 0, end: paper?.text.length ?? 0 } })
    expect([whole.status, whole.code]).toEqual([422, 'passage-too-long'])
  })
})

describe('a cookie that looks like one', () => {
  it('is nobody’s, on every way in', async () => {
    const client = office.nobody()
    client.cookie = `dondoc_session=${'-'.repeat(36)}.${'a'.repeat(43)}`
    expect((await client.send('GET', '/api/me')).status).toBe(401)
    expect((await client.send('GET', '/api/changes')).status).toBe(401)
    expect((await client.send('DELETE', '/api/session')).status).toBe(200)
  })
})

describe('a body that is no multipart', () => {
  it.each([
    ['without an end', '--b\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx\r\nrubbish', 'b'],
    ['without a boundary', 'x', null],
    ['of fields alone', '--b\r\ncontent-disposition: form-data; name="again"\r\n\r\ntrue\r\n--b--\r\n', 'b'],
  ])('%s', async (_what, payload, boundary) => {
    const type = `multipart/form-data${boundary ? `; boundary=${boundary}` : ''}`
    const answer = await clerk.send('POST', '/api/documents', { payload, headers: { 'content-type': type } })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(readdirSync(path.join(office.config.dataDir, 'files', 'incoming'))).toEqual([])
  })
})
