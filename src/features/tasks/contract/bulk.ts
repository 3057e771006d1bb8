/** Work on many parts at once: what will happen is shown row by row before it is done, and answered row by row after. */
import { z } from 'zod'
import { contract, day, id, text } from '../../../kernel/contract.js'
import { assignmentState, partRole, timeState } from './states.js'

/**
 * remind: the unit is told at once of what it owes, once a day at most · accept: a result that is in, of a part without open pieces ·
 * extend: more time, the same for all; a request that waits is granted with it · withdraw · acknowledge and undo: the unit's own.
 */
export const BULK_DEEDS = ['remind', 'accept', 'extend', 'withdraw', 'acknowledge', 'undo'] as const
export type BulkDeed = (typeof BULK_DEEDS)[number]
/** Parts in one go. */
export const MOST_IN_BULK = 200

const chosen = z
  .array(z.object({ id, version: z.number().int() }))
  .min(1)
  .max(MOST_IN_BULK)

const given = {
  deed: z.enum(BULK_DEEDS),
  /** extend: to this day … */
  lastDay: day.nullable().default(null),
  /** … or by so many working days, from each part's own deadline, or from today where it has passed. */
  workingDays: z.number().int().min(1).max(250).nullable().default(null),
  /** withdraw: why; extend: a word to the units. */
  reason: text(2000).default(''),
}

export const bulkRow = z.object({
  id,
  version: z.number().int(),
  taskId: id,
  title: z.string(),
  path: z.string(),
  unit: z.string(),
  role: partRole,
  state: assignmentState,
  time: timeState,
  lastDay: day.nullable(),
  /** Why it cannot be done with this part; null where it can. */
  code: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  /** The last day that it would have; null where the deed moves none. */
  newDay: day.nullable(),
})
export type BulkRow = z.infer<typeof bulkRow>

export const previewBulk = contract({
  name: 'previewBulk',
  method: 'POST',
  path: '/api/bulk/preview',
  permission: 'tasks.decide',
  summary:
    'What a deed would do with each of many parts, and why it cannot with some. Nothing is written. Parts that the reader may not see are left out.',
  input: z.object({ ...given, ids: z.array(id).min(1).max(MOST_IN_BULK) }),
  output: z.object({ rows: z.array(bulkRow) }),
})

export const doBulk = contract({
  name: 'doBulk',
  method: 'POST',
  path: '/api/bulk',
  permission: 'tasks.decide',
  summary:
    'Does one deed with many parts in one transaction, each as it would be by itself, with its own event and notice. A part with which it cannot be done is answered with the reason and left as it is; the others are done.',
  input: z.object({ ...given, rows: chosen }),
  output: z.object({
    results: z.array(
      z.object({
        id,
        code: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()),
        /** After the deed; null where nothing was done. */
        version: z.number().int().nullable(),
      }),
    ),
  }),
})

export const exportParts = contract({
  name: 'exportParts',
  method: 'GET',
  path: '/api/parts-file',
  permission: 'tasks.read',
  transport: 'download',
  summary:
    'Parts as a table for spreadsheets (.xlsx or .csv): of a dispatch, of a unit, or those named by `ids` (joined by commas). Every cell is plain text or a number, never a formula. 2,000 rows at most.',
  input: z.object({
    format: z.enum(['xlsx', 'csv']),
    documentId: id.optional(),
    unitId: id.optional(),
    ids: z
      .string()
      .max(37 * MOST_IN_BULK)
      .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/)
      .optional(),
  }),
  output: z.object({}),
})
