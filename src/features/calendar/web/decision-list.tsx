/** The decisions behind a year, each with the document that it rests on. */
import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { dayOfInstant, formatDay } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { Empty } from '../../../web/parts/empty.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type DecisionView, removeDecision } from '../contract.js'
import { Impact } from './decision/impact.js'
import { sayContent } from './say.js'

const text = words.calendar.decisions

interface DecisionListProps {
  year: number
  decisions: DecisionView[]
  canChange: boolean
  onChange: (decision: DecisionView) => void
}

export function DecisionList({ year, decisions, canChange, onChange }: DecisionListProps) {
  const [removing, setRemoving] = useState<DecisionView | null>(null)
  const living = decisions.filter((one) => !one.removed)
  const removed = decisions.filter((one) => one.removed)
  return (
    <section className="decisions">
      <h2>{text.title}</h2>
      {living.length === 0 ? <Empty>{text.none(year)}</Empty> : null}
      {living.length > 0 ? (
        <ul className="sheet plain">
          {living.map((one) => (
            <li key={one.id} className="decision-row">
              <Said decision={one} />
              {canChange ? (
                <div className="buttons">
                  <Button small aria-label={text.changeOf(one.title)} onClick={() => onChange(one)}>
                    {text.change}
                  </Button>
                  <Button kind="quiet" small aria-label={text.removeOf(one.title)} onClick={() => setRemoving(one)}>
                    {text.remove}
                  </Button>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {removed.length > 0 ? (
        <details className="removed no-print">
          <summary>{text.removedTitle(removed.length)}</summary>
          <ul className="sheet plain">
            {removed.map((one) => (
              <li key={one.id} className="decision-row">
                <Said decision={one} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <RemoveDialog decision={removing} onClose={() => setRemoving(null)} />
    </section>
  )
}

function Said({
  decision: { title, content, basis, note, enteredBy, enteredAt, removed },
}: {
  decision: DecisionView
}) {
  return (
    <div>
      <b>{title}</b>
      <p className="num">{sayContent(content)}</p>
      <p className="small muted">
        {text.basis(basis.number, formatDay(basis.date), basis.issuer)} ·{' '}
        {text.entered(enteredBy, formatDay(dayOfInstant(enteredAt)))}
      </p>
      {note ? <p className="small">{note}</p> : null}
      {removed ? (
        <p className="small careful">{text.removed(removed.by, formatDay(dayOfInstant(removed.at)), removed.reason)}</p>
      ) : null}
    </div>
  )
}

function RemoveDialog({ decision, onClose }: { decision: DecisionView | null; onClose: () => void }) {
  const remove = words.calendar.remove
  const deed = useDo(removeDecision, {
    onDone: () => {
      say(remove.done(decision?.title ?? ''))
      onClose()
    },
  })
  return (
    <ReasonDialog
      open={decision !== null}
      onClose={onClose}
      title={remove.title}
      lead={decision ? remove.lead(decision.title) : null}
      label={remove.reason}
      action={remove.action}
      kind="now"
      max={1000}
      busy={deed.isPending}
      problem={deed.error}
      onConfirm={(reason) => {
        if (decision) deed.mutate({ id: decision.id, version: decision.version, reason })
      }}
    >
      {decision ? <Impact content={null} replaces={decision.id} /> : null}
    </ReasonDialog>
  )
}
