import { useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { formatDay, formatInstant } from '../../../../web/format.js'
import { useMe } from '../../../../web/me.js'
import type { Problem } from '../../../../web/api.js'
import { Answer } from '../../../../web/parts/answer.js'
import { Button } from '../../../../web/parts/button.js'
import { DeedForm } from '../../../../web/parts/deed-form.js'
import { Dialog, DialogForm } from '../../../../web/parts/dialog.js'
import { Mark } from '../../../../web/parts/mark.js'
import { say } from '../../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../../web/queries.js'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  getMe,
  getSecondFactor,
  listOwnSessions,
  renewRecoveryCodes,
  type SecondFactorView,
} from '../../contract.js'
import { PasswordField } from '../password-field.js'
import { RecoveryCodes } from './codes.js'
import { CodeField, isPhoneCode, Phone } from './phone.js'

const text = words.secondFactor
const FRESH = [getSecondFactor, getMe, listOwnSessions]

/** The second step of the own account. */
export function OwnSecondFactor() {
  const answer = useAnswer(getSecondFactor, {})
  return (
    <section className="sheet box" aria-labelledby="hai-buoc">
      <h2 id="hai-buoc">{text.title}</h2>
      <Answer of={answer} lines={3}>
        {(factor) => <Own factor={factor} />}
      </Answer>
    </section>
  )
}

function Own({ factor }: { factor: SecondFactorView }) {
  const { today } = useMe()
  const [open, setOpen] = useState<'set' | 'renew' | 'end' | null>(null)
  const close = (): void => setOpen(null)
  const required =
    factor.requiredFrom === null
      ? null
      : factor.requiredFrom > today
        ? text.requiredFrom(formatDay(factor.requiredFrom))
        : text.required
  if (!factor.possible) return <p className="muted">{text.notPossible}</p>
  return (
    <>
      <Mark kind={factor.on ? 'done' : 'back'}>{factor.on ? text.on : text.off}</Mark>
      {factor.on ? (
        <>
          <p className="muted num">{text.since(formatInstant(factor.since ?? ''))}</p>
          <p className={factor.recoveryLeft === 0 ? 'note warn' : 'muted'}>{text.left(factor.recoveryLeft)}</p>
        </>
      ) : (
        <p className="muted">{text.lead}</p>
      )}
      {required ? <p className={factor.on ? 'muted' : 'note warn'}>{required}</p> : null}
      <div className="buttons">
        {factor.on ? (
          <>
            <Button onClick={() => setOpen('renew')}>{text.renew}</Button>
            {required ? null : <Button onClick={() => setOpen('end')}>{text.end}</Button>}
          </>
        ) : (
          <Button onClick={() => setOpen('set')}>{text.set}</Button>
        )}
      </div>
      <Dialog open={open === 'set'} onClose={close} title={text.setTitle} bare>
        <SetUp login={factor.login} onClose={close} />
      </Dialog>
      <Dialog open={open === 'renew'} onClose={close} title={text.renewTitle} lead={text.renewLead} bare>
        <Renew login={factor.login} onClose={close} />
      </Dialog>
      <Dialog open={open === 'end'} onClose={close} title={text.endTitle} lead={text.endLead} bare>
        <End onClose={close} />
      </Dialog>
    </>
  )
}

interface Inside {
  login: string
  onClose: () => void
}

/** Password, picture and code, recovery codes: three steps in one window. */
function SetUp({ login, onClose }: Inside) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const begin = useDo(beginSecondFactor, { invalidates: [], onDone: () => setAsked(false) })
  const confirm = useDo(confirmSecondFactor, { invalidates: FRESH, onDone: () => say(text.saidOn) })
  if (confirm.data) return <Kept codes={confirm.data.recoveryCodes} login={login} onClose={onClose} />
  const wrong = begin.error?.code === 'wrong-password'
  const submit = (): void => {
    setAsked(true)
    if (!begin.data) {
      if (password && !begin.isPending) begin.mutate({ password })
    } else if (isPhoneCode(code) && !confirm.isPending) confirm.mutate({ code })
  }
  return (
    <DeedForm
      action={begin.data ? text.steps.confirm : text.next}
      busy={begin.isPending || confirm.isPending}
      problem={begin.data ? confirm.error : wrong ? null : begin.error}
      onSubmit={submit}
      onClose={onClose}
    >
      {begin.data ? (
        <Phone
          begun={begin.data}
          code={code}
          onCode={setCode}
          error={asked && !isPhoneCode(code) ? text.needCode : null}
        />
      ) : (
        <>
          <p>{text.passwordFirst}</p>
          <PasswordField
            label={text.password}
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            error={asked && !password ? words.identity.signIn.needPassword : wrong ? text.wrongPassword : null}
          />
        </>
      )}
    </DeedForm>
  )
}

function Kept({ codes, login, onClose }: { codes: string[]; login: string; onClose: () => void }) {
  return (
    <DialogForm
      onSubmit={onClose}
      footer={
        <Button type="submit" kind="primary">
          {text.codes.kept}
        </Button>
      }
    >
      <RecoveryCodes codes={codes} login={login} />
    </DialogForm>
  )
}

interface BothProps {
  action: string
  busy: boolean
  error: Problem | null
  onSubmit: (input: { password: string; code: string }) => void
  onClose: () => void
}

/** Password and code together, for what weakens the way in. */
function Both({ action, busy, error, onSubmit, onClose }: BothProps) {
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const wrong = error?.code === 'wrong-password'
  const submit = (): void => {
    setAsked(true)
    if (password && code.trim() && !busy) onSubmit({ password, code })
  }
  return (
    <DeedForm action={action} busy={busy} problem={wrong ? null : error} onSubmit={submit} onClose={onClose}>
      <PasswordField
        label={text.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        error={asked && !password ? words.identity.signIn.needPassword : wrong ? text.wrongPassword : null}
      />
      <CodeField
        label={text.codeOrRecovery}
        value={code}
        onChange={setCode}
        letters
        error={asked && !code.trim() ? text.needCode : null}
      />
    </DeedForm>
  )
}

function Renew({ login, onClose }: Inside) {
  const deed = useDo(renewRecoveryCodes, { invalidates: [getSecondFactor] })
  if (deed.data) return <Kept codes={deed.data.recoveryCodes} login={login} onClose={onClose} />
  return (
    <Both
      action={text.renewDo}
      busy={deed.isPending}
      error={deed.error}
      onSubmit={(input) => deed.mutate(input)}
      onClose={onClose}
    />
  )
}

function End({ onClose }: { onClose: () => void }) {
  const deed = useDo(endSecondFactor, {
    invalidates: FRESH,
    onDone: () => {
      say(text.saidOff)
      onClose()
    },
  })
  return (
    <Both
      action={text.endDo}
      busy={deed.isPending}
      error={deed.error}
      onSubmit={(input) => deed.mutate(input)}
      onClose={onClose}
    />
  )
}
