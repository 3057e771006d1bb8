/** Named groups of organisations: a list or a rule, each from a day on. */
import { z } from 'zod'
import { contract, day, done, filled, id } from '../../../kernel/contract.js'

/** Every organisation of these kinds and systems (any, where none is named) under one, at any depth or right under it. */
export const groupRule = z.object({
  underId: id.nullable(),
  direct: z.boolean(),
  kinds: z.array(z.string().max(20)).max(20),
  systems: z.array(z.string().max(20)).max(20),
})
export type GroupRuleView = z.infer<typeof groupRule>

export const group = z.object({
  id,
  name: z.string(),
  memberIds: z.array(id),
  /** Null: the members are listed one by one. */
  rule: groupRule.nullable(),
})
export type GroupView = z.infer<typeof group>

/** Either the members one by one, or a rule. */
const whoIsIn = {
  memberIds: z.array(id).max(5000).default([]),
  rule: groupRule.nullable().default(null),
}
const aliases = z.array(filled(200)).max(20).default([])

export const createGroup = contract({
  name: 'createGroup',
  method: 'POST',
  path: '/api/groups',
  permission: 'accounts.manage',
  summary: 'Adds a named group of organisations, from a day on (today, where none is given).',
  input: z.object({ name: filled(200), aliases, ...whoIsIn, from: day.optional() }),
  output: z.object({ id }),
})

export const changeGroup = contract({
  name: 'changeGroup',
  method: 'PATCH',
  path: '/api/groups/:id',
  permission: 'accounts.manage',
  summary:
    'Changes who is in a group, from a day on (today, where none is given); tasks already issued keep the units they were issued to.',
  input: z.object({ id, name: filled(200), aliases, ...whoIsIn, from: day.optional() }),
  output: done,
})

export const previewGroup = contract({
  name: 'previewGroup',
  method: 'POST',
  path: '/api/groups/preview',
  permission: 'accounts.manage',
  summary: 'Who a rule, or a list, names on a day. Writes nothing.',
  input: z.object({ ...whoIsIn, on: day }),
  output: z.object({ members: z.array(z.object({ id, name: z.string() })) }),
})

export const getGroup = contract({
  name: 'getGroup',
  method: 'GET',
  path: '/api/groups/:id',
  permission: 'organisations.read',
  summary: 'A group over time: who is in it on a day, and when that changed.',
  input: z.object({ id, on: day.optional() }),
  output: z.object({
    id,
    name: z.string(),
    aliases: z.array(z.string()),
    on: day,
    rule: groupRule.nullable(),
    members: z.array(z.object({ id, name: z.string() })),
    /** Days on which the list or the rule was changed, the latest first. */
    changes: z.array(
      z.object({
        from: day,
        joined: z.array(z.string()),
        left: z.array(z.string()),
        /** The rule that began that day. */
        rule: groupRule.nullable(),
      }),
    ),
  }),
})
export type GroupPage = z.infer<(typeof getGroup)['output']>
