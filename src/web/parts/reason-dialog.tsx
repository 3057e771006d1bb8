import { type ReactNode, useState } from 'react'
import { words } from '../../kernel/words/index.js'
import type { Problem } from '../api.js'
import { Button, type ButtonKind } from './button.js'
import { Dialog, DialogForm } from './dialog.js'
import { TextArea } from './fields.js'
import { ProblemNote } from './problem-note.js'

interface ReasonDialogProps {
  open: boolean
  onClose: () => void
  title: string
  lead?: ReactNode
  /** What the box asks for ("Lý do trả lại"). */
  label: string
  hint?: string
  /** The verb on the button. */
  action: string
  kind?: ButtonKind
  busy?: boolean
  problem?: Problem | null
  max?: number
  /** Asks for no reason when false: the box may stay empty. */
  required?: boolean
  onConfirm: (reason: string) => void
  /** Fields above the reason. */
  children?: ReactNode
}

/** A deed that needs its reason in words; the reason stays typed when the deed is refused. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { open, onClose, title, lead } = props
  return (
    <Dialog open={open} onClose={onClose} title={title} lead={lead} bare>
      <ReasonForm {...props} />
    </Dialog>
  )
}

function ReasonForm(props: ReasonDialogProps) {
  const { onClose, label, hint, action, kind = 'primary', busy = false, required = true, problem, children } = props
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const missing = required && !reason.trim()
  const confirm = (): void => {
    if (busy) return
    setAsked(true)
    if (!missing) props.onConfirm(reason.trim())
  }
  return (
    <DialogForm
      onSubmit={confirm}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind={kind} busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      <TextArea
        label={label}
        hint={hint}
        value={reason}
        onChange={setReason}
        maxLength={props.max ?? 2000}
        required={required}
        error={asked && missing ? words.shell.reasonMissing : null}
      />
      <ProblemNote problem={problem} />
    </DialogForm>
  )
}
