/** When a call is tried again, and when an address is given up. Pure. */

const HOUR = 3_600_000
/** Calls are tried for a day; then the webhook is paused and the administrator told. */
export const TRIED_FOR = 24 * HOUR
/** For as long the old secret signs beside the new one. */
export const OLD_SECRET_FOR = 24 * HOUR
/** A call that is under way for longer was left by a program that ended. */
export const SENDING_AT_MOST = 5 * 60_000

/** After the nth failure: 1, 5, 15 and 30 minutes, then 1, 2, 4 hours, and every 6. */
export function nextCall(now: Date, attempts: number): Date {
  const minutes = [1, 5, 15, 30, 60, 120, 240][attempts - 1] ?? 360
  return new Date(now.getTime() + minutes * 60_000)
}

/** Any 2xx; a redirect is an answer like any other that is not. */
export const isDelivered = (status: number | null): boolean => status !== null && status >= 200 && status < 300

/** After a failure: whether the call is given up, and the webhook with it. */
export const isGivenUp = (firstTriedAt: Date, now: Date): boolean => now.getTime() - firstTriedAt.getTime() >= TRIED_FOR
