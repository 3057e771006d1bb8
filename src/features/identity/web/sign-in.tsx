import { type FormEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { Answer } from '../../../web/parts/answer.js'
import { Button } from '../../../web/parts/button.js'
import { TextField } from '../../../web/parts/fields.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { getEntrance, signIn } from '../contract.js'
import { Doors } from './doors.js'
import { Entrance } from './entrance.js'
import { OidcRefusal, OidcWay, useReturnedStep } from './oidc-sign-in.js'
import { PasswordField } from './password-field.js'
import { PasskeySignIn } from './passkey-sign-in.js'
import { SecondStep } from './second-factor/second-step.js'
import { useWayIn } from './way-in.js'

export function SignInPage() {
  const [search] = useSearchParams()
  const entrance = useAnswer(getEntrance, {})
  const text = words.identity
  const practice = entrance.data?.mode === 'practice' && entrance.data.doors.length > 0
  return (
    <Entrance wide={practice}>
      <Page
        title={practice ? text.doors.title : text.signIn.title}
        lead={practice ? text.doors.lead : text.signIn.purpose}
      >
        <OidcRefusal />
        {search.has('ve') && !search.has('loi') ? <p className="note warn entrance-note">{text.signIn.ended}</p> : null}
        <Answer of={entrance}>
          {(data) =>
            practice ? (
              <>
                <Doors doors={data.doors} />
                <details className="password-way">
                  <summary>{text.doors.password}</summary>
                  <SignInForm passkeyOrigin={data.passkeyOrigin} />
                </details>
              </>
            ) : (
              <>
                <SignInForm passkeyOrigin={data.passkeyOrigin} />
                <OidcWay />
              </>
            )
          }
        </Answer>
      </Page>
    </Entrance>
  )
}

function SignInForm({ passkeyOrigin }: { passkeyOrigin: string | null }) {
  const text = words.identity.signIn
  const wayIn = useWayIn()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const [returned, forget] = useReturnedStep()
  const enter = useDo(signIn, { invalidates: [], onDone: (entered) => (entered.next === 'in' ? wayIn() : undefined) })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    if (login.trim() && password && !enter.isPending) enter.mutate({ login, password })
  }
  if (returned) return <SecondStep entered={returned} login="" onBack={forget} />
  if (enter.data?.ticket) return <SecondStep entered={enter.data} login={login} onBack={enter.reset} />
  return (
    <form className="sheet entrance-form" onSubmit={submit} noValidate>
      <TextField
        label={text.login}
        name="username"
        value={login}
        onChange={setLogin}
        autoComplete="username"
        autoCapitalize="none"
        maxLength={80}
        required
        error={asked && !login.trim() ? text.needLogin : null}
      />
      <PasswordField
        label={text.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        error={asked && !password ? text.needPassword : null}
      />
      <ProblemNote problem={enter.error} />
      <Button type="submit" kind="primary" busy={enter.isPending}>
        {text.action}
      </Button>
      <PasskeySignIn origin={passkeyOrigin} />
      <p className="small muted">{text.help}</p>
    </form>
  )
}
