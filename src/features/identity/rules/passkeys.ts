/** How long a device has to sign, in milliseconds. */
export const CHALLENGE_LIFE = 5 * 60_000
/** A session that was opened with a passkey or at the office's own sign-in within this time needs no password again, in milliseconds. */
export const FRESH = 10 * 60_000
/** Of one account. */
export const MOST_PASSKEYS = 20

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex')
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** What the device keeps with the passkey and shows again: whose it is, in words that say nothing to others. */
export const userHandleOf = (tenantId: string, accountId: string): Buffer =>
  Buffer.concat([bytesOf(tenantId), bytesOf(accountId)])

/** Null where it is none of this program's. */
export function readUserHandle(handle: string): { tenantId: string; accountId: string } | null {
  const bytes = Buffer.from(handle, 'base64url')
  return bytes.length === 32 ? { tenantId: idOf(bytes.subarray(0, 16)), accountId: idOf(bytes.subarray(16)) } : null
}

/** A device that counts its signatures shows a higher count each time; the same or a lower one is of a copy (WebAuthn, 6.1.1). */
export const wentBack = (kept: number, shown: number): boolean => (kept > 0 || shown > 0) && shown <= kept

/** Whether who is signed in has shown it again just now, without a password. */
export const isFresh = (session: { way: string; since: Date }, now: Date): boolean =>
  (session.way === 'passkey' || session.way === 'oidc') && now.getTime() - session.since.getTime() <= FRESH
