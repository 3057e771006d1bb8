/** The home page: what needs this account, in bands. */
import { z } from 'zod'
import { contract, day, id, instant } from '../../../kernel/contract.js'
import { extension } from './extension-view.js'
import { assignmentCan } from './part.js'
import { assignmentState, partDeadline, partRole, taskDeadline, timeState } from './states.js'

export const BANDS = [
  'returned',
  'late',
  'soon',
  'to-acknowledge',
  'disputed',
  'to-review',
  'to-confirm',
  'extensions',
  'extension-decided',
  'working',
  'waiting',
  'standing',
  'done',
] as const

export const workRow = z.object({
  /** Assignment, or the document for `to-confirm`. */
  id,
  taskId: id.nullable(),
  documentId: id,
  title: z.string(),
  unit: z.string().nullable(),
  role: partRole.nullable(),
  /** Who ordered it and where: issuer, number, item. */
  issuer: z.string().nullable(),
  documentNumber: z.string().nullable(),
  documentKind: z.string().nullable(),
  path: z.string(),
  deadline: taskDeadline.nullable(),
  state: assignmentState.nullable(),
  time: timeState.nullable(),
  /** Of a task that comes again: the period of which it is. */
  period: z.object({ from: day, until: day }).nullable(),
  /** The part's own last day; null for `to-confirm`. */
  partDeadline: partDeadline.nullable(),
  /** The request for more time that waits (`extensions`) or was decided last (`extension-decided`). */
  extension: extension.nullable(),
  reason: z.string().nullable(),
  reasonBy: z.string().nullable(),
  reasonAt: instant.nullable(),
  version: z.number().int(),
  can: assignmentCan,
})
export type WorkRow = z.infer<typeof workRow>

export const getMyWork = contract({
  name: 'getMyWork',
  method: 'GET',
  path: '/api/work',
  permission: 'signed-in',
  summary:
    'The home page: what needs this account, in bands, the most urgent first; `total` counts rows of a band that are more than shown.',
  input: z.object({}),
  output: z.object({
    today: day,
    bands: z.array(z.object({ code: z.enum(BANDS), total: z.number().int(), rows: z.array(workRow) })),
  }),
})
