/** Opinion slips (phiếu lấy ý kiến): a draft goes to several units with a date, and their answers are collected. */
import { z } from 'zod'
import { contract, day, done, filled, id, instant, text } from '../../kernel/contract.js'

/** đồng ý · đồng ý, có ý kiến · không đồng ý */
export const ANSWERS = ['agree', 'agree_with_comments', 'disagree'] as const
export const answer = z.enum(ANSWERS)
export type OpinionAnswer = z.infer<typeof answer>

export const roundState = z.enum(['draft', 'open', 'closed'])
export type RoundState = z.infer<typeof roundState>

/**
 * Computed, never stored: answered in time or late, still waited for, or silent once the date is past or the round is closed.
 * Silence counts as nothing.
 */
export const slipStanding = z.enum(['on-time', 'late', 'waiting', 'silent'])
export type SlipStanding = z.infer<typeof slipStanding>

export const MOST_ASKED = 300
export const MOST_FILES = 10

export const opinionFile = z.object({ id, label: z.string(), size: z.number().int() })
export type OpinionFile = z.infer<typeof opinionFile>

export const slip = z.object({
  id,
  organisation: z.object({ id, name: z.string() }),
  standing: slipStanding,
  answer: answer.nullable(),
  text: z.string(),
  files: z.array(opinionFile),
  answeredAt: instant.nullable(),
  /** Post of who answered for the unit. */
  answeredBy: z.string().nullable(),
  version: z.number().int(),
  can: z.object({ answer: z.boolean() }),
})
export type SlipView = z.infer<typeof slip>

/** How the answers stand; `waiting` and `silent` are never counted as agreement. */
export const tally = z.object({
  asked: z.number().int(),
  agree: z.number().int(),
  agreeWithComments: z.number().int(),
  disagree: z.number().int(),
  waiting: z.number().int(),
  silent: z.number().int(),
})
export type Tally = z.infer<typeof tally>

const round = {
  id,
  title: z.string(),
  organisation: z.object({ id, name: z.string() }),
  state: roundState,
  dueDay: day,
  sentAt: instant.nullable(),
}

export const roundRow = z.object({
  ...round,
  /** Of whoever asked: how the answers stand. Of a unit that is asked: null. */
  tally: tally.nullable(),
  /** Of a unit that is asked: how its own slip stands. */
  own: slipStanding.nullable(),
  /** Working days left until the date; null when it is past. */
  workingDaysLeft: z.number().int().nullable(),
})
export type RoundRow = z.infer<typeof roundRow>

export const listOpinions = contract({
  name: 'listOpinions',
  method: 'GET',
  path: '/api/opinions',
  permission: 'opinions.use',
  summary:
    'Rounds in which an answer is wanted of the reader, and those that the reader may follow; the newest 100 of each.',
  input: z.object({}),
  output: z.object({ toAnswer: z.array(roundRow), asked: z.array(roundRow) }),
})

export const getOpinion = contract({
  name: 'getOpinion',
  method: 'GET',
  path: '/api/opinions/:id',
  permission: 'opinions.use',
  summary: 'A round with the slips that the reader may see: a unit that is asked sees its own.',
  input: z.object({ id }),
  output: z.object({
    ...round,
    request: z.string(),
    /** The first date that was set, where it was moved. */
    firstDueDay: day.nullable(),
    sentBy: z.string().nullable(),
    closedAt: instant.nullable(),
    conclusion: z.string().nullable(),
    files: z.array(opinionFile),
    slips: z.array(slip),
    tally: tally.nullable(),
    workingDaysLeft: z.number().int().nullable(),
    today: day,
    version: z.number().int(),
    can: z.object({ change: z.boolean(), send: z.boolean(), move: z.boolean(), close: z.boolean() }),
  }),
})

export const saveOpinion = contract({
  name: 'saveOpinion',
  method: 'PUT',
  path: '/api/opinions/:id',
  permission: 'opinions.use',
  summary:
    'Makes a draft of a round, or changes it until it is sent. The id is made by the caller, so that a repeated request does nothing new.',
  input: z.object({
    id,
    title: filled(300),
    request: filled(10_000),
    dueDay: day,
    organisationIds: z.array(id).min(1).max(MOST_ASKED),
  }),
  output: z.object({ version: z.number().int() }),
})

export const addOpinionFile = contract({
  name: 'addOpinionFile',
  method: 'POST',
  path: '/api/opinions/:id/files',
  permission: 'opinions.use',
  transport: 'upload',
  summary: 'Puts a file into a draft; with `slipId` into an answer that is being written.',
  input: z.object({ id, slipId: id.optional() }),
  output: opinionFile,
})

export const dropOpinionFile = contract({
  name: 'dropOpinionFile',
  method: 'DELETE',
  path: '/api/opinion-files/:id',
  permission: 'opinions.use',
  summary: 'Takes a file out of a draft or of an answer, as long as the round is open.',
  input: z.object({ id }),
  output: done,
})

export const downloadOpinionFile = contract({
  name: 'downloadOpinionFile',
  method: 'GET',
  path: '/api/opinion-files/:id',
  permission: 'opinions.use',
  transport: 'download',
  summary: 'A file of the draft or of an answer.',
  input: z.object({ id }),
  output: z.object({}),
})

const step = { id, version: z.number().int() }
const stepped = z.object({ version: z.number().int() })

export const sendOpinion = contract({
  name: 'sendOpinion',
  method: 'POST',
  path: '/api/opinions/:id/send',
  permission: 'opinions.use',
  summary: 'Sends the draft to the units; from then on only its date may change.',
  input: z.object(step),
  output: stepped,
})

export const discardOpinion = contract({
  name: 'discardOpinion',
  method: 'DELETE',
  path: '/api/opinions/:id',
  permission: 'opinions.use',
  summary: 'Throws away a draft that was not sent.',
  input: z.object({ id }),
  output: done,
})

export const moveOpinion = contract({
  name: 'moveOpinion',
  method: 'POST',
  path: '/api/opinions/:id/date',
  permission: 'opinions.use',
  summary: 'Sets another date for the answers, with a reason; the first one is kept.',
  input: z.object({ ...step, dueDay: day, reason: filled(1000) }),
  output: stepped,
})

export const closeOpinion = contract({
  name: 'closeOpinion',
  method: 'POST',
  path: '/api/opinions/:id/close',
  permission: 'opinions.use',
  summary: 'Closes the round with what was taken from the answers; who has not answered has said nothing.',
  input: z.object({ ...step, conclusion: text(10_000).default('') }),
  output: stepped,
})

export const answerOpinion = contract({
  name: 'answerOpinion',
  method: 'POST',
  path: '/api/opinion-slips/:id/answer',
  permission: 'opinions.use',
  summary:
    'The unit answers, or changes its answer while the round is open; comments are needed unless it simply agrees.',
  input: z.object({ ...step, answer, text: text(10_000).default('') }),
  output: stepped,
})
