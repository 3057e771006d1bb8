import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../web/format.js'
import { useMay } from '../../../web/me.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button, ButtonLink } from '../../../web/parts/button.js'
import { Mark } from '../../../web/parts/mark.js'
import { type Crumb, Page } from '../../../web/parts/page.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { sayChange } from '../../../web/say-succession.js'
import { cancelSuccession, getSuccession, type SuccessionPage } from '../contract.js'
import './successions.css'

const text = words.successions

/** A change of the organisations: who, by what, and how far its hand-over is. */
export function ChangePage() {
  const { id = '' } = useParams()
  const answer = useAnswer(getSuccession, { id })
  const may = useMay()
  const crumbs: Crumb[] = may('accounts.manage')
    ? [
        { label: words.organisations.admin, to: '/quan-tri' },
        { label: text.tab, to: '/quan-tri/thay-doi' },
      ]
    : [{ label: text.tab }]
  if (!answer.data) {
    return (
      <Page title={text.title} crumbs={crumbs}>
        <Answer of={answer} lines={6}>
          {() => null}
        </Answer>
      </Page>
    )
  }
  const change = answer.data
  return (
    <Page
      title={sayChange(change)}
      crumbs={crumbs}
      lead={
        change.planned ? (
          <Mark kind="work">{text.page.aheadNote(formatDay(change.effective))}</Mark>
        ) : (
          `${text.kind[change.kind]}, ${text.from(formatDay(change.effective))}`
        )
      }
    >
      <div className="two">
        <div>
          <Facts change={change} />
          <Handovers change={change} />
        </div>
        <div>
          <Functions change={change} />
          <Entered change={change} />
        </div>
      </div>
    </Page>
  )
}

const UnitLinks = ({ units }: { units: { id: string; name: string }[] }): ReactNode => (
  <ul className="plain">
    {units.map((unit) => (
      <li key={unit.id}>
        <Link className="plain-link" to={`/don-vi/${unit.id}`}>
          {unit.name}
        </Link>
      </li>
    ))}
  </ul>
)

function Facts({ change }: { change: SuccessionPage }) {
  const may = useMay()
  const { basis, names, parents } = change
  return (
    <section className="sheet box">
      <h2 className="visually-hidden">{text.title}</h2>
      <dl className="facts">
        <dt>{text.page.before}</dt>
        <dd>
          {names?.before ?? <UnitLinks units={change.predecessors} />}
          {parents ? <small className="muted">{parents.before ?? text.page.noParent}</small> : null}
        </dd>
        {names || parents || change.successors.length > 0 ? (
          <>
            <dt>{text.page.after}</dt>
            <dd>
              {names ? (
                <UnitLinks units={change.predecessors.map(({ id }) => ({ id, name: names.after }))} />
              ) : parents ? (
                (parents.after ?? text.page.noParent)
              ) : (
                <UnitLinks units={change.successors} />
              )}
            </dd>
          </>
        ) : null}
        <dt>{text.page.basis}</dt>
        <dd>
          {words.units.basisOf(basis.number, formatDay(basis.date), basis.issuer)}
          {basis.documentId && may('documents.read') ? (
            <small>
              <Link to={`/van-ban/${basis.documentId}`}>{words.units.openBasis}</Link>
            </small>
          ) : null}
        </dd>
        {change.note ? (
          <>
            <dt>{text.page.note}</dt>
            <dd className="pre-line">{change.note}</dd>
          </>
        ) : null}
      </dl>
    </section>
  )
}

type Handover = SuccessionPage['handovers'][number]

function HandoverMark({ list }: { list: Handover }) {
  if (list.done) return <Mark kind="done">{text.page.done}</Mark>
  if (list.fromConfirmed && list.toConfirmed) return <Mark kind="work">{text.page.both}</Mark>
  if (list.fromConfirmed) return <Mark kind="wait">{text.page.waitsTo}</Mark>
  if (list.toConfirmed) return <Mark kind="wait">{text.page.waitsFrom}</Mark>
  return <Mark kind="wait">{text.page.waitsBoth}</Mark>
}

function Handovers({ change }: { change: SuccessionPage }) {
  if (change.kind === 'rename' || change.kind === 'transfer') return null
  return (
    <section className="sheet box" aria-labelledby="handovers">
      <h2 id="handovers">{text.page.handovers}</h2>
      {change.handovers.length === 0 ? (
        <p className="muted">{text.page.noHandovers}</p>
      ) : (
        <ul className="plain periods">
          {change.handovers.map((list) => (
            <li key={list.id}>
              <div>
                {text.page.handover(list.from.name, list.to.name)}
                <p className="small muted num">{text.page.parts(list.parts)}</p>
                <HandoverMark list={list} />
              </div>
              {list.can.see ? <ButtonLink to={`/ban-giao/${list.id}`}>{text.page.openList}</ButtonLink> : null}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Functions({ change }: { change: SuccessionPage }) {
  if (change.functions.length === 0) return null
  return (
    <section className="sheet box" aria-labelledby="functions">
      <h2 id="functions">{text.page.functions}</h2>
      <ul className="plain periods">
        {change.functions.map((one, at) => (
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at}>
            <div>
              {one.text}
              <p className="small muted">{one.successor.name}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entered({ change }: { change: SuccessionPage }) {
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const deed = useDo(cancelSuccession, {
    onDone: async () => {
      say(text.page.cancelled)
      await navigate('/quan-tri/thay-doi', { replace: true })
    },
  })
  return (
    <section className="sheet box">
      <p className="small muted num">{text.page.entered(change.enteredBy, formatInstant(change.enteredAt))}</p>
      {change.can.cancel ? (
        <Button kind="quiet" small onClick={() => setAsking(true)}>
          {text.page.cancel}
        </Button>
      ) : null}
      <ReasonDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={text.page.cancelTitle}
        lead={text.page.cancelLead}
        label={text.page.cancelReason}
        action={text.page.cancel}
        max={1000}
        busy={deed.isPending}
        problem={deed.error}
        onConfirm={(reason) => deed.mutate({ id: change.id, reason })}
      />
    </section>
  )
}
