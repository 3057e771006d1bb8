import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { changeOwnPassword } from '../contract.js'
import { PasswordField, SHORTEST } from './password-field.js'

export function ChangePasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const text = words.identity.password
  return (
    <Dialog open={open} onClose={onClose} title={text.own} lead={text.ownLead} bare>
      <ChangePassword onClose={onClose} />
    </Dialog>
  )
}

function ChangePassword({ onClose }: { onClose: () => void }) {
  const text = words.identity.password
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState('')
  const [asked, setAsked] = useState(false)
  const change = useDo(changeOwnPassword, {
    invalidates: [],
    onDone: () => {
      say(text.changed)
      onClose()
    },
  })
  const wrong = change.error?.code === 'wrong-password'
  const short = fresh.length < SHORTEST
  const submit = (): void => {
    setAsked(true)
    if (current && !short && !change.isPending) change.mutate({ current, password: fresh })
  }
  return (
    <DeedForm
      action={text.change}
      busy={change.isPending}
      problem={wrong ? null : change.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <PasswordField
        label={text.current}
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        error={asked && !current ? words.identity.signIn.needPassword : wrong ? text.currentWrong : null}
      />
      <PasswordField
        label={text.fresh}
        hint={text.rule}
        value={fresh}
        onChange={setFresh}
        autoComplete="new-password"
        error={asked && short ? text.tooShort : null}
      />
    </DeedForm>
  )
}
