/** Where a part stands: in the flow of work (stored) and in time (computed), and its deadline. */
import { z } from 'zod'
import { day } from '../../../kernel/contract.js'
import { BOUNDS } from '../../../kernel/deadline.js'

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
