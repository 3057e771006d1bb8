/** Events of a calendar file (.ics) as whole days. What they mean is the caller's business. */

export interface CalendarEvent {
  /** Which one of the file, counted from 1. */
  number: number
  /** The days that it lasts, ISO; empty where it has none that can be taken. */
  days: string[]
  /** Why it has none: it repeats, it is a matter of hours, it lasts longer than a holiday, it has no day, it was called off. */
  problem: 'repeats' | 'hours' | 'too-long' | 'no-day' | 'cancelled' | null
  summary: string
  categories: string[]
  /** Not yet certain, by its own status. */
  tentative: boolean
}

/** More than any office's calendar of some years. */
export const EVENT_LIMITS = {
  /** Bytes of the file. */
  bytes: 500_000,
  events: 2_000,
  /** Days of one event. */
  days: 31,
  /** Characters of a summary or a category. */
  text: 300,
} as const
