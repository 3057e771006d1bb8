import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { formatInstant } from '../../../web/format.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { SelectField, TextField } from '../../../web/parts/fields.js'
import { Mark } from '../../../web/parts/mark.js'
import { say } from '../../../web/parts/toasts.js'
import { useAnswer, useDo } from '../../../web/queries.js'
import { type AccountPageView, allowOidc, endOidc, getAccountOidc, OIDC_CLAIMS, type OidcClaim } from '../contract.js'

const text = words.oidc.account
const CLAIMS = OIDC_CLAIMS.map((value) => ({ value, label: text.claims[value] }))

/** For the administrator: who at the identity provider comes in by this account. */
export function AccountOidc({ account }: { account: AccountPageView }) {
  const { data } = useAnswer(getAccountOidc, { id: account.id })
  const [open, setOpen] = useState<'allow' | 'end' | null>(null)
  const close = (): void => setOpen(null)
  const end = useDo(endOidc, {
    onDone: () => {
      say(text.saidEnded)
      close()
    },
  })
  if (!data || !(data.on || data.binding || data.allowed)) return null
  const { binding, allowed } = data
  const own = words.oidc.own
  return (
    <section className="sheet box" aria-labelledby="cong">
      <h2 id="cong">{text.title}</h2>
      <Mark kind={binding ? 'done' : 'back'}>{binding ? own.bound : own.notBound}</Mark>
      {binding ? (
        <p className="muted num">
          {own.as(binding.name)}
          {own.since(formatInstant(binding.since), binding.way)}
        </p>
      ) : (
        <p className="muted">{text.lead}</p>
      )}
      {binding && !binding.current ? <p className="note warn">{own.old}</p> : null}
      {allowed ? (
        <p className="note warn num">{text.allowed(allowed.claim, allowed.name, formatInstant(allowed.until))}</p>
      ) : null}
      <div className="buttons">
        {data.on && !binding ? <Button onClick={() => setOpen('allow')}>{text.allow}</Button> : null}
        {binding || allowed ? <Button onClick={() => setOpen('end')}>{text.end}</Button> : null}
      </div>
      <Dialog open={open === 'allow'} onClose={close} title={text.allowTitle(account.title)} lead={text.allowLead} bare>
        <Allow account={account} onClose={close} />
      </Dialog>
      <Dialog open={open === 'end'} onClose={close} title={text.endTitle(account.title)} lead={text.endLead} bare>
        <DeedForm
          action={text.end}
          busy={end.isPending}
          problem={end.error}
          onSubmit={() => end.mutate({ id: account.id })}
          onClose={close}
        >
          {null}
        </DeedForm>
      </Dialog>
    </section>
  )
}

function Allow({ account, onClose }: { account: AccountPageView; onClose: () => void }) {
  const [claim, setClaim] = useState<OidcClaim>('username')
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const deed = useDo(allowOidc, {
    onDone: () => {
      say(text.saidAllowed)
      onClose()
    },
  })
  const submit = (): void => {
    setAsked(true)
    if (name.trim() && !deed.isPending) deed.mutate({ id: account.id, claim, name })
  }
  return (
    <DeedForm action={text.allowDo} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <SelectField label={text.claim} value={claim} onChange={setClaim} options={CLAIMS} />
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={name}
        onChange={setName}
        maxLength={200}
        autoCapitalize="none"
        required
        error={asked && !name.trim() ? text.needName : null}
      />
    </DeedForm>
  )
}
