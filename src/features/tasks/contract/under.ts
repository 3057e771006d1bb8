/** What a unit does with its part beside the steps: it gives pieces to units below it, and notes how far it is. */
import { z } from 'zod'
import { contract, day, filled, id } from '../../../kernel/contract.js'
import { step } from './steps.js'

export const subAssign = contract({
  name: 'subAssign',
  method: 'POST',
  path: '/api/assignments/:id/under',
  permission: 'tasks.work',
  summary:
    'Gives pieces of the part to units below, each with what it has to do and its own last day (none: that of the part). The part itself stays as it is.',
  input: z.object({
    ...step,
    pieces: z
      .array(z.object({ organisationId: id, instruction: filled(2000), lastDay: day.nullable().default(null) }))
      .min(1)
      .max(100),
  }),
  output: z.object({ assignmentIds: z.array(id) }),
})

export const addProgress = contract({
  name: 'addProgress',
  method: 'POST',
  path: '/api/assignments/:id/progress',
  permission: 'tasks.work',
  summary: 'Notes how far the work is; nothing is handed in by it and no date moves.',
  input: z.object({
    id,
    noteId: id,
    text: filled(2000),
    percent: z.number().int().min(0).max(100).nullable().default(null),
  }),
  output: z.object({ noteId: id }),
})
