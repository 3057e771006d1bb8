/** What will happen when the orders are issued, said before it happens. */
import { useMemo } from 'react'
import { useNavigate } from 'react-router'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import { say as toast } from '../../../../web/parts/toasts.js'
import { type DocumentView, issueDocument, type OrderView } from '../../contract.js'
import { dayOffReason, longDay } from './deadline-line.js'
import { type Office, planOf, type PlanUnit } from './issue-plan.js'
import { numbersOf } from './orders.js'
import type { Reading } from './use-reading.js'

interface IssueDialogProps {
  document: DocumentView
  office: Office
  reading: Reading
  onClose: () => void
}

const SHOWN = 8

export function IssueDialog({ document, office, reading, onClose }: IssueDialogProps) {
  const say = words.documents.issue
  const navigate = useNavigate()
  const plan = useMemo(() => planOf(document, office), [document, office])
  const numbers = numbersOf(document)
  const numberOf = (order: OrderView): number => numbers.get(order.id) ?? 0
  const issue = async (): Promise<void> => {
    if (reading.busy) return
    const done = await reading.act(issueDocument, {})
    if (!done) return
    toast(say.done(done.tasks, done.parts))
    void navigate(`/theo-doi/${document.id}`)
  }
  const title = say.title(plan.tasks.length)
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={title}
      lead={say.lead}
      onSubmit={() => void issue()}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind="primary" busy={reading.busy}>
            {title}
          </Button>
        </>
      }
    >
      <section className="plan">
        <h3>{say.units(plan.units.length)}</h3>
        {plan.groups.length > 0 ? (
          <p className="small muted">{plan.groups.map((group) => say.group(group.name, group.members)).join('; ')}</p>
        ) : null}
        <Units units={plan.units.slice(0, SHOWN)} />
        {plan.units.length > SHOWN ? (
          <details>
            <summary>{say.moreUnits(plan.units.length)}</summary>
            <Units units={plan.units.slice(SHOWN)} />
          </details>
        ) : null}
      </section>
      {plan.dayOff.length > 0 ? (
        <section className="note warn plan">
          <p>{say.dayOff(plan.dayOff.length)}</p>
          <ul>
            {plan.dayOff.map((order) => (
              <li key={order.id}>
                {say.lineDay(
                  numberOf(order),
                  order.title,
                  order.computed.lastDay ? longDay(order.computed.lastDay) : '',
                  dayOffReason(order.computed.dayOff ?? ''),
                )}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {plan.noDeadline.length > 0 ? (
        <section className="note plan">
          <p>{say.noDeadline(plan.noDeadline.length)}</p>
          <ul>
            {plan.noDeadline.map((order) => (
              <li key={order.id}>{say.line(numberOf(order), order.title)}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {plan.dropped > 0 ? <p className="small muted">{say.dropped(plan.dropped)}</p> : null}
      {plan.open > 0 ? <p className="small muted">{say.open(plan.open)}</p> : null}
      <ProblemNote problem={reading.refusal?.orderId === null ? reading.refusal.problem : null} />
    </Dialog>
  )
}

function Units({ units }: { units: PlanUnit[] }) {
  return (
    <ul className="plain plan-units">
      {units.map((unit) => (
        <li key={unit.id}>
          <span>{unit.name}</span>
          <span className="small muted num">{words.documents.issue.unitTasks(unit.lead, unit.cooperating)}</span>
        </li>
      ))}
    </ul>
  )
}
