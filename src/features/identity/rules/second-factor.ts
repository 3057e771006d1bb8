/** The second step of signing in, decided without the world. */
import type { Role } from '../../../kernel/actor.js'

const MINUTE = 60_000

/** Between the two steps of a sign-in. */
export const TICKET_LIFE = 10 * MINUTE
/** Bytes of a secret: as many as the hash has (RFC 4226, section 4). */
export const SECRET_BYTES = 20
export const RECOVERY_CODES = 10
/** Bytes of a recovery code: 80 bits can not be tried through, so that a plain hash is enough. */
export const RECOVERY_BYTES = 10

/** 32 of them: no 0 beside o, no 1 beside i and l. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Sixteen letters in four groups, none of which looks like another. */
export function recoveryCode(random: Buffer): string {
  let bits = ''
  for (const byte of random) bits += byte.toString(2).padStart(8, '0')
  const letters = Array.from(
    { length: Math.floor(bits.length / 5) },
    (_, at) => LETTERS[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)],
  ).join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** What was typed: the six digits of a phone, or a recovery code as it is kept. */
export function typedCode(typed: string): { kind: 'phone' | 'recovery'; code: string } {
  const bare = typed.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (/^\d{6}$/.test(bare)) return { kind: 'phone', code: bare }
  return { kind: 'recovery', code: bare }
}

/** The day from which one of the roles asks for a second step; '' where it is asked at once, null where it is not asked. */
export function requiredFrom(
  settings: { secondFactorRoles: readonly Role[]; secondFactorFrom: string | null },
  roles: readonly Role[],
): string | null {
  return roles.some((role) => settings.secondFactorRoles.includes(role)) ? (settings.secondFactorFrom ?? '') : null
}
