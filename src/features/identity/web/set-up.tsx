import { type FormEvent, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { TextField } from '../../../web/parts/fields.js'
import { Page } from '../../../web/parts/page.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { setUpOffice } from '../contract.js'
import { Entrance } from './entrance.js'
import { PasswordField, SHORTEST } from './password-field.js'
import { useWayIn } from './way-in.js'

/** Opened once, by the link that the server printed when it was first started. */
export function SetUpPage() {
  const text = words.identity.setUp
  const [search] = useSearchParams()
  const token = search.get('ma') ?? ''
  return (
    <Entrance>
      <Page title={text.title} lead={text.lead}>
        {token ? <SetUpForm token={token} /> : <p className="note problem">{text.noToken}</p>}
      </Page>
    </Entrance>
  )
}

function SetUpForm({ token }: { token: string }) {
  const text = words.identity.setUp
  const wayIn = useWayIn()
  const [officeName, setOfficeName] = useState('')
  const [title, setTitle] = useState('')
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const setUp = useDo(setUpOffice, {
    onDone: async () => {
      await wayIn()
      say(text.done)
    },
  })
  const missing = (value: string): string | null => (asked && !value.trim() ? words.shell.required : null)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setAsked(true)
    const full = officeName.trim() && title.trim() && login.trim() && password.length >= SHORTEST
    if (full && !setUp.isPending) setUp.mutate({ token, officeName, title, login, password })
  }
  return (
    <form className="sheet entrance-form" onSubmit={submit} noValidate>
      <TextField
        label={text.office}
        hint={text.officeHint}
        value={officeName}
        onChange={setOfficeName}
        autoComplete="organization"
        maxLength={200}
        required
        error={missing(officeName)}
      />
      <TextField
        label={text.post}
        hint={text.postHint}
        value={title}
        onChange={setTitle}
        autoComplete="organization-title"
        maxLength={120}
        required
        error={missing(title)}
      />
      <TextField
        label={text.login}
        hint={text.loginHint}
        value={login}
        onChange={setLogin}
        autoComplete="username"
        autoCapitalize="none"
        maxLength={80}
        required
        error={missing(login)}
      />
      <PasswordField
        label={words.identity.signIn.password}
        hint={words.identity.password.rule}
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        error={asked && password.length < SHORTEST ? words.identity.password.tooShort : null}
      />
      {setUp.error?.status === 404 ? (
        <p className="note problem" role="alert">
          {text.already} <Link to="/dang-nhap">{words.identity.signIn.title}</Link>
        </p>
      ) : (
        <ProblemNote problem={setUp.error} />
      )}
      <Button type="submit" kind="primary" busy={setUp.isPending}>
        {text.action}
      </Button>
    </form>
  )
}
