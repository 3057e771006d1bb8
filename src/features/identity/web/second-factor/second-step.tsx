import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { words } from '../../../../kernel/words/index.js'
import { Button } from '../../../../web/parts/button.js'
import { ProblemNote } from '../../../../web/parts/problem-note.js'
import { useDo } from '../../../../web/queries.js'
import { beginRequiredFactor, confirmRequiredFactor, type Entered, signInWithCode } from '../../contract.js'
import { useWayIn } from '../way-in.js'
import { RecoveryCodes } from './codes.js'
import { CodeField, isPhoneCode, Phone } from './phone.js'

const text = words.secondFactor.signIn

interface StepProps {
  entered: Entered
  login: string
  /** Signing in from the beginning. */
  onBack: () => void
}

/** What comes after the right password: the code, or setting the second step up where the office requires it. */
export function SecondStep({ entered, login, onBack }: StepProps) {
  const ticket = entered.ticket ?? ''
  return entered.next === 'set-up' ? (
    <SetUp ticket={ticket} login={login} onBack={onBack} />
  ) : (
    <Code ticket={ticket} onBack={onBack} />
  )
}

interface FrameProps {
  title: string
  lead: string
  onSubmit: () => void
  children: ReactNode
}

function Frame({ title, lead, onSubmit, children }: FrameProps) {
  const form = useRef<HTMLFormElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => (form.current?.querySelector('input') ?? heading.current)?.focus(), [title])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <form ref={form} className="sheet entrance-form second-step" onSubmit={submit} noValidate>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {lead ? <p className="muted no-print">{lead}</p> : null}
      {children}
    </form>
  )
}

function Code({ ticket, onBack }: { ticket: string; onBack: () => void }) {
  const wayIn = useWayIn()
  const [recovery, setRecovery] = useState(false)
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const enter = useDo(signInWithCode, { invalidates: [], onDone: wayIn, onProblem: () => setCode('') })
  const missing = recovery ? !code.trim() : !isPhoneCode(code)
  const submit = (): void => {
    setAsked(true)
    if (!missing && !enter.isPending) enter.mutate({ ticket, code })
  }
  const turn = (): void => {
    setRecovery(!recovery)
    setCode('')
    setAsked(false)
    enter.reset()
  }
  return (
    <Frame title={text.title} lead={recovery ? text.leadRecovery : text.lead} onSubmit={submit}>
      <CodeField
        key={String(recovery)}
        label={recovery ? text.recovery : text.code}
        value={code}
        onChange={(next) => {
          setAsked(false)
          setCode(next)
        }}
        letters={recovery}
        error={asked && missing && !enter.error ? (recovery ? text.needRecovery : words.secondFactor.needCode) : null}
      />
      <ProblemNote problem={enter.error} />
      <Button type="submit" kind="primary" busy={enter.isPending}>
        {text.action}
      </Button>
      <div className="buttons">
        <Button kind="quiet" onClick={turn}>
          {recovery ? text.usePhone : text.useRecovery}
        </Button>
        <Button kind="quiet" onClick={onBack}>
          {text.back}
        </Button>
      </div>
      <p className="small muted">{text.lost}</p>
    </Frame>
  )
}

function SetUp({ ticket, login, onBack }: { ticket: string; login: string; onBack: () => void }) {
  const wayIn = useWayIn()
  const [code, setCode] = useState('')
  const [asked, setAsked] = useState(false)
  const begin = useDo(beginRequiredFactor, { invalidates: [] })
  const confirm = useDo(confirmRequiredFactor, { invalidates: [] })
  const { mutate } = begin
  useEffect(() => mutate({ ticket }), [mutate, ticket])
  const submit = (): void => {
    if (confirm.data) return void wayIn()
    setAsked(true)
    if (isPhoneCode(code) && !confirm.isPending) confirm.mutate({ ticket, code })
  }
  if (confirm.data)
    return (
      <Frame title={words.secondFactor.codes.title} lead="" onSubmit={submit}>
        <RecoveryCodes codes={confirm.data.recoveryCodes} login={login} />
        <Button type="submit" kind="primary">
          {text.enter}
        </Button>
      </Frame>
    )
  return (
    <Frame title={text.setUpTitle} lead={text.setUpLead} onSubmit={submit}>
      <ProblemNote problem={begin.error} />
      {begin.data ? (
        <>
          <Phone
            begun={begin.data}
            code={code}
            onCode={setCode}
            error={asked && !isPhoneCode(code) ? words.secondFactor.needCode : null}
          />
          <ProblemNote problem={confirm.error} />
          <Button type="submit" kind="primary" busy={confirm.isPending}>
            {words.secondFactor.steps.confirm}
          </Button>
        </>
      ) : null}
      <div className="buttons">
        <Button kind="quiet" onClick={onBack}>
          {text.back}
        </Button>
      </div>
    </Frame>
  )
}
