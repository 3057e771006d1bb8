/** Things that hold for a time: from a day on, until (and without) another. */
import { conflict, invalid } from '../../../kernel/errors.js'

export interface Period {
  validFrom: string
  /** The first day on which it no longer holds; null where no end is known. */
  validTo: string | null
}

export const holdsOn = (period: Period, day: string): boolean =>
  period.validFrom <= day && (period.validTo === null || period.validTo > day)

/**
 * What holds on a day; else what held last before it; else what came first. So a body that has ended keeps its last name,
 * and one that is spoken of before it began has its first. Undefined only for an empty list.
 */
export function nearestOn<P extends Period>(periods: readonly P[], day: string): P | undefined {
  const sorted = periods.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  return sorted.findLast((period) => period.validFrom <= day) ?? sorted[0]
}

/** Two periods share a day. */
export const overlaps = (a: Period, b: Period): boolean =>
  (b.validTo === null || a.validFrom < b.validTo) && (a.validTo === null || b.validFrom < a.validTo)

/** Refuses a period that does not lie within another (that of an organisation's own existence). */
export function mustFitInto(period: Period, whole: Period, code: string): void {
  const startsLate = period.validFrom >= whole.validFrom
  const endsEarly = whole.validTo === null || (period.validTo !== null && period.validTo <= whole.validTo)
  if (!startsLate || !endsEarly) throw invalid(code, { from: whole.validFrom, to: whole.validTo })
}

/** Refuses a period that shares a day with one of others. */
export function mustNotOverlap(period: Period, others: readonly Period[], code: string): void {
  const rival = others.find((other) => overlaps(other, period))
  if (rival) throw conflict(code, { from: rival.validFrom, to: rival.validTo })
}
