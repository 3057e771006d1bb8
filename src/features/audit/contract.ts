/** The event log as the administrator sees it: its rows, whether its chain holds, and marks of it that are kept elsewhere. */
import { z } from 'zod'
import { contract, day, id, instant } from '../../kernel/contract.js'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Every so many rows a checkpoint has the whole hash. */
export const MARK_EVERY = 1000

/** The log of one tenant as it was at a moment. */
export const checkpointLog = z.object({
  tenant: id,
  office: z.string().max(500),
  /** The last row then: its number, hash, time, and id. */
  seq: z.number().int().positive(),
  hash: sha256,
  at: instant,
  eventId: id,
  /** Hashes of the rows 1000, 2000 … */
  marks: z.array(sha256).default([]),
  /** The first two bytes of every row's hash, base64: finds the very row from which a log was written anew. May be left out. */
  trail: z.base64().default(''),
})
export type CheckpointLog = z.infer<typeof checkpointLog>

export const checkpoint = z.object({
  format: z.literal('dondoc checkpoint 1'),
  madeAt: instant,
  logs: z.array(checkpointLog).max(1000),
})
export type Checkpoint = z.infer<typeof checkpoint>

export const rowName = z.object({
  /** null: the row has no place in the chain. */
  seq: z.number().int().nullable(),
  eventId: id,
  at: instant.nullable(),
  operation: z.string().nullable(),
})

/** Kinds of forgery, see chain.ts. */
export const finding = z.object({
  kind: z.enum(['changed', 'deleted', 'inserted', 'swapped', 'cut', 'forked', 'rewritten', 'headless']),
  seq: z.number().int().nullable(),
  until: z.number().int().nullable(),
  row: rowName.nullable(),
  after: rowName.nullable(),
})

export const logCheck = z.object({
  rows: z.number().int(),
  /** The last row, and its hash. */
  last: rowName.nullable(),
  hash: sha256.nullable(),
  /** Empty where nothing is wrong; the first is the first wrong row. */
  findings: z.array(finding),
  /** Whether a checkpoint of this office was compared. */
  compared: z.boolean(),
})
export type LogCheck = z.infer<typeof logCheck>

export const checkLog = contract({
  name: 'checkLog',
  method: 'POST',
  path: '/api/log/check',
  permission: 'log.read',
  summary: 'Reads the whole event log and tells whether its chain holds, and whether it still fits a checkpoint.',
  input: z.object({ checkpoint: checkpoint.optional() }),
  output: logCheck,
})

export const makeCheckpoint = contract({
  name: 'makeCheckpoint',
  method: 'POST',
  path: '/api/log/checkpoint',
  permission: 'log.read',
  summary: 'A mark of the event log as it is now, to be kept elsewhere. Refused where the chain is broken.',
  input: z.object({}),
  output: checkpoint,
})

export const logRow = z.object({
  id,
  /** Number in the chain. */
  seq: z.number().int().nullable(),
  at: instant,
  operation: z.string(),
  /** Post and organisation of who did it; null: the program itself. */
  by: z.string().nullable(),
  organisation: z.string().nullable(),
  /** The unit that it concerns. */
  unit: z.string().nullable(),
})
export type LogRow = z.infer<typeof logRow>

export const listEvents = contract({
  name: 'listEvents',
  method: 'GET',
  path: '/api/log',
  permission: 'log.read',
  summary: 'Rows of the event log, newest first, by day, operation and unit; `next` asks for the page after.',
  input: z.object({
    from: day.optional(),
    until: day.optional(),
    operation: z.string().max(100).optional(),
    unitId: id.optional(),
    /** `next` of the page before. */
    after: z.string().max(100).optional(),
  }),
  output: z.object({
    rows: z.array(logRow),
    next: z.string().nullable(),
    /** Rows in the whole log. */
    total: z.number().int(),
    /** The last time that somebody had the chain read here. */
    checked: z
      .object({ at: instant, by: z.string(), ok: z.boolean(), rows: z.number().int(), compared: z.boolean() })
      .nullable(),
  }),
})
