/** Codes that a phone shows, by RFC 6238: SHA-1, six digits, steps of 30 seconds, as every application reads them. */
import { Secret, TOTP } from 'otpauth'

const PERIOD = 30
/** A phone's clock may be one step behind or ahead (RFC 6238, section 5.2). */
const DRIFT = 1

const totp = (secret: Buffer, issuer?: string, label?: string): TOTP =>
  new TOTP({
    ...(issuer ? { issuer } : {}),
    ...(label ? { label } : {}),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  })

/** What the phone is shown: the secret to type, and the address that the QR code holds. */
export function shownToPhone(secret: Buffer, issuer: string, login: string): { secret: string; uri: string } {
  const shown = totp(secret, issuer, login)
  return { secret: shown.secret.base32, uri: shown.toString() }
}

/**
 * The step of a code that is right and later than the last one used; null for every other. A code that was used, or one
 * before it, is not right again.
 */
export function stepOfCode(secret: Buffer, code: string, last: number | null, now: Date): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now.getTime(), window: DRIFT })
  if (delta === null) return null
  const step = Math.floor(now.getTime() / 1000 / PERIOD) + delta
  return last !== null && step <= last ? null : step
}
