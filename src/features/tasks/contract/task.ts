/** A task as its page shows it. */
import { z } from 'zod'
import { contract, day, id, instant } from '../../../kernel/contract.js'
import { cooperatingUnit } from './cooperating.js'
import { expectedEvidence } from './evidence.js'
import { assignment } from './part.js'
import { taskDeadline } from './states.js'

export const historyEntry = z.object({
  id,
  at: instant,
  operation: z.string(),
  /** Post and organisation of who did it. */
  by: z.string(),
  organisation: z.string().nullable(),
  /** The unit whose part it concerns. */
  unit: z.string().nullable(),
  reason: z.string().nullable(),
  /** The last day that was asked for, given or kept. */
  lastDay: day.nullable(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const task = z.object({
  id,
  number: z.number().int(),
  ofNumber: z.number().int(),
  title: z.string(),
  action: z.string(),
  path: z.string(),
  product: z.string().nullable(),
  reportTo: z.string().nullable(),
  conditional: z.boolean(),
  expected: z.array(expectedEvidence),
  deadline: taskDeadline.nullable(),
  issuedAt: instant,
  issuedBy: z.string(),
  issuedFor: z.string().nullable(),
  /** The sentence that gave the order, as it stands in the dispatch. */
  quote: z.string(),
  document: z.object({
    id,
    number: z.string().nullable(),
    kind: z.string().nullable(),
    subject: z.string().nullable(),
    date: day.nullable(),
    issuer: z.string().nullable(),
    span: z.object({ start: z.number(), end: z.number() }).nullable(),
  }),
  /** Groups to which it was issued, as they were on that day. */
  expanded: z.object({ on: day, groups: z.array(z.object({ name: z.string(), units: z.number().int() })) }).nullable(),
  assignments: z.array(assignment),
  /** Who cooperates and by when: for the office and the unit in charge. */
  cooperating: z.array(cooperatingUnit),
  /** Parts of other units that this reader does not see, as a plain number. */
  othersCount: z.number().int(),
  history: z.array(historyEntry),
  today: day,
  can: z.object({ setExpected: z.boolean() }),
})
export type TaskView = z.infer<typeof task>

export const getTask = contract({
  name: 'getTask',
  method: 'GET',
  path: '/api/tasks/:id',
  permission: 'tasks.read',
  summary: 'A task with its sentence, its parts as far as the reader may see them, evidence and history.',
  input: z.object({ id }),
  output: task,
})
