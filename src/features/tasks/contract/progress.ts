/** How far a unit says that it is. */
import { z } from 'zod'
import { id, instant } from '../../../kernel/contract.js'

export const progressNote = z.object({
  id,
  text: z.string(),
  /** How much of the work is done, as the unit says. */
  percent: z.number().int().nullable(),
  notedAt: instant,
  notedBy: z.string(),
})
export type ProgressNote = z.infer<typeof progressNote>
