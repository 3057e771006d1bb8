import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type AccountView, getAccount, listAccounts, listSessions, setPassword, suspendAccount } from '../contract.js'
import { newPassword } from './new-password.js'
import '../../../web/parts/admin.css'

const text = words.identity.accounts

/** The password, shown this one time. */
export function PasswordOnce({ login, password }: { login: string; password: string }) {
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(password)
      say(text.copied)
    } catch {
      // Without the clipboard (plain http) the password can still be marked and copied by hand.
    }
  }
  return (
    <>
      <p className="note warn">{text.passwordOnce}</p>
      <div>
        <p className="field-label">{text.passwordOf(login)}</p>
        <p className="password-once">{password}</p>
      </div>
      <div>
        <Button onClick={() => void copy()}>{text.copy}</Button>
      </div>
    </>
  )
}

interface AccountDialogProps {
  account: AccountView
  open: boolean
  onClose: () => void
}

export function NewPasswordDialog({ account, open, onClose }: AccountDialogProps) {
  const [password, setShown] = useState<string | null>(null)
  const deed = useDo(setPassword, { invalidates: [listSessions], onDone: (_, input) => setShown(input.password) })
  const close = (): void => {
    setShown(null)
    deed.reset()
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={password ? text.newPassword : text.newPasswordTitle(account.login)}
      lead={password ? undefined : text.newPasswordLead}
      footer={
        password ? (
          <Button kind="primary" onClick={close}>
            {text.finished}
          </Button>
        ) : (
          <>
            <Button onClick={close}>{words.shell.cancel}</Button>
            <Button
              kind="primary"
              busy={deed.isPending}
              onClick={() => deed.mutate({ id: account.id, password: newPassword() })}
            >
              {text.newPassword}
            </Button>
          </>
        )
      }
    >
      {password ? <PasswordOnce login={account.login} password={password} /> : <ProblemNote problem={deed.error} />}
    </Dialog>
  )
}

export function SuspendDialog({ account, open, onClose }: AccountDialogProps) {
  const { login, suspended } = account
  const deed = useDo(suspendAccount, {
    invalidates: [getAccount, listAccounts, listSessions],
    onDone: (_, input) => {
      const back = (): void => deed.mutate({ id: account.id, suspended: !input.suspended })
      say(input.suspended ? text.saidSuspended(login) : text.saidResumed(login), { undo: back })
      onClose()
    },
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={suspended ? text.resumeTitle(login) : text.suspendTitle(login)}
      lead={suspended ? text.resumeLead : text.suspendLead}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button
            kind={suspended ? 'primary' : 'now'}
            busy={deed.isPending}
            onClick={() => deed.mutate({ id: account.id, suspended: !suspended })}
          >
            {suspended ? text.resume : text.suspend}
          </Button>
        </>
      }
    >
      <ProblemNote problem={deed.error} />
    </Dialog>
  )
}
