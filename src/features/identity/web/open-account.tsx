import { type FormEvent, useEffect, useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { lookAtLink, useLink as useLinkOperation } from '../contract.js'
import { Entrance } from './entrance.js'
import { PasswordField, SHORTEST } from './password-field.js'
import { SecondStep } from './second-factor/second-step.js'
import { useWayIn } from './way-in.js'

const text = words.rights.open

/** Behind "#" in the address: no browser sends it to a server or on to another page. */
const tokenInAddress = (): string => new URLSearchParams(window.location.hash.slice(1)).get('ma') ?? ''

/** Opened by the holder of an account, by the one-time link that the administrator handed over. */
export function OpenAccountPage() {
  const [token] = useState(tokenInAddress)
  return (
    <Entrance>
      <Page title={text.title}>{token ? <Look token={token} /> : <p className="note problem">{text.noToken}</p>}</Page>
    </Entrance>
  )
}

function Look({ token }: { token: string }) {
  const look = useDo(lookAtLink, { invalidates: [] })
  const { mutate } = look
  useEffect(() => mutate({ token }), [mutate, token])
  if (look.error) return <ProblemNote problem={look.error} onRetry={() => mutate({ token })} />
  if (!look.data) return null
  const { login, title, organisation, purpose } = look.data
  return (
    <>
      <p className="page-lead">{text.lead[purpose]}</p>
      <p>
        <b>{title}</b>, {organisation}
      </p>
      <p className="muted">{text.login(login)}</p>
      <Set token={token} login={login} />
    </>
  )
}

function Set({ token, login }: { token: string; login: string }) {
  const wayIn = useWayIn()
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const set = useDo(useLinkOperation, {
    onDone: async (entered) => {
      if (entered.next === 'in') await wayIn()
      say(text.done)
    },
  })
  if (set.data?.ticket) return <SecondStep entered={set.data} login={login} onBack={() => void wayIn()} />
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (password.length >= SHORTEST && !set.isPending) set.mutate({ token, password })
  }
  return (
    <form className="sheet entrance-form" onSubmit={submit} noValidate>
      {/* for the browser's own store of passwords */}
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordField
        label={text.password}
        hint={words.identity.password.rule}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        error={asked && password.length < SHORTEST ? words.identity.password.tooShort : null}
      />
      <ProblemNote problem={set.error} />
      <Button type="submit" kind="primary" busy={set.isPending}>
        {text.action}
      </Button>
    </form>
  )
}
