/** Signing in and out, who one is, the practice office's doors, and the first administrator. */
import { z } from 'zod'
import { PERMISSIONS, ROLES } from '../../../kernel/actor.js'
import { contract, day, done, filled, id } from '../../../kernel/contract.js'
import { accountNotice } from './notices.js'
import { entered } from './second-factor.js'
import { grant, login, newPassword } from './shared.js'

export const signIn = contract({
  name: 'signIn',
  method: 'POST',
  path: '/api/session',
  permission: 'public',
  summary: 'Signs in with login and password: answers with a session cookie, or with what the second step needs.',
  input: z.object({ login, password: z.string().max(200) }),
  output: entered,
})

export const signOut = contract({
  name: 'signOut',
  method: 'DELETE',
  path: '/api/session',
  permission: 'public',
  summary: 'Ends the session.',
  input: z.object({}),
  output: done,
})

export const me = z.object({
  accountId: id,
  title: z.string(),
  organisation: z.object({ id, name: z.string(), shortName: z.string() }),
  grants: z.array(grant),
  permissions: z.array(z.enum(PERMISSIONS)),
  officeName: z.string(),
  mode: z.enum(['practice', 'office']),
  /** The office's day; the practice office plays a day of its own. */
  today: day,
  /** What the holder of the account must know of it and has not yet seen. */
  notices: z.array(accountNotice),
  /** The office asks for a second step that the account has not: from this day on. Null: nothing is asked. */
  secondFactorFrom: day.nullable(),
})
export type Me = z.infer<typeof me>

export const getMe = contract({
  name: 'getMe',
  method: 'GET',
  path: '/api/me',
  permission: 'signed-in',
  summary: 'Who is signed in, and what the account may do.',
  input: z.object({}),
  output: me,
})

export const door = z.object({
  accountId: id,
  title: z.string(),
  organisation: z.string(),
  roles: z.array(z.enum(ROLES)),
  principal: z.boolean(),
})
export type Door = z.infer<typeof door>

export const getEntrance = contract({
  name: 'getEntrance',
  method: 'GET',
  path: '/api/entrance',
  permission: 'public',
  summary:
    'What the sign-in page offers: the practice roles (practice office on loopback only), or whether a first administrator is still to be made.',
  input: z.object({}),
  output: z.object({
    mode: z.enum(['practice', 'office']),
    needsSetup: z.boolean(),
    doors: z.array(door),
    /** At which address browsers lend passkeys; null: at none. */
    passkeyOrigin: z.string().nullable(),
  }),
})

export const enterPractice = contract({
  name: 'enterPractice',
  method: 'POST',
  path: '/api/entrance',
  permission: 'public',
  summary: 'Walks into the practice office as one of its posts; only in practice mode and only from this machine.',
  input: z.object({ accountId: id }),
  output: done,
})

export const setUpOffice = contract({
  name: 'setUpOffice',
  method: 'POST',
  path: '/api/setup',
  permission: 'public',
  summary: 'Makes the office and its first administrator with the one-time link that the console printed.',
  input: z.object({ token: filled(200), officeName: filled(200), login, title: filled(120), password: newPassword }),
  output: done,
})

export const changeOwnPassword = contract({
  name: 'changeOwnPassword',
  method: 'POST',
  path: '/api/me/password',
  permission: 'signed-in',
  summary: 'Changes the own password; ends all other sessions of the account.',
  input: z.object({ current: z.string().max(200), password: newPassword }),
  output: done,
})
