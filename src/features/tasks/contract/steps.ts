/** The unit's steps, and the review of what it hands in. */
import { z } from 'zod'
import { contract, day, filled, id, instant, text } from '../../../kernel/contract.js'

/** Every step names the version of the part that was seen: who comes second is told so. */
export const step = { id, version: z.number().int() }
export const stepped = z.object({ version: z.number().int() })

export const acknowledge = contract({
  name: 'acknowledge',
  method: 'POST',
  path: '/api/assignments/:id/acknowledge',
  permission: 'tasks.work',
  summary: 'The unit has taken the part.',
  input: z.object(step),
  output: stepped,
})

export const startWork = contract({
  name: 'startWork',
  method: 'POST',
  path: '/api/assignments/:id/start',
  permission: 'tasks.work',
  summary: 'The unit has begun.',
  input: z.object(step),
  output: stepped,
})

export const dispute = contract({
  name: 'dispute',
  method: 'POST',
  path: '/api/assignments/:id/dispute',
  permission: 'tasks.work',
  summary: 'The unit returns the part as not its own, with a reason and, if it knows, whose it is.',
  input: z.object({ ...step, reason: filled(2000), suggestedOrganisationId: id.nullish() }),
  output: stepped,
})

const expectedId = id.nullable().default(null)

export const submitResult = contract({
  name: 'submitResult',
  method: 'POST',
  path: '/api/assignments/:id/submissions',
  permission: 'tasks.work',
  summary:
    'Hands in the result; the time is frozen. `submissionId` is made by the caller, so that a repeated request does nothing new.',
  input: z.object({
    ...step,
    submissionId: id,
    text: filled(20_000),
    files: z.array(z.object({ id, expectedId })).max(30).default([]),
    links: z
      .array(z.object({ url: z.url({ protocol: /^https?$/ }).max(2000), label: text(300).default(''), expectedId }))
      .max(30)
      .default([]),
    documents: z
      .array(z.object({ number: filled(100), date: day.nullable().default(null), expectedId }))
      .max(30)
      .default([]),
    figures: z
      .array(
        z.object({
          label: filled(300),
          /** Four decimals are kept. */
          amount: z.number().min(-1e15).max(1e15),
          unit: text(60).default(''),
          expectedId,
        }),
      )
      .max(30)
      .default([]),
    /** Pieces of the submission before that are handed in again as they are. */
    keep: z.array(id).max(120).default([]),
    /** What is asked for and can not be handed in, with the reason. */
    missing: z
      .array(z.object({ expectedId: id, reason: filled(1000) }))
      .max(12)
      .default([]),
  }),
  output: z.object({ version: z.number().int(), submittedAt: instant }),
})

export const review = contract({
  name: 'review',
  method: 'POST',
  path: '/api/assignments/:id/review',
  permission: 'tasks.decide',
  summary:
    'Accepts the result, or returns it with a reason; pieces of evidence may be accepted or returned one by one.',
  input: z.object({
    ...step,
    decision: z.enum(['accept', 'return']),
    reason: text(2000).default(''),
    pieces: z
      .array(z.object({ id, decision: z.enum(['accept', 'return']), reason: text(1000).default('') }))
      .max(120)
      .default([]),
  }),
  output: stepped,
})

export const undoStep = contract({
  name: 'undoStep',
  method: 'POST',
  path: '/api/assignments/:id/undo',
  permission: 'tasks.work',
  summary:
    'The unit takes back "đã nhận việc" or "đang làm" that it pressed by mistake, within half an hour; both stay in the history.',
  input: z.object(step),
  output: stepped,
})
