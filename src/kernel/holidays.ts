/**
 * Holidays of a year. By law: Bộ luật Lao động 2019, art. 112 (1/1, Tết 5 days, Giỗ Tổ 10/3 lunar, 30/4, 1/5, Quốc khánh 2 days).
 * Which five days of Tết and which second day of Quốc khánh is decided every year; until then the usual ones stand here, marked
 * as not verified. A holiday on a weekly day off is made up on the next working day (art. 111).
 */
import { addDays } from './days.js'
import { lunarToSolar } from './lunar.js'

export const HOLIDAYS = ['new-year', 'tet', 'hung-kings', 'liberation', 'labour', 'national'] as const
/** A holiday by law; `annual`: one that a decision has added for every year. */
export type HolidayCode = (typeof HOLIDAYS)[number] | 'annual'

/** Holidays whose days are decided every year, with how many there are. */
export const DECIDED_HOLIDAYS = { tet: 5, national: 2 } as const
export type DecidedHoliday = keyof typeof DECIDED_HOLIDAYS

export interface Holiday {
  day: string
  code: HolidayCode
  /** The decision that names this day; null: by law, or the usual day. */
  decisionId: string | null
  /** The usual day of a holiday whose days are decided every year, and have not been. */
  unverified: boolean
}

/** First day of the lunar year that begins in a year, at UTC+7. */
export const tetOf = (year: number): string => lunarToSolar(1, 1, year)

const by = (code: HolidayCode, day: string, unverified = false): Holiday => ({
  day,
  code,
  decisionId: null,
  unverified,
})

/** The usual days: of Tết the last day of the old year and four of the new one, of Quốc khánh 1/9 and 2/9. */
function usualDays(holiday: DecidedHoliday, year: number): Holiday[] {
  if (holiday === 'tet') return [-1, 0, 1, 2, 3].map((n) => by('tet', addDays(tetOf(year), n), true))
  return [by('national', `${year}-09-01`, true), by('national', `${year}-09-02`)]
}

/** Holidays of a year in order; `decided` are the days of Tết and Quốc khánh where a decision names them. */
export function holidaysOf(
  year: number,
  decided: (holiday: DecidedHoliday, year: number) => Holiday[] | null = () => null,
  added: readonly Holiday[] = [],
): Holiday[] {
  const all = [
    by('new-year', `${year}-01-01`),
    ...(decided('tet', year) ?? usualDays('tet', year)),
    by('hung-kings', lunarToSolar(10, 3, year)),
    by('liberation', `${year}-04-30`),
    by('labour', `${year}-05-01`),
    ...(decided('national', year) ?? usualDays('national', year)),
    ...added,
  ]
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
