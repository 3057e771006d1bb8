/** The tasks that come before and after this one, with what a delay would mean; set by hand, proposed where the words say so. */
import { useState } from 'react'
import { Link } from 'react-router'
import { words } from '../../../../kernel/words/index.js'
import { formatDay } from '../../../../web/format.js'
import { Button } from '../../../../web/parts/button.js'
import { DeedForm } from '../../../../web/parts/deed-form.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { CheckField, SelectField } from '../../../../web/parts/fields.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import { say } from '../../../../web/parts/toasts.js'
import { useDo } from '../../../../web/queries.js'
import { type LinkedTask, linkTask, type TaskTimeView, unlinkTask } from '../../contract.js'
import { isPressing, saySlack } from './slack.js'

const text = words.taskTime.link

interface LinksProps {
  taskId: string
  number: number
  time: TaskTimeView
}

export function Links({ taskId, number, time }: LinksProps) {
  const [adding, setAdding] = useState(false)
  const { before, after, others, can } = time
  return (
    <>
      {before.length > 0 ? <h3>{text.before}</h3> : null}
      <ul className="plain linked">
        {before.map((one) => (
          <Linked
            key={one.id}
            one={one}
            said={saySlack(one.slack, one.number, number)}
            removable={can.link}
            of={taskId}
          />
        ))}
      </ul>
      {after.length > 0 ? <h3>{text.after}</h3> : null}
      <ul className="plain linked">
        {after.map((one) => (
          <Linked key={one.id} one={one} said={saySlack(one.slack, number, one.number)} follows />
        ))}
      </ul>
      {before.length + after.length === 0 ? <p className="muted small">{text.none}</p> : null}
      {can.link && others.length > 0 ? (
        <div className="buttons">
          <Button kind="quiet" small onClick={() => setAdding(true)}>
            {text.add}
          </Button>
        </div>
      ) : null}
      <Dialog open={adding} onClose={() => setAdding(false)} title={text.add} lead={text.lead} bare>
        {adding ? <AddLink taskId={taskId} time={time} onClose={() => setAdding(false)} /> : null}
      </Dialog>
    </>
  )
}

interface LinkedProps {
  one: LinkedTask
  said: string | null
  follows?: boolean
  removable?: boolean
  of?: string
}

function Linked({ one, said, follows = false, removable = false, of }: LinkedProps) {
  const deed = useDo(unlinkTask, { onDone: () => say(text.removed) })
  const facts = [
    one.done ? text.done : one.lastDay ? text.until(formatDay(one.lastDay)) : text.noDay,
    one.wakes ? (follows ? text.wakesOther : text.wakes) : '',
  ]
  return (
    <li>
      <p>
        {one.title === null ? (
          text.nth(one.number)
        ) : (
          <Link to={`/nhiem-vu/${one.id}`}>
            {text.nth(one.number)} · {one.title}
          </Link>
        )}
        <small className="muted num"> {facts.filter(Boolean).join(' · ')}</small>
      </p>
      {said ? <p className={isPressing(one.slack) ? 'small careful' : 'small'}>{said}</p> : null}
      {removable && of ? (
        <Button
          kind="quiet"
          small
          busy={deed.isPending}
          aria-label={text.removeOf(one.number)}
          onClick={() => deed.mutate({ id: of, afterId: one.id })}
        >
          {text.remove}
        </Button>
      ) : null}
      <ProblemNote problem={deed.error} />
    </li>
  )
}

function AddLink({ taskId, time, onClose }: { taskId: string; time: TaskTimeView; onClose: () => void }) {
  const options = [...time.others].sort((a, b) => Number(b.proposed) - Number(a.proposed) || a.number - b.number)
  const sleeps = time.wait?.kind === 'event' && time.wait.happenedOn === null
  const [afterId, setAfterId] = useState(options[0]?.id ?? '')
  const [wakes, setWakes] = useState(sleeps)
  const deed = useDo(linkTask, {
    onDone: () => {
      say(text.added)
      onClose()
    },
  })
  return (
    <DeedForm
      action={text.action}
      busy={deed.isPending}
      problem={deed.error}
      onClose={onClose}
      onSubmit={() => afterId && deed.mutate({ id: taskId, afterId, wakes: sleeps && wakes })}
    >
      <SelectField
        label={text.which}
        value={afterId}
        onChange={setAfterId}
        options={options.map(({ id, number, title, proposed }) => {
          const label = text.option(number, title)
          return { value: id, label: proposed ? text.proposed(label) : label }
        })}
      />
      {sleeps ? <CheckField label={text.wakesBox} checked={wakes} onChange={setWakes} /> : null}
    </DeedForm>
  )
}
