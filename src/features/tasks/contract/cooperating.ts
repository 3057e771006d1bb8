/** Units that cooperate in a task, each by a day of its own where one is set. */
import { z } from 'zod'
import { contract, day, id, text } from '../../../kernel/contract.js'
import { assignmentState, timeState } from './states.js'
import { step, stepped } from './steps.js'

/**
 * As the unit in charge sees it, and the office: who cooperates, by when, and how far it stands. What it handed in stays its own and
 * the office's.
 */
export const cooperatingUnit = z.object({
  assignmentId: id,
  unit: z.object({ id, name: z.string() }),
  state: assignmentState,
  time: timeState,
  lastDay: day.nullable(),
  /** The day was set for this unit; else it has the one of the unit in charge. */
  own: z.boolean(),
  version: z.number().int(),
  can: z.object({ setOwnDay: z.boolean() }),
})
export type CooperatingUnit = z.infer<typeof cooperatingUnit>

export const setOwnDay = contract({
  name: 'setOwnDay',
  method: 'POST',
  path: '/api/assignments/:id/own-day',
  permission: 'tasks.decide',
  summary:
    'Sets the day by which a cooperating unit has to give its input (`lastDay` null: the deadline of the unit in charge again). By who directs, or by the one unit in charge; never after its deadline. Written into the ledger; the ordered day stays.',
  input: z.object({ ...step, lastDay: day.nullable(), reason: text(2000).default('') }),
  output: stepped.extend({ lastDay: day.nullable() }),
})
