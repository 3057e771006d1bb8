import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { DateField, TextField } from '../../../web/parts/fields.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type LetterView, sendUrgingLetter } from '../contract.js'

const text = words.urging.page

interface DialogProps {
  letter: LetterView
  open: boolean
  onClose: () => void
}

/** Number and day of the letter; with the first one of a party body, its committee's term. */
export function SendDialog({ letter, open, onClose }: DialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={text.sendTitle} lead={text.sendLead} bare>
      <SendForm letter={letter} onClose={onClose} />
    </Dialog>
  )
}

function SendForm({ letter, onClose }: Omit<DialogProps, 'open'>) {
  const register = letter.draft?.register ?? null
  const [number, setNumber] = useState(String(register?.next ?? 1))
  const [dated, setDated] = useState(letter.today)
  const [term, setTerm] = useState({ startsOn: '', name: '' })
  const [asked, setAsked] = useState(false)
  const send = useDo(sendUrgingLetter, {
    onDone: ({ numberText }) => {
      say(text.sent(numberText))
      onClose()
    },
  })
  const numberBad = !/^[1-9]\d{0,4}$/.test(number.trim())
  const termMissing = register === null && (!term.startsOn || !term.name.trim())
  const submit = (): void => {
    if (send.isPending) return
    setAsked(true)
    if (numberBad || termMissing || !dated) return
    const { id, version } = letter
    send.mutate({ id, version, number: Number(number), dated, ...(register ? {} : { term }) })
  }
  const series =
    register && (register.rule === 'term' ? text.termRegister(register.name) : text.yearRegister(register.name))
  return (
    <DeedForm action={text.send} busy={send.isPending} problem={send.error} onSubmit={submit} onClose={onClose}>
      {register ? null : (
        <fieldset className="letter-choose">
          <legend>{text.termTitle}</legend>
          <p className="small muted">{text.termLead}</p>
          <DateField
            label={text.termStarts}
            hint={text.termStartsHint}
            value={term.startsOn}
            onChange={(startsOn) => setTerm({ ...term, startsOn })}
            max={dated}
            required
          />
          <TextField
            label={text.termName}
            hint={text.termNameHint}
            value={term.name}
            onChange={(name) => setTerm({ ...term, name })}
            maxLength={40}
            required
            error={asked && termMissing ? text.termNeeded : null}
          />
        </fieldset>
      )}
      <TextField
        label={text.number}
        hint={series ? text.numberHint(series) : undefined}
        value={number}
        onChange={setNumber}
        maxLength={5}
        required
        error={asked && numberBad ? text.numberBad : null}
      />
      <DateField label={text.dated} value={dated} onChange={setDated} required />
    </DeedForm>
  )
}
