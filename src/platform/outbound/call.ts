/** A call to an address that somebody else gave: to the guarded address only, once, no redirect followed, bounded in time and size. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { rootCertificates } from 'node:tls'
import { AddressRefused, allows, NameUnknown, resolveAllowed, type CallPolicy, type Resolved } from './guard.js'

/** answered: with a status · address: not allowed to be called · unreachable: no connection, no name, no valid certificate · timeout */
export type CallResult = 'answered' | 'address' | 'unreachable' | 'timeout'

export interface CallOutcome {
  result: CallResult
  status: number | null
}

export interface Caller {
  policy: CallPolicy
  /** Whether the address may be called, as far as can be said now; a name that is unknown just now may. */
  mayCall(url: string): Promise<boolean>
  post(url: string, headers: Record<string, string>, body: string): Promise<CallOutcome>
}

const TIME = 10_000
/** What is read of an answer: nothing of it is used, but a polite end of the connection. */
const ANSWER = 16_384

export function openCaller(policy: CallPolicy, trust: string | null): Caller {
  return {
    policy,
    mayCall: (url) =>
      resolveAllowed(url, policy).then(
        () => true,
        (error: unknown) => error instanceof NameUnknown,
      ),
    async post(url, headers, body) {
      try {
        const resolved = await withTime(resolveAllowed(url, policy))
        return await send(url, resolved, headers, body, policy, trust)
      } catch (error) {
        if (error instanceof AddressRefused) return { result: 'address', status: null }
        return { result: error instanceof Late ? 'timeout' : 'unreachable', status: null }
      }
    },
  }
}

class Late extends Error {}

function withTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Late()), TIME)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

function send(
  url: string,
  resolved: Resolved,
  headers: Record<string, string>,
  body: string,
  policy: CallPolicy,
  trust: string | null,
): Promise<CallOutcome> {
  const bytes = Buffer.from(body)
  // The name is not asked again: what was judged is what is called.
  const lookup = ((_host: string, options: { all?: boolean }, done: (...answer: unknown[]) => void) =>
    options.all ? done(null, [resolved]) : done(null, resolved.address, resolved.family)) as unknown as LookupFunction
  return new Promise((give, fail) => {
    const open = url.startsWith('https:') ? httpsRequest : httpRequest
    const call = open(
      url,
      {
        method: 'POST',
        agent: false,
        lookup,
        maxHeaderSize: 16_384,
        headers: { ...headers, 'content-length': String(bytes.length) },
        ...(trust ? { ca: [...rootCertificates, trust] } : {}),
      },
      (answer) => {
        const status = answer.statusCode ?? 0
        let read = 0
        const end = (): void => {
          clearTimeout(timer)
          call.destroy()
          give({ result: 'answered', status })
        }
        answer.on('data', (chunk: Buffer) => {
          read += chunk.length
          if (read > ANSWER) end()
        })
        answer.on('end', end)
        answer.on('error', end)
      },
    )
    const timer = setTimeout(() => call.destroy(new Late()), TIME)
    call.on('socket', (socket) =>
      socket.once('connect', () => {
        if (!allows(policy, socket.remoteAddress ?? '')) call.destroy(new AddressRefused('connected'))
      }),
    )
    call.on('error', (error) => {
      clearTimeout(timer)
      fail(error)
    })
    call.end(bytes)
  })
}
