/** What the holder of an account must know of it: told at the next sign-in, until it is said to be seen. */
import { z } from 'zod'
import { contract, done, id, instant } from '../../../kernel/contract.js'

export const NOTICES = [
  'password-set',
  'second-factor-reset',
  'recovery-code-used',
  'passkey-added',
  'passkey-copied',
  'sessions-ended',
  'rights-changed',
  'oidc-bound',
  'oidc-unbound',
  'oidc-allowed',
] as const
export type NoticeKind = (typeof NOTICES)[number]

export const accountNotice = z.object({ id, at: instant, kind: z.enum(NOTICES) })
export type AccountNoticeView = z.infer<typeof accountNotice>

export const seeAccountNotices = contract({
  name: 'seeAccountNotices',
  method: 'POST',
  path: '/api/me/account-notices/seen',
  permission: 'signed-in',
  summary: 'Says that what was told of the own account has been seen.',
  input: z.object({ ids: z.array(id).min(1).max(100) }),
  output: done,
})
