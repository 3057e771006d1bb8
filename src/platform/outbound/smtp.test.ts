import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { openTestSmtp, refusal, TRUST, type TestSmtp } from '../../../test/smtp.js'
import { openSmtp, type Letter, type SmtpServer } from './smtp.js'

let server: TestSmtp | null = null
afterEach(async () => {
  await server?.close()
  server = null
})

const smtp = openSmtp(TRUST)
const at = (port: number, rest: Partial<SmtpServer> = {}): SmtpServer => ({
  host: 'localhost',
  port,
  security: 'starttls',
  login: null,
  ...rest,
})
const letter = (rest: Partial<Letter> = {}): Letter => ({
  messageId: '0193-test@lamkhe.example',
  date: new Date('2026-11-25T02:00:00Z'),
  from: { name: 'Văn phòng Thành ủy Lam Khê', address: 'dondoc@lamkhe.example' },
  to: 'don-vi@lamkhe.example',
  subject: 'Đôn Đốc: có thông báo mới',
  text: 'Kính gửi đồng chí,\n.\nViệc mới',
  html: '<p>Việc mới</p>',
  ...rest,
})

describe('a letter', () => {
  it('arrives as it was written, over STARTTLS and over TLS from the start', async () => {
    for (const security of ['starttls', 'implicit'] as const) {
      server = await openTestSmtp({ secure: security === 'implicit' })
      expect(await smtp.send(at(server.port, { security }), letter())).toMatchObject({ result: 'accepted' })
      const [one] = server.delivered
      expect(one).toMatchObject({ from: 'dondoc@lamkhe.example', to: ['don-vi@lamkhe.example'], secure: true })
      expect(one?.mail).toMatchObject({
        subject: 'Đôn Đốc: có thông báo mới',
        messageId: '<0193-test@lamkhe.example>',
        from: { name: 'Văn phòng Thành ủy Lam Khê', address: 'dondoc@lamkhe.example' },
      })
      expect(one?.mail.text).toContain('Kính gửi đồng chí,\n.\nViệc mới')
      expect(one?.mail.html).toContain('<p>Việc mới</p>')
      await server.close()
    }
    server = null
  })

  it('goes unencrypted only where that was chosen, and to no server without TLS where it was not', async () => {
    server = await openTestSmtp({ disabledCommands: ['STARTTLS'] })
    expect(await smtp.send(at(server.port), letter())).toMatchObject({ result: 'tls' })
    expect(server.delivered).toEqual([])
    expect(await smtp.send(at(server.port, { security: 'none' }), letter())).toMatchObject({ result: 'accepted' })
    expect(server.delivered[0]?.secure).toBe(false)
  })

  it('goes to no server whose certificate nobody vouches for', async () => {
    server = await openTestSmtp()
    expect((await openSmtp(null).send(at(server.port), letter())).result).toBe('tls')
    expect(server.delivered).toEqual([])
  })

  it('is sent under the account, whose password is in no answer', async () => {
    server = await openTestSmtp({
      authOptional: false,
      onAuth: ({ username, password }, _session, callback) =>
        password === 'mat-khau-dung' ? callback(null, { user: username }) : callback(refusal(535, 'Invalid login')),
    })
    const right = { user: 'dondoc', password: 'mat-khau-dung' }
    expect((await smtp.send(at(server.port, { login: right }), letter())).result).toBe('accepted')
    expect(server.delivered[0]?.user).toBe('dondoc')
    const wrong = await smtp.send(at(server.port, { login: { ...right, password: 'mat-khau-sai' } }), letter())
    expect(wrong.result).toBe('auth')
    expect(wrong.said).toContain('535')
    expect(JSON.stringify(wrong)).not.toContain('mat-khau-sai')
    expect((await smtp.send(at(server.port), letter())).result).not.toBe('accepted')
  })

  it('is put off by 4xx, refused by 5xx, and an address is told from a letter', async () => {
    server = await openTestSmtp()
    server.answer.rcpt = (address) =>
      address.startsWith('day')
        ? refusal(452, 'mailbox full')
        : address.startsWith('khong')
          ? refusal(550, 'unknown')
          : null
    server.answer.data = (raw) => (raw.includes('sai-cach') ? refusal(554, '5.7.1 spam') : null)
    expect(await smtp.send(at(server.port), letter({ to: 'day@lamkhe.example' }))).toMatchObject({ result: 'later' })
    expect(await smtp.send(at(server.port), letter({ to: 'khong@lamkhe.example' }))).toMatchObject({
      result: 'address',
    })
    expect(await smtp.send(at(server.port), letter({ text: 'sai-cach' }))).toMatchObject({ result: 'refused' })
    expect(server.delivered).toEqual([])
  })

  it('is not known of where the server ends between the letter and its answer', async () => {
    const cut = net.createServer((socket) => {
      socket.write('220 here\r\n')
      let inData = false
      socket.on('error', () => undefined)
      socket.on('data', (chunk) => {
        const said = chunk.toString()
        if (inData) {
          if (said.endsWith('\r\n.\r\n')) socket.destroy()
        } else if (/^DATA/i.test(said)) {
          inData = true
          socket.write('354 go on\r\n')
        } else socket.write('250 ok\r\n')
      })
    })
    await new Promise<void>((resolve) => cut.listen(0, '127.0.0.1', resolve))
    const { port } = cut.address() as net.AddressInfo
    expect((await smtp.send(at(port, { security: 'none' }), letter())).result).toBe('unsure')
    await new Promise((resolve) => cut.close(resolve))
    // nobody listens there any more
    expect((await smtp.send(at(port, { security: 'none' }), letter())).result).toBe('unreachable')
  })

  it('takes no header and no recipient from a name', async () => {
    server = await openTestSmtp()
    const name = 'Văn phòng\r\nBcc: ke-la@xau.example\r\n\r\nNội dung giả'
    const said = await smtp.send(
      at(server.port),
      letter({ from: { name, address: 'dondoc@lamkhe.example' }, subject: 'Một\r\nBcc: ke-la@xau.example' }),
    )
    expect(said.result).toBe('accepted')
    expect(server.delivered[0]?.to).toEqual(['don-vi@lamkhe.example'])
    expect(server.delivered[0]?.mail.bcc ?? []).toEqual([])
    expect(server.delivered[0]?.mail.headers.map(({ key }) => key)).not.toContain('bcc')
    expect(server.delivered[0]?.mail.text).not.toContain('Nội dung giả')
    for (const to of ['a@b.example\r\nRCPT TO:<ke-la@xau.example>', 'a@b.example>,<ke-la@xau.example'])
      expect((await smtp.send(at(server.port), letter({ to }))).result, to).not.toBe('accepted')
    expect(server.delivered).toHaveLength(1)
  })
})
