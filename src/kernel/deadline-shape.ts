/** The shapes of recurring and relative deadlines on the wire. */
import { z } from 'zod'
import { day } from './contract.js'

export const recurrence = z.object({
  count: z.number().int(),
  unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
  day: z.number().int().optional(),
  month: z.number().int().optional(),
  before: z.boolean().optional(),
  at: z.enum(['first', 'next']).optional(),
})

export const term = z.object({
  count: z.number().int().nullable(),
  unit: z.enum(['hour', 'day', 'working-day', 'week', 'month', 'year']).nullable(),
  side: z.enum(['after', 'before']),
  event: z.string().nullable(),
})

/** A period with its last day; `named` is the day that the words name in it. */
export const period = z.object({
  index: z.number().int(),
  from: day,
  until: day,
  lastDay: day,
  named: day.nullable(),
})
