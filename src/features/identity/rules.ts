/** Sessions and sign-in, decided without the world. */
import { isId } from '../../kernel/ids.js'

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

const MOST_FAILURES = 8
const LOCK = 15 * MINUTE

export interface Attempts {
  failed_attempts: number
  locked_until: Date | null
}

export const isLocked = (account: Attempts, now: Date): boolean =>
  account.locked_until !== null && account.locked_until > now

/** After a wrong password: one more failure, and a lock with the eighth (counting starts again after a lock). */
export function afterFailure(account: Attempts, now: Date): Attempts {
  const expired = account.locked_until !== null && account.locked_until <= now
  const failed = (expired ? 0 : account.failed_attempts) + 1
  return { failed_attempts: failed, locked_until: failed >= MOST_FAILURES ? new Date(now.getTime() + LOCK) : null }
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
