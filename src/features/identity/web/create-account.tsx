import { useState } from 'react'
import type { Role } from '../../../kernel/actor.js'
import { words } from '../../../kernel/words/index.js'
import { Button } from '../../../web/parts/button.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog, DialogForm } from '../../../web/parts/dialog.js'
import { TextField } from '../../../web/parts/fields.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { useDo } from '../../../web/queries.js'
import { createAccount, listAccounts } from '../contract.js'
import { PasswordOnce } from './account-dialogs.js'
import { newPassword } from './new-password.js'
import { RolesField } from '../../../web/parts/roles-field.js'

const text = words.identity.accounts

export function CreateAccountDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={text.addTitle} bare>
      <CreateAccount onClose={onClose} />
    </Dialog>
  )
}

/** The password is drawn here and shown once; the server keeps only its hash. */
function CreateAccount({ onClose }: { onClose: () => void }) {
  const [unit, setUnit] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [login, setLogin] = useState('')
  const [roles, setRoles] = useState<Role[]>([])
  const [asked, setAsked] = useState(false)
  const [password] = useState(newPassword)
  const deed = useDo(createAccount, { invalidates: [listAccounts] })
  const submit = (): void => {
    setAsked(true)
    if (!unit || !title.trim() || !login.trim() || roles.length === 0 || deed.isPending) return
    deed.mutate({ login, title, organisationId: unit, roles, password })
  }
  if (deed.isSuccess) {
    return (
      <DialogForm
        onSubmit={onClose}
        footer={
          <Button type="submit" kind="primary">
            {text.finished}
          </Button>
        }
      >
        <PasswordOnce login={login} password={password} />
      </DialogForm>
    )
  }
  return (
    <DeedForm action={text.create} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <OrganisationPicker
        label={text.unit}
        value={unit}
        onChange={(choice) => setUnit(choice?.id ?? null)}
        error={asked && !unit ? text.unitNeeded : null}
      />
      <TextField
        label={text.post}
        hint={text.postHint}
        value={title}
        maxLength={120}
        onChange={setTitle}
        required
        error={asked && !title.trim() ? text.postNeeded : null}
      />
      <TextField
        label={words.identity.signIn.login}
        hint={words.identity.setUp.loginHint}
        value={login}
        maxLength={80}
        autoCapitalize="none"
        autoComplete="off"
        onChange={setLogin}
        required
        error={asked && !login.trim() ? text.loginNeeded : null}
      />
      <RolesField
        legend={text.roles}
        roles={roles}
        onChange={setRoles}
        error={asked && roles.length === 0 ? text.rolesNeeded : null}
      />
    </DeedForm>
  )
}
