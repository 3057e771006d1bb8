/** What a task waits for, and the deeds that begin it or let it wait again. */
import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../../web/format.js'
import { Button } from '../../../../web/parts/button.js'
import { DateField } from '../../../../web/parts/fields.js'
import { ReasonDialog } from '../../../../web/parts/reason-dialog.js'
import { say } from '../../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../../web/queries.js'
import { countEventDay, sleepTask, type TaskTimeView, type TaskWaitView, wakeTask } from '../../contract.js'

const text = words.taskTime

export function Wait({ taskId, today, time }: { taskId: string; today: string; time: TaskTimeView }) {
  const [asking, setAsking] = useState<'wake' | 'sleep' | null>(null)
  const { wait, before } = time
  if (!wait) return null
  const close = (): void => setAsking(null)
  const waker = before.find((one) => one.wakes)
  const wakeSaid = wait.kind === 'condition' ? text.wake.condition : wait.ahead ? text.wake.eventAhead : text.wake.event
  return (
    <div className={wait.happenedOn ? 'note good' : 'note warn'}>
      <p>
        {wait.kind === 'event'
          ? wait.happenedOn
            ? text.wait.began(wait.awaits)
            : text.wait.event(wait.awaits)
          : text.wait.condition}{' '}
        {wait.happenedOn
          ? wait.kind === 'event'
            ? text.wait.happened(formatDay(wait.happenedOn))
            : text.wait.on(formatDay(wait.happenedOn))
          : text.wait.sleeping}{' '}
        {wait.happenedOn || wait.kind === 'condition'
          ? null
          : waker
            ? text.wait.linked(waker.number)
            : time.can.link && time.others.length > 0
              ? text.wait.linkFirst
              : null}
      </p>
      {wait.reason ? <p className="small">“{wait.reason}”</p> : null}
      {wait.decidedBy && wait.decidedAt ? (
        <p className="small muted num">{text.wait.by(wait.decidedBy, formatInstant(wait.decidedAt))}</p>
      ) : null}
      <div className="buttons deeds">
        {wait.can.wake ? (
          <Button kind="primary" onClick={() => setAsking('wake')}>
            {wakeSaid}
          </Button>
        ) : null}
        {wait.can.sleep ? (
          <Button kind="quiet" onClick={() => setAsking('sleep')}>
            {text.sleep[wait.kind]}
          </Button>
        ) : null}
      </div>
      {asking === 'wake' ? <Wake taskId={taskId} today={today} wait={wait} title={wakeSaid} onClose={close} /> : null}
      {asking === 'sleep' ? <Sleep taskId={taskId} wait={wait} onClose={close} /> : null}
    </div>
  )
}

interface DeedProps {
  taskId: string
  wait: TaskWaitView
  onClose: () => void
}

function Wake({ taskId, today, wait, title, onClose }: DeedProps & { today: string; title: string }) {
  const [day, setDay] = useState(wait.ahead ? '' : today)
  const [asked, setAsked] = useState(false)
  const wrong = !day || (!wait.ahead && day > today)
  const deed = useDo(wakeTask, {
    onDone: ({ parts }) => {
      say(text.wake.done(parts))
      onClose()
    },
  })
  return (
    <ReasonDialog
      open
      onClose={onClose}
      title={title}
      lead={wait.kind === 'event' ? text.wake.lead.event(wait.awaits) : text.wake.lead.condition}
      label={text.wake.reason}
      action={text.wake.action}
      required={false}
      busy={deed.isPending}
      problem={deed.error}
      onConfirm={(reason) => {
        setAsked(true)
        if (!wrong) deed.mutate({ id: taskId, version: wait.version, day, reason })
      }}
    >
      <DateField
        label={text.wake.day}
        value={day}
        onChange={setDay}
        max={wait.ahead ? undefined : today}
        required
        error={asked && wrong ? (wait.ahead ? text.wake.dayNeededAhead : text.wake.dayNeeded) : null}
      />
      <Result taskId={taskId} day={wrong ? '' : day} today={today} />
    </ReasonDialog>
  )
}

/** The deadline that the day would give, before it is written. */
function Result({ taskId, day, today }: { taskId: string; day: string; today: string }) {
  const counted = useAnswer(countEventDay, { id: taskId, day }, { enabled: day !== '', keep: true })
  if (!day || !counted.data) return null
  const { lastDay, dayOff, workingDays } = counted.data
  return (
    <p className="small num" aria-live="polite">
      {lastDay
        ? lastDay < today
          ? text.wake.past
          : text.wake.result(formatDay(lastDay), workingDays ?? 0)
        : text.wake.resultNone}{' '}
      {lastDay && dayOff ? <b>{text.wake.dayOff}</b> : null}
    </p>
  )
}

function Sleep({ taskId, wait, onClose }: DeedProps) {
  const deed = useDo(sleepTask, {
    onDone: ({ parts }) => {
      say(text.sleep.done(parts))
      onClose()
    },
  })
  return (
    <ReasonDialog
      open
      onClose={onClose}
      title={text.sleep[wait.kind]}
      lead={text.sleep.lead}
      label={text.sleep.reason}
      action={text.sleep.action}
      busy={deed.isPending}
      problem={deed.error}
      onConfirm={(reason) => deed.mutate({ id: taskId, version: wait.version, reason })}
    />
  )
}
