import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { formatDay } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { ChoiceField } from '../../../web/parts/choice-field.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { DateField, TextArea } from '../../../web/parts/fields.js'
import { StateMark } from '../../../web/parts/mark.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type CooperatingUnit, setOwnDay } from '../contract.js'
import { DayNote } from './life/day-note.js'
import './cooperating.css'

const text = words.cooperating

/** Who cooperates and by when, for the unit in charge and for the office. */
export function Cooperating({ units, today }: { units: CooperatingUnit[]; today: string }) {
  const [dating, setDating] = useState<CooperatingUnit | null>(null)
  if (units.length === 0) return null
  return (
    <section className="sheet box" aria-labelledby="cooperating">
      <h2 id="cooperating">{text.title}</h2>
      <ul className="plain cooperating">
        {units.map((one) => (
          <li key={one.assignmentId}>
            <div>
              <b>{one.unit.name}</b>
              <p className="small num">
                {one.lastDay ? text.until(formatDay(one.lastDay)) : words.tasks.deadline.none}
                <span className="muted">{one.own ? ` · ${text.own}` : one.lastDay ? ` · ${text.asLead}` : ''}</span>
              </p>
              <StateMark state={one.state} time={one.time} />
            </div>
            {one.can.setOwnDay ? (
              <Button
                kind="quiet"
                small
                aria-label={`${one.own ? text.change : text.set}: ${one.unit.name}`}
                onClick={() => setDating(one)}
              >
                {one.own ? text.change : text.set}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <Dialog
        open={dating !== null}
        onClose={() => setDating(null)}
        title={text.dialog}
        lead={dating ? text.lead(dating.unit.name) : undefined}
        bare
      >
        {dating ? <OwnDayForm unit={dating} today={today} onClose={() => setDating(null)} /> : null}
      </Dialog>
    </section>
  )
}

function OwnDayForm({ unit, today, onClose }: { unit: CooperatingUnit; today: string; onClose: () => void }) {
  const [how, setHow] = useState<'own' | 'lead'>('own')
  const [day, setDay] = useState(unit.own ? (unit.lastDay ?? '') : '')
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const deed = useDo(setOwnDay, {
    onDone: ({ lastDay }) => {
      say(lastDay ? text.done(unit.unit.name, formatDay(lastDay)) : text.doneNone(unit.unit.name))
      onClose()
    },
  })
  const send = (): void => {
    setAsked(true)
    if ((how === 'own' && !day) || deed.isPending) return
    deed.mutate({
      id: unit.assignmentId,
      version: unit.version,
      lastDay: how === 'own' ? day : null,
      reason: reason.trim(),
    })
  }
  return (
    <DeedForm action={text.action} busy={deed.isPending} problem={deed.error} onSubmit={send} onClose={onClose}>
      {unit.own ? (
        <ChoiceField
          label={text.how}
          value={how}
          onChange={setHow}
          options={[
            { value: 'own', label: text.ownChoice },
            { value: 'lead', label: text.leadChoice },
          ]}
        />
      ) : null}
      {how === 'own' ? (
        <>
          <DateField
            label={text.day}
            value={day}
            min={today}
            required
            onChange={setDay}
            error={asked && !day ? text.dayNeeded : null}
          />
          <DayNote partId={unit.assignmentId} day={day} />
        </>
      ) : null}
      <TextArea label={text.note} optional rows={2} value={reason} maxLength={2000} onChange={setReason} />
    </DeedForm>
  )
}
