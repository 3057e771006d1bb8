/** Named groups of organisations. */
import { z } from 'zod'
import { contract, done, filled, id } from '../../../kernel/contract.js'

export const group = z.object({ id, name: z.string(), memberIds: z.array(id) })
export type GroupView = z.infer<typeof group>

export const createGroup = contract({
  name: 'createGroup',
  method: 'POST',
  path: '/api/groups',
  permission: 'accounts.manage',
  summary: 'Adds a named group of organisations.',
  input: z.object({ name: filled(200), memberIds: z.array(id).min(1).max(500) }),
  output: z.object({ id }),
})

export const changeGroup = contract({
  name: 'changeGroup',
  method: 'PATCH',
  path: '/api/groups/:id',
  permission: 'accounts.manage',
  summary: 'Changes the members of a group from now on; tasks already issued keep the units they were issued to.',
  input: z.object({ id, name: filled(200), memberIds: z.array(id).min(1).max(500) }),
  output: done,
})
