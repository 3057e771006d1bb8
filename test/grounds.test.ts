/** The grounds of a dispatch lead to the register, for those who may see what is there; how sure the reader was is told. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { getDocument, receiveDocument } from '../src/features/documents/contract.js'
import { openOffice, type Client, type Office } from './office.js'

let office: Office
let clerk: Client
let dispatch: string
beforeAll(async () => {
  office = await openOffice({ now: '2026-11-25T09:00:00+07:00' })
  clerk = await office.as('van-thu')
  dispatch = await office.firstDocument()
})
afterAll(() => office.close())

const CITED = `BÁO LAM KHÊ                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 231-CV/BLK             Độc lập - Tự do - Hạnh phúc
Lam Khê, ngày 12 tháng 11 năm 2026
V/v đề nghị phối hợp giới thiệu các ấn phẩm
Kính gửi: Thành ủy Lam Khê
Báo Lam Khê đề nghị Thành ủy chỉ đạo giới thiệu các ấn phẩm của Báo trên địa bàn thành phố.
`

const grounds = async (client: Client) =>
  (await client.do(getDocument, { id: dispatch })).head?.basis.map(({ number, documentId }) => ({ number, documentId }))

it('is plain words until the cited document is registered, then leads to it', async () => {
  expect(await grounds(clerk)).toEqual([{ number: '231-CV/BLK', documentId: null }])
  const answer = await clerk.upload(receiveDocument.path, '231-cv-blk.txt', Buffer.from(CITED))
  expect(answer.status).toBe(200)
  const { id } = answer.body as { id: string }
  for (let tries = 0; tries < 200; tries++) {
    const { state, head } = await clerk.do(getDocument, { id })
    if (state !== 'received') {
      expect(head).toMatchObject({ number: '231-CV/BLK', date: '2026-11-12' })
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(await grounds(clerk)).toEqual([{ number: '231-CV/BLK', documentId: id }])

  // a unit with a part in the dispatch and none in what it cites is told nothing of that
  await office.issue(clerk, dispatch)
  expect(await grounds(await office.as('ubnd'))).toEqual([{ number: '231-CV/BLK', documentId: null }])
  expect(await grounds(await office.as('lanh-dao'))).toEqual([{ number: '231-CV/BLK', documentId: id }])
})

it('says how sure the reader was of the head and of each order', async () => {
  const { headSure, headWhy, orders } = await clerk.do(getDocument, { id: dispatch })
  expect(headSure.number).toBeGreaterThan(0.9)
  expect(headWhy.number).toBe('letterhead')
  expect(headSure.date).toBeGreaterThan(0.9)
  for (const order of orders) {
    expect(order.sure).toBeGreaterThan(0)
    expect(order.rests.map(({ part }) => part)).toEqual(
      expect.arrayContaining(['order', 'leads', 'deadline', 'reportTo']),
    )
    expect(order.sure).toBeLessThanOrEqual(Math.min(...order.rests.map(({ sure }) => sure)))
  }
})
