import { useState } from 'react'
import type { Role } from '../../../kernel/actor.js'
import { words } from '../../../kernel/words/index.js'
import { formatInstant } from '../../../web/format.js'
import { useMe } from '../../../web/me.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog, DialogForm } from '../../../web/parts/dialog.js'
import { TextField } from '../../../web/parts/fields.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { type AccountPageView, handOverAccount, makeAccountLink, moveAccount } from '../contract.js'
import { addressOf } from './link-address.js'
import { RolesField } from '../../../web/parts/roles-field.js'
import '../../../web/parts/admin.css'

const { handOver, link, move } = words.rights

/** Who holds the account: a new holder of the post, a holder without a way in, another unit. */
export function AccountHolder({ account }: { account: AccountPageView }) {
  const { mode } = useMe()
  const [open, setOpen] = useState<'hand-over' | 'link' | 'move' | null>(null)
  const close = (): void => setOpen(null)
  return (
    <>
      <section className="sheet box" aria-labelledby="ban-giao">
        <h2 id="ban-giao">{handOver.title}</h2>
        <p className="muted">{handOver.lead}</p>
        {account.linkUntil ? (
          <p className="note warn num">{handOver.waitingSince(formatInstant(account.linkUntil))}</p>
        ) : account.hasPassword || mode === 'practice' ? null : (
          <p className="note warn">{handOver.noPassword}</p>
        )}
        <div className="buttons">
          <Button onClick={() => setOpen('hand-over')}>{handOver.action}</Button>
          <Button onClick={() => setOpen('link')}>{link.make}</Button>
        </div>
        <Dialog
          open={open === 'hand-over'}
          onClose={close}
          title={handOver.dialog(account.title)}
          lead={handOver.dialogLead}
          bare
        >
          <HandOver account={account} onClose={close} />
        </Dialog>
        <Dialog open={open === 'link'} onClose={close} title={link.makeTitle(account.title)} lead={link.makeLead} bare>
          <MakeLink account={account} onClose={close} />
        </Dialog>
      </section>
      <section className="sheet box" aria-labelledby="chuyen">
        <h2 id="chuyen">{move.title}</h2>
        <p className="muted">{move.lead}</p>
        <Button onClick={() => setOpen('move')}>{move.action}</Button>
        <Dialog open={open === 'move'} onClose={close} title={move.dialog(account.title)} bare>
          <Move account={account} onClose={close} />
        </Dialog>
      </section>
    </>
  )
}

interface Inside {
  account: AccountPageView
  onClose: () => void
}

function HandOver({ account, onClose }: Inside) {
  const [note, setNote] = useState('')
  const deed = useDo(handOverAccount)
  if (deed.data) return <LinkOnce login={account.login} made={deed.data} onClose={onClose} />
  const submit = (): void => {
    if (!deed.isPending) deed.mutate({ id: account.id, note })
  }
  return (
    <DeedForm action={handOver.confirm} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <TextField
        label={handOver.note}
        hint={handOver.noteHint}
        value={note}
        onChange={setNote}
        maxLength={300}
        optional
      />
    </DeedForm>
  )
}

function MakeLink({ account, onClose }: Inside) {
  const deed = useDo(makeAccountLink)
  if (deed.data) return <LinkOnce login={account.login} made={deed.data} onClose={onClose} />
  const submit = (): void => {
    if (!deed.isPending) deed.mutate({ id: account.id })
  }
  return (
    <DeedForm action={link.makeDo} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      {null}
    </DeedForm>
  )
}

interface LinkOnceProps {
  login: string
  made: { token: string; expiresAt: string }
  onClose: () => void
}

/** The link, shown this one time. */
function LinkOnce({ login, made, onClose }: LinkOnceProps) {
  const address = addressOf(made.token)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address)
      say(link.copied)
    } catch {
      // Without the clipboard (plain http) the link can still be marked and copied by hand.
    }
  }
  return (
    <DialogForm
      onSubmit={onClose}
      footer={
        <Button type="submit" kind="primary">
          {link.finished}
        </Button>
      }
    >
      <p className="note warn num">{link.once(formatInstant(made.expiresAt))}</p>
      <div>
        <p className="field-label">{link.of(login)}</p>
        <p className="password-once link-once">{address}</p>
      </div>
      <div>
        <Button onClick={() => void copy()}>{link.copy}</Button>
      </div>
    </DialogForm>
  )
}

function Move({ account, onClose }: Inside) {
  const [unit, setUnit] = useState<string | null>(null)
  const [title, setTitle] = useState(account.title)
  const [roles, setRoles] = useState<Role[]>([])
  const [asked, setAsked] = useState(false)
  const deed = useDo(moveAccount, {
    onDone: () => {
      say(move.moved)
      onClose()
    },
  })
  const submit = (): void => {
    setAsked(true)
    if (!unit || !title.trim() || roles.length === 0 || deed.isPending) return
    deed.mutate({ id: account.id, organisationId: unit, title, roles })
  }
  return (
    <DeedForm action={move.action} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <OrganisationPicker
        label={move.to}
        value={unit}
        onChange={(choice) => setUnit(choice?.id ?? null)}
        error={asked && !unit ? move.toNeeded : null}
      />
      <TextField
        label={move.post}
        value={title}
        maxLength={120}
        onChange={setTitle}
        required
        error={asked && !title.trim() ? words.identity.accounts.postNeeded : null}
      />
      <RolesField
        legend={move.roles}
        roles={roles}
        onChange={setRoles}
        error={asked && roles.length === 0 ? words.identity.accounts.rolesNeeded : null}
      />
    </DeedForm>
  )
}
