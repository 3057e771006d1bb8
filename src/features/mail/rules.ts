/** What goes into which letter and when it may go; what follows from an attempt. Pure. */
import { dayOf, type WorkCalendar } from '../../kernel/calendar.js'
import { conflict, invalid } from '../../kernel/errors.js'
import { AT_ONCE, NOTICE_KINDS, type NoticeKind } from '../../kernel/notice-kinds.js'
import { afterQuiet, isMorningDue, type SendingTimes } from '../../kernel/sending-times.js'

/** A notice that its account wants by mail and that is in no letter yet. */
export interface Candidate {
  noticeId: string
  accountId: string
  kind: NoticeKind
}

export interface Plan {
  accountId: string
  kind: 'now' | 'digest'
  noticeIds: string[]
}

/** Notices older than this are not mailed any more: they stand in the program, and mail that was off brings no flood. */
export const OLDEST = 3 * 86_400_000

/** Letters asking whether an address is right that an account may have sent in a day: nobody is flooded by us. */
export const MOST_ASKED = 5
/** How long such a letter's link is good. */
export const LINK_LIFE = 24 * 3_600_000

/** A letter that is being sent for longer than this was left by a program that ended. */
export const SENDING_AT_MOST = 10 * 60_000

/** A letter that the server puts off is tried for this long. */
const PUT_OFF_AT_MOST = 12

/** Nothing is sent in the quiet hours. */
export const isQuiet = (now: Date, times: SendingTimes): boolean => afterQuiet(now, times) > now

/**
 * The letters that go now, one an account: what is to be told at once; and on a working day from the time of the digest on,
 * once, all the rest with it.
 * @param lastDigest by account, the day of its last digest
 */
export function planLetters(
  candidates: readonly Candidate[],
  lastDigest: ReadonlyMap<string, string>,
  now: Date,
  calendar: WorkCalendar,
  times: SendingTimes,
): Plan[] {
  if (isQuiet(now, times)) return []
  const byAccount = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const list = byAccount.get(candidate.accountId) ?? []
    byAccount.set(candidate.accountId, list)
    list.push(candidate)
  }
  return [...byAccount].flatMap(([accountId, list]): Plan[] => {
    const digest =
      list.some(({ kind }) => !AT_ONCE.has(kind)) &&
      isMorningDue(now, lastDigest.get(accountId) ?? null, calendar, times)
    const goes = digest ? list : list.filter(({ kind }) => AT_ONCE.has(kind))
    if (goes.length === 0) return []
    return [{ accountId, kind: digest ? 'digest' : 'now', noticeIds: goes.map(({ noticeId }) => noticeId) }]
  })
}

/** Minutes until the next try after the nth: soon at first, then ever rarer, at most every two hours. */
export function pauseAfter(tries: number): number {
  return [1, 2, 5, 10, 20, 40, 60][tries - 1] ?? 120
}

export const nextTry = (now: Date, tries: number): Date => new Date(now.getTime() + pauseAfter(tries) * 60_000)

/** What a letter is after an attempt, where the server as a whole works. */
export function afterAttempt(
  result: 'accepted' | 'later' | 'address' | 'refused' | 'unsure',
  attempts: number,
): 'sent' | 'waiting' | 'failed' | 'unsure' {
  if (result === 'accepted') return 'sent'
  if (result === 'unsure') return 'unsure'
  return result === 'later' && attempts < PUT_OFF_AT_MOST ? 'waiting' : 'failed'
}

/** Only what has come to an end without being delivered is sent again or taken off the list. */
export function mustBeUndelivered(state: string): void {
  if (state !== 'failed' && state !== 'unsure') throw conflict('mail-letter-moved-on')
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '::1'])

export interface ServerInput {
  host: string
  security: 'starttls' | 'implicit' | 'none'
  login: string
}

/** Passwords and letters go unencrypted nowhere but to this machine itself; the practice office reaches no other machine. */
export function mustBeAllowed({ host, security }: ServerInput, mode: 'practice' | 'office'): void {
  if (mode === 'practice' && !LOOPBACK.has(host)) throw invalid('mail-practice-only-here')
  if (security === 'none' && !LOOPBACK.has(host)) throw invalid('mail-needs-tls')
}

/** A kept password is for the server and the account it was given for: with another host it would be handed to a stranger. */
export function keepsPassword(
  before: { host: string; port: number; login: string | null; security: string } | null,
  next: ServerInput & { port: number },
): boolean {
  return (
    before !== null &&
    before.login === next.login &&
    before.host === next.host &&
    before.port === next.port &&
    before.security === next.security
  )
}

export const wantedOf = (unwanted: readonly string[]): NoticeKind[] =>
  NOTICE_KINDS.filter((kind) => !unwanted.includes(kind))

export const unwantedOf = (wanted: readonly NoticeKind[]): NoticeKind[] =>
  NOTICE_KINDS.filter((kind) => !wanted.includes(kind))

/** The day whose digest a letter is; null for others. */
export const digestDay = (kind: Plan['kind'], now: Date): string | null => (kind === 'digest' ? dayOf(now) : null)
