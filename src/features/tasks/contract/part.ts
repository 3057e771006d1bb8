/** The part of a task that one organisation has, with what it handed in and what the reader may do with it. */
import { z } from 'zod'
import { day, id, instant } from '../../../kernel/contract.js'
import { evidenceKind } from './evidence.js'
import { extension } from './extension-view.js'
import { progressNote } from './progress.js'
import { occurrence } from './task-time.js'
import { assignmentState, partDeadline, partRole, timeState } from './states.js'

export const evidence = z.object({
  id,
  kind: evidenceKind,
  /** File name, link text, number and symbol, or what a figure is of. */
  label: z.string(),
  url: z.string().nullable(),
  size: z.number().int().nullable(),
  mediaType: z.string().nullable(),
  /** Date of a numbered document. */
  date: day.nullable(),
  /** A figure and what it counts. */
  amount: z.number().nullable(),
  unit: z.string().nullable(),
  /** What of the expected evidence it is handed in for. */
  expectedId: id.nullable(),
  /** Handed in again from the submission before. */
  kept: z.boolean(),
  decision: z.enum(['accept', 'return']).nullable(),
  decisionReason: z.string().nullable(),
})
export type EvidenceView = z.infer<typeof evidence>

export const submission = z.object({
  id,
  nth: z.number().int(),
  text: z.string(),
  submittedAt: instant,
  submittedBy: z.string(),
  /** Measured at submission against the deadline that held; null where there was none. */
  onTime: z.boolean().nullable(),
  evidence: z.array(evidence),
  /** Asked for and not handed in, with the unit's reason. */
  missing: z.array(z.object({ label: z.string(), reason: z.string() })),
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

/** Steps of the flow of work that the reader may make now. */
export const stepCan = z.object({
  wake: z.boolean(),
  acknowledge: z.boolean(),
  start: z.boolean(),
  dispute: z.boolean(),
  submit: z.boolean(),
  undo: z.boolean(),
  review: z.boolean(),
  reopen: z.boolean(),
  reissue: z.boolean(),
  handOn: z.boolean(),
  pause: z.boolean(),
  resume: z.boolean(),
  withdraw: z.boolean(),
  cancel: z.boolean(),
})
export type StepCan = z.infer<typeof stepCan>

export const extensionCan = z.object({
  askExtension: z.boolean(),
  takeBackExtension: z.boolean(),
  decideExtension: z.boolean(),
})
export type ExtensionCan = z.infer<typeof extensionCan>

export const ownCan = z.object({
  /** Gives pieces to units below. */
  subAssign: z.boolean(),
  addProgress: z.boolean(),
})
export type OwnCan = z.infer<typeof ownCan>

export const assignmentCan = stepCan.extend(extensionCan.shape).extend(ownCan.shape)
export type AssignmentCan = z.infer<typeof assignmentCan>

export const assignment = z.object({
  id,
  taskId: id,
  organisation: z.object({ id, name: z.string(), shortName: z.string() }),
  role: partRole,
  /** Of a piece: the part that it is of, the unit that gave it, and what it is to do. */
  under: z
    .object({ id, assigner: z.object({ id, name: z.string(), shortName: z.string() }), instruction: z.string() })
    .nullable(),
  /** Units to which pieces may be given. */
  below: z.array(z.object({ id, name: z.string() })),
  /** Of a task that comes again: the period of which it is. */
  period: occurrence.nullable(),
  progress: z.array(progressNote),
  state: assignmentState,
  /** Since when it is in this state. */
  stateSince: instant,
  time: timeState,
  deadline: partDeadline,
  /** Of a paused part: its last day moved by the working days that it has been paused. A proposal, never more. */
  afterPause: day.nullable(),
  /** What was handed in, measured against the deadline as ordered; null where nothing is or there is none. */
  onTimeAsOrdered: z.boolean().nullable(),
  acknowledgedAt: instant.nullable(),
  submittedAt: instant.nullable(),
  acceptedAt: instant.nullable(),
  /** The unit whose successor has this part, and the successor to which it went: their names. */
  inheritedFrom: z.string().nullable(),
  passedTo: z.string().nullable(),
  /** Reason of the last return, dispute, withdrawal or hand-over. */
  reason: z.string().nullable(),
  /** Whose it is in the view of the unit that returned it as not its own; for those who decide about it. */
  suggested: z.object({ id, name: z.string() }).nullable(),
  version: z.number().int(),
  submissions: z.array(submission),
  /** The ledger of extensions, the newest first. */
  extensions: z.array(extension),
  can: assignmentCan,
})
export type AssignmentView = z.infer<typeof assignment>
