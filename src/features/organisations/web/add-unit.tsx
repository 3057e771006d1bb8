import { useState } from 'react'
import { words } from '../../../kernel/words/index.js'
import { type Basis, givenBasis } from '../../../web/basis.js'
import { useMe } from '../../../web/me.js'
import { givenNaming, NO_NAMING } from '../../../web/naming.js'
import { OptionalBasis } from '../../../web/parts/basis-fields.js'
import { DeedForm } from '../../../web/parts/deed-form.js'
import { Dialog } from '../../../web/parts/dialog.js'
import { DateField } from '../../../web/parts/fields.js'
import { type Kind, KindFields, NamingFields, type System } from '../../../web/parts/naming-fields.js'
import { OrganisationPicker } from '../../../web/parts/organisation-picker.js'
import { say } from '../../../web/parts/toasts.js'
import { useDo } from '../../../web/queries.js'
import { createOrganisation, listOrganisations } from '../contract.js'

const text = words.organisations.units
const more = words.units

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
