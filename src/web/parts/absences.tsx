import { useState } from 'react'
import { newId } from '../../kernel/ids.js'
import { words } from '../../kernel/words/index.js'
import { formatDay, formatInstant } from '../format.js'
import { useMe } from '../me.js'
import { Answer } from './answer.js'
import { Button } from './button.js'
import { DeedForm } from './deed-form.js'
import { Dialog } from './dialog.js'
import { DateField, SelectField, TextArea } from './fields.js'
import { Mark } from './mark.js'
import { ProblemNote } from './problem-note.js'
import { say } from './toasts.js'
import { useAnswer, useDo } from '../queries.js'
import type { OutputOf } from '../../kernel/contract.js'
import { type AbsenceView, endAbsence, listAbsences, nameSubstitute } from '../../features/absences/contract.js'
import './absences.css'

const text = words.absences
type Listed = OutputOf<typeof listAbsences>

/** Absences of the own post, or for an administrator of another one, and who stands in. */
export function Absences({ accountId }: { accountId: string }) {
  const answer = useAnswer(listAbsences, { accountId })
  const [naming, setNaming] = useState(false)
  return (
    <section className="sheet box" aria-labelledby="di-vang">
      <h2 id="di-vang">{text.title}</h2>
      <p className="muted">{text.lead}</p>
      <Answer of={answer} lines={3}>
        {(data) => (
          <>
            {data.standsIn
              .filter((one) => one.when !== 'over')
              .map((one) => (
                <p key={one.id} className="note">
                  {text.of(one.absent.title, formatDay(one.from), formatDay(one.until))}
                </p>
              ))}
            {data.absences.length === 0 ? <p>{text.none}</p> : <List absences={data.absences} />}
            {data.can.name ? <Button onClick={() => setNaming(true)}>{text.add}</Button> : null}
            <Dialog open={naming} onClose={() => setNaming(false)} title={text.form.title} lead={text.form.lead} bare>
              <NameForm accountId={accountId} candidates={data.candidates} onClose={() => setNaming(false)} />
            </Dialog>
          </>
        )}
      </Answer>
    </section>
  )
}

const KIND = { now: 'done', later: 'wait', over: 'work' } as const

function List({ absences }: { absences: AbsenceView[] }) {
  const deed = useDo(endAbsence, { onDone: () => say(text.endDone) })
  return (
    <>
      <ul className="plain absences">
        {absences.map((one) => (
          <li key={one.id}>
            <div>
              <p>{text.line(one.substitute.title, formatDay(one.from), formatDay(one.until))}</p>
              <p className="small muted">
                {[
                  one.substitute.organisation === one.absent.organisation ? '' : one.substitute.organisation,
                  one.note ?? '',
                  one.roles === 0 ? text.noRoles : '',
                  one.ended ? text.ended(one.ended.by, formatInstant(one.ended.at)) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <Mark kind={KIND[one.when]}>
                {one.when === 'now' ? text.now : one.when === 'later' ? text.later : text.over}
              </Mark>
            </div>
            {one.can.end ? (
              <Button
                kind="quiet"
                small
                busy={deed.isPending}
                aria-label={`${text.end}: ${one.substitute.title}`}
                onClick={() => deed.mutate({ id: one.id })}
              >
                {text.end}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <ProblemNote problem={deed.error} />
    </>
  )
}

function NameForm({
  accountId,
  candidates,
  onClose,
}: {
  accountId: string
  candidates: Listed['candidates']
  onClose: () => void
}) {
  const { today } = useMe()
  const [id] = useState(newId)
  const [who, setWho] = useState('')
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const chosen = candidates.find((one) => one.id === who)
  const deed = useDo(nameSubstitute, {
    onDone: () => {
      say(text.form.done(chosen?.title ?? ''))
      onClose()
    },
  })
  const send = (): void => {
    setAsked(true)
    if (!who || !from || !until || deed.isPending) return
    deed.mutate({ id, accountId, substituteId: who, from, until, note: note.trim() })
  }
  return (
    <DeedForm action={text.form.action} busy={deed.isPending} problem={deed.error} onSubmit={send} onClose={onClose}>
      {candidates.length === 0 ? <p className="note warn">{text.form.nobody}</p> : null}
      <SelectField
        label={text.form.who}
        value={who}
        onChange={setWho}
        error={asked && !who ? text.form.whoNeeded : null}
        options={[
          { value: '', label: text.form.whoNeeded },
          ...candidates.map((one) => ({ value: one.id, label: `${one.title} · ${one.organisation}` })),
        ]}
      />
      <DateField
        label={text.form.from}
        value={from}
        min={today}
        required
        onChange={setFrom}
        error={asked && !from ? text.form.dayNeeded : null}
      />
      <DateField
        label={text.form.until}
        value={until}
        min={from || today}
        required
        onChange={setUntil}
        error={asked && !until ? text.form.dayNeeded : null}
      />
      <TextArea label={text.form.note} optional rows={2} value={note} maxLength={300} onChange={setNote} />
    </DeedForm>
  )
}

/** On the home page: for whom one acts just now. */
export function StandingIn() {
  const { data } = useAnswer(listAbsences, {})
  const now = (data?.standsIn ?? []).filter((one) => one.when === 'now')
  return now.map((one) => (
    <p key={one.id} className="note standing-in">
      {text.home(one.absent.title, formatDay(one.until))}
    </p>
  ))
}
