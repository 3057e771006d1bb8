import { dayOf } from '../../../kernel/calendar.js'
import { words } from '../../../kernel/words/index.js'
import { explainDeadline } from '../../../web/explain-deadline.js'
import { dayOfInstant, formatDeadline, formatLongDay, formatShortDay } from '../../../web/format.js'
import { classes } from '../../../web/parts/classes.js'
import type { AssignmentView, TaskView } from '../contract.js'
import './deadline-line.css'

const life = words.taskLife.due

interface Point {
  day: string
  kind: 'done' | 'now' | 'last' | 'late' | 'old'
  labels: string[]
  /** Percent of the line's length. */
  at: number
}

const LEAST = 25

/** Issued, handed in, today and the last day, in order; days that fall together share a point. */
function pointsOf(task: TaskView, part: AssignmentView | null, lead: AssignmentView | null): Point[] {
  const say = words.tasks.deadline
  const late = task.assignments.some((one) => one.time.code === 'late')
  const points: Point[] = []
  const add = (day: string, kind: Point['kind'], label: string): void => {
    const same = points.find((point) => point.day === day)
    if (!same) points.push({ day, kind, labels: [label], at: 0 })
    else {
      same.labels.push(label)
      if (kind !== 'done') same.kind = kind
    }
  }
  add(dayOf(new Date(task.issuedAt)), 'done', say.issued)
  if (part?.submittedAt) add(dayOf(new Date(part.submittedAt)), 'done', say.submitted)
  if (part?.state !== 'accepted') add(task.today, 'now', say.today)
  const own = lead?.deadline
  const ordered = own ? own.orderedLastDay : task.deadline?.lastDay
  if (task.deadline?.aim) add(task.deadline.aim, 'old', words.deadlines.dayOff.point)
  if (own?.extended && ordered) add(ordered, 'old', life.orderedPoint)
  if (lead && own?.extended && own.lastDay) add(own.lastDay, late ? 'late' : 'last', sayMoved(lead))
  else if (ordered) add(ordered, late ? 'late' : 'last', say.last)
  points.sort((a, b) => a.day.localeCompare(b.day))
  return spread(points)
}

/** `gia hạn lần 2, 4/12`: how often the unit was given more time, and when last; else that the date was moved. */
function sayMoved(part: AssignmentView): string {
  const given = part.extensions.filter((entry) => entry.origin === 'asked' && entry.decidedLastDay !== null)
  const last = given.find((entry) => entry.decidedLastDay === part.deadline.lastDay)
  return last?.decidedAt
    ? life.extendedPoint(given.length, formatShortDay(dayOfInstant(last.decidedAt)))
    : life.movedPoint
}

/** True to scale, but never so near that the words of two points run into each other. */
function spread(points: Point[]): Point[] {
  const first = Date.parse(points[0]?.day ?? '')
  const span = Date.parse(points.at(-1)?.day ?? '') - first
  const gap = Math.min(LEAST, 100 / Math.max(1, points.length - 1))
  const at = points.map((point) => (span > 0 ? ((Date.parse(point.day) - first) / span) * 100 : 0))
  for (let i = 1; i < at.length; i++) at[i] = Math.max(at[i] ?? 0, (at[i - 1] ?? 0) + gap)
  for (let i = at.length - 1; i > 0; i--) {
    at[i] = Math.min(at[i] ?? 100, i === at.length - 1 ? 100 : (at[i + 1] ?? 100) - gap)
  }
  return points.map((point, i) => ({ ...point, at: at[i] ?? 0 }))
}

/** The sentences under the line: what was ordered, what it means, how much time there really was. */
function sentences({ deadline, assignments }: TaskView): string[] {
  const moved = assignments.some((part) => part.deadline.extended) ? life.kept : ''
  return [...ordered(deadline), moved].filter(Boolean)
}

function ordered(deadline: TaskView['deadline']): string[] {
  const say = words.tasks.deadline
  if (!deadline) return [say.noneLong]
  const why = explained(deadline)
  if (deadline.bound === 'recurring') return [say.recurringLong(deadline.text || say.recurring), why]
  if (!deadline.lastDay)
    return deadline.bound === 'relative' ? [say.relativeLong(deadline.text || say.relative), why] : [say.noneLong, why]
  const last = formatLongDay(deadline.lastDay)
  return [
    deadline.text ? say.lastDay(deadline.text, last) : say.lastDayPlain(last),
    why,
    deadline.aim ? words.deadlines.dayOff.aim(formatLongDay(deadline.aim)) : '',
    deadline.workingDaysGiven === null ? '' : say.given(deadline.workingDaysGiven),
  ].filter(Boolean)
}

/** By which wording and whose reading the last day is what it is. */
function explained(deadline: NonNullable<TaskView['deadline']>): string {
  const { bound, lastDay } = deadline
  if (bound === null) return ''
  const rule = bound === 'before' && !deadline.inclusive ? 'excluded-day' : 'included-day'
  return explainDeadline({ ...deadline, bound }, { rule, lastDay, period: null }, deadline.readBy)
}

/** The deadline as a line. It is never moved: what was ordered stands there for ever. */
export function DeadlineLine({ task }: { task: TaskView }) {
  const only = task.assignments.length === 1 ? (task.assignments[0] ?? null) : null
  const leads = task.assignments.filter((part) => part.role === 'lead')
  const points = pointsOf(task, only, only ?? (leads.length === 1 ? (leads[0] ?? null) : null))
  const now = points.find((point) => point.labels.includes(words.tasks.deadline.today))
  return (
    <section className="sheet box">
      <h2>
        {words.tasks.deadline.title}
        <span className="deadline-ordered num"> · {formatDeadline(task.deadline)}</span>
      </h2>
      {points.some((point) => point.kind !== 'done' && point.kind !== 'now') ? (
        <ol className="plain line">
          <li className="fill" aria-hidden="true" style={{ width: `${now?.at ?? 100}%` }} />
          {points.map((point, i) => (
            <li
              key={point.day}
              className={classes('pt', point.kind, i === 0 && 'l', i > 0 && i === points.length - 1 && 'r')}
              style={{ left: `${point.at}%` }}
            >
              <span>
                <b className="num">{formatShortDay(point.day)}</b>
                <br />
                {point.labels.join(', ')}
              </span>
            </li>
          ))}
        </ol>
      ) : null}
      <p className="small muted">{sentences(task).join(' ')}</p>
    </section>
  )
}
