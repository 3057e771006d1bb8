/** One letter to one mail server, and what became of it. What it says is for an administrator: no secret is ever in it. */
import { Readable } from 'node:stream'
import { rootCertificates } from 'node:tls'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'

export interface SmtpServer {
  host: string
  port: number
  /** none: only where nothing leaves this machine; whoever keeps the settings sees to that. */
  security: 'starttls' | 'implicit' | 'none'
  login: { user: string; password: string } | null
}

export interface Letter {
  /** Message-ID without its brackets: the same at every try, so that a letter delivered twice is recognised. */
  messageId: string
  date: Date
  from: { name: string; address: string }
  to: string
  subject: string
  text: string
  html: string
}

/**
 * accepted: the server has taken it over · unreachable, tls, auth, sender: the server takes no letter of ours, this one was not
 * handed over · later: it takes this one not now (4xx) · address: the recipient is refused (5xx) · refused: this letter is (5xx)
 * · unsure: it was handed over and the answer never came.
 */
export type SmtpResult =
  | 'accepted'
  | 'unreachable'
  | 'tls'
  | 'auth'
  | 'sender'
  | 'later'
  | 'address'
  | 'refused'
  | 'unsure'

export interface SmtpOutcome {
  result: SmtpResult
  /** What the server said, or why it was not reached; at most 300 characters on one line. */
  said: string
}

export interface Smtp {
  send(server: SmtpServer, letter: Letter): Promise<SmtpOutcome>
}

const CONNECT = 10_000
const IDLE = 30_000

interface SmtpError {
  code?: string
  command?: string
  responseCode?: number
  response?: string
  message?: string
}

/** @param trust certificates (PEM) that are trusted beside the system's own; null: only those */
export function openSmtp(trust: string | null): Smtp {
  return {
    async send(server, letter) {
      const raw = await new MailComposer({
        from: letter.from,
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        date: letter.date,
        messageId: `<${letter.messageId}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
        .compile()
        .build()
      return deliver(server, { from: letter.from.address, to: letter.to, raw }, trust)
    },
  }
}

function deliver(
  server: SmtpServer,
  { from, to, raw }: { from: string; to: string; raw: Buffer },
  trust: string | null,
): Promise<SmtpOutcome> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'implicit',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    connectionTimeout: CONNECT,
    greetingTimeout: CONNECT,
    dnsTimeout: CONNECT,
    socketTimeout: IDLE,
    // The names of this machine's own network are nobody's business.
    name: from.split('@')[1] || 'localhost',
    // A mail server of the office stands on its own network, or on this machine.
    allowInternalNetworkInterfaces: true,
    tls: { minVersion: 'TLSv1.2', ...(trust ? { ca: [...rootCertificates, trust] } : {}) },
  })
  return new Promise((resolve) => {
    let settled = false
    let handed = false
    const settle = (outcome: SmtpOutcome): void => {
      if (settled) return
      settled = true
      if (outcome.result === 'accepted') connection.quit()
      else connection.close()
      resolve(outcome)
    }
    const fail = (error: unknown): void => settle(outcomeOf(error as SmtpError, handed))
    connection.on('error', fail)
    connection.on('end', () => fail({ code: 'ECONNECTION', message: 'Connection closed' }))
    const send = (): void => {
      const stream = Readable.from([raw])
      stream.once('end', () => {
        handed = true
      })
      connection.send({ from, to: [to], size: raw.length }, stream, (error, info) =>
        error ? fail(error) : settle({ result: 'accepted', said: oneLine(info?.response ?? '') }),
      )
    }
    connection.connect((error) => {
      if (error) return fail(error)
      if (!server.login) return send()
      connection.login({ user: server.login.user, pass: server.login.password }, (refused) =>
        refused ? fail({ ...asError(refused), code: 'EAUTH' }) : send(),
      )
    })
  })
}

const asError = (error: unknown): SmtpError => {
  const { command, responseCode, response, message } = error as SmtpError
  return { command, responseCode, response, message }
}

const CERTIFICATE = /certificat|altname|self.signed|unable to verify|SSL|TLS|wrong version number/i

function outcomeOf(error: SmtpError, handed: boolean): SmtpOutcome {
  const said = oneLine(error.response || error.message || error.code || '')
  const { code, command = '', responseCode = 0 } = error
  if (code === 'EAUTH' || code === 'ENOAUTH') return { result: 'auth', said }
  if (code === 'ETLS' || code === 'EREQUIRETLS') return { result: 'tls', said }
  if (responseCode >= 400 && command !== 'CONN' && !/^(EHLO|HELO|STARTTLS)/.test(command)) {
    if (responseCode < 500) return { result: 'later', said }
    if (command === 'MAIL FROM') return { result: 'sender', said }
    // RFC 3463: 5.1.x is about the address, whenever it is said
    return { result: command === 'RCPT TO' || / 5\.1\.\d/.test(said) ? 'address' : 'refused', said }
  }
  if (handed) return { result: 'unsure', said }
  if (code === 'EENVELOPE' && command === 'API') return { result: 'address', said }
  if (code === 'EMESSAGE') return { result: 'refused', said }
  return { result: CERTIFICATE.test(said) ? 'tls' : 'unreachable', said }
}

/** Servers say what they like: one line, no control characters, short. */
const oneLine = (said: string): string =>
  said
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .slice(0, 300)
