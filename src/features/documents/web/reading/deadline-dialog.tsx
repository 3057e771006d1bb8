import { useState } from 'react'
import { BOUNDS, type Bound } from '../../../../kernel/deadline.js'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { Dialog } from '../../../../web/parts/dialog.js'
import { CheckField, DateField, SelectField, TextField } from '../../../../web/parts/fields.js'
import type { OrderView } from '../../contract.js'
import { longDay } from './deadline-line.js'
import { type OrderEdit, roughly } from './pending.js'

interface DeadlineDialogProps {
  open: boolean
  order: OrderView
  number: number
  onClose: () => void
  onSave: (deadline: OrderEdit['deadline']) => void
}

export function DeadlineDialog(props: DeadlineDialogProps) {
  return props.open ? <Form {...props} /> : null
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/
const isDated = (bound: Bound): boolean => bound !== 'recurring' && bound !== 'relative'

function Form({ order, number, onClose, onSave }: DeadlineDialogProps) {
  const say = words.documents.deadline
  const given = order.deadline
  const [text, setText] = useState(given?.text ?? '')
  const [bound, setBound] = useState<Bound>(given?.bound ?? 'by')
  const [date, setDate] = useState(given?.date ?? '')
  const [time, setTime] = useState(given?.time ?? '')
  const usual = order.computed.readBy === 'office' && given?.inclusive === null
  const [inclusive, setInclusive] = useState(given?.inclusive ?? usual)
  const [chosen, setChosen] = useState(typeof given?.inclusive === 'boolean')
  const [asked, setAsked] = useState(false)

  const dated = isDated(bound)
  const clock = dated && time.trim() ? time.trim().replace(/[hg.]/i, ':').padStart(5, '0') : null
  const dateError = dated && !date ? say.dateMissing : null
  const timeError = clock && !TIME.test(clock) ? say.timeWrong : null
  const next = {
    text: text.trim(),
    bound,
    date: dated && date ? date : null,
    time: clock,
    inclusive: bound === 'before' && chosen ? inclusive : null,
  }
  const { lastDay } = roughly({ ...next, dates: null, span: null, source: 'person' }, order.computed)

  const save = (): void => {
    setAsked(true)
    if (!dateError && !timeError) onSave(next)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say.dialog(number)}
      onSubmit={save}
      footer={
        <>
          {given ? <Button onClick={() => onSave(null)}>{say.clear}</Button> : null}
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind="primary">
            {words.documents.card.save}
          </Button>
        </>
      }
    >
      <TextField
        label={say.words}
        hint={bound === 'recurring' || bound === 'relative' ? say.wordsHintOf[bound] : say.wordsHint}
        value={text}
        onChange={setText}
        maxLength={300}
      />
      <SelectField
        label={say.bound}
        value={bound}
        onChange={setBound}
        options={BOUNDS.map((value) => ({ value, label: say.bounds[value] }))}
      />
      {dated ? (
        <DateField label={say.date} value={date} onChange={setDate} error={asked ? dateError : null} required />
      ) : null}
      {bound === 'before' ? (
        <CheckField
          label={say.inclusive}
          checked={inclusive}
          onChange={(is) => {
            setInclusive(is)
            setChosen(true)
          }}
        />
      ) : null}
      {dated && bound !== 'from' ? (
        <TextField
          label={say.time}
          hint={say.timeHint}
          value={time}
          onChange={setTime}
          maxLength={5}
          error={asked ? timeError : null}
          optional
        />
      ) : null}
      <output className="note">
        {lastDay ? (clock ? say.resultTime(clock, longDay(lastDay)) : say.result(longDay(lastDay))) : say.resultNone}
      </output>
    </Dialog>
  )
}
