/** A second reader behind a real address: what it proposes waits for a person, and what it does wrong harms nothing. */
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getDocument, receiveDocument } from '../src/features/documents/contract.js'
import { readConfig } from '../src/platform/config.js'
import { SECOND_READER } from '../src/reader/reading.js'
import { openOffice, type Client, type Office } from './office.js'

const LETTER = `THÀNH ỦY LAM KHÊ
VĂN PHÒNG
*
Số 31-CV/VPTU

Lam Khê, ngày 20 tháng 11 năm 2026

Kính gửi: Ban Tuyên giáo Thành ủy, Báo Lam Khê

Hội chợ sách mùa đông mở cửa từ đầu tháng tới; quầy số 4 dành cho Báo Lam Khê, gian trưng bày xong trước ngày 05/12/2026.

1. Ban Tuyên giáo Thành ủy báo cáo kết quả chuẩn bị trước ngày 30/11/2026.
`

/** Speaks the chat form; answers with what the test has set. */
let answer: () => { status: number; body: string } = () => ({ status: 500, body: '' })
const asked: { headers: Record<string, unknown>; body: string }[] = []
let model: Server
let office: Office
let clerk: Client

beforeAll(async () => {
  model = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => (body += piece.toString()))
    request.on('end', () => {
      asked.push({ headers: request.headers, body })
      const { status, body: said } = answer()
      response.writeHead(status, { 'content-type': 'application/json' }).end(said)
    })
  })
  await new Promise<void>((resolve) => model.listen(0, '127.0.0.1', resolve))
  const { port } = model.address() as { port: number }
  office = await openOffice({
    now: '2026-11-25T09:00:00+07:00',
    secondReader: { url: `http://127.0.0.1:${port}/v1/`, model: 'reader', key: 'a key' },
  })
  clerk = await office.as('van-thu')
})
afterAll(async () => {
  await office.close()
  model.close()
})

let sent = 0
/** A letter of its own each time, read to its end. */
async function read() {
  const stored = await clerk.upload(
    receiveDocument.path,
    `thu-${++sent}.txt`,
    Buffer.from(LETTER.replace('31-', `3${sent}-`)),
  )
  const { id } = stored.body as { id: string }
  for (let tries = 0; tries < 200; tries++) {
    const document = await clerk.do(getDocument, { id })
    if (document.state !== 'received') return document
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('not read')
}
const says = (orders: unknown) => () => ({
  status: 200,
  body: JSON.stringify({ choices: [{ message: { content: JSON.stringify({ orders }) } }] }),
})

describe('a second reader', () => {
  it('adds what stands in the paper, marked, unsure and not confirmed; nothing of its own words', async () => {
    answer = says([
      { action: 'gian trưng bày xong', assignees: ['Báo Lam Khê', 'Sở Không Có'], deadline: 'trước ngày 05/12/2026' },
      { action: 'Báo Lam Khê nộp phạt một triệu đồng', assignees: ['Báo Lam Khê'] },
      { action: 'báo cáo kết quả chuẩn bị', assignees: [] },
    ])
    const { orders } = await read()
    expect(orders.map((order) => [order.action, order.rule === SECOND_READER, order.state])).toEqual([
      ['gian trưng bày xong', true, 'proposed'],
      ['báo cáo kết quả chuẩn bị', false, 'proposed'],
    ])
    expect(orders[0]?.leads.map((body) => body.text)).toEqual(['Báo Lam Khê'])
    expect(orders[0]?.deadline).toMatchObject({ bound: 'before', date: '2026-12-05' })
    expect(orders[0]?.sure).toBeLessThan(0.5)
    expect(orders[0]?.rests[0]).toMatchObject({ part: 'order', why: SECOND_READER })
    expect(asked.at(-1)?.headers.authorization).toBe('Bearer a key')
    expect(asked.at(-1)?.body).toContain('Hội chợ sách')
  })

  it.each([
    ['is away', () => ({ status: 503, body: 'away' })],
    ['talks nonsense', () => ({ status: 200, body: '{"choices":[{"message":{"content":"Xin chào"}}]}' })],
    ['answers in another form', says('none')],
    ['floods', () => ({ status: 200, body: 'x'.repeat(1_200_000) })],
  ])('that %s leaves the reading of the rules as it is', async (_what, wrong) => {
    answer = wrong
    const document = await read()
    expect([document.state, document.orders.map((order) => order.action)]).toEqual([
      'read',
      ['báo cáo kết quả chuẩn bị'],
    ])
  })

  it('is off unless it is named, and is asked over TLS or on this machine only', () => {
    expect(readConfig({}).secondReader).toBeNull()
    const at = (url: string, model?: string) => () => readConfig({ DONDOC_MODEL_URL: url, DONDOC_MODEL: model })
    expect(at('http://127.0.0.1:8000/v1', 'm')().secondReader).toEqual({
      url: 'http://127.0.0.1:8000/v1',
      model: 'm',
      key: null,
    })
    expect(at('https://model.lamkhe.example/v1', 'm')().secondReader?.url).toMatch(/^https/)
    for (const wrong of [at('http://model.lamkhe.example/v1', 'm'), at('no address', 'm'), at('https://a.example')])
      expect(wrong).toThrow(/DONDOC_MODEL/)
  })
})
