/** A change is seen before it is entered, entered with its basis, and taken back where nothing stands on it yet. */
import { z } from 'zod'
import { contract, day, done, filled, id, instant, text } from '../../../kernel/contract.js'

/** rename đổi tên · merge hợp nhất, sáp nhập · split chia, tách · dissolve giải thể · transfer chuyển cấp trên. */
export const CHANGE_KINDS = ['rename', 'merge', 'split', 'dissolve', 'transfer'] as const
export const changeKind = z.enum(CHANGE_KINDS)
export type ChangeKind = z.infer<typeof changeKind>

const UNIT_KINDS = ['committee', 'office', 'board', 'government', 'front', 'mass', 'cell', 'press', 'other'] as const
const SYSTEMS = ['party', 'state', 'front', 'press', 'other'] as const

const orNull = (max: number) =>
  text(max)
    .nullish()
    .transform((value) => value || null)

const naming = z.object({
  name: filled(200),
  shortName: filled(80),
  symbol: orNull(40),
  identifier: orNull(128),
  aliases: z.array(filled(200)).max(20).default([]),
})

export const givenChange = z.object({
  kind: changeKind,
  /** The first day of the new state of things. */
  effective: day,
  predecessors: z.array(id).min(1).max(50),
  /** The main one first. `begins`: it begins on the day; null: it is there already. */
  successors: z
    .array(
      z.object({
        id,
        begins: naming
          .extend({ kind: z.enum(UNIT_KINDS), system: z.enum(SYSTEMS), parentId: id.nullable().default(null) })
          .nullable(),
      }),
    )
    .max(50)
    .default([]),
  /** split: the predecessor goes on beside those that are split off (tách, and not chia). */
  continues: z.boolean().default(false),
  /** rename: the new name. */
  rename: naming.nullable().default(null),
  /** transfer: the new parent; null for none. */
  parentId: id.nullable().default(null),
  /** Where the units go that stand right under a body that ends. */
  children: z
    .array(z.object({ id, parentId: id.nullable() }))
    .max(1000)
    .default([]),
  /** Who takes the place of a body that ends in each group that names it. */
  groups: z
    .array(z.object({ id, successorIds: z.array(id).max(50) }))
    .max(500)
    .default([]),
  /** Table of functions: what was its to do, in words, and whose it is now. */
  functions: z
    .array(z.object({ text: filled(500), successorId: id }))
    .max(100)
    .default([]),
  /** Table of open parts, for those that do not go to the main successor. */
  parts: z
    .array(z.object({ assignmentId: id, successorId: id }))
    .max(5000)
    .default([]),
})
export type GivenChange = z.infer<typeof givenChange>

const unit = z.object({ id, name: z.string() })

/** A part of a task that is not over. The title is the office's and the unit's own to read: null for who may not. */
export const openPart = z.object({
  assignmentId: id,
  organisationId: id,
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  documentKind: z.string().nullable(),
  path: z.string(),
  state: z.string(),
  /** moves: goes over · waits: when it was decided about. */
  passage: z.enum(['moves', 'waits']),
  lastDay: day.nullable(),
})
export type OpenPartView = z.infer<typeof openPart>

export const previewChange = contract({
  name: 'previewChange',
  method: 'POST',
  path: '/api/successions/preview',
  permission: 'organisations.change',
  summary: 'What a change of the organisations would do, and what is still to be decided about it. Writes nothing.',
  input: givenChange,
  output: z.object({
    ends: z.array(unit),
    children: z.array(unit),
    /** byRule: the group names the units under a body that ends; its first successor takes that place. */
    groups: z.array(z.object({ id, name: z.string(), memberIds: z.array(id), byRule: z.boolean() })),
    parts: z.array(openPart),
    accounts: z.array(z.object({ id, title: z.string(), organisationId: id, works: z.boolean() })),
    /** Why it cannot be entered as it stands. */
    refusal: z.object({ code: z.string(), detail: z.record(z.string(), z.unknown()) }).nullable(),
  }),
})

export const recordSuccession = contract({
  name: 'recordSuccession',
  method: 'POST',
  path: '/api/successions',
  permission: 'organisations.change',
  summary: 'Enters a change of the organisations with its basis; its day may lie ahead or behind.',
  input: givenChange.extend({
    /** Made by the caller, so that a repeated request does nothing new. */
    id,
    basis: z.object({
      number: filled(100),
      date: day,
      issuer: filled(200),
      documentId: id.nullish().transform((value) => value ?? null),
    }),
    note: text(2000).default(''),
  }),
  output: z.object({ id }),
})

const basis = z.object({ number: z.string(), date: day, issuer: z.string(), documentId: id.nullable() })

export const successionRow = z.object({
  id,
  kind: changeKind,
  effective: day,
  continues: z.boolean(),
  basis,
  predecessors: z.array(unit),
  successors: z.array(unit),
  /** The day lies ahead. */
  planned: z.boolean(),
  /** Hand-over lists that are not done. */
  openHandovers: z.number().int(),
})
export type SuccessionRow = z.infer<typeof successionRow>

export const listSuccessions = contract({
  name: 'listSuccessions',
  method: 'GET',
  path: '/api/successions',
  permission: 'organisations.read',
  summary: 'Changes of the organisations, the latest day first; of one organisation, or all.',
  input: z.object({ organisationId: id.optional() }),
  output: z.object({ successions: z.array(successionRow) }),
})

export const getSuccession = contract({
  name: 'getSuccession',
  method: 'GET',
  path: '/api/successions/:id',
  permission: 'organisations.read',
  summary: 'A change of the organisations: who, on what basis, what went to whom, and how far the hand-over is.',
  input: z.object({ id }),
  output: successionRow.extend({
    note: z.string().nullable(),
    /** A name before and after it, for a new name. */
    names: z.object({ before: z.string(), after: z.string() }).nullable(),
    /** The parents before and after it, for a transfer. */
    parents: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
    functions: z.array(z.object({ text: z.string(), successor: unit })),
    handovers: z.array(
      z.object({
        id,
        from: unit,
        to: unit,
        parts: z.number().int(),
        fromConfirmed: z.boolean(),
        toConfirmed: z.boolean(),
        done: z.boolean(),
        can: z.object({ see: z.boolean() }),
      }),
    ),
    enteredBy: z.string(),
    enteredAt: instant,
    today: day,
    can: z.object({ cancel: z.boolean() }),
  }),
})
export type SuccessionPage = z.infer<(typeof getSuccession)['output']>

export const cancelSuccession = contract({
  name: 'cancelSuccession',
  method: 'POST',
  path: '/api/successions/:id/cancel',
  permission: 'organisations.change',
  summary: 'Takes back a change that was entered by mistake, as long as nothing stands on it.',
  input: z.object({ id, reason: filled(1000) }),
  output: done,
})
