/** A call to the office's own identity provider, as its library makes them: bounded in size, no redirect followed, the office's own authority trusted. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { rootCertificates } from 'node:tls'
import { isLoopbackAddress } from './guard.js'

export interface FetchOptions {
  method: string
  headers: Record<string, string>
  body?: unknown
  signal?: AbortSignal | undefined
}

/** More than any description, key set or token has. */
const MOST = 1_000_000

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

/** True for http to this machine itself, where nothing goes over a wire. */
export const isNear = (url: URL): boolean => url.protocol === 'http:' && LOOPBACK_NAMES.has(url.hostname)

/** @param near http to this machine is allowed; everything else goes over TLS */
export function openFetch(trust: string | null, near: boolean) {
  return (address: string, { method, headers, body, signal }: FetchOptions): Promise<Response> =>
    new Promise((give, fail) => {
      const url = new URL(address)
      if (url.protocol !== 'https:' && !(near && isNear(url))) return fail(new Error(`not over TLS: ${url.origin}`))
      const bytes = body === undefined || body === null ? null : Buffer.from(String(body as string | URLSearchParams))
      const open = url.protocol === 'https:' ? httpsRequest : httpRequest
      const call = open(
        url,
        {
          method,
          agent: false,
          headers: { ...headers, ...(bytes ? { 'content-length': String(bytes.length) } : {}) },
          ...(signal ? { signal } : {}),
          ...(trust ? { ca: [...rootCertificates, trust] } : {}),
        },
        (answer) => {
          const parts: Buffer[] = []
          let read = 0
          answer.on('data', (chunk: Buffer) => {
            read += chunk.length
            if (read > MOST) call.destroy(new Error('answer too large'))
            else parts.push(chunk)
          })
          answer.on('error', fail)
          answer.on('end', () => {
            const status = answer.statusCode ?? 500
            const given = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
              value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
            )
            const empty = [204, 205, 304].includes(status)
            give(new Response(empty ? null : Buffer.concat(parts), { status, headers: given }))
          })
        },
      )
      // a name that stands for this machine by right must do so in fact
      call.on('socket', (socket) =>
        socket.once('connect', () => {
          if (url.protocol === 'http:' && !isLoopbackAddress(socket.remoteAddress ?? ''))
            call.destroy(new Error('not this machine'))
        }),
      )
      call.on('error', fail)
      call.end(bytes ?? undefined)
    })
}
