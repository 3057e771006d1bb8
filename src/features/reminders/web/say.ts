/** A notice as a sentence, and the mark that goes with it. */
import { words } from '../../../kernel/words/index.js'
import type { MarkKind } from '../../../web/parts/mark.js'
import type { NoticeView } from '../contract.js'

const text = words.reminders.said
const decisions: Record<string, string> = words.reminders.decisions

/** What happened, without the task's name. */
export function sayNotice(notice: NoticeView): { kind: MarkKind; word: string } {
  const days = notice.workingDays ?? 0
  switch (notice.kind) {
    case 'assigned':
      return { kind: 'work', word: text.assigned }
    case 'returned':
      return { kind: 'back', word: text.returned }
    case 'decided':
      return notice.operation === 'acceptResult'
        ? { kind: 'done', word: text.accepted }
        : { kind: 'work', word: decisions[notice.operation ?? ''] ?? text.decided }
    case 'ended':
      return { kind: 'work', word: text.ended }
    case 'due':
      return { kind: 'soon', word: days === 0 ? text.lastDay : text.left(days) }
    case 'overdue':
      return { kind: 'late', word: notice.again ? text.lateBy(days) : text.overdue }
    case 'to-review':
      return {
        kind: 'wait',
        word: notice.operation === 'askExtension' ? text.asksTime(notice.unit) : text.toReview(notice.unit),
      }
    case 'disputed':
      return { kind: 'back', word: text.disputed(notice.unit) }
    case 'urged':
      return notice.operation === 'recallUrgingLetter'
        ? { kind: 'work', word: text.recalled }
        : { kind: 'late', word: text.urged }
    case 'urging-answered':
      return { kind: 'wait', word: text.urgingAnswered(notice.unit) }
  }
}
