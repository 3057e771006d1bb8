import { useState } from 'react'
import type { z } from 'zod'
import { words } from '../../../kernel/words/index.js'
import { useMe } from '../../../web/me.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { DateField, SelectField } from '../../../web/parts/fields.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { createOrganisation, listOrganisations, organisationKind, organisationSystem } from '../contract.js'
import { type Basis, givenBasis, OptionalBasis } from './basis.js'
import { givenNaming, NamingFields, NO_NAMING } from './naming.js'

const text = words.organisations.units
const more = words.units

export type Kind = z.infer<typeof organisationKind>
export type System = z.infer<typeof organisationSystem>

const KINDS = organisationKind.options.map((value) => ({ value, label: words.organisations.kinds[value] }))
const SYSTEMS = organisationSystem.options.map((value) => ({ value, label: words.organisations.systems[value] }))

interface KindFieldsProps {
  kind: Kind
  system: System
  onKind: (kind: Kind) => void
  onSystem: (system: System) => void
}

export function KindFields({ kind, system, onKind, onSystem }: KindFieldsProps) {
  return (
    <div className="field-pair">
      <SelectField label={text.kind} value={kind} onChange={onKind} options={KINDS} />
      <SelectField label={text.system} value={system} onChange={onSystem} options={SYSTEMS} />
    </div>
  )
}

export function AddUnitDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={text.add} wide bare>
      <AddUnit onClose={onClose} />
    </Dialog>
  )
}

function AddUnit({ onClose }: { onClose: () => void }) {
  const { today } = useMe()
  const [naming, setNaming] = useState(NO_NAMING)
  const [kind, setKind] = useState<Kind>('government')
  const [system, setSystem] = useState<System>('state')
  const [parentId, setParent] = useState<string | null>(null)
  const [validFrom, setFrom] = useState(today)
  const [basis, setBasis] = useState<Basis | null>(null)
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
    const named = givenNaming(naming)
    const based = basis && givenBasis(basis)
    if (!named || (basis && !based) || !validFrom || deed.isPending) return
    deed.mutate({ ...named, kind, system, parentId, validFrom, basis: based })
  }
  return (
    <DeedForm action={text.create} busy={deed.isPending} problem={deed.error} onSubmit={submit} onClose={onClose}>
      <NamingFields value={naming} onChange={setNaming} asked={asked} />
      <KindFields kind={kind} system={system} onKind={setKind} onSystem={setSystem} />
      <OrganisationPicker
        label={`${text.parent} (${words.shell.optional})`}
        value={parentId}
        onChange={(choice) => setParent(choice?.id ?? null)}
      />
      <DateField
        label={more.since}
        hint={more.sinceHint}
        value={validFrom}
        onChange={setFrom}
        required
        error={asked && !validFrom ? more.dayNeeded : null}
      />
      <OptionalBasis value={basis} onChange={setBasis} asked={asked} />
    </DeedForm>
  )
}
