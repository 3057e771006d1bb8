/** Sessions and sign-in, decided without the world. */
import { isId } from '../../../kernel/ids.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A session ends after this long in any case. */
export const SESSION_LIFE = 7 * 24 * HOUR
/** … and after this long without a request. */
export const SESSION_IDLE = 10 * HOUR
/** `seen_at` is written at most this often. */
export const SEEN_STEP = 5 * MINUTE
/** A one-time link for the first administrator. */
export const SETUP_LIFE = 24 * HOUR
/** A one-time link for the holder of an account. */
export const LINK_LIFE = 7 * 24 * HOUR

/** Wrong passwords from one address that lock a login for that address. */
export const MOST_FAILURES = 8
/**
 * … and from all addresses together, that lock it for everybody. So much higher that one visitor cannot keep another out,
 * and low enough that many addresses together guess no more than some thousands of times a day.
 */
export const MOST_FAILURES_IN_ALL = 64
/** Failures within this long of the first are counted together; a lock lasts as long. */
export const LOCK = 15 * MINUTE

/** In place of an address: from all together. */
export const EVERYWHERE = '*'

export interface Failures {
  failed: number
  /** Of the first failure that is counted. */
  since: Date
  locked_until: Date | null
}

export const isLocked = (failures: Failures, now: Date): boolean =>
  failures.locked_until !== null && failures.locked_until > now

/** After a wrong password: one more failure, and a lock with the last that is allowed. Counting starts again after a lock. */
export function afterFailure(before: Failures | undefined, most: number, now: Date): Failures {
  const over = !before || now.getTime() - before.since.getTime() >= LOCK || before.locked_until !== null
  const failed = (over ? 0 : before.failed) + 1
  return {
    failed,
    since: over ? now : before.since,
    locked_until: failed >= most ? new Date(now.getTime() + LOCK) : null,
  }
}

/** What counts as one address: of IPv6 the network of 64 bits, of which one visitor has all the addresses. */
export function networkOf(address: string): string {
  const bare = address
    .toLowerCase()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/, '')
  if (!bare.includes(':')) return bare
  const [left = '', right] = bare.split('::')
  const head = left.split(':').filter(Boolean)
  const tail = (right ?? '').split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0')
  const groups = [...head, ...zeros, ...tail].slice(0, 4)
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}

/** Logins are compared folded to lower case and trimmed. */
export const loginKey = (login: string): string => login.normalize('NFC').trim().toLowerCase()

/** The cookie names the tenant, so that the session is found without a table that spans tenants. */
export const sessionCookie = (tenantId: string, token: string): string => `${tenantId}.${token}`

export function readSessionCookie(cookie: string): { tenantId: string; token: string } | null {
  const match = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(cookie)
  const [, tenantId = '', token = ''] = match ?? []
  return isId(tenantId) ? { tenantId, token } : null
}
