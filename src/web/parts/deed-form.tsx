import type { ReactNode } from 'react'
import { words } from '../../kernel/words/index.js'
import type { Problem } from '../api.js'
import { Button } from './button.js'
import { DialogForm } from './dialog.js'
import { ProblemNote } from './problem-note.js'

interface DeedFormProps {
  /** What the button that does it says. */
  action: string
  busy: boolean
  problem: Problem | null
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** The fields of one deed in a window, what was refused of it, the way out and the button that does it. */
export function DeedForm({ action, busy, problem, onSubmit, onClose, children }: DeedFormProps) {
  return (
    <DialogForm
      onSubmit={onSubmit}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button type="submit" kind="primary" busy={busy}>
            {action}
          </Button>
        </>
      }
    >
      {children}
      <ProblemNote problem={problem} />
    </DialogForm>
  )
}
