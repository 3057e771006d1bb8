/** What becomes of a task that comes again: which period begins next, and who ends it. */
import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { dayOfInstant, formatDay } from '../../../../web/format.js'
import { Button } from '../../../../web/parts/button.js'
import { ReasonDialog } from '../../../../web/parts/reason-dialog.js'
import { say } from '../../../../web/parts/toasts.js'
import { useDo } from '../../../../web/queries.js'
import { changeRecurrence, type TaskTimeView } from '../../contract.js'
import { periodLabel } from './period-label.js'

const text = words.taskTime.periods

export function Recurrence({ taskId, time }: { taskId: string; time: TaskTimeView }) {
  const [asking, setAsking] = useState(false)
  const { recurrence } = time
  const deed = useDo(changeRecurrence, {
    onDone: (_output, { ended }) => {
      say(ended ? text.endDone : text.goOnDone)
      setAsking(false)
    },
  })
  if (!recurrence) return null
  const { next, ended, can, version } = recurrence
  return (
    <>
      {ended ? (
        <div className="note">
          <p>{text.ended(formatDay(dayOfInstant(ended.at)), ended.by)}</p>
          <p className="small">“{ended.reason}”</p>
        </div>
      ) : (
        <p className="small num">{text.next(periodLabel(next), formatDay(next.lastDay), formatDay(next.from))}</p>
      )}
      {can.change ? (
        <div className="buttons">
          <Button kind="quiet" small onClick={() => setAsking(true)}>
            {ended ? text.goOn : text.end}
          </Button>
        </div>
      ) : null}
      <ReasonDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={ended ? text.goOn : text.end}
        lead={ended ? text.goOnLead : text.endLead}
        label={text.reason}
        action={ended ? text.goOn : text.end}
        busy={deed.isPending}
        problem={deed.error}
        onConfirm={(reason) => deed.mutate({ id: taskId, version, ended: !ended, reason })}
      />
    </>
  )
}
