/** Sessions: where an account is signed in, and how that is ended. */
import { z } from 'zod'
import { contract, done, id, instant } from '../../../kernel/contract.js'

/** How the session was opened. link: a one-time link · practice: a door of the practice office. */
export const WAYS = ['password', 'passkey', 'oidc', 'link', 'practice'] as const
export type Way = (typeof WAYS)[number]

export const session = z.object({
  id,
  since: instant,
  /** Some minutes behind at most. */
  seenAt: instant,
  /** Network address from which it was opened. */
  address: z.string(),
  /** Product names; null where the browser told none. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  way: z.enum(WAYS),
  /** The one that asks. */
  current: z.boolean(),
})
export type SessionView = z.infer<typeof session>

const sessions = z.object({ sessions: z.array(session) })
const ended = z.object({ ended: z.int() })

export const listOwnSessions = contract({
  name: 'listOwnSessions',
  method: 'GET',
  path: '/api/me/sessions',
  permission: 'signed-in',
  summary: 'Where this account is signed in, last seen first.',
  input: z.object({}),
  output: sessions,
})

export const endOwnSession = contract({
  name: 'endOwnSession',
  method: 'DELETE',
  path: '/api/me/sessions/:sessionId',
  permission: 'signed-in',
  summary: 'Ends one session of the own account.',
  input: z.object({ sessionId: id }),
  output: done,
})

export const endOtherSessions = contract({
  name: 'endOtherSessions',
  method: 'DELETE',
  path: '/api/me/sessions',
  permission: 'signed-in',
  summary: 'Ends all sessions of the own account but the one that asks.',
  input: z.object({}),
  output: ended,
})

export const listSessions = contract({
  name: 'listSessions',
  method: 'GET',
  path: '/api/accounts/:id/sessions',
  permission: 'accounts.manage',
  summary: 'Where an account of the office is signed in, last seen first.',
  input: z.object({ id }),
  output: sessions,
})

export const endSession = contract({
  name: 'endSession',
  method: 'DELETE',
  path: '/api/accounts/:id/sessions/:sessionId',
  permission: 'accounts.manage',
  summary: 'Ends one session of an account.',
  input: z.object({ id, sessionId: id }),
  output: done,
})

export const endSessions = contract({
  name: 'endSessions',
  method: 'DELETE',
  path: '/api/accounts/:id/sessions',
  permission: 'accounts.manage',
  summary: 'Ends all sessions of an account.',
  input: z.object({ id }),
  output: ended,
})
