/** Hand-over lists (biên bản bàn giao): the open work of a body that goes to one successor; both sides confirm, then it moves. */
import { z } from 'zod'
import { contract, day, id, instant, text } from '../../../kernel/contract.js'
import { changeKind, openPart } from './changes.js'

const unit = z.object({ id, name: z.string() })

const confirmation = z
  .object({
    by: z.string(),
    at: instant,
    /** The office confirmed, since the side has no accounts. */
    office: z.boolean(),
  })
  .nullable()

export const handoverCan = z.object({
  confirmFrom: z.boolean(),
  confirmTo: z.boolean(),
  /** Gives a part to another successor. */
  allot: z.boolean(),
  note: z.boolean(),
})

export const handover = z.object({
  id,
  succession: z.object({
    id,
    kind: changeKind,
    effective: day,
    basis: z.object({ number: z.string(), date: day, issuer: z.string(), documentId: id.nullable() }),
  }),
  from: unit,
  to: unit,
  /** To whom a part may be given instead; the body itself where it goes on. */
  others: z.array(unit),
  items: z.array(
    openPart.extend({
      taskId: id,
      role: z.enum(['lead', 'cooperating', 'under']),
      title: z.string(),
      /** over: it came to its end with the old unit. */
      passage: z.enum(['moves', 'waits', 'moved', 'over']),
      movedAt: instant.nullable(),
    }),
  ),
  fromConfirmed: confirmation,
  toConfirmed: confirmation,
  doneAt: instant.nullable(),
  note: z.string().nullable(),
  version: z.number().int(),
  today: day,
  can: handoverCan,
})
export type HandoverView = z.infer<typeof handover>

export const getHandover = contract({
  name: 'getHandover',
  method: 'GET',
  path: '/api/handovers/:id',
  permission: 'tasks.read',
  summary: 'A hand-over list, for both sides and for the office.',
  input: z.object({ id }),
  output: handover,
})

export const listMyHandovers = contract({
  name: 'listMyHandovers',
  method: 'GET',
  path: '/api/handovers',
  permission: 'tasks.read',
  summary:
    'Hand-over lists that wait for this account: to confirm for one of its units, or for a side without accounts.',
  input: z.object({}),
  output: z.object({
    handovers: z.array(
      z.object({
        id,
        from: unit,
        to: unit,
        effective: day,
        parts: z.number().int(),
        /** For which side this account may confirm now; none: it is the other side’s turn. */
        waitsFor: z.array(z.enum(['from', 'to'])),
      }),
    ),
  }),
})

const seen = { id, version: z.number().int() }

export const confirmHandover = contract({
  name: 'confirmHandover',
  method: 'POST',
  path: '/api/handovers/:id/confirm',
  permission: 'tasks.read',
  summary: 'Confirms a list for one side. When both have, and the day has come, the parts move.',
  input: z.object({ ...seen, side: z.enum(['from', 'to']) }),
  output: z.object({ version: z.number().int(), moved: z.number().int() }),
})

export const allotHandoverPart = contract({
  name: 'allotHandoverPart',
  method: 'POST',
  path: '/api/handovers/:id/parts/:assignmentId',
  permission: 'tasks.read',
  summary: 'Gives a part of the list to another successor; both lists are to be confirmed anew.',
  input: z.object({ ...seen, assignmentId: id, successorId: id }),
  /** empty: it was the last part of the list, which is gone. */
  output: z.object({ version: z.number().int(), empty: z.boolean() }),
})

export const noteHandover = contract({
  name: 'noteHandover',
  method: 'POST',
  path: '/api/handovers/:id/note',
  permission: 'tasks.read',
  summary: 'What the sides write on the list beside its parts: files, things, what is still to come.',
  input: z.object({ ...seen, note: text(4000) }),
  output: z.object({ version: z.number().int() }),
})
