import { words } from '../../../../kernel/words/index.js'
import { useAnswer } from '../../../../web/queries.js'
import { countNewDay } from '../../contract.js'

const text = words.taskLife.date

/** What a chosen last day means by the office's calendar: how much later it is, and whether the office is closed. */
export function DayNote({ partId, day }: { partId: string; day: string }) {
  const counted = useAnswer(countNewDay, { id: partId, day }, { enabled: day !== '', keep: true })
  if (!day || !counted.data) return null
  const { dayOff, workingDaysMore } = counted.data
  return (
    <p className="small muted num" aria-live="polite">
      {workingDaysMore > 0 ? `${text.more(workingDaysMore)} ` : ''}
      {dayOff ? <b>{text.dayOff}</b> : null}
    </p>
  )
}
