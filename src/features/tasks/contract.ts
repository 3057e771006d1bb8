/** Tasks, and the part that each organisation has in them, from issue to acceptance. */
import { z } from 'zod'
import { contract, day, done, filled, id, instant, text } from '../../kernel/contract.js'
import { BOUNDS } from '../../kernel/deadline.js'

/**
 * Workflow of an assignment (domain §2.2): issued đã giao · acknowledged đã tiếp nhận · in_progress đang thực hiện · submitted chờ duyệt ·
 * returned yêu cầu làm lại · accepted hoàn thành · disputed đơn vị trả lại vì không đúng chức năng · withdrawn thu hồi · handed_on chuyển đơn vị khác.
 */
export const ASSIGNMENT_STATES = [
  'issued',
  'acknowledged',
  'in_progress',
  'submitted',
  'returned',
  'accepted',
  'disputed',
  'withdrawn',
  'handed_on',
] as const
export const assignmentState = z.enum(ASSIGNMENT_STATES)
export type AssignmentState = z.infer<typeof assignmentState>

/** Computed, never stored: where the part stands in time. */
export const timeState = z.object({
  code: z.enum(['none', 'ahead', 'soon', 'today', 'late', 'done-on-time', 'done-late', 'done']),
  /** Working days left (ahead, soon, today = 0) or late; null where there is no date. */
  workingDays: z.number().int().nullable(),
})
export type TimeStateView = z.infer<typeof timeState>

export const taskDeadline = z.object({
  text: z.string(),
  bound: z.enum(BOUNDS).nullable(),
  date: day.nullable(),
  lastDay: day.nullable(),
  /** Working days that were really there at issue. */
  workingDaysGiven: z.number().int().nullable(),
})
export type TaskDeadlineView = z.infer<typeof taskDeadline>

export const evidence = z.object({
  id,
  kind: z.enum(['file', 'link', 'document']),
  /** File name, link text, or number and symbol. */
  label: z.string(),
  url: z.string().nullable(),
  size: z.number().int().nullable(),
  mediaType: z.string().nullable(),
  /** Date of a numbered document. */
  date: day.nullable(),
})
export type EvidenceView = z.infer<typeof evidence>

export const submission = z.object({
  id,
  nth: z.number().int(),
  text: z.string(),
  submittedAt: instant,
  submittedBy: z.string(),
  /** Measured at submission against the deadline; null where there is none. */
  onTime: z.boolean().nullable(),
  evidence: z.array(evidence),
  review: z
    .object({
      decision: z.enum(['accept', 'return']),
      reason: z.string().nullable(),
      decidedAt: instant,
      decidedBy: z.string(),
    })
    .nullable(),
})
export type SubmissionView = z.infer<typeof submission>

export const assignmentCan = z.object({
  acknowledge: z.boolean(),
  start: z.boolean(),
  dispute: z.boolean(),
  submit: z.boolean(),
  review: z.boolean(),
  reissue: z.boolean(),
  handOn: z.boolean(),
  withdraw: z.boolean(),
})
export type AssignmentCan = z.infer<typeof assignmentCan>

export const assignment = z.object({
  id,
  taskId: id,
  organisation: z.object({ id, name: z.string(), shortName: z.string() }),
  role: z.enum(['lead', 'cooperating']),
  state: assignmentState,
  time: timeState,
  acknowledgedAt: instant.nullable(),
  submittedAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  /** Reason of the last return, dispute, withdrawal or hand-over. */
  reason: z.string().nullable(),
  version: z.number().int(),
  submissions: z.array(submission),
  can: assignmentCan,
})
export type AssignmentView = z.infer<typeof assignment>

export const historyEntry = z.object({
  id,
  at: instant,
  operation: z.string(),
  /** Post and organisation of who did it. */
  by: z.string(),
  organisation: z.string().nullable(),
  /** The unit whose part it concerns. */
  unit: z.string().nullable(),
  reason: z.string().nullable(),
})
export type HistoryEntry = z.infer<typeof historyEntry>

export const task = z.object({
  id,
  number: z.number().int(),
  ofNumber: z.number().int(),
  title: z.string(),
  action: z.string(),
  path: z.string(),
  product: z.string().nullable(),
  reportTo: z.string().nullable(),
  conditional: z.boolean(),
  deadline: taskDeadline.nullable(),
  issuedAt: instant,
  issuedBy: z.string(),
  issuedFor: z.string().nullable(),
  /** The sentence that gave the order, as it stands in the dispatch. */
  quote: z.string(),
  document: z.object({
    id,
    number: z.string().nullable(),
    kind: z.string().nullable(),
    subject: z.string().nullable(),
    date: day.nullable(),
    issuer: z.string().nullable(),
    span: z.object({ start: z.number(), end: z.number() }).nullable(),
  }),
  assignments: z.array(assignment),
  /** Parts of other units that this reader does not see, as a plain number. */
  othersCount: z.number().int(),
  history: z.array(historyEntry),
  today: day,
})
export type TaskView = z.infer<typeof task>

/* Home */

