/** Organisations: their names, symbols, identifiers and relations, each for a time. */
import { z } from 'zod'
import { contract, day, done, filled, id, text } from '../../../kernel/contract.js'
import { group } from './groups.js'

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

/** parent: stands under · directs: chỉ đạo · advises: tham mưu, giúp việc · owns_press: cơ quan chủ quản of a press organ. */
export const RELATION_KINDS = ['parent', 'directs', 'advises', 'owns_press'] as const
export const relationKind = z.enum(RELATION_KINDS)
export type RelationKind = z.infer<typeof relationKind>

export const organisation = z.object({
  id,
  name: z.string(),
  shortName: z.string(),
  symbol: z.string().nullable(),
  /** Mã định danh điện tử (QCVN 102); more than 64 characters are let in, since its form has changed before. */
  identifier: z.string().nullable(),
  kind: organisationKind,
  system: organisationSystem,
  parentId: id.nullable(),
  validFrom: day,
  /** The first day on which it no longer exists. */
  validTo: day.nullable(),
})
export type OrganisationView = z.infer<typeof organisation>

/** The document by which something holds. `documentId` is its place in the register, where it is there. */
export const basis = z.object({
  number: z.string(),
  date: day,
  issuer: z.string(),
  documentId: id.nullable(),
})
export type BasisView = z.infer<typeof basis>

export const givenBasis = z.object({
  number: filled(100),
  date: day,
  issuer: filled(200),
  documentId: id.nullish().transform((value) => value ?? null),
})

export const listOrganisations = contract({
  name: 'listOrganisations',
  method: 'GET',
  path: '/api/organisations',
  permission: 'organisations.read',
  summary: 'The organisations and groups of the office as they are today, or as they were or will be on a day.',
  input: z.object({ on: day.optional() }),
  output: z.object({ organisations: z.array(organisation), groups: z.array(group) }),
})

/** What is said of an organisation for a time. */
const naming = {
  name: filled(200),
  shortName: filled(80),
  symbol: text(40).nullish(),
  identifier: text(128).nullish(),
  aliases: z.array(filled(200)).max(20).default([]),
}

export const createOrganisation = contract({
  name: 'createOrganisation',
  method: 'POST',
  path: '/api/organisations',
  permission: 'organisations.change',
  summary: 'Adds an organisation that exists from a day on (today, where none is given).',
  input: z.object({
    ...naming,
    kind: organisationKind,
    system: organisationSystem,
    parentId: id.nullish(),
    validFrom: day.optional(),
    basis: givenBasis.nullish(),
  }),
  output: z.object({ id }),
})

export const namePeriod = z.object({
  validFrom: day,
  validTo: day.nullable(),
  name: z.string(),
  shortName: z.string(),
  symbol: z.string().nullable(),
  identifier: z.string().nullable(),
  aliases: z.array(z.string()),
  basis: basis.nullable(),
})
export type NamePeriodView = z.infer<typeof namePeriod>

export const relation = z.object({
  id,
  kind: relationKind,
  /** from: the organisation asked for stands in the relation to the other; to: the other to it. */
  side: z.enum(['from', 'to']),
  other: z.object({ id, name: z.string() }),
  validFrom: day,
  validTo: day.nullable(),
  basis: basis.nullable(),
})
export type RelationView = z.infer<typeof relation>

export const getOrganisation = contract({
  name: 'getOrganisation',
  method: 'GET',
  path: '/api/organisations/:id',
  permission: 'organisations.read',
  summary: 'An organisation over time: its names, its relations, the groups that it is in today.',
  input: z.object({ id }),
  output: z.object({
    organisation,
    names: z.array(namePeriod),
    relations: z.array(relation),
    groups: z.array(z.object({ id, name: z.string() })),
    today: day,
    can: z.object({ change: z.boolean() }),
  }),
})
export type UnitPage = z.infer<(typeof getOrganisation)['output']>

export const correctName = contract({
  name: 'correctName',
  method: 'PATCH',
  path: '/api/organisations/:id/names/:validFrom',
  permission: 'organisations.change',
  summary:
    'Corrects what was entered wrongly for one of the periods of an organisation’s name. A change of name is no correction: it has a day and a basis of its own.',
  input: z.object({ id, validFrom: day, ...naming, basis: givenBasis.nullish() }),
  output: done,
})

export const correctKind = contract({
  name: 'correctKind',
  method: 'PATCH',
  path: '/api/organisations/:id',
  permission: 'organisations.change',
  summary: 'Corrects the kind and the system of an organisation.',
  input: z.object({ id, kind: organisationKind, system: organisationSystem }),
  output: done,
})

export const addRelation = contract({
  name: 'addRelation',
  method: 'POST',
  path: '/api/organisations/:id/relations',
  permission: 'organisations.change',
  summary: 'Puts an organisation into a relation to another, for a time.',
  input: z.object({
    id,
    kind: relationKind,
    otherId: id,
    validFrom: day,
    validTo: day.nullish(),
    basis: givenBasis.nullish(),
  }),
  output: z.object({ relationId: id }),
})

export const endRelation = contract({
  name: 'endRelation',
  method: 'POST',
  path: '/api/relations/:id/end',
  permission: 'organisations.change',
  summary: 'Ends a relation: `validTo` is the first day on which it no longer holds.',
  input: z.object({ id, validTo: day }),
  output: done,
})

export const removeRelation = contract({
  name: 'removeRelation',
  method: 'DELETE',
  path: '/api/relations/:id',
  permission: 'organisations.change',
  summary: 'Takes out a relation that was entered by mistake.',
  input: z.object({ id }),
  output: done,
})
