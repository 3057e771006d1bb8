import { useState } from 'react'
import type { z } from 'zod'
import { words } from '../../../kernel/words/index.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { SelectField, TextField } from '../../../web/parts/fields.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { createOrganisation, listOrganisations, organisationKind, organisationSystem } from '../contract.js'

const text = words.organisations.units

type Kind = z.infer<typeof organisationKind>
type System = z.infer<typeof organisationSystem>

const KINDS = organisationKind.options.map((value) => ({ value, label: words.organisations.kinds[value] }))
const SYSTEMS = organisationSystem.options.map((value) => ({ value, label: words.organisations.systems[value] }))

export function AddUnitDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={text.add} bare>
      <AddUnit onClose={onClose} />
    </Dialog>
  )
}

function AddUnit({ onClose }: { onClose: () => void }) {
  const [name, setName] = useState('')
  const [shortName, setShortName] = useState('')
  const [symbol, setSymbol] = useState('')
  const [kind, setKind] = useState<Kind>('government')
  const [system, setSystem] = useState<System>('state')
  const [parentId, setParent] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const deed = useDo(createOrganisation, {
    invalidates: [listOrganisations],
    onDone: (_, input) => {
      say(text.created(input.name))
      onClose()
    },
  })
  const submit = (): void => {
    setAsked(true)
    if (!name.trim() || !shortName.trim() || deed.isPending) return
    deed.mutate({ name, shortName, symbol: symbol.trim() || null, kind, system, parentId })
  }
  return (
    <DeedForm action={text.create} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <TextField
        label={text.name}
        hint={text.nameHint}
        value={name}
        maxLength={200}
        onChange={setName}
        required
        error={asked && !name.trim() ? words.shell.required : null}
      />
      <TextField
        label={text.shortName}
        hint={text.shortNameHint}
        value={shortName}
        maxLength={80}
        onChange={setShortName}
        required
        error={asked && !shortName.trim() ? words.shell.required : null}
      />
      <TextField
        label={text.symbol}
        hint={text.symbolHint}
        optional
        value={symbol}
        maxLength={40}
        onChange={setSymbol}
      />
      <div className="field-pair">
        <SelectField label={text.kind} value={kind} onChange={setKind} options={KINDS} />
        <SelectField label={text.system} value={system} onChange={setSystem} options={SYSTEMS} />
      </div>
      <OrganisationPicker
        label={`${text.parent} (${words.shell.optional})`}
        value={parentId}
        onChange={(choice) => setParent(choice?.id ?? null)}
      />
    </DeedForm>
  )
}
