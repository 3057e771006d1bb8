/** Gia hạn as a ledger: what was asked and decided about a part's deadline. The ordered deadline stays beside it for ever. */
import { z } from 'zod'
import { day, id, instant } from '../../../kernel/contract.js'

/**
 * How an entry came to be: asked xin gia hạn · resumed tiếp tục sau tạm dừng · reopened mở lại · amended văn bản gốc thay đổi · corrected ngày
 * sự kiện được sửa · inherited nhận phần việc với hạn đã gia hạn · own hạn riêng của đơn vị phối hợp · given nơi giao việc cho thêm thời gian. Only `asked` is a request; the others are decided at once.
 */
export const EXTENSION_ORIGINS = [
  'asked',
  'resumed',
  'reopened',
  'amended',
  'corrected',
  'inherited',
  'own',
  'given',
] as const
/** Domain §2.2: CHO_XET, CHAP_THUAN, CHAP_THUAN_KHAC_NGAY, TU_CHOI, RUT; lapsed: the part was closed before a decision. */
export const EXTENSION_STATES = ['pending', 'granted', 'granted_other', 'refused', 'taken_back', 'lapsed'] as const
/** Khách quan, chủ quan. */
export const CAUSES = ['objective', 'subjective'] as const

export const extension = z.object({
  id,
  nth: z.number().int(),
  origin: z.enum(EXTENSION_ORIGINS),
  state: z.enum(EXTENSION_STATES),
  /** The last day that held when it was asked for. */
  oldLastDay: day.nullable(),
  askedLastDay: day.nullable(),
  /** Where the unit asked for working days and not for a date. */
  askedWorkingDays: z.number().int().nullable(),
  /** Asked for when the deadline had passed. */
  askedLate: z.boolean(),
  cause: z.enum(CAUSES).nullable(),
  reason: z.string().nullable(),
  file: z.object({ name: z.string(), size: z.number().int() }).nullable(),
  askedAt: instant.nullable(),
  askedBy: z.string().nullable(),
  decidedLastDay: day.nullable(),
  decisionReason: z.string().nullable(),
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
})
export type ExtensionView = z.infer<typeof extension>
