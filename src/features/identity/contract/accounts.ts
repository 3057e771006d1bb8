/** Accounts, as their administrators see them. */
import { z } from 'zod'
import { ROLES } from '../../../kernel/actor.js'
import { contract, done, filled, id } from '../../../kernel/contract.js'
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
  summary: 'One account of the office.',
  input: z.object({ id }),
  output: account,
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
