import { useState } from 'react'
import { Navigate } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatInstant } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { Empty } from '../../../web/parts/empty.js'
import { Mark } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { confirmRightsChanges, listRightsChanges, reverseRightsChange, type RightsChangeView } from '../contract.js'
import { tellChange } from './tell-change.js'
import './account-page.css'

const text = words.rights.page

/** Changes of rights that wait for somebody other than their maker, and what was decided last. */
export function RightsPage() {
  const may = useMay()
  const answer = useAnswer(listRightsChanges, {})
  if (!may('rights.confirm')) return <Navigate to="/" replace />
  return (
    <Page title={text.title} lead={text.lead}>
      <div className="account-page">
        <Answer of={answer} lines={6}>
          {({ waiting, total, decided, others }) => (
            <>
              {others === 0 ? <p className="note warn">{text.alone}</p> : null}
              <section aria-labelledby="cho">
                <header className="rights-head">
                  <h2 id="cho">{text.waiting}</h2>
                  <ConfirmAll changes={waiting.filter((change) => change.can.decide)} />
                </header>
                {waiting.length === 0 ? (
                  <Empty>{text.none}</Empty>
                ) : (
                  <ul className="sheet plain changes">
                    {waiting.map((change) => (
                      <Waiting key={change.id} change={change} />
                    ))}
                  </ul>
                )}
                {total > waiting.length ? <p className="muted">{text.more(total - waiting.length)}</p> : null}
              </section>
              <section aria-labelledby="da">
                <h2 id="da">{text.decided}</h2>
                {decided.length === 0 ? (
                  <p className="muted">{text.noneDecided}</p>
                ) : (
                  <ul className="sheet plain changes">
                    {decided.map((change) => (
                      <Decided key={change.id} change={change} />
                    ))}
                  </ul>
                )}
              </section>
            </>
          )}
        </Answer>
      </div>
    </Page>
  )
}

const saidConfirmed = (_: unknown, { ids }: { ids: string[] }): void => void say(text.saidConfirmed(ids.length))

function ConfirmAll({ changes }: { changes: RightsChangeView[] }) {
  const [asking, setAsking] = useState(false)
  const deed = useDo(confirmRightsChanges, {
    onDone: (output, input) => {
      saidConfirmed(output, input)
      setAsking(false)
    },
  })
  if (changes.length < 2 && !asking) return null
  const close = (): void => setAsking(false)
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        {text.confirmAll(changes.length)}
      </Button>
      <Dialog
        open={asking}
        onClose={close}
        title={text.confirmAllTitle(changes.length)}
        lead={text.confirmAllLead}
        footer={
          <>
            <Button onClick={close}>{words.shell.cancel}</Button>
            <Button
              kind="primary"
              busy={deed.isPending}
              onClick={() => deed.mutate({ ids: changes.map((change) => change.id) })}
            >
              {text.confirm}
            </Button>
          </>
        }
      >
        <ul className="plain changes-short">
          {changes.map((change) => (
            <li key={change.id}>{tellChange(change)}</li>
          ))}
        </ul>
        <ProblemNote problem={deed.error} />
      </Dialog>
    </>
  )
}

function About({ change }: { change: RightsChangeView }) {
  const by = `${change.madeBy.title}, ${change.madeBy.organisation}`
  return (
    <>
      <p className="small muted num">{text.by(by, formatInstant(change.madeAt))}</p>
      {change.note ? <p className="small">{text.note(change.note)}</p> : null}
    </>
  )
}

function Waiting({ change }: { change: RightsChangeView }) {
  const [reversing, setReversing] = useState(false)
  const what = tellChange(change)
  const confirm = useDo(confirmRightsChanges, { onDone: saidConfirmed })
  const reverse = useDo(reverseRightsChange, {
    onDone: () => {
      say(text.saidReversed)
      setReversing(false)
    },
  })
  return (
    <li>
      <div>
        <p>
          <b>{what}</b>
        </p>
        <About change={change} />
        {change.cannot ? <p className="small muted">{text[change.cannot]}</p> : null}
        <ProblemNote problem={confirm.error} />
      </div>
      {change.can.decide ? (
        <div className="buttons">
          <Button
            kind="primary"
            small
            aria-label={text.confirmOf(what)}
            busy={confirm.isPending}
            onClick={() => confirm.mutate({ ids: [change.id] })}
          >
            {text.confirm}
          </Button>
          <Button small aria-label={text.reverseOf(what)} onClick={() => setReversing(true)}>
            {text.reverse}
          </Button>
        </div>
      ) : null}
      <ReasonDialog
        open={reversing}
        onClose={() => setReversing(false)}
        title={text.reverseTitle}
        lead={
          <>
            {what}. {text.undo[change.kind]}
          </>
        }
        label={text.reverseReason}
        action={text.reverse}
        kind="now"
        max={500}
        busy={reverse.isPending}
        problem={reverse.error}
        onConfirm={(reason) => reverse.mutate({ id: change.id, reason })}
      />
    </li>
  )
}

function Decided({ change }: { change: RightsChangeView }) {
  const who = change.decidedBy?.title ?? ''
  const when = change.decidedAt ? formatInstant(change.decidedAt) : ''
  const confirmed = change.state === 'confirmed'
  return (
    <li>
      <div>
        <p>{tellChange(change)}</p>
        <About change={change} />
        <p className="small muted num">
          {confirmed ? text.confirmed(who, when) : text.reversed(who, when, change.reason ?? '')}
        </p>
      </div>
      <Mark kind={confirmed ? 'done' : 'back'}>{confirmed ? text.stateConfirmed : text.stateReversed}</Mark>
    </li>
  )
}
