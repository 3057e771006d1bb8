import { type ReactNode, useState } from 'react'
import { capital } from '../../../kernel/text.js'
import { periodLabel } from './time/period-label.js'
import { Link } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatNear } from '../../../web/format.js'
import { useIssuer } from '../../../web/issuer.js'
import { useMay } from '../../../web/me.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import { classes } from '../../../web/parts/classes.js'
import { isOpen, Mark, sayState, sayTime } from '../../../web/parts/mark.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { acknowledge, type BANDS, type WorkRow } from '../contract.js'
import { Due } from './due.js'
import { DecideExtension } from './life/decide-extension.js'
import { sayDecision, sayRequest } from './life/say.js'
import { DisputeDialog } from './dispute-dialog.js'
import { sayPlace, taskPath } from './say.js'

type Code = (typeof BANDS)[number]

interface RowProps {
  row: WorkRow
  band: Code
  today: string
  /** Before its name: a box, where several are chosen. */
  before?: ReactNode
}

/** One piece of work: what, from where, by when, and the next step. */
export function Row({ row, band, today, before }: RowProps) {
  const may = useMay()
  const issuer = useIssuer()
  const text = words.tasks.home
  const address = row.taskId ? taskPath(row.taskId, row.id) : `/van-ban/${row.documentId}`
  const from = [
    row.issuer ? text.gives(issuer(row.issuer)) : '',
    row.period ? capital(periodLabel(row.period)) : '',
    sayPlace({ kind: row.documentKind, number: row.documentNumber }, row.path),
    row.role === 'cooperating' ? words.tasks.role.cooperating : '',
    may('boards.read') && row.unit ? row.unit : '',
  ]
  const pressing = band === 'late' || band === 'returned' || row.time?.code === 'late'
  return (
    <li className={classes('row', pressing && row.state !== 'accepted' && 'pressing')}>
      <div>
        <h3>
          {before}
          <Link className="plain-link" to={address}>
            {row.title}
          </Link>
        </h3>
        <p className="small muted">{from.filter(Boolean).join(' · ')}</p>
        <Why row={row} today={today} />
      </div>
      <div>
        {row.taskId ? (
          <div className="due num">
            <Due deadline={row.deadline} part={row.partDeadline} />
          </div>
        ) : null}
        <Standing row={row} />
      </div>
      <NextStep row={row} band={band} />
    </li>
  )
}

function Why({ row, today }: { row: WorkRow; today: string }) {
  const text = words.tasks.home
  if (row.extension) return <AboutTime entry={row.extension} />
  if ((row.state === 'paused' || row.state === 'suspended') && row.reason) {
    return (
      <p className="row-why calm-why">
        <b>{row.state === 'paused' ? words.taskLife.pause.why : words.sourceChanges.suspended}:</b> “{row.reason}”
      </p>
    )
  }
  if (!row.reason || (row.state !== 'returned' && row.state !== 'disputed')) return null
  const when = row.reasonAt ? formatNear(row.reasonAt, today) : ''
  const known = row.reasonBy && when
  const returned = row.state === 'returned'
  const by = known && (returned ? text.returnedBy(row.reasonBy ?? '', when) : text.disputedBy(row.reasonBy ?? '', when))
  return (
    <p className="row-why">
      <b>{by || (returned ? text.returnedPlain : text.disputedPlain)}</b> “{row.reason}”
    </p>
  )
}

/** What was asked for or decided about the date. */
function AboutTime({ entry }: { entry: NonNullable<WorkRow['extension']> }) {
  const reason = entry.state === 'pending' ? entry.reason : entry.decisionReason
  return (
    <p className="row-why calm-why">
      <b>{entry.state === 'pending' ? sayRequest(entry) : sayDecision(entry)}</b> {reason ? `“${reason}”` : ''}
    </p>
  )
}

/** One mark: the state where it needs a person, and how much time is left. */
function Standing({ row }: { row: WorkRow }) {
  if (!row.state) return <Mark kind="wait">{words.tasks.home.read}</Mark>
  const state = sayState(row.state)
  const time = row.time ? sayTime(row.time) : null
  if (!isOpen(row.state)) {
    const after = time && (row.time?.code === 'done-on-time' || row.time?.code === 'done-late') ? `, ${time.word}` : ''
    return (
      <Mark kind={state.kind}>
        {state.word}
        {after}
      </Mark>
    )
  }
  if (row.state === 'returned' || row.state === 'reopened')
    return <Mark kind="back">{[state.word, time?.word].filter(Boolean).join(' · ')}</Mark>
  if (!time || row.time?.code === 'none') return <Mark kind={state.kind}>{state.word}</Mark>
  return (
    <Mark kind={time.kind}>
      {row.state === 'issued' && row.time?.code === 'late' ? `${state.word} · ${time.word}` : time.word}
    </Mark>
  )
}

function NextStep({ row, band }: { row: WorkRow; band: Code }) {
  const text = words.tasks.deed
  const [disputing, setDisputing] = useState(false)
  const [deciding, setDeciding] = useState(false)
  const take = useDo(acknowledge, { onDone: () => say(text.acknowledged) })
  if (!row.taskId) {
    return (
      <div className="row-step">
        <ButtonLink to={`/van-ban/${row.documentId}`} kind="primary">
          {text.checkReading}
        </ButtonLink>
      </div>
    )
  }
  const at = taskPath(row.taskId, row.id)
  const submitAt = taskPath(row.taskId, row.id, 'nop')
  if (band === 'extensions' && row.extension && row.can.decideExtension) {
    return (
      <div className="row-step">
        <Button kind="primary" onClick={() => setDeciding(true)}>
          {words.taskLife.extension.decide}
        </Button>
        <ButtonLink to={at} kind="quiet" small>
          {text.open}
        </ButtonLink>
        <DecideExtension
          partId={row.id}
          unit={row.unit ?? ''}
          entry={row.extension}
          open={deciding}
          onClose={() => setDeciding(false)}
        />
      </div>
    )
  }
  return (
    <div className="row-step">
      {row.can.acknowledge ? (
        <Button kind="primary" busy={take.isPending} onClick={() => take.mutate({ id: row.id, version: row.version })}>
          {text.acknowledge}
        </Button>
      ) : row.can.submit && (row.state === 'returned' || row.state === 'reopened') ? (
        <ButtonLink to={submitAt} kind="now">
          {text.submitAgain}
        </ButtonLink>
      ) : row.can.submit ? (
        <ButtonLink to={submitAt} kind={band === 'working' ? 'plain' : 'primary'}>
          {text.submit}
        </ButtonLink>
      ) : row.can.review ? (
        <ButtonLink to={at} kind="primary">
          {text.review}
        </ButtonLink>
      ) : row.can.reissue ? (
        <ButtonLink to={at} kind="primary">
          {text.settle}
        </ButtonLink>
      ) : (
        <ButtonLink to={at}>{text.open}</ButtonLink>
      )}
      {row.can.dispute && row.can.acknowledge ? (
        <Button kind="quiet" small onClick={() => setDisputing(true)}>
          {text.dispute}
        </Button>
      ) : null}
      <ProblemNote problem={take.error} />
      <DisputeDialog part={row} open={disputing} onClose={() => setDisputing(false)} />
    </div>
  )
}
