import { useState } from 'react'
import { ROLES, type Role } from '../../../kernel/actor.js'
import { words } from '../../../kernel/words/index.js'
import { useMe } from '../../../web/me.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { DateField, SelectField, TextField } from '../../../web/parts/fields.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { ProblemNote } from '../../../web/parts/problem-note.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type AccountPageView, changeGrant, endGrant, giveRole, type HeldGrantView } from '../contract.js'
import { GrantList } from './grant-list.js'

const text = words.rights.account
const roleName = words.identity.roles

/** The roles of an account, given for a time and ended. */
export function AccountRights({ account }: { account: AccountPageView }) {
  const [giving, setGiving] = useState(false)
  return (
    <section className="sheet box" aria-labelledby="quyen">
      <h2 id="quyen">{text.title}</h2>
      <p className="muted">{text.lead}</p>
      <GrantList
        grants={account.held}
        none={text.none}
        deeds={(grant, at) => <Deeds account={account} grant={grant} at={at} />}
      />
      <Button onClick={() => setGiving(true)}>{text.give}</Button>
      <Dialog open={giving} onClose={() => setGiving(false)} title={text.giveTitle(account.title)} bare>
        <Give account={account} onClose={() => setGiving(false)} />
      </Dialog>
    </section>
  )
}

function Give({ account, onClose }: { account: AccountPageView; onClose: () => void }) {
  const { today } = useMe()
  const [role, setRole] = useState<Role>('officer')
  const [at, setAt] = useState<string | null>(account.organisationId)
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState('')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const deed = useDo(giveRole, {
    onDone: () => {
      say(text.given)
      onClose()
    },
  })
  const submit = (): void => {
    setAsked(true)
    if (!at || !from || deed.isPending) return
    deed.mutate({ id: account.id, role, organisationId: at, from, until: until || null, note })
  }
  return (
    <DeedForm action={text.give} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <SelectField
        label={text.role}
        hint={words.identity.doors.does[role]}
        value={role}
        onChange={setRole}
        options={ROLES.map((value) => ({ value, label: roleName[value] }))}
      />
      <OrganisationPicker
        label={text.at}
        value={at}
        onChange={(choice) => setAt(choice?.id ?? null)}
        error={asked && !at ? text.atNeeded : null}
      />
      <DateField
        label={text.from}
        value={from}
        onChange={setFrom}
        min={today}
        required
        error={asked && !from ? words.shell.required : null}
      />
      <DateField label={text.until} hint={text.untilHint} value={until} onChange={setUntil} min={from} optional />
      <TextField label={text.note} hint={text.noteHint} value={note} onChange={setNote} maxLength={300} optional />
    </DeedForm>
  )
}

interface DeedsProps {
  account: AccountPageView
  grant: HeldGrantView
  at: string
}

function Deeds({ account, grant, at }: DeedsProps) {
  const me = useMe()
  const [asking, setAsking] = useState<'change' | 'end' | null>(null)
  const close = (): void => setAsking(null)
  if (account.id === me.accountId && grant.role === 'administrator') return null
  const name = roleName[grant.role]
  return (
    <>
      <Button small kind="quiet" aria-label={`${text.changeEnd}: ${name}, ${at}`} onClick={() => setAsking('change')}>
        {text.changeEnd}
      </Button>
      <Button small kind="quiet" aria-label={`${text.end}: ${name}, ${at}`} onClick={() => setAsking('end')}>
        {text.end}
      </Button>
      <Dialog open={asking === 'change'} onClose={close} title={text.changeEndTitle(name)} lead={at} bare>
        <ChangeEnd account={account} grant={grant} onClose={close} />
      </Dialog>
      <EndDialog account={account} grant={grant} at={at} open={asking === 'end'} onClose={close} />
    </>
  )
}

function ChangeEnd({ account, grant, onClose }: Omit<DeedsProps, 'at'> & { onClose: () => void }) {
  const { today } = useMe()
  const [until, setUntil] = useState(grant.until ?? '')
  const deed = useDo(changeGrant, {
    onDone: () => {
      say(text.changed)
      onClose()
    },
  })
  const submit = (): void => {
    if (!deed.isPending) deed.mutate({ id: account.id, grantId: grant.id, until: until || null })
  }
  const first = grant.from > today ? grant.from : today
  return (
    <DeedForm action={text.changeEnd} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <DateField label={text.until} hint={text.untilHint} value={until} onChange={setUntil} min={first} optional />
    </DeedForm>
  )
}

function EndDialog({ account, grant, at, open, onClose }: DeedsProps & { open: boolean; onClose: () => void }) {
  const name = roleName[grant.role]
  const later = grant.when === 'later'
  const deed = useDo(endGrant, {
    onDone: () => {
      say(text.ended)
      onClose()
    },
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={later ? text.cancelTitle(name, at) : text.endTitle(name, at)}
      lead={later ? text.cancelLead : text.endLead}
      footer={
        <>
          <Button onClick={onClose}>{words.shell.cancel}</Button>
          <Button kind="now" busy={deed.isPending} onClick={() => deed.mutate({ id: account.id, grantId: grant.id })}>
            {text.end}
          </Button>
        </>
      }
    >
      <ProblemNote problem={deed.error} />
    </Dialog>
  )
}
