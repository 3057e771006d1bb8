/** A notice as a sentence, and the mark that goes with it. */
import { words } from '../../../kernel/words/index.js'
import type { MarkKind } from '../../../web/parts/mark.js'
import type { NoticeView } from '../contract.js'

const text = words.reminders.said

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
        : { kind: 'work', word: notice.operation === 'reissue' ? text.kept : text.decided }
    case 'ended':
      return { kind: 'work', word: text.ended }
    case 'due':
      return { kind: 'soon', word: days === 0 ? text.lastDay : text.left(days) }
    case 'overdue':
      return { kind: 'late', word: notice.again ? text.lateBy(days) : text.overdue }
    case 'to-review':
      return { kind: 'wait', word: text.toReview(notice.unit) }
    case 'disputed':
      return { kind: 'back', word: text.disputed(notice.unit) }
  }
}
