import { words } from '../../../kernel/words/index.js'
import { formatDay, formatDeadline } from '../../../web/format.js'
import type { PartDeadlineView, TaskDeadlineView } from '../contract.js'
import './due.css'

const text = words.taskLife.due

interface DueProps {
  /** As ordered; null where only the part's own day is said. */
  deadline: TaskDeadlineView | null
  part: PartDeadlineView | null
}

/** The deadline as it holds, and under it the ordered one where it was moved: both, everywhere. */
export function Due({ deadline, part }: DueProps) {
  if (part?.ownDay && part.lastDay) {
    const own = words.cooperating
    return (
      <>
        {text.until(formatDay(part.lastDay))}
        <small className="due-was">
          {part.lastDay === part.ownDay ? own.ownOf(formatDeadline(deadline)) : own.ownMoved(formatDay(part.ownDay))}
        </small>
      </>
    )
  }
  const dated = deadline?.date !== null && deadline?.date !== undefined
  if (!part?.lastDay || (!part.extended && dated)) return <>{formatDeadline(deadline)}</>
  const ordered = part.extended
    ? dated
      ? formatDeadline(deadline)
      : part.orderedLastDay && formatDay(part.orderedLastDay)
    : deadline?.text
  return (
    <>
      {text.until(formatDay(part.lastDay))}
      {ordered ? (
        <small className="due-was">
          {part.extended ? `${text.extended} · ${text.ordered(ordered)}` : `“${ordered}”`}
        </small>
      ) : null}
    </>
  )
}
