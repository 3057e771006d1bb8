/** A real SMTP server for tests, on this machine, that can be told how to behave. */
import { readFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { packageRoot } from '../src/platform/config.js'

const tlsFile = (name: string): string => readFileSync(path.join(packageRoot(), 'test/fixtures/tls', name), 'utf8')
/** The certificate of the test's servers, which is its own authority. */
export const TRUST = tlsFile('localhost.crt')
export const TLS = { cert: TRUST, key: tlsFile('localhost.key') }

export interface Delivered {
  from: string
  to: string[]
  raw: string
  mail: Email
  /** It came over TLS. */
  secure: boolean
  user: string | null
}

export interface TestSmtp {
  port: number
  delivered: Delivered[]
  /** What is answered instead of taking a letter, by the step and its address; null: it is taken. */
  answer: { rcpt: (address: string) => Error | null; data: (raw: string) => Error | null }
  close(): Promise<void>
}

export function refusal(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code })
}

export async function openTestSmtp(options: SMTPServerOptions & { at?: number } = {}): Promise<TestSmtp> {
  const delivered: Delivered[] = []
  const { at = 0, ...rest } = options
  const answer: TestSmtp['answer'] = { rcpt: () => null, data: () => null }
  const server = new SMTPServer({
    ...TLS,
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 200,
    onRcptTo: ({ address }, _session, callback) => callback(answer.rcpt(address)),
    onData(stream, session, callback) {
      const take = async (): Promise<Error | null> => {
        const chunks: Buffer[] = []
        for await (const chunk of stream) chunks.push(chunk as Buffer)
        const raw = Buffer.concat(chunks).toString('utf8')
        const refused = answer.data(raw)
        if (refused) return refused
        const { mailFrom, rcptTo } = session.envelope
        delivered.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((one) => one.address),
          raw,
          mail: await PostalMime.parse(raw),
          secure: session.secure,
          user: (session.user as string | undefined) ?? null,
        })
        return null
      }
      // oxlint-disable-next-line no-callback-in-promise
      take().then(callback, callback)
    },
    ...rest,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as net.AddressInfo
  return { port, delivered, answer, close: () => new Promise((resolve) => server.close(() => resolve())) }
}
