import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../web/format.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { SelectField, TextArea } from '../../../web/parts/fields.js'
import { Mark, type MarkKind } from '../../../web/parts/mark.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { allotHandoverPart, confirmHandover, getHandover, type HandoverView, noteHandover } from '../contract.js'
import './successions.css'
import '../../../web/parts/admin.css'

const text = words.successions.handover
type Item = HandoverView['items'][number]
type Side = 'from' | 'to'

/** A hand-over list, for both sides and for the office; prints as the record that both sign. */
export function HandoverPage() {
  const { id = '' } = useParams()
  const answer = useAnswer(getHandover, { id })
  if (!answer.data) {
    return (
      <Page title={text.title}>
        <Answer of={answer} lines={9}>
          {() => null}
        </Answer>
      </Page>
    )
  }
  const list = answer.data
  const { basis, kind, effective } = list.succession
  return (
    <Page
      className="handover"
      title={text.between(list.from.name, list.to.name)}
      name={text.title}
      crumbs={[{ label: words.successions.tab, to: `/thay-doi/${list.succession.id}` }, { label: text.title }]}
      lead={
        <>
          {text.lead(words.successions.kind[kind], basis.number, formatDay(basis.date), basis.issuer)}.{' '}
          {text.effective(formatDay(effective))}
        </>
      }
      actions={
        <Button className="wide-only" onClick={() => window.print()}>
          {text.print}
        </Button>
      }
    >
      {list.doneAt ? (
        <p className="note good">
          <Mark kind="done">{text.doneAt(formatInstant(list.doneAt))}</Mark>
        </p>
      ) : null}
      <Sides list={list} />
      <Items list={list} />
      <Note list={list} />
      <div className="print-only sign-row">
        <b>{text.sign.from}</b>
        <b>{text.sign.to}</b>
      </div>
    </Page>
  )
}

function Sides({ list }: { list: HandoverView }) {
  const [asking, setAsking] = useState<Side | null>(null)
  const sides: { side: Side; role: string; name: string; said: HandoverView['fromConfirmed']; can: boolean }[] = [
    { side: 'from', role: text.giver, name: list.from.name, said: list.fromConfirmed, can: list.can.confirmFrom },
    { side: 'to', role: text.taker, name: list.to.name, said: list.toConfirmed, can: list.can.confirmTo },
  ]
  return (
    <div className="sides">
      {sides.map(({ side, role, name, said, can }) => (
        <section key={side} className="sheet box" aria-label={role}>
          <p className="small muted">{role}</p>
          <h2>{name}</h2>
          {said ? (
            <>
              <Mark kind="done">{text.confirmed(said.by, formatInstant(said.at))}</Mark>
              {said.office ? <p className="small muted">{text.byOffice}</p> : null}
            </>
          ) : (
            <Mark kind="wait">{text.notConfirmed}</Mark>
          )}
          {can ? (
            <div className="buttons">
              <Button kind="primary" onClick={() => setAsking(side)}>
                {side === 'from' ? text.confirmFrom : text.confirmTo}
              </Button>
            </div>
          ) : null}
        </section>
      ))}
      <Dialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={asking ? text.confirmTitle[asking] : ''}
        lead={text.confirmLead(list.items.length)}
        bare
      >
        {asking ? <Confirm list={list} side={asking} onClose={() => setAsking(null)} /> : null}
      </Dialog>
    </div>
  )
}

function Confirm({ list, side, onClose }: { list: HandoverView; side: Side; onClose: () => void }) {
  const other = side === 'from' ? list.toConfirmed : list.fromConfirmed
  const deed = useDo(confirmHandover, {
    onDone: ({ moved }) => {
      say(other ? text.confirmedBoth(moved) : text.confirmedOne)
      onClose()
    },
  })
  return (
    <DeedForm
      action={side === 'from' ? text.confirmFrom : text.confirmTo}
      busy={deed.isPending}
      problem={deed.error}
      onSubmit={() => deed.isPending || deed.mutate({ id: list.id, version: list.version, side })}
      onClose={onClose}
    >
      {list.succession.effective > list.today ? <p>{text.confirmLater(formatDay(list.succession.effective))}</p> : null}
    </DeedForm>
  )
}

const PASSAGE: Record<Item['passage'], MarkKind> = { moves: 'work', waits: 'wait', moved: 'done', over: 'done' }

