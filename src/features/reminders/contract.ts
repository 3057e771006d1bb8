/** What an account is told, and why. */
import { z } from 'zod'
import { contract, day, id, instant } from '../../kernel/contract.js'
import { NOTICE_KINDS } from '../../kernel/notice-kinds.js'

export const notice = z.object({
  id,
  kind: z.enum(NOTICE_KINDS),
  /** Why this account is told: its unit leads, or cooperates; or it follows for the office. */
  because: z.enum(['lead', 'cooperating', 'under', 'monitor', 'assigner', 'addressee', 'issuer']),
  /** The operation that it tells of; null for reminders. */
  operation: z.string().nullable(),
  unit: z.string(),
  /** The part that it is about, or the urging letter. */
  taskId: id.nullable(),
  assignmentId: id.nullable(),
  letterId: id.nullable(),
  /** The task's; of a letter its number and symbol. */
  title: z.string(),
  path: z.string(),
  documentKind: z.string().nullable(),
  documentNumber: z.string().nullable(),
  /** Of the part; of a letter the day by which an answer is asked for. */
  lastDay: day.nullable(),
  /** `due`: working days that were left when it was told; `overdue`: working days late by then. */
  workingDays: z.number().int().nullable(),
  /** `overdue`: told before, and still so. */
  again: z.boolean(),
  toldAt: instant,
  read: z.boolean(),
})
export type NoticeView = z.infer<typeof notice>

export const listNotices = contract({
  name: 'listNotices',
  method: 'GET',
  path: '/api/notices',
  permission: 'signed-in',
  summary:
    'What the account was told, the newest first, as far as it may still see it; `before` goes on behind one, `unread` leaves out what was read.',
  input: z.object({ before: id.optional(), unread: z.union([z.boolean(), z.stringbool()]).default(false) }),
  output: z.object({
    today: day,
    unread: z.number().int(),
    notices: z.array(notice),
    /** The notice behind which the list goes on; null at its end. */
    more: id.nullable(),
  }),
})

export const countNotices = contract({
  name: 'countNotices',
  method: 'GET',
  path: '/api/notices/unread',
  permission: 'signed-in',
  summary: 'How many notices the account has not read.',
  input: z.object({}),
  output: z.object({ unread: z.number().int() }),
})

export const readNotices = contract({
  name: 'readNotices',
  method: 'POST',
  path: '/api/notices/read',
  permission: 'signed-in',
  summary: 'Marks notices as read: those named, or all that were shown.',
  input: z.object({ ids: z.array(id).max(500).optional() }),
  output: z.object({ unread: z.number().int() }),
})
