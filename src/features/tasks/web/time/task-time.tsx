/** A task's place in time beside its deadline: what it waits for, what comes before and after it. */
import { words } from '../../../../kernel/words/index.js'
import { useAnswer } from '../../../../web/queries.js'
import { getTaskTime, type TaskView } from '../../contract.js'
import { Recurrence } from './recurrence.js'
import { Links } from './links.js'
import { Wait } from './wait.js'
import './time.css'

export function TaskTime({ task }: { task: TaskView }) {
  const { data } = useAnswer(getTaskTime, { id: task.id })
  if (!data) return null
  const { wait, recurrence, before, after, others, can } = data
  const linkable = before.length + after.length > 0 || (can.link && others.length > 0)
  if (!wait && !recurrence && !linkable) return null
  return (
    <section className="sheet box task-time" aria-labelledby="task-time">
      <h2 id="task-time">{words.taskTime.title}</h2>
      <Wait taskId={task.id} today={task.today} time={data} />
      <Recurrence taskId={task.id} time={data} />
      {linkable ? <Links taskId={task.id} number={task.number} time={data} /> : null}
    </section>
  )
}
