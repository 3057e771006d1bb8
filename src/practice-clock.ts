/** The practice office plays from one fixed day on, so that its sample dispatches and their deadlines never grow old. */
import { practiceFounded } from './features/identity/index.js'
import { dayOf, startOf } from './kernel/calendar.js'
import { systemClock, type Clock } from './platform/clock.js'
import type { Db } from './platform/context.js'

/** The day on which every practice office is founded: its first dispatch has just come in, the deadlines lie ahead. */
const FIRST_DAY = '2026-11-25'

/** The time of the practice office: the real time of day, counted on from `FIRST_DAY` since the office was founded. */
export async function practiceClock(db: Db, real: Clock = systemClock): Promise<Clock> {
  const founded = (await practiceFounded(db)) ?? real()
  const shift = startOf(FIRST_DAY).getTime() - startOf(dayOf(founded)).getTime()
  return () => new Date(real().getTime() + shift)
}
