import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../web/format.js'
import { useIssuer } from '../../../web/issuer.js'
import { useMay } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { classes } from '../../../web/parts/classes.js'
import { ButtonLink } from '../../../web/parts/button.js'
import { StateMark } from '../../../web/parts/mark.js'
import { type Crumb, Page } from '../../../web/parts/page.js'
import { useAnswer } from '../../../web/queries.js'
import { type AssignmentView, getTask, type TaskView } from '../contract.js'
import { SourceNote } from '../../../web/parts/source-changes/source-note.js'
import { Cooperating } from './cooperating.js'
import { Expected } from './expected.js'
import { DeadlineLine } from './deadline-line.js'
import { History } from './history.js'
import { concerns, Part, PartHead } from './part.js'
import { sayDocument } from './say.js'
import { Sentence } from './sentence.js'
import { firstShown, Periods } from './time/periods.js'
import { TaskTime } from './time/task-time.js'
import './task-page.css'

const text = words.tasks.page

/** One order: its deadline, its sentence, what each unit did with it, what happened. */
export function TaskPage() {
  const { id = '' } = useParams()
  const task = useAnswer(getTask, { id })
  if (!task.data) {
    return (
      <Page title={text.task}>
        <Answer of={task} lines={9}>
          {() => null}
        </Answer>
      </Page>
    )
  }
  return <Loaded data={task.data} />
}

function Loaded({ data: all }: { data: TaskView }) {
  const may = useMay()
  const [search] = useSearchParams()
  const [chosen, setChosen] = useState<string | null>(null)
  const shown = chosen ?? firstShown(all.assignments, search.get('phan'), concerns)
  // Of a task that comes again one period is looked at: its parts, its deadline.
  const data =
    shown === null ? all : { ...all, assignments: all.assignments.filter((part) => part.period?.id === shown) }
  const crumbs: Crumb[] = [
    { label: sayDocument(data.document), to: `/van-ban/${data.document.id}` },
    {
      label: [data.path && words.tasks.home.item(data.path), text.numberOf(data.number, data.ofNumber)]
        .filter(Boolean)
        .join(' · '),
    },
  ]
  const only = data.assignments.length === 1 ? data.assignments[0] : undefined
  return (
    <Page
      title={data.title}
      crumbs={crumbs}
      lead={only ? <StateMark state={only.state} time={only.time} submittedAt={only.submittedAt} /> : undefined}
      actions={
        may('boards.read') ? (
          <ButtonLink to={`/theo-doi/${data.document.id}`}>{words.tasks.board.title}</ButtonLink>
        ) : undefined
      }
    >
      <SourceNote documentId={data.document.id} />
      <div className="two">
        <div>
          {shown === null ? null : <Periods parts={all.assignments} chosen={shown} onChoose={setChosen} />}
          <DeadlineLine task={data} />
          <TaskTime task={data} />
          <Parts key={shown} task={data} />
        </div>
        <div>
          <Sentence task={data} />
          <Cooperating units={data.cooperating} today={data.today} />
          <Facts task={data} />
          <Expected task={data} />
          <History entries={data.history} />
        </div>
      </div>
    </Page>
  )
}

const FEW = 3

/** The parts that the reader may see. Those that need the reader stand open, and so does the one that was asked for. */
function Parts({ task }: { task: TaskView }) {
  const [search] = useSearchParams()
  const wanted = search.get('phan')
  const submitting = search.get('lam') === 'nop'
  const { assignments } = task
  const stepOf = (part: AssignmentView): boolean => submitting && (part.id === wanted || assignments.length === 1)
  const only = assignments.length === 1 ? assignments[0] : undefined
  if (only) {
    return (
      <section className="sheet box" aria-labelledby="parts">
        <h2 id="parts">{text.results}</h2>
        <p className="part-only">
          {only.organisation.name} <span className="muted">· {words.tasks.role[only.role]}</span>
        </p>
        <Part
          key={only.id}
          part={only}
          expected={task.expected}
          all={assignments}
          today={task.today}
          submitting={stepOf(only)}
        />
        <Others n={task.othersCount} />
      </section>
    )
  }
  const isOpen = (part: AssignmentView): boolean =>
    part.id === wanted || (wanted === null && (concerns(part) || assignments.length <= FEW))
  return (
    <section className="sheet box parts" aria-labelledby="parts">
      <h2 id="parts">{text.parts}</h2>
      {inOrder(assignments).map((part) => (
        <details key={part.id} className={classes('part', part.under && 'piece')} open={isOpen(part)}>
          <summary>
            <PartHead part={part} />
          </summary>
          <div className="part-body">
            <Part part={part} expected={task.expected} all={assignments} today={task.today} submitting={stepOf(part)} />
          </div>
        </details>
      ))}
      <Others n={task.othersCount} />
    </section>
  )
}

/** Pieces that were given to units below stand after the part that they are of. */
function inOrder(parts: AssignmentView[]): AssignmentView[] {
  const after = (of: AssignmentView): AssignmentView[] => [
    of,
    ...parts.filter((one) => one.under?.id === of.id).flatMap(after),
  ]
  const ids = new Set(parts.map((one) => one.id))
  return parts.filter((one) => !one.under || !ids.has(one.under.id)).flatMap(after)
}

function Others({ n }: { n: number }) {
  return n > 0 ? <p className="small muted others">{text.others(n)}</p> : null
}

function Facts({ task }: { task: TaskView }) {
  const { document } = task
  const issuer = useIssuer()
  const issued = [task.issuedFor ? issuer(task.issuedFor) : task.issuedBy, formatInstant(task.issuedAt)].join(', ')
  const source = [issuer(document.issuer), document.date && text.dated(formatDay(document.date)), document.subject]
  return (
    <section className="sheet box">
      <h2 className="visually-hidden">{text.task}</h2>
      <dl className="facts">
        <dt>{words.shell.nav.documents}</dt>
        <dd>
          {sayDocument(document)}
          <small className="muted">{source.filter(Boolean).join(' · ')}</small>
        </dd>
        {task.product ? (
          <>
            <dt>{text.product}</dt>
            <dd>{task.product}</dd>
          </>
        ) : null}
        {task.reportTo ? (
          <>
            <dt>{text.reportTo}</dt>
            <dd>{task.reportTo}</dd>
          </>
        ) : null}
        {task.expanded ? (
          <>
            <dt>{text.expanded}</dt>
            <dd>
              {task.expanded.groups.map((group) => text.expandedGroup(group.name, group.units)).join('; ')}
              <small className="muted num">{text.expandedOn(formatDay(task.expanded.on))}</small>
            </dd>
          </>
        ) : null}
        <dt>{text.issuedBy}</dt>
        <dd className="num">{issued}</dd>
      </dl>
    </section>
  )
}
