import type { ReactNode } from 'react'
import type { AssignmentState, TimeStateView } from '../../features/tasks/contract.js'
import { isOpen } from '../../features/tasks/rules.js'
import { words } from '../../kernel/words/index.js'
import { formatShortDay, dayOfInstant } from '../format.js'
import './mark.css'

export type MarkKind = 'late' | 'soon' | 'work' | 'wait' | 'done' | 'back' | 'stand'

/** A sign, a colour and always a word. */
export function Mark({ kind, children }: { kind: MarkKind; children: ReactNode }) {
  return <span className={`mark ${kind}`}>{children}</span>
}

export interface Said {
  kind: MarkKind
  word: string
}

/** Where the part stands in time, or null where there is nothing to say. */
export function sayTime(time: TimeStateView): Said | null {
  const say = words.tasks.time
  const days = Math.abs(time.workingDays ?? 0)
  switch (time.code) {
    case 'late':
      return { kind: 'late', word: say.late(days) }
    case 'today':
      return { kind: 'soon', word: say.today }
    case 'soon':
      return { kind: 'soon', word: say.left(days) }
    case 'ahead':
      return { kind: 'work', word: say.left(days) }
    case 'none':
      return { kind: 'work', word: say.none }
    case 'done-on-time':
      return { kind: 'done', word: say.doneOnTime }
    case 'done-late':
      return { kind: 'soon', word: say.doneLate(days) }
    case 'done':
    case 'stopped':
      return null
  }
}

const KIND: Record<AssignmentState, MarkKind> = {
  dormant: 'stand',
  issued: 'work',
  acknowledged: 'work',
  in_progress: 'work',
  submitted: 'wait',
  returned: 'back',
  accepted: 'done',
  reopened: 'back',
  disputed: 'back',
  paused: 'stand',
  suspended: 'stand',
  withdrawn: 'work',
  cancelled: 'work',
  handed_on: 'work',
  transferred: 'work',
}

/** The workflow state as a word, with the day of submission where the part is done. */
export function sayState(state: AssignmentState, submittedAt: string | null = null): Said {
  const word = words.tasks.state[state]
  const day = state === 'accepted' && submittedAt ? ` ${formatShortDay(dayOfInstant(submittedAt))}` : ''
  return { kind: KIND[state], word: word + day }
}

/** Only parts on which the unit still has to do something are pressed by time. */
export { isOpen } from '../../features/tasks/rules.js'

interface StateMarkProps {
  state: AssignmentState
  time: TimeStateView
  submittedAt?: string | null
}

/** The state of a part and, while it is open or done, how it stands in time: two marks, each a word and a sign. */
export function StateMark({ state, time, submittedAt = null }: StateMarkProps) {
  const said = sayState(state, submittedAt)
  const timed = isOpen(state) && time.code !== 'none' ? sayTime(time) : null
  const measured = state === 'accepted' || state === 'submitted' ? sayTime(time) : null
  const after = measured && (time.code === 'done-on-time' || time.code === 'done-late') ? `, ${measured.word}` : ''
  return (
    <span className="state-marks">
      <Mark kind={said.kind}>
        {said.word}
        {after}
      </Mark>
      {timed ? <Mark kind={timed.kind}>{timed.word}</Mark> : null}
    </span>
  )
}
