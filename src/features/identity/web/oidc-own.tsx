import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { words } from '../../../kernel/words/index.js'
import { formatInstant } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { Mark } from '../../../web/parts/mark.js'
import { say } from '../../../web/parts/toasts.js'
import { type Deed, useAnswer, useDo } from '../../../web/queries.js'
import { beginOidcBinding, endOwnOidc, getMe, getOwnOidc, listOwnSessions, type OwnOidcView } from '../contract.js'
import { OidcRefusal } from './oidc-sign-in.js'
import { PasswordField } from './password-field.js'

const text = words.oidc.own

/** Who the own account is at the office's identity provider; nothing where there is none, and never was. */
export function OwnOidc() {
  const { data } = useAnswer(getOwnOidc, {})
  if (!data || !(data.on || data.binding)) return null
  return (
    <section className="sheet box" aria-labelledby="cong">
      <h2 id="cong">{text.title}</h2>
      <Own oidc={data} />
    </section>
  )
}

function Own({ oidc }: { oidc: OwnOidcView }) {
  const [search] = useSearchParams()
  const [open, setOpen] = useState<'bind' | 'unbind' | null>(null)
  const close = (): void => setOpen(null)
  const bind = useDo(beginOidcBinding, {
    invalidates: [],
    onDone: ({ address }) => window.location.assign(address),
  })
  const unbind = useDo(endOwnOidc, {
    invalidates: [getOwnOidc, getMe, listOwnSessions],
    onDone: () => {
      say(text.saidUnbound)
      close()
    },
  })
  const { binding, provider } = oidc
  return (
    <>
      <OidcRefusal />
      {binding && search.get('cong') === 'xong' ? <p className="note">{text.saidBound}</p> : null}
      <Mark kind={binding ? 'done' : 'back'}>{binding ? text.bound : text.notBound}</Mark>
      {binding ? (
        <p className="muted num">
          {text.as(binding.name)}
          {text.since(formatInstant(binding.since), binding.way)}
        </p>
      ) : (
        <p className="muted">{text.lead(provider)}</p>
      )}
      {binding && !binding.current ? <p className="note warn">{text.old}</p> : null}
      {!oidc.possible ? (
        <p className="muted">{text.noPassword}</p>
      ) : binding ? (
        <Button onClick={() => setOpen('unbind')}>{text.unbind}</Button>
      ) : (
        <Button onClick={() => setOpen('bind')}>{text.bind}</Button>
      )}
      <Dialog open={open === 'bind'} onClose={close} title={text.bindTitle(provider)} lead={text.bindLead} bare>
        <WithPassword action={text.bindDo} deed={bind} leaving={bind.isSuccess} onClose={close} />
      </Dialog>
      <Dialog open={open === 'unbind'} onClose={close} title={text.unbindTitle} lead={text.unbindLead} bare>
        <WithPassword action={text.unbind} deed={unbind} leaving={false} onClose={close} />
      </Dialog>
    </>
  )
}

interface WithPasswordProps {
  action: string
  deed: Deed<typeof beginOidcBinding> | Deed<typeof endOwnOidc>
  /** The browser is on its way to another page. */
  leaving: boolean
  onClose: () => void
}

function WithPassword({ action, deed, leaving, onClose }: WithPasswordProps) {
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const wrong = deed.error?.code === 'wrong-password'
  const submit = (): void => {
    setAsked(true)
    if (password && !deed.isPending && !leaving) deed.mutate({ password })
  }
  return (
    <DeedForm
      action={action}
      busy={deed.isPending || leaving}
      problem={wrong ? null : deed.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <PasswordField
        label={text.password}
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        error={asked && !password ? words.identity.signIn.needPassword : wrong ? text.wrongPassword : null}
      />
    </DeedForm>
  )
}
