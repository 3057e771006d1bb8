import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { AssignmentState } from '../../tasks/contract.js'
import { words } from '../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { CheckField } from '../../../web/parts/fields.js'
import { Mark, sayState } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { problemSentence } from '../../../web/parts/problem-note.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { Problem } from '../../../web/api.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { type ChangedPartView, getSourceChange, type SourceChangeView, takeBackSourceChange } from '../contract.js'
import { DecideDialog } from './decide-dialog.js'
import '../../../web/parts/source-changes/source-changes.css'

const text = words.sourceChanges
const page = text.page

/** A changed dispatch: its suspended parts, put before the assigner, who decides one by one or many at once. */
export function SourceChangePage() {
  const { id = '' } = useParams()
  const answer = useAnswer(getSourceChange, { id })
  const { data } = answer
  if (!data) {
    return (
      <Page title={text.title}>
        <Answer of={answer} lines={9}>
          {() => null}
        </Answer>
      </Page>
    )
  }
  const { change } = data
  return (
    <Page
      className="source-change"
      title={`${text.paper(change.document)} ${text.mark[change.kind]}`}
      name={text.title}
      crumbs={[{ label: text.paper(change.document), to: `/van-ban/${change.document.id}` }, { label: text.title }]}
      lead={page.lead(
        [text.kind[change.kind], text.paper(change.by), change.by.issuer].filter(Boolean).join(' · '),
        change.recordedBy,
        formatInstant(change.recordedAt),
      )}
      actions={<TakeBack view={data} />}
    >
      {change.note ? <p className="note">“{change.note}”</p> : null}
      {change.takenBack ? (
        <p className="note">
          {text.takenBack(change.takenBack.by, formatInstant(change.takenBack.at))} “{change.takenBack.reason}”
        </p>
      ) : null}
      {data.parts.length === 0 ? <Empty>{page.noParts}</Empty> : <Parts view={data} />}
    </Page>
  )
}

