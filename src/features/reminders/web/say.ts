/** A notice as a sentence, and the mark that goes with it. */
import type { MarkKind } from '../../../web/parts/mark.js'
import type { NoticeView } from '../contract.js'
import { sentenceOf } from '../rules.js'

const KINDS: Record<NoticeView['kind'], MarkKind> = {
  assigned: 'work',
  returned: 'back',
  decided: 'work',
  ended: 'work',
  due: 'soon',
  overdue: 'late',
  'to-review': 'wait',
  disputed: 'back',
  urged: 'late',
  'urging-answered': 'wait',
  escalated: 'late',
}

/** What happened, without the task's name. */
export function sayNotice(notice: NoticeView): { kind: MarkKind; word: string } {
  const kind =
    notice.operation === 'acceptResult'
      ? 'done'
      : notice.operation === 'recallUrgingLetter'
        ? 'work'
        : KINDS[notice.kind]
  return { kind, word: sentenceOf(notice) }
}
