/** One-time links with which the holder of an account sets a password of their own. */
import { z } from 'zod'
import { contract, id, instant, text } from '../../../kernel/contract.js'
import { entered } from './second-factor.js'
import { newPassword } from './shared.js'

const link = z.object({ token: z.string(), expiresAt: instant })

export const makeAccountLink = contract({
  name: 'makeAccountLink',
  method: 'POST',
  path: '/api/accounts/:id/link',
  permission: 'accounts.manage',
  summary:
    'Makes a one-time link for the holder of an account who has lost the way in; until it is used, everything stays as it is.',
  input: z.object({ id }),
  output: link,
})

export const handOverAccount = contract({
  name: 'handOverAccount',
  method: 'POST',
  path: '/api/accounts/:id/hand-over',
  permission: 'accounts.manage',
  summary:
    'Hands a post over to a new holder: login and roles stay; password, sessions and tokens end at once; answers with a one-time link for the new holder.',
  input: z.object({ id, note: text(300).nullish() }),
  output: link,
})

const token = z.string().max(200)

export const lookAtLink = contract({
  name: 'lookAtLink',
  method: 'POST',
  path: '/api/link/look',
  permission: 'public',
  summary: 'For which account a one-time link is; the token is sent in the body, so that it stands in no log.',
  input: z.object({ token }),
  output: z.object({
    login: z.string(),
    title: z.string(),
    organisation: z.string(),
    officeName: z.string(),
    purpose: z.enum(['activate', 'hand-over', 'reset']),
    expiresAt: instant,
  }),
})

export const useLink = contract({
  name: 'useLink',
  method: 'POST',
  path: '/api/link',
  permission: 'public',
  summary: 'Sets the password of the account with its one-time link and signs in; other sessions and tokens end.',
  input: z.object({ token, password: newPassword }),
  output: entered,
})
