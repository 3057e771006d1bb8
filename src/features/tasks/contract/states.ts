/** Where a part stands: in the flow of work (stored) and in time (computed), and its deadline. */
import { z } from 'zod'
import { day } from '../../../kernel/contract.js'
import { BOUNDS } from '../../../kernel/deadline.js'
import { recurrence, term } from '../../../kernel/deadline-shape.js'

/**
 * Workflow of an assignment (domain §2.2): dormant chưa đến lúc, chờ sự kiện hoặc điều kiện · issued đã giao · acknowledged đã tiếp nhận ·
 * in_progress đang thực hiện · submitted chờ duyệt · returned yêu cầu làm lại · accepted hoàn thành · reopened mở lại · disputed đơn vị trả
 * lại vì không đúng chức năng · paused tạm dừng · suspended chờ quyết định vì văn bản gốc thay đổi · withdrawn thu hồi · cancelled hủy vì
 * lập nhầm · handed_on chuyển đơn vị khác · transferred chuyển đơn vị kế thừa.
 */
export const ASSIGNMENT_STATES = [
  'dormant',
  'issued',
  'acknowledged',
  'in_progress',
  'submitted',
  'returned',
  'accepted',
  'reopened',
  'disputed',
  'paused',
  'suspended',
  'withdrawn',
  'cancelled',
  'handed_on',
  'transferred',
] as const
export const assignmentState = z.enum(ASSIGNMENT_STATES)
export type AssignmentState = z.infer<typeof assignmentState>

/** lead chủ trì · cooperating phối hợp · under đơn vị cấp dưới được giao lại một phần */
export const partRole = z.enum(['lead', 'cooperating', 'under'])
export type PartRole = z.infer<typeof partRole>

/** Computed, never stored: where the part stands in time. */
export const timeState = z.object({
  /** stopped: the clock stands (asleep, paused, suspended). */
  code: z.enum(['none', 'ahead', 'soon', 'today', 'late', 'stopped', 'done-on-time', 'done-late', 'done']),
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
  time: z.string().nullable(),
  /** How "trước ngày" was read at issue, and who decided it. What the office decides later changes nothing here. */
  inclusive: z.boolean(),
  readBy: z.enum(['words', 'office', 'person']),
  every: recurrence.nullable(),
  term: term.nullable(),
  /** The working day before a last day off, by which the office asks the unit to be done. Lateness is measured by `lastDay`. */
  aim: day.nullable(),
})
export type TaskDeadlineView = z.infer<typeof taskDeadline>

/** A part's own last day: as ordered, and as it holds now after what was granted. Both are in every figure. */
export const partDeadline = z.object({
  orderedLastDay: day.nullable(),
  lastDay: day.nullable(),
  /** Another day holds than the one that was ordered. */
  extended: z.boolean(),
  /** Of a cooperating unit: the day that was set for it alone; null where it has the deadline of the unit in charge. */
  ownDay: day.nullable(),
})
export type PartDeadlineView = z.infer<typeof partDeadline>
