/** The second step at sign-in: a code from the holder's phone, or one of the recovery codes on paper. */
import { z } from 'zod'
import { contract, day, done, id, instant, text } from '../../../kernel/contract.js'

/** As it is typed: with blanks, dashes, in capitals or not. */
const code = text(60)
const password = z.string().max(200)
const ticket = z.string().max(200)

/** What a first step of signing in answers. in: a session is open · code: the second step · set-up: it is to be set up first. */
export const entered = z.object({
  ok: z.literal(true),
  next: z.enum(['in', 'code', 'set-up']),
  /** For the second step, good for ten minutes; null where there is none. */
  ticket: z.string().nullable(),
})
export type Entered = z.infer<typeof entered>

const begun = z.object({
  /** Base32, to be typed where no picture can be taken. */
  secret: z.string(),
  /** otpauth:// address, as it stands in the QR code. */
  uri: z.string(),
})
const codes = z.object({ recoveryCodes: z.array(z.string()) })

export const secondFactor = z.object({
  login: z.string(),
  on: z.boolean(),
  since: instant.nullable(),
  /** Recovery codes that were not used yet. */
  recoveryLeft: z.int(),
  /** The office asks for it of one of the account's roles, from this day on; null: it does not. */
  requiredFrom: day.nullable(),
  /** False: the account has no password here to put a second step behind. */
  possible: z.boolean(),
})
export type SecondFactorView = z.infer<typeof secondFactor>

export const getSecondFactor = contract({
  name: 'getSecondFactor',
  method: 'GET',
  path: '/api/me/second-factor',
  permission: 'signed-in',
  summary: 'Whether the own account signs in with a second step.',
  input: z.object({}),
  output: secondFactor,
})

export const beginSecondFactor = contract({
  name: 'beginSecondFactor',
  method: 'POST',
  path: '/api/me/second-factor',
  permission: 'signed-in',
  summary: 'Begins to set up the second step: a fresh secret for the phone, in force only when a code confirms it.',
  input: z.object({ password }),
  output: begun,
})

export const confirmSecondFactor = contract({
  name: 'confirmSecondFactor',
  method: 'POST',
  path: '/api/me/second-factor/confirm',
  permission: 'signed-in',
  summary:
    'Puts the second step in force with a first code; answers recovery codes, this one time. Other sessions of the account end.',
  input: z.object({ code }),
  output: codes,
})

export const renewRecoveryCodes = contract({
  name: 'renewRecoveryCodes',
  method: 'POST',
  path: '/api/me/second-factor/recovery-codes',
  permission: 'signed-in',
  summary: 'Makes new recovery codes; the old ones end.',
  input: z.object({ password, code }),
  output: codes,
})

export const endSecondFactor = contract({
  name: 'endSecondFactor',
  method: 'POST',
  path: '/api/me/second-factor/end',
  permission: 'signed-in',
  summary: 'Switches the second step off, with the password and a code.',
  input: z.object({ password, code }),
  output: done,
})

export const resetSecondFactor = contract({
  name: 'resetSecondFactor',
  method: 'POST',
  path: '/api/accounts/:id/second-factor/reset',
  permission: 'accounts.manage',
  summary:
    'Takes the second step away from an account whose holder has lost it; the holder and the authority for rights are told.',
  input: z.object({ id }),
  output: done,
})

export const signInWithCode = contract({
  name: 'signInWithCode',
  method: 'POST',
  path: '/api/session/code',
  permission: 'public',
  summary: 'The second step of signing in: a code of the phone or a recovery code.',
  input: z.object({ ticket, code }),
  output: done,
})

export const beginRequiredFactor = contract({
  name: 'beginRequiredFactor',
  method: 'POST',
  path: '/api/session/set-up',
  permission: 'public',
  summary: 'Begins to set up the second step that the office requires, after the first step of signing in.',
  input: z.object({ ticket }),
  output: begun,
})

export const confirmRequiredFactor = contract({
  name: 'confirmRequiredFactor',
  method: 'POST',
  path: '/api/session/set-up/confirm',
  permission: 'public',
  summary: 'Puts the required second step in force with a first code, and signs in.',
  input: z.object({ ticket, code }),
  output: codes,
})
