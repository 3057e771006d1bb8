/** Roles, each held on an organisation for a time, and changes of rights that wait for somebody other than their maker. */
import { z } from 'zod'
import { ROLES } from '../../../kernel/actor.js'
import { contract, day, done, filled, id, instant, text } from '../../../kernel/contract.js'

const role = z.enum(ROLES)

export const heldGrant = z.object({
  id,
  role,
  organisationId: id,
  from: day,
  /** The last day; null: until it is ended. */
  until: day.nullable(),
  note: z.string().nullable(),
  when: z.enum(['now', 'later', 'ended']),
  /** A change of it waits to be confirmed. */
  waiting: z.boolean(),
})
export type HeldGrantView = z.infer<typeof heldGrant>

export const listOwnGrants = contract({
  name: 'listOwnGrants',
  method: 'GET',
  path: '/api/me/grants',
  permission: 'signed-in',
  summary: 'The roles of the own account with their days, also those to come and those that ended.',
  input: z.object({}),
  output: z.object({ grants: z.array(heldGrant) }),
})

export const giveRole = contract({
  name: 'giveRole',
  method: 'POST',
  path: '/api/accounts/:id/grants',
  permission: 'accounts.manage',
  summary: 'Gives a role on an organisation, from a day on and, for a substitute, until a last day.',
  input: z.object({
    id,
    role,
    organisationId: id,
    from: day,
    until: day.nullable(),
    note: text(300).nullish(),
  }),
  output: z.object({ id }),
})

export const changeGrant = contract({
  name: 'changeGrant',
  method: 'POST',
  path: '/api/accounts/:id/grants/:grantId',
  permission: 'accounts.manage',
  summary: 'Sets the last day of a role, or takes it away.',
  input: z.object({ id, grantId: id, until: day.nullable() }),
  output: done,
})

export const endGrant = contract({
  name: 'endGrant',
  method: 'POST',
  path: '/api/accounts/:id/grants/:grantId/end',
  permission: 'accounts.manage',
  summary: 'Ends a role at once; one that was to begin later never begins.',
  input: z.object({ id, grantId: id }),
  output: done,
})

export const moveAccount = contract({
  name: 'moveAccount',
  method: 'POST',
  path: '/api/accounts/:id/move',
  permission: 'accounts.manage',
  summary: 'Moves an account to another unit: all its roles, sessions and tokens end, and it gets roles there.',
  input: z.object({ id, organisationId: id, title: filled(120), roles: z.array(role).min(1).max(6) }),
  output: done,
})

const who = z.object({ id, title: z.string(), organisation: z.string() })

export const rightsChange = z.object({
  id,
  kind: z.enum([
    'create',
    'import',
    'give',
    'change',
    'end',
    'move',
    'suspend',
    'readmit',
    'hand-over',
    'second-factor',
  ]),
  madeAt: instant,
  madeBy: who,
  /** Whose rights; null for an import of many accounts. */
  account: who.extend({ login: z.string() }).nullable(),
  /** What was given, changed or ended; empty where the change has none. */
  roles: z.array(role),
  /** On which organisation; for a move the new one. */
  organisation: z.string().nullable(),
  /** For a move the one before. */
  fromOrganisation: z.string().nullable(),
  from: day.nullable(),
  until: day.nullable(),
  note: z.string().nullable(),
  /** Accounts of an import. */
  count: z.int().nullable(),
  state: z.enum(['waiting', 'confirmed', 'reversed']),
  decidedBy: who.nullable(),
  decidedAt: instant.nullable(),
  reason: z.string().nullable(),
  can: z.object({ decide: z.boolean() }),
  /** Why it may not be decided by the one who asks: made by oneself, about oneself. */
  cannot: z.enum(['made', 'about']).nullable(),
})
export type RightsChangeView = z.infer<typeof rightsChange>

export const listRightsChanges = contract({
  name: 'listRightsChanges',
  method: 'GET',
  path: '/api/rights/changes',
  permission: 'rights.confirm',
  summary: 'Changes of rights: those that wait, oldest first, and the last ones that were decided.',
  input: z.object({}),
  output: z.object({
    waiting: z.array(rightsChange),
    /** How many wait; more than are sent where there are very many. */
    total: z.int(),
    decided: z.array(rightsChange),
    /** Accounts beside this one that may confirm. */
    others: z.int(),
  }),
})

export const getRightsAlert = contract({
  name: 'getRightsAlert',
  method: 'GET',
  path: '/api/rights/alert',
  permission: 'rights.confirm',
  summary: 'How many changes of rights wait for this account to confirm or reverse them.',
  input: z.object({}),
  output: z.object({ waiting: z.int() }),
})

export const confirmRightsChanges = contract({
  name: 'confirmRightsChanges',
  method: 'POST',
  path: '/api/rights/changes/confirm',
  permission: 'rights.confirm',
  summary: 'Confirms changes of rights that somebody else made.',
  input: z.object({ ids: z.array(id).min(1).max(500) }),
  output: done,
})

export const reverseRightsChange = contract({
  name: 'reverseRightsChange',
  method: 'POST',
  path: '/api/rights/changes/:id/reverse',
  permission: 'rights.confirm',
  summary: 'Takes a change of rights back that somebody else made, as far as nothing was built on it since.',
  input: z.object({ id, reason: filled(500) }),
  output: done,
})
