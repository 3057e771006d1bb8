/** Asking for more time, deciding about it, taking the request back. */
import { z } from 'zod'
import { contract, day, done, filled, id, text } from '../../../kernel/contract.js'
import { CAUSES } from './extension-view.js'
import { step, stepped } from './steps.js'

export const countNewDay = contract({
  name: 'countNewDay',
  method: 'GET',
  path: '/api/assignments/:id/new-day',
  permission: 'tasks.read',
  summary:
    'The last day that a number of working days more would give (from the deadline, or from today where it has passed), or what a chosen day means. Nothing is written.',
  input: z.object({ id, workingDays: z.coerce.number().int().min(1).max(250).optional(), day: day.optional() }),
  output: z.object({
    lastDay: day,
    /** Why it is a day off ("weekend", a holiday's code), or null. The date is not moved. */
    dayOff: z.string().nullable(),
    /** Working days from the deadline that holds now. */
    workingDaysMore: z.number().int(),
  }),
})

export const askExtension = contract({
  name: 'askExtension',
  method: 'POST',
  path: '/api/assignments/:id/extensions',
  permission: 'tasks.work',
  summary:
    "The unit asks for more time, before or after the deadline, to a day or by working days. Refused by the office's settings with `extension-too-late` or `extension-limit`.",
  input: z
    .object({
      ...step,
      lastDay: day.nullable().default(null),
      workingDays: z.number().int().min(1).max(250).nullable().default(null),
      cause: z.enum(CAUSES),
      reason: filled(2000),
    })
    .refine((given) => (given.lastDay === null) !== (given.workingDays === null), { error: 'day-or-days' }),
  output: stepped.extend({ extensionId: id, lastDay: day }),
})

export const attachExtensionFile = contract({
  name: 'attachExtensionFile',
  method: 'POST',
  path: '/api/extensions/:id/file',
  permission: 'tasks.work',
  transport: 'upload',
  summary:
    'Adds a paper that supports a request which is not yet decided; one a request, a second takes the place of the first.',
  input: z.object({ id }),
  output: z.object({ name: z.string(), size: z.number().int() }),
})

export const downloadExtensionFile = contract({
  name: 'downloadExtensionFile',
  method: 'GET',
  path: '/api/extensions/:id/file',
  permission: 'tasks.read',
  transport: 'download',
  summary: 'The paper that supports a request for more time.',
  input: z.object({ id }),
  output: z.object({}),
})

export const takeBackExtension = contract({
  name: 'takeBackExtension',
  method: 'POST',
  path: '/api/extensions/:id/take-back',
  permission: 'tasks.work',
  summary: 'The unit takes back a request that is not yet decided.',
  input: z.object({ id }),
  output: done,
})

export const decideExtension = contract({
  name: 'decideExtension',
  method: 'POST',
  path: '/api/extensions/:id/decide',
  permission: 'tasks.decide',
  summary: 'Grants a request as asked (`lastDay` null) or to another day, or refuses it with a reason.',
  input: z.object({
    id,
    decision: z.enum(['grant', 'refuse']),
    lastDay: day.nullable().default(null),
    reason: text(2000).default(''),
  }),
  output: z.object({ lastDay: day.nullable() }),
})
