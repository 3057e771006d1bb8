/** A dispatch that was issued and then amended, replaced or recalled: recorded, and decided part by part. */
import { z } from 'zod'
import { contract, day, done, filled, id, instant, text } from '../../kernel/contract.js'

/** amended sửa đổi, bổ sung · replaced thay thế · recalled thu hồi */
export const CHANGE_KINDS = ['amended', 'replaced', 'recalled'] as const
/** keep: as it was · redate: with another last day · withdraw · replace: by a task of the new dispatch. */
export const DECISIONS = ['keep', 'redate', 'withdraw', 'replace'] as const
export type Decision = (typeof DECISIONS)[number]
/** Parts that are decided in one go. */
export const MOST_AT_ONCE = 500

const paper = z.object({
  id: id.nullable(),
  kind: z.string().nullable(),
  number: z.string().nullable(),
  date: day.nullable(),
  issuer: z.string().nullable(),
})
export type PaperView = z.infer<typeof paper>

export const change = z.object({
  id,
  kind: z.enum(CHANGE_KINDS),
  document: paper.extend({ id }),
  /** The paper that does it; its `id` where it is in the register and the reader may see it. */
  by: paper,
  note: z.string().nullable(),
  recordedAt: instant,
  recordedBy: z.string(),
  /** Parts that it has suspended, and those of them that nobody has decided yet. Pieces that units gave on are not counted. */
  parts: z.number().int(),
  open: z.number().int(),
  takenBack: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
})
export type ChangeView = z.infer<typeof change>

export const listSourceChanges = contract({
  name: 'listSourceChanges',
  method: 'GET',
  path: '/api/source-changes',
  permission: 'documents.read',
  summary:
    'Changes of a dispatch that was issued, the newest first; without a dispatch, for the office, those with parts that nobody has decided yet.',
  input: z.object({ documentId: id.optional() }),
  output: z.object({ changes: z.array(change), can: z.object({ record: z.boolean(), decide: z.boolean() }) }),
})

export const recordSourceChange = contract({
  name: 'recordSourceChange',
  method: 'POST',
  path: '/api/documents/:id/source-changes',
  permission: 'tasks.issue',
  summary:
    'Records that an issued dispatch was amended, replaced or recalled, by a dispatch of the register or by a number and a date. Its open parts are suspended, and their clocks stand.',
  input: z
    .object({
      id,
      /** Made by the caller, so that a repeated request records nothing twice. */
      changeId: id,
      kind: z.enum(CHANGE_KINDS),
      byDocumentId: id.nullable().default(null),
      byNumber: text(60).default(''),
      byDate: day.nullable().default(null),
      byIssuer: text(200).default(''),
      note: text(2000).default(''),
      /** The tasks that it concerns; null: all. A recall concerns all. */
      taskIds: z.array(id).min(1).max(2000).nullable().default(null),
    })
    .refine((given) => given.byDocumentId !== null || (given.byNumber !== '' && given.byDate !== null), {
      error: 'changing-paper-needed',
    }),
  output: z.object({ changeId: id, suspended: z.number().int() }),
})

const changedPart = z.object({
  assignmentId: id,
  taskId: id,
  taskNumber: z.number().int(),
  title: z.string(),
  path: z.string(),
  unit: z.object({ id, name: z.string() }),
  role: z.enum(['lead', 'cooperating', 'under']),
  /** Where it stood when it was suspended; where it stands now, once it is decided. */
  state: z.string(),
  lastDay: day.nullable(),
  /** Its last day moved by the working days that it has been suspended: a proposal. */
  afterStanding: day.nullable(),
  /** Pieces of it that units below have; they go with it. */
  pieces: z.number().int(),
  /** Tasks of the new dispatch in which the unit has a part. */
  candidates: z.array(id),
  version: z.number().int(),
  open: z.boolean(),
  decided: z
    .object({
      decision: z.enum([...DECISIONS, 'take-back', 'pass']).nullable(),
      lastDay: day.nullable(),
      taskNumber: z.number().int().nullable(),
      taskId: id.nullable(),
      reason: z.string().nullable(),
      at: instant,
      by: z.string(),
    })
    .nullable(),
})
export type ChangedPartView = z.infer<typeof changedPart>

export const getSourceChange = contract({
  name: 'getSourceChange',
  method: 'GET',
  path: '/api/source-changes/:id',
  permission: 'boards.read',
  summary: 'One change of a dispatch with the parts that it has suspended, and what was decided of each.',
  input: z.object({ id }),
  output: z.object({
    change,
    parts: z.array(changedPart),
    /** Tasks of the new dispatch, where it is in the register and issued. */
    newTasks: z.array(
      z.object({ id, number: z.number().int(), title: z.string(), path: z.string(), lastDay: day.nullable() }),
    ),
    today: day,
    can: z.object({ decide: z.boolean(), takeBack: z.boolean() }),
  }),
})
export type SourceChangeView = z.infer<typeof getSourceChange.output>

export const decideSourceChange = contract({
  name: 'decideSourceChange',
  method: 'POST',
  path: '/api/source-changes/:id/decide',
  permission: 'tasks.direct',
  summary:
    'Decides about suspended parts, many at once where the answer is the same: kept as it was, kept with another last day (`lastDay`, or that of the task `taskId` of the new dispatch), withdrawn, or replaced by the task `taskId`. Each part is answered by itself; a part that cannot be decided so stays undecided.',
  input: z.object({
    id,
    parts: z
      .array(z.object({ id, version: z.number().int() }))
      .min(1)
      .max(MOST_AT_ONCE),
    decision: z.enum(DECISIONS),
    lastDay: day.nullable().default(null),
    taskId: id.nullable().default(null),
    reason: text(2000).default(''),
  }),
  output: z.object({
    /** `code`: why a part was not decided. */
    results: z.array(z.object({ id, code: z.string().nullable() })),
    open: z.number().int(),
  }),
})

export const takeBackSourceChange = contract({
  name: 'takeBackSourceChange',
  method: 'POST',
  path: '/api/source-changes/:id/take-back',
  permission: 'tasks.direct',
  summary:
    'The change was recorded by mistake: parts that nobody has decided yet go on where they stood, with their deadlines; what was decided stays.',
  input: z.object({ id, reason: filled(2000) }),
  output: done,
})
