/** Accounts, as their administrators see them. */
import { z } from 'zod'
import { ROLES } from '../../../kernel/actor.js'
import { contract, done, filled, id, instant } from '../../../kernel/contract.js'
import { heldGrant } from './rights.js'
import { grant, login, newPassword } from './shared.js'

export const account = z.object({
  id,
  login: z.string(),
  title: z.string(),
  organisationId: id,
  grants: z.array(grant),
  suspended: z.boolean(),
})
export type AccountView = z.infer<typeof account>

export const accountPage = account.extend({
  /** Every role with its days, the last to begin first. */
  held: z.array(heldGrant),
  /** False: nobody has set one yet, or the post was handed over. */
  hasPassword: z.boolean(),
  /** A second step is asked for at sign-in. */
  secondFactor: z.boolean(),
  /** Until when a one-time link may be used; null: there is none. */
  linkUntil: instant.nullable(),
})
export type AccountPageView = z.infer<typeof accountPage>

export const listAccounts = contract({
  name: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  permission: 'accounts.manage',
  summary: 'All accounts of the office.',
  input: z.object({}),
  output: z.object({ accounts: z.array(account) }),
})

export const getAccount = contract({
  name: 'getAccount',
  method: 'GET',
  path: '/api/accounts/:id',
  permission: 'accounts.manage',
  summary: 'One account of the office, with its roles and their days.',
  input: z.object({ id }),
  output: accountPage,
})

export const createAccount = contract({
  name: 'createAccount',
  method: 'POST',
  path: '/api/accounts',
  permission: 'accounts.manage',
  summary: 'Makes an account for a post.',
  input: z.object({
    login,
    title: filled(120),
    organisationId: id,
    roles: z.array(z.enum(ROLES)).min(1).max(6),
    password: newPassword,
  }),
  output: z.object({ id }),
})

export const suspendAccount = contract({
  name: 'suspendAccount',
  method: 'POST',
  path: '/api/accounts/:id/suspend',
  permission: 'accounts.manage',
  summary: 'Suspends an account, or lets it in again; suspending ends its sessions at once.',
  input: z.object({ id, suspended: z.boolean() }),
  output: done,
})

export const setPassword = contract({
  name: 'setPassword',
  method: 'POST',
  path: '/api/accounts/:id/password',
  permission: 'accounts.manage',
  summary: 'Sets a new password for an account and ends its sessions.',
  input: z.object({ id, password: newPassword }),
  output: done,
})