function Parts({ view }: { view: SourceChangeView }) {
  const waiting = view.parts.filter((part) => part.open)
  const decided = view.parts.filter((part) => !part.open)
  return (
    <>
      <output className="source-progress num">
        <b>{page.progress(waiting.length, view.parts.length)}</b>
        <progress value={decided.length} max={view.parts.length} aria-hidden="true" />
      </output>
      {waiting.length > 0 ? <p className="small muted">{text.clock}</p> : <p className="note good">{page.allDone}</p>}
      {waiting.length > 0 ? <Waiting view={view} parts={waiting} /> : null}
      {decided.length > 0 ? (
        <section className="source-part" aria-labelledby="decided">
          <h2 id="decided">{page.decided}</h2>
          <ul className="sheet plain">
            {decided.map((part) => (
              <li key={part.assignmentId} className="source-row">
                <div>
                  <About part={part} />
                </div>
                <Decided part={part} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Waiting({ view, parts }: { view: SourceChangeView; parts: ChangedPartView[] }) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const [deciding, setDeciding] = useState<ChangedPartView[] | null>(null)
  const [failed, setFailed] = useState<ReadonlyMap<string, string>>(new Map())
  const chosen = parts.filter((part) => picked.has(part.assignmentId))
  const { decide } = view.can
  const toggle = (id: string, on: boolean): void => {
    const next = new Set(picked)
    if (on) next.add(id)
    else next.delete(id)
    setPicked(next)
  }
  return (
    <section className="source-part" aria-labelledby="waiting">
      <h2 id="waiting">{page.waiting}</h2>
      {decide ? (
        <div className="source-do no-print">
          <CheckField
            label={page.selectAll}
            checked={chosen.length === parts.length}
            onChange={(on) => setPicked(new Set(on ? parts.map((part) => part.assignmentId) : []))}
          />
          <span className="small muted num" aria-live="polite">
            {page.chosen(chosen.length)}
          </span>
          {chosen.length > 0 ? (
            <Button kind="primary" onClick={() => setDeciding(chosen)}>
              {page.decide(chosen.length)}
            </Button>
          ) : null}
        </div>
      ) : null}
      {failed.size > 0 ? (
        <div className="note problem" role="alert">
          <p>{text.decide.failed(failed.size)}</p>
        </div>
      ) : null}
      <ul className="sheet plain">
        {parts.map((part) => {
          const why = failed.get(part.assignmentId)
          return (
            <li key={part.assignmentId} className="source-row">
              {decide ? (
                <input
                  type="checkbox"
                  aria-label={page.select(part.title, part.unit.name)}
                  checked={picked.has(part.assignmentId)}
                  onChange={(event) => toggle(part.assignmentId, event.target.checked)}
                />
              ) : null}
              <div>
                <About part={part} />
                {why ? <p className="small source-why">{problemSentence(new Problem(409, why))}</p> : null}
              </div>
              {decide ? (
                <Button
                  onClick={() => setDeciding([part])}
                  aria-label={`${page.one}: ${part.title}, ${part.unit.name}`}
                >
                  {page.one}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {deciding ? (
        <DecideDialog
          view={view}
          parts={deciding}
          open
          onClose={() => setDeciding(null)}
          onAnswered={(answered) => {
            setFailed(answered)
            setPicked(new Set(answered.keys()))
          }}
        />
      ) : null}
    </section>
  )
}

function About({ part }: { part: ChangedPartView }) {
  const state = sayState(part.state as AssignmentState).word
  const facts = [
    part.role === 'cooperating' ? words.tasks.role.cooperating : '',
    part.lastDay ? page.lastDay(formatDay(part.lastDay)) : page.noDay,
    part.open ? page.was(state) : '',
    part.open && part.pieces > 0 ? page.pieces(part.pieces) : '',
  ]
  return (
    <>
      <h3>
        <Link className="plain-link" to={`/nhiem-vu/${part.taskId}?phan=${part.assignmentId}`}>
          {part.taskNumber}. {part.title}
        </Link>
      </h3>
      <p className="small">
        <b>{part.unit.name}</b>
        <span className="muted num"> · {facts.filter(Boolean).join(' · ')}</span>
      </p>
    </>
  )
}

function Decided({ part }: { part: ChangedPartView }) {
  const { decided } = part
  const over = part.state === 'withdrawn' || part.state === 'cancelled'
  if (!decided?.decision) return <Mark kind="done">{page.elsewhere}</Mark>
  const said =
    decided.decision === 'replace' && decided.taskNumber !== null
      ? text.saidReplace(decided.taskNumber)
      : text.said[decided.decision]
  const until = decided.lastDay && !over ? `, ${page.lastDay(formatDay(decided.lastDay))}` : ''
  return (
    <div className="source-said">
      <Mark kind={over ? 'back' : 'done'}>
        {decided.taskId && over ? <Link to={`/nhiem-vu/${decided.taskId}`}>{said}</Link> : said}
        {until}
      </Mark>
      {decided.reason ? <p className="small">“{decided.reason}”</p> : null}
      <p className="small muted num">{text.saidBy(decided.by, formatInstant(decided.at))}</p>
    </div>
  )
}

function TakeBack({ view }: { view: SourceChangeView }) {
  const [open, setOpen] = useState(false)
  const deed = useDo(takeBackSourceChange, {
    onDone: () => {
      say(page.takenBack)
      setOpen(false)
    },
  })
  if (!view.can.takeBack) return null
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {page.takeBack}
      </Button>
      <ReasonDialog
        open={open}
        onClose={() => setOpen(false)}
        title={page.takeBackTitle}
        lead={page.takeBackLead(view.change.open)}
        label={page.takeBackReason}
        action={page.takeBack}
        busy={deed.isPending}
        problem={deed.error}
        onConfirm={(reason) => deed.mutate({ id: view.change.id, reason })}
      />
    </>
  )
}
