/** Rounds and slips in words and signs. */
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import type { MarkKind } from '../../../web/parts/mark.js'
import type { OutputOf } from '../../../kernel/contract.js'
import type { getOpinion, OpinionAnswer, RoundRow, SlipStanding } from '../contract.js'

const text = words.opinions

export type Round = OutputOf<typeof getOpinion>

export const STANDING: Record<SlipStanding, MarkKind> = {
  'on-time': 'done',
  late: 'soon',
  waiting: 'wait',
  silent: 'late',
}

export const ANSWER: Record<OpinionAnswer, MarkKind> = {
  agree: 'done',
  agree_with_comments: 'work',
  disagree: 'back',
}

/** `trả lời hết ngày 4/12/2026 · còn 3 ngày làm việc` */
export function sayDue(round: Pick<RoundRow, 'dueDay' | 'state' | 'workingDaysLeft'>): string {
  const due = text.due(formatDay(round.dueDay))
  if (round.state === 'closed') return due
  return `${due} · ${round.workingDaysLeft === null ? text.past : text.left(round.workingDaysLeft)}`
}
