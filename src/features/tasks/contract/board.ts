/** The tracking board of a dispatch, and the list of boards. */
import { z } from 'zod'
import { contract, day, id, instant } from '../../../kernel/contract.js'
import { assignmentState, partDeadline, partRole, taskDeadline, timeState } from './states.js'

export const boardCell = z.object({
  assignmentId: id,
  taskId: id,
  role: partRole,
  state: assignmentState,
  time: timeState,
  deadline: partDeadline,
  /** Of a task that comes again: the period of which it is. Accepted periods before the newest are counted, and not shown. */
  period: z.object({ from: day, until: day }).nullable(),
  /** As in `assignment`. */
  onTimeAsOrdered: z.boolean().nullable(),
  submittedAt: instant.nullable(),
})
export type BoardCell = z.infer<typeof boardCell>

export const getBoard = contract({
  name: 'getBoard',
  method: 'GET',
  path: '/api/documents/:id/board',
  permission: 'boards.read',
  summary: 'Units × orders of a dispatch, under the units of today, or as they were when the work was given.',
  input: z.object({ id, names: z.enum(['then', 'today']).default('today') }),
  output: z.object({
    document: z.object({
      id,
      number: z.string().nullable(),
      kind: z.string().nullable(),
      subject: z.string().nullable(),
      date: day.nullable(),
      issuer: z.string().nullable(),
    }),
    at: instant,
    tasks: z.array(
      z.object({
        id,
        number: z.number().int(),
        path: z.string(),
        title: z.string(),
        deadline: taskDeadline.nullable(),
      }),
    ),
    names: z.enum(['then', 'today']),
    /** The two ways of naming differ for this dispatch. */
    namesDiffer: z.boolean(),
    units: z.array(
      z.object({
        id,
        name: z.string(),
        /** The other names under which its parts are counted: who it is today, or who it was then. */
        otherwise: z.array(z.string()),
        cells: z.array(boardCell),
      }),
    ),
    counts: z.object({
      tasks: z.number().int(),
      parts: z.number().int(),
      /** Accepted and handed in on time by the deadline that held; and of all accepted, those on time as ordered. */
      doneOnTime: z.number().int(),
      doneOnTimeAsOrdered: z.number().int(),
      doneLate: z.number().int(),
      working: z.number().int(),
      soon: z.number().int(),
      late: z.number().int(),
      /** Open and past the deadline as ordered, whatever was granted. */
      lateAsOrdered: z.number().int(),
      toReview: z.number().int(),
      /** Asleep, paused or suspended: their clock stands. */
      standing: z.number().int(),
    }),
  }),
})

export const listBoards = contract({
  name: 'listBoards',
  method: 'GET',
  path: '/api/boards',
  permission: 'boards.read',
  summary:
    'Issued dispatches with what is late in each, a page of 50: those with the most late parts first, then the others, the last issued first.',
  input: z.object({
    /** `next` of the page before. */
    after: z.string().max(100).optional(),
  }),
  output: z.object({
    boards: z.array(
      z.object({
        documentId: id,
        number: z.string().nullable(),
        kind: z.string().nullable(),
        subject: z.string().nullable(),
        date: day.nullable(),
        parts: z.number().int(),
        done: z.number().int(),
        late: z.number().int(),
        toReview: z.number().int(),
      }),
    ),
    next: z.string().nullable(),
  }),
})
