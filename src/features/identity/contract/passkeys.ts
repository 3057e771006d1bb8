/** Passkeys: keys on the holder's own devices that open a session without login and password. */
import { z } from 'zod'
import { contract, done, filled, id, instant } from '../../../kernel/contract.js'

const name = filled(60)
const password = z.string().max(200).nullish()
const binary = z.string().max(20_000)
/** For the browser, in the form of WebAuthn's own JSON. */
const options = z.object({ options: z.looseObject({ challenge: z.string() }) })

/** What the browser answers, in the form of WebAuthn's own JSON; what is not asked for is left out. */
const answer = {
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal('public-key'),
}
const made = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: binary,
    attestationObject: binary,
    transports: z.array(z.string().max(30)).max(10).default([]),
  }),
})
const signed = z.object({
  ...answer,
  response: z.object({
    clientDataJSON: binary,
    authenticatorData: binary,
    signature: binary,
    userHandle: z.string().max(200).nullish(),
  }),
})

export const passkey = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
})
export type PasskeyView = z.infer<typeof passkey>

export const passkeys = z.object({
  /** At which address browsers lend passkeys; null: the program is reached in a way in which they lend none. */
  origin: z.string().nullable(),
  /**
   * How who is signed in shows it once more before a passkey is made or removed. fresh: has just done so ·
   * sign-in: only by signing in anew · none: a post of the practice office, which anybody may enter.
   */
  proof: z.enum(['password', 'fresh', 'sign-in', 'none']),
  passkeys: z.array(passkey),
})
export type PasskeysView = z.infer<typeof passkeys>

export const listPasskeys = contract({
  name: 'listPasskeys',
  method: 'GET',
  path: '/api/me/passkeys',
  permission: 'signed-in',
  summary: 'The passkeys of the own account, and whether one may be made here.',
  input: z.object({}),
  output: passkeys,
})

export const beginPasskey = contract({
  name: 'beginPasskey',
  method: 'POST',
  path: '/api/me/passkeys/begin',
  permission: 'signed-in',
  summary: 'What the browser needs to make a passkey: good once, for five minutes, in this session.',
  input: z.object({ password }),
  output: options,
})

export const addPasskey = contract({
  name: 'addPasskey',
  method: 'POST',
  path: '/api/me/passkeys',
  permission: 'signed-in',
  summary: 'Keeps the passkey that the browser has made.',
  input: z.object({ name, made }),
  output: z.object({ id }),
})

export const renamePasskey = contract({
  name: 'renamePasskey',
  method: 'PATCH',
  path: '/api/me/passkeys/:passkeyId',
  permission: 'signed-in',
  summary: 'Names a passkey of the own account anew.',
  input: z.object({ passkeyId: id, name }),
  output: done,
})

export const removePasskey = contract({
  name: 'removePasskey',
  method: 'POST',
  path: '/api/me/passkeys/:passkeyId/remove',
  permission: 'signed-in',
  summary: 'From now on a passkey of the own account opens nothing.',
  input: z.object({ passkeyId: id, password }),
  output: done,
})

export const beginPasskeySignIn = contract({
  name: 'beginPasskeySignIn',
  method: 'POST',
  path: '/api/session/passkey/begin',
  permission: 'public',
  summary: 'What the browser needs to sign in with a passkey: good once, for five minutes, in this browser.',
  input: z.object({}),
  output: options,
})

export const signInWithPasskey = contract({
  name: 'signInWithPasskey',
  method: 'POST',
  path: '/api/session/passkey',
  permission: 'public',
  summary: 'Signs in with a passkey; it counts as both steps.',
  input: z.object({ signed }),
  output: done,
})
