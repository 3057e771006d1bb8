/** The peer, the cookie and what it takes to trust them. Forwarding headers are never believed. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Visit } from '../context.js'

/**
 * Cookies know no ports and no folders: another server on the same host name could set one of this name. With the prefix
 * browsers take it only over TLS, and from this very host.
 */
export const sessionCookieName = (secure: boolean): string => (secure ? '__Host-dondoc_session' : 'dondoc_session')

const browserCookieName = (secure: boolean): string => (secure ? '__Host-dondoc_browser' : 'dondoc_browser')
const stepCookieName = (secure: boolean): string => (secure ? '__Host-dondoc_step' : 'dondoc_step')

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Host header without its port: a name that resolves to this machine from outside is not loopback. */
const hostOf = (header: string | undefined): string =>
  (header ?? '')
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase()

/** What proxies add. They are not believed; but a request that carries one did not come straight from this machine. */
const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip']

export function isLoopback(request: FastifyRequest): boolean {
  if (FORWARDED.some((name) => request.headers[name] !== undefined)) return false
  const host = hostOf(request.headers.host)
  return LOOPBACK.has(request.socket.remoteAddress ?? '') && (host === 'localhost' || LOOPBACK.has(host))
}

/** A page of another origin must not make the browser change something here: SameSite cookies and this check. */
export function isSameOrigin(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site']
  if (site && site !== 'same-origin' && site !== 'none') return false
  const { origin } = request.headers
  if (!origin) return true
  try {
    return new URL(origin).host === request.headers.host
  } catch {
    return false
  }
}

export function visitOf(request: FastifyRequest, reply: FastifyReply | null, secure: boolean): Visit {
  const name = sessionCookieName(secure)
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const
  return {
    address: request.socket.remoteAddress ?? '',
    loopback: isLoopback(request),
    sessionToken: request.cookies[name] ?? null,
    origin: `${secure ? 'https' : 'http'}://${request.headers.host ?? ''}`,
    stepToken: request.cookies[stepCookieName(secure)] ?? null,
    agent: request.headers['user-agent'] ?? null,
    browserToken: request.cookies[browserCookieName(secure)] ?? null,
    setBrowser: (token, seconds) =>
      void reply?.setCookie(browserCookieName(secure), token, { ...cookie, sameSite: 'strict', maxAge: seconds }),
    setSession: (token, seconds) => void reply?.setCookie(name, token, { ...cookie, maxAge: seconds }),
    clearSession: () => void reply?.clearCookie(name, cookie),
    setStep: (token, seconds) => void reply?.setCookie(stepCookieName(secure), token, { ...cookie, maxAge: seconds }),
    clearStep: () => void reply?.clearCookie(stepCookieName(secure), cookie),
  }
}