export const BANDS = [
  'returned',
  'late',
  'soon',
  'to-acknowledge',
  'disputed',
  'to-review',
  'to-confirm',
  'working',
  'waiting',
  'done',
] as const

export const workRow = z.object({
  /** Assignment, or the document for `to-confirm`. */
  id,
  taskId: id.nullable(),
  documentId: id,
  title: z.string(),
  unit: z.string().nullable(),
  role: z.enum(['lead', 'cooperating']).nullable(),
  /** Who ordered it and where: issuer, number, item. */
  issuer: z.string().nullable(),
  documentNumber: z.string().nullable(),
  documentKind: z.string().nullable(),
  path: z.string(),
  deadline: taskDeadline.nullable(),
  state: assignmentState.nullable(),
  time: timeState.nullable(),
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

export const getTask = contract({
  name: 'getTask',
  method: 'GET',
  path: '/api/tasks/:id',
  permission: 'tasks.read',
  summary: 'A task with its sentence, its parts as far as the reader may see them, evidence and history.',
  input: z.object({ id }),
  output: task,
})

const step = { id, version: z.number().int() }
const stepped = z.object({ version: z.number().int() })

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

export const uploadEvidence = contract({
  name: 'uploadEvidence',
  method: 'POST',
  path: '/api/assignments/:id/evidence',
  permission: 'tasks.work',
  transport: 'upload',
  summary: 'Stores a file for the next submission of the part.',
  input: z.object({ id }),
  output: z.object({ fileId: id, name: z.string(), size: z.number().int() }),
})

export const discardEvidence = contract({
  name: 'discardEvidence',
  method: 'DELETE',
  path: '/api/evidence/:id',
  permission: 'tasks.work',
  summary: 'Removes a file that was stored for a submission and not handed in.',
  input: z.object({ id }),
  output: done,
})

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
    files: z.array(id).max(30).default([]),
    links: z
      .array(z.object({ url: z.url({ protocol: /^https?$/ }).max(2000), label: text(300).default('') }))
      .max(30)
      .default([]),
    documents: z
      .array(z.object({ number: filled(100), date: day.nullable().default(null) }))
      .max(30)
      .default([]),
  }),
  output: z.object({ version: z.number().int(), submittedAt: instant }),
})

export const review = contract({
  name: 'review',
  method: 'POST',
  path: '/api/assignments/:id/review',
  permission: 'tasks.review',
  summary: 'Accepts the result, or returns it with a reason.',
  input: z.object({ ...step, decision: z.enum(['accept', 'return']), reason: text(2000).default('') }),
  output: stepped,
})

export const reissue = contract({
  name: 'reissue',
  method: 'POST',
  path: '/api/assignments/:id/reissue',
  permission: 'tasks.direct',
  summary: 'Answers a returned part: the unit keeps it, with a reason.',
  input: z.object({ ...step, reason: filled(2000) }),
  output: stepped,
})

export const handOn = contract({
  name: 'handOn',
  method: 'POST',
  path: '/api/assignments/:id/hand-on',
  permission: 'tasks.direct',
  summary: 'Gives the part to another organisation; the old part stays in the history.',
  input: z.object({ ...step, organisationId: id, reason: filled(2000) }),
  output: z.object({ assignmentId: id }),
})

export const withdraw = contract({
  name: 'withdraw',
  method: 'POST',
  path: '/api/assignments/:id/withdraw',
  permission: 'tasks.direct',
  summary: 'Takes the part back, with a reason.',
  input: z.object({ ...step, reason: filled(2000) }),
  output: stepped,
})

export const downloadEvidence = contract({
  name: 'downloadEvidence',
  method: 'GET',
  path: '/api/evidence/:id',
  permission: 'tasks.read',
  transport: 'download',
  summary: 'A file that was handed in.',
  input: z.object({ id }),
  output: z.object({}),
})

/* The tracking board of a dispatch */

export const boardCell = z.object({
  assignmentId: id,
  taskId: id,
  role: z.enum(['lead', 'cooperating']),
  state: assignmentState,
  time: timeState,
  submittedAt: instant.nullable(),
})
export type BoardCell = z.infer<typeof boardCell>

export const getBoard = contract({
  name: 'getBoard',
  method: 'GET',
  path: '/api/documents/:id/board',
  permission: 'boards.read',
  summary: 'Units × orders of a dispatch.',
  input: z.object({ id }),
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
    units: z.array(z.object({ id, name: z.string(), cells: z.array(boardCell) })),
    counts: z.object({
      tasks: z.number().int(),
      parts: z.number().int(),
      doneOnTime: z.number().int(),
      doneLate: z.number().int(),
      working: z.number().int(),
      soon: z.number().int(),
      late: z.number().int(),
      toReview: z.number().int(),
    }),
  }),
})

export const listBoards = contract({
  name: 'listBoards',
  method: 'GET',
  path: '/api/boards',
  permission: 'boards.read',
  summary: 'Issued dispatches with what is open and late in each, the worst first.',
  input: z.object({}),
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
  }),
})
