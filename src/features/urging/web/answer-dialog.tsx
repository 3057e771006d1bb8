import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { DateField, TextArea, TextField } from '../../../web/parts/fields.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { answerUrgingLetter, type LetterView } from '../contract.js'

const text = words.urging.page

interface DialogProps {
  letter: LetterView
  open: boolean
  onClose: () => void
}

/** The unit's answer, given once. */
export function AnswerDialog({ letter, open, onClose }: DialogProps) {
  return (
    <Dialog open={open} onClose={onClose} title={text.answerTitle} lead={text.answerLead} bare>
      <AnswerForm letter={letter} onClose={onClose} />
    </Dialog>
  )
}

function AnswerForm({ letter, onClose }: Omit<DialogProps, 'open'>) {
  const [typed, setTyped] = useState('')
  const [number, setNumber] = useState('')
  const [day, setDay] = useState('')
  const [asked, setAsked] = useState(false)
  const answer = useDo(answerUrgingLetter, {
    onDone: () => {
      say(text.answerDone)
      onClose()
    },
  })
  const submit = (): void => {
    if (answer.isPending) return
    setAsked(true)
    if (typed.trim()) answer.mutate({ id: letter.id, text: typed, number: number || null, day: day || null })
  }
  return (
    <DeedForm
      action={text.answerAction}
      busy={answer.isPending}
      problem={answer.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextArea
        label={text.answerText}
        hint={text.answerHint}
        value={typed}
        onChange={setTyped}
        maxLength={4000}
        required
        error={asked && !typed.trim() ? text.answerNeeded : null}
      />
      <TextField label={text.answerNumber} value={number} onChange={setNumber} maxLength={100} optional />
      <DateField label={text.answerDay} value={day} onChange={setDay} optional />
    </DeedForm>
  )
}