function Items({ list }: { list: HandoverView }) {
  const [allotting, setAllotting] = useState<Item | null>(null)
  const allots = list.can.allot && list.others.length > 0
  return (
    <section className="handover-items" aria-labelledby="items">
      <h2 id="items">{text.items}</h2>
      <div className="sheet">
        <table className="admin-table">
          <thead>
            <tr>
              <th scope="col">{text.columns.task}</th>
              <th scope="col">{text.columns.place}</th>
              <th scope="col">{text.columns.deadline}</th>
              <th scope="col">{text.columns.state}</th>
              <th scope="col">{text.columns.passage}</th>
            </tr>
          </thead>
          <tbody>
            {list.items.map((item) => (
              <tr key={item.assignmentId}>
                <th scope="row">
                  <Link className="plain-link" to={`/nhiem-vu/${item.taskId}`}>
                    {item.title}
                  </Link>
                  {item.role === 'cooperating' ? <small className="muted">{text.cooperating}</small> : null}
                </th>
                <td data-label={text.columns.place}>
                  {[item.documentNumber ?? item.documentKind, item.path && words.tasks.home.item(item.path)]
                    .filter(Boolean)
                    .join(', ')}
                </td>
                <td data-label={text.columns.deadline} className="num">
                  {item.lastDay ? formatDay(item.lastDay) : text.noDeadline}
                </td>
                <td data-label={text.columns.state}>
                  {words.tasks.state[item.state as keyof typeof words.tasks.state] ?? item.state}
                </td>
                <td>
                  <Mark kind={PASSAGE[item.passage]}>{text.passage[item.passage]}</Mark>
                  {allots && (item.passage === 'moves' || item.passage === 'waits') ? (
                    <div className="no-print">
                      <Button kind="quiet" small onClick={() => setAllotting(item)}>
                        {text.allot}
                      </Button>
                    </div>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Dialog
        open={allotting !== null}
        onClose={() => setAllotting(null)}
        title={text.allotTitle}
        lead={text.allotLead}
        bare
      >
        {allotting ? <Allot list={list} item={allotting} onClose={() => setAllotting(null)} /> : null}
      </Dialog>
    </section>
  )
}

function Allot({ list, item, onClose }: { list: HandoverView; item: Item; onClose: () => void }) {
  const [to, setTo] = useState(list.others[0]?.id ?? '')
  const navigate = useNavigate()
  const deed = useDo(allotHandoverPart, {
    onDone: async ({ empty }) => {
      say(text.allotted)
      onClose()
      if (empty) await navigate(`/thay-doi/${list.succession.id}`, { replace: true })
    },
  })
  const submit = (): void => {
    if (!deed.isPending)
      deed.mutate({ id: list.id, version: list.version, assignmentId: item.assignmentId, successorId: to })
  }
  return (
    <DeedForm action={text.allot} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <p>{item.title}</p>
      <SelectField
        label={text.allotTo}
        value={to}
        onChange={setTo}
        options={list.others.map((one) => ({ value: one.id, label: one.name }))}
      />
    </DeedForm>
  )
}

function Note({ list }: { list: HandoverView }) {
  const [writing, setWriting] = useState(false)
  return (
    <section className="sheet box" aria-labelledby="note">
      <h2 id="note">{text.note}</h2>
      {writing ? (
        <NoteForm list={list} onClose={() => setWriting(false)} />
      ) : (
        <>
          <p className={list.note ? 'pre-line' : 'muted'}>{list.note ?? text.noNote}</p>
          {list.can.note ? (
            <div className="buttons no-print">
              <Button onClick={() => setWriting(true)}>{text.changeNote}</Button>
            </div>
          ) : null}
        </>
      )}
    </section>
  )
}

function NoteForm({ list, onClose }: { list: HandoverView; onClose: () => void }) {
  const [note, setNote] = useState(list.note ?? '')
  const deed = useDo(noteHandover, {
    onDone: () => {
      say(text.noteSaved)
      onClose()
    },
  })
  return (
    <form
      className="form-part"
      onSubmit={(event) => {
        event.preventDefault()
        if (!deed.isPending) deed.mutate({ id: list.id, version: list.version, note })
      }}
    >
      <TextArea label={text.note} hint={text.noteHint} value={note} maxLength={4000} onChange={setNote} />
      <ProblemNote problem={deed.error} />
      <div className="buttons">
        <Button type="submit" kind="primary" busy={deed.isPending}>
          {text.saveNote}
        </Button>
        <Button onClick={onClose}>{words.shell.cancel}</Button>
      </div>
    </form>
  )
}
