/** What notices tell of; channels are chosen by these. */

/**
 * assigned: a new part · returned: a result came back · decided: a decision about the part · ended: the part is no longer the
 * unit's, the last that it hears of it · due: the last day is near · overdue: it has passed · to-review, disputed: waits for the office · urged,
 * urging-answered: a letter to the unit, and its answer · escalated: a part stays overdue.
 */
export const NOTICE_KINDS = [
  'assigned',
  'returned',
  'decided',
  'ended',
  'due',
  'overdue',
  'to-review',
  'disputed',
  'urged',
  'urging-answered',
  'escalated',
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** Told at once on every channel, outside quiet hours; all others with the digest of the next working day's morning. */
export const AT_ONCE: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['assigned', 'returned', 'overdue', 'decided'])
