import { useState } from 'react'
import { newId } from '../../../kernel/ids.js'
import { words } from '../../../kernel/words/index.js'
import { TextField } from '../../../web/parts/fields.js'
import { ReasonDialog } from '../../../web/parts/reason-dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { addProgress, type AssignmentView } from '../contract.js'

const text = words.under.progress

interface ProgressProps {
  part: AssignmentView
  open: boolean
  onClose: () => void
}

/** A share of the work as typed: null where nothing is, NaN where it is no share. */
function percentOf(typed: string): number | null {
  const plain = typed.replace('%', '').trim()
  if (!plain) return null
  return /^\d{1,3}$/.test(plain) && Number(plain) <= 100 ? Number(plain) : Number.NaN
}

export function ProgressDialog({ part, open, onClose }: ProgressProps) {
  const [percent, setPercent] = useState('')
  const [asked, setAsked] = useState(false)
  const [noteId, setNoteId] = useState(newId)
  const note = useDo(addProgress, {
    onDone: () => {
      say(text.done)
      setPercent('')
      setAsked(false)
      setNoteId(newId())
      onClose()
    },
  })
  const share = percentOf(percent)
  return (
    <ReasonDialog
      open={open}
      onClose={onClose}
      title={text.title}
      lead={text.lead}
      label={text.text}
      action={text.action}
      busy={note.isPending}
      problem={note.error}
      onConfirm={(said) => {
        setAsked(true)
        if (!Number.isNaN(share)) note.mutate({ id: part.id, noteId, text: said, percent: share })
      }}
    >
      <TextField
        label={text.percent}
        hint={text.percentHint}
        optional
        inputMode="numeric"
        value={percent}
        maxLength={5}
        onChange={setPercent}
        error={asked && Number.isNaN(share) ? text.percentBad : null}
      />
    </ReasonDialog>
  )
}
