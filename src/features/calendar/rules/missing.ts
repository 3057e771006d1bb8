/** What the calendar should know by now and does not: the administrator is told, every time it is looked at. */
import { yearOf, type Decision } from '../../../kernel/calendar.js'
import { DECIDED_HOLIDAYS, tetOf, type DecidedHoliday } from '../../../kernel/holidays.js'
import type { MissingView } from '../contract.js'

/** From this date on the coming year's holidays are asked for: the yearly plan is made known in November. */
const ASKED_FROM = '11-01'

/**
 * Holidays of this year and, from 1 November on, of the coming one whose days nobody has decided. What has gone by is not
 * asked for any more.
 */
export function missingDecisions(decisions: readonly Decision[], today: string): MissingView[] {
  const year = yearOf(today)
  const years = today >= `${year}-${ASKED_FROM}` ? [year, year + 1] : [year]
  const holidays = Object.keys(DECIDED_HOLIDAYS) as DecidedHoliday[]
  return years.flatMap((one) =>
    holidays.flatMap((holiday) => {
      const over = (holiday === 'tet' ? tetOf(one) : `${one}-09-02`) < today
      const known = decisions.some(
        ({ content }) => content.kind === 'holiday' && content.holiday === holiday && content.year === one,
      )
      return over || known ? [] : [{ year: one, holiday }]
    }),
  )
}
