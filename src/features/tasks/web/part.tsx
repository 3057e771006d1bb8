import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { dayOfInstant, formatDay } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { StateMark } from '../../../web/parts/mark.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { acknowledge, type AssignmentView, type ExpectedView, startWork, undoStep } from '../contract.js'
import { Direct } from './direct.js'
import { DisputeDialog } from './dispute-dialog.js'
import { Due } from './due.js'
import { AskExtension } from './life/ask-extension.js'
import { Extensions } from './life/extensions.js'
import { Submissions } from './submissions.js'
import { SubmitForm } from './submit-form.js'
import { Given, OwnDeeds, Progress } from './under-part.js'

const text = words.tasks
const life = words.taskLife
const under = words.under

/** States in which a unit no longer has its part. */
const OVER: ReadonlySet<string> = new Set(['withdrawn', 'cancelled', 'handed_on', 'transferred'])

/** Something in this part is for the reader to do. */
export function concerns({ can }: AssignmentView): boolean {
  return can.acknowledge || can.start || can.submit || can.review || can.reissue || can.decideExtension || can.resume
}

interface PartProps {
  part: AssignmentView
  expected: ExpectedView[]
  /** All parts of the task that the reader sees: pieces that were given to units below are among them. */
  all: AssignmentView[]
  today: string
  /** Opened by the button "Báo cáo kết quả" of another page. */
  submitting: boolean
}

/** The task as one unit has it: its state, what it handed in, what the reader may do. */
export function Part({ part, expected, all, today, submitting }: PartProps) {
  const [writing, setWriting] = useState(submitting)
  const taken = all.filter((one) => !OVER.has(one.state)).map((one) => one.organisation.id)
  const unfinished = all.filter((one) => one.under?.id === part.id && !OVER.has(one.state) && one.state !== 'accepted')
  return (
    <>
      <Succession part={part} />
      <Given part={part} />
      <Reason part={part} />
      <OwnDeadline part={part} />
      <Progress part={part} />
      {part.submissions.length > 0 ? (
        <Submissions submissions={part.submissions} />
      ) : (
        <p className="muted">{text.page.noResult}</p>
      )}
      {unfinished.length > 0 && part.can.submit ? (
        <p className="note warn">{under.stillOpen(unfinished.length)}</p>
      ) : null}
      {writing && part.can.submit ? (
        <SubmitForm part={part} expected={expected} onClose={() => setWriting(false)} />
      ) : (
        <UnitDeeds part={part} onWrite={() => setWriting(true)} />
      )}
      <Extensions part={part} />
      <OwnDeeds part={part} taken={taken} />
      <Direct part={part} today={today} />
    </>
  )
}

/** The part's own last day where it is another than the order's. */
function OwnDeadline({ part }: { part: AssignmentView }) {
  if (!part.deadline.extended && !part.deadline.ownDay) return null
  const said =
    part.onTimeAsOrdered === null ? '' : part.onTimeAsOrdered ? life.due.onTimeAsOrdered : life.due.lateAsOrdered
  return (
    <p className="small num">
      <Due deadline={null} part={part.deadline} />
      {said ? <span className="muted"> {said}</span> : null}
    </p>
  )
}

export function PartHead({ part }: { part: AssignmentView }) {
  return (
    <>
      <span className="part-name">
        {part.organisation.name}{' '}
        <span className="small muted">
          · {part.under ? under.by(part.under.assigner.shortName).replace(':', '') : text.role[part.role]}
        </span>
      </span>
      <StateMark state={part.state} time={part.time} submittedAt={part.submittedAt} />
    </>
  )
}

/** Where the part came from, or went to, when units changed. */
function Succession({ part: { inheritedFrom, passedTo } }: { part: AssignmentView }) {
  const say = words.successions.part
  const said = passedTo ? say.passedOn(passedTo) : inheritedFrom ? say.inherited(inheritedFrom) : null
  return said ? <p className="note">{said}</p> : null
}
const NEEDS = new Set<AssignmentView['state']>(['returned', 'disputed', 'reopened'])

function Reason({ part }: { part: AssignmentView }) {
  if (!part.reason || part.state === 'accepted' || part.state === 'submitted') return null
  const label = {
    returned: text.page.whyReturned,
    disputed: text.page.whyDisputed,
    paused: life.pause.why,
    reopened: life.reopen.why,
    suspended: words.sourceChanges.suspended,
  }[part.state as string]
  const said = part.submissions.at(-1)?.review?.reason === part.reason
  if (said && part.state === 'returned') return null
  return (
    <div className={NEEDS.has(part.state) ? 'note problem' : 'note'}>
      <p>
        <b>{label ?? text.page.reason}:</b> “{part.reason}”
        {part.state === 'paused' ? (
          <small className="muted submission-by">{life.pause.since(formatDay(dayOfInstant(part.stateSince)))}</small>
        ) : null}
        {part.suggested ? <small className="submission-by">{text.page.suggested(part.suggested.name)}</small> : null}
        {part.state === 'suspended' ? <small className="muted submission-by">{words.sourceChanges.clock}</small> : null}
      </p>
    </div>
  )
}

function UnitDeeds({ part, onWrite }: { part: AssignmentView; onWrite: () => void }) {
  const [asking, setAsking] = useState<'dispute' | 'extension' | null>(null)
  const back = useDo(undoStep, { onDone: () => say(life.undo.done) })
  const take = useDo(acknowledge, { onDone: () => say(text.deed.acknowledged) })
  const begin = useDo(startWork, { onDone: () => say(text.deed.started) })
  const { can } = part
  if (!can.acknowledge && !can.start && !can.submit && !can.dispute && !can.askExtension && !can.undo) return null
  const step = { id: part.id, version: part.version }
  const again = part.state === 'returned' || part.state === 'reopened'
  return (
    <>
      <div className="buttons deeds">
        {can.acknowledge ? (
          <Button kind="primary" busy={take.isPending} onClick={() => take.mutate(step)}>
            {text.deed.acknowledge}
          </Button>
        ) : null}
        {can.submit ? (
          <Button kind={again ? 'now' : can.acknowledge ? 'plain' : 'primary'} onClick={onWrite}>
            {again ? text.deed.submitAgain : text.deed.submit}
          </Button>
        ) : null}
        {can.start ? (
          <Button busy={begin.isPending} onClick={() => begin.mutate(step)}>
            {text.deed.start}
          </Button>
        ) : null}
        {can.askExtension ? <Button onClick={() => setAsking('extension')}>{life.extension.ask}</Button> : null}
        {can.dispute ? (
          <Button kind="quiet" onClick={() => setAsking('dispute')}>
            {text.deed.dispute}
          </Button>
        ) : null}
        {can.undo ? (
          <Button kind="quiet" busy={back.isPending} onClick={() => back.mutate(step)}>
            {part.state === 'acknowledged' ? life.undo.acknowledged : life.undo.in_progress}
          </Button>
        ) : null}
      </div>
      <ProblemNote problem={take.error ?? begin.error ?? back.error} />
      <DisputeDialog part={part} open={asking === 'dispute'} onClose={() => setAsking(null)} />
      <AskExtension part={part} open={asking === 'extension'} onClose={() => setAsking(null)} />
    </>
  )
}
