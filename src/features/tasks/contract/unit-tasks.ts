/** All parts of a unit, a page at a time; and which units have late ones. */
import { z } from 'zod'
import { contract, day, id, instant } from '../../../kernel/contract.js'
import { workRow } from './home.js'
import { assignmentState, partRole } from './states.js'

/** open: not over yet, the earliest deadline first · closed: accepted, or ended without a result, the last first. */
export const UNIT_VIEWS = ['open', 'closed'] as const
/** late · soon: within the days of "sắp đến hạn" · later · none: without a date. Only where the clock counts. */
export const UNIT_TIMES = ['late', 'soon', 'later', 'none'] as const

export const listUnitTasks = contract({
  name: 'listUnitTasks',
  method: 'GET',
  path: '/api/unit-tasks',
  permission: 'tasks.read',
  summary:
    'Parts of a unit, open or closed, a page of 50: for a unit its own, for the office those of the unit that is named. `next` asks for the page after; `total` is counted for the first page of what is open.',
  input: z.object({
    unitId: id.optional(),
    view: z.enum(UNIT_VIEWS).default('open'),
    state: assignmentState.optional(),
    time: z.enum(UNIT_TIMES).optional(),
    role: partRole.optional(),
    documentId: id.optional(),
    /** `next` of the page before. */
    after: z.string().max(100).optional(),
  }),
  output: z.object({
    today: day,
    unit: z.object({ id, name: z.string() }).nullable(),
    document: z.object({ id, kind: z.string().nullable(), number: z.string().nullable() }).nullable(),
    total: z.number().int().nullable(),
    rows: z.array(workRow),
    next: z.string().nullable(),
  }),
})

export const lateUnit = z.object({
  id,
  name: z.string(),
  late: z.number().int(),
  /** Late by the deadline as ordered: those, and the ones that were granted more time. */
  lateAsOrdered: z.number().int(),
  /** Of the part that is late for the longest. */
  since: instant,
})
export type LateUnit = z.infer<typeof lateUnit>

export const listLateUnits = contract({
  name: 'listLateUnits',
  method: 'GET',
  path: '/api/late-units',
  permission: 'boards.read',
  summary: 'Units with late parts and how many, the most first.',
  input: z.object({}),
  output: z.object({ at: instant, units: z.array(lateUnit), late: z.number().int(), lateAsOrdered: z.number().int() }),
})
