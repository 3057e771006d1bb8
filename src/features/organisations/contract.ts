/** Bodies and units of the office, and groups of them. */
import { z } from 'zod'
import { contract, done, filled, id, text } from '../../kernel/contract.js'

export const organisationKind = z.enum([
  'committee',
  'office',
  'board',
  'government',
  'front',
  'mass',
  'cell',
  'press',
  'other',
])
export const organisationSystem = z.enum(['party', 'state', 'front', 'press', 'other'])

export const organisation = z.object({
  id,
  name: z.string(),
  shortName: z.string(),
  symbol: z.string().nullable(),
  kind: organisationKind,
  system: organisationSystem,
  parentId: id.nullable(),
})
export type OrganisationView = z.infer<typeof organisation>

export const group = z.object({ id, name: z.string(), memberIds: z.array(id) })
export type GroupView = z.infer<typeof group>

export const listOrganisations = contract({
  name: 'listOrganisations',
  method: 'GET',
  path: '/api/organisations',
  permission: 'organisations.read',
  summary: 'The organisations and groups of the office, under the names they have today.',
  input: z.object({}),
  output: z.object({ organisations: z.array(organisation), groups: z.array(group) }),
})

export const createOrganisation = contract({
  name: 'createOrganisation',
  method: 'POST',
  path: '/api/organisations',
  permission: 'accounts.manage',
  summary: 'Adds an organisation.',
  input: z.object({
    name: filled(200),
    shortName: filled(80),
    symbol: text(40).nullish(),
    kind: organisationKind,
    system: organisationSystem,
    parentId: id.nullish(),
  }),
  output: z.object({ id }),
})

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
