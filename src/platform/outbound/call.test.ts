import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { TLS, TRUST } from '../../../test/smtp.js'
import { openCaller } from './call.js'
import { isPublicAddress, resolveAllowed } from './guard.js'

/** Every way to write an address of this machine, of its network, or of one that is nobody's (reliability, attack 8). */
const FORBIDDEN = [
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0177.0.0.1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://localhost/',
  'https://localhost./',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://198.18.0.1/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
  'https://[::1]/',
  'https://[::]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[64:ff9b:1::a00:1]/',
  'https://[2002:7f00:1::]/',
  'https://[fe80::1]/',
  'https://[fd00:ec2::254]/',
  'https://[fec0::1]/',
  'https://[ff02::1]/',
  'https://user:password@93.184.215.14/',
  'http://93.184.215.14/',
  'file:///etc/passwd',
  'gopher://93.184.215.14/',
  'khong phai',
]

let server: Server | null = null
afterEach(() => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())))
async function listen(made: Server): Promise<number> {
  server = made
  await new Promise<void>((resolve) => made.listen(0, '127.0.0.1', resolve))
  return (made.address() as AddressInfo).port
}

describe('an address that somebody gave', () => {
  it.each(FORBIDDEN)('%s is not called', async (url) => {
    await expect(resolveAllowed(url, 'public')).rejects.toMatchObject({ name: 'AddressRefused' })
    expect(await openCaller('public', null).post(url, {}, '{}')).toEqual({ result: 'address', status: null })
    expect(await openCaller('public', null).mayCall(url)).toBe(false)
  })

  it('is called where the whole internet reaches it', async () => {
    for (const address of ['93.184.215.14', '1.1.1.1', '2606:4700::1111'])
      expect(isPublicAddress(address), address).toBe(true)
    expect(await resolveAllowed('https://[2606:4700::1111]/x', 'public')).toEqual({
      address: '2606:4700::1111',
      family: 6,
    })
  })

  it('is none at all where nothing may be called, and this machine only where that is the policy', async () => {
    await expect(resolveAllowed('https://93.184.215.14/', 'none')).rejects.toMatchObject({ name: 'AddressRefused' })
    await expect(resolveAllowed('https://93.184.215.14/', 'loopback')).rejects.toMatchObject({ name: 'AddressRefused' })
    expect((await resolveAllowed('http://127.0.0.1:1/', 'loopback')).address).toBe('127.0.0.1')
  })
})

describe('a call', () => {
  const caller = openCaller('loopback', TRUST)

  it('follows no redirect', async () => {
    const asked: string[] = []
    const port = await listen(
      createServer((request, answer) => {
        asked.push(request.url ?? '')
        answer.writeHead(302, { location: '/elsewhere' }).end()
      }),
    )
    expect(await caller.post(`http://127.0.0.1:${port}/a`, {}, '{}')).toEqual({ result: 'answered', status: 302 })
    expect(asked).toEqual(['/a'])
  })

  it('goes over TLS to whom somebody vouches for, under the name and to the address that was judged', async () => {
    const port = await listen(createTlsServer(TLS, (_request, answer) => answer.writeHead(204).end()))
    expect(await caller.post(`https://localhost:${port}/`, {}, '{}')).toEqual({ result: 'answered', status: 204 })
    const doubting = openCaller('loopback', null)
    expect(await doubting.post(`https://localhost:${port}/`, {}, '{}')).toEqual({ result: 'unreachable', status: null })
  })

  it('reads no endless answer and waits for no silent one', async () => {
    const port = await listen(
      createServer((request, answer) => {
        if (request.url === '/silent') return
        answer.writeHead(200)
        const more = (): void => {
          while (answer.write('x'.repeat(65_536))) if (answer.destroyed) return
          answer.once('drain', more)
        }
        more()
      }),
    )
    expect(await caller.post(`http://127.0.0.1:${port}/endless`, {}, '{}')).toEqual({ result: 'answered', status: 200 })
    expect(await caller.post(`http://127.0.0.1:${port}/silent`, {}, '{}')).toEqual({ result: 'timeout', status: null })
    server?.closeAllConnections()
  }, 30_000)
})
